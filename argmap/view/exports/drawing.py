"""A scene as elements of SVG: what the canvas draws (`component/paint.js`), with text as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from math import atan2, cos, sin
from typing import Any

from argmap.view.exports.clean import marked_up, runs_to_left
from argmap.view.exports.paint import Brush
from argmap.view.exports.pen import Pen, attributes_of, number
from argmap.view.exports.tiles import across, sheets, threads
from argmap.view.scene import FOLD, Scene
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

Data = Callable[[str, str], Mapping[str, Any]]
"""What the group of a box, step or edge carries as `data-` attributes, by section of the scene and
identifier.
"""


def drawn(scene: Scene, brush: Brush, data: Data | None = None) -> str:
    """All of a scene: the sheets of sections beneath, then edges, then steps, then boxes."""
    pen = Pen(brush)
    parts = [*threads(pen, scene), *sheets(pen, scene)]
    for section, draw in (("edges", _edge), ("steps", _step), ("boxes", _box)):
        for name, thing in scene[section].items():
            if thing.get("far"):
                continue
            held = attributes_of(
                {
                    f"data-{key}": value
                    for key, value in (data(section, name) if data else {}).items()
                }
            )
            states = _STATES[section](thing)
            title = f"<title>{marked_up(thing['title'])}</title>" if thing.get("title") else ""
            body = "".join(draw(pen, thing, states))
            parts.append(
                f'<g class="{_GROUPS[section]} {" ".join(sorted(states))}" {held}>{title}{body}</g>'
            )
    return "\n".join((*parts, *across(pen, scene)))


def edge_states(kind: str, holds: bool) -> set[str]:
    """The states of an edge; an undercut is drawn as any attack."""
    return {"support" if kind == "support" else "attack", "holds" if holds else "fails"}


def _box_states(box: Mapping[str, Any]) -> set[str]:
    states = {box["role"], box["verdict"], "on" if box["on"] else "off"}
    return states | {"changed"} if box["changed"] else states


_GROUPS = {"edges": "link", "steps": "inference", "boxes": "box"}
"""The class of the group of each edge, step and box."""

_STATES: Mapping[str, Callable[[Mapping[str, Any]], set[str]]] = {
    "edges": lambda edge: edge_states(edge["kind"], edge["holds"]),
    "steps": lambda step: {step["verdict"]},
    "boxes": _box_states,
}


def _edge(pen: Pen, edge: Mapping[str, Any], states: Set[str]) -> Iterator[str]:
    path, tip = edge["path"], edge["tip"]
    yield pen.shape("path", "edge", states, d=_curve(path))
    if tip and edge["head"] != "none":
        yield head(pen, edge["head"], states, path[-1], tip)


def head(
    pen: Pen, kind: str, states: Set[str], start: Sequence[float], tip: Sequence[float]
) -> str:
    """The head of an edge that comes from `start`: an arrow, or the cross of an attack."""
    angle = atan2(tip[1] - start[1], tip[0] - start[0])

    def at(x: float, y: float) -> str:
        return (
            f"{number(tip[0] + x * cos(angle) - y * sin(angle))} "
            f"{number(tip[1] + x * sin(angle) + y * cos(angle))}"
        )

    if kind == "cross":
        cross = f"M{at(-9.5, -4.5)}L{at(-0.5, 4.5)}M{at(-9.5, 4.5)}L{at(-0.5, -4.5)}"
        return pen.shape("path", "cross", states, d=cross)
    return pen.shape("path", "arrow", states, d=f"M{at(-0.5, 0)}L{at(-10, -5)}L{at(-10, 5)}Z")


def _step(pen: Pen, step: Mapping[str, Any], states: Set[str]) -> Iterator[str]:
    if step["r"]:
        yield pen.shape("circle", "dot", states, cx=step["x"], cy=step["y"], r=step["r"])
    for i, line in enumerate(step["lines"]):
        yield pen.text(
            "label", states, step["lx"], step["ly"] + LABEL_HEIGHT * (i + 0.5), line, LABEL_SIZE
        )


def _box(pen: Pen, box: Mapping[str, Any], states: Set[str]) -> Iterator[str]:
    left, top, w, h = box["x"] - box["w"] / 2, box["y"] - box["h"] / 2, box["w"], box["h"]
    yield _frame(pen, "ring", states, left, top, w, h, 2.25)
    yield _frame(pen, "frame", states, left, top, w, h, 0)
    yield _frame(pen, "inner", states, left, top, w, h, -3)
    yield from _header(pen, box, states, left, top)
    to_left = left + w - PAD_X if runs_to_left(" ".join(box["lines"])) else None
    for i, line in enumerate(box["lines"]):
        middle = top + HEAD + LINE_HEIGHT * (i + 0.5)
        yield pen.text(
            "line",
            states,
            left + PAD_X,
            middle,
            line,
            TEXT_SIZE,
            room=w - 2 * PAD_X + 2,
            to_left=to_left,
        )


def _frame(
    pen: Pen, part: str, states: Set[str], x: float, y: float, w: float, h: float, by: float
) -> str:
    where = {
        "x": x - by,
        "y": y - by,
        "width": w + 2 * by,
        "height": h + 2 * by,
        "rx": BOX_RADIUS + by,
    }
    return pen.shape("rect", part, states, **where)


def _header(
    pen: Pen, box: Mapping[str, Any], states: Set[str], left: float, top: float
) -> Iterator[str]:
    """Mark, verdict, badge and switch."""
    middle, right = top + 14.5, left + box["w"] - PAD_X
    badge = "" if box["badge"] == FOLD else box["badge"]
    yield pen.mark(box["role"], states, left + PAD_X + 6, middle)
    room = box["w"] - 2 * PAD_X - 18 - (32 if box["switch"] else 0) - (44 if badge else 0)
    yield pen.text(
        "word", states, left + PAD_X + 18, middle, verdict_words(box), TEXT_SIZE, room=room
    )
    if box["switch"]:
        yield from switch(pen, states, right - SWITCH_WIDTH, top + 8)
        right -= SWITCH_WIDTH + 6
    if badge:
        w = 12 + 8.5 * len(badge)
        where = {
            "x": right - w,
            "y": top + 5.5,
            "width": w,
            "height": BADGE_HEIGHT,
            "rx": BADGE_HEIGHT / 2,
        }
        yield pen.shape("rect", "badge", states, **where)
        yield pen.text(
            "count",
            states,
            right - w / 2,
            top + 6 + BADGE_HEIGHT / 2,
            badge,
            TEXT_SIZE,
            centred=True,
        )


def verdict_words(box: Mapping[str, Any]) -> str:
    """What stands beside a box's mark: "contested ?", "falls · denied"."""
    return f"{box['verdict']}{' ?' if box['verdict'] == 'contested' else ''}{_denied(box)}"


def _denied(box: Mapping[str, Any]) -> str:
    return " · denied" if box["stance"] == "denied" else ""


def switch(pen: Pen, states: Set[str], x: float, y: float) -> Iterator[str]:
    """A switch with its corner at a point."""
    half = SWITCH_HEIGHT / 2
    yield pen.shape(
        "rect", "track", states, x=x, y=y, width=SWITCH_WIDTH, height=SWITCH_HEIGHT, rx=half
    )
    yield pen.shape("circle", "knob", states, cx=x + half, cy=y + half, r=half - 2)
    yield pen.shape(
        "circle", "knob-on", states, cx=x + SWITCH_WIDTH - half, cy=y + half, r=half - 2
    )


def _curve(path: Sequence[Sequence[float]]) -> str:
    triples = (path[i : i + 3] for i in range(1, len(path) - 2, 3))
    return f"M{_point(path[0])}" + "".join(
        f"C{' '.join(map(_point, triple))}" for triple in triples
    )


def _point(point: Sequence[float]) -> str:
    return f"{number(point[0])} {number(point[1])}"
