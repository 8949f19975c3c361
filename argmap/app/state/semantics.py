"""By which semantics a reading is judged, what follows from it, and how the page says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from argmap.app.state.loaded import LoadedMap
from argmap.model import Scenario
from argmap.reasoning import Evaluation, Label
from argmap.reasoning.progress import within
from argmap.view.words import NOT_JUDGED, VERDICTS, verdict_sentence

PATIENCE = 2.0
"""How many seconds the acceptance of all statements may take; what is not settled by then is not
judged.
"""

COUNTED = 100
"""So many extensions are looked through to say in how many of them a statement stands."""

GROUNDED, SKEPTICAL, CREDULOUS = "grounded", "skeptical", "credulous"
MODES = {SKEPTICAL: "in each extension", CREDULOUS: "in some extension"}
"""What a statement must be to stand, in words."""


class Meaning(NamedTuple):
    """What a semantics is to the reader: a sentence, and whether the modes can differ."""

    says: str
    modes: bool


SEMANTICS = {
    GROUNDED: Meaning(
        "Only what is beyond dispute stands. Where nothing settles a conflict, both sides "
        "stay contested.",
        False,
    ),
    "complete": Meaning(
        "Every defensible way to take sides or to leave a conflict open, from the most "
        "cautious to the boldest.",
        True,
    ),
    "preferred": Meaning(
        "The boldest defensible ways to take sides: as much stands as can stand together.", True
    ),
    "stable": Meaning(
        "Only ways to take sides that leave nothing contested. There may be none.", True
    ),
    "semi-stable": Meaning(
        "The ways to take sides that leave the fewest conflicts open; the stable ones, where "
        "there are any.",
        True,
    ),
    "ideal": Meaning(
        "What all preferred extensions share and can defend by itself: at times a little "
        "bolder than grounded.",
        False,
    ),
}
"""The semantics that the page offers, the default first."""


@dataclass(frozen=True)
class Judging:
    """A semantics and a mode of acceptance; the mode is skeptical where it makes no difference."""

    semantics: str = GROUNDED
    mode: str = SKEPTICAL

    @property
    def grounded(self) -> bool:
        """Whether it is the one that explanations and analyses are about."""
        return self.semantics == GROUNDED


def judging_of(semantics: object, mode: object = SKEPTICAL) -> Judging | None:
    """The judging of these names; `None` where one is unknown."""
    if (
        not isinstance(semantics, str)
        or not isinstance(mode, str)
        or semantics not in SEMANTICS
        or mode not in MODES
    ):
        return None
    return Judging(semantics, mode if SEMANTICS[semantics].modes else SKEPTICAL)


@dataclass(frozen=True, eq=False)
class Judged:
    """What a judging says of a scenario: acceptance as labels, and of which statements and steps it
    says nothing.

    `extensions` is their number where they were counted. A statement that is not judged has the
    label `UNDEC`.
    """

    judging: Judging
    evaluation: Evaluation
    extensions: int | None = None
    unjudged: frozenset[str] = frozenset()

    def verdict(self, name: str) -> str:
        """The word for a statement, or that it is not judged."""
        return NOT_JUDGED if name in self.unjudged else VERDICTS[self.evaluation.label(name)]


@lru_cache(maxsize=256)
def judge(loaded: LoadedMap, scenario: Scenario, judging: Judging) -> Judged:
    """What stands in a scenario by a judging, or as much as can be told in `PATIENCE`; the last few
    hundred are kept.
    """
    grounded = loaded.evaluate(scenario)
    if judging.grounded:
        return Judged(judging, grounded)
    from argmap.reasoning.extensions.evaluated import evaluate_by

    found = evaluate_by(grounded, judging.semantics, judging.mode, PATIENCE)
    return Judged(judging, found.evaluation, found.extensions, found.unjudged)


def grounded_alone(judging: Judging) -> str:
    """What a page says that judges by grounded whatever the reading is judged by; empty where both
    are the same.
    """
    if judging.grounded:
        return ""
    return f"This page judges by grounded, not by {judging.semantics} as your reading does."


def button_words(judged: Judged) -> str:
    """What the control of the strip says: "preferred, in each of 2 extensions"."""
    judging, number = judged.judging, judged.extensions
    if not SEMANTICS[judging.semantics].modes:
        return judging.semantics
    which = "each" if judging.mode == SKEPTICAL else "some"
    if number is None:
        return f"{judging.semantics}, in {which} extension"
    if number == 1:
        return f"{judging.semantics}, in its one extension"
    return (
        f"{judging.semantics}, in {which} of {number} extensions" if number else judging.semantics
    )


def what_is_not_judged(judged: Judged) -> str:
    """The notice where some or all statements have no verdict; empty where all have."""
    semantics = judged.judging.semantics
    if judged.extensions == 0:
        return (
            f"There is no {semantics} extension here: no way to take sides leaves nothing "
            "contested. "
            "So nothing is judged. Change the scenario, or judge by another semantics."
        )
    if judged.unjudged:
        return (
            f"To look through the {semantics} extensions takes longer than {PATIENCE:.0f} seconds. "
            "What is not settled yet is not judged."
        )
    return ""


def says(loaded: LoadedMap, judged: Judged, name: str) -> str:
    """The verdict on a statement by another semantics than grounded, and in which extensions it has
    it.

    What grounded settles is so in every complete extension (Dung 1995), and for the same reason:
    there its explanation holds.
    """
    word = judged.verdict(name)
    if judged.extensions == 0:
        return f"{_upper(word)}. There is no {judged.judging.semantics} extension in this scenario."
    if name in judged.unjudged:
        return f"{_upper(word)}. To work it out would take longer."
    grounded = loaded.evaluate(judged.evaluation.scenario)
    if _settled(loaded, judged, name):
        which = (
            "each"
            if SEMANTICS[judged.judging.semantics].modes and judged.extensions != 1
            else "the"
        )
        return (
            f"{verdict_sentence(loaded.map, grounded, name)} "
            f"Grounded settles this, and so does {which} {judged.judging.semantics} extension."
        )
    was = VERDICTS[grounded.label(name)]
    other = "" if word == was else f" Judged by grounded, it {_is(was)}."
    return f"{_upper(word)}. {_where(loaded, judged, name)}{other}"


def _settled(loaded: LoadedMap, judged: Judged, name: str) -> bool:
    """Whether a statement has its verdict by grounded already, so that its explanation holds here
    too.
    """
    return (
        name not in judged.unjudged
        and loaded.evaluate(judged.evaluation.scenario).label(name) is not Label.UNDEC
    )


def _where(loaded: LoadedMap, judged: Judged, name: str) -> str:
    semantics, number, label = (
        judged.judging.semantics,
        judged.extensions,
        judged.evaluation.label(name),
    )
    word = VERDICTS[label]
    if not SEMANTICS[semantics].modes:
        return f"In the {semantics} extension it {_is(word)}."
    if number == 1:
        return f"In the one {semantics} extension it {_is(word)}."
    mode = SKEPTICAL if judged.judging.mode == CREDULOUS else CREDULOUS
    also = judge(loaded, judged.evaluation.scenario, Judging(semantics, mode))
    other = None if name in also.unjudged else also.evaluation.label(name)
    each = (
        f"each of the {number} {semantics} extensions" if number else f"each {semantics} extension"
    )
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


def _count(loaded: LoadedMap, judged: Judged, name: str) -> int | None:
    """In how many extensions a statement stands, where they are few enough to be looked through."""
    if judged.extensions is None or judged.extensions > COUNTED:
        return None
    node, found = (
        loaded.program.index[name],
        _sets(loaded, judged.evaluation.scenario, judged.judging.semantics),
    )
    return None if found is None else sum(node in each for each in found)


@lru_cache(maxsize=64)
def _sets(
    loaded: LoadedMap, scenario: Scenario, semantics: str
) -> tuple[frozenset[int], ...] | None:
    """The first extensions; `None` where they take too long."""
    from argmap.reasoning.extensions import extensions

    try:
        with within(PATIENCE):
            return tuple(
                islice(
                    extensions(loaded.program, loaded.evaluate(scenario).stances, semantics),
                    COUNTED,
                )
            )
    except KeyboardInterrupt:
        return None


def _is(word: str) -> str:
    return word if word in ("stands", "falls") else f"is {word}"


def _upper(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
