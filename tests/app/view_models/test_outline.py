"""The outline is the whole argument as a tree, whatever graph the map is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.app.state.loaded import load
from argmap.app.view_models.outline import (
    DEEPEST,
    TOP,
    Branches,
    branches_of,
    outline_of,
    passages_of,
)
from argmap.model import ArgumentMap, Role, Scenario
from argmap.reasoning import compile_map, evaluate
from argmap.view.thesis import conclusions_in_order
from tests.maps import GRANTED, OPEN, make_map, maps

LIBRARY = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
PAPER = load(None)


@st.composite
def concluding(draw: st.DrawFn) -> ArgumentMap:
    """Maps of which some statements are conclusions."""
    map = draw(maps())
    ends = draw(st.sets(st.sampled_from(sorted(map.statements)), max_size=3))
    roles = {name: Role.CONCLUSION if name in ends else Role.CLAIM for name in map.statements}
    return replace(
        map, statements={name: s._replace(role=roles[name]) for name, s in map.statements.items()}
    )


def lines(branches: Branches, parent: str = TOP) -> list[tuple[str, str]]:
    """Identifier and place of each line, from top to bottom, as one reads the outline with all
    unfolded.
    """
    found = []
    for _, name, where in branches.get(parent, ()):
        found.append((name, where))
        found += lines(branches, name) if where == "here" else []
    return found


def levels(branches: Branches, parent: str = TOP, level: int = 1) -> Iterator[int]:
    for _, name, where in branches.get(parent, ()):
        yield level
        if where == "here":
            yield from levels(branches, name, level + 1)


@given(concluding())
def test_each_statement_and_step_has_one_place_and_each_other_mention_points_at_it(
    map: ArgumentMap,
) -> None:
    read = lines(branches_of(map))
    here = {name: i for i, (name, where) in enumerate(read) if where == "here"}
    assert Counter(name for name, where in read if where == "here") == Counter(
        [*map.statements, *map.inferences]
    )
    for i, (name, where) in enumerate(read):
        assert where == ("here" if i == here[name] else "above" if here[name] < i else "below")


@given(concluding())
def test_all_that_the_map_relates_is_in_the_outline(map: ArgumentMap) -> None:
    branches = branches_of(map)
    told = {
        (parent, relation, name)
        for parent, rows in branches.items()
        for relation, name, _ in rows
        if parent
    }
    steps = {(step.conclusion, "step", step.id) for step in map.inferences.values()}
    needs = {
        (step.id, "premise", need) for step in map.inferences.values() for need in step.premises
    }
    attacks = {(a.target, a.attacker) for a in map.attacks.values()}
    assert steps | needs == {row for row in told if row[1] in ("step", "premise")}
    assert attacks == {
        (parent, name) for parent, relation, name in told if relation in ("objection", "weak")
    }


@given(concluding())
def test_at_the_top_are_the_conclusions_and_then_only_what_is_not_reached_from_them(
    map: ArgumentMap,
) -> None:
    branches = branches_of(map)
    top = [(relation, name) for relation, name, _ in branches[TOP]]
    assert [name for relation, name in top if relation == "conclusion"] == (
        conclusions_in_order(map)
    )
    reached = {s.id for s in map.conclusions}
    while True:
        more = {
            need
            for step in map.inferences.values()
            if step.conclusion in reached
            for need in step.needs
        }
        steps = {step.id for step in map.inferences.values() if step.conclusion in reached}
        more |= {a.attacker for a in map.attacks.values() if a.target in reached | steps}
        if more <= reached:
            break
        reached |= more
    assert all(name not in reached for relation, name in top if relation == "elsewhere")


def test_an_undercut_stands_under_the_step_and_a_reply_under_the_objection() -> None:
    map = make_map(
        {"c": OPEN, "a": GRANTED, "b": GRANTED, "o": GRANTED, "r": GRANTED, "u": GRANTED},
        steps=[("a b", "c"), ("b", "c")],
        attacks=[("o", "c"), ("r", "o"), ("u", "s1")],
    )
    assert branches_of(map) == {
        TOP: [("elsewhere", "c", "here")],
        "c": [("step", "s0", "here"), ("step", "s1", "here"), ("objection", "o", "here")],
        "s0": [("premise", "a", "here"), ("premise", "b", "here")],
        "s1": [("premise", "b", "above"), ("objection", "u", "here")],
        "o": [("objection", "r", "here")],
    }


def test_a_circle_ends_and_what_is_too_weak_says_so() -> None:
    circle = make_map({"a": OPEN, "b": OPEN}, steps=[("a", "b"), ("b", "a")], attacks=[("a", "a")])
    assert branches_of(circle) == {
        TOP: [("elsewhere", "a", "here")],
        "a": [("step", "s1", "here"), ("objection", "a", "above")],
        "s1": [("premise", "b", "here")],
        "b": [("step", "s0", "here")],
        "s0": [("premise", "a", "above")],
    }
    weak = make_map({"a": GRANTED, "o": GRANTED}, attacks=[("o", "a")], stronger=[("a", "o")])
    assert branches_of(weak)["a"] == [("weak", "o", "here")]


def test_a_chain_of_thousands_is_no_deeper_than_the_machine_can_go() -> None:
    count = 4000
    map = make_map(
        {f"p{i}": OPEN for i in range(count)},
        steps=[(f"p{i}", f"p{i + 1}") for i in range(count - 1)],
    )
    branches = branches_of(map)
    assert branches[TOP][0] == ("elsewhere", f"p{count - 1}", "here")
    assert Counter(name for name, where in lines(branches) if where == "here") == Counter(
        [*map.statements, *map.inferences]
    )
    assert max(levels(branches)) <= DEEPEST + 1


@pytest.mark.parametrize("loaded", [LIBRARY, PAPER], ids=["library", "paper"])
def test_the_lists_hold_every_statement_by_section_and_every_switch(loaded: object) -> None:
    navigator = outline_of(loaded).navigator  # type: ignore[arg-type]
    map = loaded.map  # type: ignore[attr-defined]
    assert Counter(name for _, names in navigator["sections"] for name in names) == Counter(
        list(map.statements)
    )
    switches = {name for _, names in navigator["switches"] for name in names}
    assert switches == {name for name in map.statements if Scenario().is_switch(map, name)}


def test_a_step_goes_through_while_all_that_it_needs_stands() -> None:
    map = make_map(
        {"c": OPEN, "a": GRANTED, "b": OPEN, "x": GRANTED, "y": GRANTED, "d": OPEN},
        attacks=[("x", "y"), ("y", "x")],
        steps=[("a", "c"), ("b", "c"), ("x", "d")],
    )
    judged = evaluate(compile_map(map), Scenario())
    words = {"s0": "goes through", "s1": "does not go through", "s2": "contested"}
    assert passages_of(map, judged) == words
    assert passages_of(map, replace(judged, unsettled=frozenset({"s2"}))) == words | {
        "s2": "not judged"
    }
