"""Which signs of a text no font on this machine can draw: PDF and PNG have their letters inside."""

from __future__ import annotations

import unicodedata
from functools import cache
from time import monotonic

from argmap.notices import notice
from argmap.view.text import font_path

SECONDS = 5.0
"""So long fonts are looked through; signs that were not settled by then count as drawn."""
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
TOLD = 12
"""So many signs a notice shows."""

_INSIDE = ((0x370, 0x52F), (0x2100, 0x23FF), (0x27C0, 0x27EF), (0x2900, 0x2AFF), (0x1D400, 0x1D7FF))
"""Greek, Cyrillic and mathematics: Typst has fonts of its own for them."""


def undrawn_signs(text: str) -> frozenset[str]:
    """The signs of a text that neither the page's font nor one on this machine has."""
    return _without_font(frozenset(filter(_needs_font, text)))


def tell_undrawn(text: str) -> None:
    """Tell of the signs of a text that are drawn as boxes, if there are any."""
    missing = undrawn_signs(text)
    if missing:
        shown = " ".join(sorted(missing)[:TOLD]) + (" …" if len(missing) > TOLD else "")
        notice(
            f"no font on this machine has {len(missing)} of the signs: {shown}. Boxes stand for "
            "them; install a font that has them (Noto has most)"
        )


@cache
def _without_font(signs: frozenset[str]) -> frozenset[str]:
    left = {ord(sign) for sign in signs}
    until = monotonic() + SECONDS
    for path, number in _fonts():
        if not left:
            break
        if monotonic() > until:
            return frozenset()
        left -= _coverage(path, number)
    return frozenset(map(chr, left))


def _needs_font(sign: str) -> bool:
    """Whether a sign needs a font: no space, no control, no mere selector."""
    code = ord(sign)
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    inside = code < 0x180 or any(first <= code <= last for first, last in _INSIDE)
    return not (inside or selector or unicodedata.category(sign) in UNSEEN)


@cache
def _fonts() -> tuple[tuple[str, int], ...]:
    """The page's font, then one of each family that Typst finds on this machine: file and number
    in it.
    """
    import typst

    ours = font_path()
    families: dict[str, tuple[str, int]] = {}
    for font in sorted(
        typst.Fonts(include_embedded_fonts=False).fonts(),
        # Upright and regular first: of each family the first one speaks for all.
        key=lambda font: (font.style != "normal", abs(font.weight - 400)),
    ):
        if font.path is not None:
            families.setdefault(font.family, (str(font.path), font.index))
    return (*(((str(ours), 0),) if ours else ()), *families.values())


@cache
def _coverage(path: str, number: int) -> frozenset[int]:
    """The code points that a font has signs for."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True, fontNumber=number) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, ImportError, AssertionError, KeyError):
        return frozenset()
