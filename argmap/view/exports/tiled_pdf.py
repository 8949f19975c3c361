"""A drawing on pages of paper: one page where it goes on it and can be read, else an overview and
tiles to glue together.

Neighbouring tiles overlap by a box at least, so that each box is whole on one of them; dashed lines
with crosses say where the next one is laid on, and every page which row and column it is. Tiles on
which there is nothing are left out. Paper is white.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from math import ceil

from argmap.view.drawing import Drawing
from argmap.view.edge_routing import Point, Rect
from argmap.view.exports.legend import legend
from argmap.view.exports.map_svg import map_svg
from argmap.view.exports.page_size import CSS_PIXELS_PER_MM, PageSize
from argmap.view.exports.poster import Sheet, bold_text, heading_svg, placed, poster
from argmap.view.exports.printing import pdf_of
from argmap.view.exports.svg import SvgWriter, number
from argmap.view.exports.svg_style import InlineStyle, paper_style
from argmap.view.heading import Heading
from argmap.view.shape import BOX_WIDTH, FOOT, HEAD, LINE_HEIGHT, MAX_LINES
from argmap.view.text import width, wrap
from argmap.view.tokens import Theme

TILE_SCALE, PAGE_SCALE = 0.7, 0.55
"""The scale of tiles, in which text has 8.7 points, and down to which one page is better: 6.8."""
MOST_PAGES = 200
"""Of a map that would take more, tiles are drawn smaller."""
_MARGIN = 10 * CSS_PIXELS_PER_MM
_LABEL = 20.0
"""Pixels at the foot of a page for its label."""
_OVERLAP = (BOX_WIDTH + 12.0, HEAD + MAX_LINES * LINE_HEIGHT + FOOT + 12.0)
"""How far tiles overlap, in pixels of the drawing: a little more than a box."""
_SMALL = 13.0
_CROSS = 6.0


def tiled_pdf(drawing: Drawing, heading: Heading, size: PageSize, theme: Theme = "light") -> bytes:
    """The drawing as a PDF of pages of a size, upright or across as it takes fewer of them."""
    return pdf_of_pages(pages(drawing, heading, size, theme))


def pdf_of_pages(sheets: Iterable[Sheet]) -> bytes:
    """Sheets as the pages of one PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for sheet in sheets:
        document.import_pages(pypdfium2.PdfDocument(pdf_of(sheet)))
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def pages(
    drawing: Drawing, heading: Heading, size: PageSize, theme: Theme = "light"
) -> Iterator[Sheet]:
    """The pages, the overview first."""
    style = paper_style(theme)
    whole = poster(drawing, heading, style)
    short, long = size.pixels
    ways = ((short, long), (long, short))
    fits = [min(w / whole.width, h / whole.height) for w, h in ways]
    best = max(range(2), key=fits.__getitem__)
    if fits[best] >= PAGE_SCALE:
        yield _one_page(whole, *ways[best], min(fits[best], 1.0), style)
        return
    scale = TILE_SCALE
    grids = [_Grid(drawing.extent, w, h, scale) for w, h in ways]
    while min(grid.count for grid in grids) > MOST_PAGES:
        scale *= 0.9
        grids = [_Grid(drawing.extent, w, h, scale) for w, h in ways]
    grid = min(grids, key=lambda each: each.count)
    printer = _Printer(drawing, heading, grid, style)
    yield printer.overview()
    yield from (printer.tile(*place) for place in printer.places)


