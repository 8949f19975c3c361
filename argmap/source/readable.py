"""A copy's pages as one text to read: no page furniture, lines joined, hyphens mended; each
character knows where it was.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

EDGE_LINES = 3
"""How many lines at each end of a page may be furniture: running heads, page numbers, notices."""
LONGEST_FURNITURE = 120
# Looked for at the ends of lines alone: in a line of thousands of letters `LAST_WORD` takes the
# square of its length.
LONGEST_WORD = 80
SHORT_LINE = 0.8
"""A line that ends a sentence and is shorter than this share of a full line ends its paragraph."""

HYPHENS = "-\u2010\u00ad"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# What is not seen, and would steer how the rest is shown: controls, zero widths, marks of
# direction.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
MARKS = 12
"""More marks than this do not end a sentence."""
NOTE_LINES = 40
"""So many lines of notes, pictures or tables at most may stand in the middle of a word."""
SENTENCE_END = re.compile(r"[.?!:;。？！؟۔]['\"’”»)\]\d]*$")
NUMBER = re.compile(r"\d+|^[ivxlc]{1,7}\b|\b[ivxlc]{1,7}$")
START_NUMBER = re.compile(r"\W{0,3}(\d{1,4})\b(?![.,]\d)")
END_NUMBER = re.compile(r"\b(\d{1,4})\W{0,3}$")
PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p|seite|s)\.? *)?\d{1,4}(?: *(?:/|of|von) *\d{1,4})?[\W_]*", re.IGNORECASE
)
BULLET = re.compile(r"[-–•*·] ")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST_WORD = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)[{HYPHENS}]$")


class Line(NamedTuple):
    """A line of a page without the spaces around it; `start` is its place in the page's text."""

    page: int
    start: int
    text: str
    after_blank: bool


@dataclass(frozen=True)
class Readable:
    """Running text, its paragraphs parted by newlines.

    `origin` gives the place of each character in `pages`.
    """

    text: str
    origin: array[int]
    pages: str
    """The pages as the copy has them, parted by form feeds; then their footnotes."""
    starts: tuple[int, ...]
    """The place at which each page starts, then each page's footnotes."""
    count: int
    """The number of pages."""
    resumptions: tuple[int, ...]
    """Where in `text` a line goes on with a sentence after a blank line or on a new page."""
    broken_words: tuple[tuple[int, int], ...]
    """Where a word breaks off with a hyphen, and where it goes on after a note or a picture."""

    def page_of(self, index: int) -> int:
        """The page (0 is the first) that a character of `text` stands on."""
        return self.part_of(index) % self.count

    def offset_of(self, index: int) -> int:
        """Where on its page a character of `text` stands, counted in characters of the page's text
        (or of its footnotes).
        """
        return self.origin[index] - self.starts[self.part_of(index)]

    def part_of(self, index: int) -> int:
        """The page, or the footnotes of a page counted on from the last page, that a character
        stands in.
        """
        return bisect_right(self.starts, self.origin[index]) - 1

    def parted(self, index: int, following: int) -> bool:
        """Whether a line ends between two characters of `text`, in the copy."""
        return (
            re.search("[\n\f]", self.pages[self.origin[index] : self.origin[following]]) is not None
        )

    @cached_property
    def page_starts(self) -> tuple[int, ...]:
        """Where in `text` each page begins that follows another (furniture left aside)."""
        return tuple(
            found
            for found in (_first_at_least(self.origin, start) for start in self.starts[1:])
            if found < len(self.text)
        )


