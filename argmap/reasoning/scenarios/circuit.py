"""A program as a Boolean circuit over the stances of its statements.

A decision diagram says of all scenarios at once in which of them a statement stands, and may be
exponentially large; a circuit only says whether it stands in a given one. It is about as long as
the map, save where verdicts depend on each other in a circle: there it is the fixpoint (Van Gelder,
Ross, Schlipf 1991), unrolled as far as any scenario can need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.model import Stance
from argmap.reasoning.dependencies import Needs, components, needs_first
from argmap.reasoning.grounded import IN, OUT, label
from argmap.reasoning.program import Program
from argmap.reasoning.scenarios.bounds import HELPFUL, doubled

GRANTED, DENIED = Stance.GRANTED, Stance.DENIED
FALSE, TRUE = 0, 1

Stances = tuple[frozenset[Stance], ...]
"""By statement node, the stances that it can have."""


class Question(NamedTuple):
    """What differs between scenarios: whether a statement node has a stance."""

    node: int
    stance: Stance


class Circuit(NamedTuple):
    """A circuit as a table of numbers. It knows the scenarios in which each statement node has one
    of its `stances`.

    Values go by number: 0 is false, 1 is true, then come the answers to the `questions`, then the
    rows. The value of row i is that of `high[i]` where the value `test[i]` is true, else that of
    `low[i]`; it only needs values before it. The statement or inference node x is IN where
    `true[x]` is true, OUT where `possible[x]` is false, else undecided.
    """

    stances: Stances
    questions: tuple[Question, ...]
    test: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    true: tuple[int, ...]
    possible: tuple[int, ...]


def circuit_of(program: Program, stances: Stances, most: int) -> Circuit | None:
    """The circuit of a program whose statements can have these stances; None where it has more rows
    than `most`.
    """
    try:
        return _Builder(program, stances, most).circuit()
    except _TooLargeError:
        return None


def needs_of(program: Program, x: int) -> tuple[int, ...]:
    """What a node needs: a statement some of its supports, an inference all of its body."""
    n = len(program.statements)
    return program.supports[x] if x < n else program.body[x - n]


def _same_everywhere(program: Program, stances: Stances) -> tuple[list[int], list[int]]:
    """Bounds on the true and the possible part of each node, whatever stances the statements have
    (see `bounds`).
    """
    kindest = [max(can, key=HELPFUL.index) for can in stances]
    harshest = [min(can, key=HELPFUL.index) for can in stances]
    labels = label(doubled(program), kindest + harshest).labels
    n, m = len(program.statements), len(program.inferences)
    upper = labels[:n] + labels[2 * n : 2 * n + m]
    lower = labels[n : 2 * n] + labels[2 * n + m :]
    return [int(gate == IN) for gate in lower], [int(gate != OUT) for gate in upper]


class _TooLargeError(Exception):
    """A circuit has more rows than are allowed."""


class _Rows:
    """Rows in the making, each of which is there once."""

    def __init__(self, inputs: int, most: int) -> None:
        self.first = 2 + inputs
        self.most = most
        self.rows: dict[tuple[int, int, int], int] = {}

    def choose(self, test: int, high: int, low: int) -> int:
        """One value where another one is true, else a third one."""
        if test <= TRUE:
            return high if test else low
        # Where the test is asked again its answer is known; equal functions meet more often so.
        high, low = (TRUE if high == test else high), (FALSE if low == test else low)
        if high == low or (high, low) == (TRUE, FALSE):
            return high if high == low else test
        number = self.rows.setdefault((test, low, high), self.first + len(self.rows))
        if len(self.rows) > self.most:
            raise _TooLargeError
        return number

    def every(self, values: Iterable[int]) -> int:
        """Whether all are true."""
        gate = TRUE
        # In one order, so that the same values make the same rows.
        for value in sorted(set(values)):
            gate = self.choose(gate, value, FALSE)
        return gate

    def some(self, values: Iterable[int]) -> int:
        """Whether any is true."""
        gate = FALSE
        for value in sorted(set(values)):
            gate = self.choose(gate, TRUE, value)
        return gate


class _Group(NamedTuple):
    """Nodes that support each other in a circle, or one alone; what is needed tends to come first.
    `users` are among them.

    Their least fixpoint takes at most one sweep more than there are nodes that one before them
    needs (see `_settle`).
    """

    nodes: list[int]
    users: dict[int, list[int]]
    sweeps: int

    @classmethod
    def of(cls, nodes: list[int], needs: Needs) -> _Group:
        """The group of some nodes in their order."""
        place = {x: i for i, x in enumerate(nodes)}
        users: dict[int, list[int]] = {x: [] for x in nodes}
        for x in nodes:
            for need in needs(x):
                if need in users:
                    users[need].append(x)
        return cls(
            nodes,
            users,
            1 + sum(any(place[x] <= place[need] for x in users[need]) for need in nodes),
        )


class _Builder:
    """One circuit in the making: the true and the possible part of each node, component by
    component.
    """

    def __init__(self, program: Program, stances: Stances, most: int) -> None:
        self.program, self.stances = program, stances
        self.n = len(program.statements)
        # Open is what is neither: two questions tell three stances apart.
        moving = (
            (s, stance)
            for s, can in enumerate(stances)
            for stance in (GRANTED, DENIED)
            if {stance} < can
        )
        self.questions = [Question(s, stance) for s, stance in moving]
        self.answer = {question: 2 + i for i, question in enumerate(self.questions)}
        self.rows = _Rows(len(self.questions), most)
        self.true, self.possible = _same_everywhere(program, stances)
        self.settled = [self.true[x] == self.possible[x] for x in range(len(program.attackers))]

    def circuit(self) -> Circuit:
        open_ = [x for x, settled in enumerate(self.settled) if not settled]
        for part in components(open_, lambda x: (*self._needs(x), *self._attackers(x))):
            self._settle(part)
        rows = self.rows.rows
        test, low, high = zip(*rows, strict=True) if rows else ((), (), ())
        verdicts = tuple(self.true), tuple(self.possible)
        return Circuit(self.stances, tuple(self.questions), test, low, high, *verdicts)

    def _needs(self, x: int) -> list[int]:
        """What a node needs that is not the same in all scenarios."""
        return [need for need in needs_of(self.program, x) if not self.settled[need]]

    def _attackers(self, x: int) -> list[int]:
        return [o for o in self.program.attackers[x] if not self.settled[o]]

    def _settle(self, part: Sequence[int]) -> None:
        """The well-founded model of what depends on each other, whatever the scenario is.

        What supports each other in a circle is judged together, as far as the rest is known, again
        and again along an order. What makes a node IN or OUT is known before it, down to what is
        known without any other. Along such a chain no node comes twice, so it runs against the
        order no oftener than there are nodes that something before them waits for; and each sweep
        takes it on to where it does so next.
        """
        inside = frozenset(part)
        groups = self._groups(part, inside)
        place = {x: i for i, group in enumerate(groups) for x in group.nodes}
        waiting: dict[int, list[int]] = {
            x: [] for x in part
        }  # the places of the groups that wait for a node
        for x in part:
            for need in self._needs(x):
                if need in inside and place[need] != place[x]:
                    waiting[need].append(place[x])
            for o in self._attackers(x):
                if o in inside:
                    waiting[o].append(place[x])
        sweeps = 1 + sum(any(i <= place[x] for i in waiting[x]) for x in part)
        stale = set(range(len(groups)))
        while stale and sweeps:
            for i, group in enumerate(groups):
                if i in stale:
                    stale.remove(i)
                    stale.update(at for x in self._update_group(group) for at in waiting[x])
            sweeps -= 1

    def _groups(self, part: Sequence[int], inside: frozenset[int]) -> list[_Group]:
        """What supports each other in a circle, or alone; each group after those that it waits for,
        as far as circles let it.
        """

        def needs(x: int) -> list[int]:
            return [need for need in self._needs(x) if need in inside]

        found = [_Group.of(needs_first(group, needs), needs) for group in components(part, needs)]
        at = {x: i for i, group in enumerate(found) for x in group.nodes}

        def waits(i: int) -> list[int]:
            return [
                at[y] for x in found[i].nodes for y in (*needs(x), *self._attackers(x)) if y in at
            ]

        return [found[i] for i in needs_first(range(len(found)), waits)]

    def _update_group(self, group: _Group) -> list[int]:
        """Take a group as far as the rest is known; the nodes of which more is known thereby."""
        before = [(self.true[x], self.possible[x]) for x in group.nodes]
        for values, against in ((self.possible, self.true), (self.true, self.possible)):
            # From below, so that a circle of support does not hold itself up by what it was.
            for x in group.nodes:
                values[x] = FALSE
            # Equal functions may be written by different rows: only the number of sweeps is sure to
            # end it.
            stale, sweeps = set(group.nodes), group.sweeps
            while stale and sweeps:
                for x in group.nodes:
                    if x in stale:
                        stale.remove(x)
                        value = self._value(x, values, against)
                        if value != values[x]:
                            values[x] = value
                            stale.update(group.users[x])
                sweeps -= 1
        return [
            x
            for x, old in zip(group.nodes, before, strict=True)
            if (self.true[x], self.possible[x]) != old
        ]

    def _value(self, x: int, values: list[int], against: list[int]) -> int:
        """The rule of a node under values of what it needs and of what attacks
        it.
        """
        rows = self.rows
        backed = [values[need] for need in needs_of(self.program, x)]
        if x < self.n:
            gate = rows.choose(
                self._has(x, DENIED),
                FALSE,
                rows.choose(self._has(x, GRANTED), TRUE, rows.some(backed)),
            )
        else:
            gate = rows.every(backed)
        return rows.choose(rows.some(against[o] for o in self.program.attackers[x]), FALSE, gate)

    def _has(self, s: int, stance: Stance) -> int:
        """Whether a statement has a stance."""
        return self.answer.get(Question(s, stance), TRUE if {stance} == self.stances[s] else FALSE)
