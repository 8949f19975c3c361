"""Where everything stands: Graphviz's `dot` on boxes of known size, its splines kept as Bezier paths.

Steps are small nodes that hold the room of their label, so that labels never collide; attackers stand in the row of the
reasons. Coordinates are CSS pixels at zoom 1, y downward. A layout depends on nothing but its plan and its arrangement,
and is kept: a click that changes only verdicts lays out nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.view.shape import DOT, LABEL_GAP, TEXT_SIZE, Plan, Step

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

LEGIBLE = 11
"""The least size of text, in pixels of the screen."""
_INCH = 72.0
"""dot measures sizes in inches and positions in points; here a point is a pixel."""
_NODE_GAP, _ROW_GAP, _PART_GAP, _MARGIN = 22, 20, 48, 12
_HEAD_LENGTH = 9.0
_UNFOLDED_BIAS = 1.05


class Arrangement(NamedTuple):
    """How a plan is laid out: from bottom to top ("BT") or left to right ("LR"), with leaves in so many rows."""

    direction: str = "BT"
    rows: int = 1


class Edge(NamedTuple):
    """A path of cubic Bezier curves (its first point, then triples), and where its head ends."""

    path: tuple[Point, ...]
    tip: Point | None
    ends: tuple[str, str]


class Layout(NamedTuple):
    """Centres of boxes and steps, top left corners of labels, edges by (kind, from, to or id), and what they all span."""

    boxes: Mapping[str, Point]
    steps: Mapping[str, Point]
    labels: Mapping[str, Point]
    edges: Mapping[str, Edge]
    extent: Rect

    def scale(self, width: float, height: float) -> float:
        """The zoom at which all of it fits, at most 1."""
        left, top, right, bottom = self.extent
        return min(1.0, width / max(right - left, 1), height / max(bottom - top, 1))


@lru_cache(maxsize=64)
def arrangement_of(plan: Plan, width: int, height: int) -> Arrangement:
    """The arrangement that shows a plan largest in a window; leaves stand in more rows only where that makes it legible."""
    best, found = 0.0, Arrangement()
    for rows, direction in product((1, 2, 3), ("BT", "LR")):
        if direction == "BT" and best * TEXT_SIZE >= LEGIBLE:
            break
        arrangement = Arrangement(direction, rows)
        scale = lay_out(plan, arrangement, width / max(height, 1)).scale(width, height)
        if scale > best * _UNFOLDED_BIAS:
            best, found = scale, arrangement
    return found


@lru_cache(maxsize=64)
def lay_out(plan: Plan, arrangement: Arrangement, aspect: float) -> Layout:
    """Lay out each connected part with dot, and set the parts in rows near the wanted ratio of width to height."""
    import networkx as nx

    graph = _graph(plan, arrangement)
    parts = [
        _placed(graph.subgraph(sorted(names, key=_number)), plan, arrangement)
        for names in sorted(nx.weakly_connected_components(graph), key=lambda names: min(map(_number, names)))
    ]
    return _together(_packed(parts, aspect))


def edge_id(end: str, other: str) -> str:
    """The name of the edge from a need to a step or from a step to its conclusion."""
    return f"{end} > {other}"


def _number(name: str) -> int:
    return int(name)


def _graph(plan: Plan, arrangement: Arrangement) -> nx.MultiDiGraph:
    """The plan as a graph for dot. Nodes go by number: identifiers may hold anything."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    numbers: dict[str, str] = {}
    for thing in (*plan.boxes, *plan.steps):
        numbers[thing.id] = str(len(numbers))
        graph.add_node(numbers[thing.id], id=thing.id, **_node(thing, arrangement.direction))
    inward, outward = ("d:s", "d:n") if arrangement.direction == "BT" else ("d:w", "d:e")
    for step in plan.steps:
        for need in step.needs:
            graph.add_edge(
                numbers[need], numbers[step.id], edge_id(need, step.id), headport=inward, arrowhead="none", weight=2
            )
        graph.add_edge(
            numbers[step.id], numbers[step.conclusion], edge_id(step.id, step.conclusion), tailport=outward, weight=4
        )
    for thrust in plan.thrusts:
        ports = {"headport": "d"} if thrust.undercut else {"minlen": 2}
        graph.add_edge(numbers[thrust.attacker], numbers[thrust.target], thrust.id, weight=1, **ports)
    _stagger(graph, arrangement.rows)
    return graph


