"""Scenarios: the changes of stance that a reader makes to a map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from argmap.errors import ScenarioError
from argmap.model.argument_map import ArgumentMap, RetiredIdentifier
from argmap.model.statement import Stance

Names = str | Iterable[str]
"""One identifier, or several."""


class HasStatements(Protocol):
    """What knows its statements by identifier: a map, and a program."""

    @property
    def statements(self) -> Collection[str]:
        """The identifiers, in the order of the map."""


@dataclass(frozen=True)
class Scenario:
    """Changes of stance. A statement that is not named keeps the stance it has in the map.

    Raises `ScenarioError` where one statement is given two stances.
    """

    granted: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        twice = (
            (self.granted & self.open) | (self.granted & self.denied) | (self.open & self.denied)
        )
        if twice:
            raise ScenarioError(
                f"{_listed(twice)} is given two stances in one scenario",
                mend="name each statement under one of granted, open and denied",
            )

    @classmethod
    def of(cls, stances: Mapping[str, Stance]) -> Scenario:
        """The scenario that gives each named statement its stance."""
        return cls(
            # `Stance` has the order of the fields.
            *(frozenset(s for s, given in stances.items() if given is stance) for stance in Stance)
        )

    @property
    def stances(self) -> dict[str, Stance]:
        """The stance of each statement that is named, in alphabetical order."""
        named = dict.fromkeys(self.granted, Stance.GRANTED)
        named |= dict.fromkeys(self.open, Stance.OPEN)
        named |= dict.fromkeys(self.denied, Stance.DENIED)
        return dict(sorted(named.items()))

    def stance_of(self, map: ArgumentMap, statement: str) -> Stance:
        """The stance of a statement in this scenario."""
        if statement in self.granted:
            return Stance.GRANTED
        if statement in self.open:
            return Stance.OPEN
        return Stance.DENIED if statement in self.denied else map.statements[statement].stance

    def is_switch(self, map: ArgumentMap, statement: str) -> bool:
        """Whether a statement has a plain switch: it is given in the map, rests on nothing there,
        or was changed.
        """
        given = map.statements[statement].stance is Stance.GRANTED
        changed = statement in self.granted or statement in self.open or statement in self.denied
        return given or changed or statement not in map.supports

    def setting(self, map: ArgumentMap, statement: str, stance: Stance) -> Scenario:
        """This scenario with another stance for one statement; going back to the map's own drops
        the change.
        """
        stances = self.stances
        stances.pop(statement, None)
        if stance is not map.statements[statement].stance:
            stances[statement] = stance
        return Scenario.of(stances)

    def changed(self, *, grant: Names = (), withdraw: Names = (), deny: Names = ()) -> Scenario:
        """This scenario with further changes, each one identifier or several."""
        return Scenario(
            self.granted | _names(grant), self.open | _names(withdraw), self.denied | _names(deny)
        )

    def check(self, map: HasStatements) -> None:
        """Raise `ScenarioError` where the scenario names what is not a statement of the map."""
        unknown = (self.granted | self.open | self.denied).difference(map.statements)
        if isinstance(map, ArgumentMap):
            for name in sorted(unknown.intersection(map.retired)):
                raise ScenarioError(retirement(map, name), mend=_mend(map.retired[name]))
        if unknown:
            raise ScenarioError(
                f"no statement has the identifier {_listed(unknown)}{_meant(unknown, map)}",
                mend="use the notations that `argmap evaluate` lists",
            )


def retirement(map: ArgumentMap, name: str) -> str:
    """What became of a retired identifier, in one sentence."""
    old = map.retired[name]
    became = " and ".join(
        f"{new!r} (“{map.statements[new].title}”)" if new in map.statements else repr(new)
        for new in old.replaced_by
    )
    what = f"it became {became}" if became else "nothing took its place"
    return f"{name!r} is no longer in this map; {what}: {old.note.rstrip('.')}"


def _mend(old: RetiredIdentifier) -> str:
    if not old.replaced_by:
        return "leave it out"
    return f"use {' or '.join(repr(new) for new in old.replaced_by)}"


def _names(names: Names) -> frozenset[str]:
    return frozenset({names} if isinstance(names, str) else names)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in sorted(names))


def _meant(unknown: Iterable[str], map: HasStatements) -> str:
    from difflib import get_close_matches

    near = get_close_matches(min(unknown), map.statements, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
