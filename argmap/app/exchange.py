"""What passes between the page and its reader's browser: actions come in, differences of the view
go out.

Each view that was sent has a version; the browser says which one it shows, and gets what changed
since then, or the whole where that version is no longer known. Messages carry a number, so that one
that comes twice is done once.

What a verdict hangs on may take longer than a click should: the browser asks for it (`analyse`)
once it has painted the verdicts.
"""

from __future__ import annotations

import secrets
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from argmap.app.protocol.actions import (
    Action,
    Analyse,
    CancelLayout,
    DeleteScenario,
    DismissNotice,
    ExportFile,
    ForgetCopy,
    ImportScenarios,
    OpenMap,
    OpenScenario,
    PollCopy,
    PollLayout,
    RenameScenario,
    SaveScenario,
    SendCopyPart,
    Sync,
)
from argmap.app.protocol.parse import parse_message
from argmap.app.protocol.patch import changes
from argmap.app.protocol.view import (
    Answer,
    ExportedFile,
    FullAnswer,
    Hangs,
    LayoutProgress,
    MadeFile,
    NoFile,
    PatchAnswer,
    ReadingView,
    SavedScenarios,
    View,
)
from argmap.app.state.history import CHANGES, History
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.saved_scenarios import (
    LONGEST_NOTE,
    MOST,
    SavedScenario,
    added,
    as_values,
    load,
    name_of,
    name_of_present,
    renamed,
    scenarios_of,
)
from argmap.app.state.traces import traced_in, traces_of
from argmap.app.state.user_maps import LARGEST
from argmap.app.view_models.analyses import hangs_of
from argmap.app.view_models.export_menu import exported, offered
from argmap.app.view_models.layouts import cancel_layout, stage_of, stage_or_work
from argmap.app.view_models.own_copy import OwnCopy
from argmap.app.view_models.page_view import page_view
from argmap.errors import ArgmapError, ScenarioError
from argmap.model import Scenario
from argmap.notices import listening
from argmap.view.excerpt import MAIN_LINE, Excerpt
from argmap.view.scene import Stage

KEPT = 4
"""How many views are kept to tell differences from."""

REMEMBERED = 128
"""How many answers to what a verdict hangs on are kept, so that coming back to one shows it at
once.
"""


