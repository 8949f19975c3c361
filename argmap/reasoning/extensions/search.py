"""Labellings of a part as models of clauses: one incremental SAT solver, with loop clauses added as
they are needed.

A node is IN, OUT or neither. In an *admissible* labelling IN and OUT are justified; in a *complete*
one what can be justified is labelled too; a *total* one leaves nothing undecided. Clark's
completion alone would let statements support each other in a circle: a model that does is refuted
by the clauses of that loop (Lin and Zhao 2004; for three values Przymusinski 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from argmap.reasoning.dependencies import components
from argmap.reasoning.extensions.undecided_parts import Part
from argmap.reasoning.sat import solve

Clause = list[int]


class Kind(Enum):
    """Which labellings are the models."""

    ADMISSIBLE = "admissible"
    COMPLETE = "complete"
    TOTAL = "total"


class Search:
    """The labellings of a part.

    `holds[x]` and `falls[x]` are the literals that say that x is IN, or OUT.
    """

    def __init__(self, part: Part, kind: Kind) -> None:
        from pysat.solvers import Cadical153

        m = part.size
        self.part = part
        self.kind = kind
        self.holds = list(range(1, m + 1))
        self.falls = (
            [-x for x in self.holds] if kind is Kind.TOTAL else list(range(m + 1, 2 * m + 1))
        )
        self.top = 2 * m
        self.solver: Any = Cadical153()
        self.model: Sequence[int] = ()
        self._encode()

    def add(self, clause: Clause) -> None:
        """Add a clause for good."""
        self.solver.add_clause(clause)

    def fix(self, inside: Iterable[int]) -> None:
        """Let nodes be IN for good: what holds for good is simplified, what is only assumed is
        not.
        """
        for x in inside:
            self.add([self.holds[x]])

    def new(self) -> int:
        """A fresh variable."""
        self.top += 1
        return self.top

    def solve(
        self, assumptions: Sequence[int] = (), some: Sequence[int] | None = None
    ) -> list[int] | None:
        """The nodes that are IN in a labelling under assumptions and, for this call, one of the
        literals `some`.

        Raises `KeyboardInterrupt`.
        """
        if some is not None and not some:
            return None
        wanted = list(assumptions)
        if some is not None:
            # A clause for one call: a solver cannot take one away, but the clause is met for good
            # once its switch is given up.
            switch = self.new()
            self.add([-switch, *some])
            wanted.append(switch)
        found = self._solve_founded(wanted)
        if some is not None:
            self.add([-switch])
        return found

    def true(self, literal: int) -> bool:
        """Whether the last labelling has a literal."""
        return (self.model[abs(literal) - 1] > 0) == (literal > 0)

    def covered(self, literals: Iterable[int], assumptions: Sequence[int] = ()) -> set[int]:
        """Those of the literals that some labelling has."""
        left = dict.fromkeys(literals)
        found: set[int] = set()
        while self.solve(assumptions, some=list(left)) is not None:
            # Each labelling takes out all that it has, so that there are fewer calls than literals.
            new = [literal for literal in left if self.true(literal)]
            found.update(new)
            for literal in new:
                del left[literal]
        return found

    def grow(self, inside: list[int], *, once: bool = False) -> list[int]:
        """The IN of a labelling with as much IN as can be, above an admissible one; `once` takes
        the first step alone.
        """
        while True:
            inside, possible = self.part.close(inside)
            held = set(inside)
            # What more can stand rests on something that is attacked and newly spared.
            undecided = [
                self.holds[x]
                for x, flag in enumerate(possible)
                if flag and x not in held and self.part.attackers[x]
            ]
            more = self.solve([self.holds[x] for x in inside], some=undecided)
            if more is None:
                return inside
            if once:
                return self.part.close(more)[0]
            inside = more

    def hit(self, attackers: Sequence[int]) -> tuple[int, int]:
        """Two literals: that an attacker is IN, and that all are OUT."""
        # One direction is enough: they are only ever demanded (Plaisted and Greenbaum 1986).
        struck, spared = self.new(), self.new()
        self.add([-struck, *(self.holds[o] for o in attackers)])
        for o in attackers:
            self.add([-spared, self.falls[o]])
        return struck, spared

    def _solve_founded(self, assumptions: Sequence[int]) -> list[int] | None:
        m = self.part.size
        while solve(self.solver, assumptions):
            self.model = self.solver.get_model()
            inside = [x for x, value in enumerate(self.model[:m]) if value > 0]
            loops = self._loops() if self.part.circular else []
            if not loops:
                return inside
            # There can be exponentially many (Lin and Zhao 2004): those that come up are added.
            for clause in loops:
                self.add(clause)
        return None

    def _loops(self) -> list[Clause]:
        """The clauses that refute circles of support in the last model."""
        held = {x for x in self.part.circular if self.true(self.holds[x])}
        clauses = list(self._loop_clauses(held, self.holds))
        # Only a complete one must have such a circle OUT: an admissible one may leave it undecided,
        # and a total one knows no third.
        if self.kind is Kind.COMPLETE:
            possible = {x for x in self.part.circular if not self.true(self.falls[x])}
            clauses += self._loop_clauses(possible, [-literal for literal in self.falls])
        return clauses

    def _loop_clauses(self, members: set[int], literals: list[int]) -> Iterator[Clause]:
        """For each innermost circle among nodes without ground outside themselves: it needs support
        from without.
        """
        part = self.part
        unfounded = self._unfounded(members, literals)

        def needs(x: int) -> list[int]:
            every = (*part.needs[x], *(part.supports[x] or ()))
            return [y for y in every if y in unfounded]

        for circle in map(frozenset, components(unfounded, needs)):
            # An outer circle is refuted once the inner ones that it rests on are.
            if any(y not in circle for x in circle for y in needs(x)):
                continue
            heads = [x for x in circle if x < part.statements]
            outside = [
                literals[r]
                for x in heads
                for r in part.supports[x] or ()
                if circle.isdisjoint(part.needs[r])
            ]
            for x in heads:
                yield [-literals[x], *outside]

    def _unfounded(self, members: set[int], literals: list[int]) -> set[int]:
        """The circular nodes among those whose literals are true that nothing outside themselves
        supports.
        """
        part = self.part
        unfounded = set(members)
        waiting = {x: sum(y in members for y in part.needs[x]) for x in members}
        ready = [
            x
            for x in members
            if not waiting[x]
            and (
                x >= part.statements
                or any(self.true(literals[r]) and r not in members for r in part.supports[x] or ())
            )
        ]
        for x in ready:
            if x not in unfounded:
                continue
            unfounded.discard(x)
            for y in part.uses[x]:
                if y in unfounded:
                    waiting[y] -= 1
                    if waiting[y] <= 0:
                        ready.append(y)
        return unfounded

    def _encode(self) -> None:
        add, holds, falls, part = self.solver.add_clause, self.holds, self.falls, self.part
        # In a total labelling what is not OUT is IN: the clauses that justify OUT force IN too.
        both = self.kind is Kind.COMPLETE
        for x, attackers in enumerate(part.attackers):
            up, down = holds[x], falls[x]
            if down != -up:
                add([-up, -down])
            for o in attackers:
                add([-up, falls[o]])
                if both:
                    add([down, -holds[o]])
            struck = [holds[o] for o in attackers]
            supports = part.supports[x]
            if supports is None:
                for y in part.needs[x]:
                    add([-up, holds[y]])
                    if both:
                        add([down, -falls[y]])
                add([-down, *(falls[y] for y in part.needs[x]), *struck])
                if both:
                    add([up, *(-holds[y] for y in part.needs[x]), *(-falls[o] for o in attackers)])
                continue
            add([-up, *(holds[r] for r in supports)])
            # One name for all attackers: their literals would else be copied into a clause for each
            # support.
            if len(struck) > 1 and len(supports) > 1:
                named = self.new()
                add([-named, *struck])
                struck = [named]
            for r in supports:
                add([-down, falls[r], *struck])
                if both:
                    add([up, -holds[r], *(-falls[o] for o in attackers)])
            if both:
                add([down, *(-falls[r] for r in supports)])
