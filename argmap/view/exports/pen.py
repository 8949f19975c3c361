"""Elements of SVG with the look that a brush gives them: shapes, lines of text, and the marks of
roles.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from argmap.view.exports.clean import isolated, marked_up
from argmap.view.exports.marks import MARK_PATHS
from argmap.view.exports.paint import Brush
from argmap.view.text import width

_DESCENT = 0.34
"""From the middle of a line of text down to its baseline, in em."""


class Pen(NamedTuple):
    """Writes elements with the look that a brush gives them."""

    brush: Brush

    def shape(self, tag: str, part: str, states: Set[str] = frozenset(), **where: Any) -> str:
        """An element without content; nothing where it is not to be seen."""
        look = self.brush.attributes(part, states)
        return "" if look is None else f"<{tag} {look} {attributes_of(where)}/>"

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
        to_left: float | None = None,
        face: Mapping[str, Any] | None = None,
    ) -> str:
        """A line of text whose middle is at a height; drawn together where it would be wider than
        its room.

        Where it belongs to a paragraph that runs to the left, `to_left` is where it starts. Not all
        programs know the attribute for the direction; all know the anchor, and Unicode's own marks.
        """
        look = self.brush.attributes(part, states)
        if look is None or not words:
            return ""
        anchor = "middle" if centred else "end" if to_left is not None else ""
        more = dict(face or {}) | ({"text-anchor": anchor} if anchor else {})
        text = marked_up(words) if to_left is None else isolated(marked_up(words))
        if room is not None and width(words, size) > room:
            more |= {"textLength": room, "lengthAdjust": "spacingAndGlyphs"}
        where = attributes_of(
            {
                "x": x if to_left is None else to_left,
                "y": middle + _DESCENT * size,
                "font-size": size,
                **more,
            }
        )
        return f"<text {look} {where}>{text}</text>"

    def mark(self, role: str, states: Set[str], x: float, y: float) -> str:
        """The mark of a role, about a point."""
        paths = MARK_PATHS[role]
        held = ""
        for part, path in (("mark", paths.filled), ("sign", paths.stroked)):
            if path:
                held += self.shape(
                    "path",
                    part,
                    states | {role},
                    d=path,
                    transform=f"translate({number(x)} {number(y)})",
                )
        return held


def attributes_of(values: Mapping[str, Any]) -> str:
    """Attributes as they stand in a tag."""
    return " ".join(
        f'{key}="{number(value) if isinstance(value, (int, float)) else marked_up(str(value))}"'
        for key, value in values.items()
    )


def number(value: float) -> str:
    """A number in as few characters as a tenth of a pixel wants."""
    return f"{value:.1f}".removesuffix(".0")
