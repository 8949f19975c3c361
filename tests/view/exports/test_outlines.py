"""The outline shows everything once; Markdown and DOCX say it in words that their own readers read
back.
"""

import io
import itertools
import json
import re
from argparse import Namespace
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Cm
from hypothesis import given, settings
from markdown_it import MarkdownIt

import argmap
from argmap.cli.scenario import scenario_of
from argmap.model import Scenario
from argmap.reasoning import Label, compile_map, evaluate
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.exports import EXPORTS, PAGE_SIZES, ExportInput
from argmap.view.exports.docx import INDENT_CM
from argmap.view.exports.outline import DEEPEST, OUTSIDE, outline_of, part_of
from argmap.view.state_words import state_words
from tests.maps import GRANTED, OPEN, make_map, maps, maps_with_scenarios
from tests.view.exports.test_drawings import SPOILT, titled


def shown_of(map, scenario=None) -> ExportInput:
    """What these exports look at; they draw nothing."""
    return ExportInput(map, evaluate(compile_map(map), scenario or Scenario()))


def rows_of(map):
    return [row for chapter in outline_of(map) for row in chapter.rows]


@settings(max_examples=80)
@given(maps())
def test_everything_is_shown_once_and_referred_to_elsewhere(map):
    rows = rows_of(map)
    assert sorted(row.id for row in rows if not row.step and not row.see) == sorted(map.statements)
    assert sorted(row.id for row in rows if row.step) == sorted(map.inferences)
    for i, row in enumerate(rows):
        shown = next(j for j, other in enumerate(rows) if other.id == row.id and not other.see)
        assert {"see above": shown < i, "see below": shown > i}.get(row.see, not row.see)


@settings(max_examples=80)
@given(maps())
def test_what_bears_on_a_statement_stands_below_it(map):
    rows = rows_of(map)
    for i, row in enumerate(rows):
        if row.see:
            continue
        rest = rows[i + 1 :]
        below = rest[
            : next((j for j, other in enumerate(rest) if other.depth <= row.depth), len(rest))
        ]
        children = {other.id for other in below if other.depth == row.depth + 1}
        attackers = {attack.attacker for attack in map.attacks_on.get(row.id, ())}
        needs = (
            map.inferences[row.id].needs
            if row.step
            else [step.id for step in map.supports.get(row.id, ())]
        )
        assert children == attackers | set(needs)


def test_a_long_chain_is_cut_into_pieces_that_refer_to_each_other():
    names = [f"p{i}" for i in range(3000)]
    map = make_map(dict.fromkeys(names, OPEN), [(b, a) for a, b in itertools.pairwise(names)])
    rows = rows_of(map)
    assert len([row for row in rows if not row.see and not row.step]) == 3000
    assert max(row.depth for row in rows) <= 2 * DEEPEST + 1


def test_sections_come_in_the_order_of_the_source_and_hold_their_own_claims():
    paper = argmap.load()
    chapters = outline_of(paper)
    assert [chapter.heading.split(" ")[0] for chapter in chapters] == [
        section.notation for section in paper.sections
    ]
    for chapter in chapters:
        tops = [paper.statements[row.id] for row in chapter.rows if row.depth == 0]
        assert {statement.section for statement in tops} == {chapter.heading.split(" ")[0]}


