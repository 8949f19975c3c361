"""A reading: all that a page's state is made of, as a value. An action on it makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.app.state.semantics import Judging, judging_of
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.view.excerpt import (
    KINDS,
    MAIN_LINE,
    NEAR,
    Excerpt,
    Kind,
    chief_of,
    main_line,
    neighbours,
)
from argmap.view.region import region_of
from argmap.view.unfolding import still_on_show, way_to

Action = Mapping[str, Any]
"""What the reader did: `do` names the deed, `id` the statement that it is done to, `stance` the one
it gets; `set` holds several such pairs that change at once; `semantics` and `mode` say by what to
judge.
"""


@dataclass(frozen=True)
class Reading:
    """A scenario, the statement on the card, the excerpt that the map shows, what is unfolded in
    it, and the judging.
    """

    scenario: Scenario = field(default=Scenario())
    selection: str | None = None
    unfolded: frozenset[str] = frozenset()
    excerpt: Excerpt = MAIN_LINE
    judging: Judging = field(default=Judging())

    @property
    def basis(self) -> tuple[Scenario, Judging]:
        """What the verdicts follow from: the scenario and the judging."""
        return self.scenario, self.judging

    def acted(
        self, map: ArgumentMap, action: Action, traced: frozenset[str] = frozenset()
    ) -> Reading:
        """The reading after an action; itself where the action is unknown or names what is not in
        the map. `traced` are the statements that the map shows because they are on a trace.
        """
        word, name = action.get("do", ""), action.get("id")
        if name is not None and name not in map.statements:
            return self
        if word in _UNFOLDING:
            return _UNFOLDING[word](self, map, action, traced)
        deed = _DEEDS.get(word)
        return self if deed is None else deed(self, map, action)

    def shown(self, map: ArgumentMap, traced: frozenset[str] = frozenset()) -> frozenset[str]:
        """The statements on the map, some of them because they are on a trace."""
        return frozenset(region_of(map, self.unfolded, self.excerpt, traced).statements)

    def trying(self, map: ArgumentMap, stances: Mapping[str, Stance]) -> Reading:
        """The reading in which some statements have other stances; what is looked at stays."""
        scenario = self.scenario
        for name, stance in stances.items():
            scenario = scenario.setting(map, name, stance)
        return replace(self, scenario=scenario)


def first_reading(map: ArgumentMap) -> Reading:
    """What is shown before the reader does anything: the source's own stances, and its first
    conclusion on the card.
    """
    return Reading(selection=next(iter(conclusions_of(map)), None))


def conclusions_of(map: ArgumentMap) -> list[str]:
    """What the pages speak of: the conclusions, or what the main line ends in where the map names
    none.
    """
    return [statement.id for statement in map.conclusions] or list(main_line(map))[:1]


def _select(reading: Reading, map: ArgumentMap, action: Action, traced: frozenset[str]) -> Reading:
    """Put a statement on the card; where the map does not show it, unfold the shortest way to it.

    From an excerpt to which no way leads it goes back to the main line.
    """
    name = action.get("id")
    if name is None:
        return reading
    way = way_to(map, name, reading.shown(map, traced))
    if way is None and reading.excerpt != MAIN_LINE:
        main = replace(reading, excerpt=MAIN_LINE, unfolded=frozenset())
        return _select(main, map, action, traced)
    return replace(
        reading, selection=name, unfolded=reading.unfolded | ({name} if way is None else way)
    )


def _toggle(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Withdraw what is granted, grant what is not."""
    name = action.get("id")
    if name is None or not reading.scenario.is_switch(map, name):
        return reading
    granted = reading.scenario.stance_of(map, name) is Stance.GRANTED
    return _set(reading, map, name, Stance.OPEN if granted else Stance.GRANTED)


def _take(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give a statement the stance that the reader chose."""
    name, word = action.get("id"), action.get("stance")
    stance = next((stance for stance in Stance if stance.value == word), None)
    return reading if name is None or stance is None else _set(reading, map, name, stance)


def _try(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give all statements of a set their stances in one change.

    A set that is not as the page sends it changes nothing.
    """
    pairs = action.get("set")
    if not isinstance(pairs, list) or not all(isinstance(pair, Mapping) for pair in pairs):
        return reading
    words = {stance.value: stance for stance in Stance}
    stances = {str(pair.get("id")): words.get(str(pair.get("stance"))) for pair in pairs}
    known = {
        name: stance
        for name, stance in stances.items()
        if name in map.statements and stance is not None
    }
    return reading.trying(map, known) if len(known) == len(pairs) else reading


def _restore(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Give a statement the stance that it has in the source."""
    name = action.get("id")
    return reading if name is None else _set(reading, map, name, map.statements[name].stance)


def _set(reading: Reading, map: ArgumentMap, name: str, stance: Stance) -> Reading:
    return replace(reading, scenario=reading.scenario.setting(map, name, stance))


def _unfold(reading: Reading, map: ArgumentMap, action: Action, traced: frozenset[str]) -> Reading:
    """Show what a statement hides; fold it again where it hides nothing.

    It is put on the card, and so is what stays in place.
    """
    name = action.get("id")
    if name is None or reading.excerpt.kind == "whole":
        return reading
    shown = reading.shown(map, traced)
    if name not in reading.unfolded or not shown.issuperset(neighbours(map, name)):
        return replace(reading, selection=name, unfolded=reading.unfolded | {name})
    left = still_on_show(map, reading.unfolded - {name}, reading.excerpt, traced)
    return replace(reading, selection=name, unfolded=left)


def _show(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Show an excerpt: of the statement named or selected, of the section named or of the selected
    statement.

    A step of the guided reading puts on the card what most of its statements bear on.
    """
    kind, of, steps = action.get("kind"), action.get("of") or "", action.get("steps", NEAR)
    if kind not in KINDS or not isinstance(of, str) or not isinstance(steps, int):
        return reading
    excerpt = Excerpt(
        kind, of or _about(reading, map, kind), steps if kind == "focus" and steps > 0 else NEAR
    )
    if not excerpt.fits(map):
        return reading
    shows = next(
        (step.shows for step in map.reading if kind == "guided" and step.id == excerpt.of), ()
    )
    selection = chief_of(map, shows) or reading.selection
    return replace(reading, excerpt=excerpt, unfolded=frozenset(), selection=selection)


def _about(reading: Reading, map: ArgumentMap, kind: Kind) -> str:
    """What an excerpt is of where the action does not say."""
    if kind in ("main", "trace", "whole") or not reading.selection:
        return ""
    if kind == "guided":
        return next((step.id for step in map.reading), "")
    return map.statements[reading.selection].section if kind == "section" else reading.selection


def _judge(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Judge by another semantics or in another mode.

    A judging that the page does not offer changes nothing.
    """
    judging = judging_of(action.get("semantics"), action.get("mode"))
    return reading if judging is None else replace(reading, judging=judging)


def _reset(reading: Reading, map: ArgumentMap, action: Action) -> Reading:
    """Take the source's own stances and grounded semantics again; what is looked at stays."""
    return replace(reading, scenario=Scenario(), judging=Judging())


_DEEDS: Mapping[str, Callable[[Reading, ArgumentMap, Action], Reading]] = {
    "toggle": _toggle,
    "take": _take,
    "try": _try,
    "restore": _restore,
    "show": _show,
    "judge": _judge,
    "reset": _reset,
}

_UNFOLDING: Mapping[str, Callable[[Reading, ArgumentMap, Action, frozenset[str]], Reading]] = {
    "select": _select,
    "unfold": _unfold,
}
"""The deeds that depend on what the map shows."""