@dataclass(frozen=True)
class _Grid:
    """How a drawing is cut into tiles that go on pages so many pixels wide and high."""

    extent: Rect
    width: float
    height: float
    scale: float

    @property
    def area(self) -> tuple[float, float]:
        """The width and height of a tile on its page."""
        return self.width - 2 * _MARGIN, self.height - 2 * _MARGIN - _LABEL

    @property
    def reach(self) -> tuple[float, float]:
        """The width and height of a tile, in pixels of the drawing."""
        return self.area[0] / self.scale, self.area[1] / self.scale

    @cached_property
    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return _tiles_over(self.extent[2] - self.extent[0], self.reach[0], _OVERLAP[0])

    @cached_property
    def rows(self) -> int:
        """How many tiles stand above each other."""
        return _tiles_over(self.extent[3] - self.extent[1], self.reach[1], _OVERLAP[1])

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return self.rows * self.columns

    @property
    def overlap(self) -> tuple[float, float]:
        """How far neighbouring tiles overlap: all of them together span the drawing."""
        return self._overlap(0, self.columns), self._overlap(1, self.rows)

    def tile(self, row: int, column: int) -> Rect:
        """What of the drawing a tile shows."""
        left, top = self._start(0, column, self.columns), self._start(1, row, self.rows)
        return left, top, left + self.reach[0], top + self.reach[1]

    def _overlap(self, axis: int, tiles: int) -> float:
        length = self.extent[axis + 2] - self.extent[axis]
        return (tiles * self.reach[axis] - length) / (tiles - 1) if tiles > 1 else 0.0

    def _start(self, axis: int, number: int, tiles: int) -> float:
        if tiles == 1:
            return (self.extent[axis] + self.extent[axis + 2] - self.reach[axis]) / 2
        return self.extent[axis] + number * (self.reach[axis] - self.overlap[axis])


