"""The chain of spans is the heaviest there is, by trying them all."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from argmap.source.order import neighbours_of, spans_in_order

PLACES = st.lists(st.integers(0, 30), max_size=3, unique=True).map(sorted)
PARAGRAPHS = st.lists(st.dictionaries(st.sampled_from("pqr"), PLACES, max_size=2), max_size=4)
Paragraphs = list[dict[str, list[int]]]


def weight(paragraphs: Paragraphs, chosen: dict[int, tuple[int, int]]) -> float:
    return sum(
        1 / len(places)
        for index, (first, last) in chosen.items()
        for places in paragraphs[index].values()
        if any(first <= place <= last for place in places)
    )


def heaviest(paragraphs: Paragraphs) -> float:
    """The weight of the best way to take for each phrase an occurrence or none."""
    phrases = [(index, places) for index, held in enumerate(paragraphs) for places in held.values()]
    best = 0.0
    for taken in product(*([None, *places] for _, places in phrases)):
        pairs = [
            (index, place, len(places))
            for (index, places), place in zip(phrases, taken, strict=True)
            if place is not None
        ]
        if all(a < b for i, a, _ in pairs for j, b, _ in pairs if i < j):
            best = max(best, sum(1 / times for *_, times in pairs))
    return best


@given(PARAGRAPHS)
def test_the_chain_is_the_heaviest(paragraphs: Paragraphs) -> None:
    spans = spans_in_order(paragraphs)
    assert abs(weight(paragraphs, dict(spans)) - heaviest(paragraphs)) < 1e-9
    ordered = [spans[index] for index in sorted(spans)]
    assert all(a.last < b.first for a, b in pairwise(ordered))


def test_a_phrase_is_expected_between_its_neighbours() -> None:
    paragraphs = [{"a": [100]}, {"b": [50, 210, 290]}, {"c": [300]}]
    spans = {0: spans_in_order(paragraphs)[0], 2: spans_in_order(paragraphs)[2]}
    around = neighbours_of(1, "b", paragraphs, spans)
    assert [place for place in (50, 210, 290, 310) if around.allow(place)] == [210, 290]
    assert around.expected == 200


def test_a_phrase_that_occurs_once_outweighs_two_that_occur_three_times_each() -> None:
    """The later paragraph's phrases all stand before the earlier one's: one of the two is wrong."""
    sure = {"once": [100]}
    common = {"p": [10, 20, 30], "q": [11, 21, 31]}
    assert spans_in_order([sure, common]) == {0: (100, 100)}
    # Each occurs twice: together they weigh as much as what occurs once, and a third decides.
    pairs = {"p": [10, 20], "q": [11, 21], "r": [12, 22]}
    assert spans_in_order([sure, pairs]).keys() == {1}
