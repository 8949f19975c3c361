"""What no font can draw is told, and boxes stand for it; what some font can draw is drawn."""

from __future__ import annotations

import ctypes
import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont

from argmap.app.exchange import Exchange
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.view_models.own_copy import OwnCopy
from argmap.cli import main
from argmap.view.exports.fonts import REGULAR, SANS, font_file
from argmap.view.exports.glyphs import undrawn_signs
from argmap.view.text import font_path

CASE = Path(__file__).parents[2] / "cases" / "bad" / "emoji-cjk-rtl.ttl"
NEVER = "\U0010fffd"
"""For private use, where no font has anything."""
SAMPLES = "aé€ñЖΩאبกあ中한ᚠ☃♞🎓𝔸𓀀" + NEVER
Captured = pytest.CaptureFixture[str]

needs_fontconfig = pytest.mark.skipif(not shutil.which("fc-list"), reason="asks fontconfig")


def somewhere(sign: str) -> bool:
    """Whether fontconfig knows a font with a sign, or the page's own has it."""
    path = font_path()
    assert path is not None
    if ord(sign) in TTFont(path, lazy=True).getBestCmap():
        return True
    asked = ["fc-list", f":charset={ord(sign):x}", "family"]
    return bool(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())


def fonts_in(pdf: bytes) -> set[str]:
    names = set()
    for thing in pypdfium2.PdfDocument(pdf)[0].get_objects(max_depth=9):
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            name = ctypes.create_string_buffer(99)
            pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing.raw), name, 99)
            names.add(name.value.decode().rpartition("+")[2])
    return names


def titled(title: str, tmp_path: Path) -> Path:
    file = tmp_path / "map.ttl"
    text = (CASE.parent / "notation-dash.ttl").read_text(encoding="utf-8")
    file.write_text(text.replace('prefLabel "x"', f'prefLabel "{title}"'), encoding="utf-8")
    return file


@needs_fontconfig
@pytest.mark.parametrize("sign", SAMPLES)
def test_fontconfig_says_the_same_of_each_sign(sign: str) -> None:
    if sign not in "ЖΩ𝔸":  # Typst has fonts of its own for these
        assert (sign in undrawn_signs(f"a {sign} b")) == (not somewhere(sign))


def test_what_changes_a_sign_or_is_not_seen_wants_no_font() -> None:
    assert undrawn_signs("a\u200d\ufe0f\u202e\u00ad \u3000\n\t") == frozenset()


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_boxes_are_told_in_one_line(ending: str, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / f"x.{ending}"
    assert main(["export", str(titled(f"So {NEVER} it is", tmp_path)), str(out), "--json"]) == 0
    printed, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert line.startswith("argmap: no font on this machine has 1 of the signs: \\U0010FFFD.")
    assert printed.count("\n") == 1
    assert main(["export", str(titled("So it is, é Ω", tmp_path)), str(out)]) == 0
    assert capsys.readouterr().err == ""


def test_a_file_that_its_reader_draws_says_nothing(tmp_path: Path, capsys: Captured) -> None:
    for ending in ("svg", "html", "md", "docx"):
        assert main(["export", str(CASE), str(tmp_path / f"x.{ending}")]) == 0
        assert capsys.readouterr().err == ""


@needs_fontconfig
def test_one_sign_without_a_font_takes_nothing_from_the_others(tmp_path: Path) -> None:
    """Typst gives up at the first sign that no font has, for the whole line."""
    words = "\u0627\u0628\u062c\u062f"
    assert main(["export", str(titled(f"{NEVER} {words}", tmp_path)), str(tmp_path / "x.pdf")]) == 0
    fonts = fonts_in((tmp_path / "x.pdf").read_bytes())
    others = {name for name in fonts if not name.startswith("Source")}
    assert bool(others) == all(map(somewhere, words))


def test_the_font_has_a_box_for_the_sign_and_its_letters_too() -> None:
    data = font_file(SANS, REGULAR, f"Ω {NEVER}")
    assert data is not None
    font = TTFont(io.BytesIO(data))
    table = font.getBestCmap()
    box, empty = font["glyf"][table[ord(NEVER)]], font["glyf"][".notdef"]
    assert font.getGlyphID(table[ord(NEVER)]) != 0
    assert box == empty
    assert {ord("Ω"), ord("a")} <= table.keys()


def test_the_page_tells_it_as_a_notice(tmp_path: Path) -> None:
    loaded = load(str(titled(f"So {NEVER} it is", tmp_path)))
    exchange = Exchange(
        loaded, History(first_reading(loaded.map)), OwnCopy(loaded.map, keeps=False)
    )
    for number, kind in enumerate(("svg", "png"), 1):
        acts = [{"type": "export_file", "kind": kind, "theme": "light"}]
        exchange.receive({"client": "c", "number": number, "actions": acts})
        assert ("No font on this machine" in exchange.notice) == (kind == "png")
