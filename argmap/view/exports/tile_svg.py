"""The sections of a large map (`argmap.view.tiles`) as SVG: a sheet with a title for each, and the
links from sheet to sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.view.drawing import Drawing, DrawnTile
from argmap.view.exports.svg import SvgWriter, curve
from argmap.view.sanitize import escape_xml, is_rtl, one_line
from argmap.view.text import ELLIPSIS, width, wrap
from argmap.view.tiles import TILE_HEAD, TILE_PAD

TITLE_SIZE, TITLE_LEAST = 36, 22
"""The size of a title above its boxes, and how small it gets before its end is left out."""
_BOLDER = 1.04
"""How much wider than the regular font, which is measured, the semi-bold one is."""
_RADIUS = 12
_OVERVIEW_PART = 50
"""A title across its boxes is at most this part of the map's longer side, so that it is read where
all of the map is seen.
"""
_LEADING = 1.15


def tile_links(svg: SvgWriter, drawing: Drawing) -> Iterator[str]:
    """The links from sheet to sheet: plain and faint, as one path for supports and one for
    attacks.
    """
    for kind in ("support", "attack"):
        paths = [curve(edge.path) for edge in drawing.edges if edge.far and edge.kind == kind]
        if paths:
            line = svg.shape("path", "tile-link", {kind}, d="".join(paths))
            yield f'<g class="tile-links {kind}">{line}</g>'


def tiles(svg: SvgWriter, drawing: Drawing) -> Iterator[str]:
    """The sheet of each section, with its title in the head."""
    for tile in drawing.tiles:
        left, top, right, bottom = tile.rect
        sheet = svg.rect("tile", set(), left, top, right - left, bottom - top, _RADIUS)
        title = f"<title>{escape_xml(tile.title)}</title>"
        yield f'<g class="tile-group">{title}{sheet}{_title(svg, tile)}</g>'


def overview_titles(svg: SvgWriter, drawing: Drawing) -> Iterator[str]:
    """The titles once more, above all and as large as goes onto their sheets; shown where the
    others are too small to read.
    """
    left, top, right, bottom = drawing.extent
    most = max(right - left, bottom - top) / _OVERVIEW_PART
    for tile in drawing.tiles:
        lines, size = _filling(tile, most)
        x, y = (tile.rect[0] + tile.rect[2]) / 2, (tile.rect[1] + tile.rect[3]) / 2
        rtl_start = x if is_rtl(tile.title) else None
        for i, line in enumerate(lines):
            middle = y + (i - (len(lines) - 1) / 2) * size * _LEADING
            yield svg.text(
                "overview-title", set(), x, middle, line, size, centred=True, rtl_start=rtl_start
            )


def _title(svg: SvgWriter, tile: DrawnTile) -> str:
    left, top, right, _ = tile.rect
    words, room = one_line(tile.title), right - left - 2 * TILE_PAD
    size = min(TITLE_SIZE, max(TITLE_LEAST, TITLE_SIZE * room / (_wide(words, TITLE_SIZE) or 1)))
    line = wrap(words, size * _BOLDER, room, 1)[0]
    x, middle = left + TILE_PAD, top + TILE_HEAD / 2
    rtl_start = right - TILE_PAD if is_rtl(words) else None
    return svg.text("tile-title", set(), x, middle, line, size, rtl_start=rtl_start)


def _filling(tile: DrawnTile, most: float) -> tuple[Sequence[str], float]:
    """A title in lines of the largest size at which all of it goes onto its sheet; its short form
    where that is small.
    """
    left, top, right, bottom = tile.rect
    room, words, size = right - left - 2 * TILE_PAD, one_line(tile.title), most
    while size > TITLE_SIZE:
        lines = wrap(words, size * _BOLDER, room, max(1, int((bottom - top) / size / _LEADING)))
        # Where a word was broken, the lines joined by spaces are no longer the title.
        if " ".join(lines) == words and not lines[-1].endswith(ELLIPSIS):
            return lines, size
        size *= 0.9
    short = one_line(tile.short)
    return [short], min(most, TITLE_SIZE * room / (_wide(short, TITLE_SIZE) or 1))


def _wide(words: str, size: float) -> float:
    return width(words, size * _BOLDER)
