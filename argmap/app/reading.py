"""A reading: all that a page's state is made of, as a value. An action on it makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.app.judging import Judging, judging_of
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.view.region import main_line, neighbours, region_of

Action = Mapping[str, Any]
"""What the reader did: `do` names the deed, `id` the statement that it is done to, `stance` the one it gets;
`set` holds several such pairs that change at once; `semantics` and `mode` say by what to judge."""


@dataclass(frozen=True)
class Reading:
    """A scenario, the statement on the card, what is unfolded on the map, if the whole map is shown, and the judging."""

    scenario: Scenario = field(default=Scenario())
    selection: str | None = None
    unfolded: frozenset[str] = frozenset()
    whole: bool = False
    judging: Judging = field(default=Judging())

    @property
    def basis(self) -> tuple[Scenario, Judging]:
        """What the verdicts follow from: the scenario and the judging."""
        return self.scenario, self.judging

    def acted(self, map: ArgumentMap, action: Action) -> Reading:
        """The reading after an action; itself where the action is unknown or names what is not in the map."""
        deed, name = _DEEDS.get(action.get("do", "")), action.get("id")
        if deed is None or (name is not None and name not in map.statements):
            return self
        return deed(self, map, action)

    def trying(self, map: ArgumentMap, stances: Mapping[str, Stance]) -> Reading:
        """The reading in which some statements have other stances; what is looked at stays."""
        scenario = self.scenario
        for name, stance in stances.items():
            scenario = scenario.setting(map, name, stance)
        return replace(self, scenario=scenario)


def first_reading(map: ArgumentMap) -> Reading:
    """What is shown before the reader does anything: the source's own stances, and its first conclusion on the card."""
    names = [statement.id for statement in map.conclusions] or main_line(map)
    return Reading(selection=next(iter(names), None))


def is_switch(map: ArgumentMap, scenario: Scenario, name: str) -> bool:
    """Whether a statement has a plain switch: it is given in the map, rests on nothing there, or was changed."""
    return map.statements[name].stance is Stance.GRANTED or name not in map.supports or name in scenario.stances


