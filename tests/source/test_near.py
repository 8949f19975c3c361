"""The search for what is nearly the phrase finds what a table of edit distances finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.source.near import Budget, near_matches

LETTERS = st.text(alphabet="abc", min_size=0, max_size=40)


def distance(one: str, other: str) -> int:
    """Wagner and Fischer 1974."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, last = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
    return row[-1]


def least(text: str, phrase: str) -> int:
    """The least distance of the phrase to any stretch of the text (Sellers 1980)."""
    row = [0] * (len(text) + 1)
    for i, a in enumerate(phrase, 1):
        row, last = [i], row
        for j, b in enumerate(text, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b)))
    return min(row)


@given(LETTERS, st.text(alphabet="abc", min_size=6, max_size=14), st.integers(0, 2))
@example("cabcabc", "abcabcabc", 2)
def test_the_nearest_is_found_if_it_is_near_enough(text: str, phrase: str, most: int) -> None:
    found = near_matches(text, phrase, most, 0, len(text), Budget(10_000))
    nearest = least(text, phrase)
    assert bool(found) == (nearest <= most)
    if found:
        assert min(match.edits for match in found) == nearest
    for match in found:
        assert distance(text[match.start : match.stop], phrase) == match.edits


@given(LETTERS, st.integers(0, 10), st.integers(10, 40))
def test_nothing_outside_the_bounds_is_found(text: str, start: int, stop: int) -> None:
    for match in near_matches(text, "abcabcab", 1, start, min(stop, len(text)), Budget(10_000)):
        assert start <= match.start < match.stop <= stop


def test_a_spent_budget_says_so() -> None:
    budget = Budget(100)
    assert near_matches("abcabcab" * 100, "abcabcab", 1, 0, 800, budget) == []
    assert budget.exhausted
