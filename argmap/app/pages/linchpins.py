"""The page of linchpins: where the argument is vulnerable, in the reader's present scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.pages.reading import act_in_session, go_on_with, reading_of_session
from argmap.app.pages.url import map_key, present_address, write_address
from argmap.app.protocol.actions import NewStance, Select, SetStances
from argmap.app.state.address import CREDENCES, LinchpinsView, linchpins_address, linchpins_at
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import conclusions_of
from argmap.app.state.semantics import grounded_alone
from argmap.app.view_models.card import link_to
from argmap.app.view_models.curve_chart import curve_chart, lines_of
from argmap.app.view_models.linchpins import (
    Vulnerability,
    agenda_of,
    is_granted,
    own_chances,
    soon,
    table_of,
    whole,
)
from argmap.app.view_models.linchpins_html import Link, likely_table, matrix, premise_words
from argmap.model import Scenario, Stance
from argmap.view.exports.file_name import file_name
from argmap.view.tokens import Theme
from argmap.view.vulnerability import called

_STYLE = """<style>
[data-testid="stMainBlockContainer"] h2 {
  font: 600 17px/1.4 "Source Serif", Georgia, serif; padding: 0.5rem 0 0.5rem; }
.st-key-linchpins [data-testid="stVerticalBlock"] { gap: 0.5rem; }
@media (min-width: 1100px) {
  .st-key-linchpins [data-testid="stColumn"]:last-child { position: sticky; top: 3.25rem;
    align-self: flex-start; max-height: calc(100dvh - 4rem); overflow-y: auto;
    scrollbar-width: thin; padding: 0 0.75rem 0 0.25rem; }
}
@media (max-width: 1099px) {
  .st-key-linchpins > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] {
    flex-wrap: wrap; }
  .st-key-linchpins [data-testid="stColumn"] { min-width: 100%; }
  .st-key-linchpins_premise { display: none; }
}
</style>"""
_VIEW = "linchpins_view"


@dataclass
class _Session:
    """What the page keeps of a map between runs: its view, the address that it wrote last, a
    notice, whether all rows are asked for, what is to be shown on the map, and in which scenario
    all is worked out.
    """

    loaded: LoadedMap
    view: LinchpinsView
    address: Mapping[str, list[str]] | None = None
    notice: str = ""
    every: bool = False
    going: str = ""
    ready: Scenario | None = None


def show(loaded: LoadedMap, read: StreamlitPage) -> None:
    """Draw the page: first what is exact soon, then the rest. `read` is the page of the map."""
    st.html(_STYLE)
    session = _session_of(loaded)
    if session.going:
        act_in_session(loaded, Select(session.going))
        session.going = ""
        st.switch_page(read)
    _read_address(loaded, session)
    page_header(loaded, "linchpins")
    if not conclusions_of(loaded.map):
        st.write("This map has no statement to ask about.")
        return
    reading = reading_of_session(loaded)
    scenario = reading.scenario
    if session.notice:
        st.warning(escape_markdown(session.notice))
    _about(loaded, grounded_alone(reading.judging))
    ready = session.ready == scenario
    _draw(loaded, session, whole(loaded, scenario) if ready else soon(loaded, scenario))
    session.address = linchpins_address(loaded.map, reading, session.view)
    write_address(session.address)
    if not ready:
        whole(loaded, scenario)
        session.ready = scenario
        st.rerun()


def _session_of(loaded: LoadedMap) -> _Session:
    session: _Session | None = st.session_state.get(_VIEW)
    if session is None or session.loaded is not loaded:
        session = st.session_state[_VIEW] = _Session(loaded, LinchpinsView())
    return session


def _read_address(loaded: LoadedMap, session: _Session) -> None:
    """Take over an address that the page did not write itself: a link, or the browser's back.

    Without one all stays.
    """
    address = present_address()
    if not address or address == session.address:
        return
    reading, session.view, notice = linchpins_at(loaded.map, address, reading_of_session(loaded))
    session.notice = notice or ""
    go_on_with(loaded, reading)
    st.session_state["credence"] = session.view.credence


def _about(loaded: LoadedMap, judged: str) -> None:
    """How to read the page, and what it is about where the map names no conclusion."""
    none = (
        ""
        if loaded.map.conclusions
        else " This map names no conclusion; what its main line ends in is asked about instead."
    )
    st.caption(
        escape_markdown(
            "A mark: withdrawing this alone brings that conclusion down; a ring: together with one "
            "other. Ordered as a critic would go: most conclusions first, then what nothing argues "
            f"for.{none} {judged}"
        )
    )


def _draw(loaded: LoadedMap, session: _Session, found: Vulnerability) -> None:
    """The matrix, and beside it one premise in words and how sure one must be."""
    link = partial(_link, loaded, found)
    chosen = _chosen(session, found)
    words = premise_words(found, chosen, link) if chosen else ""
    with st.container(key="linchpins"):
        left, right = st.columns([31, 20], gap="large")
        with left:
            _mount(loaded, found, "matrix", matrix(found, chosen, session.every, link, words))
        with right:
            if chosen:
                _mount(loaded, found, "premise", words, chosen)
                if is_granted(found, chosen):
                    _own_credence(loaded, session, chosen)
            _how_sure(loaded, session, found, link)


def _chosen(session: _Session, found: Vulnerability) -> str:
    """The premise in words: the reader's choice, else the first."""
    if session.view.premise in found.loaded.map.statements:
        return session.view.premise
    return next((one.statement.id for one in found.needed), "")


