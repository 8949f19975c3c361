"""The search for what is nearly the phrase finds what a table of edit distances finds, and nothing
that lacks more.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.source.near import STRETCH, Budget, near_matches

LETTERS = st.text(alphabet="abc", min_size=0, max_size=40)


def shared(one: str, other: str) -> int:
    """The longest common subsequence (Wagner and Fischer 1974)."""
    row = [0] * (len(other) + 1)
    for a in one:
        last, row = row, [0]
        for j, b in enumerate(other, 1):
            row.append(max(last[j], row[-1], last[j - 1] + (a == b)))
    return row[-1]


def least(text: str, phrase: str) -> int:
    """The least edit distance of the phrase to any stretch of the text (Sellers 1980)."""
    row = [0] * (len(text) + 1)
    for i, a in enumerate(phrase, 1):
        row, last = [i], row
        for j, b in enumerate(text, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
    return min(row)


def fewest_lost(text: str, phrase: str) -> int:
    """The fewest letters of the phrase that a stretch of the text as long as it lacks."""
    size = len(phrase)
    return size - max(shared(text[i : i + size], phrase) for i in range(len(text) or 1))


@given(LETTERS, st.text(alphabet="abc", min_size=6, max_size=14), st.integers(0, 2))
@example("cabcabc", "abcabcabc", 2)
def test_the_nearest_is_found_if_it_is_near_enough(text: str, phrase: str, most: int) -> None:
    found = near_matches(text, phrase, most, 0, len(text), Budget(10_000))
    nearest = fewest_lost(text, phrase)
    assert nearest <= least(text, phrase), "whatever few edits make is found"
    assert [match.lost for match in found] == ([nearest] if nearest <= most else [])
    for match in found:
        stretch = text[match.start : match.stop]
        assert len(stretch) <= len(phrase)
        assert len(phrase) - shared(stretch, phrase) == match.lost
        assert stretch[0] in phrase
        assert stretch[-1] in phrase


@given(st.integers(0, 2 * STRETCH + 50), st.integers(0, 3))
def test_it_is_found_wherever_it_stands(at: int, after: int) -> None:
    text = "-" * at + "thedghisxkneaded" + "-" * after
    matches = near_matches(text, "thedoughiskneaded", 3, 0, len(text), Budget(10**6))
    assert {(match.start, match.stop) for match in matches} == {(at, at + 16)}


@given(LETTERS, st.integers(0, 10), st.integers(10, 40))
def test_nothing_outside_the_bounds_is_found(text: str, start: int, stop: int) -> None:
    for match in near_matches(text, "abcabcab", 1, start, min(stop, len(text)), Budget(10_000)):
        assert start <= match.start < match.stop <= stop


def test_a_spent_budget_says_so() -> None:
    budget = Budget(100)
    assert near_matches("abcabcab" * 100, "abcabcab", 1, 0, 800, budget) == []
    assert budget.exhausted


@pytest.mark.parametrize("size", [12, 60, 300, 1_000, 5_000])
def test_the_budget_bounds_the_time_on_text_that_means_it_ill(size: int) -> None:
    lacking = size // 6 + 1
    text = ("a" * (size - lacking) + "b" * lacking) * (2_000_000 // size)
    budget, before = Budget(2_000_000), time.process_time()
    near_matches(text, "a" * size, lacking - 1, 0, len(text), budget)
    assert budget.exhausted or size < 64
    assert time.process_time() - before < 5
