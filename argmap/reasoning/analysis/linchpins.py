"""The whole map at once: what each conclusion hangs on, and which toggles bring which statements
down, alone or in pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from argmap.model import Scenario
from argmap.reasoning.analysis.answers import Importance, Sets, Survival
from argmap.reasoning.analysis.curve import Curve, curve
from argmap.reasoning.analysis.measures import importance, survival
from argmap.reasoning.analysis.sets import retractions
from argmap.reasoning.analysis.withdrawals import Pairs, brought_down, brought_down_in_pairs
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, tell
from argmap.reasoning.scenarios.budget import Budget
from argmap.reasoning.scenarios.compiled import compiled
from argmap.reasoning.scenarios.space import Space


class Linchpin(NamedTuple):
    """What one conclusion hangs on."""

    retractions: Sets
    survival: Survival
    importance: Importance
    curve: Curve

    @property
    def complete(self) -> bool:
        """Whether the measures are exact and, where there are retraction sets, their smallest size
        is known.
        """
        known = bool(self.retractions.sets) or self.retractions.complete
        return known and all(each.complete for each in (self.survival, self.importance, self.curve))

    @property
    def why(self) -> str:
        """Why it is not complete (empty where it is)."""
        return (
            ""
            if self.complete
            else next(
                each.why
                for each in (self.survival, self.importance, self.curve, self.retractions)
                if not each.complete
            )
        )


class Linchpins(NamedTuple):
    """What each conclusion hangs on, what each toggle alone brings down (those that stand, the
    toggle itself among them), and the pairs that bring down a conclusion together.

    Where Ctrl-C came before all was found, `interrupted` is set; conclusions that were not come to
    are then left out.
    """

    conclusions: Mapping[str, Linchpin]
    alone: Mapping[str, tuple[str, ...]]
    pairs: Pairs
    interrupted: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is left out and each conclusion's answer is complete."""
        return not self.why

    @property
    def why(self) -> str:
        """Why it is not complete (empty where it is)."""
        if self.interrupted:
            return INTERRUPTED
        reasons = [*(each.why for each in self.conclusions.values()), self.pairs.why]
        return next(filter(None, reasons), "")


def linchpins(
    program: Program,
    conclusions: Sequence[str],
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    credences: Mapping[str, float] | None = None,
    default_credence: float = 0.5,
    limit: int | None = 10,
    budget: Budget | None = None,
) -> Linchpins:
    """The matrix, alone and in pairs; then retraction sets (at most `limit`), curve, survival and
    importance for each conclusion, in one compilation.
    """
    scenario = scenario or Scenario()
    named = None if toggles is None else tuple(toggles)
    budget = budget or Budget()
    space = Space.of_toggles(program, scenario, named)
    answers: dict[str, Linchpin] = {}
    alone: Mapping[str, tuple[str, ...]] = {}
    pairs = Pairs((), False, INTERRUPTED)
    try:
        alone = brought_down(program, scenario, named)
        pairs = brought_down_in_pairs(program, conclusions, scenario, named, budget=budget)
        if pairs.why == INTERRUPTED:
            return Linchpins(answers, alone, pairs, interrupted=True)
        compiled(space, budget).compile(
            [program.index[name] for name in conclusions], budget.start()
        )
        for i, name in enumerate(conclusions):
            tell("conclusion {} of {}: {}", i + 1, len(conclusions), name)
            fallen = retractions(program, name, scenario, toggles=named, limit=limit, budget=budget)
            known = Linchpin(
                fallen,
                _unknown_survival(name, space),
                Importance(name, {}, {}, False, INTERRUPTED),
                Curve(name, why=INTERRUPTED),
            )
            answers[name] = known
            if fallen.why == INTERRUPTED:
                break
            counted = curve(program, name, scenario, toggles=named, budget=budget)
            answers[name] = known = known._replace(curve=counted)
            if counted.why == INTERRUPTED:
                break
            survived = survival(
                program,
                name,
                scenario,
                toggles=named,
                credences=credences,
                default_credence=default_credence,
                budget=budget,
            )
            answers[name] = known = known._replace(survival=survived)
            if survived.why == INTERRUPTED:
                break
            weights = importance(program, name, scenario, toggles=named, budget=budget)
            answers[name] = known._replace(importance=weights)
            if weights.why == INTERRUPTED:
                break
        else:
            return Linchpins(answers, alone, pairs)
    except KeyboardInterrupt:
        pass
    return Linchpins(answers, alone, pairs, interrupted=True)


def _unknown_survival(name: str, space: Space) -> Survival:
    return Survival(name, (0.0, 1.0), (0.0, 1.0), len(space.choices), False, INTERRUPTED)
