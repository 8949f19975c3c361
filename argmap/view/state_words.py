"""The state of a statement in words: what it is taken for and what becomes of it, one phrase for
each, the same in every list, on the card, on its switch and in every export.
"""

from __future__ import annotations

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.words import LEFT_OPEN, NOT_JUDGED, VERDICTS

_GRANTED = {
    Label.IN: "granted, stands",
    Label.OUT: "granted, but falls",
    Label.UNDEC: "granted, but contested",
}
_WITHDRAWN = {
    Label.IN: "withdrawn, stands on its support",
    Label.OUT: "withdrawn",
    Label.UNDEC: "withdrawn, contested",
}
_CHANGED = {
    Stance.GRANTED: _GRANTED,
    Stance.OPEN: _WITHDRAWN,
    Stance.DENIED: dict.fromkeys(Label, "denied"),
}
"""Where the reader gave a statement another stance than the source."""
_OWN = {
    Stance.GRANTED: _GRANTED | {Label.IN: VERDICTS[Label.IN]},
    Stance.OPEN: VERDICTS,
    Stance.DENIED: _CHANGED[Stance.DENIED],
}
"""Where it has the stance of the source."""

IN_SOURCE = {
    Stance.GRANTED: "The source takes it as given.",
    Stance.OPEN: "The source leaves it open.",
    Stance.DENIED: "The source denies it.",
}
ARGUED_FOR = "The source argues for it."


def state_words(map: ArgumentMap, evaluation: Evaluation, name: str) -> str:
    """The state of a statement in a scenario."""
    if name in evaluation.unsettled:
        return NOT_JUDGED
    own, stance = map.statements[name].stance, _stance(evaluation, name)
    return phrase(own, stance, evaluation.label(name), argued=name in map.supports)


def state_in_a_word(map: ArgumentMap, evaluation: Evaluation, name: str) -> str:
    """The same where there is little room and a switch tells what is granted."""
    label = evaluation.label(name)
    given = _stance(evaluation, name) is Stance.GRANTED
    if name in evaluation.unsettled or (label is Label.OUT and not given):
        return state_words(map, evaluation, name)
    return VERDICTS[label]


def phrase(own: Stance, stance: Stance, label: Label, *, argued: bool) -> str:
    """The state of a statement that the source takes for `own`; `argued` says whether the map
    argues for it.
    """
    if stance is not own:
        return _CHANGED[stance][label]
    if stance is Stance.OPEN and label is Label.OUT and not argued:
        return LEFT_OPEN
    return _OWN[stance][label]


def _stance(evaluation: Evaluation, name: str) -> Stance:
    return evaluation.stances[evaluation.program.index[name]]


def source_words(map: ArgumentMap, name: str) -> str:
    """What the source takes a statement for, in a sentence."""
    stance = map.statements[name].stance
    argued = stance is Stance.OPEN and name in map.supports
    return ARGUED_FOR if argued else IN_SOURCE[stance]
