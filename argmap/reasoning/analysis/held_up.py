"""How well a statement is held up: what argues for it, what attacks it, what becomes of that."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model import ArgumentMap
from argmap.reasoning.evaluation import Evaluation
from argmap.reasoning.grounded import Label


class HeldUp(NamedTuple):
    """Counts for one statement in a scenario: the inferences to it, those of them that apply, the
    attacks on it, and those of them that come to nothing.

    An attack comes to nothing where its attacker falls or is weaker than the statement.
    """

    arguments: int
    applying: int
    attacks: int
    answered: int

    @property
    def assumed(self) -> bool:
        """Whether nothing on the map argues for it."""
        return not self.arguments

    @property
    def unanswered(self) -> int:
        """How many attacks are not answered."""
        return self.attacks - self.answered


def held_up(map: ArgumentMap, evaluation: Evaluation, statement: str) -> HeldUp:
    """How well a statement is held up in a scenario."""
    steps = map.supports.get(statement, ())
    attacks = map.attacks_on.get(statement, ())
    return HeldUp(
        len(steps),
        sum(evaluation.inferences[step.id] is Label.IN for step in steps),
        len(attacks),
        sum(
            attack.id in map.failing_attacks or evaluation.label(attack.attacker) is Label.OUT
            for attack in attacks
        ),
    )
