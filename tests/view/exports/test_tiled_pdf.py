"""A drawing on paper, read back with PDFium: pages of the size asked for, each box whole on one."""

import io
import re
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from PIL import ImageChops

import argmap
from argmap.view.excerpt import WHOLE
from argmap.view.exports import EXPORTS, PAGE_SIZES, ExportInput
from argmap.view.exports import tiled_pdf as module
from argmap.view.exports.tiled_pdf import pages
from tests.maps import GRANTED, OPEN, make_map
from tests.view.exports.test_drawings import (
    embedded_fonts,
    large_shown,
    paper_shown,
    pdf_text,
    shown_of,
    words_of,
)

POINTS_PER_MM = 72 / 25.4


@cache
def whole_paper() -> ExportInput:
    return shown_of(argmap.load(), excerpt=WHOLE)


def printed(shown: ExportInput, size: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(EXPORTS["pdf"].made(replace(shown, page_size=PAGE_SIZES[size])))


@pytest.mark.parametrize("size", list(PAGE_SIZES))
def test_every_page_is_of_the_size_asked_for(size):
    sides = sorted((PAGE_SIZES[size].width, PAGE_SIZES[size].height))
    document = printed(whole_paper(), size)
    assert len(document) > 1
    for page in document:
        assert sorted(side / POINTS_PER_MM for side in page.get_size()) == pytest.approx(
            sides, abs=0.5
        )


def test_what_can_be_read_on_one_page_is_on_one_page_with_heading_and_legend():
    document = printed(paper_shown(), "a4")
    assert len(document) == 1
    text = words_of(document[0].get_textpage().get_text_range())
    assert "Withdrawn: “Participants share a concern to solve the problem”." in text
    assert "does not go through" in text
    for box in paper_shown().drawing.boxes:
        assert words_of(" ".join(box.lines)) in text


def test_each_box_is_whole_on_some_tile_and_each_tile_says_where_it_belongs():
    shown = whole_paper()
    document = printed(shown, "a4")
    texts = [words_of(page.get_textpage().get_text_range()) for page in document]
    assert f"{len(document) - 1} pages follow" in texts[0]
    for text in texts[1:]:  # letters of a box cut at the edge may be read into the title
        place = r"[A-Z][a-z ]*\d · row \d of \d, column \d of \d \.+ Can egali"
        assert re.search(place, text)
    drawn = pages(shown.drawing, shown.heading, PAGE_SIZES["a4"])
    grids = [module._Grid(shown.drawing.extent, *size, module.TILE_SCALE) for size in _ways("a4")]
    grid = min(grids, key=lambda each: each.count)
    assert next(drawn).width in PAGE_SIZES["a4"].pixels
    places = [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
    for (row, column), sheet in zip(places, drawn, strict=True):
        where = f"row {row + 1} of {grid.rows}, column {column + 1} of {grid.columns}"
        assert re.search(rf">{module._name(row, column)} · {where} \.+ Can egali", sheet.body)
    areas = [grid.tile(*place) for place in places]
    for box in shown.drawing.boxes:
        right, bottom = box.left + box.w, box.top + box.h
        assert any(
            left <= box.left and top <= box.top and right <= end and bottom <= foot
            for left, top, end, foot in areas
        )
    left, top, right, bottom = shown.drawing.extent
    assert (min(a[0] for a in areas), min(a[1] for a in areas)) == pytest.approx((left, top))
    assert (max(a[2] for a in areas), max(a[3] for a in areas)) == pytest.approx((right, bottom))


def test_neighbouring_tiles_show_the_same_where_they_overlap():
    """The strip at the right of one tile is the strip at the left of the next, to a pixel."""
    shown = whole_paper()
    document = printed(shown, "a3")
    grid = min(
        (module._Grid(shown.drawing.extent, *size, module.TILE_SCALE) for size in _ways("a3")),
        key=lambda each: each.count,
    )
    names = {}
    for number in range(1, len(document)):
        label = document[number].get_textpage().get_text_range()
        names[label.split(" · row")[0].split()[-1]] = number
    first, second = next(
        (a, b) for a, b in (("A1", "A2"), ("B1", "B2"), ("C1", "C2")) if a in names and b in names
    )
    pictures = [
        document[names[name]].render(scale=2).to_pil().convert("L") for name in (first, second)
    ]
    dots = 1.5  # pixels of the picture for each CSS pixel
    margin, (wide, high) = module._MARGIN * dots, grid.area
    strip = grid.overlap[0] * grid.scale
    edge = 8  # the marks themselves stand at the edges of the strip

    def strip_at(picture, x):
        left, right = margin + x * dots + edge, margin + (x + strip) * dots - edge
        rect = (left, margin + edge, right, margin + high * dots - edge)
        return picture.crop(tuple(round(value) for value in rect))

    left, right = strip_at(pictures[0], wide - strip), strip_at(pictures[1], 0)
    right = right.resize(left.size)
    assert left.getextrema()[0] < 128  # there is something on it
    # Where a strip begins is rounded to a pixel on each of the two pages.
    assert min(differing(left, ImageChops.offset(right, x, 0)) for x in (-1, 0, 1)) < 0.005


def differing(left, right):
    """The share of pixels that are dark in one picture and light in the other."""
    other = ImageChops.difference(left, right).point(lambda value: 255 if value > 128 else 0)
    return other.histogram()[255] / (left.width * left.height)


def _ways(size: str):
    width, height = PAGE_SIZES[size].pixels
    return (width, height), (height, width)


def test_a_map_in_sections_is_tiled_with_its_fonts_inside():
    document = printed(large_shown(), "a3")
    assert 10 < len(document) <= module.MOST_PAGES + 1
    held = io.BytesIO()
    one = pypdfium2.PdfDocument.new()
    one.import_pages(document, [1])
    one.save(held)
    assert embedded_fonts(held.getvalue()) <= {"SourceSans-Regular", "SourceSans-Semibold"}
    assert pdf_text(held.getvalue())


def test_a_map_that_would_take_too_many_pages_is_drawn_smaller(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAGES", 4)
    assert 1 < len(printed(whole_paper(), "a4")) <= 5


def test_paper_is_white_and_a_dark_page_dark():
    map = make_map({"a": GRANTED, "b": OPEN}, [("a", "b")])
    for theme, light in (("light", True), ("dark", False)):
        picture = printed(shown_of(map, theme=theme), "letter")[0].render().to_pil().convert("L")
        assert (picture.getpixel((2, 2)) == 255) is light
