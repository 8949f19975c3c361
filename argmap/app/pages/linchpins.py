"""The page of linchpins: what each conclusion hangs on, in the reader's present scenario."""

from __future__ import annotations

from typing import Any

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.pages.reading import about, go_on_with, reading_of_session, try_in_session
from argmap.app.pages.url import present_address, write_address
from argmap.app.state.address import CREDENCE, CREDENCES, linchpins_address, linchpins_at
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import conclusions_of
from argmap.app.state.semantics import grounded_alone
from argmap.app.view_models.analyses import question, what_more
from argmap.app.view_models.linchpins import (
    SETS,
    alone,
    bars,
    chart,
    hanging,
    listed,
    overview,
    surviving,
    title,
    turning,
    what_is_not_exact,
)
from argmap.model import Scenario, Stance
from argmap.reasoning import Label
from argmap.view.tokens import Theme

_STYLE = """<style>
[data-testid="stMainBlockContainer"] h2 { font: 600 16px/1.4 "Source Sans", sans-serif; padding: 1.25rem 0 0; }
[data-testid="stMainBlockContainer"] table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.4; }
[data-testid="stMainBlockContainer"] :is(th, td) { text-align: left; vertical-align: top;
  padding: 6px 16px 6px 0; font-weight: 400; border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
[data-testid="stMainBlockContainer"] th { opacity: 0.72; white-space: nowrap; }
.conclusions td:last-child { white-space: nowrap; width: 15rem; } .conclusions td:first-child, .alone td { width: 34%; }
.conclusions :is(.falls, .contested) { opacity: 0.72; font-style: italic; }
.conclusions .bar { display: inline-flex; width: 96px; height: 10px; margin-right: 10px; border-radius: 3px; overflow: hidden;
  background: color-mix(in srgb, currentColor 12%, transparent); }
.conclusions .bar span { background: color-mix(in srgb, currentColor 62%, transparent); }
.conclusions .bar i { background: color-mix(in srgb, currentColor 30%, transparent); }
.alone .none { opacity: 0.5; }
.alone summary { cursor: pointer; }
.st-key-sets { gap: 0.25rem; }
.st-key-sets button { min-height: 0; padding: 0.2rem 0; text-align: left; justify-content: flex-start; }
.st-key-sets button p { white-space: normal; font-size: 14px; }
@media (max-width: 1099px) {
  .st-key-detail [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-detail [data-testid="stColumn"] { min-width: 100%; }
  .st-key-bars [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
  .st-key-bars [data-testid="stColumn"] { min-width: 0; }
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] :is(th, td) { padding-right: 10px; }
  [data-testid="stMainBlockContainer"] th { white-space: normal; }
  .conclusions td:last-child { width: auto; }
  .conclusions .bar { display: none; }
}
</style>"""
_ADDRESS, _NOTICE = "linchpins_address", "linchpins_notice"
_CREDENCE = "Credence of each granted statement, independently of the others"


def show(loaded: LoadedMap, read: Any) -> None:
    """Draw the page; a set that is tried leads to the page `read`."""
    st.html(_STYLE)
    _read_address(loaded)
    page_header(loaded, "linchpins")
    if not conclusions_of(loaded.map):
        st.write("This map has no statement to ask about.")
        return
    reading = reading_of_session(loaded)
    scenario = reading.scenario
    if notice := st.session_state.get(_NOTICE):
        st.warning(escape_markdown(notice))
    with st.spinner("Working out what each conclusion hangs on …"):
        found = hanging(loaded, scenario)
    toggles = sum(stance is Stance.GRANTED for stance in loaded.evaluate(scenario).stances)
    st.caption(
        f"Judged in the present scenario ({about(scenario)}), over all the ways to withdraw "
        "some of "
        f"the {toggles} statements that are granted in it. {grounded_alone(reading.judging)}"
    )
    st.session_state.setdefault("credence", CREDENCE)
    lowest, highest = CREDENCES
    credence = (
        st.slider(_CREDENCE, lowest, highest, step=1, format="%d %%", key="credence", width=420)
        / 100
    )
    with st.spinner("Working out how likely each conclusion stands …"):
        st.html(overview(loaded, scenario, credence))
        measures = [surviving(loaded, scenario, name, credence) for name in found.conclusions]
    if note := what_is_not_exact(measures):
        st.caption(escape_markdown(note))
    name = _one(loaded, scenario, read)
    st.header("What a single withdrawal brings down", anchor=False)
    st.html(alone(loaded, scenario))
    _write_address(linchpins_address(loaded.map, reading, name, round(100 * credence)))


def _read_address(loaded: LoadedMap) -> None:
    """Take over an address that the page did not write itself: a link, or the browser's back.

    Without one all stays.
    """
    address = present_address()
    if not address or address == st.session_state.get(_ADDRESS):
        return
    reading, name, credence, notice = linchpins_at(loaded.map, address, reading_of_session(loaded))
    go_on_with(loaded, reading)
    st.session_state[_NOTICE] = notice
    st.session_state["conclusion"], st.session_state["credence"] = name, credence


def _write_address(address: dict[str, list[str]]) -> None:
    write_address(address)
    st.session_state[_ADDRESS] = address


def _one(loaded: LoadedMap, scenario: Scenario, read: Any) -> str:
    """One conclusion in detail: its smallest sets, and the bars of what is most important for it.

    Returns which.
    """
    statements = loaded.map.statements
    name = st.selectbox(
        "Conclusion in detail",
        conclusions_of(loaded.map),
        format_func=lambda one: title(statements[one]),
        key="conclusion",
        width=480,
    )
    with st.container(key="detail"):
        sets, important = st.columns([2, 3], gap="large")
        with sets:
            _sets(loaded, scenario, name, read)
        with important:
            _importance(loaded, scenario, name)
    return name


def _sets(loaded: LoadedMap, scenario: Scenario, name: str, read: Any) -> None:
    """The sets that turn the verdict; a click tries one and goes to the map."""
    standing = loaded.evaluate(scenario).label(name) is Label.IN
    st.header(question(standing), anchor=False)
    with st.spinner("Working out which changes would turn the verdict …"):
        found = turning(loaded, scenario, name)
    with st.container(key="sets"):
        for number, one in enumerate(listed(loaded.map, found)):
            if st.button(
                f"{escape_markdown(one.words)} :primary[Try]",
                key=f"set {name} {number}",
                type="tertiary",
            ):
                try_in_session(loaded, one.stances, name)
                st.switch_page(read)
    if more := what_more(found, standing, SETS):
        st.caption(more)


def _importance(loaded: LoadedMap, scenario: Scenario, name: str) -> None:
    """The bars of both measures, each on its own scale."""
    st.header("What is most important for it", anchor=False)
    importance = hanging(loaded, scenario).conclusions[name].importance
    values = bars(loaded.map, importance)
    if not values:
        st.caption(
            escape_markdown(what_is_not_exact([importance]))
            or "No statement that is granted makes a difference to it."
        )
        return
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    with st.container(key="bars"):
        for measure, column in zip(
            ("shapley", "banzhaf"), st.columns([5, 2], gap="small"), strict=True
        ):
            with column:
                st.caption(measure.capitalize(), text_alignment="right")
                st.altair_chart(
                    chart(values, measure, labelled=measure == "shapley", theme=theme),
                    theme="streamlit",
                )
    st.caption(
        "What granting a statement adds to the conclusion's standing: on average over all "
        "orders in which "
        "the statements are granted (Shapley), and over all positions of the others (Banzhaf)."
    )
