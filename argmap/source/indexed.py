"""A copy made ready for the search: its running text, the letters of that, and where pages
begin.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from argmap.source.letters import Letters, key_of, letters_of
from argmap.source.near import Budget, Near, near_matches
from argmap.source.negation import WORDS, ends_with_prefix, negated_beside, negates_alike
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
# A copy may say one word thousands of times, and each occurrence is weighed.
MOST_OCCURRENCES = 100


NOTE_LETTERS = 3_000
"""Letters of notes, pictures or tables at most that may stand in the middle of a phrase."""
OMITTED = 3_000
"""Letters at most that a quotation leaves out between two of its parts."""
SURROUNDING_FOR_A_LOST_ONE = 12
"""Words around a phrase are the map's where at most one letter of twelve of them differs."""

NOTES_BEGIN = re.compile(r"\n\s*[\n\d*†‡§]|\f")
LONGEST_NEGATION = max(map(len, WORDS))

OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.)\s*")
"""What a quotation has in the place of what it leaves out."""


class Stretch(NamedTuple):
    """Letters from `start` to `stop`, without what stands in gaps: notes at the foot of a page, or
    what a quotation leaves out.
    """

    start: int
    stop: int
    gaps: tuple[tuple[int, int], ...] = ()
    omits: bool = False
    """Whether the gaps are what a quotation leaves out, not notes."""


