"""What answers an objection: grounds of their own first, the claim that it attacks last."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label


class Answers(NamedTuple):
    """The standing statements that attack an objection, the steps to it or what those steps need.

    `opposite` are those that the objection itself attacks, and what the map concludes from them: to
    answer with these alone would beg the question.
    """

    grounds: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The grounds; where there is none, the opposite claims."""
        return self.grounds or self.opposite


def answers_to(map: ArgumentMap, evaluation: Evaluation, name: str) -> Answers:
    """The answers to an objection that stand in a scenario."""
    steps = map.supports.get(name, ())
    targets = [name, *(step.id for step in steps), *(need for step in steps for need in step.needs)]
    found = dict.fromkeys(
        attack.attacker
        for target in targets
        for attack in map.attacks_on.get(target, ())
        if evaluation.label(attack.attacker) is Label.IN and attack.id not in map.failing_attacks
    )
    disputed = _disputed(map, name) if found else ()
    return Answers(
        tuple(answer for answer in found if answer not in disputed),
        tuple(answer for answer in found if answer in disputed),
    )


def fallen_needs(map: ArgumentMap, evaluation: Evaluation, name: str) -> tuple[str, ...]:
    """What the steps to a statement that nobody grants need and do not have, where none of them
    goes through: it falls whatever answers it.
    """
    granted = evaluation.scenario.stance_of(map, name) is Stance.GRANTED
    steps = map.supports.get(name, ())
    if granted or any(evaluation.inferences[step.id] is not Label.OUT for step in steps):
        return ()
    needs = dict.fromkeys(need for step in steps for need in step.needs)
    return tuple(need for need in needs if evaluation.label(need) is Label.OUT)


def opposite_claims(map: ArgumentMap, name: str) -> frozenset[str]:
    """What a statement attacks, and the conclusions of the steps that it undercuts."""
    targets = [attack.target for attack in map.attacks_by.get(name, ())]
    return frozenset(
        map.inferences[target].conclusion if target in map.inferences else target
        for target in targets
    )


def _disputed(map: ArgumentMap, name: str) -> set[str]:
    """The opposite claims and all that is concluded from them."""
    found = set(opposite_claims(map, name))
    waiting = list(found)
    # It grows while it is gone through, and so reaches what is concluded in several steps.
    for claim in waiting:
        for step in map.uses.get(claim, ()):
            if step.conclusion not in found:
                found.add(step.conclusion)
                waiting.append(step.conclusion)
    return found
