"""The table of all verdicts says of each scenario what the labelling of that scenario says."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Label, compile_map, evaluate
from argmap.reasoning.scenarios.circuit import Circuit
from argmap.reasoning.scenarios.tabulated import FINE, _most, tabulate
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps, maps_with_scenarios


def labels_in(table: Circuit, stances: list[Stance]) -> list[Label]:
    """What anyone does who reads a table: evaluate its rows from the first to the last."""
    values = [False, True, *(stances[node] is stance for node, stance in table.questions)]
    for test, low, high in zip(table.test, table.low, table.high, strict=True):
        values.append(values[high] if values[test] else values[low])
    pairs = zip(table.true, table.possible, strict=True)
    return [Label.IN if values[t] else Label.UNDEC if values[p] else Label.OUT for t, p in pairs]


def check(map: ArgumentMap, table: Circuit, stances: list[Stance]) -> None:
    evaluation = evaluate(
        compile_map(map), Scenario.of(dict(zip(map.statements, stances, strict=True)))
    )
    assert labels_in(table, stances) == list(evaluation.labelling.labels)


def any_of(table: Circuit, chance: random.Random) -> list[Stance]:
    """Some scenario that a table knows."""
    return [chance.choice(sorted(can, key=lambda stance: stance.value)) for can in table.stances]


@settings(max_examples=100, deadline=None)
@given(
    maps_with_scenarios(),
    st.randoms(use_true_random=False),
    st.sampled_from([60_000, 60_000, 60_000, 5, 0]),
)
def test_each_scenario_of_a_table_has_the_labels_of_its_evaluation(case, chance, rows):
    map, scenario = case
    evaluation = evaluate(compile_map(map), scenario)
    table = tabulate(evaluation, rows)
    assert len(table.test) <= rows
    assert all(stance in can for stance, can in zip(evaluation.stances, table.stances, strict=True))
    for _ in range(6):
        check(map, table, any_of(table, chance))


@settings(max_examples=25, deadline=None)
@given(maps(most=4))
def test_a_small_map_has_every_combination_of_three_stances_right(map):
    table = tabulate(evaluate(compile_map(map)))
    assert all(len(can) == 3 for can in table.stances)
    for stances in itertools.product(Stance, repeat=len(map.statements)):
        check(map, table, list(stances))


@pytest.mark.parametrize("seed", range(6))
def test_large_tangles_of_reasons_and_attacks_are_exact(seed):
    """Circles of support within circles of attack, where many rounds are needed before all is
    settled.
    """
    chance = random.Random(seed)
    names = [f"p{i}" for i in range(40)]
    steps = [
        (" ".join(chance.sample(names, chance.randint(1, 3))), chance.choice(names))
        for _ in range(45)
    ]
    targets = [*names, *(f"s{i}" for i in range(len(steps)))]
    attacks = [(chance.choice(names), chance.choice(targets)) for _ in range(30)]
    map = make_map({name: chance.choice([GRANTED, OPEN, OPEN]) for name in names}, steps, attacks)
    table = tabulate(evaluate(compile_map(map)))
    for _ in range(60):
        check(map, table, any_of(table, chance))


def test_a_long_chain_of_attacks_that_closes_to_a_circle_is_settled_wherever_it_is_cut():
    names = [f"p{i}" for i in range(60)]
    map = make_map(
        dict.fromkeys(names, GRANTED),
        [],
        [(a, b) for a, b in zip(names, names[1:] + names[:1], strict=True)],
    )
    table = tabulate(evaluate(compile_map(map)))
    for cut in (0, 1, 17, 59):
        check(map, table, [DENIED if i == cut else GRANTED for i in range(60)])
    check(map, table, [GRANTED] * 60)


def test_the_paper_is_tabulated_whole_with_every_stance():
    paper = argmap.load()
    table = tabulate(evaluate(compile_map(paper)))
    assert all(len(can) == 3 for can in table.stances)
    parts = len(paper.statements) + len(paper.inferences) + len(paper.attacks)
    assert len(table.test) < 2.5 * parts
    chance = random.Random(4)
    for kept in (0.98, 0.9, 0.7, 0.3):
        for _ in range(10):
            own = [statement.stance for statement in paper.statements.values()]
            check(
                paper,
                table,
                [
                    stance if chance.random() < kept else chance.choice(list(Stance))
                    for stance in own
                ],
            )


def test_where_not_all_fits_switches_come_before_denials_and_the_scenario_s_own_before_others():
    """Of a map with circles: two positions for what the page gives a switch, then for some of
    it.
    """
    chance = random.Random(2)
    names = [f"p{i}" for i in range(60)]
    steps = [(" ".join(chance.sample(names, 2)), chance.choice(names)) for _ in range(50)]
    map = make_map(
        {name: chance.choice([GRANTED, OPEN]) for name in names},
        steps,
        [(chance.choice(names), chance.choice(names)) for _ in range(40)],
    )
    scenario = Scenario(denied=frozenset({"p59"}))
    evaluation = evaluate(compile_map(map), scenario)
    sizes = []
    for rows in (100_000, 9000, 200, 0):
        table = tabulate(evaluation, rows)
        sizes.append(sum(len(can) > 1 for can in table.stances))
        denied = [name for name, can in zip(names, table.stances, strict=True) if {DENIED} < can]
        granted = {
            name for name, can in zip(names, table.stances, strict=True) if {GRANTED, OPEN} <= can
        }
        switches = {name for name in names if scenario.is_switch(map, name)}
        assert (denied == names) is (rows == 100_000)
        if rows == 9000:
            assert granted == switches
        if rows < 100_000:
            assert denied == ["p59"]
            assert granted <= switches
        for _ in range(10):
            check(map, table, any_of(table, chance))
    assert sizes == sorted(sizes, reverse=True)
    assert 0 < sizes[2] < sizes[1] < sizes[0]


@given(st.integers(1, 400).flatmap(lambda all: st.tuples(st.just(all), st.integers(0, all - 1))))
def test_where_not_all_switches_fit_nearly_as_many_as_do_are_taken(case):
    count, most = case
    taken = _most(lambda size: size if size <= most else None, count)
    assert taken <= most <= taken * (1 + FINE)
