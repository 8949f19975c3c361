"""What may stand on the sides of a comparison: the source, the reader's own scenario, those that
are kept, and those that come by a link or a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.reading import (
    go_on_with,
    kept_of_session,
    name_of_session,
    reading_of_session,
)
from argmap.app.pages.url import map_key, present_address
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.saved_scenarios import added, load, name_of, scenarios_of
from argmap.app.state.sides import ENDS, Side, contrast, offered, pasted_link, sides_at, word_of
from argmap.errors import ScenarioError
from argmap.model import Scenario

LONGEST_PASTED = 20_000
"""Characters of a link that is pasted."""


@dataclass
class Held:
    """What the page remembers for a session: the word of each side, and the scenarios that came by
    a file or a link.
    """

    loaded: LoadedMap
    chosen: dict[str, str] = field(default_factory=dict)
    """The word of each side, once an address or the reader has said."""
    opened: dict[str, Scenario] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    notice: str = ""
    address: dict[str, list[str]] = field(default_factory=dict)
    file: str = ""
    trouble: str = ""
    told: str = ""
    link: str = ""
    recalled: dict[str, Scenario] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """The word of each side: until one is chosen the reader's own scenario and the source, or,
        while these are alike, the source and what would change most.
        """
        alike = not reading_of_session(self.loaded).scenario.stances
        return dict(self.chosen or (contrast(self.loaded) if alike else ENDS))


def held_of(loaded: LoadedMap) -> Held:
    """What the session's page remembers of a map."""
    held: Held | None = st.session_state.get("compare")
    if held is None or held.loaded is not loaded:
        held = st.session_state["compare"] = Held(loaded)
    return held


def read_address(held: Held) -> None:
    """Take over an address that the page did not write itself: a link. Without one all stays."""
    address = present_address()
    # The browser's back may bring what the page Read had written: it names no side.
    of_another = bool(held.chosen) and not address.keys() & ENDS.keys()
    if not address or address == held.address or of_another:
        return
    found = sides_at(held.loaded.map, address)
    held.chosen, held.opened, held.notice = found.words, held.opened | found.carried, found.notice
    held.linked = frozenset(found.carried)
    if found.mine is not None:
        go_on_with(held.loaded, replace(reading_of_session(held.loaded), scenario=found.mine))


def recall(held: Held) -> None:
    """Ask the browser for the scenarios that it keeps."""
    map = held.loaded.map
    component = st.components.v2.component("argmap_kept", js=_recall_script())
    text = component(
        key="argmap_kept", data={"map": map.notation}, on_held_change=lambda: None
    ).held
    if isinstance(text, str):
        try:
            held.recalled = scenarios_of(load(map, text, file="Your browser")[0])
        except ScenarioError:
            held.recalled = {}


@cache
def _recall_script() -> str:
    return (files("argmap.app.pages") / "recall.js").read_text("utf-8")


def kept(held: Held) -> dict[str, Scenario]:
    """The scenarios that the reader has kept, in this session or in this browser."""
    return held.recalled | kept_of_session(held.loaded)


def sides_of(held: Held) -> dict[str, Side]:
    """What may stand on a side.

    What came by a file or a link has its name; what is kept under the same name gets a number.
    """
    named = dict(held.opened)
    for name, scenario in kept(held).items():
        added(named, name, scenario)
    words = [*held.words.values(), *contrast(held.loaded).values()]
    mine = reading_of_session(held.loaded).scenario
    return offered(held.loaded.map, mine, named, words, name_of_session(held.loaded))


def open_file(held: Held) -> None:
    """A link or a file with scenarios, to choose among them on both sides.

    What is neither is told, and nothing else changes.
    """
    with st.expander("Open scenarios from a link or a file"):
        link = st.text_input(
            "A link that someone sent you",
            key="scenario link",
            placeholder="https://… /?withdrawn=…",
            max_chars=LONGEST_PASTED,
        )
        if link.strip() != held.link:
            held.link = link.strip()
            held.trouble = held.told = ""
            if held.link:
                _take_link(held, held.link)
        file = st.file_uploader(
            "A file that was saved here, or a scenario in JSON",
            key="scenario file",
            max_upload_size=1,
        )
        if file is None and held.file:
            held.file = held.trouble = held.told = ""
        elif file is not None and file.file_id != held.file:
            held.file, held.trouble, held.told = file.file_id, "", ""
            _take_file(held, file.name, file.getvalue())
        if held.trouble:
            st.error(escape_markdown(held.trouble))
        elif held.told:
            st.write(escape_markdown(held.told))


def _take_link(held: Held, link: str) -> None:
    """Put the scenarios of an argmap address on the sides: one on the right, of a comparison
    both.
    """
    try:
        pasted = pasted_link(held.loaded.map, link, open_map=map_key())
    except ScenarioError as error:
        held.trouble = str(error)
        return
    names_here = {
        word_of(name): word_of(added(held.opened, name, scenario))
        for name, scenario in pasted.carried.items()
    }
    held.chosen = held.words | {
        end: names_here.get(word, word) for end, word in pasted.words.items()
    }
    names = ", ".join(f"“{name}”" for name in pasted.carried)
    held.told = " ".join(filter(None, (f"From the link: {names}." if names else "", pasted.notice)))


def _take_file(held: Held, name: str, content: bytes) -> None:
    name = name_of(name, "this file")
    try:
        saved, left_out = load(held.loaded.map, content.decode("utf-8-sig"), file=name)
    except UnicodeDecodeError:
        held.trouble = (
            f"{name}: this is not text in UTF-8; open a file that was saved here, or a scenario "
            "in JSON"
        )
    except ScenarioError as error:
        held.trouble = str(error)
    else:
        named = held.opened | kept(held)
        names = [added(named, one, scenario) for one, scenario in scenarios_of(saved).items()]
        held.opened |= {one: named[one] for one in names}
        held.chosen = held.words | ({"right": word_of(names[0])} if names else {})
        held.told = f"Opened from {name}: {', '.join(names) or 'no scenario'}. {left_out}"
