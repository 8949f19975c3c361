"""Where everything stands. Coordinates are CSS pixels at zoom 1, y downward.

A layout depends on nothing but its plan and its arrangement, and is kept: a click that changes only
verdicts lays out nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import dist
from statistics import median
from typing import NamedTuple

from argmap.view.bundles import TILE_GAP, Bundle, bundled, ground_of
from argmap.view.dot import NOTHING_PINNED, PASSES, Part, Pinned, laid_out
from argmap.view.edge_routing import Edge, Point, Rect, sampled, span
from argmap.view.graph import parts_of
from argmap.view.shape import TEXT_SIZE, Plan
from argmap.view.tiles import Tile, framed, in_tiles, links_of, tiles_of, with_room

LEGIBLE = 11
"""The least size of text, in pixels of the screen."""
_PART_GAP, _MARGIN = 48, 9
_WORTH_TURNING = 1.05
"""How much larger the text must come out from left to right than from bottom to top."""
_ORDERS, _MANY = 12, 60
_PINNED_ORDERS, _FREE_ORDERS = 6, 3
"""From how many orders a plan that has grown is tried with its rows held, and with dot free: what
0.1 s allow.
"""
_BEND = 16.0
_FALLEN = 1000.0
"""How much worse a layout is for an edge against the flow, in pixels that boxes move."""
_TILE_ASPECT = 1.6
_RIBBON, _ROWS = 4.0, (2, 4, 8)
"""A part of a tile that is more than so many times as wide as high is tried with its leaves in so
many rows.
"""


class Arrangement(NamedTuple):
    """How a plan is laid out: from bottom to top or from left to right, leaves in so many rows,
    from which order.

    `pinned` is what it keeps of an earlier layout.
    """

    upward: bool = True
    rows: int = 1
    order: int = 0
    pinned: Pinned = NOTHING_PINNED


class Layout(NamedTuple):
    """Centres of boxes and steps, top left corners of labels, edges by name, and what they all
    span.

    A large layout has `tiles`; `bundles` hold the edges that lead from one of them to another,
    which `links` names.
    """

    boxes: Mapping[str, Point]
    steps: Mapping[str, Point]
    labels: Mapping[str, Point]
    edges: Mapping[str, Edge]
    extent: Rect
    tiles: tuple[Tile, ...] = ()
    links: frozenset[str] = frozenset()
    bundles: tuple[Bundle, ...] = ()

    def scale(self, width: float, height: float) -> float:
        """The zoom at which all of it fits, at most 1."""
        left, top, right, bottom = self.extent
        return min(1.0, width / (right - left), height / (bottom - top))

    @property
    def ink(self) -> float:
        """About how long all edges are together, and how much they wind."""
        return sum(
            dist(a, b) + _BEND for edge in self.edges.values() for a, b in pairwise(edge.path)
        )


def layout_for(
    plan: Plan,
    first: Plan,
    width: int,
    height: int,
    report_placed: Callable[[int], None] = lambda placed: None,
) -> Layout:
    """The layout of a plan that has grown out of a first one, arranged as that fits a window best.

    `report_placed` hears how many boxes of a large plan are placed.
    """
    aspect = width / max(height, 1)
    if in_tiles(plan):
        return tiled(plan, aspect, report_placed)
    arrangement = arrangement_of(first, width, height)
    if plan != first:
        arrangement = steady(plan, first, arrangement, aspect)
    return lay_out(plan, arrangement, aspect)


@lru_cache(maxsize=64)
def arrangement_of(plan: Plan, width: int, height: int) -> Arrangement:
    """The arrangement that shows a plan largest in a window; among those that are legible, the one
    with the least ink.

    From bottom to top is the plain way: reading from left to right must make the text larger. A
    large plan, which no window holds, is not tried in many ways.
    """

    def badness(arrangement: Arrangement) -> tuple[float, float]:
        layout = lay_out(plan, arrangement, width / max(height, 1))
        # Larger than legible is no gain: from there on the least ink decides.
        scale = layout.scale(width, height) / (1 if arrangement.upward else _WORTH_TURNING)
        return -min(scale, LEGIBLE / TEXT_SIZE), layout.ink

    if in_tiles(plan):
        return Arrangement()
    upward = [Arrangement(True, 1, order) for order in range(_ORDERS)]
    if len(plan.boxes) > _MANY:
        return min((upward[0], Arrangement(False)), key=badness)
    best = min([*upward, Arrangement(False)], key=badness)
    if badness(best)[0] <= -LEGIBLE / TEXT_SIZE:
        return best
    return min(
        [best, Arrangement(True, 2), Arrangement(False, 1, 1), Arrangement(False, 2)], key=badness
    )


@lru_cache(maxsize=64)
def steady(plan: Plan, first: Plan, arrangement: Arrangement, aspect: float) -> Arrangement:
    """The arrangement of a plan that has grown out of a first one, turned the same way: what was
    there moves little.

    The box that is unfolded stands still on the screen, so moves are measured against it. Holding
    the rows of the first layout is best as a rule; some plans come out better when dot is free.
    """
    before = lay_out(first, arrangement, aspect)
    there, still = before.boxes, grown_at(plan, first)

    def unrest(grown: Arrangement) -> float:
        # One pass tells well enough how much moves; the arrangement that is chosen gets all of
        # them.
        layout = _drawn(plan, grown, aspect, passes=1)
        moves = {n: (layout.boxes[n][0] - x, layout.boxes[n][1] - y) for n, (x, y) in there.items()}
        across, along = (
            median(axis) for axis in zip(*(moves[name] for name in still or moves), strict=True)
        )
        unease = sum(dist(move, (across, along)) for move in moves.values())
        return unease + layout.ink / 4 + _FALLEN * _falling(layout, arrangement.upward)

    # Each try is a run of dot: on a plan of many boxes the reader would wait for all of them.
    if not there or len(plan.boxes) > _MANY:
        return arrangement
    pinned = pinned_of(before, arrangement.upward)
    ways = ((pinned, _PINNED_ORDERS), (pinned._replace(rows=()), _FREE_ORDERS))
    orders = [
        (order, pinned_rows)
        for pinned_rows, most in ways
        for order in dict.fromkeys((arrangement.order, *range(most)))
    ]
    return min(
        (arrangement._replace(order=order, pinned=pinned_rows) for order, pinned_rows in orders),
        key=unrest,
    )


def grown_at(plan: Plan, first: Plan) -> frozenset[str]:
    """The boxes of a first plan that a plan has grown out at: those that all new boxes bear on,
    else that any does.
    """
    there = {box.id for box in first.boxes}
    concluded = {step.id: step.conclusion for step in plan.steps}
    bearing = {(need, step.conclusion) for step in plan.steps for need in step.needs}
    bearing |= {
        (attack.attacker, concluded.get(attack.target, attack.target)) for attack in plan.thrusts
    }
    found = Counter(target for name, target in bearing if name not in there and target in there)
    new = sum(box.id not in there for box in plan.boxes)
    return frozenset(name for name, count in found.items() if count == new) or frozenset(found)


def pinned_of(layout: Layout, upward: bool) -> Pinned:
    """What a layout bids a later one keep."""
    places, across = {**layout.boxes, **layout.steps}, 0 if upward else 1
    ranks: dict[int, list[str]] = {}
    for name, place in layout.boxes.items():
        ranks.setdefault(round(place[1 - across]), []).append(name)
    ends: dict[str, list[str]] = {}
    for name, edge in layout.edges.items():
        if edge.tip and edge.ends[1] in layout.boxes:
            ends.setdefault(edge.ends[1], []).append(name)
    rows = (sorted((places[name][across], name) for name in rank) for rank in ranks.values())
    arrivals = {
        name: sorted(edges, key=lambda e: places[layout.edges[e].ends[0]][across])
        for name, edges in ends.items()
    }
    return Pinned(
        tuple(tuple((name, at) for at, name in row) for row in rows),
        tuple((name, tuple(edges)) for name, edges in arrivals.items()),
    )


def _falling(layout: Layout, upward: bool) -> int:
    """How many edges lead downward (leftward), which rows that no longer fit may bring about."""
    places = {**layout.boxes, **layout.steps}
    ends = [(places[edge.ends[0]], places[edge.ends[1]]) for edge in layout.edges.values()]
    return sum(low[1] <= high[1] if upward else low[0] >= high[0] for low, high in ends)


@lru_cache(maxsize=64)
def lay_out(plan: Plan, arrangement: Arrangement, aspect: float) -> Layout:
    """Lay out each connected part with dot, and set the parts in rows near the wanted ratio of
    width to height.

    A large plan is laid out in tiles.
    """
    if in_tiles(plan):
        return tiled(plan, aspect)
    return _drawn(plan, arrangement, aspect)


def _drawn(plan: Plan, arrangement: Arrangement, aspect: float, passes: int = PASSES) -> Layout:
    parts = [laid_out(plan, names, *arrangement, passes) for names in parts_of(plan)]
    if not parts:
        return Layout({}, {}, {}, {}, (-1, -1, 1, 1))
    return _together(parts, _packed(parts, aspect))


def tiled(
    plan: Plan, aspect: float, report_placed: Callable[[int], None] = lambda placed: None
) -> Layout:
    """Lay out a large plan section by section; `report_placed` hears how many boxes are placed,
    each time a tile is done.
    """
    plans, parts, placed = tiles_of(plan), [], 0
    for tile in plans:
        pieces = [_compact(tile, names) for names in parts_of(tile)]
        parts.append(_part(_together(pieces, _packed(pieces, _TILE_ASPECT))))
        placed += len(tile.boxes)
        report_placed(placed)
    tiles = framed(plans, [part.extent for part in parts])
    parts, moves = _packed_tiles(parts, tiles, aspect)
    # Larger tiles make a larger map, which is seen from farther away: the second time is enough.
    for _ in range(2):
        tiles = with_room(tiles, span(map(_shifted, (tile.rect for tile in tiles), moves)))
        parts, moves = _packed_tiles(parts, tiles, aspect)
    whole = _together(parts, moves)
    placed_tiles = tuple(
        tile._replace(rect=_shifted(tile.rect, by)) for tile, by in zip(tiles, moves, strict=True)
    )
    grounds = [ground_of(tile, whole.boxes, whole.steps, whole.labels) for tile in plans]
    bundles, links = bundled(
        links_of(plan, whole.edges), grounds, [tile.rect for tile in placed_tiles]
    )
    return whole._replace(
        edges={**whole.edges, **links},
        tiles=placed_tiles,
        links=frozenset(links),
        bundles=bundles,
        extent=span([whole.extent, *_spans(bundles)]),
    )


def _packed_tiles(
    parts: list[Part], tiles: list[Tile], aspect: float
) -> tuple[list[Part], list[Point]]:
    """The parts, each as large as its tile, and how far each moves."""
    framed_parts = [
        part._replace(extent=tile.rect) for part, tile in zip(parts, tiles, strict=True)
    ]
    return framed_parts, _packed(framed_parts, aspect, TILE_GAP)


def _spans(bundles: Iterable[Bundle]) -> Iterator[Rect]:
    for bundle in bundles:
        yield span((x, y, x, y) for x, y in sampled(bundle.curve.path))


def _compact(plan: Plan, names: tuple[str, ...]) -> Part:
    """A part of a tile, its leaves in as many rows as it takes to be no ribbon."""
    part = laid_out(plan, names)
    for rows in _ROWS:
        left, top, right, bottom = part.extent
        if right - left <= _RIBBON * (bottom - top):
            break
        part = min(
            part, laid_out(plan, names, True, rows), key=lambda one: one.extent[2] - one.extent[0]
        )
    return part


def _part(layout: Layout) -> Part:
    return Part(
        dict(layout.boxes),
        dict(layout.steps),
        dict(layout.labels),
        dict(layout.edges),
        layout.extent,
    )


def _packed(parts: list[Part], aspect: float, gap: float = _PART_GAP) -> list[Point]:
    """How far each part moves: they stand in rows, of the width that comes nearest to the wanted
    ratio, `gap` apart.
    """
    extents = [part.extent for part in parts]
    sizes = [(right - left + gap, bottom - top + gap) for left, top, right, bottom in extents]
    widest, total = max(w for w, _ in sizes), sum(w for w, _ in sizes)
    # Widths between the widest part alone and all parts in one row.
    tries = min(max(24, 2 * len(sizes)), 200)
    shelves = [_in_shelves(sizes, widest + (total - widest) * i / tries) for i in range(tries + 1)]
    corners = min(shelves, key=lambda shelf: max(shelf[1], shelf[2] * aspect))[0]
    return [(x - left, y - top) for (x, y), (left, top, _, _) in zip(corners, extents, strict=True)]


def _in_shelves(sizes: list[tuple[float, float]], limit: float) -> tuple[list[Point], float, float]:
    """Corners of rectangles set in rows no wider than `limit`, and the width and height of all."""
    corners: list[Point] = []
    x = y = row = widest = 0.0
    for w, h in sizes:
        if x and x + w > limit + 0.5:
            x, y, row = 0.0, y + row, 0.0
        corners.append((x, y))
        x, row = x + w, max(row, h)
        widest = max(widest, x)
    return corners, widest, y + row


def _together(parts: list[Part], moves: list[Point]) -> Layout:
    boxes: dict[str, Point] = {}
    steps: dict[str, Point] = {}
    labels: dict[str, Point] = {}
    edges: dict[str, Edge] = {}
    extents: list[Rect] = []
    for part, by in zip(parts, moves, strict=True):
        for mine, theirs in ((boxes, part.boxes), (steps, part.steps), (labels, part.labels)):
            mine.update((name, _moved(point, by)) for name, point in theirs.items())
        for name, (path, tip, ends) in part.edges.items():
            edges[name] = Edge(
                tuple(_moved(point, by) for point in path), tip and _moved(tip, by), ends
            )
        extents.append(_shifted(part.extent, by))
    left, top, right, bottom = span(extents)
    return Layout(
        boxes,
        steps,
        labels,
        edges,
        (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN),
    )


def _shifted(rect: Rect, by: Point) -> Rect:
    left, top, right, bottom = rect
    return *_moved((left, top), by), *_moved((right, bottom), by)


def _moved(point: Point, by: Point) -> Point:
    return round(point[0] + by[0], 1), round(point[1] + by[1], 1)
