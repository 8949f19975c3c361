"""The history of a page: the readings that undo and redo go through, and the trail of what was on
the card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.app.state.reading import Action, Reading
from argmap.model import ArgumentMap


@dataclass(frozen=True)
class History:
    """The present reading, those before each change of what is judged, those that undo took back,
    and the trail of selections.

    `before` is the reading that the last change of scenario or judging changed; `fresh`, if that
    was the last thing done.
    """

    present: Reading
    past: tuple[Reading, ...] = ()
    future: tuple[Reading, ...] = ()
    trail: tuple[str, ...] = ()
    before: Reading | None = None
    fresh: bool = False

    def acted(
        self, map: ArgumentMap, action: Action, traced: frozenset[str] = frozenset()
    ) -> History:
        """The history after an action: undo, redo, back, or one that makes a new reading (see
        `Reading.acted`).
        """
        deed = action.get("do")
        if deed == "undo":
            return self.undone()
        if deed == "redo":
            return self.redone()
        if deed == "back":
            return self.gone_back(map, traced)
        return self.then(self.present.acted(map, action, traced))

    def then(self, reading: Reading) -> History:
        """The history when the reader goes on to another reading."""
        now = self.present
        trail = self.trail
        if now.selection and now.selection != reading.selection:
            trail = (*trail[-99:], now.selection)
        if reading.basis == now.basis:
            return replace(self, present=reading, trail=trail, fresh=False)
        return History(reading, (*self.past, now), (), trail, now, True)

    def undone(self) -> History:
        """The scenario and judging before their last change.

        What is on the card and on the map stays.
        """
        if not self.past:
            return replace(self, fresh=False)
        *past, last = self.past
        future = (self.present, *self.future)
        return self._moved(last, tuple(past), future)

    def redone(self) -> History:
        """The scenario and judging that undo took back."""
        if not self.future:
            return replace(self, fresh=False)
        first, *future = self.future
        return self._moved(first, (*self.past, self.present), tuple(future))

    def gone_back(self, map: ArgumentMap, traced: frozenset[str] = frozenset()) -> History:
        """The statement that was on the card before; without one, as undo."""
        if not self.trail:
            return self.undone()
        *trail, last = self.trail
        present = self.present.acted(map, {"do": "select", "id": last}, traced)
        return replace(self, present=present, trail=tuple(trail), fresh=False)

    def _moved(
        self, to: Reading, past: tuple[Reading, ...], future: tuple[Reading, ...]
    ) -> History:
        present = replace(self.present, scenario=to.scenario, judging=to.judging)
        return History(present, past, future, self.trail, self.present, True)
