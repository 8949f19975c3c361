"""Which statements a map shows before the reader unfolds more: an excerpt of it, never many at once
unless all is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, Literal, NamedTuple

from argmap.model import ArgumentMap, Attack, Inference, Role

Kind = Literal["main", "guided", "focus", "path", "section", "trace", "whole"]
KINDS: tuple[Kind, ...] = ("main", "guided", "focus", "path", "section", "trace", "whole")

FIRST_SIGHT = 20
"""How many statements a map shows at first where it marks no main line."""

MOST = 40
"""How many statements an excerpt shows at most, unless it is the whole map: the nearest ones."""

NEAR = 2
"""How many steps a focus reaches unless it says how many."""


class Excerpt(NamedTuple):
    """What of a map is on show.

    `main`: its main line. `guided`: what the guided reading has shown up to the step `of`. `focus`:
    the statement `of` and what bears on it within so many `steps`. `path`: how the statement `of`
    reaches the conclusions. `section`: what stands in the section `of`. `trace`:
    how the scenario's changes, or its change of the statement `of`, came to what they reached.
    `whole`: everything.
    """

    kind: Kind = "main"
    of: str = ""
    steps: int = NEAR

    def fits(self, map: ArgumentMap) -> bool:
        """Whether the map has what the excerpt is about."""
        if self.kind in ("focus", "path"):
            return self.of in map.statements
        if self.kind == "trace":
            return not self.of or self.of in map.statements
        if self.kind == "guided":
            return any(step.id == self.of for step in map.reading)
        return self.kind != "section" or any(
            statement.section == self.of for statement in map.statements.values()
        )


MAIN_LINE, WHOLE = Excerpt(), Excerpt("whole")


def excerpted(
    map: ArgumentMap, excerpt: Excerpt, traced: Set[str] = frozenset()
) -> tuple[str, ...]:
    """The statements of an excerpt, in the order of the map; the main line where the map has not
    what it is about.

    `traced` are the statements on the trace at hand, which an excerpt of that kind shows alone.
    """
    if excerpt.kind == "trace" and traced:
        return tuple(name for name in map.statements if name in traced)
    shown = _SHOWN[excerpt.kind if excerpt.fits(map) else "main"](map, excerpt)
    return tuple(name for name in map.statements if name in shown)


def main_line(map: ArgumentMap) -> tuple[str, ...]:
    """The statements that the map marks as its main line, with those that join them where one would
    float free.

    Where none is marked, the conclusions (else whatever supports nothing further) and what lies
    next to them.
    """
    return excerpted(map, MAIN_LINE)


def chief_of(map: ArgumentMap, names: Sequence[str]) -> str | None:
    """Of some statements the one that most of the others bear on, by way of each other; the first
    of several.
    """
    within = set(names)
    return max(
        names, key=lambda name: len(_nearest(map, [name], len(within), within=within)), default=None
    )


def neighbours(map: ArgumentMap, statement: str) -> Iterator[str]:
    """The direct reasons of a statement, then the attackers on it and on the steps to it."""
    steps = map.supports.get(statement, ())
    yield from chain.from_iterable(step.needs for step in steps)
    yield from (attack.attacker for attack in attacks_against(map, statement, steps))


def attacks_against(
    map: ArgumentMap, statement: str, steps: Iterable[Inference]
) -> Iterator[Attack]:
    """The attacks on a statement and on the steps to it."""
    for target in (statement, *(step.id for step in steps)):
        yield from map.attacks_on.get(target, ())


def bearing(map: ArgumentMap, statement: str) -> Iterator[str]:
    """The statements that a statement bears on directly: what it helps to conclude, what it or its
    undercut attacks.
    """
    yield from (step.conclusion for step in map.uses.get(statement, ()))
    for attack in map.attacks_by.get(statement, ()):
        step = map.inferences.get(attack.target)
        yield step.conclusion if step else attack.target


def _main(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    marked = {statement.id for statement in map.statements.values() if statement.main_line}
    return _joined(map, marked) if marked else _nearest(map, _tops(map), FIRST_SIGHT)


def _guided(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    """What the step shows; of the steps before it what is linked to that, then the main line, as
    far as there is room.
    """
    place = next(place for place, step in enumerate(map.reading) if step.id == excerpt.of)
    now = dict.fromkeys(map.reading[place].shows)
    past = [
        name for step in reversed(map.reading[:place]) for name in step.shows if name not in now
    ]
    beside = {other for name in now for other in chain(bearing(map, name), neighbours(map, name))}
    main = set(main_line(map))
    # The sort is stable: of those alike, the latest step's come first.
    past.sort(key=lambda name: (name not in beside, name not in main))
    return set([*now, *past][: max(MOST, len(now))])


def _focus(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    return _nearest(map, [excerpt.of], MOST, excerpt.steps)


def _path(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    """What lies on a way to a conclusion (to whatever bears on nothing further where none is
    reached).

    All ways, where they are few enough to be seen at once; else one of the shortest to each of the
    nearest ends.
    """
    import networkx as nx

    graph = _bearings(map)
    above: set[str] = {excerpt.of} | nx.descendants(graph, excerpt.of)
    ends = [
        name
        for name in above
        if map.statements[name].role is Role.CONCLUSION and name != excerpt.of
    ]
    ends = ends or [name for name in above if not any(True for _ in bearing(map, name))]
    ways = above & set().union(*(nx.ancestors(graph, end) | {end} for end in ends), {excerpt.of})
    if len(ways) <= MOST:
        return ways
    shortest = nx.single_source_shortest_path(graph, excerpt.of)
    shown = {excerpt.of}
    for end in sorted(ends, key=lambda end: len(shortest[end])):
        # The first way is shown whole, however long it is.
        if len(shown | set(shortest[end])) > max(
            MOST, len(shortest[end]) if len(shown) == 1 else 0
        ):
            break
        shown.update(shortest[end])
    return shown


def _section(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    """The statements of a section: all of them, or those nearest to what leads out of it."""
    within = {
        statement.id for statement in map.statements.values() if statement.section == excerpt.of
    }
    tops = [
        name for name in map.statements if name in within and within.isdisjoint(bearing(map, name))
    ]
    # In a section that runs in a circle nothing is on top.
    return _nearest(map, tops or sorted(within), MOST, within=within)


def _whole(map: ArgumentMap, excerpt: Excerpt) -> set[str]:
    return set(map.statements)


_SHOWN: Mapping[str, Callable[[ArgumentMap, Excerpt], set[str]]] = {
    "main": _main,
    "guided": _guided,
    "focus": _focus,
    "path": _path,
    "section": _section,
    # Where nothing is traced.
    "trace": _main,
    "whole": _whole,
}


def _joined(map: ArgumentMap, marked: set[str]) -> set[str]:
    """The marked statements, and for each that bears on none of them directly the shortest way to
    one.
    """
    lower = (
        name
        for name in map.statements
        if name in marked and map.statements[name].role is not Role.CONCLUSION
    )
    loose = [name for name in lower if marked.isdisjoint(bearing(map, name))]
    if not loose:
        return marked
    import networkx as nx

    graph = _bearings(map)
    shown = set(marked)
    for name in loose:
        ways = nx.single_source_shortest_path(graph, name)
        # Of ways as short the one to the first name, so that the choice is the same each time.
        ends = sorted((len(way), end) for end, way in ways.items() if end in shown and end != name)
        shown.update(ways[ends[0][1]] if ends else ())
    return shown


def _bearings(map: ArgumentMap) -> Any:
    """The graph of what bears on what, as a networkx DiGraph over statements."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(map.statements)
    graph.add_edges_from((name, other) for name in map.statements for other in bearing(map, name))
    return graph


def _tops(map: ArgumentMap) -> list[str]:
    conclusions = [statement.id for statement in map.conclusions]
    free = (name for name in map.statements if name not in map.uses and name not in map.attacks_by)
    return conclusions or list(free) or list(map.statements)[:1]


def _nearest(
    map: ArgumentMap,
    tops: list[str],
    most: int,
    steps: int | None = None,
    within: set[str] | None = None,
) -> set[str]:
    """The tops and what bears on them, breadth first: at most so many, at most so many steps away,
    of those within.
    """
    far = dict.fromkeys(tops[:most], 0)
    # The list grows while it is gone through: it is the queue of a search breadth first.
    for statement in (waiting := list(far)):
        if far[statement] == steps:
            break
        for name in neighbours(map, statement):
            if len(far) >= most:
                return set(far)
            if name not in far and (within is None or name in within):
                far[name] = far[statement] + 1
                waiting.append(name)
    return set(far)
