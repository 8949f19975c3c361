"""Choices from several sources, one from each, without running a source further than is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class _Source(Generic[T]):
    """The items of an iterator, kept as they come."""

    def __init__(self, items: Iterator[T]) -> None:
        self.items = items
        self.kept: list[T] = []

    def has(self, place: int) -> bool:
        while len(self.kept) <= place:
            try:
                self.kept.append(next(self.items))
            except StopIteration:
                return False
        return True


def product(iterators: Sequence[Iterator[T]]) -> Iterator[tuple[T, ...]]:
    """Every choice of one item from each; the last source moves fastest.

    Nothing where a source is empty.
    """
    # `itertools.product` would first read each of them to its end.
    sources = [_Source(items) for items in iterators]
    if not all(source.has(0) for source in sources):
        return
    places = [0] * len(sources)
    while True:
        yield tuple(source.kept[place] for source, place in zip(sources, places, strict=True))
        for i in reversed(range(len(sources))):
            places[i] += 1
            if sources[i].has(places[i]):
                break
            places[i] = 0
        else:
            return
