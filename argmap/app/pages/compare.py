"""The page that lays two scenarios side by side: the source, the reader's own, and those with a
name.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.pages.links import linked_html
from argmap.app.pages.reading import go_on_with, reading_of_session
from argmap.app.pages.sides import Held, held_of, kept, open_file, read_address, recall, sides_of
from argmap.app.pages.url import map_key, write_address
from argmap.app.protocol.actions import Select
from argmap.app.state.address import statement_links
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import select
from argmap.app.state.semantics import grounded_alone
from argmap.app.state.sides import ENDS, MINE, Side, sides_address
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
from argmap.model import Scenario
from argmap.reasoning import Label
from argmap.view.vulnerability import called

AT_ONCE = 8
"""Of how many conclusions the cruxes are worked out before the reader asks for more."""


def show(loaded: LoadedMap, read: StreamlitPage) -> None:
    """Draw the page; a scenario that is taken over leads to the page `read`."""
    held = held_of(loaded)
    read_address(held)
    page_header(loaded, "compare")
    recall(held)
    choices, opening = st.container(), st.container()
    # What is opened is among the choices: it is read first, though it stands below them.
    with opening:
        open_file(held)
    with choices:
        left, right = _choose(held, read)
    _tell(held, left, right)
    if left.scenario is not None and right.scenario is not None:
        with st.spinner("Judging the map in both scenarios …"):
            found = compared(loaded, left.scenario, right.scenario)
        _differences(loaded, left, right, found, read)
    held.address = sides_address(left, right)
    write_address(held.address)


def _choose(held: Held, read: StreamlitPage) -> tuple[Side, Side]:
    """Both sides, each with what it may be, and the way to read with it."""
    sides = sides_of(held)

    def taken(end: str) -> None:
        held.chosen = held.words | {end: st.session_state[f"compare {end}"]}
        held.notice = ""

    def swapped() -> None:
        held.chosen = dict(zip(ENDS, reversed(held.words.values()), strict=True))

    with st.container(key="sides"):
        columns = st.columns(2, gap="medium")
    for end, column, label in zip(ENDS, columns, ("One side", "The other side"), strict=True):
        key, side = f"compare {end}", sides[held.words[end]]
        # A widget keeps what it had; swapping and links change that, which Streamlit allows only
        # before it is drawn.
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
                    f"Read with this scenario **{escape_markdown(side.offer)}**",
                    key=f"read {end}",
                    disabled=side.scenario is None,
                ):
                    _read_with(held.loaded, side.scenario or Scenario(), read)
                if end == "right":
                    st.button("Swap the two", on_click=swapped, type="tertiary")
    left, right = (sides[held.words[end]] for end in ENDS)
    return left, right


def _read_with(loaded: LoadedMap, scenario: Scenario, read: StreamlitPage) -> None:
    go_on_with(loaded, replace(reading_of_session(loaded), scenario=scenario))
    st.switch_page(read)


def _tell(held: Held, left: Side, right: Side) -> None:
    """What a link could not have shown as it was, and what the verdicts are by."""
    known = kept(held)
    notices = [held.notice] if held.notice else []
    for side in dict.fromkeys((left, right)):
        if side.scenario is None:
            notices.append(
                f"No scenario “{side.name}” is known here, and the link does not say what it "
                "changes. "
                "Choose another one, or open it from a file."
            )
        elif side.name in held.linked and known.get(side.name) != side.scenario:
            notices.append(
                f"“{side.name}” is not kept in this browser; it is shown as the link has it."
            )
    for notice in notices:
        st.warning(escape_markdown(notice))
    if note := grounded_alone(reading_of_session(held.loaded).judging):
        st.caption(note)


def _differences(
    loaded: LoadedMap, left: Side, right: Side, found: Comparison, read: StreamlitPage
) -> None:
    map, links = loaded.map, statement_links(loaded.map, left.scenario or Scenario(), map_key())
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
    loaded: LoadedMap, left: Side, right: Side, ends: tuple[Verdicts, ...], read: StreamlitPage
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
