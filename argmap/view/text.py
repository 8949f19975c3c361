"""Titles measured and wrapped in the font that they are drawn in, so that boxes fit their text.

The font is the one that Streamlit ships and the page shows, Source Sans. Lengths are CSS pixels at
zoom 1.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT_FILE = "SourceSansVF-Upright*.woff2"
REGULAR = 400
ELLIPSIS = "…"
# Measured large, for FreeType rounds the width of each letter to whole pixels.
_EM = 100
_AVERAGE = 0.5
"""Width of a character in em where the font cannot be had: on the wide side, so that no line
overflows.
"""
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@cache
def font_path() -> Path | None:
    """The file of the page's font inside Streamlit, found without importing it; None where there is
    none.
    """
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return None
    media = Path(spec.origin).parent / "static" / "static" / "media"
    return next(iter(sorted(media.glob(FONT_FILE))), None)


@cache
def _font() -> FreeTypeFont | None:
    from PIL import ImageFont

    path = font_path()
    if path is None:
        return None
    try:
        # Not Raqm, which measures otherwise and is not everywhere: boxes are to be alike.
        font = ImageFont.truetype(str(path), _EM, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([REGULAR])
    except (OSError, NotImplementedError):
        return None  # a FreeType without WOFF2 or without variable fonts
    return font


@lru_cache(maxsize=16384)
def width(text: str, size: float) -> float:
    """How wide a line of text is at a font size, both in CSS pixels."""
    font = _font()
    known = (
        font.getlength(text) / _EM
        if font and text.isprintable() and _encodable(text)
        else _AVERAGE * len(text)
    )
    # The font lacks East Asian characters and most symbols; the browser takes them from fonts one
    # em wide.
    wide = sum(1 for sign in text if east_asian_width(sign) in "WF")
    return max(known, wide + _AVERAGE * 0.5 * (len(text) - wide) if wide else known) * size


def _encodable(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def plain(text: str) -> str:
    """Text on one line: runs of white space and control characters become one space."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Text broken into at most `most` lines no wider than `room` pixels; what is left out is told
    by an ellipsis.

    Lines break at spaces; a word that is too long for a line, or a script without spaces, breaks
    between characters.
    """
    lines: list[str] = []
    line = ""
    for word in plain(text).split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, room)
        lines.extend(full)
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], _clipped(lines[most - 1], size, room)]
    return tuple(lines)


def _pieces(word: str, size: float, room: float) -> list[str]:
    """A word in parts that fit, never parted before a combining mark."""
    parts = [""]
    for sign in word:
        if parts[-1] and not combining(sign) and width(parts[-1] + sign, size) > room:
            parts.append("")
        parts[-1] += sign
        if len(parts) > _EM:
            break  # far more than any box shows
    return parts


def _clipped(line: str, size: float, room: float) -> str:
    while line and width(line + ELLIPSIS, size) > room:
        line = line[:-1].rstrip()
    return line + ELLIPSIS
