"""Which part of a map is on show, and what each of its boxes hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from argmap.model import ArgumentMap, Attack, Inference, Role

FIRST_SIGHT = 20
"""How many statements a map shows at first where it marks no main line."""


class Hidden(NamedTuple):
    """What unfolding a statement would add: its direct reasons, and what speaks against it or against those steps."""

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
        return ", ".join(_counted(len(ids), noun) for noun, ids in counts if ids)


class Region(NamedTuple):
    """The statements, inferences and attacks on show, in the order of the map."""

    statements: tuple[str, ...]
    inferences: tuple[str, ...]
    attacks: tuple[str, ...]


def region_of(map: ArgumentMap, unfolded: frozenset[str] = frozenset(), *, whole: bool = False) -> Region:
    """The main line and what unfolding shows, or the whole map.

    A step is on show where its conclusion and one of its needs or attackers are; an attack where both its ends are.
    Statements that are unfolded without being on show themselves (a bookmark, a map that has changed) are shown too.
    """
    if whole:
        return Region(tuple(map.statements), tuple(map.inferences), tuple(map.attacks))
    shown = set(main_line(map))
    for statement in unfolded & map.statements.keys():
        shown.add(statement)
        shown.update(neighbours(map, statement))
    return _induced(map, shown)


def main_line(map: ArgumentMap) -> tuple[str, ...]:
    """What is shown before anything is unfolded, in the order of the map.

    The statements that the map marks, with those that join them where one would float free; where none is marked, the
    conclusions (else whatever supports nothing further) and what lies next to them.
    """
    marked = {statement.id for statement in map.statements.values() if statement.main_line}
    shown = _joined(map, marked) if marked else _around(map, _tops(map))
    return tuple(name for name in map.statements if name in shown)


def neighbours(map: ArgumentMap, statement: str) -> Iterator[str]:
    """The direct reasons of a statement, then the attackers on it and on the steps to it."""
    steps = map.supports.get(statement, ())
    yield from chain.from_iterable(step.needs for step in steps)
    yield from (attack.attacker for attack in _against(map, statement, steps))


def hidden(map: ArgumentMap, statement: str, shown: frozenset[str]) -> Hidden:
    """What unfolding a statement would add to those on show."""
    steps = map.supports.get(statement, ())
    reasons = dict.fromkeys(need for step in steps for need in step.needs if need not in shown)
    attackers = dict.fromkeys(
        attack.attacker
        for attack in _against(map, statement, steps)
        if attack.attacker not in shown and attack.attacker not in reasons
    )
    replies = tuple(name for name in attackers if map.statements[name].role is Role.REPLY)
    return Hidden(tuple(reasons), tuple(name for name in attackers if name not in replies), replies)


def _against(map: ArgumentMap, statement: str, steps: Iterable[Inference]) -> Iterator[Attack]:
    for target in (statement, *(step.id for step in steps)):
        yield from map.attacks_on.get(target, ())


def _induced(map: ArgumentMap, shown: set[str]) -> Region:
    statements = tuple(name for name in map.statements if name in shown)
    inferences = tuple(
        step.id
        for step in map.inferences.values()
        if step.conclusion in shown
        and not (shown.isdisjoint(step.needs) and shown.isdisjoint(a.attacker for a in map.attacks_on.get(step.id, ())))
    )
    ends = shown.union(inferences)
    attacks = tuple(a.id for a in map.attacks.values() if a.attacker in shown and a.target in ends)
    return Region(statements, inferences, attacks)


def _bearing(map: ArgumentMap, statement: str) -> Iterator[str]:
    """The statements that a statement bears on directly: what it helps to conclude, what it attacks."""
    yield from (step.conclusion for step in map.uses.get(statement, ()))
    for attack in map.attacks_by.get(statement, ()):
        step = map.inferences.get(attack.target)
        yield step.conclusion if step else attack.target


def _joined(map: ArgumentMap, marked: set[str]) -> set[str]:
    """The marked statements, and for each that bears on none of them directly the shortest way to one."""
    lower = (name for name in map.statements if name in marked and map.statements[name].role is not Role.CONCLUSION)
    loose = [name for name in lower if marked.isdisjoint(_bearing(map, name))]
    if not loose:
        return marked
    import networkx as nx

    graph = nx.DiGraph((name, other) for name in map.statements for other in _bearing(map, name))
    shown = set(marked)
    for name in loose:
        if name in graph:
            ways = nx.single_source_shortest_path(graph, name)
            ends = sorted((len(way), end) for end, way in ways.items() if end in shown and end != name)
            shown.update(ways[ends[0][1]] if ends else ())
    return shown


def _tops(map: ArgumentMap) -> list[str]:
    conclusions = [statement.id for statement in map.conclusions]
    free = (name for name in map.statements if name not in map.uses and name not in map.attacks_by)
    return conclusions or list(free) or list(map.statements)[:1]


def _around(map: ArgumentMap, tops: list[str]) -> set[str]:
    """The tops and the statements nearest to them, breadth first, some twenty in all."""
    shown = dict.fromkeys(tops[:FIRST_SIGHT])
    for statement in (waiting := list(shown)):
        for name in neighbours(map, statement):
            if len(shown) >= FIRST_SIGHT:
                return set(shown)
            if name not in shown:
                shown[name] = None
                waiting.append(name)
    return set(shown)


def _counted(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"
