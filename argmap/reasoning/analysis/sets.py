"""Minimal sets: what would bring a statement down, what would save it, what settles its verdict, where two readers differ.

By diagrams as long as the budget allows, else by search; the answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.errors import ArgmapError
from argmap.model import Scenario, Stance
from argmap.reasoning.analysis.answers import Sets, Switch
from argmap.reasoning.analysis.families import Family
from argmap.reasoning.analysis.search import Search
from argmap.reasoning.grounded import Label, label
from argmap.reasoning.program import Program
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget, OutOfTime
from argmap.reasoning.scenarios.compiled import compiled
from argmap.reasoning.scenarios.diagrams import Diagram, Literal, table
from argmap.reasoning.scenarios.space import Space

STANDS = frozenset({Label.IN})
DOES_NOT_STAND = frozenset({Label.OUT, Label.UNDEC})


def retractions(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
) -> Sets:
    """The minimal sets of granted toggles whose withdrawal makes a statement not stand (no proper subset does).

    `toggles` are the statements granted in the scenario unless they are named; `limit` bounds the number of sets. The
    identifiers must be statements of the map. Raises `ArgmapError` for a limit or budget that is not positive.
    """
    space = Space.of_retractions(program, scenario or Scenario(), toggles)
    return _Question(space, statement, limit, budget).changes(DOES_NOT_STAND)


def restorations(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
) -> Sets:
    """The minimal sets of changes that make a statement stand: granting what the map gives, withdrawing what is granted.

    `toggles` are statements that may be granted besides. Otherwise as `retractions`.
    """
    space = Space.of_restorations(program, scenario or Scenario(), toggles)
    return _Question(space, statement, limit, budget).changes(STANDS)


def reasons(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
) -> Sets:
    """The sufficient reasons of a verdict: minimal sets of toggles whose positions fix it whatever the others are.

    They are the prime implicants that agree with the scenario. Otherwise as `retractions`.
    """
    space = Space.of_toggles(program, scenario or Scenario(), toggles)
    return _Question(space, statement, limit, budget).keeps()


def cruxes(
    program: Program,
    statement: str,
    mine: Scenario,
    theirs: Scenario,
    *,
    limit: int | None = None,
    budget: Budget | None = None,
) -> tuple[Label, Label, Sets]:
    """My verdict, theirs, and the minimal sets of statements on which adopting their stance turns mine into theirs.

    Otherwise as `retractions`.
    """
    space = Space.of_readers(program, mine, theirs)
    other = Label(label(program, program.stances_in(theirs)).labels[program.index[statement]])
    sets = _Question(space, statement, limit, budget).changes(frozenset({other}))
    return sets.label, other, sets


class _Question:
    """One question for minimal sets in a space."""

    def __init__(self, space: Space, statement: str, limit: int | None, budget: Budget | None) -> None:
        if limit is not None and limit < 1:
            raise ArgmapError(f"a limit of {limit} sets leaves nothing to say", mend="give a limit of 1 or more")
        budget = budget or Budget()
        self.space = space
        self.statement = statement
        self.node = space.program.index[statement]
        self.limit = limit
        self.clock = budget.start()
        self.scenarios = compiled(space, budget)
        self.label = Label(label(space.program, space.stances).labels[self.node])

    def changes(self, wanted: frozenset[Label]) -> Sets:
        """The minimal changes that give the statement a wanted label."""
        choices, at_hand = self.space.choices, self.space.at_hand
        switched = [choice.off if on else choice.on for choice, on in zip(choices, at_hand, strict=True)]
        return self._answer(switched, self._changes_by_diagram, Search.changes, wanted)

    def keeps(self) -> Sets:
        """The minimal sets of choices that fix the label at hand."""
        kept = [self.space.stances[choice.node] for choice in self.space.choices]
        return self._answer(kept, self._keeps_by_diagram, Search.keeps, frozenset({self.label}))

    def _changes_by_diagram(self, where: Diagram, choices: list[int]) -> Iterator[frozenset[int]]:
        literals = self.scenarios.literals(choices, changed=True)
        return self._listed(self.scenarios.diagrams.upward(where, literals, self.clock), choices, literals)

    def _keeps_by_diagram(self, where: Diagram, choices: list[int]) -> Iterator[frozenset[int]]:
        literals = self.scenarios.literals(choices, changed=False)
        return self._listed(self.scenarios.diagrams.steadfast(where, literals, self.clock), choices, literals)

    def _listed(self, upward: Diagram, choices: list[int], literals: list[Literal]) -> Iterator[frozenset[int]]:
        """The minimal sets of true literals, in their order."""
        diagrams = self.scenarios.diagrams
        least = table(diagrams, diagrams.minimal(upward, literals, self.clock), self.clock)
        alphabetical = sorted(choices, key=self.space.names.__getitem__, reverse=True)
        bits = {self.scenarios.variable[choice]: 1 << i for i, choice in enumerate(alphabetical)}
        family = Family(least, bits, dict(literals))
        limit = self.limit and self.limit + 1
        return (
            frozenset(choice for i, choice in enumerate(alphabetical) if found >> i & 1)
            for found in family.listed(limit, self.clock)
        )

    def _answer(
        self,
        stances: Sequence[Stance],
        by_diagram: Callable[[Diagram, list[int]], Iterator[frozenset[int]]],
        by_search: Callable[[Search, frozenset[Label]], Iterator[frozenset[int]]],
        labels: frozenset[Label],
    ) -> Sets:
        """The sets that one of the two ways finds, with the stances that their statements have in them."""
        names, found, why = self.space.names, list[tuple[Switch, ...]](), ""
        try:
            for chosen in self._found(by_diagram, by_search, labels):
                if self.limit is not None and len(found) == self.limit:
                    why = f"there are more than the {self.limit} asked for"
                    break
                found.append(tuple(sorted((names[i], stances[i]) for i in chosen)))
        except OutOfTime:
            why = self.clock.why
        except KeyboardInterrupt:
            why = "interrupted"
        return Sets(self.statement, self.label, tuple(found), not why, why)

    def _found(
        self,
        by_diagram: Callable[[Diagram, list[int]], Iterator[frozenset[int]]],
        by_search: Callable[[Search, frozenset[Label]], Iterator[frozenset[int]]],
        labels: frozenset[Label],
    ) -> Iterator[frozenset[int]]:
        try:
            where = self.scenarios.labelled(self.node, labels, self.clock)
            return by_diagram(where, self.scenarios.influencing(self.node))
        except BeyondBudget:
            search = Search(self.scenarios.bounds, self.node, self.scenarios.influencing(self.node), self.clock)
            return self._in_order(by_search(search, labels))

    def _in_order(self, found: Iterator[frozenset[int]]) -> Iterator[frozenset[int]]:
        """Sets that come smallest first, those of one size alphabetically; where the time ends, what there is of a size."""
        some: list[frozenset[int]] = []
        try:
            for chosen in found:
                if some and len(chosen) > len(some[0]):
                    yield from self._sorted(some)
                    some = []
                some.append(chosen)
        except (OutOfTime, KeyboardInterrupt):
            yield from self._sorted(some)
            raise
        yield from self._sorted(some)

    def _sorted(self, some: list[frozenset[int]]) -> list[frozenset[int]]:
        return sorted(some, key=lambda chosen: sorted(self.space.names[i] for i in chosen))
