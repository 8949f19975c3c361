"""Passages are found where they stand, however the copy is set; what is not sure says so."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.source import Copy, Passage, Status, find_passages, read_copy
from argmap.source.letters import key_of
from tests.source.typeset import lines_of, made_words, map_of, pages_of, paragraphs_with_phrases


def passages(text: str, *places: tuple[str, str]) -> tuple[Passage, ...]:
    """The passages of these places in a text file."""
    return find_passages(map_of(*places), read_copy(text.encode(), "copy.txt")).passages


def statuses(text: str, *places: tuple[str, str]) -> list[str]:
    return [passage.status.value for passage in passages(text, *places)]


@settings(max_examples=60)
@given(st.integers(), st.integers(30, 90), st.integers(8, 45))
def test_every_passage_is_found_however_it_is_set(seed: int, width: int, height: int) -> None:
    rng = random.Random(seed)
    made = paragraphs_with_phrases(rng, 12)
    lines = [line for text, _ in made for line in lines_of(rng, text, width)]
    copy = Copy("made", tuple(pages_of(rng, lines, height)), True)
    map = map_of(*((f"1.{i}", phrase) for i, (_, phrase) in enumerate(made, 1)))
    for passage, (text, phrase) in zip(find_passages(map, copy).passages, made, strict=True):
        assert passage.status is Status.FOUND
        assert key_of(passage.text) == key_of(phrase)
        assert passage.page is not None
        assert passage.start is not None
        assert passage.stop is not None
        # The offsets are those of the file: cut there, on its page or over two, nothing but page
        # furniture lies between.
        first = copy.pages[passage.page - 1]
        if passage.stop > passage.start and key_of(first[passage.start : passage.stop]) == key_of(
            phrase
        ):
            continue
        over = first[passage.start :] + copy.pages[passage.page][: passage.stop]
        furniture = re.sub(
            r"- \d+ -|\d+ +A. Writer and B. Writer|On Things That Rise +\d+", "", over
        )
        assert key_of(furniture) == key_of(phrase)
        assert key_of(phrase) in key_of(text)


@settings(max_examples=30)
@given(st.integers())
def test_of_several_occurrences_the_order_of_the_paragraphs_chooses(seed: int) -> None:
    rng = random.Random(seed)
    made = paragraphs_with_phrases(rng, 9)
    again = "quapel gristen vorqua"
    where = sorted(rng.sample(range(1, 8), 2))
    texts = [
        f"{text} And {again} is said." if i in where else text for i, (text, _) in enumerate(made)
    ]
    places = [(f"2.{i}", again if i in where else phrase) for i, (_, phrase) in enumerate(made)]
    found = passages("\n\n".join(texts), *places)
    assert [p.status for p in found] == [Status.FOUND] * 9
    assert [found[i].start for i in where] == [
        sum(len(t) + 2 for t in texts[:i]) + texts[i].index(again) for i in where
    ]


def test_the_title_is_not_the_first_paragraph() -> None:
    text = (
        "On flour and water\n\nContents: on flour and water\n\nWe speak on flour and water here. "
        "Well.\n\nThen comes the salt."
    )
    (first, _) = passages(text, ("0.1", "on flour and water"), ("0.2", "comes the salt"))
    assert (first.status, first.before, first.after) == (Status.FOUND, "We speak ", " here. Well.")


def test_paragraphs_are_ordered_as_numbers() -> None:
    text = "First the oven. Then a loaf is weighed.\n\nThe middle part.\n\nA loaf is sold."
    places = ("5.9", "a loaf"), ("5.10", "middle part"), ("5.15", "a loaf")
    assert [passage.after for passage in passages(text, *places)] == [
        " is weighed.",
        ".",
        " is sold.",
    ]


def test_what_could_be_either_is_ambiguous() -> None:
    text = (
        f"Start here.\n\n{'Some words. ' * 4}A loaf. {'Other words. ' * 4}A loaf. "
        f"{'More words. ' * 4}\n\nEnd here."
    )
    assert statuses(text, ("1.1", "start here"), ("1.2", "a loaf"), ("1.3", "end here")) == [
        "found",
        "ambiguous",
        "found",
    ]


def test_a_phrase_out_of_the_order_of_the_paragraphs_is_ambiguous() -> None:
    text = (
        "The salt comes first.\n\nThen warm water.\n\nThen the flour is sifted.\n\nAt last the "
        "oven."
    )
    places = (
        ("1.1", "warm water"),
        ("1.2", "flour is sifted"),
        ("1.3", "the oven"),
        ("1.4", "salt comes first"),
    )
    assert statuses(text, *places) == ["found", "found", "found", "ambiguous"]


def test_a_long_phrase_that_stands_once_is_found_wherever_it_stands() -> None:
    text = (
        "The salt comes before all else in this house.\n\nThen warm water.\n\nThen the "
        "flour.\n\nAt last the oven."
    )
    places = (
        ("1.1", "warm water"),
        ("1.2", "flour"),
        ("1.3", "the oven"),
        ("1.4", "salt comes before all else in this"),
    )
    assert statuses(text, *places) == ["found"] * 4


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("kneaded by hand for ten minutes", "found"),
        ("kneaded by hands for ten minute", "approximate"),
        ("kneaded by hnad for ten minutes", "approximate"),
        ("keaded byhand fer ten minutes", "approximate"),
        ("knitted by hand for an hour", "missing"),
        ("and fort en minutes", "approximate"),
        ("ended by hand", "missing"),
        ("oven", "missing"),
        ("…", "missing"),
    ],
)
def test_what_is_nearly_there_is_approximate(phrase: str, status: str) -> None:
    text = "The dough is kneaded by hand for ten minutes, and rests."
    (passage,) = passages(text, ("1.1", phrase))
    assert passage.status.value == status
    if status == "approximate":
        assert passage.text in "kneaded by hand for ten minutes"


def test_other_made_up_words_are_not_found() -> None:
    rng = random.Random(4)
    text = " ".join(made_words(rng, 4_000))
    others = [" ".join(f"x{word}" for word in made_words(rng, 6)) for _ in range(30)]
    assert set(statuses(text, *((f"1.{i}", other) for i, other in enumerate(others)))) == {
        "missing"
    }


def test_notes_at_the_foot_of_a_page_do_not_part_a_passage() -> None:
    text = (
        "Bread wants time, and a warm kitch-\n1 A note on kitchens, in small print.\f\nen at "
        "night. So it goes."
    )
    (passage,) = passages(text, ("1.1", "time, and a warm kitchen at night"))
    assert (passage.status, passage.page) == (Status.FOUND, 1)
    assert passage.text == "time, and a warm kitch- […] en at night"
    assert (passage.before, passage.after) == ("Bread wants ", ". So it goes.")


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        (
            "يرتفع العَجين ببطء في المطبخ الدافئ. ثم يُخبز.",
            "العجين ببطء في المطبخ",
            "العَجين ببطء في المطبخ",
        ),
        ("面团在温暖的厨房里慢慢发起来。然后烤。", "温暖的厨房", "温暖的厨房"),
        ("Тесто медленно поднимается на тёплой кухне.", "на теплой кухне", "на тёплой кухне"),
    ],
)
def test_other_scripts(text: str, phrase: str, shown: str) -> None:
    (passage,) = passages(text, ("1.1", phrase))
    assert (passage.status, passage.text) == (Status.FOUND, shown)
    assert passage.before + passage.text + passage.after == text


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    text = "".join(f"This is sentence number {i} of many. " for i in range(60))
    (passage,) = passages(text, ("1.1", "sentence number 30 of many"))
    assert passage.before.startswith("This is sentence number")
    assert passage.after.endswith("of many.")
    assert 400 < len(passage.before + passage.after) <= 600


def test_a_word_of_the_text_keeps_its_hyphen_and_a_broken_one_loses_it() -> None:
    text = "A well-kept oven. Whoever has a well-\nkept oven and a good kit-\nchen bakes."
    (passage,) = passages(text, ("1.1", "whoever has"))
    assert passage.after == " a well-kept oven and a good kitchen bakes."


def test_what_would_steer_a_screen_is_not_shown() -> None:
    copy = Copy("copy.txt", ("The \u202edough\u202c ri\u200bses\x07 <b>here</b>.",), False)
    (passage,) = find_passages(map_of(("1.1", "dough rises")), copy).passages
    assert (passage.before, passage.text, passage.after) == ("The ", "dough rises", " <b>here</b>.")


def test_the_report_counts_and_keeps_the_order_of_the_statements() -> None:
    copy = read_copy(b"Flour and water. Salt.", "copy.txt")
    report = find_passages(
        map_of(("1.2", "salt"), ("1.1", "flour and water"), ("1.3", "sugar")), copy
    )
    assert [passage.statement for passage in report.passages] == ["s0", "s1", "s2"]
    assert {status.value: n for status, n in report.counts.items()} == {
        "found": 2,
        "approximate": 0,
        "ambiguous": 0,
        "differing": 0,
        "missing": 1,
    }
    assert report.of("s1")[0].page is None
    assert report.of("nobody") == ()
    assert report.complete
