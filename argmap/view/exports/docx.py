"""The outline with its verdicts as a handout for Word and its kin (DOCX), whose styles a reader can
change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.view.exports.export_input import ExportInput
from argmap.view.exports.outline import (
    Row,
    mark_of,
    outline_of,
    part_words,
    place_of,
    role_of,
    text_of,
)
from argmap.view.exports.page_size import PAGE_SIZES
from argmap.view.sanitize import is_rtl, one_line
from argmap.view.shape import scheme_label
from argmap.view.titles import title_of
from argmap.view.tokens import MARKS, palette
from argmap.view.words import NOT_JUDGED

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import RGBColor
    from docx.styles.style import CharacterStyle, ParagraphStyle

INDENT_CM = 0.55
"""How much deeper each level of the outline stands."""
Run = tuple[str, str]
"""A named style ("" for none) and words in it."""
_BREAK = "\n"
_FACE = "Calibri"
_VERDICTS = {
    "stands": "premise-border",
    "falls": "objection-border",
    "contested": "change",
    NOT_JUDGED: "dim",
}


def docx_of(shown: ExportInput) -> bytes:
    """The handout. Paper is white: its colours are those of the light theme."""
    return _Handout(shown).made()


class _Handout:
    """One handout in the making.

    Paragraphs are of the style of their level, what stands in them of named styles too.
    """

    def __init__(self, shown: ExportInput) -> None:
        from docx import Document as new_document

        self.shown = shown
        self.colours = palette("light")
        self.document: Document = new_document()
        # python-docx looks for the end of the document at each paragraph that it adds: it is found
        # once.
        self.end = self.document.element.body.sectPr
        self.styles: dict[str, CharacterStyle] = {}
        self.levels: list[ParagraphStyle] = []

    def made(self) -> bytes:
        self._set_up()
        self._head()
        if self.shown.map.conclusions:
            self._heading("The conclusions", 1)
            for statement in self.shown.map.conclusions:
                self._line(0, self._judged(statement.id))
        for chapter in outline_of(self.shown.map, self.shown.excerpt):
            if chapter.heading:
                self._heading(chapter.heading, 1)
            if chapter.text:
                self._line(0, [("", chapter.text)])
            for row in chapter.rows:
                self._line(row.depth, self._row(row))
            if chapter.question:
                self._line(0, [("Relation", "To think about: "), ("", chapter.question)])
        held = BytesIO()
        self.document.save(held)
        return held.getvalue()

    def _set_up(self) -> None:
        from docx.shared import Cm, Mm, Pt

        paper = self.shown.page_size or PAGE_SIZES["a4"]
        for section in self.document.sections:
            section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
            section.left_margin = section.right_margin = Cm(2.2)
            section.top_margin = section.bottom_margin = Cm(2)
        for name, size, before in (("Normal", 10.5, 0), ("Title", 20, 0), ("Heading 1", 13, 14)):
            style: ParagraphStyle = self.document.styles[name]
            style.font.size, style.font.name = Pt(size), _FACE
            style.font.color.rgb = self._colour("ink")
            style.paragraph_format.space_before, style.paragraph_format.space_after = (
                Pt(before),
                Pt(4),
            )
        for name, token in (
            ("Aside", "dim"),
            *_VERDICTS.items(),
            *((role, f"{role}-border") for role in MARKS),
        ):
            self._add_style(name, token)
        title = self._add_style("Statement", "ink").font
        title.bold = title.cs_bold = True  # the latter for Arabic and its kin
        self._add_style("Relation", "dim").font.italic = True

    def _add_style(self, name: str, token: str) -> CharacterStyle:
        from docx.enum.style import WD_STYLE_TYPE

        style: CharacterStyle = self.document.styles.add_style(
            f"Argument {name}", WD_STYLE_TYPE.CHARACTER
        )
        style.font.color.rgb = self._colour(token)
        self.styles[name] = style
        return style

    def _colour(self, token: str) -> RGBColor:
        from docx.shared import RGBColor

        return RGBColor.from_string(self.colours[token][1:])

    def _head(self) -> None:
        document, heading = self.document, self.shown.heading
        # python-docx refuses properties that are longer.
        document.core_properties.title = heading.title[:255]
        document.core_properties.author = one_line(", ".join(self.shown.map.source.creators))[:255]
        self._heading(heading.title, 0)
        if heading.byline:
            document.add_paragraph().add_run(heading.byline, self.styles["Aside"])
        for words in heading.scenario:
            document.add_paragraph().add_run(words, self.styles["Statement"])
        if part := part_words(self.shown.map, self.shown.excerpt):
            document.add_paragraph().add_run(part, self.styles["Aside"])

    def _heading(self, words: str, level: int) -> None:
        paragraph = self.document.add_heading(words, level)
        if is_rtl(words):
            _add(paragraph._p.get_or_add_pPr(), "w:bidi")

    def _line(self, level: int, runs: Iterable[Run]) -> None:
        """A paragraph of a level of the outline.

        It is written as XML, since python-docx takes half a minute for thousands.
        """
        from docx.oxml import OxmlElement

        while len(self.levels) <= level:
            self.levels.append(self._add_level(len(self.levels)))
        paragraph = OxmlElement("w:p")
        about, runs = _add(paragraph, "w:pPr"), list(runs)
        # The schema fixes the order: the style comes before all else.
        _add(about, "w:pStyle", val=self.levels[level].style_id)
        if is_rtl("".join(words for name, words in runs if name == "Statement")):
            _add(about, "w:bidi")
        for name, words in runs:
            run = _add(paragraph, "w:r")
            if name:
                _add(_add(run, "w:rPr"), "w:rStyle", val=self.styles[name].style_id)
            if words == _BREAK:
                _add(run, "w:br")
            else:
                # Else Word drops the spaces at both ends.
                _add(run, "w:t", space="preserve").text = words
        self.end.addprevious(paragraph)

    def _add_level(self, level: int) -> ParagraphStyle:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Cm, Pt

        style: ParagraphStyle = self.document.styles.add_style(
            f"Argument level {level}", WD_STYLE_TYPE.PARAGRAPH
        )
        style.base_style = self.document.styles["Normal"]
        style.paragraph_format.left_indent = Cm(INDENT_CM * level)
        style.paragraph_format.space_after = Pt(3)
        return style

    def _row(self, row: Row) -> Iterator[Run]:
        map = self.shown.map
        if row.step:
            scheme = one_line(scheme_label(map.inferences[row.id].scheme, self.shown.schemes))
            verdict = self.shown.step_verdict(row.id)
            yield "Relation", f"because{f' ({scheme})' if scheme else ''}, {verdict}"
            return
        if row.lead:
            yield "Relation", f"{row.lead}: "
        yield from self._judged(row.id)
        if row.see:
            yield "Relation", f" ({row.see})"
            return
        statement = map.statements[row.id]
        place, text = place_of(statement), text_of(statement)
        yield "Aside", f" · {role_of(statement)}{f' · {place}' if place else ''}"
        if text:
            yield from (("", _BREAK), ("", text))

    def _judged(self, name: str) -> Iterator[Run]:
        """Mark, title and verdict of a statement."""
        statement = self.shown.map.statements[name]
        role = mark_of(statement)
        yield role, f"{MARKS[role]} "
        yield "Statement", one_line(title_of(statement))
        yield self.shown.verdict(name), f" · {self.shown.state(name)}"


def _add(parent: Any, tag: str, *, val: str = "", space: str = "") -> Any:
    """A new element at the end of another."""
    from docx.oxml.ns import qn

    child = parent.makeelement(qn(tag))
    if val:
        child.set(qn("w:val"), val)
    if space:
        child.set(qn("xml:space"), space)
    parent.append(child)
    return child
