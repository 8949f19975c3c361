"""Acceptance of every node at once: IN or OUT under a semantics, skeptically or credulously."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import prod
from typing import NamedTuple

from argmap.model import Stance
from argmap.reasoning.extensions.solvers import SOLVERS, Solver
from argmap.reasoning.extensions.undecided_parts import Part, residue
from argmap.reasoning.grounded import IN, NEVER, OUT, UNDEC, Labelling
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, OUT_OF_TIME, OutOfTime, tell
from argmap.reasoning.semantics import CREDULOUS

COUNTED = 200
"""So many extensions of a part are counted; where there are more, each node is asked about for
itself.
"""


class Acceptance(NamedTuple):
    """The label of each node: `IN` in each extension (skeptical) or in some (credulous), `OUT` in
    each, else `UNDEC`.

    `extensions` is their number where it was counted. Nothing is certain of the nodes that are
    `unsettled`: of all where there is no extension, of some where it was cut short (`why`).
    """

    labelling: Labelling
    extensions: int | None
    unsettled: frozenset[int] = frozenset()
    why: str = ""


def acceptance(
    program: Program, stances: Sequence[Stance], semantics: str, mode: str
) -> Acceptance:
    """The acceptance of all statements and inferences under another semantics than grounded.

    Exact, whether or not the extensions are counted.
    """
    rest = residue(program, stances)
    labels = bytearray(rest.labels)
    parts = [_Settling(part, mode == CREDULOUS) for part in rest.parts]
    why = ""
    try:
        for i, part in enumerate(parts):
            part.settle(SOLVERS[semantics](part.part), f"part {i + 1} of {len(parts)}")
            # One part without an extension leaves the whole without (stable alone).
            if part.count == 0:
                nothing = _labelling(bytearray([UNDEC]) * len(labels), program)
                return Acceptance(nothing, 0, frozenset(range(len(labels))))
    except OutOfTime:
        why = OUT_OF_TIME
    except KeyboardInterrupt:
        why = INTERRUPTED
    unsettled: set[int] = set()
    for part in parts:
        for node, known in zip(part.part.nodes, part.labels, strict=True):
            labels[node] = UNDEC if known is None else known
            if known is None:
                unsettled.add(node)
    if why and semantics == "stable" and not all(part.met for part in parts):
        unsettled.update(range(len(labels)))  # There may be no extension at all.
    counts = [part.count for part in parts]
    number = None if None in counts else prod(count or 0 for count in counts)
    return Acceptance(_labelling(labels, program), number, frozenset(unsettled), why)


class _Settling:
    """What is known of the nodes of a part; true at any moment, so that it can be left at any.

    `inside` and `outside` have their label for certain, all but `may_stand` and `may_fall` lack it
    for certain.
    """

    def __init__(self, part: Part, credulously: bool) -> None:
        self.part = part
        self.credulously = credulously
        self.met = False
        self.count: int | None = None
        """How many extensions there are, where they were counted."""
        self.inside: set[int] = set()
        self.outside: set[int] = set()
        # What is not ruled out yet shrinks with each extension that is met; Ctrl-C leaves it sound.
        self.may_stand = set(range(part.size))
        self.may_fall = set(range(part.size))

    @property
    def labels(self) -> list[int | None]:
        """The label of each node, `None` where it is not settled."""
        return [self._label(x) for x in range(self.part.size)]

    def _label(self, x: int) -> int | None:
        if x in self.inside:
            return IN
        if x in self.outside:
            return OUT
        return None if x in self.may_stand or x in self.may_fall else UNDEC

    def settle(self, solver: Solver, which: str) -> None:
        """Settle all nodes: from all extensions where these are few, else one node after the
        other.
        """
        number = 0
        for found in islice(solver.extensions(), COUNTED + 1):
            number += 1
            tell("looking through extensions of {}: {} found", which, number)
            self._note(found)
        if number <= COUNTED:
            self.count = number
            # All were met: what any had stands credulously, what each had skeptically.
            self.may_stand, self.inside = (
                (self.inside,) * 2 if self.credulously else (self.may_stand,) * 2
            )
            self.outside = self.may_fall
            return
        self._ask(solver, IN, self.may_stand, self.inside, which)
        self._ask(solver, OUT, self.may_fall, self.outside, which)

    def _note(self, found: list[int]) -> None:
        """Take an extension into account."""
        out = _out(self.part, found)
        self.met = True
        if self.credulously:
            self.inside.update(found)
        else:
            self.may_stand.intersection_update(found)
        self.may_fall.intersection_update(out)

    def _ask(self, solver: Solver, label: int, may: set[int], sure: set[int], which: str) -> None:
        """Settle who has a label, node by node; every extension that comes up settles all that it
        can.
        """
        # OUT means OUT in each extension in both modes.
        some = self.credulously and label == IN
        while left := may - sure:
            tell("asking for each statement of {}: {} left", which, len(left))
            x = min(left)
            found = solver.having((x, label)) if some else solver.lacking((x, label))
            if found is not None:
                self._note(found)
            elif some:
                may.discard(x)
            else:
                sure.add(x)


def _out(part: Part, inside: list[int]) -> set[int]:
    return {x for x, possible in enumerate(part.gamma(inside)) if not possible}


def _labelling(labels: bytearray, program: Program) -> Labelling:
    # There are no unfounded sets here: with all that fell in their place, `reasons_of` looks for
    # circles.
    fallen = frozenset(s for s in range(len(program.statements)) if labels[s] == OUT)
    return Labelling(bytes(labels), (NEVER,) * len(labels), fallen)
