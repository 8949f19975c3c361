"""Minimal sets: what would bring a statement down, what would save it, what settles its verdict,
where two readers differ.

By diagrams as long as the budget allows, else by search; the answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from argmap.errors import ArgmapError
from argmap.model import Scenario
from argmap.reasoning.analysis.answers import Cruxes, Sets, Switch
from argmap.reasoning.analysis.search import Search
from argmap.reasoning.analysis.set_families import Family
from argmap.reasoning.grounded import Label, label
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, OutOfTime, tell
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget, Clock
from argmap.reasoning.scenarios.compiled import compiled
from argmap.reasoning.scenarios.diagrams import Diagram, Diagrams, Literal, table
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
    """The minimal sets of granted toggles whose withdrawal makes a statement not stand (no proper
    subset does).

    `toggles` are the statements granted in the scenario unless they are named; `limit` bounds the
    number of sets. The identifiers must be statements of the map. Raises `ArgmapError` for a limit
    or budget that is not positive.
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
    """The minimal sets of changes that make a statement stand: granting what the map gives,
    withdrawing what is granted.

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
    """The sufficient reasons of a verdict: minimal sets of toggles whose positions fix it whatever
    the others are.

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
) -> Cruxes:
    """My verdict, theirs, and the minimal sets of statements on which adopting their stance turns
    mine into theirs.

    Otherwise as `retractions`.
    """
    space = Space.of_readers(program, mine, theirs)
    other = Label(label(program, program.stances_in(theirs)).labels[program.index[statement]])
    sets = _Question(space, statement, limit, budget).changes(frozenset({other}))
    return Cruxes(sets.label, other, sets)


Closure = Callable[[Diagrams, Diagram, Sequence[Literal], Clock], Diagram]
Searched = Callable[[Search, frozenset[Label]], Iterator[frozenset[int]]]


class _Question:
    """One question for minimal sets in a space."""

    def __init__(
        self, space: Space, statement: str, limit: int | None, budget: Budget | None
    ) -> None:
        if limit is not None and limit < 1:
            raise ArgmapError(
                f"a limit of {limit} sets leaves nothing to say", mend="give a limit of 1 or more"
            )
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
        return self._answer(True, wanted, Diagrams.upward, Search.changes)

    def keeps(self) -> Sets:
        """The minimal sets of choices that fix the label at hand."""
        return self._answer(False, frozenset({self.label}), Diagrams.steadfast, Search.keeps)

    def _answer(
        self, changed: bool, labels: frozenset[Label], closure: Closure, search: Searched
    ) -> Sets:
        """The minimal sets of changed or kept positions, with the stances that their statements
        have in them.
        """
        switches = self._switches(changed)
        found, why = list[tuple[Switch, ...]](), ""
        try:
            each = self._found(switches, changed, labels, closure, search)
            found.extend(islice(each, self.limit))  # Keeps what came before an exception.
            if len(found) == self.limit and next(each, None) is not None:
                why = f"there are more than the {self.limit} asked for"
        except OutOfTime:
            why = self.clock.why
        except KeyboardInterrupt:
            why = INTERRUPTED
        return Sets(self.statement, self.label, tuple(found), not why, why)

    def _switches(self, changed: bool) -> list[Switch]:
        """Each choice's statement with the stance that it has at hand, or changes to."""
        space = self.space
        return [
            (name, choice.on if at_hand is not changed else choice.off)
            for name, choice, at_hand in zip(space.names, space.choices, space.at_hand, strict=True)
        ]

    def _found(
        self,
        switches: list[Switch],
        changed: bool,
        labels: frozenset[Label],
        closure: Closure,
        search: Searched,
    ) -> Iterator[tuple[Switch, ...]]:
        """By diagrams as far as they go, else by search."""
        choices = self.scenarios.influencing(self.node)
        try:
            with self.scenarios.one_question():
                where = self.scenarios.labelled(self.node, labels, self.clock)
            literals = self.scenarios.literals(choices, changed)
            tell("looking for minimal sets among {} choices", len(choices))
            closed = closure(self.scenarios.diagrams, where, literals, self.clock)
            return self._listed(closed, choices, literals, switches)
        except BeyondBudget:
            found = search(Search(self.scenarios.bounds, self.node, choices, self.clock), labels)
            return in_order(tuple(sorted(switches[i] for i in chosen)) for chosen in found)

    def _listed(
        self, upward: Diagram, choices: list[int], literals: list[Literal], switches: list[Switch]
    ) -> Iterator[tuple[Switch, ...]]:
        """The minimal sets of true literals, in their order."""
        # No generator: beyond the budget it must raise at once, while `_found` can turn to search.
        diagrams = self.scenarios.diagrams
        least = table(diagrams, diagrams.minimal(upward, literals, self.clock), self.clock)
        elements = {self.scenarios.variable[choice]: switches[choice] for choice in choices}
        # One more than is asked for tells whether there are more.
        return Family(least, elements, dict(literals)).listed(
            self.limit and self.limit + 1, self.clock
        )


def in_order(found: Iterable[tuple[Switch, ...]]) -> Iterator[tuple[Switch, ...]]:
    """Sets that come smallest first, those of one size alphabetically; where the time ends, what
    there is of a size.
    """
    some: list[tuple[Switch, ...]] = []
    try:
        for chosen in found:
            if some and len(chosen) > len(some[0]):
                whole, some = some, []
                yield from sorted(whole)
            some.append(chosen)
    except (OutOfTime, KeyboardInterrupt):
        yield from sorted(some)
        raise
    yield from sorted(some)
