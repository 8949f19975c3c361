"""The verdicts of all scenarios as one table of numbers, which any language evaluates in a few
lines.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.model import Stance
from argmap.reasoning.dependencies import depth_first
from argmap.reasoning.evaluation import Evaluation
from argmap.reasoning.scenarios.circuit import Circuit, circuit_of, needs_of

MAX_ROWS = 100_000
"""Rows of a table at most: one that is written into a file stays under two megabytes."""
FINE = 1 / 8
"""Where not all switches fit, so large a part of those that do may be left out besides: to look
closer takes longer.
"""


def tabulate(evaluation: Evaluation, rows: int = MAX_ROWS) -> Circuit:
    """The table in which every statement can have every stance.

    Where that would be too large, what has a switch may be granted or not, and the rest keeps its
    stance; where that is too large as well, so do the switches that the map's first statements hang
    on least directly.
    """
    program, at_hand = evaluation.program, evaluation.stances
    fixed = [frozenset({stance}) for stance in at_hand]
    whole = circuit_of(program, (frozenset(Stance),) * len(fixed), rows)
    if whole is not None:
        return whole
    switches = _switches(evaluation)

    def first(count: int) -> Circuit | None:
        held = fixed.copy()
        for s in switches[:count]:
            # What it is now and what the source says must be there to go back to.
            held[s] = frozenset({Stance.GRANTED, Stance.OPEN, at_hand[s], program.stances[s]})
        return circuit_of(program, tuple(held), rows)

    return first(len(switches)) or _most(first, len(switches))


def _most(first: Callable[[int], Circuit | None], count: int) -> Circuit:
    """The table over the longest beginning that is not too large, or one nearly as long."""
    fits, beyond, found = 0, count, first(0)
    while beyond - fits > 1 + FINE * fits:
        size = (fits + beyond) // 2
        tried = first(size)
        fits, beyond, found = (fits, size, found) if tried is None else (size, beyond, tried)
    assert found is not None  # that of nothing has no rows
    return found


def _switches(evaluation: Evaluation) -> list[int]:
    """What has a plain switch (`Scenario.is_switch`), as it is met going down from the map's first
    statements.

    What the scenario has moved comes before the rest.
    """
    program, stances = evaluation.program, evaluation.stances
    n = len(program.statements)
    named = {program.index[name] for name in evaluation.scenario.stances}
    in_reading_order = (
        x
        for x in depth_first(range(n), lambda x: program.attackers[x] + needs_of(program, x))
        if x < n
    )
    switches = [
        s
        for s in in_reading_order
        if s in named or program.stances[s] is Stance.GRANTED or not program.supports[s]
    ]
    return sorted(switches, key=lambda s: stances[s] is program.stances[s])