@dataclass(frozen=True)
class _Printer:
    """Draws the pages of a grid."""

    drawing: Drawing
    heading: Heading
    grid: _Grid
    style: InlineStyle

    @cached_property
    def svg(self) -> SvgWriter:
        return SvgWriter(self.style)

    def overview(self) -> Sheet:
        """The first page: heading, the map small with its tiles, legend."""
        left, top, right, bottom = self.drawing.extent
        room = self.grid.width - 2 * _MARGIN
        head, head_height = heading_svg(self.svg, self.heading, room)
        key, key_height = legend(self.svg, self.drawing, 10, room)
        space = self.grid.height - 2 * _MARGIN - head_height - key_height - 2 * _LABEL
        tiles = {_name(*place): self.grid.tile(*place) for place in self.places}
        scale = min(room / (right - left), space / (bottom - top))
        x, y = _MARGIN - left * scale, _MARGIN + head_height - top * scale
        x += (room - (right - left) * scale) / 2
        cells = "".join(self._cell(tile, (x, y), scale, name) for name, tile in tiles.items())
        foot = self.grid.height - _MARGIN - _LABEL - key_height
        return self._sheet(
            placed(head, _MARGIN, _MARGIN)
            + placed(map_svg(self.drawing, self.style), x, y, scale)
            + cells
            + placed(key, _MARGIN, foot)
            + self._foot(
                f"Overview · {_counted(len(tiles), 'page')} follow: lay each on its neighbours so "
                "that the dashed lines meet"
            )
        )

    def tile(self, row: int, column: int) -> Sheet:
        """One tile with its label and the marks at which others are laid on."""
        area, (wide, high) = self.grid.tile(row, column), self.grid.area
        clip = f'<clipPath id="tile"><rect width="{wide:.1f}" height="{high:.1f}"/></clipPath>'
        scale = self.grid.scale
        # Only what reaches into it: else every page would hold the whole drawing.
        shown = map_svg(self.drawing.within(area), self.style)
        inner = placed(shown, -area[0] * scale, -area[1] * scale, scale)
        body = f'{clip}<g clip-path="url(#tile)">{inner}</g>'
        marks = "".join(self._marks(row, column))
        label = (
            f"{_name(row, column)} · row {row + 1} of {self.grid.rows}, column {column + 1} of "
            f"{self.grid.columns}"
        )
        return self._sheet(
            placed(body + marks, _MARGIN, _MARGIN)
            + self._foot(label, self.heading.title, self.heading.byline)
        )

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The row and column of each tile that shows something."""
        every = ((r, c) for r in range(self.grid.rows) for c in range(self.grid.columns))
        return tuple(place for place in every if self._shows(self.grid.tile(*place)))

    def _shows(self, area: Rect) -> bool:
        found = self.drawing.within(area)
        return bool(found.boxes or found.steps or found.edges or found.tiles)

    def _cell(self, tile: Rect, origin: Point, scale: float, name: str) -> str:
        """The frame of a tile on the overview, with its name."""
        x, y = origin
        left, top, right, bottom = (
            x + tile[0] * scale,
            y + tile[1] * scale,
            x + tile[2] * scale,
            y + tile[3] * scale,
        )
        frame = self.svg.rect("cut", set(), left, top, right - left, bottom - top, 0)
        centre = (left + right) / 2, (top + bottom) / 2
        return frame + self.svg.text("tile-name", set(), *centre, name, 2 * _SMALL, centred=True)

    def _marks(self, row: int, column: int) -> Iterator[str]:
        """A line where the tile above or on the left ends, with a cross at either end."""
        (wide, high), scale = self.grid.area, self.grid.scale
        across, down = (overlap * scale for overlap in self.grid.overlap)
        last_row, last_column = self.grid.rows - 1, self.grid.columns - 1
        for x in (
            *([across] if column else []),
            *([wide - across] if column < last_column else []),
        ):
            yield self.svg.shape("path", "cut", d=f"M{number(x)} 0V{number(high)}")
            yield from (self._cross(x, y) for y in (0.0, high))
        for y in (*([down] if row else []), *([high - down] if row < last_row else [])):
            yield self.svg.shape("path", "cut", d=f"M0 {number(y)}H{number(wide)}")
            yield from (self._cross(x, y) for x in (0.0, wide))

    def _cross(self, x: float, y: float) -> str:
        strokes = (
            f"M{number(x - _CROSS)} {number(y)}h{number(2 * _CROSS)}"
            f"M{number(x)} {number(y - _CROSS)}v{number(2 * _CROSS)}"
        )
        return self.svg.shape("path", "register", d=strokes)

    def _foot(self, *parts: str) -> str:
        """What stands at the foot of a page, with dots from margin to margin.

        One line across the page keeps PDFium, which Chrome finds words with, from taking columns of
        boxes for text that is written downward.
        """
        y = self.grid.height - _MARGIN - _LABEL / 2 + 4
        room = self.grid.width - 2 * _MARGIN
        lines = [wrap(part, _SMALL, room / len(parts) * 1.1, 1)[0] for part in parts if part]
        free = room - sum(width(f" {line} ", _SMALL) for line in lines)
        dots = int(free / max(1, len(lines) - 1) / width(".", _SMALL))
        leader = f" {'.' * dots} "
        return self.svg.text("byline", set(), _MARGIN, y, leader.join(lines), _SMALL, room=room)

    def _sheet(self, body: str) -> Sheet:
        width, height = self.grid.width, self.grid.height
        paper = self.svg.shape("rect", "paper", width=width, height=height)
        return Sheet(self.heading, width, height, paper + body, bold_text(self.drawing))


def _one_page(whole: Sheet, width: float, height: float, scale: float, style: InlineStyle) -> Sheet:
    """A sheet scaled onto a page, at its upper edge."""
    paper = SvgWriter(style).shape("rect", "paper", width=width, height=height)
    x = (width - whole.width * scale) / 2
    body = placed(whole.body, x, 0, scale)
    return Sheet(whole.heading, width, height, paper + body, whole.bold)


def _tiles_over(length: float, reach: float, overlap: float) -> int:
    """How many tiles of a reach cover a length."""
    return max(1, ceil((length - overlap) / (reach - overlap)))


def _name(row: int, column: int) -> str:
    """A row and a column as on a chessboard: "A1"; rows from Z on as "AA"."""
    letters = ""
    number_ = row + 1
    while number_:
        number_, digit = divmod(number_ - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{column + 1}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