def test_markdown_has_each_verdict_of_the_scenario_and_nests_as_the_outline():
    paper = argmap.load()
    scenario = Scenario(open=frozenset({"bg-shared-concern"}))
    shown = shown_of(paper, scenario)
    tokens = MarkdownIt("commonmark", {"maxNesting": 99}).parse(
        EXPORTS["markdown"].made(shown).decode()
    )
    lines = [token.content for token in tokens if token.type == "inline"]
    assert lines[0] == paper.title
    assert "Withdrawn: “Participants share a concern to solve the problem”." in lines
    told = {re.match(r"(?:\*.*?\*:? )?\*\*(.+?)\*\* · ([a-z, ]+[a-z])", line) for line in lines}
    states = {found[1]: found[2] for found in told if found}
    expected = {
        s.title: state_words(paper, shown.evaluation, s.id) for s in paper.statements.values()
    }
    assert states == expected
    assert any(
        "**Participants share a concern to solve the problem** · withdrawn" in line
        for line in lines
    )
    depths = {token.level // 2 for token in tokens if token.type == "list_item_open"}
    assert depths == {row.depth for row in rows_of(paper)}


def test_markdown_leaves_nothing_of_a_stranger_s_markup():
    title = "# *a* _b_ `c` [d](http://e) ![f](g) <b>h</b> ~~i~~ | j &amp; \\"
    text = EXPORTS["markdown"].made(shown_of(titled(SPOILT, title))).decode()
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert not re.search(
        r"<(?:script|b|em|s|a|img|code|table)\b(?!>(?:because|objection|given))",
        html.replace("<em>because</em>", ""),
    )
    assert "# *a* _b_ `c` [d](http://e) ![f](g) &lt;b&gt;h&lt;/b&gt; ~~i~~ | j &amp;amp; \\" in html


def test_the_handout_opens_with_headings_indents_and_verdicts():
    paper = argmap.load()
    shown = shown_of(paper, Scenario(denied=frozenset({"bg-shared-concern"})))
    document = Document(io.BytesIO(EXPORTS["docx"].made(shown)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert document.core_properties.title == paper.title
    assert "Denied: “Participants share a concern to solve the problem”." in lines
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["The conclusions", *(chapter.heading for chapter in outline_of(paper))]
    for statement in paper.statements.values():
        words = state_words(paper, shown.evaluation, statement.id)
        assert any(f"{statement.title} · {words}" in line for line in lines)
    levels = (p.style for p in document.paragraphs if "level" in p.style.name)
    indents = {round((style.paragraph_format.left_indent or 0) / Cm(INDENT_CM)) for style in levels}
    assert indents == {row.depth for row in rows_of(paper)}


@settings(max_examples=15)
@given(maps_with_scenarios())
def test_any_map_has_a_handout_that_opens(case):
    map, scenario = case
    document = Document(io.BytesIO(EXPORTS["docx"].made(shown_of(map, scenario))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(name in text for name in map.statements)


def test_text_that_xml_cannot_hold_is_replaced_in_the_handout():
    document = Document(
        io.BytesIO(EXPORTS["docx"].made(shown_of(titled(SPOILT, "العدالة", "平等"))))
    )
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "العدالة" in text
    assert "平等" in text


def test_the_scenario_is_what_the_command_line_reads(tmp_path):
    map = make_map({"a": GRANTED, "b": OPEN, "c": GRANTED})
    scenario = Scenario(granted=frozenset({"b"}), open=frozenset({"a"}), denied=frozenset({"c"}))
    file = tmp_path / "scenario.json"
    file.write_bytes(EXPORTS["json"].made(shown_of(map, scenario)))
    assert json.loads(file.read_text("utf-8")) == {
        "name": "Withdrawn: a; Granted: b; Denied: c",
        "granted": ["b"],
        "open": ["a"],
        "denied": ["c"],
    }
    call = Namespace(grant=[], withdraw=[], deny=[], scenario=str(file))
    assert scenario_of(call, map) == scenario


def test_a_statement_that_is_denied_in_the_map_says_so():
    map = make_map({"a": argmap.Stance.DENIED})
    assert evaluate(compile_map(map)).label("a") is Label.OUT
    assert "**a** · denied" in EXPORTS["markdown"].made(shown_of(map)).decode()


def test_a_title_cannot_turn_the_verdict_beside_it():
    """The Unicode marks that set the direction of what follows are left out; a paragraph still runs
    as its title does.
    """
    shown = shown_of(titled("\u202eabc", "العدالة", "צדק"))
    text = EXPORTS["markdown"].made(shown).decode()
    assert "**abc** · stands" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    document = Document(io.BytesIO(EXPORTS["docx"].made(shown)))
    to_left = {p.text.split(" ")[1] for p in document.paragraphs if p._p.xpath("./w:pPr/w:bidi")}
    assert to_left == {"العدالة", "צדק"}


def parts_of(map):
    sections = [Excerpt("section", section.notation) for section in map.sections]
    return [MAIN_LINE, *sections, Excerpt("focus", "thesis"), WHOLE]


def test_an_outline_of_a_part_shows_its_statements_and_names_what_bears_on_them():
    paper = argmap.load()
    for excerpt in parts_of(paper):
        part = part_of(paper, excerpt)
        rows = [row for chapter in outline_of(paper, excerpt) for row in chapter.rows]
        assert sorted(row.id for row in rows if not row.step and not row.see) == sorted(part)
        named = {row.id for row in rows if row.see == OUTSIDE}
        bearing = {
            need
            for step in paper.inferences.values()
            if step.conclusion in part
            for need in step.needs
        }
        bearing |= {
            attack.attacker
            for attack in paper.attacks.values()
            if getattr(paper.inferences.get(attack.target), "conclusion", attack.target) in part
        }
        assert named == bearing - part
    assert len(part_of(paper, Excerpt("section", "5"))) == sum(
        statement.section == "5" for statement in paper.statements.values()
    )


def test_a_part_is_much_shorter_than_the_whole_and_says_what_it_is():
    paper = argmap.load()
    given = shown_of(paper)
    words = {
        excerpt: len(EXPORTS["markdown"].made(replace(given, excerpt=excerpt)).split())
        for excerpt in (MAIN_LINE, Excerpt("section", "3"), WHOLE)
    }
    assert 2 * words[MAIN_LINE] < words[WHOLE]
    assert 2 * words[Excerpt("section", "3")] < words[WHOLE]
    text = EXPORTS["markdown"].made(replace(given, excerpt=MAIN_LINE)).decode()
    count = len(part_of(paper, MAIN_LINE))
    assert f"The main line: {count} of the map’s {len(paper.statements)} statements." in text


def test_the_guided_handout_has_each_step_with_its_question_on_paper_of_either_size():
    paper = argmap.load()
    for name, width in (("a4", 21.0), ("letter", 21.59)):
        given = replace(shown_of(paper), excerpt=Excerpt("guided"), page_size=PAGE_SIZES[name])
        document = Document(io.BytesIO(EXPORTS["docx"].made(given)))
        assert document.sections[0].page_width.cm == pytest.approx(width, abs=0.01)
        lines = [paragraph.text for paragraph in document.paragraphs]
        for number, step in enumerate(paper.reading, 1):
            here = lines.index(f"{number}. {step.title}")
            assert lines[here + 1] == step.text
            assert lines[here + 2 + len(step.shows)] == f"To think about: {step.question}"
    text = EXPORTS["markdown"].made(replace(given, page_size=None)).decode()
    assert text.count("*To think about.*") == len(paper.reading)
