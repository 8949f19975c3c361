"""Edges made plainer than dot draws them, wherever a plain line is clear of every box, dot and
label.

A step's arrow goes straight to its conclusion where it stands below it; the reasons of a step are
joined to it by one swing each; an attack from below goes straight. All else keeps dot's spline,
which leads around the boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import dist
from typing import NamedTuple

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

# As dot draws them: some 10 points at its size 1, and it is asked for 0.9.
_HEAD = 9.0
_INSET = 14.0
"""How far from a corner an edge may end."""
# A little more than the radius at which corners of boxes are rounded.
_CORNER = 8.0
_LEAN, _SHORT = 14.0, 60.0
_APART = 15.0
"""How far apart two heads are at least."""
_CLEAR = 2.0
_SAMPLES = 14


class Edge(NamedTuple):
    """A path of cubic Bezier curves (its first point, then triples), and where its head ends."""

    path: tuple[Point, ...]
    tip: Point | None
    ends: tuple[str, str]


class Ground(NamedTuple):
    """What edges join and keep clear of, by identifier: rectangles of boxes, centres of steps,
    rectangles of labels.
    """

    boxes: Mapping[str, Rect]
    steps: Mapping[str, Point]
    labels: Mapping[str, Rect]
    dot: float
    upward: bool


def tidied(edges: Mapping[str, Edge], ground: Ground) -> dict[str, Edge]:
    """The edges, each replaced by a plain line where that is clear."""
    things = [(name, rect) for name, rect in ground.boxes.items()]
    things += [
        ("", rect) for rect in ground.labels.values() if rect[2] > rect[0]
    ]  # an edge's own label too
    things += [(name, _around(centre, ground.dot)) for name, centre in ground.steps.items()]
    near = _Cells(things)
    at = _Places(edges, 0 if ground.upward else 1)
    found = {}
    for name, edge in edges.items():
        for plain in _plainer(edge, ground):
            # A plain line is worth nothing where its head would lie on another's, or it runs
            # through a box: then dot's own spline, which does neither, stays.
            if not at.crowded(name, plain) and clear(
                plain.path, (rect for end, rect in near.around(plain.path) if end not in edge.ends)
            ):
                at.take(name, plain)
                edge = plain
                break
        found[name] = edge
    return found


class _Cells:
    """Rectangles by the square cells that they reach into, so that a path is held against those
    near it alone.
    """

    # Somewhat larger than a box, which so reaches into four cells at most.
    SIDE = 256.0

    def __init__(self, things: Iterable[tuple[str, Rect]]) -> None:
        self.cells: dict[tuple[int, int], list[tuple[str, Rect]]] = {}
        for thing in things:
            for cell in self._under(thing[1]):
                self.cells.setdefault(cell, []).append(thing)

    def around(self, path: Sequence[Point]) -> Iterator[tuple[str, Rect]]:
        """All that may touch a path, some of it more than once."""
        xs, ys = [x for x, _ in path], [y for _, y in path]
        for cell in self._under(
            (min(xs) - _CLEAR, min(ys) - _CLEAR, max(xs) + _CLEAR, max(ys) + _CLEAR)
        ):
            yield from self.cells.get(cell, ())

    def _under(self, rect: Rect) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(value // self.SIDE) for value in rect)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


class _Places:
    """Where edges with heads begin and end along the sides of boxes, so that two never lie on each
    other.
    """

    def __init__(self, edges: Mapping[str, Edge], across: int) -> None:
        self.across = across
        self.places: dict[str, dict[str, tuple[float, ...]]] = {}
        # All of dot's own ends at first: an edge that was not looked at yet may keep its spline.
        for name, edge in edges.items():
            self.take(name, edge)

    def take(self, name: str, edge: Edge) -> None:
        if edge.tip:
            tail, head = edge.path[0][self.across], edge.tip[self.across]
            self.places.setdefault(edge.ends[0], {})[name] = (tail,)
            self.places.setdefault(edge.ends[1], {})[name] = (head,)

    def crowded(self, name: str, edge: Edge) -> bool:
        if not edge.tip:
            return False
        head = edge.tip[self.across]
        there = self.places[edge.ends[1]].items()
        return any(
            abs(head - place) < _APART
            for other, places in there
            if other != name
            for place in places
        )


def clear(path: Sequence[Point], rects: Iterable[Rect]) -> bool:
    """Whether a path stays out of the rectangles."""
    left, right = min(x for x, _ in path) - _CLEAR, max(x for x, _ in path) + _CLEAR
    top, bottom = min(y for _, y in path) - _CLEAR, max(y for _, y in path) + _CLEAR
    # Most rectangles are far away: points along the path are only tried against those whose sides
    # overlap with the path's own.
    near = [
        rect
        for rect in rects
        if rect[0] < right and rect[2] > left and rect[1] < bottom and rect[3] > top
    ]
    return not near or not any(
        rect[0] - _CLEAR < x < rect[2] + _CLEAR and rect[1] - _CLEAR < y < rect[3] + _CLEAR
        for x, y in sampled(path)
        for rect in near
    )


def sampled(path: Sequence[Point], samples: int = _SAMPLES) -> Iterator[Point]:
    """Points along a path of cubic Bezier curves."""
    yield path[0]
    for i in range(0, len(path) - 3, 3):
        a, b, c, d = path[i : i + 4]
        for k in range(1, samples + 1):
            t = k / samples
            s = 1 - t
            wa, wb, wc, wd = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            yield (
                wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0],
                wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1],
            )


def span(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around some."""
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _plainer(edge: Edge, ground: Ground) -> Iterator[Edge]:
    """Plain lines for an edge, the best first.

    They are reckoned in `u` across the flow and `v` along it.
    """
    tail, head = edge.ends
    if tail in ground.steps and head in ground.boxes:
        yield from _rising(
            edge, _turned(ground.steps[tail], ground), _sides(ground.boxes[head], ground), ground
        )
        # dot keeps others out of the label's room, but may lead the step's own arrow through it.
        if not clear(edge.path, [ground.labels[tail]]):
            yield from _rounding(
                edge,
                _turned(ground.steps[tail], ground),
                _sides(ground.boxes[head], ground),
                ground,
            )
    elif tail in ground.boxes and head in ground.steps and edge.tip is None:
        end = _turned(ground.steps[head], ground)
        low = end[1] - _sides(ground.labels[head], ground)[1] if ground.upward else 0.0
        swing = _swinging(edge, _sides(ground.boxes[tail], ground), end, low, ground)
        yield swing
        yield from _swinging_above(swing, ground)
    elif tail in ground.boxes and head in ground.boxes and tail != head:
        yield from _between(
            edge, _sides(ground.boxes[tail], ground), _sides(ground.boxes[head], ground), ground
        )


