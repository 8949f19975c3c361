"""The links from tile to tile of a large map: all those between two tiles share one bundle, which
leads around every other tile, and leave it only in the tiles, around their boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.view.dot import label_rect, rect_of
from argmap.view.edge_routing import Edge, Point, Rect
from argmap.view.shape import Plan
from argmap.view.spline_routing import Spline, Wish, point_rect, routed, straightened

TILE_GAP = 132
"""Between tiles: room for bundles that pass, with their heads."""
_TILE_MARGIN, _BOX_MARGIN = 26.0, 3.0
_BUNDLE_HEAD = 4.0
_MANY = 160
"""A tile of more boxes and labels has its links led around its boxes alone."""


class Link(NamedTuple):
    """An edge that no tile holds: what it leads from and to, and whether it has a head."""

    tail: str
    head: str
    pointed: bool


class Bundle(NamedTuple):
    """The links between two tiles, by the tiles' numbers: their names, from the first tile to the
    second and back; the heads of their common curve are where any has its end.
    """

    tiles: tuple[int, int]
    there: tuple[str, ...]
    back: tuple[str, ...]
    curve: Spline


class Ground(NamedTuple):
    """What stands in a tile: the rectangles of its boxes and labels, the centres of its steps."""

    boxes: Mapping[str, Rect]
    labels: Mapping[str, Rect]
    steps: Mapping[str, Point]


def ground_of(
    plan: Plan,
    boxes: Mapping[str, Point],
    steps: Mapping[str, Point],
    labels: Mapping[str, Point],
) -> Ground:
    """What stands in the tile of a plan, where a layout has put it."""
    return Ground(
        {box.id: rect_of(boxes[box.id], box) for box in plan.boxes},
        {step.id: label_rect(labels[step.id], step) for step in plan.steps if step.w},
        {step.id: steps[step.id] for step in plan.steps},
    )


def bundled(
    links: Mapping[str, Link], grounds: Sequence[Ground], tiles: Sequence[Rect]
) -> tuple[tuple[Bundle, ...], dict[str, Edge]]:
    """The bundles between tiles, and the way of each link: from its end to the edge of the tile,
    along its bundle, to its other end.
    """
    home = {name: k for k, ground in enumerate(grounds) for name in (*ground.boxes, *ground.steps)}
    pairs: dict[tuple[int, int], tuple[list[str], list[str]]] = {}
    for name, link in links.items():
        tail, head = home[link.tail], home[link.head]
        pair = pairs.setdefault((min(tail, head), max(tail, head)), ([], []))
        pair[tail > head].append(name)
    rects = {str(k): rect for k, rect in enumerate(tiles)}
    wishes = {
        f"{a} {b}": Wish(str(a), str(b), _direction(there, back), _BUNDLE_HEAD)
        for (a, b), (there, back) in pairs.items()
    }
    curves = routed(rects, wishes, _TILE_MARGIN)
    bundles = tuple(
        Bundle((a, b), tuple(there), tuple(back), curves[f"{a} {b}"])
        for (a, b), (there, back) in pairs.items()
    )
    return bundles, _ways(links, bundles, grounds)


def _direction(there: Sequence[str], back: Sequence[str]) -> str:
    return "both" if there and back else "forward" if there else "back"


class _Leg(NamedTuple):
    """The part of a link within a tile, between one of its things and the place where a bundle
    meets the tile; `pointed` where it ends at the thing with a head.
    """

    tile: int
    thing: str
    port: Point
    pointed: bool


def _ways(
    links: Mapping[str, Link], bundles: Sequence[Bundle], grounds: Sequence[Ground]
) -> dict[str, Edge]:
    legs: dict[str, tuple[_Leg, tuple[Point, ...], _Leg]] = {}
    for bundle in bundles:
        (a, b), curve = bundle.tiles, bundle.curve
        forth = _whole(curve)
        for names, (start, end), path in (
            (bundle.there, (a, b), forth),
            (bundle.back, (b, a), forth[::-1]),
        ):
            for name in names:
                tail, head, pointed = links[name]
                out = _Leg(start, tail, path[0], False)
                legs[name] = out, path, _Leg(end, head, path[-1], pointed)
    wanted = dict.fromkeys(leg for out, _, into in legs.values() for leg in (out, into))
    found = {
        leg: spline
        for tile, ground in enumerate(grounds)
        for leg, spline in _within(ground, [leg for leg in wanted if leg.tile == tile])
    }
    return {
        name: _joined(found[out], path, found[into], links[name])
        for name, (out, path, into) in legs.items()
    }


def _whole(curve: Spline) -> tuple[Point, ...]:
    """A bundle's path from tile to tile, the room of its heads included."""
    path = curve.path
    if curve.start_tip:
        path = (*straightened((curve.start_tip, path[0])), *path[1:])
    if curve.tip:
        path = (*path, *straightened((path[-1], curve.tip))[1:])
    return path


def _within(ground: Ground, legs: Sequence[_Leg]) -> Iterator[tuple[_Leg, Spline]]:
    """The legs in one tile, from the thing to the port."""
    if not legs:
        return
    ports = _ports(legs)
    steps = {leg.thing: f"step {leg.thing}" for leg in legs if leg.thing in ground.steps}
    things = {name: f"box {name}" for name in ground.boxes} | steps
    rects = {things[name]: rect for name, rect in ground.boxes.items()}
    rects |= {things[name]: point_rect(ground.steps[name]) for name in steps}
    rects |= {f"port {x} {y}": point_rect((x, y)) for x, y in ports.values()}
    if len(ground.boxes) + len(ground.labels) <= _MANY:
        for name, rect in ground.labels.items():
            if not any(_touching(rect, other) for other in rects.values()):
                rects[f"label {name}"] = rect
    wishes = {}
    for k, leg in enumerate(legs):
        x, y = ports[leg.port]
        direction = "back" if leg.pointed else "none"
        wishes[str(k)] = Wish(things[leg.thing], f"port {x} {y}", direction)
    found = routed(rects, wishes, _BOX_MARGIN)
    for k, leg in enumerate(legs):
        yield leg, found[str(k)]


def _ports(legs: Sequence[_Leg]) -> dict[Point, Point]:
    """Where each port stands for the router: with another one that it would touch."""
    ports: dict[Point, Point] = {}
    for leg in legs:
        rect = point_rect(leg.port)
        near = (port for port in ports.values() if _touching(point_rect(port), rect))
        ports.setdefault(leg.port, next(near, leg.port))
    return ports


def _touching(a: Rect, b: Rect) -> bool:
    """Whether the router would take them for touching, and then lead everything straight."""
    reach = 2 * _BOX_MARGIN + 1
    return (
        a[0] < b[2] + reach and b[0] < a[2] + reach and a[1] < b[3] + reach and b[1] < a[3] + reach
    )


def _joined(out: Spline, path: tuple[Point, ...], into: Spline, link: Link) -> Edge:
    """One path of three: what leads into a tile was drawn from the thing to the port."""
    way = list(out.path)
    for piece in (path, into.path[::-1]):
        way += straightened((way[-1], piece[0]))[1:] + piece[1:]
    tip = into.start_tip
    if link.pointed and tip is None:  # Graphviz gives no head to what is too short for it
        tip = way[-1]
    return Edge(tuple(way), tip, (link.tail, link.head))