@dataclass
class Exchange:
    """One reader's session.

    `history` is all that they did; `notice` a sentence to show until it is dismissed; `client` and
    `received` say which message came last, `shown` which version of the view the page shows.
    """

    loaded: LoadedMap
    history: History
    copy: OwnCopy
    """The reader's own copy of the source."""
    notice: str = ""
    network: str = ""
    """The address at which others on the network find the server; "" where they cannot."""
    client: str = ""
    received: int = 0
    shown: str | None = None
    saved: dict[str, SavedScenario] = field(default_factory=dict)
    """The scenarios that the reader has saved under a name."""
    opened: str = ""
    """The name of the scenario that was opened or saved last."""
    opened_map: tuple[str, bytes] | None = None
    """A map file that the reader has dropped on the page: its name and what it holds."""
    # Marks versions as this session's: a browser may still show one of a server that has ended.
    _name: str = field(default_factory=lambda: secrets.token_hex(4))
    _views: dict[str, View] = field(default_factory=dict)
    _hangs: dict[tuple[Scenario, str], Hangs] = field(default_factory=dict)
    _drawn: tuple[frozenset[str], Excerpt, frozenset[str]] = (frozenset(), MAIN_LINE, frozenset())
    """What the map shows: what is unfolded, of which excerpt, and what is traced."""
    _count: int = 0
    _file: ExportedFile | NoFile = field(default_factory=NoFile)

    def receive(self, value: object) -> None:
        """Do what a message of the page says, unless it was done already.

        What is not as the page sends it is passed over.
        """
        message = parse_message(value)
        if message is None:
            return
        # Of a repeated message too: the answer to it was lost, and the next one builds on what is
        # shown.
        self.shown = message.version
        # A page that is loaded anew is another client, and counts from 1 again.
        if message.client == self.client and message.number <= self.received:
            return
        self.client, self.received = message.client, message.number
        # A file goes out with the answers to one message; the next click does not send it again.
        self._file = {}
        for action in message.actions:
            _HANDLERS[type(action)](self, action)

    def _change(self, action: Action) -> None:
        traced = traced_in(self.loaded, self.history.present).statements
        self.history = self.history.apply_action(self.loaded.map, action, traced)

    def _nothing(self, action: Sync | PollLayout) -> None:
        """The answer alone is what was asked for."""

    def _dismiss_notice(self, action: DismissNotice) -> None:
        self.notice = ""

    def _export(self, action: ExportFile) -> None:
        notices: list[str] = []
        try:
            with listening(notices.append):
                made = self._exported(action)
        except ArgmapError as error:
            self.notice = str(error)
        else:
            # Answers may come twice: by the number the browser saves the file once.
            self._file = {**made, "number": self.received}
            self.notice = "".join(f"{line[:1].upper()}{line[1:]}." for line in notices)

    def _exported(self, action: ExportFile) -> MadeFile:
        named, reading = scenarios_of(self.saved), self.history.present
        return exported(self.loaded, self._reading_view(), reading, action, named)

    def _open_map(self, action: OpenMap) -> None:
        name = name_of(action.name, "this file")
        if action.size > LARGEST:
            self.notice = (
                f"“{name}” holds {action.size / 1e6:.0f} MB; the page opens maps of up to "
                f"{LARGEST / 1e6:.0f} MB."
            )
            return
        try:
            # Kept until the page is drawn: only there can Streamlit go to the page Maps.
            # Without `validate` signs that are no base64 would be dropped without a word.
            self.opened_map = name, b64decode(action.content, validate=True)
        except ValueError:
            self.notice = f"“{name}” did not arrive whole. Drop it once more."

    def _take_copy_part(self, action: SendCopyPart) -> None:
        self.copy.take(action)

    def _forget_copy(self, action: ForgetCopy) -> None:
        self.copy.forget()

    def _poll_copy(self, action: PollCopy) -> None:
        self.copy.poll()

    def _save_scenario(self, action: SaveScenario) -> None:
        name = name_of(action.name)
        scenario = self.history.present.scenario
        if name and name in self.saved and action.replaces:
            self.saved[name] = self.saved[name]._replace(scenario=scenario)
        elif name and len(self.saved) < MOST:
            name = added(self.saved, name, SavedScenario(scenario))
        else:
            if name:
                self.notice = f"{MOST} scenarios are saved, and no more can be. Delete one of them."
            return
        self.opened = name

    def _rename_scenario(self, action: RenameScenario) -> None:
        name, to = name_of(action.name), name_of(action.to)
        if name not in self.saved or not to:
            return
        if not action.replaces:
            # A copy, to find a name that is free: `renamed` keeps the place in the list.
            others = {one: entry for one, entry in self.saved.items() if one != name}
            to = added(others, to, self.saved[name])
        note = name_of(action.note, longest=LONGEST_NOTE)
        self.saved = renamed(self.saved, name, to, note)
        if self.opened == name:
            self.opened = to

    def _delete_scenario(self, action: DeleteScenario) -> None:
        self.saved.pop(name_of(action.name), None)

    def _open_scenario(self, action: OpenScenario) -> None:
        name = name_of(action.name)
        if name in self.saved:
            scenario = self.saved[name].scenario
            self.history = self.history.then(replace(self.history.present, scenario=scenario))
            self.opened = name

    def _import_scenarios(self, action: ImportScenarios) -> None:
        file = name_of(action.name, "this file")
        try:
            found, self.notice = load(self.loaded.map, action.text, file=file)
        except ScenarioError as error:
            self.notice = str(error)
        else:
            before = len(self.saved)
            for name, one in found.items():
                added(self.saved, name, one)
            over = len(self.saved) - MOST
            self.saved = dict(list(self.saved.items())[:MOST])
            if over > 0:
                self.notice = (
                    f"{over} of the scenarios in “{file}” had no room: {MOST} are saved, and no "
                    "more can be. Delete some of them."
                )
            elif found and len(self.saved) == before and not self.notice:
                self.notice = f"“{file}” holds no scenario that is not saved here already."

    def _analyse(self, action: Analyse) -> None:
        """Work out what the verdict on the card hangs on in the present scenario; the analyses are
        about grounded alone.
        """
        reading = self.history.present
        if (
            not reading.judging.grounded
            or reading.selection is None
            or (reading.scenario, reading.selection) in self._hangs
        ):
            return
        self._hangs[reading.scenario, reading.selection] = hangs_of(
            self.loaded, reading.scenario, reading.selection
        )
        while len(self._hangs) > REMEMBERED:
            del self._hangs[next(iter(self._hangs))]

    def _view(self) -> View:
        return {
            **self._reading_view(),
            "saved": self._saved(),
            "exports": offered(self.loaded),
            "file": self._file,
            "copy": self.copy.view(self.history.present.selection),
        }

    def _reading_view(self) -> ReadingView:
        reading = self.history.present
        hangs = (
            self._hangs.get((reading.scenario, reading.selection or ""))
            if reading.judging.grounded
            else None
        )
        stage, layout = self._stage()
        return page_view(self.loaded, self.history, self.notice, hangs, stage, layout, self.network)

    def _saved(self) -> SavedScenarios:
        name, changed = self.name_of_scenario()
        return {"scenarios": as_values(self.saved), "name": name, "changed": changed}

    def name_of_scenario(self) -> tuple[str, bool]:
        """The name of the present scenario ("" where it has none), and whether it differs from what
        is saved under it.
        """
        return name_of_present(self.saved, self.opened, self.history.present.scenario)

    def _stage(self) -> tuple[Stage, LayoutProgress | None]:
        """What the map shows, and while that is not yet what the reading says, how far its
        layout is.
        """
        wanted = self._wanted()
        found = stage_or_work(self.loaded, *wanted)
        if isinstance(found, Stage):
            self._drawn = wanted
            return found, None
        # The boxes that are there stay meanwhile, with the verdicts of the present scenario.
        return stage_of(self.loaded, *self._drawn), found.progress()

    def _wanted(self) -> tuple[frozenset[str], Excerpt, frozenset[str]]:
        """What the map is to show."""
        reading = self.history.present
        traced = traced_in(self.loaded, reading).statements
        return reading.unfolded, reading.excerpt, traced

    def _cancel_layout(self, action: CancelLayout) -> None:
        """Go back to what the map shows, and end the work on what it was to show."""
        reading = self.history.present
        if self._wanted() != self._drawn:
            cancel_layout(self.loaded, *self._wanted())
            unfolded, excerpt, _ = self._drawn
            self.history = replace(
                self.history, present=replace(reading, unfolded=unfolded, excerpt=excerpt)
            )

    def _leave_what_is_over(self) -> None:
        """Forget the name of a scenario that was left for the source's own stances, and go back to
        the main line from a trace of which nothing is left.
        """
        self.opened, _ = self.name_of_scenario()
        reading = self.history.present
        if reading.excerpt.kind == "trace" and not traces_of(self.loaded, *reading.basis):
            present = replace(reading, excerpt=MAIN_LINE, unfolded=frozenset())
            self.history = replace(self.history, present=present)

    def answer(self) -> Answer:
        """The data for the page: the difference to the version that it shows, or the full view."""
        self._leave_what_is_over()
        view = self._view()
        base, shown = self._views.get(self.shown or ""), self.shown
        self._count += 1
        version = f"{self._name}-{self._count}"
        self._views[version] = view
        while len(self._views) > KEPT:
            del self._views[next(iter(self._views))]
        head = {"version": version, "client": self.client, "received": self.received}
        if base is None or shown is None:
            return cast(FullAnswer, {**head, "full": view})
        return cast(PatchAnswer, {**head, "base": shown, "patch": changes(base, view)})


_HANDLERS: Mapping[type[Action], Callable[[Exchange, Any], None]] = {
    **dict.fromkeys(CHANGES, Exchange._change),
    Sync: Exchange._nothing,
    PollLayout: Exchange._nothing,
    CancelLayout: Exchange._cancel_layout,
    DismissNotice: Exchange._dismiss_notice,
    Analyse: Exchange._analyse,
    OpenMap: Exchange._open_map,
    SendCopyPart: Exchange._take_copy_part,
    ForgetCopy: Exchange._forget_copy,
    PollCopy: Exchange._poll_copy,
    ExportFile: Exchange._export,
    SaveScenario: Exchange._save_scenario,
    RenameScenario: Exchange._rename_scenario,
    OpenScenario: Exchange._open_scenario,
    DeleteScenario: Exchange._delete_scenario,
    ImportScenarios: Exchange._import_scenarios,
}
"""What is done at each kind of action."""
