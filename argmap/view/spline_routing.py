"""Curves around things that stand still: Graphviz's spline router (Dobkin, Gansner, Koutsofios and
North 1997, "Implementing a general-purpose edge router"), through networkx, without its layouts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.view.edge_routing import Point, Rect

_INCH = 72.0
_POINT = 0.5
"""Half the side of an end that is a mere point."""


class Wish(NamedTuple):
    """A curve to be drawn: from the rectangle named `tail` to that named `head`; which of its ends
    have heads, so many times as large as Graphviz's own.
    """

    tail: str
    head: str
    direction: str = "none"
    head_size: float = 0.9


class Spline(NamedTuple):
    """A path of cubic Bézier curves, and the points of the heads at its end and at its start."""

    path: tuple[Point, ...]
    tip: Point | None
    start_tip: Point | None


def routed(
    rects: Mapping[str, Rect], wishes: Mapping[str, Wish], margin: float
) -> dict[str, Spline]:
    """The wished curves by name, each around all rectangles but its own two by `margin`, where
    these are twice as far apart. Coordinates are pixels, y downward.
    """
    import networkx as nx

    if not wishes:
        return {}
    numbers = {name: str(place) for place, name in enumerate(rects)}
    graph = nx.MultiDiGraph()
    for name, (left, top, right, bottom) in rects.items():
        graph.add_node(
            numbers[name],
            pos=((left + right) / 2, -(top + bottom) / 2),
            width=(right - left) / _INCH,
            height=(bottom - top) / _INCH,
            label="",
        )
    for name, wish in wishes.items():
        style = {"dir": wish.direction, "arrowsize": wish.head_size}
        graph.add_edge(numbers[wish.tail], numbers[wish.head], name, **style)
    drawn = nx.nx_agraph.to_agraph(graph)
    # With a plus, so many points; without one, Graphviz would take it for a factor of sizes.
    drawn.graph_attr.update(splines="true", esep=f"+{margin:g}")
    drawn.node_attr.update(shape="box", fixedsize="true")
    # The engine that takes nodes where they are, and draws edges alone.
    drawn.layout("nop")
    # Graphviz moves the whole drawing to its own origin.
    name, (left, top, right, bottom) = next(iter(rects.items()))
    x, y = map(float, drawn.get_node(numbers[name]).attr["pos"].split(","))
    by = (left + right) / 2 - x, (top + bottom) / 2 + y
    return {
        name: _read(drawn.get_edge(numbers[wish.tail], numbers[wish.head], name).attr["pos"], by)
        for name, wish in wishes.items()
    }


def point_rect(point: Point) -> Rect:
    """The rectangle of an end that is a mere point."""
    x, y = point
    return x - _POINT, y - _POINT, x + _POINT, y + _POINT


def straightened(points: Iterable[Point]) -> tuple[Point, ...]:
    """A line through points as a path of curves."""
    first, *rest = points
    path, last = [first], first
    for point in rest:
        path += [last, point, point]
        last = point
    return tuple(path)


def _read(text: str, by: Point) -> Spline:
    tip = start_tip = None
    points = []
    for word in text.split():
        if word.startswith("e,"):
            tip = _point(word[2:], by)
        elif word.startswith("s,"):
            start_tip = _point(word[2:], by)
        else:
            points.append(_point(word, by))
    return Spline(tuple(points), tip, start_tip)


def _point(text: str, by: Point) -> Point:
    x, y = map(float, text.split(","))
    return round(x + by[0], 1), round(by[1] - y, 1)
