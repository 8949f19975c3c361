"""The map as SVG, PDF and PNG, read back by other programs: an XML parser, PDFium, Pillow,
Chromium.
"""

import ctypes
import io
import itertools
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

import argmap
from argmap.model import Role, Scenario, Stance, Statement
from argmap.rdf.read import read_map
from argmap.reasoning import compile_map, evaluate
from argmap.view.drawing import Drawing, DrawnTile, drawing_of
from argmap.view.excerpt import WHOLE
from argmap.view.exports import EXPORTS, ExportInput
from argmap.view.exports.fonts import REGULAR, SANS, font_file
from argmap.view.exports.map_svg import SWITCH_WIDTH, map_svg
from argmap.view.exports.svg_style import RULES, InlineStyle, style_of
from argmap.view.scene import scene_of
from argmap.view.text import width
from argmap.view.tokens import palette
from benchmarks.papers import write_paper
from tests.maps import GRANTED, OPEN, make_map

SVG = "{http://www.w3.org/2000/svg}"
SPOILT = '<script>alert(1)</script> & "quotes" ]]> \x00\x0b\ufffe \ud800'


def shown_of(map, scenario=None, theme="light", **more) -> ExportInput:
    scenario = scenario or Scenario()
    program = compile_map(map)
    evaluation = evaluate(program, scenario)
    before = evaluate(program) if scenario.stances else None
    drawing = drawing_of(scene_of(map, evaluation, before=before, **more))
    return ExportInput(map, evaluation, drawing, {}, theme)


@cache
def paper_shown() -> ExportInput:
    return shown_of(argmap.load(), Scenario(open=frozenset({"bg-shared-concern"})))


def titled(*titles: str):
    """A map in which the first statement is supported by the others."""
    names = [f"p{i}" for i in range(len(titles))]
    made = make_map(dict.fromkeys(names, GRANTED) | {"p0": OPEN}, [(" ".join(names[1:]), "p0")])
    for name, title in zip(names, titles, strict=True):
        made.statements[name] = Statement(name, Role.CLAIM, made.statements[name].stance, title)
    return made


def pdf_text(data: bytes) -> str:
    return pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


def embedded_fonts(data: bytes) -> set[str]:
    """The fonts of the text of a PDF that are all inside it."""
    names = set()
    for thing in pypdfium2.PdfDocument(data)[0].get_objects(max_depth=9):
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(thing.raw)
            assert pdfium.FPDFFont_GetIsEmbedded(font)
            name = ctypes.create_string_buffer(99)
            pdfium.FPDFFont_GetBaseFontName(font, name, 99)
            names.add(name.value.decode().rpartition("+")[2])
    return names


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_the_svg_holds_each_box_as_text_with_its_verdict():
    shown = paper_shown()
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown))
    boxes = [group for group in root.iter(f"{SVG}g") if "box" in group.get("class", "").split()]
    assert len(boxes) == len(shown.drawing.boxes)
    for group, box in zip(boxes, shown.drawing.boxes, strict=True):
        texts = [text.text for text in group.iter(f"{SVG}text")]
        assert texts[0] == box.verdict_words
        assert [text for text in texts if text in box.lines] == list(box.lines)
        assert group.find(f"{SVG}title").text == box.title


def test_the_thesis_alone_is_told_from_the_other_boxes():
    root = ElementTree.fromstring(EXPORTS["svg"].made(paper_shown()))
    [thesis] = [
        group for group in root.iter(f"{SVG}g") if "thesis" in group.get("class", "").split()
    ]
    assert next(thesis.iter(f"{SVG}text")).text.startswith("thesis · ")
    assert max(float(one.get("stroke-width", 0)) for one in thesis.iter(f"{SVG}rect")) > 2.5


def test_the_svg_says_whose_map_it_is_in_which_scenario_and_what_its_marks_mean():
    text = " ".join(ElementTree.fromstring(EXPORTS["svg"].made(paper_shown())).itertext())
    for words in (
        "Joshua Cohen and Joel Rogers, 1997",
        "Withdrawn: “Participants share a concern to solve the problem”.",
        "does not go through",
    ):
        assert words in text


def test_boxes_and_edges_lie_where_the_scene_has_them():
    shown = paper_shown()
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown))
    frames = [
        next(
            r
            for w in ("2.8", "1.2")
            if (r := group.find(f"{SVG}rect[@stroke-width='{w}']")) is not None
        )
        for group in root.iter(f"{SVG}g")
        if "box" in group.get("class", "")
    ]
    for frame, box in zip(frames, shown.drawing.boxes, strict=True):
        assert float(frame.get("x")) == pytest.approx(box.x - box.w / 2, abs=0.06)
        assert float(frame.get("height")) == box.h
    links = [group for group in root.iter(f"{SVG}g") if "link" in group.get("class", "").split()]
    assert len(links) == len(shown.drawing.edges)
    for group, edge in zip(links, shown.drawing.edges, strict=True):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", group.find(f"{SVG}path").get("d"))]
        assert numbers == pytest.approx([n for point in edge.path for n in point], abs=0.06)


