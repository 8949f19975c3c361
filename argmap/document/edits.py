"""What a person does to a map: a closed union of values, each with a form in JSON (`edit_json`).

Things go by their identifiers. An identifier that is left out is made of the title; a field that is
None stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Place, Role, Section, Stance


@dataclass(frozen=True)
class AddStatement:
    """A new statement, and how it hangs on what is there: as a reason for a statement (a step of
    its own), a further premise or a background condition of a step, or an objection to a statement
    or step.
    """

    title: str
    id: str = ""
    text: str = ""
    role: Role | None = None
    """Left out, what its use makes of it: a premise, a background condition, an objection, a
    claim."""
    stance: Stance | None = None
    section: str = ""
    places: tuple[Place, ...] = ()
    reason_for: str = ""
    premise_of: str = ""
    background_of: str = ""
    objection_to: str = ""
    scheme: str = ""
    """IRI of the scheme of the step to `reason_for`."""
    main_line: bool = False


@dataclass(frozen=True)
class Reword:
    """Another title or text, of a statement or of a step's title."""

    id: str
    title: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class SetRole:
    """Another role of a statement."""

    id: str
    role: Role


@dataclass(frozen=True)
class SetStance:
    """Another stance of a statement in the map; None for the one that its role and use give it."""

    id: str
    stance: Stance | None


@dataclass(frozen=True)
class SetSection:
    """Another section of a statement; "" for none."""

    id: str
    section: str


@dataclass(frozen=True)
class SetPlaces:
    """Where a statement stands in the source."""

    id: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class SetMainLine:
    """Whether a statement is shown before anything is unfolded."""

    id: str
    main_line: bool


@dataclass(frozen=True)
class Rename:
    """Another identifier of a statement, step or attack."""

    id: str
    to: str


@dataclass(frozen=True)
class AddStep:
    """A step from statements to a statement."""

    premises: tuple[str, ...]
    conclusion: str
    id: str = ""
    backgrounds: tuple[str, ...] = ()
    title: str = ""
    scheme: str = ""


@dataclass(frozen=True)
class JoinSteps:
    """Several steps to one statement as one step whose premises need each other; the first one
    stays.
    """

    steps: tuple[str, ...]


@dataclass(frozen=True)
class PartStep:
    """A step as one step for each of its premises, each a reason by itself; the first one stays."""

    step: str


@dataclass(frozen=True)
class Relink:
    """Other ends of a step."""

    step: str
    premises: tuple[str, ...] | None = None
    backgrounds: tuple[str, ...] | None = None
    conclusion: str | None = None


@dataclass(frozen=True)
class SetScheme:
    """Another scheme (IRI) of a step; "" for none."""

    step: str
    scheme: str


@dataclass(frozen=True)
class AddAttack:
    """An attack from a statement at a statement or a step."""

    attacker: str
    target: str
    id: str = ""


@dataclass(frozen=True)
class Remove:
    """A statement, step or attack goes, with what cannot be without it: the steps to it and those
    that had no other premise, the attacks from it and at what goes.
    """

    id: str


@dataclass(frozen=True)
class Merge:
    """Two statements become one: what hung on the first hangs on the other, whose words stay."""

    id: str
    into: str


@dataclass(frozen=True)
class Split:
    """A second statement beside one, with its own words, which takes over some of the steps and
    attacks of the first.
    """

    id: str
    title: str
    text: str = ""
    new_id: str = ""
    takes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Describe:
    """Title, source, thesis and sections of the map; sections that are not named stay."""

    title: str | None = None
    source_title: str | None = None
    creators: tuple[str, ...] | None = None
    issued: str | None = None
    thesis: str | None = None
    sections: tuple[Section, ...] | None = None


Edit = (
    AddStatement
    | Reword
    | SetRole
    | SetStance
    | SetSection
    | SetPlaces
    | SetMainLine
    | Rename
    | AddStep
    | JoinSteps
    | PartStep
    | Relink
    | SetScheme
    | AddAttack
    | Remove
    | Merge
    | Split
    | Describe
)
