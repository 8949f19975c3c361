"""Whatever is allowed: what is said to be complete equals brute force over all scenarios, and all
else contains the truth.

Brute force here is a table with a bit for each of up to 12 toggles, filled scenario by scenario
with the grounded labelling (which test_grounded.py checks against the definition).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Label, compile_map
from argmap.reasoning.analysis import (
    Sets,
    cruxes,
    importance,
    linchpins,
    reasons,
    restorations,
    retractions,
    survival,
)
from argmap.reasoning.grounded import label
from argmap.reasoning.scenarios import Budget
from tests.maps import GRANTED, OPEN, make_map
from tests.reasoning import brute

Table = list[int]
"""The label in each scenario; scenario `x` changes the choices whose bits are in it."""


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    """From one node up, with time enough or none."""
    nodes = draw(st.integers(1, 60) | st.integers(1, 4000))
    return Budget(nodes, draw(st.sampled_from([30.0, 30.0, 30.0, 1e-9])))


@st.composite
def wide_maps(draw: st.DrawFn) -> tuple[ArgumentMap, str]:
    """Up to 12 granted statements below up to 8 open ones, with circles, attacks and undercuts; and
    a statement to ask for.
    """
    given_, open_ = draw(st.integers(1, 12)), draw(st.integers(1, 8))
    stances = {f"t{i:02}": GRANTED for i in range(given_)} | {f"c{i}": OPEN for i in range(open_)}
    name = st.sampled_from(list(stances))
    claim = st.sampled_from([s for s in stances if stances[s] is OPEN])
    needs = st.lists(name, min_size=1, max_size=3, unique=True).map(" ".join)
    steps = draw(st.lists(st.tuples(needs, claim), min_size=open_, max_size=3 * open_))
    targets = st.sampled_from([*stances, *(f"s{i}" for i in range(len(steps)))])
    attacks = draw(st.lists(st.tuples(name, targets), max_size=12))
    return make_map(stances, steps, attacks), draw(claim)


def labels(map: ArgumentMap, statement: str, pairs: Sequence[tuple[str, Stance, Stance]]) -> Table:
    """The label of a statement in each scenario; `pairs` name each choice with its stance at hand
    and the changed one.
    """
    program = compile_map(map)
    stances, node = list(program.stances), program.index[statement]
    places = [program.index[name] for name, _, _ in pairs]
    found = []
    for x in range(1 << len(pairs)):
        for i, (place, (_, here, changed)) in enumerate(zip(places, pairs, strict=True)):
            stances[place] = changed if x >> i & 1 else here
        found.append(label(program, stances).labels[node])
    return found


def minimal(good: list[bool], names: list[str]) -> list[list[str]]:
    """The good sets of which no proper subset is good, smallest first, then alphabetically."""
    within = [False] * len(good)  # Whether some proper subset is good.
    for x in range(len(good)):
        below = [x ^ 1 << i for i in range(len(names)) if x >> i & 1]
        within[x] = any(good[y] or within[y] for y in below)
    chosen = [
        sorted(name for i, name in enumerate(names) if x >> i & 1)
        for x in range(len(good))
        if good[x] and not within[x]
    ]
    return sorted(chosen, key=lambda one: (len(one), one))


def keeping(table: Table, count: int) -> list[bool]:
    """For each set of kept choices, whether no change of the others changes the label."""
    touched = [held != table[0] for held in table]
    for i in range(count):
        for x in range(len(table)):
            if x >> i & 1:
                touched[x] = touched[x] or touched[x ^ 1 << i]
    return [not touched[~x & (1 << count) - 1] for x in range(len(table))]


def check(found: Sets, truth: list[list[str]]) -> None:
    """A complete answer is the truth; another holds true sets in their order, and misses none below
    its last size.
    """
    if found.complete:
        assert found.names == truth
        return
    assert found.why
    assert sorted(found.names, key=lambda one: (len(one), one)) == found.names
    assert all(one in truth for one in found.names)
    if found.names:
        last = len(found.names[-1])
        assert [one for one in found.names if len(one) < last] == [
            one for one in truth if len(one) < last
        ]


Asked = Callable[..., Sets]
OUTSIDE_IN = {Label.OUT, Label.UNDEC}


@settings(max_examples=60, deadline=None)
@given(wide_maps(), budgets(), st.none() | st.integers(1, 3))
def test_sets_are_right_under_any_budget(
    case: tuple[ArgumentMap, str], budget: Budget, limit: int | None
) -> None:
    map, s = case
    names = [name for name, held in map.statements.items() if held.stance is GRANTED]
    program = compile_map(map)
    table = labels(map, s, [(name, GRANTED, OPEN) for name in names])
    check(
        retractions(program, s, limit=limit, budget=budget),
        minimal([held in OUTSIDE_IN for held in table], names),
    )
    check(
        reasons(program, s, limit=limit, budget=budget), minimal(keeping(table, len(names)), names)
    )


@settings(max_examples=60, deadline=None)
@given(wide_maps(), budgets(), st.data())
def test_changes_are_right_under_any_budget(
    case: tuple[ArgumentMap, str], budget: Budget, data: st.DataObject
) -> None:
    map, s = case
    names = [name for name, held in map.statements.items() if held.stance is GRANTED]
    withdrawn = data.draw(st.sets(st.sampled_from(names)))
    here = Scenario(open=frozenset(withdrawn))
    pairs = [
        (name, OPEN, GRANTED) if name in withdrawn else (name, GRANTED, OPEN) for name in names
    ]
    table = labels(map, s, pairs)
    program = compile_map(map)
    truth = minimal([held == Label.IN for held in table], names)
    check(restorations(program, s, here, budget=budget), truth)
    differing = [pair for pair in pairs if pair[0] in withdrawn]
    table = labels(map, s, [(name, changed, at_hand) for name, at_hand, changed in differing])
    mine, theirs, found = cruxes(program, s, Scenario(), here, budget=budget)
    assert (mine, theirs) == (table[0], table[-1])
    check(found, minimal([held == table[-1] for held in table], [name for name, _, _ in differing]))


@settings(max_examples=60, deadline=None)
@given(wide_maps(), budgets(), st.data())
def test_measures_are_right_under_any_budget(
    case: tuple[ArgumentMap, str], budget: Budget, data: st.DataObject
) -> None:
    map, s = case
    names = [name for name, held in map.statements.items() if held.stance is GRANTED]
    credences = {name: data.draw(st.sampled_from([0.0, 0.25, 0.9, 1.0])) for name in names}
    table = labels(map, s, [(name, OPEN, GRANTED) for name in names])
    words = {
        tuple(bool(x >> i & 1) for i in range(len(names))): Label(held).word
        for x, held in enumerate(table)
    }
    program = compile_map(map)
    for chances in (None, credences):
        found = survival(program, s, credences=chances, budget=budget)
        likely = brute.probability(
            words, [0.5] * len(names) if chances is None else list(credences.values())
        )
        for (low, high), value in (
            (found.share, table.count(Label.IN) / len(table)),
            (found.probability, likely),
        ):
            assert low - 1e-9 <= value <= high + 1e-9
            assert not found.complete or high - low < 1e-9
        assert found.complete or found.why
    weights = importance(program, s, budget=budget)
    if weights.complete:
        for i, name in enumerate(names):
            expected = brute.values(words, i, len(names))
            assert (weights.banzhaf[name], weights.shapley[name]) == pytest.approx(
                expected, abs=1e-9
            )
    else:
        assert weights.why
        assert not weights.banzhaf
        assert not weights.shapley


@settings(max_examples=60, deadline=None)
@given(wide_maps(), budgets())
def test_linchpins_are_complete_only_with_exact_measures(
    case: tuple[ArgumentMap, str], budget: Budget
) -> None:
    map, s = case
    names = [name for name, held in map.statements.items() if held.stance is GRANTED]
    found = linchpins(compile_map(map), [s], budget=budget).conclusions[s]
    table = labels(map, s, [(name, GRANTED, OPEN) for name in names])
    truth = minimal([held in OUTSIDE_IN for held in table], names)
    check(found.retractions, truth)
    if found.complete:
        assert found.survival.share == pytest.approx(
            (table.count(Label.IN) / len(table),) * 2, abs=1e-9
        )
        assert found.retractions.smallest == (len(truth[0]) if truth else None)
        assert list(found.importance.banzhaf) == names


def test_the_first_sets_of_very_many_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight pairs, each enough for the claim: to bring it down takes one of each, in 2^8 ways."""
    monkeypatch.setattr("argmap.reasoning.analysis.set_families.BATCH", 4)
    pairs = [(f"a{i}", f"b{i}") for i in range(8)]
    granted = dict.fromkeys([name for pair in pairs for name in pair], GRANTED)
    map = make_map({**granted, "c": OPEN}, [(" ".join(pair), "c") for pair in pairs])
    expected = sorted(sorted(chosen) for chosen in product(*pairs))
    program = compile_map(map)
    assert retractions(program, "c").names == expected
    assert retractions(program, "c", limit=100).names == expected[:100]