def test_the_pdf_has_its_text_and_its_font_inside():
    shown = paper_shown()
    data = EXPORTS["pdf"].made(shown)
    text = words_of(pdf_text(data))
    for box in shown.drawing.boxes:
        assert words_of(" ".join(box.lines)) in text
    assert shown.heading.title in text
    assert "Withdrawn: “Participants share a concern to solve the problem”." in text
    assert {"SourceSans-Regular", "SourceSerif-Semibold"} == embedded_fonts(data)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_png_is_twice_the_size_of_the_sheet_in_the_colours_of_its_theme(theme):
    shown = shown_of(make_map({"a": GRANTED, "b": OPEN}, [("a", "b")]), theme=theme)
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown))
    picture = Image.open(io.BytesIO(EXPORTS["png"].made(shown))).convert("RGB")
    assert picture.width == pytest.approx(2 * float(root.get("width")), abs=2)
    assert picture.height == pytest.approx(2 * float(root.get("height")), abs=2)
    assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((3, 3))) == palette(theme)["page"]
    colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in picture.getcolors(1 << 24)}
    assert {palette(theme)["claim-fill"], palette(theme)["claim-border"]} <= colours


def test_a_very_large_map_makes_a_png_of_bounded_size():
    names = [f"p{i}" for i in range(60)]
    shown = shown_of(
        make_map(dict.fromkeys(names, OPEN), [(b, a) for a, b in itertools.pairwise(names)]),
        excerpt=WHOLE,
    )
    picture = Image.open(io.BytesIO(EXPORTS["png"].made(shown)))
    assert max(picture.size) <= 12_001


@pytest.mark.browser
def test_chromium_and_the_png_show_the_same_drawing(browser: Browser):
    """The text of the SVG fits its boxes in a browser too: its font is inside."""
    shown = shown_of(
        titled("A conclusion with a long title that wraps", "Reason one, given", "Reason two")
    )
    svg = EXPORTS["svg"].made(shown)
    root = ElementTree.fromstring(svg)
    width, height = round(float(root.get("width"))), round(float(root.get("height")))
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
    page.set_content(f"<style>body{{margin:0}}</style>{svg.decode()}")
    page.evaluate("document.fonts.load('16px Source Sans').then(() => document.fonts.ready)")
    seen = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()
    printed = Image.open(io.BytesIO(EXPORTS["png"].made(shown))).convert("L").resize(seen.size)
    differing = ImageChops.difference(seen, printed).point(lambda value: 255 if value > 96 else 0)
    assert differing.histogram()[255] < 0.004 * seen.width * seen.height


@pytest.mark.parametrize("format", ["svg", "pdf", "png"])
def test_text_in_any_script_and_markup_of_strangers_does_no_harm(format):
    titles = (
        SPOILT,
        "العدالة لا تحتاج إلى حدود",
        "平等主义在国际化中能否存续",
        "צדק עולמי",
        "🙂 e\u0301 \u202eabc",
        "x" * 500,
    )
    map = titled(*titles)
    data = EXPORTS[format].made(shown_of(map, Scenario(denied=frozenset({"p1", "p2"}))))
    if format == "svg":
        root = ElementTree.fromstring(data)
        assert not list(root.iter(f"{SVG}script"))
        assert '<script>alert(1)</script> & "quotes" ]]>' in " ".join(root.itertext())
    elif format == "pdf":
        text = pdf_text(data)
        assert "العدالة" in text
        assert "צדק" in text
    else:
        assert Image.open(io.BytesIO(data)).size[0] > 100


def test_an_empty_map_is_a_heading_without_boxes():
    shown = shown_of(make_map({}))
    for format in ("svg", "pdf", "png", "markdown", "docx", "html"):
        assert EXPORTS[format].made(shown)


def test_a_state_that_is_hidden_is_not_drawn_and_colours_are_the_theme_s():
    light = palette("light")
    assert InlineStyle(light).attributes("ring", {"claim", "stands"}) is None
    assert light["change"] in InlineStyle(light).attributes("ring", {"claim", "stands", "changed"})
    assert style_of("frame", {"claim", "falls"})["fill"] == "$fallen-fill"
    tokens = {value[1:] for rule in RULES for value in rule.style.values() if value.startswith("$")}
    assert tokens <= light.keys()


def test_denied_statements_say_so_in_the_drawing():
    map = make_map({"a": Stance.DENIED, "b": GRANTED})
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown_of(map)))
    assert "denied" in [text.text for text in root.iter(f"{SVG}text")]


