"""The view as shown on a sheet of its own: heading, map, legend, as one SVG that needs nothing
beside it.
"""

from __future__ import annotations

import re
from html import unescape

from argmap.view.exports.clean import marked_up, runs_to_left
from argmap.view.exports.drawing import drawn
from argmap.view.exports.fonts import (
    REGULAR,
    SANS,
    SANS_STACK,
    SEMIBOLD,
    SERIF,
    SERIF_STACK,
    font_faces,
)
from argmap.view.exports.heading import Heading
from argmap.view.exports.legend import legend
from argmap.view.exports.paint import Still
from argmap.view.exports.pen import Pen
from argmap.view.exports.tiles import captions
from argmap.view.scene import Scene
from argmap.view.text import wrap
from argmap.view.tokens import Theme, palette

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


class Sheet:
    """A scene with its heading and legend, laid out."""

    def __init__(self, scene: Scene, heading: Heading, theme: Theme = "light") -> None:
        self.heading, self.captions = heading, captions(scene)
        pen = Pen(Still(palette(theme)))
        left, top, right, bottom = scene["extent"]["all"]
        self.scale = min(max((right - left) / _WIDE, 1.0), 2.5)
        self.width = max(right - left, _LEAST) + 2 * _MARGIN
        room = (self.width - 2 * _MARGIN) / self.scale
        head, head_height = _head(pen, heading, room)
        key, key_height = legend(pen, scene, 0, 18, room)
        start = _MARGIN + head_height * self.scale
        below = start + bottom - top + 8
        self.height = below + (18 + key_height) * self.scale + _MARGIN - 8
        inset = _MARGIN + (self.width - 2 * _MARGIN - (right - left)) / 2
        line = pen.shape("path", "rule", d=f"M0 8H{room:.1f}")
        self.body = "\n".join(
            (
                pen.shape("rect", "paper", width=self.width, height=self.height),
                f'<g transform="translate({_MARGIN} {_MARGIN}) scale({self.scale:.3f})">{head}</g>',
                (
                    f'<g transform="translate({inset - left:.1f} '
                    f'{start - top:.1f})">{drawn(scene, Still(palette(theme)))}</g>'
                ),
                (
                    f'<g transform="translate({_MARGIN} {below:.1f}) '
                    f'scale({self.scale:.3f})">{line}{key}</g>'
                ),
            )
        )

    def svg(self, *, fonts: bool = True) -> str:
        """The sheet as SVG; `fonts` puts the letters that it needs inside, for browsers that have
        not got its font.
        """
        size = (
            f'width="{self.width:.1f}" height="{self.height:.1f}" viewBox="0 0 {self.width:.1f} '
            f'{self.height:.1f}"'
        )
        about = f"<title>{marked_up(self.heading.title)}</title><desc>{marked_up(self.said)}</desc>"
        style = (
            f"<style>{font_faces({SANS: self.text, SERIF: self.heading.title})}</style>"
            if fonts
            else ""
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{SANS_STACK}" '
            'role="img">\n'
            f"{about}{style}\n{self.body}\n</svg>\n"
        )

    @property
    def text(self) -> str:
        """All that is written on it, among its markup."""
        return unescape(self.body)

    @property
    def faces(self) -> tuple[tuple[str, int, str], ...]:
        """Each font that it is set in, by family and weight, with the text that wants it."""
        title = self.heading.title
        return (SANS, REGULAR, self.text), (SANS, SEMIBOLD, self.captions), (SERIF, SEMIBOLD, title)

    @property
    def said(self) -> str:
        """Byline and scenario in a line."""
        return " ".join(part for part in (self.heading.byline, *self.heading.scenario) if part)


def _head(pen: Pen, heading: Heading, room: float) -> tuple[str, float]:
    """The heading as elements, and how high it is with the space below it."""
    held: list[str] = []
    y = 0.0
    face = {"font-family": SERIF_STACK, "font-weight": 600}
    wider = _SERIF_WIDER if _LATIN.fullmatch(heading.title) else _OTHER_WIDER
    to_left = room if runs_to_left(heading.title) else None
    for line in wrap(heading.title, _TITLE * wider, room, 4):
        held.append(pen.text("heading", set(), 0, y + 15, line, _TITLE, to_left=to_left, face=face))
        y += 31
    for part, words, most in (
        ("byline", heading.byline, 3),
        *(("heading", said, _MOST_LINES) for said in heading.scenario),
    ):
        for line in wrap(words, _SMALL, room, most) if words else ():
            held.append(pen.text(part, set(), 0, y + 11, line, _SMALL))
            y += 20
    return "\n".join(held), y + 20
