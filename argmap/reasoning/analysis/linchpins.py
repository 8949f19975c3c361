"""The whole map at once: what each conclusion hangs on, and which toggles bring which statements
down, alone or in pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from argmap.model import Scenario
from argmap.reasoning.analysis.answers import Importance, Sets, Survival
from argmap.reasoning.analysis.curve import Curve, curve
from argmap.reasoning.analysis.measures import importance, survival
from argmap.reasoning.analysis.sets import retractions
from argmap.reasoning.analysis.withdrawals import Pairs, brought_down, brought_down_in_pairs
from argmap.reasoning.grounded import Label, label
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, tell
from argmap.reasoning.scenarios.budget import Budget
from argmap.reasoning.scenarios.compiled import compiled
from argmap.reasoning.scenarios.space import Space

Answer = Sets | Survival | Importance | Curve


class Linchpin(NamedTuple):
    """What one conclusion hangs on."""

    retractions: Sets
    survival: Survival
    importance: Importance
    curve: Curve

    def told(self, answer: Answer) -> Linchpin:
        """The same with one more answer."""
        match answer:
            case Sets():
                return self._replace(retractions=answer)
            case Survival():
                return self._replace(survival=answer)
            case Importance():
                return self._replace(importance=answer)
            case Curve():
                return self._replace(curve=answer)

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
        questions: tuple[Callable[..., Answer], ...] = (
            partial(retractions, limit=limit),
            curve,
            partial(survival, credences=credences, default_credence=default_credence),
            importance,
        )
        with compiled(space, budget).one_question() as scenarios:
            # All at once and first, for the order of the variables is made after the first
            # question.
            scenarios.compile([program.index[name] for name in conclusions], budget.start())
            for i, name in enumerate(conclusions):
                tell("conclusion {} of {}: {}", i + 1, len(conclusions), name)
                known = _unknown(name, program, space)
                for ask in questions:
                    answer = ask(program, name, scenario, toggles=named, budget=budget)
                    answers[name] = known = known.told(answer)
                    if answer.why == INTERRUPTED:
                        return Linchpins(answers, alone, pairs, interrupted=True)
    except KeyboardInterrupt:
        return Linchpins(answers, alone, pairs, interrupted=True)
    return Linchpins(answers, alone, pairs)


def _unknown(name: str, program: Program, space: Space) -> Linchpin:
    """What is known of a conclusion before anything is asked."""
    held = Label(label(program, space.stances).labels[program.index[name]])
    return Linchpin(
        Sets(name, held, (), False, INTERRUPTED),
        Survival(name, (0.0, 1.0), (0.0, 1.0), len(space.choices), False, INTERRUPTED),
        Importance(name, {}, {}, False, INTERRUPTED),
        Curve(name, why=INTERRUPTED),
    )
