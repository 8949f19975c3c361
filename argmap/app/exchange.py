"""What passes between the page and its reader's browser: actions come in, differences of the view
go out.

Each view that was sent has a version; the browser says which one it shows, and gets what changed
since then, or the whole where that version is no longer known. Actions carry a number, so that one
that is sent twice is done once.

What a verdict hangs on may take longer than a click should: the browser asks for it (`analyse`)
once it has painted the verdicts.
"""

from __future__ import annotations

import secrets
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.app.state.history import History
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.saved_scenarios import MOST, as_values, load, name_of
from argmap.app.state.traces import traced_in
from argmap.app.state.user_maps import LARGEST
from argmap.app.view_models.analyses import hangs_of
from argmap.app.view_models.export_menu import exported, offered
from argmap.app.view_models.layouts import give_up, stage_of, stage_or_work
from argmap.app.view_models.own_copy import OwnCopy
from argmap.app.view_models.page_view import View, page_view
from argmap.errors import ArgmapError, ScenarioError
from argmap.model import Scenario
from argmap.notices import listening
from argmap.view.excerpt import MAIN_LINE, Excerpt
from argmap.view.scene import Stage, changes

KEPT = 4
"""How many views are kept to tell differences from."""

REMEMBERED = 128
"""How many answers to what a verdict hangs on are kept, so that coming back to one shows it at
once.
"""


