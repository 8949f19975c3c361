"""By which semantics a reading is judged, what follows from it, and how the page says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.memoize import memoized
from argmap.model import Scenario
from argmap.reasoning import Evaluation, Label, evaluate
from argmap.reasoning.progress import OutOfTime, within
from argmap.reasoning.semantics import (
    CREDULOUS,
    GROUNDED,
    MODES,
    SEMANTICS,
    SKEPTICAL,
    Mode,
    SemanticsName,
)
from argmap.view.words import VERDICTS, verdict_of, why_sentences

PATIENCE = 2.0
"""How many seconds the acceptance of all statements may take; what is not settled by then is not
judged.
"""

COUNTED = 100
"""So many extensions are looked through to say in how many of them a statement stands."""


@dataclass(frozen=True)
class Judging:
    """A semantics and a mode of acceptance; the mode is skeptical where it makes no difference."""

    semantics: SemanticsName = GROUNDED
    mode: Mode = SKEPTICAL

    @property
    def grounded(self) -> bool:
        """Whether it is the one that explanations and analyses are about."""
        return self.semantics == GROUNDED


def judging_of(semantics: object, mode: object = SKEPTICAL) -> Judging | None:
    """The judging of these names; `None` where one is unknown."""
    # Found by comparing, for the type checker then knows that it is one of the literals.
    name = next((one for one in SEMANTICS if one == semantics), None)
    accepted = next((one for one in MODES if one == mode), None)
    if name is None or accepted is None:
        return None
    return Judging(name, accepted if SEMANTICS[name].modes else SKEPTICAL)


@memoized(256)
def judge(loaded: LoadedMap, scenario: Scenario, judging: Judging) -> Evaluation:
    """What stands in a scenario by a judging, or as much as can be told in `PATIENCE`; the last few
    hundred are kept.
    """
    if judging.grounded:
        return loaded.evaluate(scenario)
    with within(PATIENCE):
        return evaluate(loaded.program, scenario, judging.semantics, judging.mode)


def grounded_alone(judging: Judging) -> str:
    """What a page says that judges by grounded whatever the reading is judged by; empty where both
    are the same.
    """
    if judging.grounded:
        return ""
    return f"This page judges by grounded, not by {judging.semantics} as your reading does."


def button_words(judged: Evaluation) -> str:
    """What the control of the strip says: "preferred, in each of 2 extensions"."""
    semantics, mode, number = judged.semantics, judged.mode, judged.extensions
    if not SEMANTICS[semantics].modes:
        return semantics
    which = "each" if mode == SKEPTICAL else "some"
    if number is None:
        return f"{semantics}, in {which} extension"
    if number == 1:
        return f"{semantics}, in its one extension"
    return f"{semantics}, in {which} of {number} extensions" if number else semantics


def what_is_not_judged(judged: Evaluation) -> str:
    """The notice where some or all statements have no verdict; empty where all have."""
    semantics = judged.semantics
    if judged.extensions == 0:
        return (
            f"There is no {semantics} extension here: no way to take sides leaves nothing "
            "contested. "
            "So nothing is judged. Change the scenario, or judge by another semantics."
        )
    if judged.unsettled:
        return (
            f"To look through the {semantics} extensions takes longer than {PATIENCE:.0f} seconds. "
            "What is not settled yet is not judged."
        )
    return ""


def why_by(loaded: LoadedMap, judged: Evaluation, name: str) -> str:
    """Why a statement has its verdict by another semantics than grounded, and in which extensions
    it has it.

    What grounded settles is so in every complete extension (Dung 1995), and for the same reason:
    there its explanation holds.
    """
    word = verdict_of(judged, name)
    if judged.extensions == 0:
        return f"There is no {judged.semantics} extension in this scenario."
    if name in judged.unsettled:
        return "To work it out would take longer."
    grounded = loaded.evaluate(judged.scenario)
    if _settled(loaded, judged, name):
        which = "each" if SEMANTICS[judged.semantics].modes and judged.extensions != 1 else "the"
        return (
            f"{why_sentences(loaded.map, grounded, name)} "
            f"Grounded settles this, and so does {which} {judged.semantics} extension."
        )
    was = VERDICTS[grounded.label(name)]
    other = "" if word == was else f" Judged by grounded, it {_is(was)}."
    return f"{_where(loaded, judged, name)}{other}"


def _settled(loaded: LoadedMap, judged: Evaluation, name: str) -> bool:
    """Whether a statement has its verdict by grounded already, so that its explanation holds here
    too.
    """
    return (
        name not in judged.unsettled
        and loaded.evaluate(judged.scenario).label(name) is not Label.UNDEC
    )


def _where(loaded: LoadedMap, judged: Evaluation, name: str) -> str:
    semantics, number, label = (
        judged.semantics,
        judged.extensions,
        judged.label(name),
    )
    word = VERDICTS[label]
    if not SEMANTICS[semantics].modes:
        return f"In the {semantics} extension it {_is(word)}."
    if number == 1:
        return f"In the one {semantics} extension it {_is(word)}."
    mode = SKEPTICAL if judged.mode == CREDULOUS else CREDULOUS
    also = judge(loaded, judged.scenario, Judging(semantics, mode))
    other = None if name in also.unsettled else also.label(name)
    each = (
        f"each of the {number} {semantics} extensions" if number else f"each {semantics} extension"
    )
    # OUT is so in each extension, whatever the mode.
    if (
        label is Label.OUT
        or {label, other} == {Label.IN}
        or (label is Label.IN and mode == CREDULOUS)
    ):
        return f"In {each} it {word}."
    if Label.IN in (label, other):
        few = _count(loaded, judged, name)
        some = (
            f"{few} of the {number} {semantics} extensions"
            if few
            else f"some {semantics} extension"
        )
        return f"It stands in {some}{', not in all' if other is not None else ''}."
    if other is None:
        return f"It neither stands nor falls in {each}."
    return f"It stands in no {semantics} extension, and does not fall in {each}."


def _count(loaded: LoadedMap, judged: Evaluation, name: str) -> int | None:
    """In how many extensions a statement stands, where they are few enough to be looked through."""
    if judged.extensions is None or judged.extensions > COUNTED:
        return None
    node, found = (
        loaded.program.index[name],
        _sets(loaded, judged.scenario, judged.semantics),
    )
    return sum(node in each for each in found.sets) if found.complete else None


class _Extensions(NamedTuple):
    sets: tuple[frozenset[int], ...]
    complete: bool


@memoized(64)
def _sets(loaded: LoadedMap, scenario: Scenario, semantics: str) -> _Extensions:
    """The first extensions, as far as the time goes."""
    from argmap.reasoning.extensions import extensions

    found: list[frozenset[int]] = []
    try:
        with within(PATIENCE):
            each = extensions(loaded.program, loaded.evaluate(scenario).stances, semantics)
            found.extend(islice(each, COUNTED))
    except OutOfTime:
        return _Extensions(tuple(found), False)
    return _Extensions(tuple(found), True)


def _is(word: str) -> str:
    return word if word in ("stands", "falls") else f"is {word}"
