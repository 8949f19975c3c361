"""Statements: what is claimed, which part it plays, and where its source says it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Role(Enum):
    """How the source uses a statement.

    The verdict never depends on it, only on structure and stance.
    """

    PREMISE = "premise"
    BACKGROUND = "background condition"
    CLAIM = "claim"
    CONCLUSION = "conclusion"
    OBJECTION = "objection"
    REPLY = "reply"
    STATEMENT = "statement"
    """No role is said."""

    @property
    def given_by_default(self) -> bool:
        """Whether a statement of this role is granted where its map says no stance and nothing
        supports it.
        """
        return self not in (Role.CLAIM, Role.CONCLUSION, Role.STATEMENT)


class Stance(Enum):
    """What a scenario takes a statement for."""

    GRANTED = "granted"
    OPEN = "open"
    DENIED = "denied"


class Place(NamedTuple):
    """Where a statement stands in its source: a paragraph ("5.4"), a key phrase that finds the
    passage, and the words just before and after it, where the map says them.
    """

    paragraph: str
    phrase: str = ""
    prefix: str = ""
    suffix: str = ""


class Statement(NamedTuple):
    """One statement of a map.

    `id` is its `skos:notation`; `stance` the one it has in the source.
    """

    id: str
    role: Role
    stance: Stance
    title: str = ""
    text: str = ""
    section: str = ""
    places: tuple[Place, ...] = ()
    main_line: bool = False
    attributed_to: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    """IRIs of the critical questions that this statement takes up."""
