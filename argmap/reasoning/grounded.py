"""The grounded labelling: the well-founded model of a program, by counters.

Van Gelder, Ross and Schlipf 1991: what follows from what is decided is propagated until nothing
does; then the greatest unfounded set among the rest is false, and so on. Each round is linear in
the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from argmap.model import Stance
from argmap.reasoning.program import Program


class Label(IntEnum):
    """True, false and undefined in the well-founded model; readers see stands, falls, contested."""

    UNDEC = 0
    IN = 1
    OUT = 2

    @property
    def word(self) -> str:
        """As results write it: `in`, `out`, `undec`."""
        return self.name.lower()


# UNDEC is 0: a new bytearray is undecided throughout, and `not labels[x]` asks for it.
UNDEC, IN, OUT = int(Label.UNDEC), int(Label.IN), int(Label.OUT)
NEVER = 1 << 62


@dataclass(frozen=True, eq=False)
class Labelling:
    """The label of each node (statements, then inferences), and when it was decided.

    A node's label follows from nodes of lower `rank`; those of one unfounded set share one rank,
    and only they follow from each other. What is undecided has the rank `NEVER`.
    """

    labels: bytes
    ranks: tuple[int, ...]
    unfounded: frozenset[int]
    """The statements that fell because their support has no ground outside itself."""


def label(program: Program, stances: Sequence[Stance]) -> Labelling:
    """The well-founded labelling of a program under a stance for each statement node."""
    run = _Run(program, stances)
    unfounded: set[int] = set()
    run.propagate()
    # Deciding a set may settle more by counting, and that may leave others without ground.
    while circle := run.decide_unfounded():
        unfounded.update(circle)
        run.propagate()
    return Labelling(bytes(run.labels), tuple(run.ranks), frozenset(unfounded))


class _Run:
    """A labelling in the making.

    `trail` holds the decided nodes in order. `waiting[x]` counts what must still be decided in its
    favour before x is IN: needs that must be IN, attackers that must be OUT, and one for the
    backing of a statement that is not granted. `chances[s]` counts the inferences to s that are not
    OUT. `source[s]` is the inference by which an undecided, open statement could still be derived,
    were every undecided attack to fail; those that lost theirs are `orphans`.
    """

    def __init__(self, program: Program, stances: Sequence[Stance]) -> None:
        n = len(program.statements)
        self.program = program
        self.granted = [stance is Stance.GRANTED for stance in stances]
        self.backed = self.granted.copy()
        self.labels = bytearray(len(program.attackers))
        self.ranks = [NEVER] * len(program.attackers)
        self.chances = [len(row) for row in program.supports]
        self.waiting = [len(row) for row in program.attackers]
        for s, given in enumerate(self.granted):
            self.waiting[s] += not given
        for r, needs in enumerate(program.body, n):
            self.waiting[r] += len(needs)
        self.source = [-1] * n
        # Nothing has a source yet, so the first search has to look at every open statement.
        self.orphans = [
            s for s, stance in enumerate(stances) if stance is Stance.OPEN and self.chances[s]
        ]
        self.trail: list[int] = []
        self.done = 0
        for s, stance in enumerate(stances):
            if stance is Stance.DENIED or (stance is Stance.OPEN and not self.chances[s]):
                self.decide(s, OUT)
        for x, count in enumerate(self.waiting):
            if not count and not self.labels[x]:
                self.decide(x, IN)

    def decide(self, x: int, label: int) -> None:
        """Give a node its label and its place on the trail."""
        self.labels[x] = label
        self.ranks[x] = len(self.trail)
        self.trail.append(x)

    def propagate(self) -> None:
        """Decide what follows from what is decided; each node and link is looked at once in a whole
        run.
        """
        n, labels, waiting, trail = (
            len(self.program.statements),
            self.labels,
            self.waiting,
            self.trail,
        )
        uses, targets = self.program.uses, self.program.targets
        while self.done < len(trail):
            x = trail[self.done]
            self.done += 1
            # An inference concludes one statement; it attacks nothing and no step needs it.
            if x >= n:
                self.update_conclusion(x)
                continue
            helped, harmed = (uses[x], targets[x]) if labels[x] == IN else (targets[x], uses[x])
            for y in helped:
                waiting[y] -= 1
                if not waiting[y] and not labels[y]:
                    self.decide(y, IN)
            for y in harmed:
                if not labels[y]:
                    self.decide(y, OUT)

    def update_conclusion(self, r: int) -> None:
        """What follows from a decided inference for its conclusion."""
        s = self.program.head[r - len(self.program.statements)]
        if self.labels[r] == IN:
            if not self.backed[s]:
                self.backed[s] = True
                self.waiting[s] -= 1
                if not self.waiting[s] and not self.labels[s]:
                    self.decide(s, IN)
            return
        self.chances[s] -= 1
        # What is granted does not fall by losing its inferences.
        if self.labels[s] or self.granted[s]:
            return
        if not self.chances[s]:
            self.decide(s, OUT)
        # Any other inference that is lost leaves its ground as it was.
        elif self.source[s] == r:
            self.orphans.append(s)

    def decide_unfounded(self) -> list[int]:
        """Decide the greatest unfounded set OUT, and return it: statements whose every support
        needs another of them.

        Only what hung on orphans is looked at (the source pointers of Simons, Niemelä and Soininen
        2002).
        """
        sourceless = self._reached_from_orphans()
        self._find_new_sources(sourceless)
        # One rank for all: none of them fell before another, so that no explanation may cite one
        # for the next.
        rank = len(self.trail)
        circle = [s for s in sourceless if not self.labels[s]]
        for s in circle:
            self.decide(s, OUT)
            self.ranks[s] = rank
        return circle

    def _reached_from_orphans(self) -> dict[int, None]:
        """The undecided statements whose sources lead to an orphan, in the order found."""
        n, head, uses = len(self.program.statements), self.program.head, self.program.uses
        sourceless = dict.fromkeys(s for s in self.orphans if not self.labels[s])
        self.orphans = []
        waiting = list(sourceless)
        for s in waiting:
            for r in uses[s]:
                h = head[r - n]
                # What has its source elsewhere keeps it, whatever falls here.
                if self.source[h] == r and not self.labels[h] and h not in sourceless:
                    sourceless[h] = None
                    waiting.append(h)
        return sourceless

    def _find_new_sources(self, sourceless: dict[int, None]) -> None:
        """Give statements another source where they have one; take them out of `sourceless`."""
        n, body, head = len(self.program.statements), self.program.body, self.program.head
        # Every other undecided statement still has a source, so only needs among these can fail.
        missing = {
            r: sum(need in sourceless for need in body[r - n])
            for s in sourceless
            for r in self.program.supports[s]
            # An undecided attack makes nothing unfounded (Van Gelder et al. 1991): only needs
            # count.
            if self.labels[r] != OUT
        }
        ready = [r for r, count in missing.items() if not count]
        for r in ready:
            s = head[r - n]
            if s not in sourceless:
                continue
            self.source[s] = r
            del sourceless[s]
            for use in self.program.uses[s]:
                if use in missing:
                    missing[use] -= 1
                    if not missing[use]:
                        ready.append(use)
