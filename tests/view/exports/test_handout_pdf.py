"""The handout as PDF, read back with PDFium."""

import itertools
from dataclasses import replace

import pypdfium2
import pytest

import argmap
from argmap.model import Scenario
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.exports import EXPORTS, PAGE_SIZES
from argmap.view.exports.handout_pdf import handout_pages
from argmap.view.exports.outline import part_of
from argmap.view.state_words import state_words
from tests.maps import OPEN, make_map
from tests.view.exports.test_drawings import SPOILT, titled, words_of
from tests.view.exports.test_outlines import shown_of


def read(given) -> tuple[pypdfium2.PdfDocument, str]:
    document = pypdfium2.PdfDocument(EXPORTS["handout"].made(given))
    pages = (page.get_textpage().get_text_range() for page in document)
    return document, words_of(" ".join(pages))


@pytest.mark.parametrize("excerpt", [MAIN_LINE, Excerpt("section", "3"), WHOLE])
def test_every_statement_of_the_part_has_its_title_verdict_and_text(excerpt):
    paper = argmap.load()
    given = replace(
        shown_of(paper, Scenario(denied=frozenset({"bg-shared-concern"}))), excerpt=excerpt
    )
    _, text = read(given)
    assert "Denied: “Participants share a concern to solve the problem”." in text
    for name in part_of(paper, excerpt):
        statement = paper.statements[name]
        state = state_words(paper, given.evaluation, name)
        assert f"{words_of(statement.title)} {state}" in text
        if f"{statement.title} {state} · see" not in text:
            assert words_of(statement.text)[-20:] in text


def test_the_guided_reading_is_there_with_its_questions():
    paper = argmap.load()
    _, text = read(replace(shown_of(paper), excerpt=Excerpt("guided")))
    for number, step in enumerate(paper.reading, 1):
        assert f"{number}. {step.title}" in text
        assert f"To think about: {words_of(step.question)}" in text


@pytest.mark.parametrize("size", list(PAGE_SIZES))
def test_pages_are_of_the_size_asked_for_and_numbered(size):
    document, _ = read(replace(shown_of(argmap.load()), page_size=PAGE_SIZES[size]))
    for number, page in enumerate(document, 1):
        width, height = (side / 72 * 25.4 for side in page.get_size())
        assert (width, height) == pytest.approx(PAGE_SIZES[size][1:], abs=0.5)
        assert str(number) in page.get_textpage().get_text_range().split()


def test_nothing_runs_off_a_page_however_deep_or_long_it_is():
    names = [f"p{i}" for i in range(40)]
    chain = make_map(dict.fromkeys(names, OPEN), [(b, a) for a, b in itertools.pairwise(names)])
    for map in (chain, titled(SPOILT, "word " * 400, "x" * 900, "العدالة لا تحتاج إلى حدود")):
        document, _ = read(shown_of(map))
        for page in document:
            width, height = page.get_size()
            for thing in page.get_objects(max_depth=9):
                if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                    left, bottom, right, top = thing.get_bounds()
                    assert left >= -1
                    assert right <= width + 1
                    assert bottom >= -1
                    assert top <= height + 1


def test_a_heading_is_never_the_last_line_of_a_page():
    paper = argmap.load()
    headings = {f"{section.notation} · {section.title}" for section in paper.sections}
    for sheet in handout_pages(shown_of(paper)):
        lines = [line for line in sheet.body.splitlines() if "</text>" in line]
        last = lines[-2].partition(">")[2].partition("<")[0]  # the last of all is the page's number
        assert last not in headings
