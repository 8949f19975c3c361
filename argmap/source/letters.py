"""A text as its letters and digits alone, which a key phrase is looked for in.

Spaces, line ends, hyphens, dashes, quotation marks, ligatures, capitals and accents are where one
copy of a text differs from another; none of them is kept, so none of them has to be guessed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
# The number of a note, glued to the word or the punctuation that it follows.
NOTE_ON_WORD = re.compile(r"([^\W\d_]+)\d{1,3}")
# After a letter alone: the digits of 1,000 and 3.5 are no notes.
NOTE_ON_MARK = re.compile(r"[^\W\d_][.,;:!?…)\]\"'”’»]{1,3}\d{1,3}(?!\w|[.,]\d)")
NOTE_IN_BRACKETS = re.compile(r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
# Scripts that are written without spaces: a word may start at any of their letters.
WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True)
class Letters:
    """The letters of a text.

    `at` gives the place of each in the text; `starts` and `ends` are 1 where a word starts or ends.
    """

    key: str
    at: array[int]
    starts: bytearray
    ends: bytearray

    def is_words(self, start: int, stop: int) -> bool:
        """Whether these letters are whole words."""
        return bool(self.starts[start] and self.ends[stop - 1])


def letters_of(text: str) -> Letters:
    """The letters and digits of a text, in compatibility form (NFKD) without marks, capitals and
    the numbers of notes.
    """
    key: list[str] = []
    at, starts, ends = array("I"), bytearray(), bytearray()
    notes = _notes(text)
    for word in WORD.finditer(text):
        start, stop = word.span()
        if start in notes:
            continue
        if (
            stop - start > 1
            and text[stop - 1].isdigit()
            and (named := NOTE_ON_WORD.fullmatch(word[0]))
        ):
            stop = start + len(named[1])
        written = text[start:stop]
        if written.isascii():
            key.append(written.lower())
            at.extend(range(start, stop))
            inside = bytes(stop - start - 1)
            starts += b"\1" + inside
            ends += inside + b"\1"
            continue
        folded, places, alone = _folded(written, start)
        if folded:
            key.append(folded)
            at.extend(places)
            starts += b"\1" + alone[1:]
            ends += alone[:-1] + b"\1"
    return Letters("".join(key), at, starts, ends)


def key_of(phrase: str) -> str:
    """The letters of a phrase."""
    return letters_of(phrase).key


def _notes(text: str) -> frozenset[int]:
    """Where the number of a note starts."""
    on_marks = (
        match.end() - len(re.search(r"\d+$", match[0])[0])  # type: ignore[index]
        for match in NOTE_ON_MARK.finditer(text)
    )
    in_brackets = (
        match.start() + number.start()
        for match in NOTE_IN_BRACKETS.finditer(text)
        for number in re.finditer(r"\d+", match[0])
    )
    return frozenset((*on_marks, *in_brackets))


def _folded(word: str, start: int) -> tuple[str, list[int], bytearray]:
    """A word's letters, their places, and which of them are words by themselves."""
    folded: list[str] = []
    places: list[int] = []
    alone = bytearray()
    for index, character in enumerate(word):
        if unicodedata.category(character) == "No":  # Superior figures: the number of a note.
            continue
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", character).casefold() if c.isalnum()
        )
        folded.append(plain)
        # A ligature is one character of the text, and several letters.
        places += [start + index] * len(plain)
        alone += bytes([WITHOUT_SPACES.match(character) is not None]) * len(plain)
    return "".join(folded), places, alone
