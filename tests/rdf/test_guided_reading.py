"""A guided reading: written as RDF, read back from every format, and told where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.errors import MapError
from argmap.model import ReadingStep
from argmap.rdf.dataset import convert
from argmap.rdf.parse import FORMATS, parse_text
from argmap.rdf.read import map_from_quads, read_map
from argmap.rdf.validate import Problem
from tests.rdf import library

STEPS = """
:reading-2 a am:ReadingStep ; dcterms:isPartOf :map ; skos:notation "step-2" ;
    skos:prefLabel "What it costs"@en ;
    am:inSection :section-2 ; am:text "Sunday work is dear, but volunteers would do it."@en ;
    am:question "Are volunteers an answer for good?"@en ;
    am:shows :reply-volunteers, :obj-cost, :wages-rise, :obj-day-of-rest .
:reading-1 a am:ReadingStep ; dcterms:isPartOf :map ; skos:notation "step-1" ;
    skos:prefLabel "Who would come"@en ;
    am:inSection :section-1 ; am:text "Those who work would come."@en, "Wer arbeitet, käme."@de ;
    am:question "Does a survey show it?"@en ;
    am:shows :open-sundays, :workers-come, :only-free-day, :want-to-read,
        :serve-everyone, :bg-buses-run, :obj-dull .
