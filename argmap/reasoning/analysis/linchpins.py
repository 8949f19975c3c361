"""The whole map at once: what each conclusion hangs on, and which toggle alone brings which
statement down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from argmap.model import Scenario, Stance
from argmap.reasoning.analysis.answers import Importance, Sets, Survival
from argmap.reasoning.analysis.measures import importance, survival
from argmap.reasoning.analysis.sets import retractions
from argmap.reasoning.grounded import IN, label
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

    @property
    def complete(self) -> bool:
        """Whether the measures are exact and, where there are retraction sets, their smallest size
        is known.
        """
        known = bool(self.retractions.sets) or self.retractions.complete
        return known and self.survival.complete and self.importance.complete

    @property
    def why(self) -> str:
        """Why it is not complete (empty where it is)."""
        return (
            ""
            if self.complete
            else next(
                each.why
                for each in (self.survival, self.importance, self.retractions)
                if not each.complete
            )
        )


class Linchpins(NamedTuple):
    """What each conclusion hangs on, and what each toggle alone brings down (those that stand, the
    toggle itself among them).

    Where Ctrl-C came before all was found, `interrupted` is set; conclusions that were not come to
    are then left out.
    """

    conclusions: Mapping[str, Linchpin]
    alone: Mapping[str, tuple[str, ...]]
    interrupted: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is left out and each conclusion's answer is complete."""
        return not self.why

    @property
    def why(self) -> str:
        """Why it is not complete (empty where it is)."""
        return (
            INTERRUPTED
            if self.interrupted
            else next((each.why for each in self.conclusions.values() if each.why), "")
        )


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
    """Retraction sets (at most `limit`), survival and importance for each conclusion, in one
    compilation; and the matrix.
    """
    scenario = scenario or Scenario()
    named = None if toggles is None else tuple(toggles)
    budget = budget or Budget()
    space = Space.of_toggles(program, scenario, named)
    answers: dict[str, Linchpin] = {}
    try:
        compiled(space, budget).compile(
            [program.index[name] for name in conclusions], budget.start()
        )
        for i, name in enumerate(conclusions):
            tell("conclusion {} of {}: {}", i + 1, len(conclusions), name)
            fallen = retractions(program, name, scenario, toggles=named, limit=limit, budget=budget)
            known = Linchpin(
                fallen, _unknown_survival(name, space), Importance(name, {}, {}, False, INTERRUPTED)
            )
            answers[name] = known
            if fallen.why == INTERRUPTED:
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
            return Linchpins(answers, brought_down(program, scenario, named))
    except KeyboardInterrupt:
        pass
    return Linchpins(answers, {}, interrupted=True)


def _unknown_survival(name: str, space: Space) -> Survival:
    return Survival(name, (0.0, 1.0), (0.0, 1.0), len(space.choices), False, INTERRUPTED)


def brought_down(
    program: Program, scenario: Scenario | None = None, toggles: Iterable[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """The statements that stand in a scenario and no longer do when one granted toggle is
    withdrawn, for each such toggle.
    """
    space = Space.of_retractions(program, scenario or Scenario(), toggles)
    standing = _standing(program, space.stances)
    matrix = {}
    for name, choice in zip(space.names, space.choices, strict=True):
        stances = list(space.stances)
        stances[choice.node] = choice.off
        matrix[name] = tuple(
            program.statements[s] for s in sorted(standing - _standing(program, stances))
        )
    return matrix


def _standing(program: Program, stances: Sequence[Stance]) -> set[int]:
    labels = label(program, stances).labels
    return {s for s in range(len(program.statements)) if labels[s] == IN}
