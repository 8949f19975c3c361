"""The page that lays two scenarios side by side: the source, the reader's own, and those with a
name.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.pages.links import linked_html
from argmap.app.pages.reading import (
    go_on_with,
    kept_of_session,
    name_of_session,
    reading_of_session,
)
from argmap.app.pages.url import map_key, present_address, write_address
from argmap.app.protocol.actions import Select
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import select
from argmap.app.state.saved_scenarios import added, load, name_of, scenarios_of
from argmap.app.state.semantics import grounded_alone
from argmap.app.state.sides import (
    ENDS,
    MINE,
    Side,
    contrast,
    links_of,
    offered,
    pasted_link,
    sides_address,
    sides_at,
    word_of,
)
from argmap.app.view_models.analyses import sets_in_words, what_more
from argmap.app.view_models.compare import (
    SETS,
    Comparison,
    Verdicts,
    agreeing,
    compared,
    conclusions_table,
    cruxes_of,
    judged,
    others_table,
    stances_table,
    summary,
)
from argmap.errors import ScenarioError
from argmap.model import Scenario
from argmap.reasoning import Label
from argmap.view.vulnerability import called

AT_ONCE = 8
"""Of how many conclusions the cruxes are worked out before the reader asks for more."""

LONGEST_PASTED = 20_000
"""Characters of a link that is pasted."""


@dataclass
class _Held:
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


def show(loaded: LoadedMap, read: Any) -> None:
    """Draw the page; a scenario that is taken over leads to the page `read`."""
    held = _held(loaded)
    _read_address(held)
    page_header(loaded, "compare")
    _recall(held)
    choices, opening = st.container(), st.container()
    with opening:
        _open_file(held)
    with choices:
        left, right = _choose(held, read)
    _tell(held, left, right)
    if left.scenario is not None and right.scenario is not None:
        with st.spinner("Judging the map in both scenarios …"):
            found = compared(loaded, left.scenario, right.scenario)
        _differences(loaded, left, right, found, read)
    held.address = sides_address(left, right)
    write_address(held.address)


def _held(loaded: LoadedMap) -> _Held:
    held: _Held | None = st.session_state.get("compare")
    if held is None or held.loaded is not loaded:
        held = st.session_state["compare"] = _Held(loaded)
    return held


def _read_address(held: _Held) -> None:
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


def _recall(held: _Held) -> None:
    """Ask the browser for the scenarios that it keeps."""
    map = held.loaded.map
    recall = st.components.v2.component("argmap_kept", js=_recall_script())
    text = recall(key="argmap_kept", data={"map": map.notation}, on_held_change=lambda: None).held
    if isinstance(text, str):
        try:
            held.recalled = scenarios_of(load(map, text, file="Your browser")[0])
        except ScenarioError:
            held.recalled = {}


@cache
def _recall_script() -> str:
    return (files("argmap.app.pages") / "recall.js").read_text("utf-8")


def _kept(held: _Held) -> dict[str, Scenario]:
    return held.recalled | kept_of_session(held.loaded)


def _sides(held: _Held) -> dict[str, Side]:
    """What may stand on a side.

    What came by a file or a link has its name; what is kept under the same name gets a number.
    """
    named = dict(held.opened)
    for name, scenario in _kept(held).items():
        added(named, name, scenario)
    words = [*held.words.values(), *contrast(held.loaded).values()]
    mine = reading_of_session(held.loaded).scenario
    return offered(held.loaded.map, mine, named, words, name_of_session(held.loaded))


def _choose(held: _Held, read: Any) -> tuple[Side, Side]:
    """Both sides, each with what it may be, and the way to read with it."""
    sides = _sides(held)

    def taken(end: str) -> None:
        held.chosen = held.words | {end: st.session_state[f"compare {end}"]}
        held.notice = ""

    def swapped() -> None:
        held.chosen = dict(zip(ENDS, reversed(held.words.values()), strict=True))

    for end, column, label in zip(
        ENDS, st.columns(2, gap="medium"), ("One side", "The other side"), strict=True
    ):
        key, side = f"compare {end}", sides[held.words[end]]
        st.session_state[key] = side.word
        with column:
            st.selectbox(
                label,
                list(sides),
                format_func=lambda w: sides[w].offer,
                key=key,
                on_change=taken,
                args=(end,),
            )
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button(
                    "Read with this scenario", key=f"read {end}", disabled=side.scenario is None
                ):
                    _read_with(held.loaded, side.scenario or Scenario(), read)
                if end == "right":
                    st.button("Swap the two", on_click=swapped, type="tertiary")
    left, right = (sides[held.words[end]] for end in ENDS)
    return left, right


def _read_with(loaded: LoadedMap, scenario: Scenario, read: Any) -> None:
    go_on_with(loaded, replace(reading_of_session(loaded), scenario=scenario))
    st.switch_page(read)


def _open_file(held: _Held) -> None:
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


def _take_link(held: _Held, link: str) -> None:
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


def _take_file(held: _Held, name: str, content: bytes) -> None:
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
        named = held.opened | _kept(held)
        names = [added(named, one, scenario) for one, scenario in scenarios_of(saved).items()]
        held.opened |= {one: named[one] for one in names}
        held.chosen = held.words | ({"right": word_of(names[0])} if names else {})
        held.told = f"Opened from {name}: {', '.join(names) or 'no scenario'}. {left_out}"


def _tell(held: _Held, left: Side, right: Side) -> None:
    """What a link could not have shown as it was, and what the verdicts are by."""
    kept = _kept(held)
    notices = [held.notice] if held.notice else []
    for side in dict.fromkeys((left, right)):
        if side.scenario is None:
            notices.append(
                f"No scenario “{side.name}” is known here, and the link does not say what it "
                "changes. "
                "Choose another one, or open it from a file."
            )
        elif side.name in held.linked and kept.get(side.name) != side.scenario:
            notices.append(
                f"“{side.name}” is not kept in this browser; it is shown as the link has it."
            )
    for notice in notices:
        st.warning(escape_markdown(notice))
    if note := grounded_alone(reading_of_session(held.loaded).judging):
        st.caption(note)


def _differences(loaded: LoadedMap, left: Side, right: Side, found: Comparison, read: Any) -> None:
    map, links = loaded.map, links_of(loaded.map, left, map_key())
    link = links or (lambda name: "")
    st.write(summary(found))
    if not found.stances and MINE in (left.word, right.word):
        st.caption("Change what is granted on the page Read, or choose another scenario above.")
    if found.stances and not links:
        st.caption(
            "The statements are not linked: with so many changes the links would be too long."
        )
    if found.stances:
        st.header("Stances that differ", anchor=False)
        linked_html("stances", stances_table(map, left, right, found.stances, link), read)
    if found.conclusions:
        st.header("Conclusions judged differently", anchor=False)
        linked_html(
            "conclusions", conclusions_table(map, left, right, found.conclusions, link), read
        )
        st.header("On what the difference hangs", anchor=False)
        with st.container(key="cruxes"):
            _cruxes(loaded, left, right, found.conclusions, read)
    if found.others:
        st.header("Other statements judged differently", anchor=False)
        linked_html("others", others_table(map, left, right, found.others, link), read)


def _cruxes(
    loaded: LoadedMap, left: Side, right: Side, ends: tuple[Verdicts, ...], read: Any
) -> None:
    """Of each conclusion the smallest sets of statements on which the difference hangs; a click
    tries one on the map.
    """
    shown = st.session_state.get(f"compare shown {left.word} {right.word}", AT_ONCE)
    mine, theirs = left.scenario or Scenario(), right.scenario or Scenario()
    for end in ends[:shown]:
        words = escape_markdown(called(loaded.map.statements[end.id]))
        with st.spinner(f"Working out on what it hangs: {words} …"):
            found = cruxes_of(loaded, end.id, mine, theirs)
        sets = sets_in_words(loaded.map, found, SETS)
        told = f" {agreeing(left, right, len(sets))}" if sets else ""
        st.markdown(f"**{words}** {escape_markdown(judged(left, right, end) + told)}")
        for number, one in enumerate(sets):
            if st.button(
                f"{escape_markdown(one.words)} :primary[Try]",
                key=f"crux {end.id} {number}",
                type="tertiary",
            ):
                tried = replace(reading_of_session(loaded), scenario=mine).trying(
                    loaded.map, one.stances
                )
                go_on_with(loaded, select(tried, loaded.map, Select(end.id)))
                st.switch_page(read)
        if more := what_more(found, end.mine is Label.IN, SETS):
            st.caption(more)
    if len(ends) > shown and st.button(f"Work it out for {min(AT_ONCE, len(ends) - shown)} more"):
        st.session_state[f"compare shown {left.word} {right.word}"] = shown + AT_ONCE
        st.rerun()
