"""What the questions to all scenarios answer, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.model import Stance
from argmap.reasoning.grounded import Label

Switch = tuple[str, Stance]
"""A statement with the stance that it has in a set: the one it changes to, or for a reason the one
that it keeps.
"""


class Sets(NamedTuple):
    """Minimal sets, smallest first, then alphabetically; where they are not all that there are,
    `why`.

    `label` is the label of the statement in the scenario at hand. In an incomplete answer every set
    is still minimal, and none smaller than the last one is missing, but for those of its own size.
    """

    statement: str
    label: Label
    sets: tuple[tuple[Switch, ...], ...]
    complete: bool
    why: str = ""

    @property
    def names(self) -> list[list[str]]:
        """The identifiers of each set."""
        return [[name for name, _ in switches] for switches in self.sets]

    @property
    def smallest(self) -> int | None:
        """The size of the smallest set (of retractions: the robustness); `None` where none is
        known.
        """
        return len(self.sets[0]) if self.sets else None


class Cruxes(NamedTuple):
    """Two readers' verdicts on a statement, and the minimal sets of statements on which adopting
    the stance of the second turns the verdict of the first into the second's.
    """

    mine: Label
    theirs: Label
    sets: Sets


class Survival(NamedTuple):
    """In which part of the scenarios a statement stands, and with which probability.

    Each is an interval that contains the true value; its ends agree where the answer is complete.
    """

    statement: str
    share: tuple[float, float]
    probability: tuple[float, float]
    toggles: int
    complete: bool
    why: str = ""


class Importance(NamedTuple):
    """Banzhaf and Shapley value of each toggle in the game whose value is 1 where the statement
    stands.
    """

    statement: str
    banzhaf: Mapping[str, float]
    shapley: Mapping[str, float]
    complete: bool
    why: str = ""
