"""Elements of SVG in a style: shapes, lines of text, and the marks of roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from argmap.view.edge_routing import Point
from argmap.view.exports.role_marks import ROLE_MARKS
from argmap.view.exports.svg_style import SvgStyle
from argmap.view.sanitize import escape_xml, isolate_rtl
from argmap.view.text import width

Value = str | float
_BASELINE = 0.34
"""From the middle of a line of text down to its baseline, in em."""


class SvgWriter(NamedTuple):
    """Writes elements in a style. `states` are those of the group that an element is in."""

    style: SvgStyle

    def shape(self, tag: str, part: str, states: Set[str] = frozenset(), **where: Value) -> str:
        """An element without content; nothing where it is not to be seen."""
        style = self.style.attributes(part, states)
        return "" if style is None else f"<{tag} {style} {attributes_of(where)}/>"

    def rect(
        self, part: str, states: Set[str], x: float, y: float, w: float, h: float, radius: float
    ) -> str:
        """A rectangle with its upper left corner at a point."""
        return self.shape("rect", part, states, x=x, y=y, width=w, height=h, rx=radius)

    def text(
        self,
        part: str,
        states: Set[str],
        x: float,
        middle: float,
        words: str,
        size: float,
        *,
        room: float | None = None,
        centred: bool = False,
        rtl_start: float | None = None,
        face: Mapping[str, Value] | None = None,
    ) -> str:
        """A line of text whose middle is at a height; drawn together where it would be wider than
        its room.

        Where it belongs to a paragraph that runs to the left, `rtl_start` is where it starts. Not
        all programs know the attribute for the direction; all know the anchor, and Unicode's own
        marks.
        """
        style = self.style.attributes(part, states)
        if style is None or not words:
            return ""
        rtl = rtl_start is not None
        where: dict[str, Value] = {
            "x": x if rtl_start is None else rtl_start,
            "y": middle + _BASELINE * size,
            "font-size": size,
            **(face or {}),
        }
        if centred or rtl:
            where["text-anchor"] = "middle" if centred else "end"
        if room is not None and width(words, size) > room:
            where |= {"textLength": room, "lengthAdjust": "spacingAndGlyphs"}
        content = isolate_rtl(escape_xml(words)) if rtl else escape_xml(words)
        return f"<text {style} {attributes_of(where)}>{content}</text>"

    def role_mark(self, role: str, states: Set[str], x: float, y: float) -> str:
        """The mark of a role, about a point."""
        mark, at = ROLE_MARKS[role], f"translate({number(x)} {number(y)})"
        return "".join(
            self.shape("path", part, states | {role}, d=path, transform=at)
            for part, path in (("mark", mark.filled), ("sign", mark.stroked))
            if path
        )


def attributes_of(values: Mapping[str, Value]) -> str:
    """Attributes as they stand in a tag."""
    return " ".join(
        f'{key}="{escape_xml(value) if isinstance(value, str) else number(value)}"'
        for key, value in values.items()
    )


def number(value: float) -> str:
    """A number in as few characters as a tenth of a pixel wants."""
    return f"{value:.1f}".removesuffix(".0")


def curve(path: Sequence[Point]) -> str:
    """The data of a path of cubic Bézier curves."""
    triples = (path[i : i + 3] for i in range(1, len(path) - 2, 3))
    return f"M{_point(path[0])}" + "".join(
        f"C{' '.join(map(_point, triple))}" for triple in triples
    )


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
