"""A solver for each semantics on one part: its extensions, and whether some or each of them has a
literal.

A *literal* says that a node is IN or OUT: a pair of the node and a label. Extensions are sorted
lists of the nodes that are IN. Sources: Dung 1995 (complete, preferred, stable, grounded); Caminada
2006 (semi-stable); Dung, Mancarella and Toni 2007 (ideal); Thimm, Cerutti and Vallati 2021
(skeptical preferred without maximising).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property

from argmap.reasoning.extensions.search import Kind, Search
from argmap.reasoning.extensions.undecided_parts import Part
from argmap.reasoning.grounded import IN

Found = list[int]
Literal = tuple[int, int]


class Solver(ABC):
    """One semantics on one part."""

    # Stable and semi-stable are not: a circle elsewhere may rule extensions out (Baroni and
    # Giacomin 2007).
    directional = False
    """Whether acceptance of a node hangs on what lies upstream of it alone."""

    def __init__(self, part: Part) -> None:
        self.part = part

    @abstractmethod
    def extensions(self) -> Iterator[Found]:
        """Every extension once."""

    @abstractmethod
    def having(self, literal: Literal) -> Found | None:
        """An extension in which a node has a label, if there is one."""

    @abstractmethod
    def lacking(self, literal: Literal) -> Found | None:
        """An extension in which a node does not have a label, if there is one."""

    def in_every(self, literal: Literal) -> bool:
        """Whether a node has a label in each extension."""
        return self.lacking(literal) is None

    def widened(self, inside: Found) -> Found:
        """An extension of the part from one of what some node of it hangs on (directional
        semantics).
        """
        raise NotImplementedError


def _in(search: Search, literal: Literal) -> int:
    x, held = literal
    return search.holds[x] if held == IN else search.falls[x]


def _has(part: Part, found: Found, literal: Literal) -> bool:
    x, held = literal
    return x in found if held == IN else not part.gamma(found)[x]


class Complete(Solver):
    """What is IN or OUT is just what is justified."""

    directional = True

    @cached_property
    def search(self) -> Search:
        """The admissible labellings: each lies within a complete one."""
        return Search(self.part, Kind.ADMISSIBLE)

    def extensions(self) -> Iterator[Found]:
        """Every extension once."""
        search = Search(self.part, Kind.COMPLETE)
        while (found := search.solve()) is not None:
            inside = set(found)
            yield found
            # This set alone: others lie within it and around it. What is IN tells complete
            # labellings apart (Caminada 2006).
            search.add([-v if x in inside else v for x, v in enumerate(search.holds)])

    def having(self, literal: Literal) -> Found | None:
        """An extension in which the literal is true."""
        found = self.search.solve([_in(self.search, literal)])
        return None if found is None else self.part.close(found)[0]

    def lacking(self, literal: Literal) -> Found | None:
        """The grounded one, which decides nothing here."""
        return []

    def widened(self, inside: Found) -> Found:
        """An extension of the whole part."""
        return self.part.close(inside)[0]


class Preferred(Solver):
    """Complete with as much IN as can be."""

    directional = True

    @cached_property
    def search(self) -> Search:
        """The admissible labellings: each lies within a preferred one."""
        return Search(self.part, Kind.ADMISSIBLE)

    def extensions(self) -> Iterator[Found]:
        """Every extension once."""
        search = Search(self.part, Kind.ADMISSIBLE)
        while (found := search.solve()) is not None:
            found = search.grow(found)
            yield found
            inside = set(found)
            # The next must have something that this one lacks: a set within it is not greatest.
            search.add([v for x, v in enumerate(search.holds) if x not in inside])

    def having(self, literal: Literal) -> Found | None:
        """An extension in which the literal is true."""
        found = self.search.solve([_in(self.search, literal)])
        return None if found is None else self.search.grow(found)

    def lacking(self, literal: Literal) -> Found | None:
        """An extension that happens to lack it, else a refutation, grown.

        That an extension is a greatest one takes a proof as hard as that no admissible set has the
        literal, and often implies it: so one is grown before the latter is asked, unless the first
        set that comes up has the literal already.
        """
        # At first a solver that is thrown away afterwards, so that the start may be fixed for good.
        once = "search" not in vars(self)
        search = Search(self.part, Kind.ADMISSIBLE) if once else self.search
        start = search.grow([], once=True)
        if not _has(self.part, start, literal):
            if once:
                search.fix(start)
            start = search.grow(start)
            if not _has(self.part, start, literal):
                return start
        found = self._refutation(literal, start)
        return None if found is None else self.search.grow(found)

    def in_every(self, literal: Literal) -> bool:
        """Whether a node has a label in each extension: no refutation need be grown."""
        return self._refutation(literal) is None

    def _refutation(self, literal: Literal, support: Found | None = None) -> Found | None:
        """An admissible set that fits with no admissible set that has the literal (`support` is one
        where it is known).

        Each set that has it asks the next candidate to attack it: a preferred set that attacks none
        of them has it too.
        """
        search = self.search
        wanted = _in(search, literal)
        support = support if support is not None else search.solve([wanted])
        if support is None:
            # No admissible set has it, so that any is a refutation.
            return []
        x, held = literal
        # A set that decides against it fits with none that decides for it.
        contrary = search.solve([search.falls[x] if held == IN else search.holds[x]])
        if contrary is not None:
            return contrary
        # The demands on the candidate are switched on by one variable, so that the same solver can
        # look for sets that need not meet them.
        asked = search.new()
        while True:
            search.add([-asked, *(search.falls[y] for y in support)])
            candidate = search.solve([asked, -wanted])
            if candidate is None:
                return None
            support = search.solve([wanted, *(search.holds[y] for y in candidate)])
            if support is None:
                return candidate

    def widened(self, inside: Found) -> Found:
        """An extension of the whole part."""
        return self.search.grow(inside)


class Stable(Solver):
    """Nothing undecided. There may be none."""

    @cached_property
    def search(self) -> Search:
        """The stable labellings."""
        return Search(self.part, Kind.TOTAL)

    def extensions(self) -> Iterator[Found]:
        """Every extension once."""
        search = Search(self.part, Kind.TOTAL)
        while (found := search.solve()) is not None:
            yield found
            inside = set(found)
            # No stable set lies within another.
            search.add([v for x, v in enumerate(search.holds) if x not in inside])

    def having(self, literal: Literal) -> Found | None:
        """An extension in which the literal is true."""
        return self.search.solve([_in(self.search, literal)])

    def lacking(self, literal: Literal) -> Found | None:
        """An extension in which it is not."""
        return self.search.solve([-_in(self.search, literal)])


class SemiStable(Solver):
    """Complete with as few undecided attacks as can be: range by range."""

    def ranges(self, search: Search) -> Iterator[list[int]]:
        """Every greatest set of targets that can be decided together, as literals to assume."""
        rows = [row for row in self.part.attackers if row] + list(self.part.watched)
        decided = [search.new() for _ in rows]
        for variable, row in zip(decided, rows, strict=True):
            search.add([-variable, *search.hit(row)])
        # All can be decided at once: then there are stable labellings, and no range is greater.
        if search.solve(decided) is not None:
            yield decided
            return
        while (found := search.solve()) is not None:
            while found is not None:
                # Not read off the model, where a variable may be false although its target is
                # decided.
                reach = self._reach(found, rows, decided)
                chosen = set(reach)
                found = search.solve(reach, some=[v for v in decided if v not in chosen])
            yield reach
            # The next range must have something that this one lacks: a smaller one is not greatest.
            search.add([v for v in decided if v not in chosen])

    def _reach(self, found: Found, rows: list[tuple[int, ...]], decided: list[int]) -> list[int]:
        inside, possible = self.part.close(found)
        held = set(inside)
        return [
            variable
            for variable, row in zip(decided, rows, strict=True)
            if any(o in held for o in row) or not any(possible[o] for o in row)
        ]

    def extensions(self) -> Iterator[Found]:
        """Every extension once."""
        search = Search(self.part, Kind.ADMISSIBLE)
        for reach in self.ranges(search):
            while (found := search.solve(reach)) is not None:
                inside = self.part.close(found)[0]
                yield inside
                held = set(inside)
                # Semi-stable sets are preferred (Caminada 2006): none lies within another.
                search.add([v for x, v in enumerate(search.holds) if x not in held])

    def having(self, literal: Literal) -> Found | None:
        """An extension in which the literal is true."""
        search = Search(self.part, Kind.ADMISSIBLE)
        for reach in self.ranges(search):
            found = search.solve([*reach, _in(search, literal)])
            if found is not None:
                return self.part.close(found)[0]
        return None

    def lacking(self, literal: Literal) -> Found | None:
        """Within a greatest range what is not labelled is labelled otherwise or undecided: both
        lack it.
        """
        # Complete, for an admissible set may lack what every extension around it has.
        search = Search(self.part, Kind.COMPLETE)
        for reach in self.ranges(search):
            found = search.solve([*reach, -_in(search, literal)])
            if found is not None:
                return found
        return None


class Ideal(Solver):
    """The greatest complete set within each preferred one: admissible, and attacked by no
    admissible set.
    """

    directional = True

    def extensions(self) -> Iterator[Found]:
        """The one there is."""
        yield self.extension

    @cached_property
    def extension(self) -> Found:
        """What grows where every target of what some admissible set holds is kept from standing."""
        search = Search(self.part, Kind.ADMISSIBLE)
        for o in search.covered(
            v for v, targets in zip(search.holds, self.part.targets, strict=True) if targets
        ):
            for x in self.part.targets[o - 1]:
                search.add([-search.holds[x]])
        # Such sets fit together, so that growing ends in the same one by whatever steps.
        return search.grow([])

    def having(self, literal: Literal) -> Found | None:
        """An extension in which the literal is true."""
        found = self.extension
        return found if _has(self.part, found, literal) else None

    def lacking(self, literal: Literal) -> Found | None:
        """An extension in which it is not."""
        found = self.extension
        return None if _has(self.part, found, literal) else found

    def widened(self, inside: Found) -> Found:
        """An extension of the whole part."""
        return self.extension


SOLVERS: Mapping[str, type[Solver]] = {
    "complete": Complete,
    "preferred": Preferred,
    "stable": Stable,
    "semi-stable": SemiStable,
    "ideal": Ideal,
}
