"""An argument map: statements, inferences and attacks, as immutable values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, TypeVar

from argmap.errors import MapError
from argmap.model.statement import Role, Stance, Statement

K = TypeVar("K")
V = TypeVar("V")


class Inference(NamedTuple):
    """Linked premises, under background conditions, to one concluded statement (an RA-node of
    AIF).
    """

    id: str
    premises: tuple[str, ...]
    conclusion: str
    backgrounds: tuple[str, ...] = ()
    title: str = ""
    scheme: str | None = None
    """IRI of the scheme (Walton, Reed and Macagno 2008) that the step follows."""

    @property
    def needs(self) -> tuple[str, ...]:
        """All that must stand for the step to apply: premises, then background conditions."""
        return self.premises + self.backgrounds


class AttackKind(Enum):
    """Modgil and Prakken 2014: at a conclusion, at something taken as given, at a step."""

    REBUTTAL = "rebuttal"
    UNDERMINING = "undermining"
    UNDERCUT = "undercut"


class Attack(NamedTuple):
    """From a statement at a statement or, as an undercut, at an inference (a CA-node of AIF)."""

    id: str
    attacker: str
    target: str
    kind: AttackKind


class Section(NamedTuple):
    """A part of the source, in reading order of `notation`."""

    notation: str
    title: str


class ReadingStep(NamedTuple):
    """A step of the guided reading: what it adds to the map, what has been argued, and a question
    to think about.
    """

    id: str
    title: str
    text: str
    question: str
    section: str
    """Notation of the section that it belongs to."""
    shows: tuple[str, ...]
    """Identifiers of the statements that it adds, in the order of the map."""
    tries: tuple[tuple[str, Stance], ...] = ()
    """The changes of stance that its question invites the reader to try."""
    answer: str = ""
    """What one sees after trying, and what it shows; "" where the map leaves it to the reader."""


class RetiredIdentifier(NamedTuple):
    """An identifier that an earlier edition of the map gave to a part of it."""

    id: str
    replaced_by: tuple[str, ...]
    """The statements, inferences or attacks that came in its place; none where it was dropped."""
    note: str
    """Why, in a sentence."""


class Source(NamedTuple):
    """The text that the map is a map of."""

    title: str = ""
    creators: tuple[str, ...] = ()
    issued: str = ""
    citation: str = ""


@dataclass(frozen=True)
class ArgumentMap:
    """A map as a value. Identifiers (`skos:notation`) name its parts; statements keep the order of
    the file.

    `stronger` holds the pairs (stronger, weaker) that the map states; strength is their transitive
    closure.
    """

    notation: str
    title: str
    statements: Mapping[str, Statement]
    inferences: Mapping[str, Inference]
    attacks: Mapping[str, Attack]
    stronger: frozenset[tuple[str, str]] = frozenset()
    sections: tuple[Section, ...] = ()
    source: Source = field(default=Source())
    reading: tuple[ReadingStep, ...] = ()
    """The guided reading, in the order of its steps; a map may have none."""
    thesis: str | None = None
    """The conclusion that the source argues for above all: the one that the map names, or the
    only one that supports nothing further.
    """
    retired: Mapping[str, RetiredIdentifier] = field(default_factory=dict)
    """The identifiers of earlier editions that name nothing now."""

    @cached_property
    def supports(self) -> Mapping[str, tuple[Inference, ...]]:
        """The inferences that conclude a statement, for each statement that has any."""
        return _grouped((step.conclusion, step) for step in self.inferences.values())

    @cached_property
    def uses(self) -> Mapping[str, tuple[Inference, ...]]:
        """The inferences that a statement is a premise or background condition of."""
        return _grouped((need, step) for step in self.inferences.values() for need in step.needs)

    @cached_property
    def attacks_on(self) -> Mapping[str, tuple[Attack, ...]]:
        """The attacks at a statement or inference, for each that has any."""
        return _grouped((attack.target, attack) for attack in self.attacks.values())

    @cached_property
    def attacks_by(self) -> Mapping[str, tuple[Attack, ...]]:
        """The attacks that come from a statement."""
        return _grouped((attack.attacker, attack) for attack in self.attacks.values())

    @cached_property
    def conclusions(self) -> tuple[Statement, ...]:
        """What the source sets out to establish, in the order of the map."""
        return tuple(s for s in self.statements.values() if s.role is Role.CONCLUSION)

    @cached_property
    def failing_attacks(self) -> frozenset[str]:
        """The attacks that do not succeed: at a statement, from one strictly weaker (an undercut
        never fails).
        """
        above = stronger_closure(self.stronger)
        # Whether a step goes through is no matter of strength: undercuts always succeed (Modgil and
        # Prakken 2014).
        return frozenset(
            attack.id
            for attack in self.attacks.values()
            if attack.kind is not AttackKind.UNDERCUT
            and attack.attacker in above.get(attack.target, ())
        )


def stronger_closure(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """All statements strictly weaker than each one that is stronger than any.

    Raises `MapError` where the pairs run in a circle: strength is a strict partial order.
    """
    weaker: dict[str, set[str]] = {}
    for strong, weak in pairs:
        weaker.setdefault(strong, set()).add(weak)
    try:
        # The weaker come first, so that a closure is put together from finished ones.
        order = list(TopologicalSorter(weaker).static_order())
    except CycleError as error:
        # The error lists the weaker before the stronger.
        circle = " > ".join(reversed(error.args[1]))
        raise MapError(
            f"am:strongerThan runs in a circle: {circle}",
            mend="remove one of these am:strongerThan",
        ) from None
    closure: dict[str, frozenset[str]] = {}
    for strong in order:
        direct = weaker.get(strong)
        if direct:
            closure[strong] = frozenset(direct).union(
                *(closure.get(weak, frozenset()) for weak in direct)
            )
    return closure


def _grouped(pairs: Iterator[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
