"""A reading, its history and its address, without a server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.app.protocol.actions import Back, Redo, Select, Toggle, Undo
from argmap.app.protocol.parse import parse_action
from argmap.app.state.address import (
    LinchpinsView,
    address_of,
    linchpins_address,
    linchpins_at,
    reading_at,
)
from argmap.app.state.history import History
from argmap.app.state.reading import Reading, first_reading
from argmap.model import Scenario, Stance
from argmap.rdf.read import read_map
from argmap.view.excerpt import KINDS, Excerpt, main_line
from argmap.view.region import region_of

MAP = read_map(Path(__file__).parents[2] / "cases" / "library.ttl")
FIRST = first_reading(MAP)
IDS = sorted(MAP.statements)

names = st.sampled_from(IDS)
actions = st.one_of(
    st.builds(
        lambda do, name: {"type": do, "id": name},
        st.sampled_from(["select", "toggle", "restore", "unfold"]),
        names,
    ),
    st.builds(
        lambda name, stance: {"type": "set_stance", "id": name, "stance": stance.value},
        names,
        st.sampled_from(list(Stance)),
    ),
    st.builds(
        lambda kind, steps: {"type": "show", "kind": kind, "steps": steps},
        st.sampled_from(KINDS),
        st.integers(0, 99),
    ),
    st.sampled_from([{"type": word} for word in ("reset", "undo", "redo", "back")]),
)


def acted(*steps: dict[str, object], start: Reading = FIRST) -> History:
    history = History(start)
    for step in steps:
        action = parse_action(step)
        history = history.apply_action(MAP, action) if action else history
    return history


def test_the_first_reading_shows_the_conclusion_and_changes_nothing() -> None:
    assert Reading(selection="open-sundays") == FIRST


def test_a_switch_withdraws_and_grants_again() -> None:
    off = acted({"type": "toggle", "id": "serve-everyone"}).present
    assert off.scenario == Scenario(open=frozenset({"serve-everyone"}))
    assert acted({"type": "toggle", "id": "serve-everyone"}, start=off).present == FIRST


def test_a_switch_turns_on_what_was_denied_and_what_the_map_leaves_open() -> None:
    denied = acted({"type": "set_stance", "id": "serve-everyone", "stance": "denied"}).present
    assert acted({"type": "toggle", "id": "serve-everyone"}, start=denied).present == FIRST
    assert acted({"type": "toggle", "id": "obj-dull"}).present.scenario.granted == {"obj-dull"}


@pytest.mark.parametrize(
    "step",
    [
        {"type": "toggle", "id": "no-such"},
        {"type": "fly"},
        {},
        {"type": "set_stance", "id": "obj-dull", "stance": "wild"},
        {"type": "show", "kind": "everything"},
        {"type": "show", "kind": "focus", "of": "no-such"},
        {"type": "show", "kind": "focus", "of": ["thesis"]},
        {"type": "show", "kind": ["focus"]},
        {"type": "show", "kind": "focus", "steps": "two"},
    ],
)
def test_what_cannot_be_done_changes_nothing(step: dict[str, object]) -> None:
    assert acted(step).present == FIRST


def test_undo_takes_scenarios_back_and_leaves_what_is_looked_at() -> None:
    history = acted(
        {"type": "toggle", "id": "serve-everyone"},
        {"type": "select", "id": "obj-cost"},
        {"type": "toggle", "id": "bg-buses-run"},
    )
    once = history.apply_action(MAP, Undo())
    assert once.present.scenario.open == {"serve-everyone"}
    assert once.present.selection == "obj-cost"
    twice = once.apply_action(MAP, Undo())
    assert twice.present.scenario == Scenario()
    assert twice.apply_action(MAP, Undo()).present == twice.present
    again = twice.apply_action(MAP, Redo()).apply_action(MAP, Redo())
    assert again.present == history.present


def test_back_goes_to_the_statement_before_and_then_undoes() -> None:
    history = acted(
        {"type": "toggle", "id": "serve-everyone"}, {"type": "select", "id": "obj-cost"}
    )
    back = history.apply_action(MAP, Back())
    assert back.present.selection == "open-sundays"
    assert back.apply_action(MAP, Back()).present.scenario == Scenario()


def test_a_change_is_fresh_until_the_next_deed() -> None:
    history = acted({"type": "toggle", "id": "serve-everyone"})
    assert (history.fresh, history.before) == (True, FIRST)
    assert not history.apply_action(MAP, Select("obj-cost")).fresh


def test_a_set_is_tried_in_one_step_that_undo_takes_back() -> None:
    pairs = [{"id": "serve-everyone", "stance": "open"}, {"id": "obj-dull", "stance": "granted"}]
    history = acted({"type": "select", "id": "obj-cost"}, {"type": "set_stances", "stances": pairs})
    assert history.present.scenario == Scenario(
        granted=frozenset({"obj-dull"}), open=frozenset({"serve-everyone"})
    )
    assert history.present.selection == "obj-cost"
    assert history.apply_action(MAP, Undo()).present.scenario == Scenario()


@pytest.mark.parametrize(
    "pairs",
    [
        None,
        "serve-everyone",
        [3],
        [{"id": "no-such", "stance": "open"}],
        [{"id": ["x"], "stance": "open"}],
        [{"id": "obj-dull", "stance": "wild"}],
        [{"id": "obj-dull", "stance": "granted"}, {"id": "no-such"}],
    ],
)
def test_a_set_that_is_not_as_the_page_sends_it_changes_nothing(pairs: object) -> None:
    assert acted({"type": "set_stances", "stances": pairs}).present == FIRST


@given(names)
def test_selecting_unfolds_a_way_to_what_is_selected(name: str) -> None:
    reading = acted({"type": "select", "id": name}).present
    assert name in region_of(MAP, reading.unfolded).statements


@given(names, names, st.sampled_from(KINDS))
def test_selecting_in_any_excerpt_shows_what_is_selected(first: str, name: str, kind: str) -> None:
    reading = acted(
        {"type": "select", "id": first},
        {"type": "show", "kind": kind},
        {"type": "select", "id": name},
    ).present
    assert name in reading.shown(MAP)


def test_an_excerpt_is_of_what_is_selected_unless_it_says_of_what() -> None:
    section = MAP.statements["obj-cost"].section
    at = {"type": "select", "id": "obj-cost"}
    assert acted(at, {"type": "show", "kind": "focus"}).present.excerpt == Excerpt(
        "focus", "obj-cost"
    )
    assert acted(at, {"type": "show", "kind": "section"}).present.excerpt == Excerpt(
        "section", section
    )
    other = {"type": "show", "kind": "focus", "of": "serve-everyone", "steps": 3}
    assert acted(at, other).present.excerpt == Excerpt("focus", "serve-everyone", 3)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["main", "trace", "whole"])
def test_other_excerpts_are_of_no_statement(kind: str) -> None:
    at = {"type": "select", "id": "obj-cost"}
    assert acted(at, {"type": "show", "kind": kind}).present.excerpt.of == ""


@given(names)
def test_unfolding_twice_folds_again(name: str) -> None:
    once = acted({"type": "unfold", "id": name}).present
    shown = set(region_of(MAP, frozenset()).statements)
    if name in shown:
        folded = acted({"type": "unfold", "id": name}, start=once).present
        assert (folded.unfolded, folded.selection) == (FIRST.unfolded, name)


@given(st.lists(actions, max_size=12))
def test_the_address_of_any_reading_brings_it_back(steps: list[dict[str, str]]) -> None:
    reading = acted(*steps).present
    back, notice = reading_at(MAP, address_of(MAP, reading))
    assert notice is None
    assert back == reading


def test_an_address_with_strangers_is_told_and_the_rest_kept() -> None:
    reading, notice = reading_at(
        MAP,
        {
            "withdrawn": ["serve-everyone", "nobody"],
            "denied": ["serve-everyone"],
            "at": ["nowhere"],
            "odd": ["x"],
        },
    )
    assert reading.scenario.open == {"serve-everyone"}
    assert reading.selection == "open-sundays"
    assert notice == (
        "The address names “nobody”, “nowhere”, which this map does not have and gives "
        "“serve-everyone” two stances, "
        "of which the first is taken. The rest of it is kept."
    )


def test_a_long_nonsensical_address_is_told_in_a_short_sentence() -> None:
    strangers = ["x" * 10_000, *(f"x{i}" for i in range(900)), ""]
    reading, notice = reading_at(
        MAP, {"denied": strangers, "at": [""], "show": ["banana"], "steps": ["1e9"]}
    )
    assert reading == FIRST
    assert notice
    assert (
        "the view “banana” and the number of steps “1e9”, which this page does not offer" in notice
    )
    assert "“x2”, “x3” and 896 more, which this map does not have" in notice
    assert "“”" not in notice
    assert len(notice) < 400


@given(
    st.lists(actions, max_size=6),
    st.integers(50, 100),
    st.sampled_from(["", *IDS]),
    st.dictionaries(st.sampled_from(IDS), st.integers(0, 100)),
)
def test_the_address_of_the_linchpins_brings_scenario_premise_and_credences_back(
    steps: list[dict[str, str]], credence: int, premise: str, own: dict[str, int]
) -> None:
    reading = acted(*steps).present
    view = LinchpinsView(premise, credence, own)
    address = linchpins_address(MAP, reading, view)
    back, again, notice = linchpins_at(MAP, address, FIRST)
    assert (back.basis, again, notice) == (reading.basis, view, None)
    assert linchpins_address(MAP, FIRST, LinchpinsView()) == {}


@pytest.mark.parametrize("word", ["", "x", "-3", "9e9", "٧٠", "1" * 5000])
def test_a_credence_that_is_none_is_the_usual_one(word: str) -> None:
    assert linchpins_at(MAP, {"credence": [word]}, FIRST)[1].credence == 90
    _, view, notice = linchpins_at(MAP, {"own": [f"{IDS[0]}={word}", "nobody=50"]}, FIRST)
    assert view.own == {}
    assert notice
    assert "“nobody”" in notice


def test_the_trail_holds_the_last_hundred_statements_that_were_left() -> None:
    history = History(FIRST)
    seen = [IDS[i % len(IDS)] for i in range(250)]
    for name in seen:
        history = history.apply_action(MAP, Select(name))
    assert history.trail == tuple(seen[-101:-1])
    for name in reversed(seen[-101:-1]):
        history = history.apply_action(MAP, Back())
        assert history.present.selection == name
    assert history.trail == ()


@pytest.mark.parametrize(("changes", "undone"), [(151, 151), (1000, 1000), (1003, 1000)])
def test_the_last_thousand_changes_can_be_undone(changes: int, undone: int) -> None:
    history = History(FIRST)
    name = next(name for name, s in MAP.statements.items() if s.stance is Stance.GRANTED)
    scenarios = [history.present.scenario]
    for _ in range(changes):
        history = history.apply_action(MAP, Toggle(name))
        scenarios.append(history.present.scenario)
    for _ in range(undone):
        assert history.past
        history = history.apply_action(MAP, Undo())
    assert (history.past, len(history.future)) == ((), undone)
    assert history.present.scenario == scenarios[changes - undone]


def test_the_address_says_only_what_differs_from_the_first_reading() -> None:
    assert address_of(MAP, FIRST) == {}
    on_map = next(name for name in main_line(MAP) if name != FIRST.selection)
    folded = next(name for name in MAP.statements if name not in main_line(MAP))
    assert address_of(MAP, replace(FIRST, selection=on_map)) == {"at": [on_map]}
    # Without `show` the address of a statement that is folded away would unfold the way to it.
    assert address_of(MAP, replace(FIRST, selection=folded)) == {"at": [folded], "show": ["main"]}
    both = replace(FIRST, selection=folded, unfolded=frozenset({folded}))
    assert address_of(MAP, both) == {"at": [folded], "unfolded": [folded]}


def test_going_back_to_a_card_marks_no_verdict_as_just_changed() -> None:
    history = acted(
        {"type": "select", "id": "obj-cost"}, {"type": "toggle", "id": "serve-everyone"}
    )
    assert history.fresh
    assert not history.apply_action(MAP, Back()).fresh


def test_a_credence_in_an_address_is_at_most_certain() -> None:
    name = next(iter(MAP.statements))
    _, view, notice = linchpins_at(MAP, {"own": [f"{name}=250"]}, FIRST)
    assert (view.own, notice) == ({name: 100}, None)
