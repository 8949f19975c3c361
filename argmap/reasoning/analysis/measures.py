"""Measures over all scenarios: how often a statement stands, and how much hangs on each toggle.

Both are passes over the levels of one decision diagram. Shapley values are the integral of the
gradient of the multilinear extension along its diagonal (Owen 1972), a polynomial, so that Gauss
and Legendre's rule with enough points is exact.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from argmap.errors import ArgmapError
from argmap.model import Scenario
from argmap.reasoning.analysis.answers import Importance, Survival
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, tell
from argmap.reasoning.scenarios.bounds import share_between
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget, Clock
from argmap.reasoning.scenarios.compiled import Scenarios, compiled
from argmap.reasoning.scenarios.diagrams import Table, table
from argmap.reasoning.scenarios.space import Space

Array = Any  # A numpy array; numpy is imported where it is needed.


def survival(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    credences: Mapping[str, float] | None = None,
    default_credence: float = 0.5,
    budget: Budget | None = None,
) -> Survival:
    """In which part of the toggles' scenarios a statement stands, and with which probability.

    A credence is the probability, from 0 to 1, with which a toggle is granted, independently of the
    others. Beyond the budget both are intervals. Raises `ArgmapError` for a credence out of range
    or of what is no toggle.
    """
    space = Space.of_toggles(program, scenario or Scenario(), toggles)
    chances = _chances(space, credences or {}, default_credence)
    budget = budget or Budget()
    clock = budget.start()
    scenarios, even = compiled(space, budget), [0.5] * len(chances)
    try:
        with scenarios.one_question():
            true = scenarios.verdicts(program.index[statement], clock).true
        share = probability = scenarios.diagrams.share(true)
        if chances != even:
            layers = Layers(table(scenarios.diagrams, true, clock))
            probability = float(
                layers.values({v: chances[i] for i, v in scenarios.variable.items()})[layers.root]
            )
        return Survival(statement, (share, share), (probability, probability), len(chances), True)
    except BeyondBudget as bound:
        return _between(scenarios, statement, chances, clock, str(bound))
    except KeyboardInterrupt:
        return _between(scenarios, statement, chances, clock.ended(), INTERRUPTED)


def _between(
    scenarios: Scenarios, statement: str, chances: Sequence[float], clock: Clock, why: str
) -> Survival:
    """Intervals as narrow as the time allows."""
    node = scenarios.space.program.index[statement]
    order, even = scenarios.influencing(node), [0.5] * len(chances)
    # Two searches share what time is left.
    half = (
        replace(clock, answer=(clock.answer + time.perf_counter()) / 2)
        if chances != even
        else clock
    )
    share, cut = share_between(scenarios.bounds, node, order, even, half)
    probability = share
    if chances != even:
        probability, again = share_between(
            scenarios.bounds, node, order, chances, clock.ended() if cut else clock
        )
        cut = cut or again
    complete = max(share[1] - share[0], probability[1] - probability[0]) < 1e-9
    why = "" if complete else INTERRUPTED if cut else why
    return Survival(statement, share, probability, len(chances), complete, why)


def _chances(space: Space, credences: Mapping[str, float], default: float) -> list[float]:
    for name, credence in (*credences.items(), ("", default)):
        if not 0 <= credence <= 1:
            whose = f"the credence of {name!r}" if name else "the default credence"
            raise ArgmapError(f"{whose} is {credence:g}", mend="give a probability from 0 to 1")
    strangers = sorted(credences.keys() - set(space.names))
    if strangers:
        raise ArgmapError(
            f"{strangers[0]!r} has a credence but is no toggle",
            mend="grant it, or name it with --toggles among the others",
        )
    return [credences.get(name, default) for name in space.names]


def importance(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    budget: Budget | None = None,
) -> Importance:
    """What granting each toggle adds to a statement's standing, on average over what the others
    are.

    The game's value of a set of toggles is 1 where the statement stands when they are granted and
    the others are open, else 0. Banzhaf: over all positions of the others alike; Shapley: over all
    orders in which toggles are granted one by one. Positive where granting helps, negative where it
    harms, between -1 and 1.
    """
    space = Space.of_toggles(program, scenario or Scenario(), toggles)
    budget = budget or Budget()
    clock = budget.start()
    scenarios = compiled(space, budget)
    names = sorted(space.names)
    banzhaf, shapley, why = dict[str, float](), dict[str, float](), ""
    try:
        with scenarios.one_question():
            true = scenarios.verdicts(program.index[statement], clock).true
        layers = Layers(table(scenarios.diagrams, true, clock))
        named = {v: space.names[i] for i, v in scenarios.variable.items()}
        tell("averaging over {} nodes", len(layers.low))
        # The Banzhaf value is the gradient in the middle (Owen 1975).
        slopes = layers.gradients([0.5], [1.0])
        banzhaf = dict.fromkeys(names, 0.0) | {named[v]: value for v, value in slopes.items()}
        # On the diagonal a derivative by one of n has a degree below n: n / 2 points are exact.
        slopes = layers.gradients(*_rule((len(slopes) + 1) // 2))
        shapley = dict.fromkeys(names, 0.0) | {named[v]: value for v, value in slopes.items()}
    except BeyondBudget as bound:
        why = str(bound)
    except KeyboardInterrupt:
        why = INTERRUPTED
    return Importance(statement, banzhaf, shapley, not why, why)


@lru_cache
def _rule(points: int) -> tuple[list[float], list[float]]:
    """Gauss and Legendre's points and weights on the interval from 0 to 1."""
    from numpy.polynomial.legendre import leggauss

    if not points:
        return [0.5], [1.0]
    at, weights = leggauss(points)
    return list((at + 1) / 2), list(weights / 2)