def _link(loaded: LoadedMap, found: Vulnerability, name: str) -> str:
    key = map_key()
    address = link_to(loaded.map, found.evaluation, name)
    return f"read?{address}{'&' + urlencode({'map': key}) if key else ''}"


def _own_credence(loaded: LoadedMap, session: _Session, chosen: str) -> None:
    """The reader's own credence in a premise, and the others that they have given."""
    own, key = session.view.own, f"own {chosen}"

    def take() -> None:
        session.view = session.view._replace(own={**own, chosen: st.session_state[key]})

    def forget() -> None:
        session.view = session.view._replace(own={})
        for name in own:
            st.session_state.pop(f"own {name}", None)

    st.slider(
        "Your own credence in it",
        0,
        100,
        own.get(chosen, session.view.credence),
        format="%d %%",
        key=key,
        on_change=take,
    )
    if chosen not in own:
        st.caption("You have given none: the common credence counts, until you move this.")
    if own:
        given = ", ".join(
            f"“{called(loaded.map.statements[name])}” {percent} %" for name, percent in own.items()
        )
        st.caption(escape_markdown(f"Your own credences: {given}."))
        st.button("Forget them", type="tertiary", on_click=forget)


def _how_sure(loaded: LoadedMap, session: _Session, found: Vulnerability, link: Link) -> None:
    """The curve, and how probable each conclusion is at a credence."""
    st.header("How sure must one be?", anchor=False)
    st.caption(
        "The probability that each conclusion stands, when every premise has the same credence."
    )
    st.session_state.setdefault("credence", session.view.credence)
    chart = st.empty()
    low, high = CREDENCES
    credence = st.slider(
        "Credence in each premise", low, high, step=1, format="%d %%", key="credence"
    )
    session.view = session.view._replace(credence=credence)
    if found.curves is None:
        chart.caption("Being worked out …")
        return
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    lines = lines_of(loaded.map, found.curves)
    if lines:
        chart.altair_chart(curve_chart(lines, credence, theme), theme="streamlit")
    own = own_chances(found, credence, session.view.own)
    drawn = {line.id: line.look for line in lines}
    _mount(loaded, found, "likely", likely_table(found, credence, own, drawn, link))


def _mount(loaded: LoadedMap, found: Vulnerability, key: str, html: str, topic: str = "") -> None:
    """Show HTML whose texts are escaped; what the reader does in it is done."""
    data = {
        "html": html,
        "topic": topic,
        "agenda": agenda_of(found) if key == "matrix" else "",
        "table": table_of(found) if key == "matrix" else "",
        "name": file_name(loaded.map, found.evaluation.scenario, "--linchpins.csv"),
    }
    name = f"linchpins_{key}"
    _component()(key=name, data=data, on_act_change=partial(_act, loaded, name))


@cache
def _component() -> Any:
    here = files("argmap.app.component")
    return st.components.v2.component(
        "argmap_linchpins",
        html='<div class="linchpins"></div><p class="sr" role="status"></p>',
        css=here.joinpath("linchpins.css").read_text("utf-8"),
        js=here.joinpath("linchpins.js").read_text("utf-8"),
    )


def _act(loaded: LoadedMap, key: str) -> None:
    """Do what the reader did in one of the components."""
    action = getattr(st.session_state.get(key), "act", None)
    if not isinstance(action, Mapping):
        return
    session: _Session = st.session_state[_VIEW]
    deed = action.get("do")
    named = (action.get("id"), action.get("other"))
    names = [name for name in named if isinstance(name, str) and name]
    if not all(name in loaded.map.statements for name in names):
        return
    if deed in ("all", "few"):
        session.every = deed == "all"
    elif deed == "choose" and names:
        session.view = session.view._replace(premise=names[0])
    elif deed == "show" and names:
        session.going = names[0]
    elif deed in ("off", "on", "both") and names:
        stance = Stance.GRANTED if deed == "on" else Stance.OPEN
        pairs = tuple(NewStance(id=name, stance=stance.value) for name in names)
        session.view = session.view._replace(premise=names[0])
        act_in_session(loaded, SetStances(pairs))