def make_readable(pages: Sequence[str], footnotes: Sequence[str] = ()) -> Readable:
    """The running text of pages, then that of their footnotes (one string for each page, where they
    are given).
    """
    parts = (*pages, *footnotes)
    starts = tuple(accumulate((len(part) + 1 for part in parts[:-1]), initial=0))
    lines = _without_furniture([_lines(number, page) for number, page in enumerate(pages)])
    lines += (
        line for number, part in enumerate(footnotes, len(pages)) for line in _lines(number, part)
    )
    full = _full_line(lines)
    hyphens = _Hyphens(lines)
    text: list[str] = []
    # Four bytes a character: a copy may have millions of them.
    origin = array("I")

    def put(written: str, place: int) -> None:
        text.append(written)
        origin.extend([place] * len(written))

    before: Line | None = None
    breaks = _Breaks()
    for line in lines:
        place = starts[line.page] + line.start
        if before is not None:
            joint = hyphens.joint(before.text, line.text)
            breaks.look(before, line, len(origin), joined=joint is not None)
            if joint is None:
                notes = line.page != before.page and line.page >= len(pages)
                put("\n" if notes or _starts_paragraph(before, line, full) else " ", place)
            elif joint == "":
                removed = text.pop()
                kept = removed.rstrip(HYPHENS)
                del origin[len(origin) - (len(removed) - len(kept)) :]
                text.append(kept)
        # Most lines of an English text: one by one its characters take many times as long.
        if PLAIN.fullmatch(line.text):
            text.append(line.text)
            origin.extend(range(place, place + len(line.text)))
        else:
            _put_slowly(line.text, place, put)
        before = line
    return Readable(
        "".join(text),
        origin,
        "\f".join(parts),
        starts,
        len(pages),
        tuple(breaks.resumptions),
        tuple(breaks.broken_words),
    )


@dataclass
class _Breaks:
    """Where sentences and words break off between lines, and go on further below."""

    resumptions: list[int] = field(default_factory=list)
    broken_words: list[tuple[int, int]] = field(default_factory=list)
    _broken: int | None = None
    _lines: int = 0

    def look(self, before: Line, line: Line, at: int, *, joined: bool) -> None:
        """Look at two lines that follow each other; `at` is the end of the first in the text."""
        self._lines += 1
        if not joined and LAST_WORD.search(before.text[-LONGEST_WORD:]):
            self._broken, self._lines = at, 0
        goes_on = line.text[0].islower() and (line.after_blank or line.page != before.page)
        if joined or not goes_on:
            return
        self.resumptions.append(at + 1)
        if self._broken is not None and self._lines <= NOTE_LINES:
            self.broken_words.append((self._broken, at + 1))
            self._broken = None


def _put_slowly(text: str, place: int, put: Callable[[str, int], None]) -> None:
    space = False
    last = len(text) - 1
    for index, character in enumerate(text):
        if character.isspace():
            space = True
            continue
        if UNSEEN.match(character) and not (index == last and character in HYPHENS):
            continue
        put((" " if space else "") + LIGATURES.get(character, character), place + index)
        space = False


def _lines(number: int, page: str) -> list[Line]:
    lines, start, blank = [], 0, False
    for whole in page.split("\n"):
        text = whole.strip()
        if text:
            lines.append(Line(number, start + whole.index(text), text, blank))
        blank = not text
        start += len(whole) + 1
    return lines


def _without_furniture(pages: Sequence[list[Line]]) -> list[Line]:
    """The lines that are text.

    Furniture stands at the edge of several pages, alike but for its numbers, or begins or ends with
    the page's number; or it stands on half of the pages, wherever. In a text that knows no pages it
    may stand anywhere: there, only what has a number and recurs is taken for it.
    """
    if len(pages) == 1:
        seen = Counter(_likeness(line.text) for line in pages[0])
        return [
            line
            for line in pages[0]
            if not PAGE_NUMBER.fullmatch(line.text)
            and not ("#" in _likeness(line.text) and seen[_likeness(line.text)] > 2)
        ]
    edges = [{*lines[:EDGE_LINES], *lines[-EDGE_LINES:]} for lines in pages]
    alike = _pages_with_likeness(edges)
    numbered = Counter(
        shift for edge in edges for shift in {shift for line in edge for shift in _shifts(line)}
    )
    # Even and odd pages may have heads of their own: of five pages two have the even one.
    enough = 2 if len(pages) < 6 else 3

    def is_furniture(line: Line) -> bool:
        return _is_short(line) and (
            alike[_likeness(line.text)] >= enough
            or any(numbered[shift] >= enough for shift in _shifts(line))
        )

    feet = _feet_between_columns(pages)
    return [
        line
        for lines in pages
        for line in _peeled(lines, is_furniture)
        if not (_is_short(line) and _likeness(line.text) in feet)
    ]


