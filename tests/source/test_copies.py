"""A copy is read whatever it is written in; what cannot be read says why in one line."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx as docx_library
import pytest
from reportlab.pdfgen.canvas import Canvas

from argmap.errors import SourceError
from argmap.source import Status, copies, find_passages, open_copy, read_copy
from argmap.source.pdf import pdf_pages
from argmap.source.pdf_worker import Box, find_gutter, lines_by_column, part_footnotes
from tests.source.typeset import PDF_LIGATURES, lines_of, map_of, paragraphs_with_phrases, pdf

TEXT = "The naïve baker said: “knead – don’t hurry”.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_encoding_is_told_by_its_mark_or_its_zeros(encoding: str) -> None:
    copy = read_copy(TEXT.encode(encoding), "copy.txt")
    assert (copy.pages, copy.paged, copy.notes) == ((TEXT.rstrip(),), False, ())


def test_what_is_not_utf_8_is_read_as_latin_1_and_says_so() -> None:
    copy = read_copy(TEXT.encode("cp1252"), "copy.txt")
    assert copy.pages == (TEXT.rstrip(),)
    assert "Latin-1" in copy.notes[0]


def test_form_feeds_part_pages() -> None:
    copy = read_copy(b"one\r\nline\x0ctwo\x0c", "copy.txt")
    assert (copy.pages, copy.paged) == (("one\nline", "two"), True)


def drawn(pages: int, text: str = "") -> bytes:
    """A PDF of pages that hold a drawing, and a text on the first."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in range(pages):
        canvas.rect(100, 100, 300, 300, fill=1)
        if not page:
            canvas.drawString(100, 500, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    """A document as a word processor saves it."""
    out = io.BytesIO()
    document = docx_library.Document()
    document.add_paragraph("Some words of our own.")
    document.save(out)
    return out.getvalue()


BROKEN = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n ", "the file is empty"),
    "no words": (b"... --- 123", "it holds no words"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture"),
    "archive": (b"PK\x03\x04rest", "a ZIP archive, neither PDF nor plain text"),
    "word processor": (docx(), "a Word document, neither PDF nor plain text"),
    "web page": (b"\n<!DOCTYPE html><p>text</p>", "this is a web page"),
    "program": (bytes(range(256)) * 20, "neither PDF nor plain text"),
    "wrong mark": (b"\xff\xfeabc", "seems to be UTF-16"),
    "scanned": (drawn(2), "only pictures"),
    "encrypted": (pdf([[["Some words of our own."]]], password="secret"), "wants a password"),
    "cut off": (pdf([[["Some words of our own."]]])[:900], "broken"),
    "only a header": (b"%PDF-1.7\n", "broken"),
    "garbage": (b"%PDF-1.4\n" + random.Random(1).randbytes(5_000), "broken"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    file.write_bytes(data)
    with pytest.raises(SourceError) as refused:
        open_copy(file)
    assert says in str(refused.value)
    assert str(file) in str(refused.value)
    assert refused.value.mend
    assert "\n" not in str(refused.value)


def test_bounds_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "copy.txt"
    file.write_text("some words")
    monkeypatch.setattr(copies, "MOST_CHARACTERS", 5)
    with pytest.raises(SourceError, match="more than"):
        open_copy(file)
    monkeypatch.setattr(copies, "MOST_BYTES", 5)
    with pytest.raises(SourceError, match="larger than"):
        open_copy(file)
    with pytest.raises(SourceError, match="no file"):
        open_copy(tmp_path)
    with pytest.raises(SourceError, match="No such file"):
        open_copy(tmp_path / "none")


def test_reading_a_pdf_ends_in_time_and_with_its_pages_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf([[["Some words of our own."]]] * 3)
    with pytest.raises(SourceError, match="stopped after"):
        pdf_pages(data, "copy.pdf", seconds=0.001)
    monkeypatch.setattr("argmap.source.pdf.MAX_PAGES", 2)
    with pytest.raises(SourceError, match="more than 2 pages"):
        pdf_pages(data, "copy.pdf")


def test_pages_without_text_are_told() -> None:
    assert read_copy(drawn(1, "A cover with words"), "copy.pdf").notes == ()
    (note,) = read_copy(drawn(4, "A cover with words"), "copy.pdf").notes
    assert note.startswith("3 of its 4 pages hold no text")


def test_footnotes_are_parted_from_the_text_and_searched_all_the_same() -> None:
    pages = [
        [["The dough is left in a warm kitch-"]],
        [["en over night, and baked. So it goes on."]],
    ]
    footnotes = ["1 Kitchens are warm in that house, pp.\n12-15.", "2 Bread is older than writing."]
    copy = read_copy(pdf(pages, footnotes=footnotes), "copy.pdf")
    assert copy.footnotes == tuple(footnotes)
    map = map_of(
        ("1.1", "a warm kitchen over night"),
        ("1.2", "so it goes"),
        ("1.3", "bread is older than writing"),
    )
    over, _, noted = find_passages(map, copy).passages
    assert (over.status, over.page, over.before, over.after) == (
        Status.FOUND,
        1,
        "The dough is left in ",
        ", and baked. So it goes on.",
    )
    assert over.text == "a warm kitchen over night"
    assert (noted.status, noted.page, noted.before + noted.text + noted.after) == (
        Status.FOUND,
        2,
        footnotes[1],
    )


def test_small_type_is_a_footnote_only_from_its_mark_on() -> None:
    lines = [
        "A long line of the text.",
        "A block quotation.",
        "Text again, longer still.",
        "2 A note,",
        "and its end.",
    ]
    assert part_footnotes(lines, [10, 8, 10, 8, 8]) == ([*lines[:3]], [*lines[3:]])
    assert part_footnotes(lines, [1] * 5) == (lines, [])
    assert part_footnotes([], []) == ([], [])


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "painted across"])
@pytest.mark.parametrize("columns", [1, 2])
def test_every_passage_of_a_pdf_is_found(columns: int, across: bool) -> None:
    rng = random.Random(columns)
    made = paragraphs_with_phrases(rng, 40)
    lines = [
        line
        for text, _ in made
        for line in lines_of(rng, text, 44 if columns == 2 else 90, PDF_LIGATURES)
    ]
    pages, rows = [], 50
    while lines:
        pages.append([lines[i * rows : (i + 1) * rows] for i in range(columns)])
        lines = lines[rows * columns :]
    map = map_of(*((f"1.{i}", phrase) for i, (_, phrase) in enumerate(made)))
    report = find_passages(map, read_copy(pdf(pages, across=across), "copy.pdf"))
    assert len(pages) > 1
    assert [p for p in report.passages if p.status is not Status.FOUND] == []
    numbers = [p.page for p in report.passages if p.page]
    assert numbers == sorted(numbers)
    assert numbers[-1] == len(pages)


def test_lines_across_both_columns_part_what_is_above_from_what_is_below() -> None:
    def column(left: int, top: int, name: str) -> list[Box]:
        return [
            Box(left, top - 12 * i, left + 100, top - 12 * i + 9, f"{name}{i}") for i in range(9)
        ]

    across = Box(0, 380, 230, 389, "across")
    boxes = [
        *column(0, 500, "a"),
        *column(120, 500, "b"),
        across,
        *column(0, 360, "c"),
        *column(120, 360, "d"),
    ]
    random.Random(2).shuffle(boxes)
    assert find_gutter(boxes) == 119
    expected = (
        [f"{n}{i}" for n in "ab" for i in range(9)]
        + ["across"]
        + [f"{n}{i}" for n in "cd" for i in range(9)]
    )
    assert lines_by_column(boxes) == expected
