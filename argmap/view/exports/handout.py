"""The outline with its verdicts as a handout for Word and its kin (DOCX)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from argmap.view.exports.clean import line_of
from argmap.view.exports.outline import (
    PASSAGES,
    Row,
    mark_of,
    outline_of,
    place_of,
    role_of,
    verdict_of,
)
from argmap.view.exports.shown import Shown
from argmap.view.shape import scheme_label, title_of
from argmap.view.tokens import MARKS, palette

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_INDENT_CM = 0.55
_BODY, _SMALL = 10.5, 9
_VERDICT_COLOURS = {"falls": "objection-border", "contested": "change"}


def docx_of(shown: Shown) -> bytes:
    """The handout. Paper is white: its colours are those of the light theme."""
    document = _document(shown)
    if shown.map.conclusions:
        document.add_heading("The conclusions", 1)
        for statement in shown.map.conclusions:
            line = _indented(document, 0)
            _title(line, shown, statement.id)
            _verdict(line, shown, statement.id)
    for chapter in outline_of(shown.map):
        if chapter.heading:
            document.add_heading(chapter.heading, 1)
        for row in chapter.rows:
            _row(document, shown, row)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _document(shown: Shown) -> Document:
    """A document with its styles, its title and its scenario."""
    from docx import Document as new_document
    from docx.shared import Cm, Pt, RGBColor

    document, heading = new_document(), shown.heading
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    for name, size, before in (("Normal", _BODY, 0), ("Title", 20, 0), ("Heading 1", 13, 14)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.font.color.rgb = RGBColor.from_string(palette("light")["ink"][1:])
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
    document.core_properties.title = heading.title[:255]
    document.core_properties.author = line_of(", ".join(shown.map.source.creators))[:255]
    document.add_heading(heading.title, 0)
    if heading.byline:
        _said(document.add_paragraph(), heading.byline, "dim")
    for words in heading.scenario:
        document.add_paragraph().add_run(words).bold = True
    return document


def _row(document: Document, shown: Shown, row: Row) -> None:
    line = _indented(document, row.depth)
    if row.step:
        step = shown.map.inferences[row.id]
        scheme = line_of(scheme_label(step.scheme, shown.schemes))
        passage = PASSAGES[shown.evaluation.inferences[row.id]]
        _said(line, f"because{f' ({scheme})' if scheme else ''}, {passage}", "dim", italic=True)
        return
    if row.lead:
        _said(line, f"{row.lead}: ", "dim", italic=True)
    statement = shown.map.statements[row.id]
    _title(line, shown, row.id)
    _verdict(line, shown, row.id)
    if row.see:
        _said(line, f" (see {row.see})", "dim", italic=True)
        return
    place = place_of(statement)
    _said(line, f" · {role_of(statement)}{f' · {place}' if place else ''}", "dim", size=_SMALL)
    text = line_of(statement.text)
    if text and text != line_of(title_of(statement)):
        line.add_run().add_break()
        line.add_run(text)


def _indented(document: Document, depth: int) -> Paragraph:
    """A paragraph as deep as its row, whose later lines stand under the title, behind the mark."""
    from docx.shared import Cm, Pt

    line = document.add_paragraph()
    line.paragraph_format.left_indent = Cm(_INDENT_CM * depth)
    line.paragraph_format.space_after = Pt(3)
    return line


def _title(line: Paragraph, shown: Shown, name: str) -> None:
    statement = shown.map.statements[name]
    role = mark_of(statement)
    _said(line, f"{MARKS[role]} ", f"{role}-border")
    line.add_run(line_of(title_of(statement))).bold = True


def _verdict(line: Paragraph, shown: Shown, name: str) -> None:
    words = verdict_of(shown.map, shown.evaluation, name)
    _said(line, f" · {words}", _VERDICT_COLOURS.get(words.split(",")[0], "premise-border"))


def _said(line: Paragraph, words: str, token: str, *, italic: bool = False, size: float | None = None) -> None:
    from docx.shared import Pt, RGBColor

    run = line.add_run(words)
    run.italic = italic
    run.font.color.rgb = RGBColor.from_string(palette("light")[token][1:])
    if size:
        run.font.size = Pt(size)
