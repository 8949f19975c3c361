"""Two copies of one text have the same letters, however they are set."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source.letters import key_of, letters_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a well-kept kitchen", "a well-\nkept kitchen"),
        ("the kitchen", "the kit\u00adchen"),
        ("the kitchen", "the kit\u2010\nchen"),
        ("an efficient office flour", "an e\ufb03cient o\ufb03ce \ufb02our"),
        ('the "baker\'s" loaf', "the “baker’s” loaf"),
        ("bread - and butter", "bread—and butter"),
        ("bread – and butter", "bread -- and butter"),
        ("naïve dough", "nai\u0308ve dough"),
        ("naïve dough", "na\u00a8ive dough"),
        ("The Dough", "THE\u00a0DOUGH"),
        ("the dough rises, slowly", "the dough12 rises,3 slowly"),
        ("the dough rises. Slowly", "the dough rises.”4 Slowly"),
        ("the dough rises slowly", "the dough [5] rises [6, 7] slowly²"),
        ("Straße", "STRASSE"),
        ("ﷺ", "صلى الله عليه وسلم"),
    ],
)
def test_what_differs_from_copy_to_copy_is_not_kept(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000 loaves", "1 loaves"),
        ("3.5 loaves", "3 loaves"),
        ("in 1997 they", "in they"),
        ("bread", "bead"),
    ],
)
def test_what_is_said_is_kept(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@given(st.text())
def test_each_letter_knows_its_place(text: str) -> None:
    letters = letters_of(text)
    assert len(letters.key) == len(letters.at) == len(letters.starts) == len(letters.ends)
    for letter, place in zip(letters.key, letters.at, strict=True):
        assert letter in unicodedata.normalize("NFKD", text[place]).casefold()
    assert list(letters.at) == sorted(letters.at)


@given(st.text(alphabet="aböß-é ﬁ\n字"), st.text(alphabet="aböß-é ﬁ\n字"))
def test_the_letters_of_parts_are_the_letters_of_the_whole(one: str, other: str) -> None:
    assert key_of(f"{one} {other}") == key_of(one) + key_of(other)


def test_a_word_starts_where_one_starts() -> None:
    letters = letters_of("the part is 面包好")
    whole, inside = letters.key.index("part"), letters.key.index("art")
    assert letters.is_words(whole, whole + 6)
    assert not letters.is_words(inside, inside + 5)
    assert letters.is_words(len(letters.key) - 2, len(letters.key) - 1), (
        "Chinese is written without spaces"
    )
