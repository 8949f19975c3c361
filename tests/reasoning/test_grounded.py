"""The grounded labelling against the definition, brute force and published examples."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map, evaluate
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps, maps_with_scenarios
from tests.reasoning import oracle


def labels(map: ArgumentMap, scenario: Scenario | None = None) -> dict[str, str]:
    evaluation = evaluate(compile_map(map), scenario)
    return {name: held.word for name, (held, _) in evaluation.statements.items()}


def reasons(map: ArgumentMap, scenario: Scenario | None = None) -> dict[str, str]:
    evaluation = evaluate(compile_map(map), scenario)
    return {name: reason.value for name, (_, reason) in evaluation.statements.items()}


@settings(max_examples=600, deadline=None)
@given(maps_with_scenarios())
def test_labels_are_those_of_the_alternating_fixpoint(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = case
    model = oracle.well_founded(oracle.rules(map, scenario))
    evaluation = evaluate(compile_map(map), scenario)
    assert {s: held.word for s, (held, _) in evaluation.statements.items()} == {
        s: oracle.label(model, f"in({s})") for s in map.statements
    }
    assert {r: held.word for r, held in evaluation.inferences.items()} == {
        r: oracle.label(model, f"applies({r})") for r in map.inferences
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(maps(most=2))
def test_the_model_is_the_least_of_all_three_valued_stable_ones(map: ArgumentMap) -> None:
    program = oracle.rules(map, Scenario())
    atoms = sorted({atom for head, pos, neg in program for atom in {head, *pos, *neg}})
    assume(len(atoms) <= 9)
    assert oracle.least_partial_stable(program, atoms) == oracle.well_founded(program)


def test_nixon_diamond_is_contested() -> None:
    """Reiter's example in Dung 1995: two defaults that rebut each other."""
    diamond = make_map(
        {"quaker": GRANTED, "republican": GRANTED, "pacifist": OPEN, "hawk": OPEN},
        [("quaker", "pacifist"), ("republican", "hawk")],
        [("pacifist", "hawk"), ("hawk", "pacifist")],
    )
    assert labels(diamond) == {
        "quaker": "in",
        "republican": "in",
        "pacifist": "undec",
        "hawk": "undec",
    }


def test_reinstatement() -> None:
    """Dung 1995: a is attacked by b, which c attacks."""
    assert labels(make_map(dict.fromkeys("abc", GRANTED), attacks=[("b", "a"), ("c", "b")])) == {
        "a": "in",
        "b": "out",
        "c": "in",
    }


@pytest.mark.parametrize(
    ("size", "expected"), [(1, "undec"), (2, "undec"), (3, "undec"), (4, "undec")]
)
def test_circles_of_attack_even_and_odd_are_contested(size: int, expected: str) -> None:
    names = [f"p{i}" for i in range(size)]
    ring = make_map(
        dict.fromkeys(names, GRANTED),
        attacks=[(p, names[(i + 1) % size]) for i, p in enumerate(names)],
    )
    assert set(labels(ring).values()) == {expected}


def test_support_in_a_circle_makes_nothing_stand() -> None:
    ring = make_map({"a": OPEN, "b": OPEN, "c": OPEN}, [("a", "b"), ("b", "a"), ("b", "c")])
    assert set(labels(ring).values()) == {"out"}
    assert set(reasons(ring).values()) == {"circular"}


def test_completion_is_not_enough() -> None:
    """Clark's completion leaves a circle of support undecided; what it attacks must stand all the
    same.
    """
    ring = make_map({"a": OPEN, "b": OPEN, "t": GRANTED}, [("a", "b"), ("b", "a")], [("a", "t")])
    assert labels(ring)["t"] == "in"


def test_undercut_on_the_only_step() -> None:
    undercut = make_map({"p": GRANTED, "c": OPEN, "o": GRANTED}, [("p", "c")], [("o", "s0")])
    assert labels(undercut) == {"p": "in", "c": "out", "o": "in"}
    assert reasons(undercut)["c"] == "unsupported"


def test_a_weaker_statement_cannot_rebut_but_can_undercut() -> None:
    rebuttal = make_map(
        {"p": GRANTED, "o": GRANTED}, attacks=[("o", "p")], stronger=[("p", "m"), ("m", "o")]
    )
    assert labels(rebuttal) == {"p": "in", "o": "in"}
    undercut = make_map(
        {"p": GRANTED, "c": OPEN, "o": GRANTED},
        [("p", "c")],
        [("o", "s0")],
        stronger=[("p", "o"), ("c", "o")],
    )
    assert labels(undercut)["c"] == "out"


@pytest.mark.parametrize(
    ("map", "expected"),
    [
        (make_map({"a": GRANTED}), "granted"),
        (make_map({"b": GRANTED, "a": OPEN}, [("b", "a")]), "supported"),
        (make_map({"b": GRANTED, "a": DENIED}, [("b", "a")]), "denied"),
        (make_map({"a": OPEN}), "unsupported"),
        (make_map({"a": OPEN}, [("a", "a")]), "circular"),
        (make_map({"a": GRANTED, "o": GRANTED}, attacks=[("o", "a")]), "defeated"),
        (make_map({"b": GRANTED, "a": OPEN, "o": GRANTED}, [("b", "a")], [("o", "a")]), "defeated"),
        (make_map({"a": GRANTED}, attacks=[("a", "a")]), "contested"),
    ],
)
def test_each_reason(map: ArgumentMap, expected: str) -> None:
    assert reasons(map)["a"] == expected


def test_what_was_given_in_the_source_is_withdrawn_unless_it_is_argued_for() -> None:
    bare = make_map({"a": GRANTED})
    argued = make_map({"a": GRANTED, "b": GRANTED}, [("b", "a")])
    withdrawn = Scenario(open=frozenset({"a"}))
    assert reasons(bare, withdrawn)["a"] == "withdrawn"
    assert reasons(argued, withdrawn)["a"] == "supported"


def test_a_circle_that_loses_its_ground_in_a_later_round_falls() -> None:
    # a and b only rest on each other: unfounded at first. So c stands and undercuts the step from
    # e, and only then do d and f rest on nothing but each other.
    map = make_map(
        {"a": OPEN, "b": OPEN, "c": GRANTED, "e": GRANTED, "d": OPEN, "f": OPEN},
        [("b", "a"), ("a", "b"), ("e", "d"), ("f", "d"), ("d", "f")],
        [("a", "c"), ("c", "s2")],
    )
    assert labels(map) == {"a": "out", "b": "out", "c": "in", "e": "in", "d": "out", "f": "out"}


def test_what_would_fall_without_its_circle_is_not_told_to_fall_for_it() -> None:
    # docs/verdicts.md: circular is unsupported only because its support runs in a circle.
    map = make_map(
        {"a": OPEN, "b": OPEN, "o": GRANTED, "c": OPEN, "d": OPEN},
        [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")],
        [("o", "a")],
    )
    assert reasons(map) | {"o": ""} == {
        "a": "unsupported",
        "b": "unsupported",
        "o": "",
        "c": "circular",
        "d": "circular",
    }
