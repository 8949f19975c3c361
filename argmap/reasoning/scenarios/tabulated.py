"""The verdicts of all scenarios as one table of numbers, which any language evaluates in a few lines."""

from __future__ import annotations

from typing import NamedTuple

from argmap.reasoning.evaluation import Evaluation
from argmap.reasoning.grounded import IN, UNDEC
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget
from argmap.reasoning.scenarios.compiled import Scenarios
from argmap.reasoning.scenarios.diagrams import tables
from argmap.reasoning.scenarios.space import Choice, Space
from argmap.reasoning.scenarios.structure import depth_first

MOST_ROWS = 60_000
"""Rows of a table at most: one that is written into a file stays near a megabyte."""


class VerdictTable(NamedTuple):
    """Decision diagrams as a table; the scenarios that it knows are those of `space`.

    Row `i` is about the choice `variable[i]` of the space: its value is that of `low[i]` where the choice is off, of `high[i]`
    where it is on. Values go by number: 0 is false, 1 is true, 2 + i the value of row i, which only needs rows before it.
    The statement or inference node x is IN where `true[x]` is true, OUT where `possible[x]` is false, else undecided.
    `left_out` are the choices that would have made the table too large: their stances are fixed as they are at hand.
    """

    space: Space
    variable: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    true: tuple[int, ...]
    possible: tuple[int, ...]
    left_out: tuple[Choice, ...]


def tabulate(evaluation: Evaluation, budget: Budget | None = None, rows: int = MOST_ROWS) -> VerdictTable:
    """The table over all statements that can be switched: what is granted at hand may be withdrawn; what the map grants, what
    rests on nothing there or what the scenario changes may be granted.

    Where that costs too much, over as many of these as can be had, those first that the map's first statements hang on.
    """
    program, scenario = evaluation.program, evaluation.scenario
    bare = (name for node, name in enumerate(program.statements) if not program.supports[node])
    whole = Space.of_restorations(program, scenario, (*scenario.stances, *bare))
    budget = budget or Budget(nodes=500_000, seconds=3)
    found = _table(whole, budget, rows)
    if found is not None:
        return found
    order = _order(whole)
    fits, beyond = 0, len(order)
    while fits + 1 < beyond:  # the longest beginning of the order that is not beyond the budget, by bisection
        size = (fits + beyond) // 2
        tried = _table(_restricted(whole, order[:size]), budget, rows)
        fits, beyond, found = (fits, size, found) if tried is None else (size, beyond, tried)
    found = found or _constant(_restricted(whole, []), evaluation)
    kept = {choice.node for choice in found.space.choices}
    return found._replace(left_out=tuple(choice for choice in whole.choices if choice.node not in kept))


def _order(space: Space) -> list[int]:
    """The choices as they are met going down from the statements of the map, those that the scenario has moved first."""
    program = space.program
    n = len(program.statements)

    def needs(x: int) -> tuple[int, ...]:
        return program.attackers[x] + (program.supports[x] if x < n else program.body[x - n])

    met = [space.choice_of[x] for x in depth_first(range(n), needs) if x in space.choice_of]
    return sorted(met, key=lambda i: space.stances[space.choices[i].node] is program.stances[space.choices[i].node])


def _restricted(space: Space, kept: list[int]) -> Space:
    return Space(space.program, space.stances, tuple(space.choices[i] for i in sorted(kept)))


def _table(space: Space, budget: Budget, rows: int) -> VerdictTable | None:
    """The table of a space; None where it is beyond the budget."""
    scenarios, clock = Scenarios(space, budget), budget.start()
    nodes = range(len(space.program.attackers))
    try:
        scenarios.compile(nodes, clock)
        verdicts = [scenarios.verdicts(node, clock) for node in nodes]
        roots = [verdict.true for verdict in verdicts] + [verdict.possible for verdict in verdicts]
        variable, low, high, numbers = tables(scenarios.diagrams, roots, clock, rows)
    except BeyondBudget:
        return None
    choices = tuple(scenarios.order[i] for i in variable)
    true, possible = tuple(numbers[: len(nodes)]), tuple(numbers[len(nodes) :])
    return VerdictTable(space, choices, tuple(low), tuple(high), true, possible, ())


def _constant(space: Space, evaluation: Evaluation) -> VerdictTable:
    """The table of the scenario at hand alone."""
    labels = evaluation.labelling.labels
    true, possible = (tuple(int(label in those) for label in labels) for those in ((IN,), (IN, UNDEC)))
    return VerdictTable(space, (), (), (), true, possible, ())