@dataclass
class Exchange:
    """One reader's session.

    `history` is all that they did; `notice` a sentence to show until it is dismissed.
    """

    loaded: LoadedMap
    history: History
    notice: str = ""
    client: str = ""
    seen: int = 0
    have: str | None = None
    kept: dict[str, Scenario] = field(default_factory=dict)
    """The scenarios that the reader has kept under a name."""
    brought: tuple[str, bytes] | None = None
    """A map file that the reader has dropped on the page: its name and what it holds."""
    copy: OwnCopy | None = None
    """The reader's own copy of the source."""
    _name: str = field(default_factory=lambda: secrets.token_hex(4))
    _views: dict[str, View] = field(default_factory=dict)
    _hangs: dict[tuple[Scenario, str], dict[str, Any]] = field(default_factory=dict)
    _drawn: tuple[frozenset[str], Excerpt, frozenset[str]] = (frozenset(), MAIN_LINE, frozenset())
    """What the map shows: what is unfolded, of which excerpt, and what is traced."""
    _count: int = 0
    _file: dict[str, Any] = field(default_factory=dict)

    def receive(self, message: Any) -> None:
        """Do what the reader did, unless it was done already.

        What is not as the page sends it is passed over.
        """
        if not isinstance(message, Mapping):
            return
        client, seq, acts = str(message.get("client")), message.get("seq"), message.get("acts")
        if not isinstance(seq, int) or not isinstance(acts, list):
            return
        self.have = message.get("have")
        if (client, seq) <= (self.client, self.seen) and client == self.client:
            return
        self.client, self.seen = client, seq
        self._file = {}
        for action in acts:
            if isinstance(action, Mapping):
                self._act(action)

    def _act(self, action: Mapping[str, Any]) -> None:
        if action.get("do") == "dismiss":
            self.notice = ""
        elif action.get("do") == "give up":
            self._give_up()
        elif action.get("do") == "analyse":
            self._analyse()
        elif action.get("do") == "bring":
            self._bring(action)
        elif action.get("do") == "copy":
            if self.copy:
                self.copy.act(action)
        elif action.get("do") == "export":
            self._export(action)
        elif action.get("do") in ("keep", "drop", "open", "recall"):
            self._keep(action)
        elif action.get("do") not in ("sync", "wait"):
            traced = traced_in(self.loaded, self.history.present).statements
            self.history = self.history.acted(self.loaded.map, action, traced)

    def _export(self, action: Mapping[str, Any]) -> None:
        told: list[str] = []
        try:
            with listening(told.append):
                made = exported(self.loaded, self._view(), self.history.present, action, self.kept)
        except ArgmapError as error:
            self.notice = str(error)
        else:
            self._file = made | {"number": self.seen}
            self.notice = "".join(f"{line[:1].upper()}{line[1:]}." for line in told)

    def _bring(self, action: Mapping[str, Any]) -> None:
        name, content, size = (
            name_of(action.get("name"), "this file"),
            action.get("content"),
            action.get("size", 0),
        )
        if isinstance(size, int) and size > LARGEST:
            self.notice = (
                f"“{name}” holds {size / 1e6:.0f} MB; the page opens maps of up to "
                f"{LARGEST / 1e6:.0f} MB."
            )
            return
        try:
            self.brought = (
                name,
                b64decode(content if isinstance(content, str) else "", validate=True),
            )
        except ValueError:
            self.notice = f"“{name}” did not arrive whole. Drop it once more."

    def _keep(self, action: Mapping[str, Any]) -> None:
        """Keep the present scenario under a name, drop or open one that is kept, or take over those
        of a file.
        """
        deed, name, now = action["do"], name_of(action.get("name")), self.history.present
        if deed == "keep" and name and (name in self.kept or len(self.kept) < MOST):
            self.kept[name] = now.scenario
        elif deed == "drop":
            self.kept.pop(name, None)
        elif deed == "open" and name in self.kept:
            self.history = self.history.then(replace(now, scenario=self.kept[name]))
        elif deed == "recall":
            try:
                found, self.notice = load(
                    self.loaded.map, str(action.get("text")), file=name or "this file"
                )
            except ScenarioError as error:
                self.notice = str(error)
            else:
                self.kept = dict(list((self.kept | found).items())[:MOST])

    def _analyse(self) -> None:
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
        reading = self.history.present
        hangs = (
            self._hangs.get((reading.scenario, reading.selection or ""))
            if reading.judging.grounded
            else None
        )
        own: View = {
            "kept": {"scenarios": as_values(self.kept)},
            "exports": offered(self.loaded),
            "file": self._file,
        }
        stage, work = self._stage()
        return page_view(self.loaded, self.history, self.notice, hangs, stage, work) | own

    def _stage(self) -> tuple[Stage, dict[str, Any]]:
        """What the map shows, and while that is not yet what the reading says, what is being done
        about it.
        """
        wanted = self._wanted()
        found = stage_or_work(self.loaded, *wanted)
        if isinstance(found, Stage):
            self._drawn = wanted
            return found, {}
        return stage_of(self.loaded, *self._drawn), found.told()

    def _wanted(self) -> tuple[frozenset[str], Excerpt, frozenset[str]]:
        """What the map is to show."""
        reading = self.history.present
        traced = traced_in(self.loaded, reading).statements
        return reading.unfolded, reading.excerpt, traced

    def _give_up(self) -> None:
        """Go back to what the map shows, and end the work on what it was to show."""
        reading = self.history.present
        if self._wanted() != self._drawn:
            give_up(self.loaded, *self._wanted())
            unfolded, excerpt, _ = self._drawn
            self.history = replace(
                self.history, present=replace(reading, unfolded=unfolded, excerpt=excerpt)
            )

    def answer(self) -> dict[str, Any]:
        """The data for the page: the difference to the version that it shows, or the full view."""
        view = self._view()
        # The copy is not in `_view`: exports hold none of it.
        view = {**view, "copy": self.copy.view(self.history.present.selection) if self.copy else {}}
        base = self._views.get(self.have or "")
        self._count += 1
        version = f"{self._name}-{self._count}"
        self._views[version] = view
        while len(self._views) > KEPT:
            del self._views[next(iter(self._views))]
        answer = {"version": version, "client": self.client, "seen": self.seen}
        if base is None:
            return answer | {"full": view}
        return answer | {"base": self.have, "patch": changes(base, view)}
