"""Two scenarios side by side, as plain values: what differs in stance, what in verdict, and on what
the difference hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.memoize import memoized
from argmap.app.state.reading import conclusions_of
from argmap.app.state.sides import MINE, Side
from argmap.app.view_models.tables import row, table, verdict
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Label
from argmap.reasoning.analysis import Sets, cruxes
from argmap.reasoning.scenarios import Budget
from argmap.view.vulnerability import called
from argmap.view.words import CHANGES, LEFT_OPEN, VERDICTS

SETS = 6
"""How many cruxes are listed for a conclusion (one more is asked for, to tell if there are more).
"""

BUDGET = Budget(seconds=1.5)
"""What the cruxes of one conclusion may cost."""

SHOWN, MOST = 12, 200
"""How many statements of a kind are shown before the rest is folded away, and how many at all."""

Link = Callable[[str], str]
"""Where a statement is linked to; "" for nowhere."""


class Stances(NamedTuple):
    """A statement that the two take differently."""

    id: str
    mine: Stance
    theirs: Stance


class Verdicts(NamedTuple):
    """A statement that is judged differently in the two scenarios."""

    id: str
    mine: Label
    theirs: Label


class Comparison(NamedTuple):
    """All that differs, each in the order of the map, and how many statements are judged alike."""

    stances: tuple[Stances, ...]
    conclusions: tuple[Verdicts, ...]
    others: tuple[Verdicts, ...]
    alike: int


def compared(loaded: LoadedMap, mine: Scenario, theirs: Scenario) -> Comparison:
    """What differs between two scenarios in stances and in grounded verdicts."""
    map, one, other = loaded.map, loaded.evaluate(mine), loaded.evaluate(theirs)
    stances = [
        Stances(name, mine.stance_of(map, name), theirs.stance_of(map, name))
        for name in map.statements
    ]
    verdicts = [Verdicts(name, one.label(name), other.label(name)) for name in map.statements]
    turned = [pair for pair in verdicts if pair.mine is not pair.theirs]
    chief = set(conclusions_of(map))
    return Comparison(
        tuple(stance for stance in stances if stance.mine is not stance.theirs),
        tuple(pair for pair in turned if pair.id in chief),
        tuple(pair for pair in turned if pair.id not in chief),
        len(verdicts) - len(turned),
    )


@memoized(128)
def cruxes_of(loaded: LoadedMap, name: str, mine: Scenario, theirs: Scenario) -> Sets:
    """The smallest sets of statements on which taking their stance turns my verdict into theirs."""
    return cruxes(loaded.program, name, mine, theirs, limit=SETS + 1, budget=BUDGET)[2]


def summary(found: Comparison) -> str:
    """How much differs, in a sentence or two."""
    ends, turned = len(found.conclusions), len(found.conclusions) + len(found.others)
    total, stances = found.alike + turned, len(found.stances)
    if not stances:
        return "The two are alike: no stance differs, and so no verdict."
    differ = "One stance differs." if stances == 1 else f"{stances} stances differ."
    if not turned:
        return f"{differ} Yet all verdicts are alike ({total})."
    among = (
        f"{ends} of them {'a conclusion' if ends == 1 else 'conclusions'}"
        if ends
        else "none of them a conclusion"
    )
    alike = f"{found.alike} {'is' if found.alike == 1 else 'are'} alike"
    return (
        f"{differ} Of {total} verdicts {alike} and {turned} differ{'s' if turned == 1 else ''}, "
        f"{among}."
    )


def judged(left: Side, right: Side, pair: Verdicts) -> str:
    """How a statement is judged on both sides: what follows its title in a sentence."""
    mine, theirs = (
        f"{'is ' if label is Label.UNDEC else ''}{VERDICTS[label]} {side.place}"
        for side, label in ((left, pair.mine), (right, pair.theirs))
    )
    return f"{mine} and {theirs}."


def agreeing(left: Side, right: Side, count: int) -> str:
    """What the cruxes are, in the head of their list: what one side would have to take over from
    the other.
    """
    who = left.holder[0].upper() + left.holder[1:]
    they = "you" if left.word == MINE else "it"
    which = "this" if count == 1 else "any one of these"
    return f"{who} would agree with {right.holder} if {they} took over {which}:"


def stances_table(
    map: ArgumentMap, left: Side, right: Side, found: Sequence[Stances], link: Link
) -> str:
    """The statements that the two take differently, as HTML."""
    rows = [
        row(
            (
                statement(map, one.id, link),
                _stance(map, one.id, one.mine),
                _stance(map, one.id, one.theirs),
            )
        )
        for one in found[:MOST]
    ]
    return table("stances", ("Statement", *_titles(left, right)), rows) + _more(len(found))


def _stance(map: ArgumentMap, name: str, stance: Stance) -> str:
    """A stance in a word: what the source leaves open or argues for was not withdrawn."""
    if stance is Stance.OPEN is map.statements[name].stance:
        return "argued for" if name in map.supports else LEFT_OPEN
    return CHANGES[stance]


def conclusions_table(
    map: ArgumentMap, left: Side, right: Side, found: Sequence[Verdicts], link: Link
) -> str:
    """The conclusions that are judged differently, as HTML."""
    rows = [
        row((statement(map, one.id, link), verdict(one.mine), verdict(one.theirs)))
        for one in found[:MOST]
    ]
    return table("ends", ("Conclusion", *_titles(left, right)), rows) + _more(len(found))


def others_table(
    map: ArgumentMap, left: Side, right: Side, found: Sequence[Verdicts], link: Link
) -> str:
    """The other statements that are judged differently, grouped by how, as HTML."""
    groups: dict[tuple[Label, Label], list[str]] = {}
    for one in found:
        groups.setdefault((one.mine, one.theirs), []).append(one.id)
    order = (Label.IN, Label.UNDEC, Label.OUT)
    rows = [
        row((verdict(mine), verdict(theirs), _statements(map, groups[mine, theirs], link)))
        for mine in order
        for theirs in order
        if (mine, theirs) in groups
    ]
    return table("others", (*_titles(left, right), "Statements"), rows)


def _statements(map: ArgumentMap, names: Sequence[str], link: Link) -> str:
    shown = "".join(f"<div>{statement(map, name, link)}</div>" for name in names[:SHOWN])
    rest = "".join(f"<div>{statement(map, name, link)}</div>" for name in names[SHOWN:MOST])
    if not rest:
        return shown
    return (
        f"{shown}<details><summary>{len(names) - SHOWN} "
        f"more</summary>{rest}{_more(len(names))}</details>"
    )


def statement(map: ArgumentMap, name: str, link: Link) -> str:
    """The title of a statement as HTML, linked to where it is read."""
    words, address = escape(called(map.statements[name])), link(name)
    return f'<a href="{escape(address)}" target="_self">{words}</a>' if address else words


def _more(count: int) -> str:
    return f'<p class="more">{count - MOST} more are not listed.</p>' if count > MOST else ""


def _titles(*sides: Side) -> list[str]:
    return [escape(side.title) for side in sides]
