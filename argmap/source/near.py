"""Where a phrase stands nearly: with at most so many letters added, left out or replaced."""

from __future__ import annotations

from typing import NamedTuple

FINDING = 10
"""To find a piece of a phrase costs as much as to compare so many letters."""


class Near(NamedTuple):
    """A stretch of a text and its edit distance to the phrase."""

    edits: int
    start: int
    stop: int


class Budget:
    """How many letters may still be compared; a text that takes more is left unfinished, and said to be."""

    def __init__(self, letters: int) -> None:
        self.letters = letters
        self.exhausted = False

    def take(self, letters: int) -> bool:
        """Whether so many more may be compared."""
        self.letters -= letters
        self.exhausted |= self.letters < 0
        return not self.exhausted


def near_matches(text: str, phrase: str, most: int, start: int, stop: int, budget: Budget) -> list[Near]:
    """The best match of each neighbourhood in `text[start:stop]` within `most` edits, in the order of the text.

    Of a phrase cut into `most + 1` pieces at least one stands unchanged in any such match (Wu and Manber 1992); only around
    such pieces, distances are computed (Myers 1999).
    """
    found: list[Near] = []
    for first, last in _neighbourhoods(text, phrase, most, start, stop, budget):
        if not budget.take(last - first):
            break
        edits, end = _nearest_end(text[first:last], phrase)
        if edits <= most:
            # The match read backwards ends where it starts.
            _, length = _nearest_end(text[first : first + end][::-1], phrase[::-1], edits)
            found.append(Near(edits, first + end - length, first + end))
    return found


def _neighbourhoods(text: str, phrase: str, most: int, start: int, stop: int, budget: Budget) -> list[tuple[int, int]]:
    size = len(phrase) // (most + 1)
    spans: set[tuple[int, int]] = set()
    for place in range(0, size * (most + 1), size):
        piece = phrase[place : place + size]
        at = text.find(piece, start, stop)
        while at >= 0 and budget.take(FINDING):
            first = at - place - most
            spans.add((max(start, first), min(stop, first + len(phrase) + 2 * most)))
            at = text.find(piece, at + 1, stop)
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _nearest_end(text: str, phrase: str, enough: int = -1) -> tuple[int, int]:
    """The least edit distance of the phrase to any stretch of the text, and where the first such stretch ends.

    Myers 1999, "A fast bit-vector algorithm for approximate string matching": a column of the table is two integers. The
    search ends at a distance of `enough`.
    """
    masks: dict[str, int] = {}
    for index, letter in enumerate(phrase):
        masks[letter] = masks.get(letter, 0) | 1 << index
    top = 1 << len(phrase) - 1
    ones = (top << 1) - 1
    rises, falls, distance = ones, 0, len(phrase)
    best, end = distance, 0
    for index, letter in enumerate(text, 1):
        equal = masks.get(letter, 0)
        diagonal = ((((equal & rises) + rises) ^ rises) | equal | falls) & ones
        across_up = falls | (ones & ~(diagonal | rises))
        across_down = rises & diagonal
        distance += bool(across_up & top) - bool(across_down & top)
        across_up <<= 1
        rises = ((across_down << 1) | ~(diagonal | across_up)) & ones
        falls = across_up & diagonal & ones
        if distance < best:
            best, end = distance, index
            if best <= enough:
                break
    return best, end
