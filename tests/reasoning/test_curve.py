"""The curve of a statement against all scenarios one by one, its crossings against polynomials
made of known roots.
"""

from __future__ import annotations

import itertools
from collections import Counter
from fractions import Fraction
from importlib import import_module
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map
from argmap.reasoning.analysis import Curve, curve, survival
from argmap.reasoning.analysis.crossings import WIDTH, crossings
from argmap.reasoning.scenarios import Budget, Space, compiled
from argmap.reasoning.scenarios import budget as budget_module
from tests.maps import GRANTED, OPEN, make_map, maps_with_scenarios
from tests.reasoning import brute

HALF, ONE = Fraction(1, 2), Fraction(1)
Case = tuple[ArgumentMap, Scenario]


@settings(max_examples=200, deadline=None)
@given(maps_with_scenarios(), st.fractions(0, 1, max_denominator=50), st.data())
def test_the_probability_is_the_exact_sum_over_all_scenarios(
    case: Case, credence: Fraction, data: st.DataObject
) -> None:
    map, scenario = case
    s = data.draw(st.sampled_from(list(map.statements)))
    toggles = brute.granted_in(map, scenario)
    verdicts = brute.table(
        map, brute.stances_in(map, scenario), toggles, lambda at: brute.label(map, at, s)
    )
    expected = Fraction(0)
    for held, verdict in verdicts.items():
        if verdict == "in":
            expected += credence ** sum(held) * (1 - credence) ** (len(held) - sum(held))
    found = curve(compile_map(map), s, scenario)
    assert found.complete
    assert found.at(credence) == expected
    likely = survival(compile_map(map), s, scenario, default_credence=float(credence))
    assert likely.probability[0] == pytest.approx(float(expected), abs=1e-9)
    for crossing in found.even:
        sides = found.at(crossing.low) - HALF, found.at(crossing.high) - HALF
        assert sides == (0, 0) or (sides[0] < 0 < sides[1]) is crossing.rises
    if (found.at(HALF) < HALF) is not (found.at(ONE) < HALF):
        assert found.even


def form(roots: list[Fraction], sign: int) -> list[int]:
    """The coefficients of p^k (1 - p)^(n - k) of the product of (p - root), times a sign."""
    coefficients = [sign]
    for root in roots:
        low, high = -root.numerator, root.denominator - root.numerator
        longer = [low * c for c in coefficients] + [0]
        for k, c in enumerate(coefficients):
            longer[k + 1] += high * c
        coefficients = longer
    return coefficients


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.fractions(Fraction(-1), Fraction(2), max_denominator=12), max_size=7),
    st.sampled_from([1, -1]),
)
def test_every_crossing_is_found_once_and_nothing_else(roots: list[Fraction], sign: int) -> None:
    found = crossings(form(roots, sign), HALF, ONE)
    ends = (HALF, ONE)
    times = Counter(roots)
    expected = [r for r in sorted(times) if HALF <= r <= ONE and (times[r] % 2 or r in ends)]
    assert len(found) == len(expected)

    def value(p: Fraction) -> Fraction:
        product = Fraction(sign)
        for root in roots:
            product *= p - root
        return product

    near = Fraction(1, 10_000)
    for crossing, root in zip(found, expected, strict=True):
        assert crossing.low <= root <= crossing.high <= crossing.low + WIDTH
        rises = value(root + near) > 0 if root < ONE else value(root - near) < 0
        assert crossing.rises is rises


def test_a_row_of_premises_needs_the_root_of_one_half() -> None:
    names = [f"p{i}" for i in range(20)]
    row = make_map(dict.fromkeys(names, GRANTED) | {"c": OPEN}, [(" ".join(names), "c")])
    found = curve(compile_map(row), "c")
    assert found.counts == (*[0] * 20, 1)
    assert found.enough is not None
    assert found.enough.near == pytest.approx(0.5 ** (1 / 20), abs=1e-6)


def test_one_premise_is_as_likely_as_not_at_one_half_exactly() -> None:
    found = curve(compile_map(make_map({"a": GRANTED, "c": OPEN}, [("a", "c")])), "c")
    [crossing] = found.even
    assert (crossing.low, crossing.high, crossing.rises) == (HALF, HALF, True)


def test_an_objection_that_gains_with_credence_makes_it_cross_downwards() -> None:
    """c stands unless both o and u are granted: 1 - p² falls below ½ at the root of ½."""
    map = make_map({"c": OPEN, "a": OPEN, "o": GRANTED, "u": GRANTED, "d": OPEN},
                   [("o u", "d"), ("a", "c")], [("d", "c")])  # fmt: skip
    granted = Scenario(granted=frozenset("c"))
    found = curve(compile_map(map), "c", granted, toggles=["o", "u"])
    [crossing] = found.even
    assert crossing.near == pytest.approx(0.5**0.5, abs=1e-6)
    assert not crossing.rises
    assert found.enough is None


@pytest.mark.parametrize("granted", [True, False])
def test_what_no_toggle_matters_to_is_certain(granted: bool) -> None:
    map = make_map({"c": GRANTED if granted else OPEN, "a": GRANTED})
    found = curve(compile_map(map), "c", toggles=["a"])
    assert (found.toggles, found.at(HALF), found.even) == (0, granted, ())


def test_beyond_the_budget_nothing_is_said() -> None:
    names = [f"p{i}" for i in range(40)]
    steps = [
        (f"{names[i]} {names[(i * 7 + 3) % 40]} {names[(i * 11 + 5) % 40]}", "c") for i in range(40)
    ]
    wide = compile_map(make_map(dict.fromkeys(names, GRANTED) | {"c": OPEN}, steps))
    found = curve(wide, "c", budget=Budget(nodes=1, seconds=0.2))
    assert found == Curve("c", why=found.why)
    assert "nodes" in found.why
    assert (found.even, found.enough, found.complete) == ((), None, False)


def test_the_counts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    map = make_map({"a": GRANTED, "c": OPEN}, [("a", "c")])
    assert curve(compile_map(map), "c").complete
    module = import_module("argmap.reasoning.analysis.curve")
    monkeypatch.setattr(module, "MAX_BYTES", 0)
    assert "bytes" in curve(compile_map(map), "c").why


def test_what_a_busy_machine_had_no_time_for_is_worked_out_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = compile_map(make_map({"a": GRANTED, "c": OPEN}, [("a", "c")]))
    hours = itertools.count(step=3600.0)
    with monkeypatch.context() as busy:
        busy.setattr(budget_module, "time", SimpleNamespace(perf_counter=lambda: next(hours)))
        assert "took over" in curve(program, "c").why
    assert curve(program, "c").counts == (0, 1)


def test_questions_that_count_as_one_do_not_try_again_what_time_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = compile_map(make_map({"a": GRANTED, "c": OPEN}, [("a", "c")]))
    hours = itertools.count(step=3600.0)
    with compiled(Space.of_toggles(program, Scenario()), Budget()).one_question():
        with monkeypatch.context() as busy:
            busy.setattr(budget_module, "time", SimpleNamespace(perf_counter=lambda: next(hours)))
            assert not curve(program, "c").complete
        assert not curve(program, "c").complete
    assert curve(program, "c").complete