def test_no_switch_in_the_accent_of_what_stands_is_beside_a_statement_that_falls():
    """What is granted but falls, or is contested, has a hollow switch, which the legend names."""
    map = make_map({"p": GRANTED, "o": GRANTED}, attacks=[("o", "p")])
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown_of(map)))
    accent = palette("light")["premise-border"]
    tracks = {
        group.find(f"{SVG}title").text: [
            rect.get("fill")
            for rect in group.iter(f"{SVG}rect")
            if rect.get("width") == str(SWITCH_WIDTH)
        ]
        for group in root.iter(f"{SVG}g")
        if "box" in group.get("class", "").split()
    }
    assert tracks["o"] == [accent]
    assert tracks["p"] != [accent]
    assert tracks["p"]
    assert "granted, but does not stand" in " ".join(root.itertext())
    for verdict in ("falls", "contested"):
        assert style_of("track", {"on", verdict})["fill"] != style_of("track", {"on"})["fill"]


def test_a_title_in_arabic_or_hebrew_is_set_from_the_right():
    titles = ("Peace", "العدالة لا تحتاج إلى حدود وطنية أو إقليمية", "(1) צדק עולמי")
    shown = shown_of(titled(*titles))
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown))
    for group, box in zip(
        (group for group in root.iter(f"{SVG}g") if "box" in group.get("class", "").split()),
        shown.drawing.boxes,
        strict=True,
    ):
        lines = [
            text
            for text in group.iter(f"{SVG}text")
            if (text.text or "").strip("\u2067\u2069") in box.lines
        ]
        assert len(lines) == len(box.lines)
        for line in lines:
            edge = box.x + (-1 if box.title == "Peace" else 1) * (box.w / 2 - 10)
            assert float(line.get("x")) == pytest.approx(edge, abs=3)
            assert (line.get("text-anchor") == "end") is (box.title != "Peace")


@cache
def large_shown(theme="light") -> ExportInput:
    """A generated map that is laid out in sections, with links between them."""
    with TemporaryDirectory() as folder:
        write_paper(file := Path(folder) / "large.ttl", 260)
        return shown_of(read_map(file), theme=theme, excerpt=WHOLE)


def test_a_large_map_has_a_sheet_for_each_section_and_faint_links_upon_them():
    shown = large_shown()
    root = ElementTree.fromstring(EXPORTS["svg"].made(shown))
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class")]
    kinds = [group.get("class").split()[0] for group in groups]
    assert [kind for kind, _ in itertools.groupby(kinds)] == [
        "tile-group",
        "tile-links",
        "link",
        "inference",
        "box",
    ]
    far = [edge for edge in shown.drawing.edges if edge.far]
    assert kinds.count("link") == len(shown.drawing.edges) - len(far)
    threads = [
        group.find(f"{SVG}path") for group in groups if group.get("class").startswith("tile-links")
    ]
    assert sum(thread.get("d").count("M") for thread in threads) == len(far) > 0
    assert {thread.get("opacity") for thread in threads} == {"0.4"}
    tiles = [group for group in groups if group.get("class") == "tile-group"]
    for group, tile in zip(tiles, shown.drawing.tiles, strict=True):
        left, top, right, bottom = tile.rect
        sheet = group.find(f"{SVG}rect")
        where = [float(sheet.get(key)) for key in ("x", "y", "width", "height")]
        assert where == pytest.approx([left, top, right - left, bottom - top], abs=0.11)
        assert sheet.get("fill") == palette("light")["panel"]
        assert group.find(f"{SVG}text").text == tile.title
    assert "from section to section" in " ".join(root.itertext())


def test_the_titles_of_sections_are_text_in_the_pdf_in_a_bold_font_of_its_own():
    shown = large_shown()
    data = EXPORTS["pdf"].made(shown)
    text = words_of(pdf_text(data))
    for tile in shown.drawing.tiles:
        assert tile.title in text
    assert {"SourceSans-Regular", "SourceSans-Semibold", "SourceSerif-Semibold"} == embedded_fonts(
        data
    )


@pytest.mark.parametrize(
    ("title", "start"), [("x" * 500, "x"), ("1 · العدالة", "\u2067"), ("<b>&", "<b>"), ("", None)]
)
def test_a_title_stays_on_its_sheet_whatever_it_is(title, start):
    tile = DrawnTile((0, 0, 300, 200), title, "1")
    drawing = Drawing((), (), (), (tile,), (0, 0, 9000, 9000))
    root = ElementTree.fromstring(f"<svg>{map_svg(drawing, InlineStyle(palette('light')))}</svg>")
    found = root.find(".//text")
    if start is None:
        assert found is None
        return
    assert found.text.startswith(start)
    assert (found.get("text-anchor") == "end") is (start == "\u2067")
    assert width(found.text, float(found.get("font-size"))) < 300


def test_a_font_is_cut_once_for_texts_in_the_same_letters():
    """Cutting it takes half a second; most texts want the same letters."""
    kept = font_file(SANS, REGULAR, "Reason")
    assert font_file(SANS, REGULAR, "Another: (1)") is kept
    assert font_file(SANS, REGULAR, "Ł") is not kept