def _feet_between_columns(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What stands on half of the pages, hardly ever twice on one: programs that take columns one by
    one put feet between them.
    """
    lines = Counter(_likeness(line.text) for lines in pages for line in lines)
    often = max(3, len(pages) / 2)
    return frozenset(
        likeness
        for likeness, count in _pages_with_likeness(pages).items()
        if count >= max(often, lines[likeness] * 0.8)
    )


def _is_short(line: Line) -> bool:
    # A foot may be set wide: its spaces do not make it long.
    return len(" ".join(line.text.split())) < LONGEST_FURNITURE


def _pages_with_likeness(pages: Sequence[Collection[Line]]) -> Counter[str]:
    """On how many pages a line stands, or one that differs in its numbers."""
    return Counter(
        likeness for lines in pages for likeness in {_likeness(line.text) for line in lines}
    )


def _peeled(lines: list[Line], is_furniture: Callable[[Line], bool]) -> list[Line]:
    first, last = 0, len(lines)
    while first < min(EDGE_LINES, last) and is_furniture(lines[first]):
        first += 1
    fewest = len(lines) - EDGE_LINES
    while last > max(first, fewest) and is_furniture(lines[last - 1]):
        last -= 1
    return lines[first:last]


def _shifts(line: Line) -> set[int]:
    """By how much a number at an end of a line differs from the count of its page: the same for all
    page numbers.
    """
    found = (END_NUMBER.search(line.text), START_NUMBER.match(line.text))
    return {int(match[1]) - line.page for match in found if match}


def _likeness(text: str) -> str:
    """What furniture has in common from page to page."""
    return NUMBER.sub("#", " ".join(text.casefold().split()))


def _full_line(lines: Sequence[Line]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    # Not the longest: a single overlong line would make all others short.
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _starts_paragraph(before: Line, line: Line, full: float) -> bool:
    """A blank line, or a last line that stops short; but where a sentence runs on, a page ended or
    a picture stood between.
    """
    ended = SENTENCE_END.search(before.text[-MARKS:]) is not None
    if line.text[0].islower() or before.text[-1] in HYPHENS + ",":
        return False
    if (line.after_blank and line.page == before.page) or (ended and BULLET.match(line.text)):
        return True
    return ended and len(before.text) < SHORT_LINE * full


class _Hyphens:
    """Whether a hyphen at the end of a line belongs to its word: the words of the text itself
    tell.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word.casefold() for line in self._lines for word in WORD.findall(line.text)
        )

    def joint(self, line: str, following: str) -> str | None:
        """What stands between two lines that a hyphen joins: a hyphen or nothing; None where no
        hyphen joins them.

        The empty string asks to take the hyphen away, which stays otherwise.
        """
        if line[-1] not in HYPHENS:
            return None
        head, tail = LAST_WORD.search(line[-LONGEST_WORD:]), WORD.match(following[:LONGEST_WORD])
        if not head or not tail:
            return None
        # A soft hyphen is only ever there because the word breaks.
        if line[-1] == "\u00ad":
            return ""
        first, second = head[1].casefold(), tail[0].casefold()
        whole = first + second in self._words
        parted = f"{first}-{second}" in self._words
        # The text does not tell. Before a capital the hyphen is more likely the word's own.
        if whole == parted:
            return "" if following[0].islower() else "-"
        return "" if whole else "-"


def _first_at_least(places: array[int], place: int) -> int:
    return bisect_right(places, place - 1)
