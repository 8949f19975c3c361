"""Why a statement has its label: a finite tree that ends in stances or in a named circle.

Every label is explained by labels that were decided before it (their ranks are lower), so that an
explanation never runs in a circle of its own; where the argument itself does, the circle is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from argmap.model import Stance
from argmap.reasoning.evaluation import Evaluation, Reason
from argmap.reasoning.grounded import IN, OUT, UNDEC, Label

# A level nests three calls, and Python allows a thousand in all.
DEEPEST = 240
"""Levels after which an explanation breaks off and says so; an argument that a person follows has a
dozen.
"""


class Part(Enum):
    """What an item of an explanation is to the one above it."""

    TOPIC = "topic"
    SUPPORT = "support"
    PREMISE = "premise"
    BACKGROUND = "background"
    ATTACKER = "attacker"


@dataclass(frozen=True)
class Circle:
    """Statements each of which hangs on the next, and the last on the first."""

    statements: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """An item with its label, and what that label follows from.

    `id` names a statement, or an inference where `part` is `SUPPORT`. `again` says that the item is
    explained elsewhere in the same tree; `unfinished` that the tree breaks off here.
    """

    id: str
    part: Part
    label: Label
    reason: Reason | None = None
    because: tuple[Explanation | Circle, ...] = ()
    again: bool = False
    unfinished: bool = False


def explain(evaluation: Evaluation, statement: str) -> Explanation:
    """The explanation of a statement's label in a scenario.

    IN cites a step that applies (unless the statement is granted) and the fall of every attacker;
    OUT an attacker that stands, or for every step what is amiss with it; UNDEC what is undecided,
    down to the circle.
    """
    return _Explainer(evaluation).node(evaluation.program.index[statement], Part.TOPIC, ())


class _Explainer:
    """One explanation in the making: what it cites, and what it has explained already."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.program = evaluation.program
        self.labels = evaluation.labelling.labels
        self.ranks = evaluation.labelling.ranks
        self.n = len(self.program.statements)
        self.explained: set[int] = set()

    def node(self, x: int, part: Part, path: tuple[int, ...]) -> Explanation:
        label = Label(self.labels[x])
        reason = self.evaluation.reasons[x] if x < self.n else None
        name = self.program.statements[x] if x < self.n else self.program.inferences[x - self.n]
        cited = list(self._cited(x))
        # What cites nothing is as short as a reference to it.
        if x in self.explained and cited:
            return Explanation(name, part, label, reason, again=True)
        if len(path) >= DEEPEST and cited:
            return Explanation(name, part, label, reason, unfinished=True)
        self.explained.add(x)
        path = (*path, x)
        because = tuple(self._child(y, role, path) for y, role in cited)
        return Explanation(name, part, label, reason, because)

    def _child(self, y: int, part: Part, path: tuple[int, ...]) -> Explanation | Circle:
        if y not in path:
            return self.node(y, part, path)
        round_trip = path[path.index(y) :]
        return Circle(tuple(self.program.statements[s] for s in round_trip if s < self.n))

    def _cited(self, x: int) -> Iterator[tuple[int, Part]]:
        """What the label of a node follows from."""
        if x < self.n and self.evaluation.reasons[x] is Reason.DENIED:
            return
        if self.labels[x] == IN:
            yield from self._for_in(x)
        elif self.labels[x] == OUT:
            yield from self._for_out(x)
        else:
            yield from self._for_undec(x)

    def _for_in(self, x: int) -> Iterator[tuple[int, Part]]:
        if x >= self.n:
            yield from self._needs(x)
        elif self.evaluation.stances[x] is not Stance.GRANTED:
            for r in self.program.supports[x]:
                # A step that went through only later may rest on this very statement.
                if self.labels[r] == IN and self.ranks[r] < self.ranks[x]:
                    yield r, Part.SUPPORT
        for o in self.program.attackers[x]:
            yield o, Part.ATTACKER

    def _for_out(self, x: int) -> Iterator[tuple[int, Part]]:
        if x >= self.n:
            yield from self._failed_step(x)
            return
        supports = self.program.supports[x]
        before = self.ranks[x]
        beaten = [
            o for o in self.program.attackers[x] if self.labels[o] == IN and self.ranks[o] < before
        ]
        given = self.evaluation.stances[x] is Stance.GRANTED
        failed = all(self.labels[r] == OUT and self.ranks[r] < before for r in supports)
        # Without backing it would have fallen unattacked; steps that fell after it explain nothing.
        if beaten and (given or not failed):
            yield from ((o, Part.ATTACKER) for o in beaten)
        else:
            yield from ((r, Part.SUPPORT) for r in supports)

    def _failed_step(self, r: int) -> Iterator[tuple[int, Part]]:
        """What is amiss with a step; where its conclusion fell before it with an unfounded set, a
        need of that set.
        """
        latest = min(self.ranks[r] - 1, self.ranks[self.program.head[r - self.n]])
        for need, part in self._needs(r):
            if self.labels[need] == OUT and self.ranks[need] <= latest:
                yield need, part
        for o in self.program.attackers[r]:
            if self.labels[o] == IN and self.ranks[o] <= latest:
                yield o, Part.ATTACKER

    def _for_undec(self, x: int) -> Iterator[tuple[int, Part]]:
        if x >= self.n:
            yield from ((need, part) for need, part in self._needs(x) if self.labels[need] == UNDEC)
        elif self.evaluation.stances[x] is not Stance.GRANTED:
            for r in self.program.supports[x]:
                if self.labels[r] != OUT:
                    yield r, Part.SUPPORT
        for o in self.program.attackers[x]:
            if self.labels[o] == UNDEC:
                yield o, Part.ATTACKER

    def _needs(self, r: int) -> Iterator[tuple[int, Part]]:
        backgrounds = self.program.backgrounds[r - self.n]
        for need in self.program.body[r - self.n]:
            yield need, Part.BACKGROUND if need in backgrounds else Part.PREMISE