"""
TEXT = library.TEXT + STEPS


def problems(text: str) -> tuple[Problem, ...]:
    return library.validation_of(text).problems


def reading(text: str) -> tuple[ReadingStep, ...]:
    return map_from_quads(parse_text(text, file="map.ttl").quads()).reading


def test_steps_come_in_the_order_of_their_notations_and_show_in_the_order_of_the_map() -> None:
    first, second = reading(TEXT)
    assert (first.id, first.title, first.section) == ("step-1", "Who would come", "1")
    assert first.text == "Those who work would come."
    assert first.question == "Does a survey show it?"
    assert second.shows == ("obj-cost", "wages-rise", "reply-volunteers", "obj-day-of-rest")


def test_the_tenth_step_comes_after_the_second() -> None:
    assert [step.id for step in reading(TEXT.replace('"step-1"', '"step-10"'))] == [
        "step-2",
        "step-10",
    ]


def test_a_map_may_have_no_guided_reading() -> None:
    assert reading(library.TEXT) == ()
    assert problems(library.TEXT) == ()


def test_a_section_that_only_a_step_belongs_to_is_a_section_of_the_map() -> None:
    more = ':section-3 a am:Section ; skos:notation "3" ; skos:prefLabel "Looking back"@en .'
    moved = TEXT.replace(
        'am:inSection :section-2 ; am:text "Sunday', 'am:inSection :section-3 ; am:text "Sunday'
    )
    map = map_from_quads(parse_text(moved + more, file="map.ttl").quads())
    assert [section.notation for section in map.sections] == ["1", "2", "3"]


def test_every_format_holds_the_guided_reading(tmp_path: Path) -> None:
    source = tmp_path / "map.ttl"
    source.write_text(TEXT, encoding="utf-8")
    expected = read_map(source).reading
    assert len(expected) == 2
    for format in FORMATS:
        there, back = tmp_path / f"there.{format}", tmp_path / f"back-from-{format}.ttl"
        assert convert(source, there, None, format) == ()
        assert {
            s.id: (set(s.shows), s._replace(shows=()))
            for s in read_map(there, format=format).reading
        } == {s.id: (set(s.shows), s._replace(shows=())) for s in expected}
        assert convert(there, back, format) == ()
        assert problems(back.read_text(encoding="utf-8")) == ()


SPOILT = [
    # this text, becomes that; where the problem is, and words that tell it
    ('skos:notation "step-1" ;', "", "reading-1", "has no notation"),
    ('skos:notation "step-1"', 'skos:notation "step-2"', "step-2", "is given twice"),
    ('skos:notation "step-1"', 'skos:notation "obj-dull"', "obj-dull", "is given twice"),
    ('skos:prefLabel "Who would come"@en ;', "", "step-1", "has no title"),
    (
        '"Who would come"@en',
        '"Who of them all would come here on Sundays?"@en',
        "step-1",
        "more than 8 words",
    ),
    (
        'am:text "Those who work would come."@en, "Wer arbeitet, käme."@de ;',
        "",
        "step-1",
        "has no text",
    ),
    ('"Those who work would come."@en', '""@en', "step-1", "text of the reading step is empty"),
    ('"Wer arbeitet, käme."@de', '"Others too."@en', "step-1", "two texts in one language"),
    ('am:question "Does a survey show it?"@en ;', "", "step-1", "ends without a question"),
    ('"Does a survey show it?"@en', '" "@en', "step-1", "question of the reading step is empty"),
    (
        '"Does a survey show it?"@en',
        '"Does it?"@en, "Or not?"@en',
        "step-1",
        "two questions in one language",
    ),
    ("am:inSection :section-1 ; am:text", "am:text", "step-1", "in no section"),
    (
        "am:inSection :section-1 ; am:text",
        "am:inSection :section-7 ; am:text",
        "step-1",
        '"section-7"',
    ),
    (
        "am:inSection :section-1 ; am:text",
        "am:inSection :section-1, :section-2 ; am:text",
        "step-1",
        "more than one",
    ),
    (
        'dcterms:isPartOf :map ; skos:notation "step-1"',
        'skos:notation "step-1"',
        "step-1",
        "which map it belongs to",
    ),
    (
        "am:shows :open-sundays, ",
        "am:shows :open-sunday, :open-sundays, ",
        "step-1",
        '"open-sunday", of which',
    ),
    (
        "am:shows :open-sundays, ",
        "am:shows :step-come, :open-sundays, ",
        "step-1",
        "is not a statement",
    ),
    (
        "am:shows :open-sundays, ",
        "am:show :step-come ; am:shows :open-sundays, ",
        "step-1",
        '"am:show" is not in',
    ),
    (
        ":reading-1 a am:ReadingStep",
        ":reading-1 a am:ReadingStep, am:Section",
        "step-1",
        "at once of the class",
    ),
    (
        ":section-1 a am:Section ;",
        ":section-1 a am:Section ; am:inSection :section-2 ;",
        "1",
        "belongs to statements",
    ),
    (
        ":section-1 a am:Section ;",
        ':section-1 a am:Section ; am:question "Why?" ;',
        "1",
        '"am:question", which belongs to the class "am:ReadingStep"',
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "words"), SPOILT)
def test_a_mistake_is_told_where_it_is_and_nothing_else(
    old: str, new: str, where: str, words: str
) -> None:
    assert old in TEXT
    (problem,) = problems(TEXT.replace(old, new, 1))
    assert (problem.where, problem.severity) == (where, "violation")
    assert words in problem.what
    assert problem.mend


def test_a_step_that_shows_nothing_is_told() -> None:
    told = problems(TEXT[: TEXT.rindex("am:shows")].rstrip(" \n;") + " .")
    assert [(p.where, p.what) for p in told if p.severity == "violation"] == [
        ("step-1", "The reading step shows no statement")
    ]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        (":obj-cost, :wages-rise", ":obj-cost, :obj-dull, :wages-rise", "obj-dull", "both show it"),
        (
            ":obj-cost, :wages-rise",
            ":obj-cost",
            "wages-rise",
            "No step of the guided reading shows it",
        ),
    ],
)
def test_what_is_shown_twice_or_never_is_worth_a_look(
    old: str, new: str, where: str, words: str
) -> None:
    (problem,) = problems(TEXT.replace(old, new, 1))
    assert (problem.where, problem.severity) == (where, "warning")
    assert words in problem.what


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("am:shows :open-sundays", "am:shows :gone, :open-sundays", "am:shows leads to"),
        ("am:shows :open-sundays", "am:shows :step-come, :open-sundays", "am:shows leads to"),
        ('skos:notation "step-1"', 'skos:notation "obj-dull"', "given twice"),
    ],
)
def test_a_reader_refuses_a_broken_structure(old: str, new: str, said: str) -> None:
    with pytest.raises(MapError, match=said):
        reading(TEXT.replace(old, new, 1))
