"""One strongly connected component: its alternating fixpoint on decision diagrams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.reasoning.dependencies import Needs, components, needs_first
from argmap.reasoning.scenarios.budget import Clock
from argmap.reasoning.scenarios.diagrams import Diagram, Diagrams

TRUE, POSSIBLE = 0, 1


class Parts(NamedTuple):
    """The rule of a node: guard and, for a statement, backing; each for the true part and for the
    possible part.

    An inference holds where its guard does, all `inner` nodes hold and no inner attacker does; a
    statement where its guard does, its backing or an inner node holds and no inner attacker does.
    """

    guard: tuple[Diagram, Diagram]
    backing: tuple[Diagram, Diagram] | None
    inner: tuple[int, ...]
    attackers: tuple[int, ...]


class Component:
    """The rules of one component in the making."""

    def __init__(self, nodes: Sequence[int], needs: Needs) -> None:
        self.nodes = nodes
        self.inside = frozenset(nodes)
        self.alone = len(nodes) == 1 and nodes[0] not in needs(nodes[0])
        self.rules: dict[int, Parts] = {}

    def add(self, node: int, rule: Parts) -> None:
        """The rule of a node."""
        self.rules[node] = rule

    def solve(
        self, diagrams: Diagrams, clock: Clock
    ) -> tuple[dict[int, Diagram], dict[int, Diagram]]:
        """The true and the possible part of each node."""
        if self.alone:
            node = self.nodes[0]
            true = self._value(node, TRUE, {}, self.rules[node].guard[TRUE])
            # Where nothing that it hangs on is undecided both parts are one, made once.
            exact = self._is_exact(node)
            return {node: true}, {
                node: true if exact else self._value(node, POSSIBLE, {}, self.rules[node].guard[1])
            }
        run = _Alternation(self, diagrams, clock)
        return run.fixpoint()

    def _is_exact(self, node: int) -> bool:
        """Whether what a node depends on is nowhere undecided."""
        guard, backing, _, _ = self.rules[node]
        return guard[0] == guard[1] and (backing is None or backing[0] == backing[1])

    def _value(self, node: int, part: int, values: dict[int, Diagram], guard: Diagram) -> Diagram:
        """The rule of a node under values of the nodes inside, its attackers being in the guard
        already.
        """
        _, backing, inner, _ = self.rules[node]
        if backing is None:
            for need in inner:
                guard = guard & values[need]
            return guard
        either = backing[part]
        for r in inner:
            either = either | values[r]
        return guard & either


class _Alternation:
    """True parts grow from nothing, possible parts shrink, each the least fixpoint against the
    other.
    """

    def __init__(self, component: Component, diagrams: Diagrams, clock: Clock) -> None:
        self.component = component
        self.clock = clock
        rules = component.rules
        self.users: dict[int, list[int]] = {node: [] for node in component.nodes}
        for node, rule in rules.items():
            for need in rule.inner:
                self.users[need].append(node)
        found = components(component.nodes, lambda node: rules[node].inner)
        self.groups = [needs_first(group, lambda node: rules[node].inner) for group in found]
        self.circular = [len(group) > 1 for group in self.groups]
        self.values = (
            dict.fromkeys(component.nodes, diagrams.false),
            dict.fromkeys(component.nodes, diagrams.true),
        )
        self.guards: tuple[dict[int, Diagram], dict[int, Diagram]] = ({}, {})

    def fixpoint(self) -> tuple[dict[int, Diagram], dict[int, Diagram]]:
        # With nothing known to be true no attack counts, which gives the first possible part.
        self._least(POSSIBLE, None)
        part, changed = TRUE, self._least(TRUE, None)
        while changed:
            part = 1 - part
            changed = self._least(part, changed)
        return self.values

    def _least(self, part: int, opposed: set[int] | None) -> set[int]:
        """The least fixpoint of one part against the other, of which only some nodes have changed;
        what changed thereby.

        The true part only grows, and the possible part never falls below the true one: each can
        start there.
        """
        rules = self.component.rules
        changed: set[int] = set()
        for group, circular in zip(self.groups, self.circular, strict=True):
            stale = [node for node in group if self._refresh_guard(node, part, opposed)]
            if not stale and not any(x in changed for node in group for x in rules[node].inner):
                continue
            self.clock.check_diagrams()
            before = [self.values[part][node] for node in group]
            # A circle of support would hold itself up from the last, greater values: a least
            # fixpoint is reached from below, and the true part is the highest start that is surely
            # below.
            if circular and part == POSSIBLE:
                for node in group:
                    self.values[POSSIBLE][node] = self.values[TRUE][node]
            self._sweep(group, part, circular)
            values = self.values[part]
            changed.update(
                node for node, old in zip(group, before, strict=True) if values[node] != old
            )
        return changed

    def _refresh_guard(self, node: int, part: int, opposed: set[int] | None) -> bool:
        """Take the inner attackers into the guard; whether it had to be done."""
        guard, _, _, attackers = self.component.rules[node]
        if (
            node in self.guards[part]
            and opposed is not None
            and not any(o in opposed for o in attackers)
        ):
            return False
        made = guard[part]
        for o in attackers:
            made = made & ~self.values[1 - part][o]
        self.guards[part][node] = made
        return True

    def _sweep(self, group: Sequence[int], part: int, circular: bool) -> None:
        """The least fixpoint of one group, again and again in its order where something that a node
        needs has moved.
        """
        values, guards = self.values[part], self.guards[part]
        changed = set(group)
        while changed:
            for node in group:
                if node not in changed:
                    continue
                changed.remove(node)
                value = self.component._value(node, part, values, guards[node])
                if value != values[node]:
                    values[node] = value
                    self.clock.check_diagrams()
                    if circular:
                        changed.update(self.users[node])
            changed.intersection_update(group)
