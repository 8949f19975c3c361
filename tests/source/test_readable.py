"""Running text: nothing is there that the pages do not have, and nothing is lost but furniture."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from argmap.source.readable import LIGATURES, make_readable

ODD = st.text(
    alphabet=st.one_of(st.sampled_from("ab-\u00ad ﬁ\n\t.\u202e\u0301字"), st.characters()),
    max_size=60,
)

# Without those of Roman numbers, which a page may be numbered with.
LETTERS = "".join(letter for letter in string.ascii_letters if letter not in "ivxlcIVXLC")


@given(st.lists(ODD, min_size=1, max_size=4), st.lists(ODD, max_size=2))
def test_each_character_knows_its_place(pages: list[str], footnotes: list[str]) -> None:
    readable = make_readable(pages, footnotes)
    assert len(readable.text) == len(readable.origin)
    assert list(readable.origin) == sorted(readable.origin)
    for character, place in zip(readable.text, readable.origin, strict=True):
        source = readable.pages[place]
        assert character in (source, *LIGATURES.get(source, "")) or character in " \n"
    for index, character in enumerate(readable.text):
        part = [*pages, *footnotes][readable.part_of(index)]
        assert character in " \n" or character in (
            part[readable.offset_of(index)],
            *LIGATURES.get(part[readable.offset_of(index)], ""),
        )


@given(
    st.lists(
        st.text(alphabet=LETTERS + " .,;-\n", max_size=80), min_size=1, max_size=3, unique=True
    )
)
def test_no_letter_of_a_text_without_furniture_is_lost(pages: list[str]) -> None:
    lines = [
        " ".join(line.split()).casefold()
        for page in pages
        for line in page.split("\n")
        if line.strip()
    ]
    if len(set(lines)) == len(lines):  # A line that recurs from page to page may be furniture.
        kept = "".join(filter(str.isalpha, make_readable(pages).text))
        assert kept == "".join(filter(str.isalpha, "".join(pages)))


def test_heads_numbers_and_feet_go_and_the_sentence_goes_on() -> None:
    pages = [
        "On Bread   11\nThe dough is left\nto rise.\nDownloaded from a library",
        "12   A. Writer\nover night and bak-\ned then.\nDownloaded from a library",
        "On Bread   13\nIt is good.\nDownloaded from a library",
    ]
    assert (
        make_readable(pages).text
        == "The dough is left to rise. over night and baked then.\nIt is good."
    )


def test_in_a_text_without_pages_what_recurs_with_a_number_goes() -> None:
    page = "The {} loaf is\nsold to a\n\n- {} -\nBread Papers 7 ({})\n"
    text = "".join(
        page.format(word, number, number)
        for number, word in enumerate(("first", "second", "third"), 4)
    )
    assert make_readable([text]).text.startswith("The first loaf is sold to a The second loaf")


def test_a_foot_that_a_program_wrote_between_two_columns_goes() -> None:
    words = (
        "flour water salt yeast",
        "oven loaf crust crumb",
        "mill stone wheel grain",
        "table knife butter plate",
    )
    pages = [
        (
            f"On Bread\n{a} rise\nrest knead {a}\nfold {b} over\n\nHouse Papers\n\nand {b}\nthen "
            f"{c} wait\nbake {d} done"
        )
        for a, b, c, d in (line.split() for line in words)
    ]
    assert "House" not in make_readable(pages).text
    assert "fold water over and water" in make_readable(pages).text


def test_a_foot_set_wide_goes_too() -> None:
    pages = [
        f"{text}\n\nfile://bread.html{' ' * 120}{number}/3"
        for number, text in enumerate(("One", "two", "three"), 1)
    ]
    assert make_readable(pages).text == "One two three"


def test_a_short_line_that_is_said_again_and_again_stays() -> None:
    pages = [
        f"{word} bread\nIt rises.\nand {word} falls\nIt rises.\nso {word} ends"
        for word in ("one", "two", "six")
    ]
    assert make_readable(pages).text.count("It rises.") == 6
