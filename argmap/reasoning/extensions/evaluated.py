"""What stands by another semantics than grounded, as an `Evaluation`, within a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.reasoning.evaluation import Evaluation, Reason
from argmap.reasoning.extensions.acceptance import accept
from argmap.reasoning.grounded import NEVER, UNDEC, Labelling
from argmap.reasoning.progress import within


class Accepted(NamedTuple):
    """An evaluation of which nothing holds of the statements and inferences in `unjudged`: their
    label is `UNDEC`. `extensions` is the number of extensions, where they were counted.
    """

    evaluation: Evaluation
    extensions: int | None
    unjudged: frozenset[str]


def evaluate_by(grounded: Evaluation, semantics: str, mode: str, seconds: float) -> Accepted:
    """The acceptance of every statement in the scenario of a grounded evaluation; what is not
    settled after so many seconds is not judged, and nothing is where there is no extension.
    """
    program = grounded.program
    names = (*program.statements, *program.inferences)
    with within(seconds):
        found = accept(program, grounded.stances, semantics, mode)
    if found.labels is None:
        labels = bytearray([UNDEC]) * len(names)
        reasons = (Reason.CONTESTED,) * len(program.statements)
        return Accepted(_labelled(grounded, labels, reasons), 0, frozenset(names))
    settled = found.statements.keys() | found.inferences.keys()
    unjudged = frozenset(name for name in names if name not in settled)
    return Accepted(_labelled(grounded, found.labels, found.reasons), found.extensions, unjudged)


def _labelled(grounded: Evaluation, labels: bytearray, reasons: Sequence[Reason]) -> Evaluation:
    labelling = Labelling(labels, [NEVER] * len(labels), frozenset())
    return Evaluation(
        grounded.program, grounded.scenario, grounded.stances, labelling, tuple(reasons)
    )