def _stagger(graph: nx.MultiDiGraph, rows: int) -> None:
    """Let the leaves below one node stand in several rows, where they are many."""
    for node in graph:
        leaves = [edge for edge in graph.in_edges(node, keys=True) if graph.degree(edge[0]) == 1]
        for place, edge in enumerate(leaves):
            data = graph.edges[edge]
            data["minlen"] = data.get("minlen", 1) + 2 * (place % rows)


def _node(thing: Any, direction: str) -> dict[str, Any]:
    if not isinstance(thing, Step):
        return {"shape": "box", "fixedsize": "true", "label": "", "width": thing.w / _INCH, "height": thing.h / _INCH}
    w, h, thick = thing.w + LABEL_GAP, max(thing.h, 2 * DOT), 2 * max(thing.r, 1)
    cell = '<TD FIXEDSIZE="TRUE" WIDTH="{}" HEIGHT="{}"{}></TD>'
    if not thing.w:
        rows = [[cell.format(thick, thick, ' PORT="d"')]]
    elif direction == "BT":
        rows = [[cell.format(thick, h, ' PORT="d"'), cell.format(w - thick // 2, h, "")]]
    else:
        rows = [[cell.format(w, thick, ' PORT="d"')], [cell.format(w, h + 4, "")]]
    table = "".join(f"<TR>{''.join(row)}</TR>" for row in rows)
    label = f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{table}</TABLE>>'
    return {"shape": "plain", "label": label}


class _Part(NamedTuple):
    boxes: dict[str, Point]
    steps: dict[str, Point]
    labels: dict[str, Point]
    edges: dict[str, Edge]
    extent: Rect


def _placed(graph: nx.MultiDiGraph, plan: Plan, arrangement: Arrangement) -> _Part:
    """One connected part, laid out by dot."""
    import networkx as nx

    drawn = nx.nx_agraph.to_agraph(graph)
    drawn.graph_attr.update(
        rankdir=arrangement.direction, nodesep=_NODE_GAP / _INCH, ranksep=_ROW_GAP / _INCH, splines="true"
    )
    drawn.edge_attr.update(arrowsize=_HEAD_LENGTH / 10)
    drawn.layout("dot")
    names = graph.nodes(data="id")
    at = {name: _point(drawn.get_node(number).attr["pos"]) for number, name in names}
    sizes = {thing.id: thing for thing in (*plan.boxes, *plan.steps) if thing.id in at}
    steps = {name: _centre(at[name], thing, arrangement) for name, thing in sizes.items() if isinstance(thing, Step)}
    labels = {name: _corner(steps[name], sizes[name], arrangement) for name in steps}
    edges = {}
    for tail, head, key in graph.edges(keys=True):
        ends = names[tail], names[head]
        path, tip = _spline(drawn.get_edge(tail, head, key).attr["pos"])
        edges[key] = Edge(*_joined(path, tip, steps.get(ends[0]), steps.get(ends[1])), ends)
    boxes = {name: at[name] for name in sizes if name not in steps}
    rects = [
        *(_rect(boxes[name], sizes[name].w, sizes[name].h) for name in boxes),
        *(_label_rect(labels[name], sizes[name]) for name in steps),
        *(_rect(point, 2 * DOT, 2 * DOT) for point in steps.values()),
        *((x, y, x, y) for edge in edges.values() for x, y in edge.path),
    ]
    return _Part(boxes, steps, labels, edges, _span(rects))


def _point(text: str) -> Point:
    x, y = text.split(",")
    return round(float(x), 1), round(-float(y), 1)


def _centre(node: Point, step: Step, arrangement: Arrangement) -> Point:
    """The centre of a step's dot from that of its node, which holds its label too."""
    thick = 2 * max(step.r, 1)
    if not step.w:
        return node
    if arrangement.direction == "BT":
        full = step.w + LABEL_GAP + thick - thick // 2
        return node[0] - full / 2 + thick / 2, node[1]
    full = thick + max(step.h, 2 * DOT) + 4
    return node[0], node[1] - full / 2 + thick / 2


def _corner(centre: Point, step: Any, arrangement: Arrangement) -> Point:
    if arrangement.direction == "BT":
        return centre[0] + LABEL_GAP, centre[1] - step.h / 2
    return centre[0] - step.w / 2, centre[1] + max(step.r, 1) + 4


def _spline(text: str) -> tuple[list[Point], Point | None]:
    """A path and its tip from dot's `pos`: "e,x,y" is where the arrow ends, then come the control points."""
    tip, points = None, []
    for word in text.split():
        if word.startswith("e,"):
            tip = _point(word[2:])
        elif not word.startswith("s,"):
            points.append(_point(word))
    return points, tip


def _joined(
    path: list[Point], tip: Point | None, tail: Point | None, head: Point | None
) -> tuple[tuple[Point, ...], Point | None]:
    """The path led from the centre of its step, and to that of its step where it has no head."""
    if tail:
        path = [tail, tail, path[0], *path] if tail != path[0] else path
    if head and tip is None:
        path = [*path, path[-1], head, head] if head != path[-1] else path
    return tuple(path), tip


def _rect(centre: Point, w: float, h: float) -> Rect:
    return centre[0] - w / 2, centre[1] - h / 2, centre[0] + w / 2, centre[1] + h / 2


def _label_rect(corner: Point, step: Any) -> Rect:
    return corner[0], corner[1], corner[0] + step.w, corner[1] + step.h


def _span(rects: Iterable[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _packed(parts: list[_Part], aspect: float) -> Iterator[tuple[_Part, Point]]:
    """Each part with how far it moves: in rows, of the width that comes nearest to the wanted ratio."""
    if not parts:
        return
    sizes = [(part.extent[2] - part.extent[0] + _PART_GAP, part.extent[3] - part.extent[1] + _PART_GAP) for part in parts]
    widest, total = max(w for w, _ in sizes), sum(w for w, _ in sizes)
    widths = [widest + (total - widest) * i / 24 for i in range(25)]
    corners = min((_shelved(sizes, limit) for limit in widths), key=lambda found: max(found[1], found[2] * aspect))[0]
    for part, (x, y) in zip(parts, corners, strict=True):
        yield part, (x - part.extent[0], y - part.extent[1])


def _shelved(sizes: list[tuple[float, float]], limit: float) -> tuple[list[Point], float, float]:
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


def _together(parts: Iterable[tuple[_Part, Point]]) -> Layout:
    layout = Layout({}, {}, {}, {}, (0, 0, 0, 0))
    rects: list[Rect] = []
    for part, by in parts:
        for mine, theirs in ((layout.boxes, part.boxes), (layout.steps, part.steps), (layout.labels, part.labels)):
            mine.update((name, _moved(point, by)) for name, point in theirs.items())  # type: ignore[attr-defined]
        layout.edges.update(  # type: ignore[attr-defined]
            (name, Edge(tuple(_moved(p, by) for p in edge.path), edge.tip and _moved(edge.tip, by), edge.ends))
            for name, edge in part.edges.items()
        )
        rects.append((*_moved(part.extent[:2], by), *_moved(part.extent[2:], by)))
    left, top, right, bottom = _span(rects) if rects else (0, 0, 0, 0)
    return layout._replace(extent=(left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN))


def _moved(point: Point, by: Point) -> Point:
    return round(point[0] + by[0], 1), round(point[1] + by[1], 1)
