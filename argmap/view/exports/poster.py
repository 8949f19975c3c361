"""A drawing on one sheet of its own size: heading, map and legend, as an SVG that needs nothing
beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from argmap.view.drawing import Drawing
from argmap.view.exports.fonts import (
    REGULAR,
    SANS,
    SANS_STACK,
    SEMIBOLD,
    SERIF,
    SERIF_STACK,
    font_faces,
)
from argmap.view.exports.legend import legend
from argmap.view.exports.map_svg import map_svg
from argmap.view.exports.svg import SvgWriter
from argmap.view.exports.svg_style import SvgStyle
from argmap.view.heading import Heading
from argmap.view.sanitize import escape_xml, is_rtl
from argmap.view.text import wrap

_MARGIN, _LEAST = 32, 620
_TITLE, _SMALL = 24, 14.5
_SERIF_WIDER, _OTHER_WIDER = 1.12, 1.45
"""About how much wider the semi-bold serif of the title is than the sans that is measured, and a
font for other scripts.
"""
_LATIN = re.compile(r"[\s\u0020-\u024f\u2010-\u2027]*")
_MOST_LINES = 12
_WIDE = 1100
"""A map wider than this gets a larger heading and legend, in proportion."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper so many CSS pixels wide and high, with elements of SVG on it; `bold` is what
    of its text is set in the semi-bold font.
    """

    heading: Heading
    width: float
    height: float
    body: str
    bold: str = ""

    def svg(self, *, fonts: bool = True) -> str:
        """The sheet as SVG; `fonts` puts the letters that it needs inside, for browsers that have
        not got its font.
        """
        w, h = f"{self.width:.1f}", f"{self.height:.1f}"
        about = (
            f"<title>{escape_xml(self.heading.title)}</title><desc>{escape_xml(self.said)}</desc>"
        )
        faces = font_faces({SANS: self.text, SERIF: self.heading.title}) if fonts else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" '
            f'viewBox="0 0 {w} {h}" font-family="{SANS_STACK}" role="img">\n'
            f"{about}{f'<style>{faces}</style>' if faces else ''}\n{self.body}\n</svg>\n"
        )

    @property
    def text(self) -> str:
        """All that is written on it, among its markup."""
        return unescape(self.body)

    @property
    def faces(self) -> tuple[tuple[str, int, str], ...]:
        """Each font that it is set in, by family and weight, with the text that wants it."""
        title = self.heading.title
        return (SANS, REGULAR, self.text), (SANS, SEMIBOLD, self.bold), (SERIF, SEMIBOLD, title)

    @property
    def said(self) -> str:
        """Byline and scenario in a line."""
        return " ".join(part for part in (self.heading.byline, *self.heading.scenario) if part)


def poster(drawing: Drawing, heading: Heading, style: SvgStyle) -> Sheet:
    """A drawing with its heading and legend on one sheet, as large as they are."""
    svg = SvgWriter(style)
    left, top, right, bottom = drawing.extent
    scale = min(max((right - left) / _WIDE, 1.0), 2.5)
    width = max(right - left, _LEAST) + 2 * _MARGIN
    room = (width - 2 * _MARGIN) / scale
    head, head_height = heading_svg(svg, heading, room)
    key, key_height = legend(svg, drawing, 18, room)
    start = _MARGIN + head_height * scale
    below = start + bottom - top + 8
    height = below + (18 + key_height) * scale + _MARGIN - 8
    inset = _MARGIN + (width - 2 * _MARGIN - (right - left)) / 2
    line = svg.shape("path", "rule", d=f"M0 8H{room:.1f}")
    body = (
        svg.shape("rect", "paper", width=width, height=height),
        placed(head, _MARGIN, _MARGIN, scale),
        placed(map_svg(drawing, style), inset - left, start - top),
        placed(line + key, _MARGIN, below, scale),
    )
    return Sheet(heading, width, height, "\n".join(body), bold_text(drawing))


def bold_text(drawing: Drawing) -> str:
    """What of a drawing is set in the semi-bold font."""
    return "".join(tile.title for tile in drawing.tiles)


def placed(elements: str, x: float, y: float, scale: float = 1) -> str:
    """Elements moved to a place and scaled."""
    scaled = f" scale({scale:.4f})" if scale != 1 else ""
    return f'<g transform="translate({x:.1f} {y:.1f}){scaled}">{elements}</g>'


def heading_svg(svg: SvgWriter, heading: Heading, room: float) -> tuple[str, float]:
    """The heading as elements, and how high it is with the space below it."""
    held: list[str] = []
    y = 0.0
    face: dict[str, str | float] = {"font-family": SERIF_STACK, "font-weight": 600}
    wider = _SERIF_WIDER if _LATIN.fullmatch(heading.title) else _OTHER_WIDER
    rtl_start = room if is_rtl(heading.title) else None
    for line in wrap(heading.title, _TITLE * wider, room, 4):
        held.append(
            svg.text("heading", set(), 0, y + 15, line, _TITLE, rtl_start=rtl_start, face=face)
        )
        y += 31
    for part, words, most in (
        ("byline", heading.byline, 3),
        *(("heading", said, _MOST_LINES) for said in heading.scenario),
    ):
        for line in wrap(words, _SMALL, room, most) if words else ():
            held.append(svg.text(part, set(), 0, y + 11, line, _SMALL))
            y += 20
    return "\n".join(held), y + 20
