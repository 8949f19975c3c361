"""A drawing as elements of SVG: what the canvas draws (`paint.js`), with text as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from math import atan2, cos, sin

from argmap.view.drawing import Drawing, DrawnBox, DrawnEdge, DrawnStep
from argmap.view.edge_routing import Point
from argmap.view.exports.svg import SvgWriter, curve, number
from argmap.view.exports.svg_style import SvgStyle
from argmap.view.exports.tile_svg import overview_titles, tile_links, tiles
from argmap.view.sanitize import escape_xml, is_rtl
from argmap.view.shape import (
    BOX_RADIUS,
    HEAD,
    LABEL_HEIGHT,
    LABEL_SIZE,
    LINE_HEIGHT,
    PAD_X,
    TEXT_SIZE,
)

SWITCH_WIDTH, SWITCH_HEIGHT, BADGE_HEIGHT = 24, 13, 17
_FRAMES = (("ring", 2.25), ("frame", 0.0), ("inner", -3.0))
"""What surrounds a box, and how far outside its edge: a changed verdict, the border, a second
border where it is contested.
"""


def map_svg(drawing: Drawing, style: SvgStyle, nodes: Mapping[str, int] | None = None) -> str:
    """All of a drawing: tiles beneath, then edges, then steps, then boxes.

    `nodes` are numbers that the groups carry as `data-node`, by identifier.
    """
    svg = SvgWriter(style)
    parts = [*tiles(svg, drawing), *tile_links(svg, drawing)]

    def group(kind: str, name: str, states: Set[str], title: str, body: Iterator[str]) -> None:
        held = f' data-node="{nodes[name]}"' if nodes else ""
        about = f"<title>{escape_xml(title)}</title>" if title else ""
        classes = " ".join((kind, *sorted(states)))
        parts.append(f'<g class="{classes}"{held}>{about}{"".join(body)}</g>')

    for edge in drawing.near_edges:
        states = edge_states(edge.kind == "support", edge.holds)
        group("link", edge.id, states, "", _edge(svg, edge, states))
    for step in drawing.steps:
        group("inference", step.id, {step.verdict}, step.title, _step(svg, step))
    for box in drawing.boxes:
        states = box_states(box)
        group("box", box.id, states, box.title, _box(svg, box, states))
    return "\n".join((*parts, *overview_titles(svg, drawing)))


def edge_states(support: bool, holds: bool) -> frozenset[str]:
    """The states of an edge; an undercut is drawn as any attack."""
    return frozenset({"support" if support else "attack", "holds" if holds else "fails"})


def box_states(box: DrawnBox) -> frozenset[str]:
    """The states of a box, which decide how it looks."""
    states = {box.role, box.verdict, "on" if box.on else "off"}
    more = {word for word in ("changed", "thesis") if getattr(box, word)}
    return frozenset(states | more)


def edge_head(svg: SvgWriter, kind: str, states: Set[str], start: Point, tip: Point) -> str:
    """The head of an edge that comes from `start`: an arrow, or the cross of an attack."""
    angle = atan2(tip[1] - start[1], tip[0] - start[0])

    def at(x: float, y: float) -> str:
        return (
            f"{number(tip[0] + x * cos(angle) - y * sin(angle))} "
            f"{number(tip[1] + x * sin(angle) + y * cos(angle))}"
        )

    if kind == "cross":
        cross = f"M{at(-9.5, -4.5)}L{at(-0.5, 4.5)}M{at(-9.5, 4.5)}L{at(-0.5, -4.5)}"
        return svg.shape("path", "cross", states, d=cross)
    return svg.shape("path", "arrow", states, d=f"M{at(-0.5, 0)}L{at(-10, -5)}L{at(-10, 5)}Z")


def frames(
    svg: SvgWriter, states: Set[str], x: float, y: float, w: float, h: float, radius: float
) -> Iterator[str]:
    """The border of a box, with what surrounds it in some states."""
    for part, by in _FRAMES:
        yield svg.rect(part, states, x - by, y - by, w + 2 * by, h + 2 * by, radius + by)


def switch(svg: SvgWriter, states: Set[str], x: float, y: float) -> Iterator[str]:
    """A switch with its corner at a point."""
    half = SWITCH_HEIGHT / 2
    yield svg.rect("track", states, x, y, SWITCH_WIDTH, SWITCH_HEIGHT, half)
    # Both knobs, for a page in which states change; a still picture leaves out the one not seen.
    for part, across in (("knob", half), ("knob-on", SWITCH_WIDTH - half)):
        yield svg.shape("circle", part, states, cx=x + across, cy=y + half, r=half - 2)


def _edge(svg: SvgWriter, edge: DrawnEdge, states: Set[str]) -> Iterator[str]:
    yield svg.shape("path", "edge", states, d=curve(edge.path))
    if edge.tip and edge.head != "none":
        yield edge_head(svg, edge.head, states, edge.path[-1], edge.tip)


def _step(svg: SvgWriter, step: DrawnStep) -> Iterator[str]:
    states = {step.verdict}
    if step.r:
        yield svg.shape("circle", "dot", states, cx=step.x, cy=step.y, r=step.r)
    for i, line in enumerate(step.lines):
        middle = step.label_y + LABEL_HEIGHT * (i + 0.5)
        yield svg.text("label", states, step.label_x, middle, line, LABEL_SIZE)


def _box(svg: SvgWriter, box: DrawnBox, states: Set[str]) -> Iterator[str]:
    yield from frames(svg, states, box.left, box.top, box.w, box.h, BOX_RADIUS)
    yield from _header(svg, box, states)
    room = box.w - 2 * PAD_X
    rtl_start = box.left + PAD_X + room if is_rtl(" ".join(box.lines)) else None
    for i, line in enumerate(box.lines):
        x, middle = box.left + PAD_X, box.top + HEAD + LINE_HEIGHT * (i + 0.5)
        yield svg.text(
            "line", states, x, middle, line, TEXT_SIZE, room=room + 2, rtl_start=rtl_start
        )


def _header(svg: SvgWriter, box: DrawnBox, states: Set[str]) -> Iterator[str]:
    """Mark, verdict, badge and switch."""
    left, middle, right = box.left + PAD_X, box.top + 14.5, box.left + box.w - PAD_X
    yield svg.role_mark(box.role, states, left + 6, middle)
    room = right - left - 18 - (32 if box.switch else 0) - (44 if box.badge else 0)
    yield svg.text("word", states, left + 18, middle, box.verdict_words, TEXT_SIZE, room=room)
    if box.switch:
        yield from switch(svg, states, right - SWITCH_WIDTH, box.top + 8)
        right -= SWITCH_WIDTH + 6
    if box.badge:
        w, half = 12 + 8.5 * len(box.badge), BADGE_HEIGHT / 2
        yield svg.rect("badge", states, right - w, box.top + 5.5, w, BADGE_HEIGHT, half)
        x, y = right - w / 2, box.top + 6 + half
        yield svg.text("count", states, x, y, box.badge, TEXT_SIZE, centred=True)