@dataclass(frozen=True)
class Indexed:
    """A copy's running text, its letters, and where sentences and words go on after a break."""

    readable: Readable
    letters: Letters
    resumptions: tuple[tuple[int, int], ...]
    """Where a page starts, or a sentence goes on after a blank line; and how far before that the
    rest of it may stand.
    """
    broken_words: tuple[tuple[int, int], ...]
    """Where a word breaks off, and where it goes on."""

    def occurrences(self, phrase: str) -> tuple[Stretch, ...]:
        """Where the phrase stands word for word, in the order of the text; the first hundred."""
        key = letters_of(phrase).key
        if not key:
            return ()
        whole = (Stretch(at, at + len(key)) for at in self._words(key))
        return (
            tuple(islice(whole, MOST_OCCURRENCES))
            or tuple(islice(self._over_notes(key), MOST_OCCURRENCES))
            or tuple(islice(self._in_parts(phrase), MOST_OCCURRENCES))
        )

    def agrees(self, found: Stretch, prefix: str, suffix: str) -> bool:
        """Whether the words just before and after a stretch are these, and nothing beside its words
        negates them; notes may stand between.
        """
        if self._is_negated(found):
            return False
        before, after = len(key_of(prefix)), len(key_of(suffix))
        if self._says(prefix, found.start - before, found.start) and self._says(
            suffix, found.stop, found.stop + after
        ):
            return True
        # What stands in two pieces already is not looked for in three.
        if found.gaps:
            return False
        said = self.letters.key[found.start : found.stop]
        around = (found.start - before, found.stop + after + NOTE_LETTERS)
        return any(
            stretch.start < found.stop and found.start < stretch.stop
            for stretch in self._over_notes(f"{key_of(prefix)}{said}{key_of(suffix)}", around)
        )

    def _is_negated(self, found: Stretch) -> bool:
        """Whether a gap swallows a negation of what stands beside it, or a prefix does before."""
        skipped = self._omitted if found.omits else self._before_notes
        start = self.letters.at[found.start]
        before = self.readable.text[max(0, start - LONGEST_NEGATION) : start]
        return ends_with_prefix(before) or any(
            negated_beside(skipped(cut, resume)) for cut, resume in found.gaps
        )

    def _omitted(self, cut: int, resume: int) -> str:
        """What a quotation leaves out in a gap."""
        return self.readable.text[self.letters.at[cut - 1] + 1 : self.letters.at[resume]]

    def _before_notes(self, cut: int, resume: int) -> str:
        """What stands in a gap before its notes begin: lines that seem to be none."""
        pages, origin, at = self.readable.pages, self.readable.origin, self.letters.at
        return NOTES_BEGIN.split(pages[origin[at[cut - 1]] + 1 : origin[at[resume]]], maxsplit=1)[0]

    def _says(self, words: str, start: int, stop: int) -> bool:
        """Whether these letters are the words, nearly, and negate as they do."""
        from rapidfuzz.distance import Levenshtein

        key = key_of(words)
        start = max(0, start)
        here = self.letters.key[start:stop]
        if here == key:
            return True
        most = len(key) // SURROUNDING_FOR_A_LOST_ONE
        if not here or Levenshtein.distance(key, here, score_cutoff=most) > most:
            return False
        first, last = self._range(start, start + len(here))
        return negates_alike(words, self.readable.text[first:last])

    def is_sure(self, found: Stretch) -> bool:
        """Whether so long a phrase is what is meant even out of the order of the paragraphs, if it
        stands only once.
        """
        return found.stop - found.start >= SURE

    def near(self, phrase: str, around: Neighbours, budget: Budget) -> Stretch | None:
        """The passage that lacks fewest letters of the phrase, among those the order of the
        paragraphs allows.
        """
        wanted = letters_of(phrase)
        key = wanted.key
        if len(key) < SHORTEST_APPROXIMATE:
            return None
        most = len(key) // LETTERS_FOR_A_LOST_ONE
        text = self.letters.key
        start, stop = max(0, around.after + 1), min(len(text), around.before or len(text))
        matches = [
            (match, self._whole_words(match.start, match.stop))
            for match in near_matches(text, key, most, start, stop, budget)
        ]
        matches += self._near_over_breaks(key, most, start, stop, budget)
        same = [
            (match.lost, found)
            for match, found in matches
            if negates_alike(phrase, self._said(self._reaching(found, wanted)))
        ]
        if not same:
            return None
        return min(same, key=lambda match: (match[0], around.distance(match[1].start)))[1]

    def in_text(self, stretch: Stretch) -> list[tuple[int, int]]:
        """The stretch as ranges of the running text, one more than it has gaps."""
        starts = (stretch.start, *(resume for _, resume in stretch.gaps))
        stops = (*(cut for cut, _ in stretch.gaps), stretch.stop)
        ranges = [self._range(start, stop) for start, stop in zip(starts, stops, strict=True)]
        text = self.readable.text
        return [
            (start, stop + (stop < len(text) and text[stop] in HYPHENS))
            for start, stop in ranges[:-1]
        ] + ranges[-1:]

    def _reaching(self, stretch: Stretch, wanted: Letters) -> Stretch:
        """The stretch with what may stand there instead of the phrase's first and last words, where
        it lacks them, and with all of a word that a hyphen parts.
        """
        text, at = self.readable.text, self.letters.at
        start, stop = stretch.start, stretch.stop
        first = wanted.key[: wanted.ends.index(1) + 1]
        last = wanted.key[wanted.starts.rindex(1) :]
        # A tuple, for a string holds the empty one, which stands before the first letter.
        parted = text[at[start] - 1 : at[start]] in tuple(HYPHENS)
        if parted or not self._is_word(first, start):
            start = max(0, start - len(first) - LONGEST_NEGATION)
        parted = text[at[stop - 1] + 1 : at[stop - 1] + 2] in tuple(HYPHENS)
        if parted or not self._is_word(last, stop - len(last)):
            stop = min(len(at), stop + len(last) + LONGEST_NEGATION)
        return self._whole_words(start, stop)._replace(gaps=stretch.gaps)

    def _is_word(self, word: str, at: int) -> bool:
        """Whether a word stands there, and no other."""
        letters = self.letters
        return letters.key.startswith(word, at) and letters.is_words(at, at + len(word))

    def _said(self, stretch: Stretch) -> str:
        """The words of a stretch, one that breaks at a gap put together."""
        parts = [self.readable.text[start:stop] for start, stop in self.in_text(stretch)]
        return "".join(part[:-1] if part[-1] in HYPHENS else f"{part} " for part in parts)

    def _range(self, start: int, stop: int) -> tuple[int, int]:
        text, end = self.readable.text, self.letters.at[stop - 1] + 1
        # An accent that is a character of its own is no letter, but belongs to the last one.
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        return self.letters.at[start], end

    def _words(self, key: str, start: int = 0, stop: int | None = None) -> Iterator[int]:
        """Where these letters stand as whole words."""
        return (
            at
            for at in _finds(self.letters.key, key, start, stop)
            if self.letters.is_words(at, at + len(key))
        )

    def _over_notes(self, key: str, around: tuple[int, int] | None = None) -> Iterator[Stretch]:
        """Where a page starts, or a sentence goes on after a blank line, with the end of the
        phrase, and the rest ends a line before; anywhere, or around some place.
        """
        text = self.letters.key
        first, last = around or (0, len(text))
        some = slice(
            bisect_left(self.resumptions, (first, 0)), bisect_left(self.resumptions, (last, 0))
        )
        # From where the rest begins: there are far fewer such places than ends of lines.
        for resume, earliest in self.resumptions[some]:
            for cut in _finds(key, text[resume : resume + SHORTEST_PART], SHORTEST_PART):
                stop = resume + len(key) - cut
                if not text.startswith(key[cut:], resume) or not self.letters.ends[stop - 1]:
                    continue
                start = text.rfind(key[:cut], earliest, resume)
                if start >= 0 and self.letters.starts[start] and self._ends_line(start + cut):
                    yield Stretch(start, stop, ((start + cut, resume),))

    def _in_parts(self, phrase: str) -> Iterator[Stretch]:
        """Where the parts of a quotation that leaves something out stand, one after the other."""
        keys = [key for part in OMISSION.split(phrase) if (key := letters_of(part).key)]
        if len(keys) < 2:
            return
        for start in self._words(keys[0]):
            stop, gaps = start + len(keys[0]), list[tuple[int, int]]()
            for key in keys[1:]:
                resume = next(self._words(key, stop, stop + OMITTED + len(key)), None)
                if resume is None:
                    break
                gaps.append((stop, resume))
                stop = resume + len(key)
            else:
                yield Stretch(start, stop, tuple(gaps), omits=True)

    def _near_over_breaks(
        self, key: str, most: int, start: int, stop: int, budget: Budget
    ) -> Iterator[tuple[Near, Stretch]]:
        """What lacks few letters of the phrase where a word of it breaks off, and goes on below."""
        text, reach = self.letters.key, len(key) + most
        for cut, resume in self.broken_words:
            first, last = max(start, cut - reach), min(stop, resume + reach)
            if first >= cut or last <= resume:
                continue
            # As if the notes were not there; then the places after the cut are moved back.
            joined = text[first:cut] + text[resume:last]
            skipped = resume - cut
            for match in near_matches(joined, key, most, 0, len(joined), budget):
                begin, end = first + match.start, first + match.stop + skipped
                # Else it does not reach over the cut, and was found without this.
                if begin < cut and resume < end:
                    whole = self._whole_words(begin, end)
                    yield match, whole._replace(gaps=((cut, resume),))

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

    def letter(at: int) -> int:
        return bisect_left(letters.at, at)

    pages_at = [letter(start) for start in readable.page_starts]
    resumptions = {(page, before) for before, page in pairwise((0, *pages_at))} | {
        (letter(at), max(0, letter(at) - NOTE_LETTERS)) for at in readable.resumptions
    }
    broken = tuple((letter(cut), letter(resume)) for cut, resume in readable.broken_words)
    return Indexed(readable, letters, tuple(sorted(resumptions)), broken)


def _finds(text: str, part: str, start: int, stop: int | None = None) -> Iterator[int]:
    at = text.find(part, start, stop) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1, stop)