def _rising(edge: Edge, start: Point, box: Rect, ground: Ground) -> Iterator[Edge]:
    """From a step straight up to the box above it, leaning a little where it stands below a
    corner.
    """
    u, v = start
    left, low, right, _ = box
    end = min(max(u, left + _INSET), right - _INSET)
    if low - v <= _HEAD:
        return
    if left + _CORNER <= u <= right - _CORNER:
        yield _line(edge, (u, v), (u, low), ground)
    elif abs(end - u) <= _LEAN and low - v < _SHORT:
        yield _line(edge, (u, v), (end, low), ground)


def _rounding(edge: Edge, start: Point, box: Rect, ground: Ground) -> Iterator[Edge]:
    """From a step past its own label, which dot's spline would cross, to the nearest place on the
    side of the box.
    """
    u, v = start
    left, low, right, _ = box
    knee = u, max(v, min(_sides(ground.labels[edge.ends[0]], ground)[3], low - _HEAD - 1))
    nearest = min(max(u, left + _INSET), right - _INSET)
    # Step by step away from the nearest place, until one is clear of the heads that are there.
    for k in range(int((right - left) / _APART)):
        end = nearest + k * _APART * (1 if nearest > u else -1)
        far = dist(knee, (end, low))
        if left + _CORNER <= end <= right - _CORNER and far > _HEAD:
            neck = end - (end - u) / far * _HEAD, low - (low - knee[1]) / far * _HEAD
            path = [start, start, knee, knee, (u, (knee[1] + neck[1]) / 2), neck, neck]
            yield Edge(
                tuple(_turned(point, ground) for point in path),
                _turned((end, low), ground),
                edge.ends,
            )


