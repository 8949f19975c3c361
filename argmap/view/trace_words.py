"""A trace in words: a line for each statement on the way, from what was changed to what it reached,
in the order of the map's own path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.reasoning.trace import LinkKind, Trace
from argmap.view.titles import title_of
from argmap.view.words import DONE

_TURNED = {Label.IN: "now stands", Label.OUT: "falls", Label.UNDEC: "is now contested"}
_CONTESTED = ", which is contested"


class Named(NamedTuple):
    """A statement in a line: its title, and its identifier."""

    title: str
    id: str


Line = tuple[str | Named, ...]
"""A sentence in parts."""


def trace_lines(map: ArgumentMap, after: Evaluation, trace: Trace) -> tuple[Line, ...]:
    """How a trace runs: "You withdrew “A”.", "“B” falls: it needs “A”." and so on.

    `after` is the evaluation that it leads to.
    """
    return tuple(_Lines(map, after, trace).lines())


class _Lines:
    def __init__(self, map: ArgumentMap, after: Evaluation, trace: Trace) -> None:
        self.map, self.after, self.trace = map, after, trace
        self.steps = trace.inferences

    def lines(self) -> Iterator[Line]:
        for name in self.trace.changes:
            yield f"You {DONE[self._stance(name)]} ", self._named(name), "."
        effects = dict.fromkeys(link.effect for link in self.trace.links)
        for name in effects:
            # A step has no line of its own: it is told among the reasons of what it leads to.
            if name not in self.steps:
                reasons = list(self._reasons(name))
                turned = _TURNED[self.after.label(name)]
                yield self._named(name), f" {turned}: ", *_joined(reasons), "."

    def _stance(self, name: str) -> Stance:
        return self.after.scenario.stance_of(self.map, name)

    def _named(self, name: str) -> Named:
        return Named(f"“{title_of(self.map.statements[name])}”", name)

    def _reasons(self, name: str) -> Iterator[Line]:
        """What gave a statement its new label: attackers, and what became of the steps to it."""
        if name in self.trace.changes:
            yield (f"you {DONE[self._stance(name)]} it",)
        for cause, effect, kind in self.trace.links:
            if effect == name and kind is LinkKind.ATTACK:
                yield self._force(cause, "speaks against it")
            elif effect == name:
                yield from self._step(cause)

    def _step(self, step: str) -> Iterator[Line]:
        """Why a step stopped or began to go through."""
        begins = self.after.inferences[step] is Label.IN
        needs = []
        for cause, effect, kind in self.trace.links:
            if effect != step:
                continue
            if kind is LinkKind.UNDERCUT:
                yield self._force(cause, "undercuts the step to it")
            else:
                needs.append(self._needed(cause, begins))
        if needs:
            yield "it follows from " if begins else "it needs ", *_joined(needs, " and ")

    def _needed(self, name: str, begins: bool) -> Line:
        contested = not begins and self.after.label(name) is Label.UNDEC
        return (self._named(name), _CONTESTED) if contested else (self._named(name),)

    def _force(self, attacker: str, what: str) -> Line:
        """What an attacker does that gained or lost its force."""
        label = self.after.label(attacker)
        if label is Label.OUT:
            return self._named(attacker), f" no longer {what}"
        also = f"{_CONTESTED}, " if label is Label.UNDEC else " "
        return self._named(attacker), f"{also}{what}"


def _joined(lines: list[Line], by: str = "; ") -> Line:
    parts: list[str | Named] = []
    for number, line in enumerate(lines):
        parts += [by, *line] if number else line
    return tuple(parts)
