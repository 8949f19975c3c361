"""Families of sets as zero-suppressed diagrams (Minato 1993): listed smallest first, then alphabetically.

A set is an integer. The alphabetically first element has the highest bit, so that of two sets of one size the larger integer
comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from argmap.reasoning.scenarios.budget import Clock, OutOfTime
from argmap.reasoning.scenarios.diagrams import Table


class Family:
    """The sets that the paths of a diagram describe: the elements whose literal is true on the way."""

    def __init__(self, table: Table, bits: Mapping[int, int], signs: Mapping[int, bool]) -> None:
        self.bits = [0, 0]
        self.without = [0, 1]
        self.having = [0, 0]
        self.sizes = [0, 1]  # A bit for each size that a set of the family has.
        number = [0, 1]
        for variable, low, high in zip(table.variable, table.low, table.high, strict=True):
            absent, present = (low, high) if signs[variable] else (high, low)
            number.append(self._node(bits[variable], number[absent], number[present]))
        self.root = number[table.root]

    def _node(self, bit: int, absent: int, present: int) -> int:
        if not present:
            return absent
        self.bits.append(bit)
        self.without.append(absent)
        self.having.append(present)
        self.sizes.append(self.sizes[absent] | self.sizes[present] << 1)
        return len(self.bits) - 1

    def listed(self, limit: int | None, clock: Clock) -> Iterator[int]:
        """The sets in their order, as far as the limit goes. Raises `OutOfTime`."""
        sizes = self.sizes[self.root]
        for size in range(sizes.bit_length()):
            if sizes >> size & 1:
                found = self._of_size(size, limit, clock)
                yield from found
                if limit is not None:
                    limit -= len(found)
                    if limit <= 0:
                        return

    def _of_size(self, size: int, limit: int | None, clock: Clock) -> list[int]:
        """The first sets of one size, from the leaves up. Raises `OutOfTime`.

        Adding one element to two sets of a size keeps their order, so that two sorted lists are merged at each node.
        """
        wanted: list[set[int]] = [set() for _ in self.bits]
        wanted[self.root].add(size)
        for node in range(self.root, 1, -1):
            for k in wanted[node]:
                if self.sizes[self.without[node]] >> k & 1:
                    wanted[self.without[node]].add(k)
                if k and self.sizes[self.having[node]] >> (k - 1) & 1:
                    wanted[self.having[node]].add(k - 1)
        found: list[dict[int, list[int]]] = [{}, {0: [0]}]
        for node in range(2, self.root + 1):
            if clock.over:
                raise OutOfTime
            lists = {}
            for k in wanted[node]:
                bit = self.bits[node]
                absent = found[self.without[node]].get(k, [])
                present = [bit | rest for rest in found[self.having[node]].get(k - 1, [])]
                lists[k] = list(islice(sorted(absent + present, reverse=True), limit))
            found.append(lists)
        return found[self.root].get(size, [])
