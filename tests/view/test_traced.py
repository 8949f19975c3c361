"""After a change the map shows how it travelled: every box on the way, and each link marked."""

from __future__ import annotations

import pytest

from argmap.app.protocol.actions import Action, Select, Show, Toggle, Undo
from argmap.app.state.address import address_of, reading_at
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.state.traces import traced_in, traces_of
from argmap.app.view_models.page_view import page_view
from argmap.view.excerpt import Excerpt
from argmap.view.traced import traced_of

LOADED = load(None)
MAP = LOADED.map
START = History(first_reading(MAP))
SWITCHES = [s for s in MAP.statements if START.present.scenario.is_switch(MAP, s)]


def acted(*actions: Action) -> History:
    history = START
    for action in actions:
        history = history.apply_action(MAP, action, traced_in(LOADED, history.present).statements)
    return history


def way(name: str) -> frozenset[str]:
    return traced_in(LOADED, acted(Toggle(name)).present).statements


TURNING = sorted((s for s in SWITCHES if len(way(s)) > 2), key=lambda s: len(way(s)))
"""The switches that turn something beside themselves, the shortest ways first."""


@pytest.mark.parametrize("name", TURNING[::6])
def test_no_conclusion_on_the_map_turns_without_the_way_from_the_switch(name: str) -> None:
    """Walked backwards over marked edges of the scene alone, from each conclusion that turned."""
    history = acted(Toggle(name))
    view = page_view(LOADED, history)
    marked = [(v["ends"], v["holds"]) for v in view["edges"].values() if v["traced"]]
    source = page_view(LOADED, START)["verdicts"]
    for conclusion in MAP.conclusions:
        if view["verdicts"][conclusion.id]["verdict"] == source[conclusion.id]["verdict"]:
            continue
        reached = {conclusion.id}
        while more := {a for (a, b), _ in marked if b in reached} - reached:
            reached |= more
        assert name in reached
        assert {x for x in reached if x in MAP.statements} <= view["boxes"].keys()


def test_undo_folds_what_the_trace_unfolded() -> None:
    first, off = page_view(LOADED, START), acted(Toggle(TURNING[-1]))
    assert first["boxes"].keys() < page_view(LOADED, off)["boxes"].keys()
    back = page_view(LOADED, off.apply_action(MAP, Undo()))
    assert back["boxes"].keys() == first["boxes"].keys()
    assert not any(edge["traced"] for edge in back["edges"].values())


def test_the_trace_alone_is_an_excerpt_with_an_address_and_each_change_has_its_own() -> None:
    one, other = TURNING[-1], TURNING[0]
    history = acted(
        Toggle(one),
        Toggle(other),
        Show("trace", one),
    )
    reading = history.present
    assert reading.excerpt == Excerpt("trace", one)
    assert reading_at(MAP, address_of(MAP, reading))[0].excerpt == reading.excerpt
    alone = traced_of(traces_of(LOADED, *reading.basis), one)
    assert page_view(LOADED, history)["boxes"].keys() == alone.statements
    both = acted(Show("trace"), Toggle(one), Toggle(other))
    assert alone.statements <= page_view(LOADED, both)["boxes"].keys()


def test_a_traced_box_is_selected_without_unfolding_the_way_to_it() -> None:
    for switch in SWITCHES:
        history = acted(Toggle(switch))
        for name in traced_in(LOADED, history.present).statements:
            assert not acted(Toggle(switch), Select(name)).present.unfolded
