"""Families of sets as zero-suppressed diagrams (Minato 1993): listed smallest first, then
alphabetically.

A set is an integer with a bit for each element that not all sets have. The alphabetically first
element has the highest bit, so that of two sets of one size the larger integer comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import getitem
from typing import Any, Generic, TypeVar

from argmap.reasoning.progress import OutOfTime
from argmap.reasoning.scenarios.budget import Clock
from argmap.reasoning.scenarios.diagrams import Table

BATCH = 4096
Element = TypeVar("Element", bound=tuple[Any, ...])


class Family(Generic[Element]):
    """The sets that the paths of a diagram describe: the elements whose literal is true on the way.

    `elements` and `signs` are those of each variable.
    """

    def __init__(
        self, table: Table, elements: Mapping[int, Element], signs: Mapping[int, bool]
    ) -> None:
        self.variables = [-1, -1]
        self.without = [0, 1]
        self.having = [0, 0]
        self.sizes = [0, 1]  # A bit for each size that a set of the family has.
        self.counts = [0, 1]  # A digit for each size: how many sets have it.
        self.common = [-1, 0]  # A bit for each variable whose element is in all sets.
        self.digit = len(elements) + 1
        number = [0, 1]
        for variable, low, high in zip(table.variable, table.low, table.high, strict=True):
            absent, present = (low, high) if signs[variable] else (high, low)
            number.append(self._node(variable, number[absent], number[present]))
        self.root = number[table.root]
        last_first = sorted(
            set(self.variables[2:]), key=lambda variable: elements[variable], reverse=True
        )
        common = self.common[self.root]
        self.elements = Elements(
            (elements[variable], not common >> variable & 1) for variable in last_first
        )
        bits = dict(zip(last_first, self.elements.bits, strict=True))
        self.bits = [bits.get(variable, 0) for variable in self.variables]

    def _node(self, variable: int, absent: int, present: int) -> int:
        # Zero-suppressed: an element that no set has takes no node.
        if not present:
            return absent
        self.variables.append(variable)
        self.without.append(absent)
        self.having.append(present)
        self.sizes.append(self.sizes[absent] | self.sizes[present] << 1)
        self.counts.append(self.counts[absent] + (self.counts[present] << self.digit))
        self.common.append(self.common[absent] & (self.common[present] | 1 << variable))
        return len(self.variables) - 1

    def listed(self, limit: int | None, clock: Clock) -> Iterator[tuple[Element, ...]]:
        """The sets in their order, as far as the limit goes. Raises `OutOfTime`."""
        return self.elements.of(chain.from_iterable(self._numbers(limit, clock)))

    def _numbers(self, limit: int | None, clock: Clock) -> Iterator[list[int]]:
        """The sets of each size in their order."""
        for sizes in self._batches():
            done = 0
            if limit is None:
                for many in self._steps(sizes):  # Of a size with very many, the first come soon.
                    [first] = self._of_sizes(sizes, many, clock).values()
                    yield sorted(first, reverse=True)[done:many]
                    done = many
            found = self._of_sizes(sizes, limit, clock)
            for size in sorted(found):
                some = sorted(found[size], reverse=True)
                yield some[done:limit]
                if limit is not None:
                    limit -= len(some)
                    if limit <= 0:
                        return

    def _steps(self, sizes: int) -> Iterator[int]:
        """How many sets to list first, where a batch has far more than that (it is then of one
        size).
        """
        if not sizes:
            return
        count = (
            self.counts[self.root] >> (sizes.bit_length() - 1) * self.digit & (1 << self.digit) - 1
        )
        many = 4 * BATCH
        while many * 8 < count:
            yield many
            many *= 16

    def _batches(self) -> Iterator[int]:
        """All sizes, smallest first: as many at a time as have few sets together, so that the first
        come soon.
        """
        batch, many = 0, 0
        for size in range(self.sizes[self.root].bit_length()):
            count = self.counts[self.root] >> size * self.digit & (1 << self.digit) - 1
            if batch and many + count > BATCH:
                yield batch
                batch, many = 0, 0
            batch |= (count > 0) << size
            many += count
        yield batch

    def _of_sizes(self, sizes: int, limit: int | None, clock: Clock) -> dict[int, list[int]]:
        """The sets of some sizes (a bit for each), from the leaves up; of each size at most the
        first so many.

        Adding one element to two sets of a size keeps their order: the first of a node are among
        the first of its children. Raises `OutOfTime`.
        """
        wanted = [0] * len(self.bits)
        wanted[self.root] = sizes
        # Children have smaller numbers: all that lead to a node come before it.
        for node in range(self.root, 1, -1):
            without, having = self.without[node], self.having[node]
            wanted[without] |= wanted[node] & self.sizes[without]
            wanted[having] |= wanted[node] >> 1 & self.sizes[having]
        found: list[dict[int, list[int]]] = [{}, {0: [0]}]
        for node in range(2, self.root + 1):
            if clock.over:
                raise OutOfTime
            lists: dict[int, list[int]] = {}
            if wanted[node]:
                bit = self.bits[node]
                for k, present in found[self.having[node]].items():
                    if wanted[node] >> k + 1 & 1:
                        lists[k + 1] = [bit | rest for rest in present] if bit else present
                for k, absent in found[self.without[node]].items():
                    if wanted[node] >> k & 1:
                        lists[k] = absent + lists[k] if k in lists else absent
                if limit is not None:
                    lists = {k: sorted(some, reverse=True)[:limit] for k, some in lists.items()}
            found.append(lists)
        return found[self.root]


class Elements(Generic[Element]):
    """Elements with a bit each, the lowest for the first, but none for those that are in all sets.

    Sets list their elements from the last to the first. They are read byte by byte, each value of a
    byte once for all sets that have it.
    """

    def __init__(self, elements: Iterable[tuple[Element, bool]]) -> None:
        """Elements, and whether they are in some sets only."""
        self.bits: list[int] = []
        bytes: list[list[tuple[Element, int]]] = [[]]
        varying = 0
        for element, varies in elements:
            place, bit = divmod(varying, 8)
            if varies and place == len(bytes):
                bytes.append([])
            bytes[-1].append((element, varies << bit))
            self.bits.append(varies << varying)
            varying += varies
        self.bytes = [_Byte(byte[::-1]) for byte in reversed(bytes)]

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[Element, ...]]:
        """The elements of each set."""
        size, read = len(self.bytes), self.bytes
        return (sum(map(getitem, read, number.to_bytes(size, "big")), ()) for number in numbers)


class _Byte(dict[int, tuple[Element, ...]]):
    """The elements of each value of one byte, made when asked for."""

    def __init__(self, elements: list[tuple[Element, int]]) -> None:
        self.elements = elements

    def __missing__(self, value: int) -> tuple[Element, ...]:
        made = tuple(element for element, bit in self.elements if not bit or value & bit)
        self[value] = made
        return made
