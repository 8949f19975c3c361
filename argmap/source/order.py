"""Which of a phrase's occurrences is meant, by the order of the paragraphs: the heaviest chain that
runs through the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ANCHOR = 4
"""A phrase that occurs more often than this says little about where it is."""
# `_links` tries every pair of them.
CROWDED = 64
"""Positions of one paragraph, beyond which only phrases that occur once are weighed."""


Quotation = tuple[str, ...]
"""A phrase, with the words before and after it where they are said."""
Paragraph = Mapping[Quotation, Sequence[int]]
"""The positions at which each phrase of a paragraph occurs."""


class Span(NamedTuple):
    """Where the passages of one paragraph are taken to stand: positions from `first` to `last`,
    both included.
    """

    first: int
    last: int


class Neighbours(NamedTuple):
    """What the passages around one say of where it stands: after the letter `after`, before
    `before` (None: the end).
    """

    after: int
    before: int | None
    expected: float | None
    at_edge: bool
    """Nothing of the source stands on one side: what is there is front matter (title, contents) or
    back matter (notes).
    """

    def allow(self, place: int) -> bool:
        """Whether the order of the paragraphs allows it to stand there."""
        return self.after < place and (self.before is None or place < self.before)

    def distance(self, place: int) -> float:
        """How far a place is from the expected one."""
        return 0 if self.expected is None else abs(place - self.expected)


class _Link(NamedTuple):
    last: int
    weight: float
    paragraph: int
    first: int
    before: _Link | None


def spans_in_order(paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    """The span of each paragraph (by its index) on the heaviest chain of spans that follow each
    other in the text.

    `paragraphs` are in the order of the source; each gives the positions at which each of its
    phrases occurs. Within a paragraph the phrases may stand in any order. A phrase that occurs n
    times weighs 1/n where its paragraph's span holds it.
    """
    # The chains worth continuing: a later end only ever comes with a greater weight.
    chains: list[_Link] = []
    for index, phrases in enumerate(paragraphs):
        # All links are made before one is kept: no paragraph goes on from itself.
        for found in _links(index, _anchors(phrases), chains):
            _keep(chains, found)
    spans: dict[int, Span] = {}
    link: _Link | None = chains[-1] if chains else None
    while link is not None:
        spans[link.paragraph] = Span(link.first, link.last)
        link = link.before
    return spans


def neighbours_of(
    paragraph: int, phrase: Quotation, paragraphs: Sequence[Paragraph], spans: Mapping[int, Span]
) -> Neighbours:
    """What surrounds a phrase of a paragraph, given the spans of all paragraphs."""
    earlier = max((other for other in spans if other < paragraph), default=None)
    later = min((other for other in spans if other > paragraph), default=None)
    after = -1 if earlier is None else spans[earlier].last
    before = None if later is None else spans[later].first
    beside = [
        places[0]
        for other, places in paragraphs[paragraph].items()
        if other != phrase
        and len(places) == 1
        and after < places[0]
        and (before is None or places[0] < before)
    ]
    if beside:
        return Neighbours(after, before, sum(beside) / len(beside), False)
    if earlier is not None and later is not None and before is not None:
        share = (paragraph - earlier) / (later - earlier)
        return Neighbours(after, before, after + share * (before - after), False)
    if earlier is None and later == paragraph + 1:
        return Neighbours(after, before, before, True)
    if later is None and earlier == paragraph - 1:
        return Neighbours(after, before, after, True)
    return Neighbours(after, before, None, False)


def sure_spans(paragraphs: Sequence[Paragraph], spans: Mapping[int, Span]) -> Mapping[int, Span]:
    """The spans narrowed to the phrases that occur only once, which bound the others; all where
    there is none.
    """
    sure: dict[int, Span] = {}
    for index, (first, last) in spans.items():
        once = [
            places[0]
            for places in paragraphs[index].values()
            if len(places) == 1 and first <= places[0] <= last
        ]
        if once:
            sure[index] = Span(min(once), max(once))
    return sure or spans


def _anchors(phrases: Paragraph) -> Paragraph:
    rare = {phrase: places for phrase, places in phrases.items() if 0 < len(places) <= ANCHOR}
    if sum(map(len, rare.values())) > CROWDED:
        return {phrase: places for phrase, places in rare.items() if len(places) == 1}
    return rare


def _links(index: int, phrases: Paragraph, chains: Sequence[_Link]) -> list[_Link]:
    """All ways to continue a chain by a span of this paragraph."""
    occurrences = sorted((place, phrase) for phrase, places in phrases.items() for place in places)
    links: list[_Link] = []
    for start, (first, _) in enumerate(occurrences):
        before = _ending_before(chains, first)
        weight = before.weight if before else 0.0
        held: set[Quotation] = set()
        for last, phrase in occurrences[start:]:
            # Each phrase is meant once: a second place of it adds no weight.
            if phrase in held:
                continue
            held.add(phrase)
            weight += 1 / len(phrases[phrase])
            links.append(_Link(last, weight, index, first, before))
    return links


def _ending_before(chains: Sequence[_Link], place: int) -> _Link | None:
    at = bisect_left(chains, place, key=lambda link: link.last)
    return chains[at - 1] if at else None


def _keep(chains: list[_Link], link: _Link) -> None:
    at = bisect_left(chains, link.last, key=lambda other: other.last)
    if at and chains[at - 1].weight >= link.weight:
        return
    if at < len(chains) and chains[at].last == link.last and chains[at].weight >= link.weight:
        return
    stop = at
    # A chain that ends later and weighs no more is never worth continuing.
    while stop < len(chains) and chains[stop].weight <= link.weight:
        stop += 1
    chains[at:stop] = [link]