class Layers:
    """The nodes of a diagram by level, as arrays.

    Values and gradients are of its multilinear extension.
    """

    def __init__(self, of: Table) -> None:
        import numpy

        variable = numpy.array(of.variable, dtype=numpy.int64)
        # A child's variable comes later in the order, so that values are made from the last level
        # up.
        order = numpy.argsort(-variable, kind="stable")
        place = numpy.empty(len(order) + 2, dtype=numpy.int64)
        place[:2] = 0, 1
        place[order + 2] = numpy.arange(len(order)) + 2
        self.low = place[numpy.array(of.low, dtype=numpy.int64)][order]
        self.high = place[numpy.array(of.high, dtype=numpy.int64)][order]
        self.root = int(place[of.root])
        self.variable = variable[order]
        starts = numpy.flatnonzero(numpy.diff(self.variable, prepend=-1))
        ends = [*starts[1:], len(order)]
        self.levels = [
            (int(self.variable[a]), slice(int(a), int(b)))
            for a, b in zip(starts, ends, strict=False)
        ]

    def values(self, chances: Mapping[int, Any]) -> Array:
        """The value of each node (0, 1, then the inner ones) at one point, or at several in
        parallel.
        """
        import numpy

        wide = numpy.shape(next(iter(chances.values()), 0.0))
        values = numpy.zeros((len(self.variable) + 2, *wide))
        values[1] = 1.0
        for variable, level in self.levels:
            chance = chances[variable]
            low, high = values[self.low[level]], values[self.high[level]]
            values[level.start + 2 : level.stop + 2] = low + chance * (high - low)
        return values

    def gradients(self, points: list[float], weights: list[float]) -> dict[int, float]:
        """The partial derivative by each variable where all are alike at some points, as a weighted
        sum over the points.
        """
        import numpy

        sums: dict[int, float] = {}
        # So many points at once that an array takes some 64 MB.
        for some, portion in _portions(
            numpy.array(points), numpy.array(weights), 1 + 8_000_000 // (len(self.low) + 1)
        ):
            values = self.values({variable: some for variable, _ in self.levels})
            reach = numpy.zeros_like(values)
            reach[self.root] = 1.0
            for variable, level in reversed(self.levels):
                here = reach[level.start + 2 : level.stop + 2]
                low, high = self.low[level], self.high[level]
                change = (here * (values[high] - values[low])).sum(axis=0) @ portion
                sums[variable] = sums.get(variable, 0.0) + float(change)
                # Not `reach[low] += …`, which adds once alone where several lead to one node.
                numpy.add.at(reach, low, here * (1 - some))
                numpy.add.at(reach, high, here * some)
        return sums


def _portions(points: Array, weights: Array, most: int) -> Iterator[tuple[Array, Array]]:
    for start in range(0, len(points), most):
        yield points[start : start + most], weights[start : start + most]
