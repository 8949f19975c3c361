"""A sheet as PDF (text stays text, fonts inside) and as PNG, both set by Typst from the same
SVG.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from argmap.errors import ArgmapError
from argmap.view.exports.fonts import font_file
from argmap.view.exports.glyphs import tell_undrawn
from argmap.view.exports.poster import Sheet

POINTS = 0.75
"""Points of print in a CSS pixel."""
SHARPNESS = 2
"""Pixels of a PNG for each CSS pixel, as on a screen of high resolution."""
_MOST = 12_000
"""Pixels along the longer side of a PNG at most."""
# Nothing of the map is part of this program: it reads all of it from its inputs.
# Without a date, so that the same sheet makes the same bytes.
_PROGRAM = """
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#set document(title: sys.inputs.title, description: sys.inputs.about, date: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.title)
"""


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet as a PDF of one page, as large as the sheet."""
    return _set(sheet, "pdf", 144)


def png_of(sheet: Sheet) -> bytes:
    """The sheet as a PNG, twice as sharp as the page; less where it would be very large."""
    sharpness = min(SHARPNESS, _MOST / max(sheet.width, sheet.height))
    return _set(sheet, "png", 72 / POINTS * sharpness)


def _set(sheet: Sheet, format: Literal["pdf", "png"], ppi: float) -> bytes:
    import typst

    inputs = {
        # Typst takes fonts from files, not from styles within an SVG.
        "svg": sheet.svg(fonts=False),
        "width": f"{sheet.width * POINTS:.3f}",
        "height": f"{sheet.height * POINTS:.3f}",
        "title": sheet.heading.title,
        "about": sheet.said,
    }
    tell_undrawn(sheet.text)
    with TemporaryDirectory(prefix="argmap-") as name:
        folder = Path(name)
        for family, weight, text in sheet.faces:
            if data := font_file(family, weight, text) if text else None:
                (folder / f"{family}-{weight}.ttf").write_bytes(data)
        program = folder / "sheet.typ"
        program.write_text(_PROGRAM, encoding="utf-8")
        try:
            return typst.compile(
                program, root=folder, font_paths=[folder], format=format, ppi=ppi, sys_inputs=inputs
            )
        except typst.TypstError as error:
            raise ArgmapError(f"the drawing could not be set: {error.message}") from None
