"""The grounded labelling: the well-founded model of a program, by counters.

Van Gelder, Ross and Schlipf 1991: what follows from what is decided is propagated until nothing does; then the greatest
unfounded set among the rest is false, and so on. Each round is linear in the program.
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


UNDEC, IN, OUT = int(Label.UNDEC), int(Label.IN), int(Label.OUT)
NEVER = 1 << 62


@dataclass(frozen=True, eq=False)
class Labelling:
    """The label of each node (statements, then inferences), and when it was decided.

    A node's label follows from nodes of lower `rank`; those of one unfounded set share one rank, and only they follow from
    each other. What is undecided has the rank `NEVER`.
    """

    labels: bytearray
    ranks: list[int]
    unfounded: frozenset[int]
    """The statements that fell because their support has no ground outside itself."""


def label(program: Program, stances: Sequence[Stance]) -> Labelling:
    """The well-founded labelling of a program under a stance for each statement node."""
    n = len(program.statements)
    granted = [stance is Stance.GRANTED for stance in stances]
    labels = bytearray(len(program.attackers))
    backed = granted.copy()
    waiting = [len(row) for row in program.attackers]
    for s, given in enumerate(granted):
        if not given:
            waiting[s] += 1
    for r, needs in enumerate(program.body, n):
        waiting[r] += len(needs)
    chances = [len(row) for row in program.supports]

    trail: list[int] = []
    for s, stance in enumerate(stances):
        if stance is Stance.DENIED or (stance is Stance.OPEN and not chances[s]):
            labels[s] = OUT
            trail.append(s)
    for x, count in enumerate(waiting):
        if not count and not labels[x]:
            labels[x] = IN
            trail.append(x)

    ranks = [NEVER] * len(labels)
    unfounded: set[int] = set()
    done = 0
    while True:
        done = _propagate(program, granted, labels, backed, waiting, chances, trail, done)
        circle = _unfounded(program, granted, labels, backed)
        if not circle:
            break
        unfounded.update(circle)
        for s in circle:
            labels[s] = OUT
            ranks[s] = len(trail)
        trail.extend(circle)
    for rank, x in enumerate(trail):
        if ranks[x] == NEVER:
            ranks[x] = rank
    return Labelling(labels, ranks, frozenset(unfounded))


def _propagate(
    program: Program,
    granted: list[bool],
    labels: bytearray,
    backed: list[bool],
    waiting: list[int],
    chances: list[int],
    trail: list[int],
    done: int,
) -> int:
    """Decide what follows from the trail, from its position `done` on; return the position of its new end.

    `waiting[x]` counts what must still be decided in its favour before x is IN: needs that must be IN, attackers that must
    be OUT, and one for the backing of a statement that is not granted. `chances[s]` counts its inferences that are not OUT.
    """
    n = len(program.statements)
    uses, targets, head = program.uses, program.targets, program.head
    while done < len(trail):
        x = trail[done]
        done += 1
        holds = labels[x] == IN
        if x < n:
            helped, harmed = (uses[x], targets[x]) if holds else (targets[x], uses[x])
            for y in helped:
                waiting[y] -= 1
                if not waiting[y] and not labels[y]:
                    labels[y] = IN
                    trail.append(y)
            for y in harmed:
                if not labels[y]:
                    labels[y] = OUT
                    trail.append(y)
            continue
        s = head[x - n]
        if holds:
            if not backed[s]:
                backed[s] = True
                waiting[s] -= 1
                if not waiting[s] and not labels[s]:
                    labels[s] = IN
                    trail.append(s)
        else:
            chances[s] -= 1
            if not chances[s] and not labels[s] and not granted[s]:
                labels[s] = OUT
                trail.append(s)
    return done


def _unfounded(program: Program, granted: list[bool], labels: bytearray, backed: list[bool]) -> list[int]:
    """The greatest unfounded set: the undecided statements whose every support needs another of them.

    Found as the rest of what could still be derived, were every undecided attack to fail.
    """
    n = len(program.statements)
    undecided = [s for s in range(n) if not labels[s]]
    missing = {
        r: sum(not labels[need] for need in program.body[r - n])
        for s in undecided
        for r in program.supports[s]
        if not labels[r]
    }
    founded = [s for s in undecided if granted[s] or backed[s] or any(missing.get(r) == 0 for r in program.supports[s])]
    reached = set(founded)
    for s in founded:
        for r in program.uses[s]:
            if r not in missing:
                continue
            missing[r] -= 1
            conclusion = program.head[r - n]
            if not missing[r] and conclusion not in reached:
                reached.add(conclusion)
                founded.append(conclusion)
    return [s for s in undecided if s not in reached]
