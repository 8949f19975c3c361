"""The state of a statement in words: what it is taken for and what becomes of it, one phrase for
each, the same in every list, on the card and on its switch.
"""

from __future__ import annotations

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.words import VERDICTS

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
LEFT_OPEN = "left open"
"""What nobody grants and nothing supports."""

IN_SOURCE = {
    Stance.GRANTED: "The source takes it as given.",
    Stance.OPEN: "The source leaves it open.",
    Stance.DENIED: "The source denies it.",
}
ARGUED_FOR = "The source argues for it."


def state_words(map: ArgumentMap, evaluation: Evaluation, name: str) -> str:
    """The state of a statement in a scenario."""
    stance = evaluation.scenario.stance_of(map, name)
    label = evaluation.label(name)
    if stance is not map.statements[name].stance:
        return _CHANGED[stance][label]
    if stance is Stance.OPEN and label is Label.OUT and name not in map.supports:
        return LEFT_OPEN
    return _OWN[stance][label]


def source_words(map: ArgumentMap, name: str) -> str:
    """What the source takes a statement for, in a sentence."""
    stance = map.statements[name].stance
    argued = stance is Stance.OPEN and name in map.supports
    return ARGUED_FOR if argued else IN_SOURCE[stance]
