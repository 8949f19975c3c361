"""A reading: all that a page's state is made of, as a value. The functions
make a new one of it, each by one kind of action.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from argmap.app.protocol.actions import (
    Reset,
    Restore,
    Select,
    SetSemantics,
    SetStance,
    SetStances,
    Show,
    Toggle,
    Unfold,
)
from argmap.app.state.semantics import Judging, judging_of
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.view.excerpt import (
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


def select(
    reading: Reading, map: ArgumentMap, action: Select, traced: frozenset[str] = frozenset()
) -> Reading:
    """Put a statement on the card; where the map does not show it, unfold the shortest way to it.

    From an excerpt to which no way leads it goes back to the main line.
    """
    way = way_to(map, action.id, reading.shown(map, traced))
    if way is None and reading.excerpt != MAIN_LINE:
        main = replace(reading, excerpt=MAIN_LINE, unfolded=frozenset())
        return select(main, map, action, traced)
    # What hangs together with nothing on the map has no way to it: it is unfolded by itself.
    opened = {action.id} if way is None else way
    return replace(reading, selection=action.id, unfolded=reading.unfolded | opened)


def toggle(reading: Reading, map: ArgumentMap, action: Toggle) -> Reading:
    """Withdraw what is granted, grant what is not."""
    if not reading.scenario.is_switch(map, action.id):
        return reading
    granted = reading.scenario.stance_of(map, action.id) is Stance.GRANTED
    return _setting(reading, map, action.id, Stance.OPEN if granted else Stance.GRANTED)


def set_stance(reading: Reading, map: ArgumentMap, action: SetStance) -> Reading:
    """Give a statement the stance that the reader chose."""
    return _setting(reading, map, action.id, Stance(action.stance))


def set_stances(reading: Reading, map: ArgumentMap, action: SetStances) -> Reading:
    """Give several statements their stances in one change; none where the map lacks one of them."""
    stances = {new["id"]: Stance(new["stance"]) for new in action.stances}
    return reading.trying(map, stances) if stances.keys() <= map.statements.keys() else reading


def restore(reading: Reading, map: ArgumentMap, action: Restore) -> Reading:
    """Give a statement the stance that it has in the source."""
    return _setting(reading, map, action.id, map.statements[action.id].stance)


def _setting(reading: Reading, map: ArgumentMap, name: str, stance: Stance) -> Reading:
    return replace(reading, scenario=reading.scenario.setting(map, name, stance))


def unfold(
    reading: Reading, map: ArgumentMap, action: Unfold, traced: frozenset[str] = frozenset()
) -> Reading:
    """Show what a statement hides; fold it again where it hides nothing.

    It is put on the card, and so is what stays in place.
    """
    name = action.id
    if reading.excerpt.kind == "whole":
        return reading
    shown = reading.shown(map, traced)
    if name not in reading.unfolded or not shown.issuperset(neighbours(map, name)):
        return replace(reading, selection=name, unfolded=reading.unfolded | {name})
    left = still_on_show(map, reading.unfolded - {name}, reading.excerpt, traced)
    return replace(reading, selection=name, unfolded=left)


def show(reading: Reading, map: ArgumentMap, action: Show) -> Reading:
    """Show an excerpt: of the statement named or selected, of the section named or of the selected
    statement.

    A step of the guided reading puts on the card what most of its statements bear on.
    """
    kind, steps = action.kind, action.steps
    excerpt = Excerpt(
        kind,
        action.of or _about(reading, map, kind),
        # Elsewhere a number says nothing, and excerpts that show the same must be equal.
        steps if kind == "focus" and steps > 0 else NEAR,
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


def set_semantics(reading: Reading, map: ArgumentMap, action: SetSemantics) -> Reading:
    """Judge by another semantics or in another mode.

    A judging that the page does not offer changes nothing.
    """
    judging = judging_of(action.semantics, action.mode)
    return reading if judging is None else replace(reading, judging=judging)


def reset(reading: Reading, map: ArgumentMap, action: Reset) -> Reading:
    """Take the source's own stances and grounded semantics again; what is looked at stays."""
    return replace(reading, scenario=Scenario(), judging=Judging())
