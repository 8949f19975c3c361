"""The outline or guided reading as a PDF handout: lines of text on pages of paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
from argmap.view.exports.page_size import CSS_PIXELS_PER_MM, PAGE_SIZES
from argmap.view.exports.poster import Sheet, heading_svg, placed
from argmap.view.exports.svg import SvgWriter
from argmap.view.exports.svg_style import paper_style
from argmap.view.exports.tiled_pdf import pdf_of_pages
from argmap.view.sanitize import is_rtl, one_line
from argmap.view.shape import scheme_label
from argmap.view.text import wrap
from argmap.view.titles import title_of

_MARGIN = 20 * CSS_PIXELS_PER_MM
_TEXT, _SMALL, _HEADING = 13.5, 12.5, 17.0
_LEADING, _BOLDER = 1.36, 1.05
_INDENT, _MARK = 14.0, 20.0
_DEEPEST = 9
"""Levels that are indented further and further: what lies deeper stands as deep as that."""
_WIDOW = 5 * _TEXT * _LEADING
"""A statement begins so far from the foot of a page at least."""
_BEFORE = 8 + _WIDOW
"""What leads to a statement leaves so much room below it: the space above the statement too."""


class Line(NamedTuple):
    """A line of text: its size and indent, how it looks, the mark of a role before it, and the
    space above it. `keeps` is the room from its top that a page must have left for it to begin
    there; what may stand last on a page keeps none.
    """

    words: str
    size: float = _TEXT
    indent: float = 0
    part: str = "heading"
    state: str = ""
    bold: bool = False
    mark: str = ""
    above: float = 0
    keeps: float = 0
    rtl: bool = False


def handout_pdf(given: ExportInput) -> bytes:
    """The handout. Paper is white: its colours are those of the light theme."""
    return pdf_of_pages(handout_pages(given))


def handout_pages(given: ExportInput) -> Iterator[Sheet]:
    """The pages of the handout, each with its number."""
    width, height = (given.page_size or PAGE_SIZES["a4"]).pixels
    svg, room = SvgWriter(paper_style("light")), width - 2 * _MARGIN
    head, top = heading_svg(svg, given.heading, room)
    body, y, bold, number = [placed(head, _MARGIN, _MARGIN)], _MARGIN + top, "", 1

    def page() -> Sheet:
        paper = svg.shape("rect", "paper", width=width, height=height)
        foot = svg.text("byline", set(), _MARGIN, height - _MARGIN / 2, str(number), _SMALL)
        return Sheet(given.heading, width, height, "\n".join((paper, *body, foot)), bold)

    for line in _lines(given, room):
        step = line.size * _LEADING
        if y + line.above + max(line.keeps, step) > height - _MARGIN:
            yield page()
            body, y, bold, number = [], _MARGIN, "", number + 1
        # At the head of a page no space stands above a line.
        y += line.above + step if body else step
        body.append(_drawn(svg, line, y - step / 2, room))
        # For the semi-bold font, which is cut to these letters.
        bold += line.words if line.bold else ""
    yield page()


def _drawn(svg: SvgWriter, line: Line, middle: float, room: float) -> str:
    x = _MARGIN + line.indent
    mark = svg.role_mark(line.mark, set(), x - _MARK + 6, middle) if line.mark else ""
    return mark + svg.text(
        line.part,
        {line.state},
        x,
        middle,
        line.words,
        line.size,
        rtl_start=_MARGIN + room if line.rtl else None,
        face={"font-weight": 600} if line.bold else None,
    )


def _lines(given: ExportInput, room: float) -> Iterator[Line]:
    map = given.map
    if words := part_words(map, given.excerpt):
        yield from _wrapped(words, Line("", part="byline"), room)
    if map.conclusions:
        yield from _wrapped("The conclusions", _HEAD, room)
        for statement in map.conclusions:
            yield from _statement(given, Row(0, statement.id), room, full=False)
    for chapter in outline_of(map, given.excerpt):
        if chapter.heading:
            yield from _wrapped(chapter.heading, _HEAD, room)
        if chapter.text:
            yield from _wrapped(chapter.text, Line(""), room)
        for row in chapter.rows:
            yield from _step(given, row, room) if row.step else _statement(given, row, room)
        if chapter.question:
            question = Line("", above=8, keeps=_WIDOW)  # a question is read at one glance
            yield from _wrapped(f"To think about: {chapter.question}", question, room)


_HEAD = Line("", size=_HEADING, bold=True, above=18, keeps=_HEADING * _LEADING + _BEFORE)


def _step(given: ExportInput, row: Row, room: float) -> Iterator[Line]:
    scheme = one_line(scheme_label(given.map.inferences[row.id].scheme, given.schemes))
    words = f"because{f' ({scheme})' if scheme else ''}, {given.step_verdict(row.id)}"
    keeps = _SMALL * _LEADING + _BEFORE
    line = Line("", size=_SMALL, indent=_indent(row), part="byline", above=2, keeps=keeps)
    yield from _wrapped(words, line, room)


def _statement(given: ExportInput, row: Row, room: float, *, full: bool = True) -> Iterator[Line]:
    """Lead and title, then verdict, role and place, then the full text."""
    statement = given.map.statements[row.id]
    indent, title = _indent(row), one_line(title_of(statement))
    first = Line("", indent=indent, bold=True, mark=mark_of(statement), above=5, keeps=_WIDOW)
    yield from _wrapped(f"{row.lead}: {title}" if row.lead else title, first, room)
    facts = [given.state(row.id)]
    if row.see:
        facts.append(row.see)
    elif full:
        facts += [role_of(statement), *filter(None, (place_of(statement),))]
    state = given.verdict(row.id)
    about = Line("", size=_SMALL, indent=indent, part="word", state=state)
    yield from _wrapped(" · ".join(facts), about, room)
    if full and not row.see and text_of(statement):
        yield from _wrapped(text_of(statement), Line("", indent=indent), room)


def _wrapped(words: str, like: Line, room: float) -> Iterator[Line]:
    """A paragraph in lines that look like one; the first has its mark and the space above it."""
    rtl = is_rtl(words)
    size = like.size * (_BOLDER if like.bold else 1)
    first, *others = wrap(words, size, room - like.indent, 1000)
    # What must not be parted from what follows is not parted in itself either.
    more = len(others) * like.size * _LEADING if like.keeps else 0
    yield like._replace(words=first, rtl=rtl, keeps=like.keeps + more)
    for line in others:
        yield like._replace(words=line, rtl=rtl, mark="", above=0, keeps=0)


def _indent(row: Row) -> float:
    return _MARK + _INDENT * min(row.depth, _DEEPEST)
