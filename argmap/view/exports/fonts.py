"""The page's fonts for files: the letters that a drawing needs, cut out of the variable fonts that
Streamlit ships.

Where they cannot be had, files name the fonts and leave the letters to whoever draws them.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.view.exports.glyphs import undrawn_signs
from argmap.view.text import font_path

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SANS, SERIF = "Source Sans", "Source Serif"
SANS_STACK = (
    "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Noto Sans', 'Segoe UI', Helvetica, "
    "Arial, sans-serif"
)
SERIF_STACK = "'Source Serif', 'Source Serif 4', 'Source Serif Pro', Georgia, serif"
REGULAR, SEMIBOLD = 400, 600
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "×·…“”"
"""Letters that every cut font has: what a script may say; and most texts need no others, so that
one cut serves them all.
"""
_SERIF_FILE = "SourceSerifVariable-Roman*.woff2"


def font_faces(letters: Mapping[str, str]) -> str:
    """CSS that holds a face for each family with the letters of a text inside; "" where it cannot
    be had.
    """
    faces = []
    for family, text in letters.items():
        data = _woff2(family, frozenset(text + ALWAYS))
        if data:
            source = (
                f"url(data:font/woff2;base64,{b64encode(data).decode('ascii')}) format('woff2')"
            )
            faces.append(f"@font-face{{font-family:'{family}';font-weight:200 900;src:{source}}}")
    return "".join(faces)


def font_file(family: str, weight: int, text: str) -> bytes | None:
    """A TrueType font of a weight with the letters of a text; None where it cannot be had.

    It has a box for each sign that no font on this machine has.
    """
    return _truetype(family, weight, frozenset(text + ALWAYS), undrawn_signs(text))


@lru_cache(maxsize=16)
def _truetype(
    family: str, weight: int, signs: frozenset[str], boxes: frozenset[str]
) -> bytes | None:
    font = _cut(family, signs)
    if font is None:
        return None
    # After the cut: to fix the weight of all letters takes seconds.
    font = _at(font, weight)
    if boxes:
        _draw_boxes(font, boxes)
    font["OS/2"].usWeightClass = weight
    _name(font, family, weight)
    return _saved(font, None)


@lru_cache(maxsize=16)
def _woff2(family: str, signs: frozenset[str]) -> bytes | None:
    """The sans in all weights; the serif, which titles alone are set in, in theirs."""
    font = _cut(family, signs)
    if font is None:
        return None
    return _saved(font if family == SANS else _at(font, SEMIBOLD), "woff2")


def _at(font: TTFont, weight: int) -> TTFont:
    """A variable font at one weight, its other axes where they are by default."""
    from fontTools.varLib.instancer import instantiateVariableFont

    place = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    return instantiateVariableFont(font, place, inplace=True)


def _file(family: str) -> Path | None:
    sans = font_path()
    if sans is None or family == SANS:
        return sans
    return next(iter(sorted(sans.parent.glob(_SERIF_FILE))), None)


def _cut(family: str, signs: frozenset[str]) -> TTFont | None:
    """The variable font with some signs alone; None where there is no such font."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    path = _file(family)
    if path is None:
        return None
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    # `.notdef` with its outline, which is the box that `_draw_boxes` copies.
    options = Options(
        layout_features=["kern", "liga", "mark", "ccmp"], hinting=False, notdef_outline=True
    )
    options.drop_tables += ["MVAR", "STAT"]
    try:
        font = TTFont(
            path, lazy=True
        )  # of the kerning of thousands of letters, only what is kept is read
    except (OSError, TTLibError, ImportError):
        return None  # unreadable, or no library for its compression
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(signs)))
    subsetter.subset(font)
    return font


def _draw_boxes(font: TTFont, signs: frozenset[str]) -> None:
    """Let a font draw signs as boxes.

    Typst looks for another font for each sign that one lacks, and at the first that no font has it
    gives up, for all that stands in the same line.
    """
    from copy import deepcopy

    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    box = "box"
    font.setGlyphOrder([*font.getGlyphOrder(), box])
    font["glyf"][box] = deepcopy(font["glyf"][".notdef"])
    font["hmtx"][box] = font["hmtx"][".notdef"]
    # Format 12 reaches beyond U+FFFF, where emoji are.
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = {**font.getBestCmap(), **{ord(sign): box for sign in signs}}
    font["cmap"].tables = [table]


def _name(font: TTFont, family: str, weight: int) -> None:
    """Call a cut font by its family's name, so that a drawing finds it."""
    style = "Regular" if weight == REGULAR else "Semibold"
    names = font["name"]
    for record in list(names.names):
        # Programs go by the typographic names (16, 17) where a font has them.
        if record.nameID in (16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    for number, value in (
        (1, family),
        (2, style),
        (4, f"{family} {style}"),
        (6, f"{family.replace(' ', '')}-{style}"),
    ):
        names.setName(value, number, 3, 1, 0x409)


def _saved(font: TTFont, flavour: str | None) -> bytes:
    held = BytesIO()
    font.flavor = flavour
    font.save(held)
    return held.getvalue()
