"""Acceptance of every node at once: IN or OUT under a semantics, skeptically or credulously."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod

from argmap.errors import ArgmapError
from argmap.model import Stance
from argmap.reasoning.evaluation import Reason, reasons_of
from argmap.reasoning.extensions.residue import Part, residue
from argmap.reasoning.extensions.semantics import BY_NAME, Semantics
from argmap.reasoning.extensions.tasks import check_semantics
from argmap.reasoning.grounded import IN, NEVER, OUT, Label, Labelling
from argmap.reasoning.program import Program

MODES = ("skeptical", "credulous")
COUNTED = 200
"""So many extensions of a part are counted; where there are more, each node is asked about for itself."""


@dataclass(frozen=True, eq=False)
class Acceptance:
    """The label of each node: `IN` in each extension (skeptical) or in some (credulous), `OUT` in each, else `UNDEC`.

    `labels` is `None` where there is no extension (stable alone). `extensions` is their number where it was counted.
    """

    program: Program
    labels: bytearray | None
    reasons: tuple[Reason, ...]
    extensions: int | None

    @property
    def statements(self) -> dict[str, tuple[Label, Reason]]:
        """Label and reason of each statement, in the order of the map; empty where there is no extension."""
        return dict(
            zip(self.program.statements, zip(map(Label, self.labels or ()), self.reasons, strict=False), strict=False)
        )

    @property
    def inferences(self) -> dict[str, Label]:
        """The label of each inference, in the order of the map."""
        labels = (self.labels or b"")[len(self.program.statements) :]
        return dict(zip(self.program.inferences, map(Label, labels), strict=False))


def accept(program: Program, stances: Sequence[Stance], semantics: str, mode: str = "skeptical") -> Acceptance:
    """The acceptance of all statements and inferences. Exact, whether or not the extensions are counted."""
    check_semantics(semantics)
    if mode not in MODES:
        raise ArgmapError(f"no mode is called {mode!r}", mend=f"choose of {', '.join(MODES)}")
    rest = residue(program, stances)
    labels = bytearray(rest.labels)
    counts: list[int | None] = []
    if semantics != "grounded":
        for part in rest.parts:
            held, count = _accept_part(BY_NAME[semantics](part), mode == "credulous")
            counts.append(count)
            for node, label in zip(part.nodes, held, strict=True):
                labels[node] = label
    if 0 in counts:
        return Acceptance(program, None, (), 0)
    number = None if None in counts else prod(count for count in counts if count is not None)
    return Acceptance(program, labels, _reasons(program, stances, labels), number)


def _accept_part(judge: Semantics, credulously: bool) -> tuple[bytearray, int | None]:
    """The labels of the nodes of a part, and how many extensions it has where these were counted."""
    part = judge.part
    found = list(islice(judge.extensions(), COUNTED + 1))
    if not found:
        return bytearray(part.size), 0
    counted = len(found) <= COUNTED
    inside = set().union(*found) if credulously else set(found[0]).intersection(*found)
    outside = set.intersection(*(_out(part, each) for each in found))
    if not counted:
        inside = _some(judge, inside) if credulously else _each(judge, inside, IN)
        outside = _each(judge, outside, OUT)
    labels = bytearray(part.size)
    for x in inside:
        labels[x] = IN
    for x in outside:
        labels[x] = OUT
    return labels, len(found) if counted else None


def _out(part: Part, inside: list[int]) -> set[int]:
    return {x for x, possible in enumerate(part.gamma(inside)) if not possible}


def _some(judge: Semantics, known: set[int]) -> set[int]:
    """The nodes that are IN in some extension, from some that are known to be."""
    inside = set(known)
    for x in range(judge.part.size):
        if x not in inside:
            inside.update(judge.having((x, IN)) or ())
    return inside


def _each(judge: Semantics, candidates: set[int], label: int) -> set[int]:
    """Those of the candidates that have a label in each extension; every counterexample rules out all that it can."""
    left, sure = set(candidates), set()
    while left:
        x = min(left)
        found = judge.lacking((x, label))
        if found is None:
            sure.add(x)
            left.discard(x)
        else:
            left.intersection_update(found if label == IN else _out(judge.part, found))
    return sure


def _reasons(program: Program, stances: Sequence[Stance], labels: bytearray) -> tuple[Reason, ...]:
    fallen = frozenset(s for s in range(len(program.statements)) if labels[s] == OUT)
    return reasons_of(program, stances, Labelling(labels, [NEVER] * len(labels), fallen))
