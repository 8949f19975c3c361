"""Scenarios as values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import MapError, ScenarioError
from argmap.model import ArgumentMap, Scenario, Stance, stronger_closure
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios

MAP = make_map({"a": GRANTED, "b": OPEN})


@given(maps_with_scenarios(), st.sampled_from(list(Stance)), st.data())
def test_setting_a_stance_sets_it_and_nothing_else(
    case: tuple[ArgumentMap, Scenario], stance: Stance, data: st.DataObject
) -> None:
    map, scenario = case
    chosen = data.draw(st.sampled_from(list(map.statements)))
    after = scenario.setting(map, chosen, stance)
    for name in map.statements:
        expected = stance if name == chosen else scenario.stance_of(map, name)
        assert after.stance_of(map, name) is expected


def test_going_back_to_the_sources_stance_leaves_no_change() -> None:
    assert Scenario().setting(MAP, "a", DENIED).setting(MAP, "a", GRANTED) == Scenario()


def test_two_stances_for_one_statement_are_refused() -> None:
    with pytest.raises(ScenarioError, match="two stances"):
        Scenario(granted=frozenset("a"), denied=frozenset("a"))


def test_strangers_are_refused() -> None:
    with pytest.raises(ScenarioError, match="'c'"):
        Scenario(open=frozenset("c")).check(MAP)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_strength_is_the_transitive_closure_or_a_circle(pairs: list[tuple[int, int]]) -> None:
    named = {(str(a), str(b)) for a, b in pairs}
    reach = set(named)
    while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
        reach |= more
    if any(a == b for a, b in reach):
        with pytest.raises(MapError, match="circle"):
            stronger_closure(named)
    else:
        closure = stronger_closure(named)
        assert {(a, b) for a, below in closure.items() for b in below} == reach
