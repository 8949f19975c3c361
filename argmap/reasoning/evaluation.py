"""What stands in one scenario under a semantics, and the reason for each statement
(docs/verdicts.md, "How it is decided").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from argmap.model import Scenario, Stance
from argmap.reasoning.grounded import IN, OUT, UNDEC, Label, Labelling, label
from argmap.reasoning.program import Program
from argmap.reasoning.semantics import (
    GROUNDED,
    SKEPTICAL,
    Mode,
    SemanticsName,
    check_semantics,
)


class Reason(Enum):
    """Why a statement has its label."""

    GRANTED = "granted"
    SUPPORTED = "supported"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    UNSUPPORTED = "unsupported"
    CIRCULAR = "circular"
    DEFEATED = "defeated"
    CONTESTED = "contested"


_LABELS = tuple(Label)
"""By value: looked up for each statement at each click, where `Label(value)` would take most of the
time.
"""


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What becomes of each statement and inference of a program in a scenario under a semantics.

    `stances` and `reasons` go by statement node. Under grounded the labels are those of the
    grounded labelling. Under another semantics they are acceptance in a mode: IN in each extension
    (skeptical) or in some (credulous), OUT in each, else UNDEC; no node has a rank then.

    `extensions` is the number of extensions where they were counted, 0 where there is none (stable
    alone). `unsettled` are the statements and inferences of which nothing is certain, because
    there is no extension or, `why`, because the search was cut short; they are labelled UNDEC.
    """

    program: Program
    scenario: Scenario
    stances: tuple[Stance, ...]
    labelling: Labelling
    reasons: tuple[Reason, ...]
    semantics: SemanticsName = GROUNDED
    mode: Mode = SKEPTICAL
    extensions: int | None = 1
    unsettled: frozenset[str] = frozenset()
    why: str = ""

    @property
    def grounded(self) -> bool:
        """Whether it is by the semantics that explanations and analyses are about."""
        return self.semantics == GROUNDED

    @property
    def complete(self) -> bool:
        """Whether the search was not cut short."""
        return not self.why

    def label(self, statement: str) -> Label:
        """The label of a statement."""
        return _LABELS[self.labelling.labels[self.program.index[statement]]]

    def reason(self, statement: str) -> Reason:
        """The reason of a statement's label."""
        return self.reasons[self.program.index[statement]]

    @cached_property
    def statements(self) -> Mapping[str, tuple[Label, Reason]]:
        """Label and reason of each statement, in the order of the map."""
        labels = map(Label, self.labelling.labels)
        return MappingProxyType(
            dict(zip(self.program.statements, zip(labels, self.reasons, strict=False), strict=True))
        )

    @cached_property
    def inferences(self) -> Mapping[str, Label]:
        """The label of each inference, in the order of the map."""
        labels = self.labelling.labels[len(self.program.statements) :]
        return MappingProxyType(dict(zip(self.program.inferences, map(Label, labels), strict=True)))


def evaluate(
    program: Program,
    scenario: Scenario | None = None,
    semantics: SemanticsName = GROUNDED,
    mode: Mode = SKEPTICAL,
) -> Evaluation:
    """Label a program in a scenario (the source's own stances where there is none).

    The scenario's identifiers must be statements of the map: `Scenario.check` says so where they
    are not. Raises `ArgmapError` for an unknown semantics or mode. Ctrl-C cuts the search for
    extensions short; the answer says so.
    """
    check_semantics(semantics, mode)
    scenario = scenario or Scenario()
    stances = tuple(program.stances_in(scenario))
    if semantics != GROUNDED:
        # The search for extensions needs a SAT solver, which grounded does without.
        from argmap.reasoning.extensions.acceptance import acceptance

        found = acceptance(program, stances, semantics, mode)
        labelling, extensions, unsettled = found.labelling, found.extensions, found.unsettled
        why = found.why
    else:
        labelling, extensions, unsettled, why = label(program, stances), 1, frozenset(), ""
    names = (*program.statements, *program.inferences) if unsettled else ()
    return Evaluation(
        program,
        scenario,
        stances,
        labelling,
        reasons_of(program, stances, labelling),
        semantics,
        mode,
        extensions,
        frozenset(names[x] for x in unsettled),
        why,
    )


def reasons_of(
    program: Program, stances: Sequence[Stance], labelling: Labelling
) -> tuple[Reason, ...]:
    """Why each statement has its label."""
    labels = labelling.labels
    circular = _circular(program, stances, labelling)
    reasons: list[Reason] = []
    for s, stance in enumerate(stances):
        held = labels[s]
        if held == UNDEC:
            reason = Reason.CONTESTED
        elif held == IN:
            reason = Reason.GRANTED if stance is Stance.GRANTED else Reason.SUPPORTED
        elif stance is Stance.DENIED:
            reason = Reason.DENIED
        # Backed, and fallen all the same: only an attacker that stands does that.
        elif stance is Stance.GRANTED or any(labels[r] != OUT for r in program.supports[s]):
            reason = Reason.DEFEATED
        elif program.stances[s] is Stance.GRANTED:
            reason = Reason.WITHDRAWN
        else:
            reason = Reason.CIRCULAR if s in circular else Reason.UNSUPPORTED
        reasons.append(reason)
    return tuple(reasons)


def _circular(program: Program, stances: Sequence[Stance], labelling: Labelling) -> set[int]:
    """The statements that are unsupported only because their support runs in a circle.

    They are the largest set of open, undefeated statements that are OUT such that each has an
    inference with no standing undercutter and all of whose needs that are OUT are in the set again.
    """
    # Support that runs in a circle shows up as an unfounded set: without one there is nothing to
    # look for, which is the case at most clicks.
    if not labelling.unfounded:
        return set()
    labels, n = labelling.labels, len(program.statements)
    beaten = [any(labels[o] == IN for o in row) for row in program.attackers]
    circular = {
        s
        for s, stance in enumerate(stances)
        if stance is Stance.OPEN and labels[s] == OUT and not beaten[s]
    }
    # The largest such set: what has no way to go on is taken out, until all that is left has one.
    waiting = list(circular)
    while waiting:
        s = waiting.pop()
        runs_on = any(
            not beaten[r]
            and all(labels[need] != OUT or need in circular for need in program.body[r - n])
            for r in program.supports[s]
        )
        if not runs_on and s in circular:
            circular.remove(s)
            waiting.extend(
                program.head[r - n] for r in program.uses[s] if program.head[r - n] in circular
            )
    return circular
