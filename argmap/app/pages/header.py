"""The head of every page but Read, whose own strip says the same: the map, the page, what it is
for, and the scenario that it speaks of.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from argmap.app.pages.names import PAGES
from argmap.app.pages.reading import go_on_with, name_of_session, reading_of_session
from argmap.app.state.loaded import LoadedMap
from argmap.app.view_models.page_view import source_parts
from argmap.model import ArgumentMap, Scenario
from argmap.view.vulnerability import called
from argmap.view.words import CHANGES

TOLD = 3
"""So many changes of a scenario are named; of more it is said how many there are."""


def page_header(loaded: LoadedMap | None, page: str, *, scenario: bool = True) -> None:
    """Draw the head of a page of `PAGES`; without `scenario` it says nothing of the reader's own,
    and without a map nothing of one.
    """
    map_line(loaded)
    with st.container(key="page_head"):
        st.title(PAGES[page].heading, anchor=False)
        st.html(f'<p class="argmap-purpose">{escape(PAGES[page].purpose)}</p>')
        if loaded and scenario:
            _scenario(loaded)


def map_line(loaded: LoadedMap | None) -> None:
    """Draw the line above a page's heading: the map and its source."""
    with st.container(key="map_line"):
        if loaded:
            name = escape(loaded.map.title or loaded.map.notation)
            source = escape(" · ".join(source_parts(loaded.map)))
            st.html(f'<p class="argmap-map"><strong>{name}</strong> <span>{source}</span></p>')
        else:
            st.html('<p class="argmap-map"><strong>argmap</strong></p>')


def _scenario(loaded: LoadedMap) -> None:
    reading = reading_of_session(loaded)
    with st.container(key="scenario_line", horizontal=True, vertical_alignment="center"):
        words = scenario_words(loaded.map, reading.scenario)
        name = escape(name_of_session(loaded))
        called = f" <b>{name}</b>," if name else ":"
        st.html(f'<p class="argmap-scenario">Scenario{called} {words}</p>', width="content")
        if reading.scenario.stances and st.button("Back to the source's own", type="tertiary"):
            go_on_with(loaded, replace(reading, scenario=Scenario()))
            st.query_params.clear()
            st.rerun()


def scenario_words(map: ArgumentMap, scenario: Scenario) -> str:
    """A scenario in words, as HTML: "with your 2 changes: withdrawn …, denied …"."""
    stances = scenario.stances
    if not stances:
        return "<b>as the source has it</b>"
    named = [
        f"{CHANGES[stance]} <b>{escape(called(map.statements[name]))}</b>"
        for name, stance in list(stances.items())[:TOLD]
    ]
    more = [f"{len(stances) - TOLD} more"] if len(stances) > TOLD else []
    count = f"{len(stances)} change{'s' if len(stances) > 1 else ''}"
    return f"with your {count}: {'; '.join(named + more)}"
