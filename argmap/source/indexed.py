"""A copy made ready for the search: its running text, the letters of that, and where pages
begin.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from argmap.source.letters import Letters, letters_of
from argmap.source.near import Budget, near_matches
from argmap.source.order import Neighbours
from argmap.source.readable import HYPHENS, Readable, make_readable

LETTERS_FOR_A_LOST_ONE = 6
"""A passage is taken for an approximate one where it lacks at most one letter of six of its phrase.
"""
SHORTEST_APPROXIMATE = 12
"""Letters. Of shorter phrases something like them stands in any text."""
SURE = 24
"""Letters. A longer phrase that stands only once in the copy is what is meant, wherever it stands.
"""
SHORTEST_PART = 4
"""Letters of a phrase at the end of a page, and at the start of the next, where notes stand
between.
"""
MOST_OCCURRENCES = 100


class Stretch(NamedTuple):
    """Letters from `start` to `stop`, without what stands from `cut` to `resume` (notes at the foot
    of a page).
    """

    start: int
    stop: int
    cut: int = 0
    resume: int = 0


@dataclass(frozen=True)
class Indexed:
    """A copy's running text, its letters, and the letters that pages begin with."""

    readable: Readable
    letters: Letters
    page_starts: tuple[int, ...]

    def occurrences(self, phrase: str) -> tuple[Stretch, ...]:
        """Where the phrase stands word for word, in the order of the text; the first hundred."""
        key = letters_of(phrase).key
        if not key:
            return ()
        whole = (
            Stretch(at, at + len(key))
            for at in _finds(self.letters.key, key, 0)
            if self.letters.is_words(at, at + len(key))
        )
        return tuple(islice(whole, MOST_OCCURRENCES)) or tuple(
            islice(self._over_notes(key), MOST_OCCURRENCES)
        )

    def is_sure(self, found: Stretch) -> bool:
        """Whether so long a phrase is what is meant even out of the order of the paragraphs, if it
        stands only once.
        """
        return found.stop - found.start >= SURE

    def near(self, phrase: str, around: Neighbours, budget: Budget) -> Stretch | None:
        """The passage that lacks fewest letters of the phrase, among those the order of the
        paragraphs allows.
        """
        key = letters_of(phrase).key
        if len(key) < SHORTEST_APPROXIMATE:
            return None
        most = len(key) // LETTERS_FOR_A_LOST_ONE
        text = self.letters.key
        matches = near_matches(
            text,
            key,
            most,
            max(0, around.after + 1),
            min(len(text), around.before or len(text)),
            budget,
        )
        if not matches:
            return None
        best = min(matches, key=lambda match: (match.lost, around.distance(match.start)))
        return self._whole_words(best.start, best.stop)

    def in_text(self, stretch: Stretch) -> list[tuple[int, int]]:
        """The stretch as one or two ranges of the running text."""
        if stretch.resume:
            (start, stop), rest = (
                self._range(stretch.start, stretch.cut),
                self._range(stretch.resume, stretch.stop),
            )
            return [(start, stop + (self.readable.text[stop] in HYPHENS)), rest]
        return [self._range(stretch.start, stretch.stop)]

    def _range(self, start: int, stop: int) -> tuple[int, int]:
        text, end = self.readable.text, self.letters.at[stop - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        return self.letters.at[start], end

    def _over_notes(self, key: str) -> Iterator[Stretch]:
        """Where a page starts with the end of the phrase, and the rest ends a line of the page
        before.
        """
        text = self.letters.key
        for index, page in enumerate(self.page_starts):
            page_before = self.page_starts[index - 1] if index else 0
            for cut in _finds(key, text[page : page + SHORTEST_PART], SHORTEST_PART):
                stop = page + len(key) - cut
                if not text.startswith(key[cut:], page) or not self.letters.ends[stop - 1]:
                    continue
                start = text.rfind(key[:cut], page_before, page)
                if start >= 0 and self.letters.starts[start] and self._ends_line(start + cut):
                    yield Stretch(start, stop, start + cut, page)

    def _ends_line(self, stop: int) -> bool:
        """Whether the letter before `stop` is the last of its line in the copy."""
        return self.readable.parted(self.letters.at[stop - 1], self.letters.at[stop])

    def _whole_words(self, start: int, stop: int) -> Stretch:
        while start > 0 and not self.letters.starts[start]:
            start -= 1
        while stop < len(self.letters.key) and not self.letters.ends[stop - 1]:
            stop += 1
        return Stretch(start, stop)


def index_copy(pages: Sequence[str], footnotes: Sequence[str] = ()) -> Indexed:
    """Make the pages of a copy ready for the search."""
    readable = make_readable(pages, footnotes)
    letters = letters_of(readable.text)
    return Indexed(
        readable, letters, tuple(bisect_left(letters.at, start) for start in readable.page_starts)
    )


def _finds(text: str, part: str, start: int) -> Iterator[int]:
    at = text.find(part, start) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
