"""Sizes of paper."""

from __future__ import annotations

from typing import NamedTuple

CSS_PIXELS_PER_MM = 96 / 25.4


class PageSize(NamedTuple):
    """A size of paper in millimetres, upright."""

    name: str
    width: float
    height: float

    @property
    def pixels(self) -> tuple[float, float]:
        """Width and height in CSS pixels."""
        return self.width * CSS_PIXELS_PER_MM, self.height * CSS_PIXELS_PER_MM


PAGE_SIZES = {
    "a4": PageSize("A4", 210, 297),
    "a3": PageSize("A3", 297, 420),
    "letter": PageSize("Letter", 215.9, 279.4),
}
"""The sizes that exports are offered in (ISO 216, ANSI A)."""