def _swinging(edge: Edge, box: Rect, end: Point, low: float, ground: Ground) -> Edge:
    """From the top of a box to the step above it, in one swing below the step's label, which
    reaches `low` below its dot.
    """
    start = (box[0] + box[2]) / 2, box[3]
    foot = end[0], end[1] - max(ground.dot, low)
    middle = (start[1] + foot[1]) / 2
    # Straight at the end, from below the label up to the dot.
    path = [start, (start[0], middle), (foot[0], middle), foot, foot, end, end]
    return edge._replace(path=tuple(_turned(point, ground) for point in path))


def _swinging_above(swing: Edge, ground: Ground) -> Iterator[Edge]:
    """The same, but first straight up past the boxes beside its own that are higher than it."""
    start, _, _, foot, *rest = (_turned(point, ground) for point in swing.path)
    left, right = sorted((start[0], foot[0]))
    tops = [
        high
        for low_u, _, high_u, high in (_sides(box, ground) for box in ground.boxes.values())
        if low_u < right and high_u > left and start[1] < high < foot[1]
    ]
    if not tops:
        return
    knee = start[0], max(tops) + _CLEAR + 1
    middle = (knee[1] + foot[1]) / 2
    if knee[1] < foot[1]:
        path = [start, start, knee, knee, (knee[0], middle), (foot[0], middle), foot, *rest]
        yield swing._replace(path=tuple(_turned(point, ground) for point in path))


def _between(edge: Edge, tail: Rect, head: Rect, ground: Ground) -> Iterator[Edge]:
    """From a box straight to one above or below it, where some of the one lies over the other."""
    left, right = max(tail[0], head[0]) + _INSET, min(tail[2], head[2]) - _INSET
    if left > right:
        return
    above = head[1] >= tail[3]
    if not above and tail[1] < head[3]:
        return
    from_v, to_v = (tail[3], head[1]) if above else (tail[1], head[3])
    if abs(to_v - from_v) <= _HEAD:
        return
    middle = min(max((head[0] + head[2]) / 2, left), right)
    for u in sorted(
        (middle, left, right, *(middle + k * _APART for k in (-2, -1, 1, 2))),
        key=lambda u: abs(u - middle),
    ):
        if left <= u <= right:
            yield _line(edge, (u, from_v), (u, to_v), ground)


def _line(edge: Edge, start: Point, tip: Point, ground: Ground) -> Edge:
    far = dist(start, tip)
    neck = tip[0] - (tip[0] - start[0]) / far * _HEAD, tip[1] - (tip[1] - start[1]) / far * _HEAD
    return Edge(
        # A straight line as a curve: its control points lie on its ends.
        tuple(_turned(point, ground) for point in (start, start, neck, neck)),
        _turned(tip, ground),
        edge.ends,
    )


def _turned(point: Point, ground: Ground) -> Point:
    """A point of the page as `u` and `v`, and back: the turn is its own inverse."""
    return (point[0], -point[1]) if ground.upward else (point[1], point[0])


def _sides(rect: Rect, ground: Ground) -> Rect:
    """A rectangle as least u, least v, greatest u, greatest v."""
    left, top, right, bottom = rect
    return (left, -bottom, right, -top) if ground.upward else (top, left, bottom, right)


def _around(centre: Point, reach: float) -> Rect:
    return centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach
