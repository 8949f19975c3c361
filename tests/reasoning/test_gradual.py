"""Gradual strengths: published examples, direct recursion where there are no circles, and rest in
circles.
"""

from __future__ import annotations

from functools import cache
from math import isclose, prod

import pytest
from hypothesis import given

from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import compile_map
from argmap.reasoning.gradual import GRADUAL, df_quad, quadratic_energy, strengths
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios


def strong(map: ArgumentMap, semantics: str, **credences: float) -> dict[str, float]:
    program = compile_map(map)
    named = {program.index[name]: credence for name, credence in credences.items()}
    found = strengths(program, program.stances, semantics, named)
    assert found.converged
    return {name: round(value, 4) for name, value in found.statements.items()}


def test_df_quad_by_its_definition() -> None:
    """Rago et al. 2016: alone the base score; one side moves towards its end in proportion; equal
    sides leave it.
    """
    assert df_quad(0.5, [], []) == 0.5
    assert df_quad(0.5, [0.5], []) == 0.25
    assert df_quad(0.5, [], [0.5]) == 0.75
    assert df_quad(0.5, [0.5, 0.5], []) == 0.125
    assert df_quad(0.3, [0.6], [0.6]) == 0.3
    assert df_quad(0.8, [1.0], []) == 0.0
    assert df_quad(0.5, [0.25], [0.75]) == 0.75
    assert df_quad(0.5, [0.75], [0.25]) == 0.25


def test_quadratic_energy_by_its_definition() -> None:
    """Potyka 2018: h(1) = 1/2, h(2) = 4/5."""
    assert quadratic_energy(0.5, [], []) == 0.5
    assert quadratic_energy(0.5, [1.0], []) == 0.25
    assert quadratic_energy(0.5, [], [1.0]) == 0.75
    assert isclose(quadratic_energy(0.5, [], [1.0, 1.0]), 0.9)
    assert isclose(quadratic_energy(0.6, [0.7], [0.7]), 0.6)


@pytest.mark.parametrize(
    ("semantics", "claim"), [("df-quad", 0.9), ("quadratic-energy", 0.5 + 0.5 * 0.64 / 1.64)]
)
def test_a_step_is_as_strong_as_its_weakest_need(semantics: str, claim: float) -> None:
    made = make_map({"p": GRANTED, "q": GRANTED, "c": OPEN}, [("p q", "c")])
    assert strong(made, semantics, p=0.9, q=0.8)["c"] == round(claim, 4)


def test_stances_are_base_scores() -> None:
    made = make_map({"p": GRANTED, "q": OPEN, "d": DENIED}, [("p", "d")])
    assert strong(made, "df-quad") == {"p": 1.0, "q": 0.5, "d": 0.0}
    assert strong(made, "df-quad", q=0.2, d=0.9) == {"p": 1.0, "q": 0.2, "d": 0.0}


def test_an_undercut_weakens_the_step_alone() -> None:
    made = make_map({"p": GRANTED, "u": GRANTED, "c": OPEN}, [("p", "c")], [("u", "s0")])
    assert strong(made, "df-quad", u=0.5) == {"p": 1.0, "u": 0.5, "c": 0.75}


@pytest.mark.parametrize(("semantics", "rest"), [("df-quad", 0.5), ("quadratic-energy", 0.6823)])
def test_mutual_attack_comes_to_rest(semantics: str, rest: float) -> None:
    """s = 1 - s, and s = 1 - s²/(1 + s²), that is s³ + s = 1."""
    made = make_map({"a": GRANTED, "b": GRANTED}, [], [("a", "b"), ("b", "a")])
    assert strong(made, semantics) == {"a": rest, "b": rest}


@given(maps_with_scenarios())
def test_strengths_are_those_that_follow_from_each_other(
    case: tuple[ArgumentMap, Scenario],
) -> None:
    """Each strength is what the definition makes of the others', written here a second time; circle
    or none.
    """
    made, scenario = case
    program = compile_map(made)
    stances = program.stances_in(scenario)
    failing = made.failing_attacks
    for semantics in GRADUAL:
        found = strengths(program, stances, semantics)
        held = found.statements
        attackers = {
            x: {a.attacker for a in made.attacks.values() if a.target == x and a.id not in failing}
            for x in (*made.statements, *made.inferences)
        }

        def moved(
            base: float, against: list[float], favour: list[float], semantics: str = semantics
        ) -> float:
            if semantics == "df-quad":
                gain = prod(1 - v for v in against) - prod(1 - v for v in favour)
            else:
                energy = sum(favour) - sum(against)
                gain = energy * abs(energy) / (1 + energy**2)
            return base + (1 - base if gain > 0 else base) * gain

        @cache
        def step(r: str, moved=moved, held=held, attackers=attackers) -> float:  # type: ignore[no-untyped-def]
            needs = made.inferences[r].needs
            return float(moved(min(held[p] for p in needs), [held[o] for o in attackers[r]], []))

        assert all(0 <= value <= 1 for value in held.values())
        if not found.converged:
            continue
        for s, stance in zip(program.statements, stances, strict=True):
            base = {Stance.GRANTED: 1.0, Stance.OPEN: 0.5, Stance.DENIED: 0.0}[stance]
            favour = [
                step(r) for r, inference in made.inferences.items() if inference.conclusion == s
            ]
            expected = (
                moved(base, [held[o] for o in attackers[s]], favour)
                if stance is not DENIED
                else 0.0
            )
            assert isclose(held[s], expected, abs_tol=1e-6), (semantics, s)


def test_a_long_chain() -> None:
    """One pass, whatever the depth."""
    count = 5_000
    made = make_map(
        {f"p{i}": GRANTED for i in range(count)},
        [],
        [(f"p{i + 1}", f"p{i}") for i in range(count - 1)],
    )
    held = strong(made, "df-quad")
    assert (held["p4999"], held["p4998"], held["p4997"]) == (1.0, 0.0, 1.0)
