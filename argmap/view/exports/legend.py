"""The legend: what each mark, border and line means, of those that a scene shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from argmap.view.exports.drawing import SWITCH_HEIGHT, SWITCH_WIDTH, edge_states, head, switch
from argmap.view.exports.pen import Pen
from argmap.view.exports.tiles import far_links, kinds_of
from argmap.view.scene import FOLD, Scene
from argmap.view.text import width
from argmap.view.tokens import MARKS

SIZE = 13.5
_ROW, _GAP, _BESIDE = 24, 22, 8
_ROLES = {"background": "background condition"}

Sample = Callable[[Pen, float, float], str]
"""Draws a sample with its left end and its middle at a point."""


class Item(NamedTuple):
    """A sample so many pixels wide, and what it means."""

    sample: Sample
    width: float
    words: str


class Occurring(NamedTuple):
    """What there is to explain: roles, verdicts, lines (support or attack, whether it holds), and
    other marks.
    """

    roles: Set[str]
    verdicts: Set[str] = frozenset({"stands", "falls", "contested"})
    lines: Set[tuple[bool, bool]] = frozenset(
        {(True, True), (True, False), (False, True), (False, False)}
    )
    changed: bool = True
    granted: bool = True
    ungranted: bool = True
    folded: bool = False
    far: Set[str] = frozenset()


def occurring_in(scene: Scene) -> Occurring:
    """What there is to explain in a scene."""
    boxes = list(scene["boxes"].values())
    return Occurring(
        roles={box["role"] for box in boxes},
        verdicts={box["verdict"] for box in boxes},
        lines={
            (edge["kind"] == "support", edge["holds"])
            for edge in scene["edges"].values()
            if not edge.get("far")
        },
        changed=any(box["changed"] for box in boxes),
        granted=any(box["switch"] and box["on"] for box in boxes),
        ungranted=any(box["switch"] and not box["on"] for box in boxes),
        folded=any(box["badge"] not in ("", FOLD) for box in boxes),
        far=kinds_of(far_links(scene)),
    )


def legend(pen: Pen, scene: Scene, left: float, top: float, room: float) -> tuple[str, float]:
    """The legend as elements in rows no wider than `room`, and how high it is."""
    held: list[str] = []
    x, y = left, top + _ROW / 2
    for item in items(occurring_in(scene)):
        wide = item.width + _BESIDE + width(item.words, SIZE) + _GAP
        if x > left and x + wide - _GAP > left + room:
            x, y = left, y + _ROW
        held.append(item.sample(pen, x, y))
        held.append(pen.text("byline", set(), x + item.width + _BESIDE, y, item.words, SIZE))
        x += wide
    return "\n".join(held), y + _ROW / 2 - top


def items(occurring: Occurring) -> Iterator[Item]:
    """The items of a legend."""
    yield from (
        Item(_mark(role), 12, _ROLES.get(role, role)) for role in MARKS if role in occurring.roles
    )
    for verdict in ("stands", "falls", "contested"):
        if verdict in occurring.verdicts:
            yield Item(_border({"statement", verdict}), 26, verdict)
    if occurring.changed:
        yield Item(_border({"statement", "stands", "changed"}), 26, "verdict changed")
    yield from (
        Item(_line(*key), 34, words) for key, words in _LINES.items() if key in occurring.lines
    )
    if occurring.far:
        yield Item(_threads(occurring.far), 34, "from section to section")
    if occurring.granted:
        yield Item(_switch({"on"}), SWITCH_WIDTH, "granted")
    if occurring.ungranted:
        yield Item(_switch(set()), SWITCH_WIDTH, "not granted")
    if occurring.folded:
        yield Item(_badge, 24, "more not shown")


_LINES = {
    (True, True): "supports",
    (True, False): "does not go through",
    (False, True): "attacks",
    (False, False): "attacks and fails",
}


def _mark(role: str) -> Sample:
    return lambda pen, x, y: pen.mark(role, set(), x + 6, y)


def _border(states: Set[str]) -> Sample:
    def sample(pen: Pen, x: float, y: float) -> str:
        return "".join(
            pen.shape(
                "rect",
                part,
                states,
                x=x - by,
                y=y - 8 - by,
                width=26 + 2 * by,
                height=16 + 2 * by,
                rx=4 + by,
            )
            for part, by in (("ring", 2.25), ("frame", 0), ("inner", -3))
        )

    return sample


def _line(support: bool, holds: bool) -> Sample:
    states = edge_states("support" if support else "attack", holds)

    def sample(pen: Pen, x: float, y: float) -> str:
        line = pen.shape("path", "edge", states, d=f"M{x:.1f} {y:.1f}h24")
        return line + head(pen, "arrow" if support else "cross", states, (x, y), (x + 34, y))

    return sample


def _threads(kinds: Set[str]) -> Sample:
    def sample(pen: Pen, x: float, y: float) -> str:
        rows = enumerate(sorted(kinds, reverse=True))
        return "".join(
            pen.shape("path", "thread", {kind}, d=f"M{x:.1f} {y + 4 * i:.1f}h34")
            for i, kind in rows
        )

    return sample


def _switch(states: Set[str]) -> Sample:
    return lambda pen, x, y: "".join(switch(pen, states, x, y - SWITCH_HEIGHT / 2))


def _badge(pen: Pen, x: float, y: float) -> str:
    shape = pen.shape("rect", "badge", set(), x=x, y=y - 8.5, width=24, height=17, rx=8.5)
    return shape + pen.text("count", set(), x + 12, y, "+n", SIZE, centred=True)
