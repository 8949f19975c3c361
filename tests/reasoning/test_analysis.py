"""Each question to all scenarios against brute force over all of them, by diagrams and by
search.
"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import compile_map
from argmap.reasoning.analysis import (
    cruxes,
    importance,
    linchpins,
    reasons,
    restorations,
    retractions,
    survival,
)
from argmap.reasoning.scenarios import Budget
from tests.maps import GRANTED, OPEN, make_map, maps_with_scenarios
from tests.reasoning import brute

Case = tuple[ArgumentMap, Scenario]
BUDGETS = st.sampled_from([Budget(), Budget(nodes=1, seconds=30)])
"""Enough for diagrams; too little for any, so that the answer comes by search."""


@st.composite
def cases(draw: st.DrawFn) -> tuple[ArgumentMap, Scenario, str, list[str] | None]:
    """A map, a scenario, a statement, and sometimes named toggles."""
    made, scenario = draw(maps_with_scenarios())
    names = st.sampled_from(list(made.statements))
    toggles = draw(st.none() | st.lists(names, unique=True))
    return made, scenario, draw(names), toggles


def toggles_of(map: ArgumentMap, scenario: Scenario, toggles: list[str] | None) -> list[str]:
    return brute.granted_in(map, scenario) if toggles is None else toggles


@settings(max_examples=250, deadline=None)
@given(cases(), BUDGETS)
def test_retractions(
    case: tuple[ArgumentMap, Scenario, str, list[str] | None], budget: Budget
) -> None:
    map, scenario, s, toggles = case
    at_hand = brute.stances_in(map, scenario)
    withdrawn = {t: OPEN for t in toggles_of(map, scenario, toggles) if at_hand[t] is GRANTED}
    found = retractions(compile_map(map), s, scenario, toggles=toggles, budget=budget)
    assert found.complete
    assert found.names == brute.changes(map, at_hand, withdrawn, s, {"out", "undec"})


@settings(max_examples=250, deadline=None)
@given(cases(), BUDGETS)
def test_restorations(
    case: tuple[ArgumentMap, Scenario, str, list[str] | None], budget: Budget
) -> None:
    map, scenario, s, toggles = case
    at_hand = brute.stances_in(map, scenario)
    changed = {t: OPEN for t, stance in at_hand.items() if stance is GRANTED}
    for t, stance in at_hand.items():
        if stance is not GRANTED and (map.statements[t].stance is GRANTED or t in (toggles or ())):
            changed[t] = GRANTED
    found = restorations(compile_map(map), s, scenario, toggles=toggles, budget=budget)
    assert found.complete
    assert found.names == brute.changes(map, at_hand, changed, s, {"in"})
    assert all(changed[t] is stance for chosen in found.sets for t, stance in chosen)


@settings(max_examples=250, deadline=None)
@given(cases(), BUDGETS)
def test_reasons(case: tuple[ArgumentMap, Scenario, str, list[str] | None], budget: Budget) -> None:
    map, scenario, s, toggles = case
    named = toggles_of(map, scenario, toggles)
    at_hand = brute.stances_in(map, scenario)
    at_hand |= {t: OPEN for t in named if at_hand[t] is not GRANTED}
    found = reasons(compile_map(map), s, scenario, toggles=toggles, budget=budget)
    assert found.complete
    assert found.names == brute.reasons(map, at_hand, named, s)
    assert all(at_hand[t] is stance for chosen in found.sets for t, stance in chosen)


@settings(max_examples=250, deadline=None)
@given(maps_with_scenarios(), st.data(), BUDGETS)
def test_cruxes(case: Case, data: st.DataObject, budget: Budget) -> None:
    map, mine = case
    changes = data.draw(
        st.dictionaries(st.sampled_from(list(map.statements)), st.sampled_from(list(Stance)))
    )
    theirs, s = Scenario.of(changes), data.draw(st.sampled_from(list(map.statements)))
    at_hand, others = brute.stances_in(map, mine), brute.stances_in(map, theirs)
    differing = {t: others[t] for t in at_hand if at_hand[t] is not others[t]}
    label, other, found = cruxes(compile_map(map), s, mine, theirs, budget=budget)
    assert (label.word, other.word) == (brute.label(map, at_hand, s), brute.label(map, others, s))
    assert found.complete
    assert found.names == brute.changes(map, at_hand, differing, s, {other.word})


@settings(max_examples=300, deadline=None)
@given(cases(), st.data(), BUDGETS)
def test_survival_and_importance(
    case: tuple[ArgumentMap, Scenario, str, list[str] | None], data: st.DataObject, budget: Budget
) -> None:
    map, scenario, s, toggles = case
    named = sorted(toggles_of(map, scenario, toggles))
    credences = {t: data.draw(st.floats(0, 1)) for t in named}
    program = compile_map(map)
    verdicts = brute.table(
        map, brute.stances_in(map, scenario), named, lambda at: brute.label(map, at, s)
    )
    share = brute.probability(verdicts, [0.5] * len(named))
    likely = brute.probability(verdicts, list(credences.values()))
    found = survival(program, s, scenario, toggles=toggles, credences=credences, budget=budget)
    assert found.complete
    assert found.toggles == len(named)
    for ends, value in ((found.share, share), (found.probability, likely)):
        assert ends == pytest.approx((value, value), abs=1e-9)
    if budget.nodes == 1:
        return
    weights = importance(program, s, scenario, toggles=toggles)
    assert list(weights.banzhaf) == list(weights.shapley) == named
    for i, t in enumerate(named):
        expected = brute.values(verdicts, i, len(named))
        assert (weights.banzhaf[t], weights.shapley[t]) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(maps_with_scenarios())
def test_linchpins_agree_with_the_single_questions(case: Case) -> None:
    map, scenario = case
    program, names = compile_map(map), list(map.statements)
    found = linchpins(program, names, scenario, limit=None)
    for s in names:
        assert found.conclusions[s].retractions == retractions(program, s, scenario)
        assert found.conclusions[s].survival == survival(program, s, scenario)
        alone = {t for t, fallen in found.alone.items() if s in fallen}
        single = {
            chosen[0] for chosen in found.conclusions[s].retractions.names if len(chosen) == 1
        }
        assert alone == single


@pytest.mark.parametrize("budget", [Budget(), Budget(nodes=1)])
def test_a_limit_keeps_the_first_sets_and_says_that_there_are_more(budget: Budget) -> None:
    names = [f"p{i}" for i in range(9)]
    row = make_map(dict.fromkeys(names, GRANTED) | {"c": OPEN}, [(" ".join(names), "c")])
    found = retractions(compile_map(row), "c", limit=3, budget=budget)
    assert found.names == [["p0"], ["p1"], ["p2"]]
    assert not found.complete
    assert "more than the 3" in found.why


def one_of_each(groups: list[list[str]], always: list[str]) -> ArgumentMap:
    """A conclusion that needs some statements, and of each group any one."""
    stances = {name: GRANTED for group in [always, *groups] for name in group}
    some = {f"g{i}": OPEN for i in range(len(groups))}
    steps = [(name, f"g{i}") for i, group in enumerate(groups) for name in group]
    return make_map(stances | some | {"c": OPEN}, [*steps, (" ".join([*always, *some]), "c")])


@pytest.mark.parametrize("limit", [None, 1, 300])
def test_many_reasons_are_listed_in_their_order(limit: int | None) -> None:
    """One name of each group, and those always needed: more than a byte of elements, mixed in the
    alphabet.
    """
    names = [f"p{i * 7 % 23:02}" for i in range(23)]
    always, groups = names[:5], [names[5:9], names[9:13], names[13:17], names[17:20], names[20:]]
    every = sorted(sorted([*always, *chosen]) for chosen in product(*groups))
    found = reasons(compile_map(one_of_each(groups, always)), "c", limit=limit)
    assert found.names == every[:limit]
    assert found.complete == (limit is None)


def test_withdrawing_more_can_undo_a_retraction() -> None:
    """The relation is not monotone: a and b together silence what a alone lets through, and both
    sets are not minimal.
    """
    silent = make_map(
        {"a": GRANTED, "b": GRANTED, "c": GRANTED, "o": OPEN},
        [("b", "o")],
        [("a", "o"), ("o", "c")],
    )
    assert retractions(compile_map(silent), "c").names == [["a"], ["c"]]
    assert restorations(compile_map(silent), "c", Scenario(open=frozenset("a"))).names == [
        ["a"],
        ["b"],
    ]


def test_out_of_budget_a_share_is_an_interval_around_the_truth() -> None:
    names = [f"p{i}" for i in range(40)]
    steps = [
        (f"{names[i]} {names[(i * 7 + 3) % 40]} {names[(i * 11 + 5) % 40]}", "c") for i in range(40)
    ]
    wide = compile_map(make_map(dict.fromkeys(names, GRANTED) | {"c": OPEN}, steps))
    exact = survival(wide, "c")
    rough = survival(wide, "c", budget=Budget(nodes=1, seconds=0.2))
    assert exact.complete
    assert not rough.complete
    assert rough.why
    assert rough.share[0] <= exact.share[0] <= rough.share[1]


@pytest.mark.parametrize(
    ("nodes", "seconds"), [(0, 1.0), (-1, 1.0), (10, 0.0), (10, float("nan")), (1 << 40, 1.0)]
)
def test_a_budget_must_be_positive(nodes: int, seconds: float) -> None:
    with pytest.raises(ArgmapError, match="budget"):
        Budget(nodes, seconds)
