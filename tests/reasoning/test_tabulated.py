"""The table of all verdicts says of each scenario what the labelling of that scenario says."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import Label, compile_map, evaluate
from argmap.reasoning.scenarios.budget import Budget
from argmap.reasoning.scenarios.tabulated import VerdictTable, tabulate
from tests.maps import maps_with_scenarios


def labels_in(table: VerdictTable, on: list[bool]) -> list[Label]:
    """What anyone does who reads a table: evaluate its rows from the first to the last."""
    values = [False, True]
    for choice, low, high in zip(table.variable, table.low, table.high, strict=True):
        values.append(values[high] if on[choice] else values[low])
    pairs = zip(table.true, table.possible, strict=True)
    return [Label.IN if values[t] else Label.UNDEC if values[p] else Label.OUT for t, p in pairs]


def check(map: ArgumentMap, scenario: Scenario, table: VerdictTable, on: list[bool]) -> None:
    for choice, is_on in zip(table.space.choices, on, strict=True):
        scenario = scenario.setting(map, table.space.program.statements[choice.node], choice[1 if is_on else 2])
    expected = evaluate(table.space.program, scenario)
    assert labels_in(table, on) == list(expected.labelling.labels)


@settings(max_examples=60, deadline=None)
@given(maps_with_scenarios(), st.randoms(use_true_random=False), st.sampled_from([60_000, 60_000, 3, 0]))
def test_each_scenario_of_a_table_has_the_labels_of_its_evaluation(case, chance, rows):
    map, scenario = case
    table = tabulate(evaluate(compile_map(map), scenario), rows=rows)
    assert len(table.variable) <= rows
    for _ in range(4):
        check(map, scenario, table, [chance.random() < 0.5 for _ in table.space.choices])


def test_the_paper_is_tabulated_whole():
    paper = argmap.load()
    table = tabulate(evaluate(compile_map(paper)))
    assert table.left_out == ()
    assert len(table.space.choices) > 90
    chance = random.Random(4)
    for _ in range(30):
        check(paper, Scenario(), table, [chance.random() < 0.8 for _ in table.space.choices])


def test_what_can_be_switched_on_the_page_can_be_switched_in_the_table():
    paper = argmap.load()
    scenario = Scenario(denied=frozenset({"thesis", "bg-shared-concern"}))
    table = tabulate(evaluate(compile_map(paper), scenario))
    assert set(table.space.names) == {name for name in paper.statements if scenario.is_switch(paper, name)}


def test_what_does_not_fit_is_left_out_by_name_and_the_rest_stays_exact():
    paper = argmap.load()
    evaluation = evaluate(compile_map(paper), Scenario(open=frozenset({"bg-shared-concern"})))
    table = tabulate(evaluation, rows=400)
    names = set(table.space.names)
    left = {evaluation.program.statements[choice.node] for choice in table.left_out}
    assert 10 < len(names) < 90
    assert "bg-shared-concern" in names
    assert names.isdisjoint(left)
    assert names | left == set(tabulate(evaluation).space.names)
    chance = random.Random(5)
    for _ in range(10):
        check(paper, evaluation.scenario, table, [chance.random() < 0.8 for _ in names])


def test_a_budget_of_nothing_leaves_the_scenario_at_hand():
    evaluation = evaluate(compile_map(argmap.load()))
    table = tabulate(evaluation, Budget(nodes=1, seconds=1e-6))
    assert table.space.choices == ()
    assert labels_in(table, []) == list(evaluation.labelling.labels)
