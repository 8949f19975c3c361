"""Minimal sets without diagrams: smallest first, by a SAT solver that proposes and grounded
labellings that judge.

A proposal that fails is generalized to a few fixed choices which fail already whatever the others
are (the bounds tell), and ruled out with them; one that succeeds is minimal, since all smaller ones
are out. So every set found is right at once, and when the solver has no proposal left, none is
missing (implicit hitting sets: Reiter 1987; Ignatiev et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.reasoning.grounded import Label
from argmap.reasoning.progress import OutOfTime, tell
from argmap.reasoning.sat import solve
from argmap.reasoning.scenarios.bounds import Bounds, Position
from argmap.reasoning.scenarios.budget import Clock

if TYPE_CHECKING:
    from pysat.solvers import Solver

Labels = frozenset[Label]


class _Proposals:
    """Sets over so many elements, smallest first, under clauses (element i is the literal i +
    1).
    """

    def __init__(self, count: int) -> None:
        from pysat.card import ITotalizer
        from pysat.solvers import Solver

        self.count = count
        self.solver = Solver(name="cadical153")
        self.totalizer = (
            ITotalizer(lits=list(range(1, count + 1)), ubound=1, top_id=count) if count else None
        )
        self._add_counter()
        self.size = 0

    def _add_counter(self, since: int = 0) -> None:
        if self.totalizer:
            for clause in self.totalizer.cnf.clauses[since:]:
                self.solver.add_clause(clause)

    def rule_out(self, clause: Iterable[int]) -> None:
        """Add a clause that every set must meet."""
        self.solver.add_clause(list(clause))

    def next(self) -> frozenset[int] | None:
        """A smallest set that meets all clauses, `None` where there is none."""
        while self.size < self.count:
            assert self.totalizer
            if self.size >= self.totalizer.ubound:
                self.totalizer.increase(ubound=min(2 * self.size + 1, self.count))
                # Where no clause is new, -0 would take all of them again.
                self._add_counter(-self.totalizer.nof_new or len(self.totalizer.cnf.clauses))
            if solve(self.solver, [-self.totalizer.rhs[self.size]]):
                return self._model()
            # Once all sets are ruled out, the sizes that are left need not be gone through.
            if not solve(self.solver):
                return None
            self.size += 1
        return self._model() if solve(self.solver) else None

    def _model(self) -> frozenset[int]:
        model = set(self.solver.get_model() or ())
        return frozenset(i for i in range(self.count) if i + 1 in model)

    def close(self) -> None:
        """Free the solver."""
        self.solver.delete()


class Search:
    """Searches in one space for one statement node.

    `at_hand` is the position of each choice, `relevant` those that matter.
    """

    def __init__(self, bounds: Bounds, node: int, relevant: Sequence[int], clock: Clock) -> None:
        self.bounds = bounds
        self.node = node
        self.at_hand = bounds.space.at_hand
        self.relevant = relevant
        self.clock = clock
        self.judged = 0

    def changes(self, wanted: Labels) -> Iterator[frozenset[int]]:
        """The minimal sets of choices whose change gives the node one of the wanted labels.

        Raises `OutOfTime` when the time is over.
        """
        proposals = _Proposals(len(self.relevant))
        try:
            while (proposed := proposals.next()) is not None:
                changed = frozenset(self.relevant[i] for i in proposed)
                positions = self._changed(changed)
                if self._possible(positions) <= wanted:
                    yield changed
                    # Whatever contains it is not minimal.
                    proposals.rule_out(-i - 1 for i in proposed)
                    continue
                cause = self._cause(positions, frozenset(Label) - wanted, first=changed)
                proposals.rule_out(
                    -i - 1 if choice in changed else i + 1
                    for i, choice in enumerate(self.relevant)
                    if choice in cause
                )
        finally:
            proposals.close()

    def keeps(self, verdict: Labels) -> Iterator[frozenset[int]]:
        """The minimal sets of choices that fix the label at hand whatever the others are (prime
        implicants).

        Raises `OutOfTime` when the time is over.
        """
        from pysat.solvers import Solver

        proposals = _Proposals(len(self.relevant))
        others = Solver(name="cadical153")  # Literal i + 1: the relevant choice i is changed.
        try:
            while (proposed := proposals.next()) is not None:
                change = self._counterexample(others, proposed, verdict)
                if change is None:
                    yield frozenset(self.relevant[i] for i in proposed)
                    proposals.rule_out(-i - 1 for i in proposed)
                else:
                    proposals.rule_out(
                        i + 1 for i, choice in enumerate(self.relevant) if choice in change
                    )
        finally:
            proposals.close()
            others.delete()

    def _counterexample(
        self, others: Solver, kept: frozenset[int], verdict: Labels
    ) -> frozenset[int] | None:
        """A small change beside the kept choices that gives another label; `None` where there is
        none.
        """
        fixed: list[Position] = [None] * len(self.at_hand)
        for i in kept:
            fixed[self.relevant[i]] = self.at_hand[self.relevant[i]]
        if self._possible(fixed) <= verdict:
            return None
        while solve(others, [-i - 1 for i in kept]):
            model = set(others.get_model() or ())
            changed = frozenset(choice for i, choice in enumerate(self.relevant) if i + 1 in model)
            positions = self._changed(changed)
            if not self._possible(positions) & verdict:
                return self._smaller(changed, verdict)
            cause = self._cause(positions, verdict, first=changed)
            others.add_clause(
                [
                    -i - 1 if choice in changed else i + 1
                    for i, choice in enumerate(self.relevant)
                    if choice in cause
                ]
            )
        return None

    def _smaller(self, changed: frozenset[int], verdict: Labels) -> frozenset[int]:
        """Part of a change that still gives another label."""
        for choice in sorted(changed):
            fewer = changed - {choice}
            if not self._possible(self._changed(fewer)) & verdict:
                changed = fewer
        return changed

    def _cause(
        self, positions: Sequence[Position], labels: Labels, first: frozenset[int]
    ) -> set[int]:
        """A few choices whose positions leave the node only these labels; `first` are freed
        first.
        """
        remaining = list(positions)

        # Freed in blocks, halved where they cannot be: a small cause is found by few labellings.
        def free(block: Sequence[int]) -> None:
            tried = [(choice, remaining[choice]) for choice in block]
            for choice in block:
                remaining[choice] = None
            if self._possible(remaining) <= labels:
                return
            for choice, position in tried:
                remaining[choice] = position
            if len(block) > 1:
                free(block[: len(block) // 2])
                free(block[len(block) // 2 :])

        order = (
            [c for c in self.relevant if c in first],
            [c for c in self.relevant if c not in first],
        )
        for block in order:
            if block:
                free(block)
        return {choice for choice in self.relevant if remaining[choice] is not None}

    def _changed(self, changed: frozenset[int]) -> list[Position]:
        return [position is not (i in changed) for i, position in enumerate(self.at_hand)]

    def _possible(self, positions: Sequence[Position]) -> Labels:
        if self.clock.over:
            raise OutOfTime
        tell("searching: {} proposals judged", self.judged)
        self.judged += 1
        return self.bounds.of(positions).possible(self.node)
