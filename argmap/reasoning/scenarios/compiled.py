"""IN and OUT of every node as decision diagrams over the choices of a space, by the alternating
fixpoint.

Van Gelder 1993, on Boolean functions in place of truth values: component by component, each with
its true part (what follows) and its possible part (what is not false). Compiled on demand, kept for
the next question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from threading import RLock
from typing import NamedTuple

from argmap.model import Stance
from argmap.reasoning.dependencies import components, depth_first
from argmap.reasoning.grounded import Label
from argmap.reasoning.progress import tell
from argmap.reasoning.scenarios.bounds import Bounds
from argmap.reasoning.scenarios.budget import BeyondBudget, BeyondTime, Budget, Clock
from argmap.reasoning.scenarios.component import Component, Parts
from argmap.reasoning.scenarios.diagrams import Diagram, Diagrams, Literal
from argmap.reasoning.scenarios.space import Space

GRANTED, DENIED = Stance.GRANTED, Stance.DENIED


class Verdicts(NamedTuple):
    """Where a node is IN, and where it is not OUT."""

    true: Diagram
    possible: Diagram


class Scenarios:
    """The labels of a program in all scenarios of a space.

    The first statements asked for decide the order of the variables. Answers may be asked for from
    several threads.
    """

    def __init__(self, space: Space, budget: Budget) -> None:
        self.space = space
        self.budget = budget
        self.lock = RLock()
        self._roots: tuple[int, ...] = ()
        self._verdicts: dict[int, Verdicts] = {}
        self._beyond: dict[int, BeyondBudget] = {}
        self._influencing: dict[int, list[int]] = {}
        self._questions = 0

    @contextmanager
    def one_question(self) -> Iterator[Scenarios]:
        """A block whose questions count as one: what the time of one did not reach, the others
        do not try again. What the bound of nodes refused stays refused.
        """
        with self.lock:
            self._questions += 1
        try:
            yield self
        finally:
            with self.lock:
                self._questions -= 1
                if not self._questions:
                    self._forget_time()

    def _forget_time(self) -> None:
        bounds = self._beyond.items()
        self._beyond = {node: bound for node, bound in bounds if not isinstance(bound, BeyondTime)}

    def compile(self, roots: Sequence[int], clock: Clock) -> None:
        """Compile what some nodes depend on, as far as the budget goes."""
        with self.lock:
            # The order of the variables is made once, for the question that comes first.
            self._roots = self._roots or tuple(roots)
            missing = [
                node for node in roots if node not in self._verdicts and node not in self._beyond
            ]
            if missing:
                parts = components(missing, self._missing_needs)
                for i, part in enumerate(parts):
                    tell(
                        "compiling all scenarios of {} choices: part {} of {}",
                        len(self.order),
                        i + 1,
                        len(parts),
                    )
                    self._compile_part(part, clock)

    def verdicts(self, node: int, clock: Clock) -> Verdicts:
        """The diagrams of a node (statement or inference).

        Raises `BeyondBudget` where they, or those of what it depends on, cost too much.
        """
        self.compile((node,), clock)
        if node in self._beyond:
            bound = self._beyond[node]
            # A new one, since each raise of the same would lengthen its traceback.
            raise type(bound)(*bound.args)
        return self._verdicts[node]

    def labelled(self, node: int, labels: frozenset[Label], clock: Clock) -> Diagram:
        """Where a node has one of some labels."""
        true, possible = self.verdicts(node, clock)
        none = self.diagrams.false
        with self.diagrams.bounded():
            where = {
                Label.IN: true,
                Label.OUT: ~possible,
                Label.UNDEC: none if true == possible else possible & ~true,
            }
            union = none
            for label in labels:
                union = union | where[label]
        return union

    @cached_property
    def bounds(self) -> Bounds:
        """What holds whatever some choices are."""
        return Bounds(self.space)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The choices in the order of their variables: depth first from what was first asked
        for.
        """
        count = len(self.space.program.attackers)
        # Diagrams stay small where variables that matter to the same nodes stand near each other.
        in_order = depth_first((*self._roots, *range(count)), self.needs)
        choices = [self.space.choice_of[node] for node in in_order if node in self.space.choice_of]
        return tuple(choices)

    @cached_property
    def variable(self) -> dict[int, int]:
        """The variable of each choice."""
        return {choice: variable for variable, choice in enumerate(self.order)}

    @cached_property
    def diagrams(self) -> Diagrams:
        """The room of the diagrams."""
        return Diagrams(len(self.order), self.budget.nodes)

    def influencing(self, node: int) -> list[int]:
        """The choices that a node's label can depend on, in the order of their variables."""
        if node not in self._influencing:
            met = depth_first((node,), self.needs)
            choices = (self.space.choice_of[x] for x in met if x in self.space.choice_of)
            self._influencing[node] = sorted(choices, key=self.variable.__getitem__)
        return self._influencing[node]

    def literals(self, choices: Sequence[int], changed: bool) -> list[Literal]:
        """For each choice the literal of its position at hand, or of the changed one."""
        return [Literal(self.variable[i], self.space.at_hand[i] is not changed) for i in choices]

    def needs(self, node: int) -> Sequence[int]:
        """The nodes whose labels a node's label depends on, where it is not the same in all
        scenarios.
        """
        if node in self._constant:
            return ()
        program = self.space.program
        n = len(program.statements)
        if node >= n:
            return program.body[node - n] + program.attackers[node]
        if set(self.space.positions(node)) == {GRANTED}:
            return program.attackers[node]
        return program.supports[node] + program.attackers[node]

    def _missing_needs(self, node: int) -> Sequence[int]:
        return () if node in self._verdicts or node in self._beyond else self.needs(node)

    @cached_property
    def _constant(self) -> dict[int, Label]:
        """The label of each node that has one whatever the choices are, as the bounds tell."""
        bounds = self.bounds.of([None] * len(self.space.choices))
        possible = enumerate(map(bounds.possible, range(len(self.space.program.attackers))))
        return {node: next(iter(labels)) for node, labels in possible if len(labels) == 1}

    def _compile_part(self, part: Sequence[int], clock: Clock) -> None:
        if part[0] in self._verdicts or part[0] in self._beyond:
            return
        for node in part:
            for need in self.needs(node):
                if need in self._beyond:
                    self._beyond |= dict.fromkeys(part, self._beyond[need])
                    return
        try:
            with self.diagrams.bounded():
                clock.check_diagrams()
                # It needs nothing, and so is a part by itself.
                if part[0] in self._constant:
                    self._verdicts[part[0]] = self._same(self._constant[part[0]])
                else:
                    self._verdicts |= self._solve(part, clock)
        except BeyondBudget as bound:
            self._beyond |= dict.fromkeys(part, bound)

    def _same(self, label: Label) -> Verdicts:
        true, false = self.diagrams.true, self.diagrams.false
        return Verdicts(true if label is Label.IN else false, false if label is Label.OUT else true)

    def _solve(self, part: Sequence[int], clock: Clock) -> dict[int, Verdicts]:
        component = Component(part, self.needs)
        for node in part:
            component.add(node, self._parts(node, component.inside))
        true, possible = component.solve(self.diagrams, clock)
        return {node: Verdicts(true[node], possible[node]) for node in part}

    def _parts(self, node: int, inside: frozenset[int]) -> Parts:
        """The rule of a node, with what lies outside its component filled in."""
        program, diagrams = self.space.program, self.diagrams
        n = len(program.statements)
        attackers = program.attackers[node]
        guard = (diagrams.true, diagrams.true)
        for o in attackers:
            if o not in inside:
                met = self._verdicts[o]
                guard = guard[0] & ~met.possible, guard[1] & ~met.true
        within = tuple(o for o in attackers if o in inside)
        if node >= n:
            for need in program.body[node - n]:
                if need not in inside:
                    met = self._verdicts[need]
                    guard = guard[0] & met.true, guard[1] & met.possible
            needs = tuple(need for need in program.body[node - n] if need in inside)
            return Parts(guard, None, needs, within)
        granted, denied = self._where(node, GRANTED), self._where(node, DENIED)
        backing = (granted, granted)
        if granted == diagrams.true:
            return Parts(guard, backing, (), within)
        for r in program.supports[node]:
            if r not in inside:
                met = self._verdicts[r]
                backing = backing[0] | met.true, backing[1] | met.possible
        if denied != diagrams.false:
            guard = guard[0] & ~denied, guard[1] & ~denied
        return Parts(
            guard, backing, tuple(r for r in program.supports[node] if r in inside), within
        )

    def _where(self, node: int, stance: Stance) -> Diagram:
        """Where a statement has a stance."""
        choice = self.space.choice_of.get(node)
        if choice is None:
            return self.diagrams.true if self.space.stances[node] is stance else self.diagrams.false
        _, on, off = self.space.choices[choice]
        variable = self.diagrams.variables[self.variable[choice]]
        return variable if on is stance else ~variable if off is stance else self.diagrams.false


# A few alone: each keeps its diagrams, up to the budget of nodes.
@lru_cache(maxsize=8)
def compiled(space: Space, budget: Budget) -> Scenarios:
    """The labels in all scenarios of a space: the same object for the same question."""
    return Scenarios(space, budget)