def _select(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Put a statement on the card; where the map does not show it, unfold the shortest way to it."""
    name = action.get("id")
    if name is None:
        return reading
    unfolded = reading.unfolded
    if not reading.whole:
        unfolded |= _way_to(map, name, frozenset(region_of(map, unfolded).statements))
    return replace(reading, selection=name, unfolded=unfolded)


def _toggle(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Withdraw what is granted, grant what is not."""
    name = action.get("id")
    if name is None or not is_switch(map, reading.scenario, name):
        return reading
    granted = reading.scenario.stance_of(map, name) is Stance.GRANTED
    return _set(reading, map, name, Stance.OPEN if granted else Stance.GRANTED)


def _take(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give a statement the stance that the reader chose."""
    name, word = action.get("id"), action.get("stance")
    stance = next((stance for stance in Stance if stance.value == word), None)
    return reading if name is None or stance is None else _set(reading, map, name, stance)


def _try(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give all statements of a set their stances in one change. A set that is not as the page sends it changes nothing."""
    pairs = action.get("set")
    if not isinstance(pairs, list) or not all(isinstance(pair, Mapping) for pair in pairs):
        return reading
    words = {stance.value: stance for stance in Stance}
    stances = {str(pair.get("id")): words.get(str(pair.get("stance"))) for pair in pairs}
    known = {name: stance for name, stance in stances.items() if name in map.statements and stance is not None}
    return reading.trying(map, known) if len(known) == len(pairs) else reading


def _restore(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give a statement the stance that it has in the source."""
    name = action.get("id")
    return reading if name is None else _set(reading, map, name, map.statements[name].stance)


def _set(reading: Reading, map: ArgumentMap, name: str, stance: Stance) -> Reading:
    return replace(reading, scenario=reading.scenario.setting(map, name, stance))


def _unfold(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Show what a statement hides; fold it again where it hides nothing."""
    name = action.get("id")
    if name is None or reading.whole:
        return reading
    shown = frozenset(region_of(map, reading.unfolded).statements)
    if name not in reading.unfolded or not shown.issuperset(neighbours(map, name)):
        return replace(reading, unfolded=reading.unfolded | {name})
    return replace(reading, unfolded=_reachable(map, reading.unfolded - {name}))


def _show_main(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    return replace(reading, unfolded=frozenset(), whole=False)


def _show_whole(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    return replace(reading, whole=True)


def _judge(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Judge by another semantics or in another mode. A judging that the page does not offer changes nothing."""
    judging = judging_of(action.get("semantics"), action.get("mode"))
    return reading if judging is None else replace(reading, judging=judging)


def _reset(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Take the source's own stances and grounded semantics again; what is looked at stays."""
    return replace(reading, scenario=Scenario(), judging=Judging())


_DEEDS: Mapping[str, Callable[[Reading, ArgumentMap, Action], Reading]] = {
    "select": _select,
    "toggle": _toggle,
    "take": _take,
    "try": _try,
    "restore": _restore,
    "unfold": _unfold,
    "main": _show_main,
    "whole": _show_whole,
    "judge": _judge,
    "reset": _reset,
}


def _way_to(map: ArgumentMap, name: str, shown: frozenset[str]) -> frozenset[str]:
    """What to unfold, beginning at a statement on show, so that another one is shown; none where no way leads there."""
    came_from: dict[str, str | None] = {name: None}
    for here in (waiting := [name]):
        if here in shown:
            way, last = [], came_from[here]
            while last is not None:
                way.append(here)
                here, last = last, came_from[last]
            return frozenset(way)
        for above in _bearing_on(map, here):
            if above not in came_from:
                came_from[above] = here
                waiting.append(above)
    return frozenset({name})


def _bearing_on(map: ArgumentMap, name: str) -> list[str]:
    """The statements whose unfolding shows this one: what it helps to conclude, and what it attacks."""
    attacked = (attack.target for attack in map.attacks_by.get(name, ()))
    ends = [map.inferences[target].conclusion if target in map.inferences else target for target in attacked]
    return [step.conclusion for step in map.uses.get(name, ())] + ends


def _reachable(map: ArgumentMap, unfolded: frozenset[str]) -> frozenset[str]:
    """The unfolded statements that are still on show when the others are folded."""
    shown, left = set(main_line(map)), set(unfolded)
    while found := left & shown:
        left -= found
        for name in found:
            shown.update(neighbours(map, name))
    return unfolded - left


@dataclass(frozen=True)
class History:
    """The present reading, those before each change of what is judged, those that undo took back, and the trail of selections.

    `before` is the reading that the last change of scenario or judging changed; `fresh`, if that was the last thing done.
    """

    present: Reading
    past: tuple[Reading, ...] = ()
    future: tuple[Reading, ...] = ()
    trail: tuple[str, ...] = ()
    before: Reading | None = None
    fresh: bool = False

    def acted(self, map: ArgumentMap, action: Action) -> History:
        """The history after an action: undo, redo, back, or one that makes a new reading."""
        deed = action.get("do")
        if deed == "undo":
            return self.undone()
        if deed == "redo":
            return self.redone()
        if deed == "back":
            return self.gone_back(map)
        return self.then(self.present.acted(map, action))

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
        """The scenario and judging before their last change. What is on the card and on the map stays."""
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

    def gone_back(self, map: ArgumentMap) -> History:
        """The statement that was on the card before; without one, as undo."""
        if not self.trail:
            return self.undone()
        *trail, last = self.trail
        present = _select(self.present, map, {"id": last})
        return replace(self, present=present, trail=tuple(trail), fresh=False)

    def _moved(self, to: Reading, past: tuple[Reading, ...], future: tuple[Reading, ...]) -> History:
        present = replace(self.present, scenario=to.scenario, judging=to.judging)
        return History(present, past, future, self.trail, self.present, True)
