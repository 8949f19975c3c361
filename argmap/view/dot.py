"""One connected part of a map laid out by Graphviz's `dot` (Gansner, Koutsofios, North, Vo 1993),
through networkx.

Boxes and steps are tables of known size without text: a step's table holds the room of its label,
so that nothing collides with it; a box's table has a port for each edge that ends at it, in the
order in which the edges arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import dist
from typing import Any, NamedTuple, Protocol

from argmap.view.edge_routing import Edge, Ground, Point, Rect, span, tidied
from argmap.view.graph import DotEdge, acyclic, boxes_of, edges_of, ordered, steps_of
from argmap.view.shape import DOT, LABEL_GAP, Box, Plan, Step

_INCH = 72.0
"""dot measures sizes in inches and positions in points; here a point is a pixel."""
_NODE_GAP, _ROW_GAP, _SHELF_GAP = 20, 10, 20
_HEAD = 0.9
PASSES, _MANY = 3, 400
"""Ports follow the order in which edges arrive, which they may change in turn; many things are laid
out but once.
"""
_WEIGHTS = {(True, True): 6, (True, False): 2, (False, True): 1}
"""How straight an edge is to be: of support from a step and to it, of attack."""
_PORTS = 0.6
"""The share of a side that edges end at: its middle, clear of corners and badge."""
_TABLE = '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{}</TABLE>>'


Row = tuple[tuple[str, float], ...]
"""Boxes that stand in one rank, in their order, each with its centre across the flow."""
_HOLD = 12
"""How strongly boxes of a row keep their distances."""


class Pinned(NamedTuple):
    """What an earlier layout bids a new one keep: its rows of boxes, and which edges arrive at a
    box, in which order.
    """

    rows: tuple[Row, ...] = ()
    arrivals: tuple[tuple[str, tuple[str, ...]], ...] = ()


NOTHING_PINNED = Pinned()


class Sized(Protocol):
    """What has a width and a height: a box, and a step with its label."""

    @property
    def w(self) -> int: ...  # noqa: D102
    @property
    def h(self) -> int: ...  # noqa: D102


class Part(NamedTuple):
    """Centres of boxes and steps, top left corners of labels, edges by name, and what they all
    span.
    """

    boxes: dict[str, Point]
    steps: dict[str, Point]
    labels: dict[str, Point]
    edges: dict[str, Edge]
    extent: Rect


def laid_out(
    plan: Plan,
    names: Iterable[str],
    upward: bool = True,
    rows: int = 1,
    order: int = 0,
    pinned: Pinned = NOTHING_PINNED,
    passes: int = PASSES,
) -> Part:
    """Lay out the things of one connected part, from bottom to top or from left to right, its
    leaves in so many rows.

    dot starts from the order in which it meets things and may end elsewhere from another: `order`
    numbers some of them. Boxes of a `pinned` row stay in one rank, in their order and at least as
    far from each other as they were.
    """
    known = boxes_of(plan) | steps_of(plan)
    things = {name: known[name] for name in ordered(list(names), order)}
    # dot would turn edges of a circle itself, but leave their ports on the sides for going upward.
    edges = acyclic([edge for edge in edges_of(plan) if edge.low in things and edge.high in things])
    drawing = _Drawing(things, edges, upward, rows, pinned.rows)
    ports = drawing.ports(pinned)
    # Edges that end at ports in the order in which they arrive do not cross before the box; but
    # ports move things, and then the order may be another.
    for _ in range(passes if len(things) < _MANY else 1):
        part = drawing.part(ports)
        arrivals = drawing.arrivals(part)
        if arrivals == ports:
            break
        ports = arrivals
    return part


class _Drawing(NamedTuple):
    things: Mapping[str, Box | Step]
    edges: list[DotEdge]
    upward: bool
    rows: int
    pinned: tuple[Row, ...] = ()

    def part(self, ports: Mapping[str, list[str]]) -> Part:
        """The layout, where `ports` names the edges that end at a box in the order of their ends
        along its side.
        """
        import networkx as nx

        numbers = {
            name: str(place) for place, name in enumerate(self.things)
        }  # identifiers may hold anything
        graph = nx.MultiDiGraph()
        for name, thing in self.things.items():
            table = (
                self._box(thing, len(ports.get(name, ())))
                if isinstance(thing, Box)
                else self._step(thing)
            )
            graph.add_node(numbers[name], shape="plain", label=_TABLE.format(table))
        # A row of many leaves makes a ribbon that no window holds: they may stand in several rows.
        shelves = self._shelves()
        for edge in self.edges:
            graph.add_edge(
                numbers[edge.low],
                numbers[edge.high],
                edge.name,
                **self._style(edge, ports, shelves),
            )
        drawn = nx.nx_agraph.to_agraph(graph)
        gaps = (_NODE_GAP, _ROW_GAP) if self.upward else (_NODE_GAP - 4, _SHELF_GAP)
        drawn.graph_attr.update(
            rankdir="BT" if self.upward else "LR", nodesep=gaps[0] / _INCH, ranksep=gaps[1] / _INCH
        )
        drawn.edge_attr.update(arrowsize=_HEAD)
        for row in self.pinned:
            self._hold(
                drawn, numbers, [(name, centre) for name, centre in row if name in numbers], gaps[0]
            )
        if not self.pinned:
            self._crown(drawn, numbers)
        drawn.layout("dot")
        at = {name: _point(drawn.get_node(number).attr["pos"]) for name, number in numbers.items()}
        paths = {
            e.name: drawn.get_edge(numbers[e.low], numbers[e.high], e.name).attr["pos"]
            for e in self.edges
        }
        return self._read(at, paths)

    def _hold(
        self, drawn: Any, numbers: Mapping[str, str], row: list[tuple[str, float]], gap: int
    ) -> None:
        """Put boxes into one rank, and join each to the next by an edge that is not drawn, as long
        as they are apart.

        At weight 0, dot would not keep their order.
        """
        if len(row) > 1:
            drawn.add_subgraph([numbers[name] for name, _ in row], rank="same")
        for (name, centre), (other, end) in pairwise(row):
            room = end - centre - (self._side(name) + self._side(other)) / 2
            length = max(1, round(room / gap))  # counted in gaps between nodes
            drawn.add_edge(
                numbers[name], numbers[other], "held", style="invis", weight=_HOLD, minlen=length
            )

    def _crown(self, drawn: Any, numbers: Mapping[str, str]) -> None:
        """Put the thesis into the last rank: nothing stands above what all is argued for."""
        thesis = [
            numbers[name]
            for name, box in self.things.items()
            if isinstance(box, Box) and box.thesis
        ]
        if thesis:
            drawn.add_subgraph(thesis, rank="max")

    def _side(self, name: str) -> int:
        """How far a thing reaches across the flow."""
        return self.things[name].w if self.upward else self.things[name].h

    def ports(self, pinned: Pinned) -> dict[str, list[str]]:
        """The order of arrivals before anything is placed: that of an earlier layout, at boxes
        where nothing is new.
        """
        arriving = self._arriving()
        return {
            name: list(ends)
            for name, ends in pinned.arrivals
            if set(ends) == set(arriving.get(name, ()))
        }

    def arrivals(self, part: Part) -> dict[str, list[str]]:
        """For each box at which several edges end, those edges in the order in which they
        arrive.
        """
        along = 0 if self.upward else 1
        places = part.boxes | part.steps
        return {
            name: sorted(edges, key=lambda edge: places[part.edges[edge].ends[0]][along])
            for name, edges in self._arriving().items()
        }

    def _arriving(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for edge in self.edges:
            # One that was turned round has its head at the lower end, which has no ports.
            if edge.head and not edge.back and isinstance(self.things[edge.high], Box):
                found.setdefault(edge.high, []).append(edge.name)
        return {name: edges for name, edges in found.items() if len(edges) > 1}

    def _box(self, box: Box, ports: int) -> str:
        """A table of the box's size, with ports in the middle of the side where edges end."""
        if ports < 2:
            return _rows([[_cell(box.w, box.h, "p0")]])
        side = box.w if self.upward else box.h
        # Tables of Graphviz measure in whole points: the last cell takes what is left over.
        each = int(side * _PORTS) // ports
        before = (side - each * ports) // 2
        widths = [
            (before, ""),
            *((each, f"p{i}") for i in range(ports)),
            (side - before - each * ports, ""),
        ]
        if self.upward:
            body = _cell(box.w, box.h - 2, span=f' COLSPAN="{len(widths)}"')
            return _rows([[body], [_cell(w, 2, name) for w, name in widths]])
        first, *rest = [[_cell(2, h, name)] for h, name in widths]
        return _rows([[*first, _cell(box.w - 2, box.h, span=f' ROWSPAN="{len(widths)}"')], *rest])

    def _step(self, step: Step) -> str:
        """A table of the dot, which is a port, and the room of its label: beside it, or below it
        from left to right.
        """
        thick, h = _thick(step), max(step.h, 2 * DOT)
        if not step.w:
            return _rows([[_cell(thick, thick, "d")]])
        if self.upward:
            return _rows([[_cell(thick, h, "d"), _cell(_beside(step), h)]])
        return _rows([[_cell(step.w + LABEL_GAP, thick, "d")], [_cell(step.w + LABEL_GAP, h + 4)]])

    def _shelves(self) -> dict[str, int]:
        """How many rows lower than its siblings each leaf stands, where leaves stand in several
        rows.
        """
        joins: dict[str, list[DotEdge]] = {}
        for edge in self.edges:
            joins.setdefault(edge.low, []).append(edge)
            joins.setdefault(edge.high, []).append(edge)
        below = {name: [e for e in joins.get(name, ()) if e.high == name] for name in self.things}
        shelves: dict[str, int] = {}
        for group in below.values():
            leaves = [
                e for e in group if len(joins[e.low]) == 1 or self._single(e.low, joins, below)
            ]
            # Two ranks lower: between a reason and what it supports stands the rank of steps.
            shelves |= {edge.name: 2 * (place % self.rows) for place, edge in enumerate(leaves)}
        return shelves

    def _single(
        self, name: str, joins: Mapping[str, list[DotEdge]], below: Mapping[str, list[DotEdge]]
    ) -> bool:
        """Whether it is a step from one leaf, which stands on a shelf as a leaf does."""
        step = isinstance(self.things[name], Step) and len(joins[name]) == 2
        return step and all(len(joins[edge.low]) == 1 for edge in below[name])

    def _style(
        self, edge: DotEdge, ports: Mapping[str, list[str]], shelves: Mapping[str, int]
    ) -> dict[str, str | int]:
        low, high = ("n", "s") if self.upward else ("e", "w")
        tail = f"d:{low}" if isinstance(self.things[edge.low], Step) else low
        head = f"d:{high}" if isinstance(self.things[edge.high], Step) else high
        undercut = isinstance(self.things[edge.high if not edge.back else edge.low], Step)
        if not edge.support:  # an attack goes straight, from wherever the attacker stands
            tail, head = (
                "d" if isinstance(self.things[end], Step) else "" for end in (edge.low, edge.high)
            )
        if edge.name in ports.get(edge.high, ()):
            head = f"p{ports[edge.high].index(edge.name)}:{high}"
        rows = 1 if edge.support or undercut else 2  # attackers stand in the row of the reasons
        direction = "none" if not edge.head else "back" if edge.back else "forward"
        style: dict[str, str | int] = {
            "tailport": tail,
            "headport": head,
            "dir": direction,
            "minlen": rows + shelves.get(edge.name, 0),
        }
        return {key: value for key, value in style.items() if value} | {
            "weight": _WEIGHTS[edge.support, edge.head]
        }

    def _read(self, at: Mapping[str, Point], paths: Mapping[str, str]) -> Part:
        boxes, steps, labels = {}, {}, {}
        for name, thing in self.things.items():
            if isinstance(thing, Box):
                boxes[name] = at[name]
            else:
                steps[name], labels[name] = self._dot_and_label(at[name], thing)
        edges = {}
        for edge in self.edges:
            path, tip = _spline(paths[edge.name], edge.back)
            ends = (edge.high, edge.low) if edge.back else (edge.low, edge.high)
            edges[edge.name] = Edge(
                *_joined(path, tip, steps.get(ends[0]), steps.get(ends[1])), ends
            )
        box_rects = {name: rect_of(boxes[name], self.things[name]) for name in boxes}
        label_rects = {name: label_rect(labels[name], self.things[name]) for name in steps}
        # Only here is everything placed that a plain line has to keep clear of.
        edges = tidied(edges, Ground(box_rects, steps, label_rects, DOT, self.upward))
        rects = [*box_rects.values(), *label_rects.values()]
        rects += [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in steps.values()]
        rects += [(x, y, x, y) for edge in edges.values() for x, y in edge.path]
        return Part(boxes, steps, labels, edges, span(rects))

    def _dot_and_label(self, node: Point, step: Step) -> tuple[Point, Point]:
        """The centre of a step's dot and the corner of its label, from the centre of the node that
        holds both.
        """
        x, y = node
        thick = _thick(step)
        if not step.w:
            return node, node
        if self.upward:
            x -= _beside(step) / 2
            return (x, y), (x + LABEL_GAP, y - step.h / 2)
        y -= (max(step.h, 2 * DOT) + 4) / 2
        return (x, y), (x - step.w / 2, y + thick / 2 + 4)


