"""What falls when one statement is withdrawn, or two: against the oracle in every scenario."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map
from argmap.reasoning.analysis import (
    Pair,
    brought_down,
    brought_down_in_pairs,
    in_critics_order,
    retractions,
)
from argmap.reasoning.analysis.withdrawals import grounds
from argmap.reasoning.grounded import IN, label
from argmap.reasoning.scenarios import Budget
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios
from tests.reasoning import brute

Case = tuple[ArgumentMap, Scenario]


@settings(max_examples=300, deadline=None)
@given(maps_with_scenarios(), st.data())
def test_alone_and_in_pairs_as_the_definition_says(case: Case, data: st.DataObject) -> None:
    map, scenario = case
    at_hand, granted = brute.stances_in(map, scenario), brute.granted_in(map, scenario)
    program, names = compile_map(map), list(map.statements)
    watched = data.draw(st.lists(st.sampled_from(names), unique=True))
    toggles = data.draw(st.none() | st.lists(st.sampled_from(names), unique=True))
    moving = granted if toggles is None else [name for name in granted if name in toggles]
    standing = [s for s in names if s in watched and brute.label(map, at_hand, s) == "in"]

    def falls(gone: list[str], s: str) -> bool:
        return brute.label(map, at_hand | dict.fromkeys(gone, OPEN), s) != "in"

    alone = {t: tuple(s for s in standing if falls([t], s)) for t in moving}
    assert brought_down(program, scenario, toggles, watched) == alone
    pairs = []
    for i, a in enumerate(moving):
        for b in moving[i + 1 :]:
            left = [s for s in standing if s not in alone[a] and s not in alone[b]]
            down = tuple(s for s in left if falls([a, b], s))
            pairs += [Pair(a, b, down)] if down else []
    found = brought_down_in_pairs(program, watched, scenario, toggles)
    assert (found.complete, found.pairs) == (True, tuple(pairs))


@settings(max_examples=100, deadline=None)
@given(maps_with_scenarios(most=9))
def test_they_are_the_retraction_sets_of_one_and_of_two(case: Case) -> None:
    map, scenario = case
    program, names = compile_map(map), list(map.statements)
    alone = brought_down(program, scenario)
    pairs = brought_down_in_pairs(program, names, scenario).pairs
    for s in names:
        sets = retractions(program, s, scenario).names
        assert {t for t, down in alone.items() if s in down} == {
            one[0] for one in sets if len(one) == 1
        }
        assert {frozenset(pair[:2]) for pair in pairs if s in pair.down} == {
            frozenset(two) for two in sets if len(two) == 2
        }


@settings(max_examples=300, deadline=None)
@given(maps_with_scenarios(), st.data())
def test_without_a_proof_s_grounds_alone_can_a_label_change(
    case: Case, data: st.DataObject
) -> None:
    map, scenario = case
    program = compile_map(map)
    stances = program.stances_in(scenario)
    labelling = label(program, stances)
    toggles = frozenset(s for s, stance in enumerate(stances) if stance is GRANTED)
    for s in range(len(stances)):
        if labelling.labels[s] != IN:
            continue
        others = sorted(toggles - grounds(program, labelling, {s}, toggles))
        gone = data.draw(st.sets(st.sampled_from(others))) if others else set()
        after = [OPEN if t in gone else stance for t, stance in enumerate(stances)]
        assert label(program, after).labels[s] == IN


def test_a_critic_goes_first_for_what_brings_down_most_then_for_what_nothing_argues_for() -> None:
    fallen = {"a": ("x",), "b": ("x", "y"), "c": (), "d": ("y",), "e": ("x",)}
    assert in_critics_order(fallen, {"a", "e"}.__contains__) == ["b", "d", "a", "e", "c"]


def test_what_is_denied_or_argued_for_as_well_brings_nothing_down() -> None:
    map = make_map(
        {"a": GRANTED, "b": GRANTED, "c": OPEN, "d": DENIED, "e": GRANTED},
        [("a", "b"), ("b e", "c")],
    )
    assert brought_down(compile_map(map), watched=["c"]) == {"a": (), "b": (), "e": ("c",)}
    pairs = brought_down_in_pairs(compile_map(map), ["c"])
    assert pairs.pairs == (Pair("a", "b", ("c",)),)


def test_out_of_time_the_pairs_are_incomplete_and_say_so() -> None:
    names = [f"p{i}" for i in range(60)]
    groups = [names[i : i + 2] for i in range(0, 60, 2)]
    steps = [(name, f"g{i}") for i, group in enumerate(groups) for name in group]
    steps.append((" ".join(f"g{i}" for i in range(30)), "c"))
    map = make_map(
        dict.fromkeys(names, GRANTED) | {f"g{i}": OPEN for i in range(30)} | {"c": OPEN}, steps
    )
    whole = brought_down_in_pairs(compile_map(map), ["c"])
    assert [pair[:2] for pair in whole.pairs] == [tuple(group) for group in groups]
    cut = brought_down_in_pairs(compile_map(map), ["c"], budget=Budget(seconds=1e-9))
    assert not cut.complete
    assert "not enough" in cut.why
    assert set(cut.pairs) <= set(whole.pairs)
