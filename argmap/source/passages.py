"""The passages of a copy that a map's statements point to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal, NamedTuple, TypedDict

from argmap.model import ArgumentMap, Place
from argmap.model.order import reading_order
from argmap.source.copies import Copy
from argmap.source.indexed import Indexed, Stretch, index_copy
from argmap.source.near import Budget
from argmap.source.order import (
    Neighbours,
    Paragraph,
    Quotation,
    Span,
    neighbours_of,
    spans_in_order,
    sure_spans,
)
from argmap.source.surroundings import surroundings

SEARCHED = 20_000_000
"""Letters that the search for approximate passages may go through: some tenths of a second, or
seconds in the worst of texts.
"""
DOUBTFUL = 10
"""A copy that holds less than one passage of ten is probably another text."""
CLEARLY = 3
"""Of several occurrences the nearest to where it is expected is taken for sure where the next is so
many times as far.
"""


class Status(Enum):
    """How surely a passage was found."""

    FOUND = "found"
    """Word for word, where the order of the paragraphs puts it, or too long to stand elsewhere by
    chance.
    """
    APPROXIMATE = "approximate"
    """Some of its letters differ."""
    AMBIGUOUS = "ambiguous"
    """The phrase is there, more than once or out of the order of the paragraphs; what is shown is
    the likeliest.
    """
    DIFFERING = "differing"
    """The phrase is there, and the words around it are not those that the map says, or a negation
    is among what it leaves out.
    """
    MISSING = "missing"


StatusName = Literal["found", "approximate", "ambiguous", "differing", "missing"]


class PassageValues(TypedDict):
    """A passage as JSON has it."""

    paragraph: str
    phrase: str
    status: StatusName
    page: int | None
    before: str
    text: str
    after: str


@dataclass(frozen=True)
class Passage:
    """A passage of the copy, as plain text: what goes before, the words that the phrase names, what
    comes after.

    `page` counts from 1 (None where the file knows no pages). `start` and `stop` are offsets in the
    text of the pages where the passage starts and stops. A missing passage has neither.
    """

    statement: str
    place: Place
    status: Status
    page: int | None = None
    before: str = ""
    text: str = ""
    after: str = ""
    start: int | None = None
    stop: int | None = None

    def as_values(self) -> PassageValues:
        """Where the map puts it, how surely it was found, and its text, as JSON values."""
        return {
            "paragraph": self.place.paragraph,
            "phrase": self.place.phrase,
            "status": self.status.value,
            "page": self.page,
            "before": self.before,
            "text": self.text,
            "after": self.after,
        }


@dataclass(frozen=True)
class Report:
    """Which passages of a map a copy holds, in the order of the map's statements."""

    copy: Copy
    passages: tuple[Passage, ...]
    complete: bool
    """False where the search for approximate passages was ended before it had looked everywhere."""

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many passages were found how."""
        return {status: sum(p.status is status for p in self.passages) for status in Status}

    @property
    def is_doubtful(self) -> bool:
        """Whether so few passages are in the copy that it is probably another text."""
        held = len(self.passages) - self.counts[Status.MISSING]
        return 0 < held < len(self.passages) / DOUBTFUL

    @property
    def holds_any(self) -> bool:
        """Whether the copy holds any of the passages."""
        return self.counts[Status.MISSING] < len(self.passages)

    def of(self, statement: str) -> tuple[Passage, ...]:
        """The passages of one statement."""
        return self._by_statement.get(statement, ())

    @cached_property
    def _by_statement(self) -> Mapping[str, tuple[Passage, ...]]:
        grouped: dict[str, list[Passage]] = {}
        for passage in self.passages:
            grouped.setdefault(passage.statement, []).append(passage)
        return {statement: tuple(passages) for statement, passages in grouped.items()}


def find_passages(map: ArgumentMap, copy: Copy) -> Report:
    """Look for each statement's passages by key phrase and paragraph.

    A phrase is compared by its letters alone. Where it occurs more than once, the order of the
    paragraphs decides; where it does not occur, a passage that differs in few letters is looked for
    where the order of the paragraphs puts it.
    """
    places = [(s.id, place) for s in map.statements.values() for place in s.places]
    indexed = index_copy(copy.pages, copy.footnotes)
    # One for all passages, so that the whole search is bounded, however many there are.
    budget = Budget(SEARCHED)
    candidates = {place[1:]: _candidates(indexed, place) for _, place in places}
    numbers = sorted({place.paragraph for _, place in places}, key=reading_order)
    phrases: dict[str, dict[Quotation, list[int]]] = {number: {} for number in numbers}
    for _, place in places:
        phrases[place.paragraph][place[1:]] = [
            found.start for found in candidates[place[1:]].agreeing
        ]
    paragraphs = [phrases[number] for number in numbers]
    around = _around(paragraphs, sure_spans(paragraphs, spans_in_order(paragraphs)))
    rank = {number: index for index, number in enumerate(numbers)}
    passages = []
    for statement, place in places:
        neighbours, turn = around[rank[place.paragraph], place[1:]]
        status, stretch = _choose(indexed, place, candidates[place[1:]], neighbours, turn, budget)
        passages.append(_shown(statement, place, status, stretch, indexed, copy.paged))
    return Report(copy, tuple(passages), not budget.exhausted)


class _Candidates(NamedTuple):
    """Where a phrase occurs, and where also the words around it are those that the map says."""

    occurrences: Sequence[Stretch]
    agreeing: Sequence[Stretch]


def _candidates(indexed: Indexed, place: Place) -> _Candidates:
    found = indexed.occurrences(place.phrase)
    agreeing = [at for at in found if indexed.agrees(at, place.prefix, place.suffix)]
    return _Candidates(found, agreeing)


class _Turn(NamedTuple):
    """Of how many paragraphs with one phrase and the same neighbours, in their order, this is
    which.
    """

    which: int
    times: int


def _around(
    paragraphs: Sequence[Paragraph], spans: Mapping[int, Span]
) -> Mapping[tuple[int, Quotation], tuple[Neighbours, _Turn]]:
    """What surrounds each phrase of each paragraph."""
    around = {
        (rank, phrase): neighbours_of(rank, phrase, paragraphs, spans)
        for rank, phrases in enumerate(paragraphs)
        for phrase in phrases
    }
    alike: dict[tuple[object, ...], list[int]] = {}
    for (rank, phrase), (after, before, *_) in around.items():
        alike.setdefault((phrase, after, before), []).append(rank)
    return {
        (rank, phrase): (
            found,
            _Turn((ranks := alike[phrase, found.after, found.before]).index(rank), len(ranks)),
        )
        for (rank, phrase), found in around.items()
    }


def _choose(
    indexed: Indexed,
    place: Place,
    candidates: _Candidates,
    around: Neighbours,
    turn: _Turn,
    budget: Budget,
) -> tuple[Status, Stretch | None]:
    """The occurrence that is meant, and how sure that is."""
    if candidates.agreeing:
        said = bool(place.prefix or place.suffix)
        return _choose_by_order(indexed, candidates.agreeing, around, turn, alone_is_sure=said)
    if candidates.occurrences:
        _, likeliest = _choose_by_order(indexed, candidates.occurrences, around, turn)
        return Status.DIFFERING, likeliest
    near = indexed.near(place.phrase, around, budget)
    if near is None:
        return Status.MISSING, None
    agrees = indexed.agrees(near, place.prefix, place.suffix)
    return Status.APPROXIMATE if agrees else Status.DIFFERING, near


def _choose_by_order(
    indexed: Indexed,
    occurrences: Sequence[Stretch],
    around: Neighbours,
    turn: _Turn,
    *,
    alone_is_sure: bool = False,
) -> tuple[Status, Stretch]:
    """The occurrence that is meant, and how sure that is.

    Of several that the order allows: the one whose turn it is where as many paragraphs want the
    phrase, else the nearest to where the neighbours put it, which is sure where no other is nearly
    as near.
    """
    allowed = [found for found in occurrences if around.allow(found.start)]
    alone = len(occurrences) == 1 and (alone_is_sure or indexed.is_sure(occurrences[0]))
    if len(allowed) == 1 or alone:
        return Status.FOUND, (allowed or occurrences)[0]
    if len(allowed) == turn.times:
        return Status.FOUND, allowed[turn.which]
    candidates = sorted(allowed or occurrences, key=lambda found: around.distance(found.start))
    # A lone candidate is its own rival, and so never sure by its distance.
    nearest, next_best = (around.distance(found.start) for found in (candidates * 2)[:2])
    sure = bool(allowed) and (around.at_edge or nearest < next_best / CLEARLY)
    return Status.FOUND if sure else Status.AMBIGUOUS, candidates[0]


def _shown(
    statement: str,
    place: Place,
    status: Status,
    stretch: Stretch | None,
    indexed: Indexed,
    paged: bool,
) -> Passage:
    if stretch is None:
        return Passage(statement, place, status)
    readable = indexed.readable
    (first, stop), *rest = indexed.in_text(stretch)
    text = " […] ".join(readable.text[a:b].replace("\n", " ") for a, b in ((first, stop), *rest))
    end = rest[-1][1] if rest else stop
    before, after = surroundings(readable.text, first, end)
    page = readable.page_of(first) + 1 if paged else None
    where = (readable.offset_of(first), readable.offset_of(end - 1) + 1)
    return Passage(statement, place, status, page, before, text, after, *where)