def rect_of(centre: Point, box: Sized) -> Rect:
    """The rectangle of a box."""
    return (
        centre[0] - box.w / 2,
        centre[1] - box.h / 2,
        centre[0] + box.w / 2,
        centre[1] + box.h / 2,
    )


def label_rect(corner: Point, step: Sized) -> Rect:
    """The rectangle of a step's label; its lines stand a little apart."""
    return corner[0], corner[1] + min(1, step.h), corner[0] + step.w, corner[1] + max(step.h - 1, 0)


def _thick(step: Step) -> int:
    return 2 * max(step.r, 1)


def _beside(step: Step) -> int:
    """The width of the cell that holds a label, right of the cell that holds the dot."""
    return step.w + LABEL_GAP - _thick(step) // 2


def _cell(w: int, h: int, port: str = "", span: str = "") -> str:
    name = f' PORT="{port}"' if port else ""
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{w}" HEIGHT="{h}"{name}{span}></TD>'


def _rows(rows: list[list[str]]) -> str:
    return "".join(f"<TR>{''.join(row)}</TR>" for row in rows)


def _point(text: str) -> Point:
    x, y = text.split(",")
    # Graphviz counts upward, the page downward.
    return float(x), -float(y)


def _spline(text: str, back: bool) -> tuple[list[Point], Point | None]:
    """A path and its tip from dot's `pos`: "e,x,y" or "s,x,y" is where the arrow ends, then come
    the control points.
    """
    tip, points = None, []
    for word in text.split():
        if word[:2] in ("e,", "s,"):
            tip = _point(word[2:])
        else:
            points.append(_point(word))
    return (points[::-1] if back else points), tip


def _joined(
    path: list[Point], tip: Point | None, tail: Point | None, head: Point | None
) -> tuple[tuple[Point, ...], Point | None]:
    """The path led from the centre of the step that it leaves, and to that of the step it runs into
    or to its dot.
    """
    if tail:
        # A curve whose control points lie on its ends is straight.
        path = [tail, tail, path[0], *path]
    if head and tip is None:
        path = [*path, path[-1], head, head]
    elif head and tip and (far := dist(head, tip)) > DOT:
        ux, uy = (tip[0] - head[0]) / far, (tip[1] - head[1]) / far
        tip = head[0] + ux * DOT, head[1] + uy * DOT
        # Graphviz ends a path before its head, which is some 10 points long at size 1.
        neck = tip[0] + ux * 10 * _HEAD, tip[1] + uy * 10 * _HEAD
        path = [*path, path[-1], neck, neck]
    return tuple(path), tip
