"""The history of a page: the readings that undo and redo go through, and the trail of what was on
the card.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from argmap.app.protocol.actions import (
    Action,
    Back,
    OnStatement,
    Redo,
    Reset,
    Restore,
    Select,
    SetSemantics,
    SetStance,
    SetStances,
    Show,
    Toggle,
    Undo,
    Unfold,
)
from argmap.app.state import reading
from argmap.app.state.reading import Reading
from argmap.model import ArgumentMap

Made = Literal["change", "undo", "redo"]

TRAIL, UNDONE = 100, 1000
"""How many statements the trail leads back to, and how many changes undo takes back: a session that
lasts for days does not fill the server.
"""


@dataclass(frozen=True)
class History:
    """The present reading, those before each change of what is judged, those that undo took back,
    and the trail of selections.

    `before` is the reading that the last change of scenario or judging changed, and `made` how it
    was made; `fresh`, if that was the last thing done.
    """

    present: Reading
    past: tuple[Reading, ...] = ()
    future: tuple[Reading, ...] = ()
    trail: tuple[str, ...] = ()
    before: Reading | None = None
    made: Made = "change"
    fresh: bool = False

    def apply_action(
        self, map: ArgumentMap, action: Action, traced: frozenset[str] = frozenset()
    ) -> History:
        """The history after an action; itself after one that changes no reading. `traced` are the
        statements that the map shows because they are on a trace.
        """
        change = CHANGES.get(type(action))
        return self if change is None else change(self, map, action, traced)

    def then(self, to: Reading) -> History:
        """The history when the reader goes on to another reading."""
        now = self.present
        trail = self.trail
        if now.selection and now.selection != to.selection:
            trail = (*trail[1 - TRAIL :], now.selection)
        if to.basis == now.basis:
            return replace(self, present=to, trail=trail, fresh=False)
        return History(to, (*self.past[1 - UNDONE :], now), (), trail, now, fresh=True)

    def undone(self) -> History:
        """The scenario and judging before their last change.

        What is on the card and on the map stays.
        """
        if not self.past:
            return replace(self, fresh=False)
        *past, last = self.past
        future = (self.present, *self.future)
        return self._moved(last, tuple(past), future, "undo")

    def redone(self) -> History:
        """The scenario and judging that undo took back."""
        if not self.future:
            return replace(self, fresh=False)
        first, *future = self.future
        return self._moved(first, (*self.past, self.present), tuple(future), "redo")

    def gone_back(self, map: ArgumentMap, traced: frozenset[str] = frozenset()) -> History:
        """The statement that was on the card before; without one, as undo."""
        if not self.trail:
            return self.undone()
        *trail, last = self.trail
        present = reading.select(self.present, map, Select(last), traced)
        return replace(self, present=present, trail=tuple(trail), fresh=False)

    def _moved(
        self, to: Reading, past: tuple[Reading, ...], future: tuple[Reading, ...], made: Made
    ) -> History:
        present = replace(self.present, scenario=to.scenario, judging=to.judging)
        return History(present, past, future, self.trail, self.present, made, fresh=True)


Change = Callable[[History, ArgumentMap, Any, frozenset[str]], History]


def _by(step: Callable[[Reading, ArgumentMap, Any], Reading]) -> Change:
    """A change of the present reading; none where the map lacks the statement it is about."""
    return _on_show(lambda present, map, action, _: step(present, map, action))


def _on_show(step: Callable[[Reading, ArgumentMap, Any, frozenset[str]], Reading]) -> Change:
    """The same, where it depends on what the map shows."""

    def change(
        history: History, map: ArgumentMap, action: Action, traced: frozenset[str]
    ) -> History:
        if isinstance(action, OnStatement) and action.id not in map.statements:
            return history
        return history.then(step(history.present, map, action, traced))

    return change


CHANGES: Mapping[type[Action], Change] = {
    Undo: lambda history, *_: history.undone(),
    Redo: lambda history, *_: history.redone(),
    Back: lambda history, map, _, traced: history.gone_back(map, traced),
    Select: _on_show(reading.select),
    Toggle: _by(reading.toggle),
    SetStance: _by(reading.set_stance),
    SetStances: _by(reading.set_stances),
    Restore: _by(reading.restore),
    Unfold: _on_show(reading.unfold),
    Show: _by(reading.show),
    SetSemantics: _by(reading.set_semantics),
    Reset: _by(reading.reset),
}
"""How each kind of action changes the history."""
