"""Which part of a map is on show, and what each of its boxes hides."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model import ArgumentMap, Role
from argmap.view.excerpt import MAIN_LINE, Excerpt, attacks_against, excerpted, neighbours
from argmap.view.words import counted


class Hidden(NamedTuple):
    """What unfolding a statement would add: its direct reasons, and what speaks against it or
    against those steps.
    """

    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """All of them."""
        return self.reasons + self.objections + self.replies

    @property
    def words(self) -> str:
        """In words: "3 reasons, 1 objection"."""
        counts = (("reason", self.reasons), ("objection", self.objections), ("reply", self.replies))
        return ", ".join(counted(len(ids), noun) for noun, ids in counts if ids)


class Region(NamedTuple):
    """The statements, inferences and attacks on show, in the order of the map."""

    statements: tuple[str, ...]
    inferences: tuple[str, ...]
    attacks: tuple[str, ...]


def region_of(
    map: ArgumentMap,
    unfolded: frozenset[str] = frozenset(),
    excerpt: Excerpt = MAIN_LINE,
    traced: frozenset[str] = frozenset(),
) -> Region:
    """An excerpt of the map, what unfolding shows beyond it, and what is traced.

    A step is on show where its conclusion and one of its needs or attackers are; an attack where
    both its ends are. Statements that are unfolded without being on show themselves (a bookmark, a
    map that has changed) are shown too.
    """
    if excerpt.kind == "whole":
        return Region(tuple(map.statements), tuple(map.inferences), tuple(map.attacks))
    shown = {*excerpted(map, excerpt, traced), *(traced & map.statements.keys())}
    for statement in unfolded & map.statements.keys():
        shown.add(statement)
        shown.update(neighbours(map, statement))
    return _induced(map, shown)


def hidden(map: ArgumentMap, statement: str, shown: frozenset[str]) -> Hidden:
    """What unfolding a statement would add to those on show."""
    steps = map.supports.get(statement, ())
    reasons = dict.fromkeys(need for step in steps for need in step.needs if need not in shown)
    attackers = dict.fromkeys(
        attack.attacker
        for attack in attacks_against(map, statement, steps)
        if attack.attacker not in shown and attack.attacker not in reasons
    )
    replies = tuple(name for name in attackers if map.statements[name].role is Role.REPLY)
    return Hidden(tuple(reasons), tuple(name for name in attackers if name not in replies), replies)


def _induced(map: ArgumentMap, shown: set[str]) -> Region:
    statements = tuple(name for name in map.statements if name in shown)
    inferences = tuple(
        step.id
        for step in map.inferences.values()
        if step.conclusion in shown
        and not (
            shown.isdisjoint(step.needs)
            and shown.isdisjoint(a.attacker for a in map.attacks_on.get(step.id, ()))
        )
    )
    ends = shown.union(inferences)
    attacks = tuple(a.id for a in map.attacks.values() if a.attacker in shown and a.target in ends)
    return Region(statements, inferences, attacks)
