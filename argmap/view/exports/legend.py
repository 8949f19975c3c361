"""The legend: what each mark, border and line means, of those that a drawing shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from argmap.view.drawing import Drawing, DrawnBox
from argmap.view.exports.map_svg import (
    SWITCH_HEIGHT,
    SWITCH_WIDTH,
    edge_head,
    edge_states,
    frames,
    switch,
)
from argmap.view.exports.svg import SvgWriter
from argmap.view.text import width
from argmap.view.tokens import MARKS

SIZE = 13.5
_ROW, _GAP, _BESIDE = 24, 22, 8
_ROLES = {"background": "background condition"}
_LINES = {
    (True, True): "supports",
    (True, False): "does not go through",
    (False, True): "attacks",
    (False, False): "attacks and fails",
}

_SWITCHES = {
    "granted": frozenset({"on"}),
    "granted, but does not stand": frozenset({"on", "falls"}),
    "not granted": frozenset(),
}

Sample = Callable[[SvgWriter, float, float], str]
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
    lines: Set[tuple[bool, bool]] = frozenset(_LINES)
    changed: bool = True
    switches: Set[str] = frozenset(_SWITCHES)
    folded: bool = False
    far: Set[str] = frozenset()


def occurring_in(drawing: Drawing) -> Occurring:
    """What there is to explain in a drawing."""
    boxes = drawing.boxes
    return Occurring(
        roles={box.role for box in boxes},
        verdicts={box.verdict for box in boxes},
        lines={(edge.kind == "support", edge.holds) for edge in drawing.near_edges},
        changed=any(box.changed for box in boxes),
        switches={_switched(box) for box in boxes if box.switch},
        folded=any(box.badge for box in boxes),
        far=drawing.far_kinds,
    )


def legend(svg: SvgWriter, drawing: Drawing, top: float, room: float) -> tuple[str, float]:
    """The legend as elements in rows no wider than `room`, and how high it is."""
    held: list[str] = []
    x, y = 0.0, top + _ROW / 2
    for item in items(occurring_in(drawing)):
        wide = item.width + _BESIDE + width(item.words, SIZE) + _GAP
        if x > 0 and x + wide - _GAP > room:
            x, y = 0.0, y + _ROW
        held.append(item.sample(svg, x, y))
        held.append(svg.text("byline", set(), x + item.width + _BESIDE, y, item.words, SIZE))
        x += wide
    return "\n".join(held), y + _ROW / 2 - top


def items(occurring: Occurring) -> Iterator[Item]:
    """The items of a legend."""
    for role in MARKS:
        if role in occurring.roles:
            yield Item(_mark(role), 12, _ROLES.get(role, role))
    for verdict in ("stands", "falls", "contested"):
        if verdict in occurring.verdicts:
            yield Item(_border({"statement", verdict}), 26, verdict)
    if occurring.changed:
        yield Item(_border({"statement", "stands", "changed"}), 26, "verdict changed")
    for key, words in _LINES.items():
        if key in occurring.lines:
            yield Item(_line(*key), 34, words)
    if occurring.far:
        yield Item(_tile_links(occurring.far), 34, "from section to section")
    for words, states in _SWITCHES.items():
        if words in occurring.switches:
            yield Item(_switch(states), SWITCH_WIDTH, words)
    if occurring.folded:
        yield Item(_badge, 24, "more not shown")


def _switched(box: DrawnBox) -> str:
    if not box.on:
        return "not granted"
    return "granted, but does not stand" if box.verdict in ("falls", "contested") else "granted"


def _mark(role: str) -> Sample:
    return lambda svg, x, y: svg.role_mark(role, set(), x + 6, y)


def _border(states: Set[str]) -> Sample:
    return lambda svg, x, y: "".join(frames(svg, states, x, y - 8, 26, 16, 4))


def _line(support: bool, holds: bool) -> Sample:
    states = edge_states(support, holds)

    def sample(svg: SvgWriter, x: float, y: float) -> str:
        line = svg.shape("path", "edge", states, d=f"M{x:.1f} {y:.1f}h24")
        kind = "arrow" if support else "cross"
        return line + edge_head(svg, kind, states, (x, y), (x + 34, y))

    return sample


def _tile_links(kinds: Set[str]) -> Sample:
    def sample(svg: SvgWriter, x: float, y: float) -> str:
        rows = enumerate(sorted(kinds, reverse=True))
        return "".join(
            svg.shape("path", "tile-link", {kind}, d=f"M{x:.1f} {y + 4 * i:.1f}h34")
            for i, kind in rows
        )

    return sample


def _switch(states: Set[str]) -> Sample:
    return lambda svg, x, y: "".join(switch(svg, states, x, y - SWITCH_HEIGHT / 2))


def _badge(svg: SvgWriter, x: float, y: float) -> str:
    shape = svg.rect("badge", set(), x, y - 8.5, 24, 17, 8.5)
    return shape + svg.text("count", set(), x + 12, y, "+n", SIZE, centred=True)
