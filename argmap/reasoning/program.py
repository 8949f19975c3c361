"""A map compiled to integers: the normal logic program that its scenarios induce
(docs/verdicts.md, "How it is decided").

Statements are the nodes 0 .. n-1, inferences the nodes n .. n+m-1. Compiled once per map, read by
every evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from argmap.model import ArgumentMap, Scenario, Stance

Rows = tuple[tuple[int, ...], ...]
"""For each node, the nodes that it is joined to."""


@dataclass(frozen=True, eq=False)
class Program:
    """The rules of a map over nodes; only attacks that succeed are in it.

    `body[r]` and `head[r]` are the needs and the conclusion of the inference node `n + r`,
    `backgrounds[r]` those of its needs that are background conditions; `uses[s]` and `supports[s]`
    the inference nodes that need or conclude statement s; `attackers[x]` the statements that attack
    node x, `targets[s]` the nodes that statement s attacks. `stances` are those of the source.
    """

    statements: tuple[str, ...]
    inferences: tuple[str, ...]
    stances: tuple[Stance, ...]
    body: Rows
    backgrounds: Rows
    head: tuple[int, ...]
    uses: Rows
    supports: Rows
    attackers: Rows
    targets: Rows

    @cached_property
    def index(self) -> dict[str, int]:
        """The node of each statement."""
        return {name: node for node, name in enumerate(self.statements)}

    def stances_in(self, scenario: Scenario) -> list[Stance]:
        """The stance of each statement node in a scenario."""
        stances = list(self.stances)
        for name, stance in scenario.stances.items():
            stances[self.index[name]] = stance
        return stances


def compile_map(map: ArgumentMap) -> Program:
    """The program of a map. Time and space are linear in the map."""
    index = {name: node for node, name in enumerate(map.statements)}
    n = len(index)
    steps = list(map.inferences.values())
    nodes = index | {step.id: n + r for r, step in enumerate(steps)}
    # A premise that is also a background condition counts once: the counters of the labelling take
    # one off for each need that is decided.
    body = tuple(tuple(dict.fromkeys(index[need] for need in step.needs)) for step in steps)
    head = tuple(index[step.conclusion] for step in steps)
    # Which attacks fail does not depend on the scenario, so they never reach an evaluation.
    failing = map.failing_attacks
    attacks = dict.fromkeys(
        (index[attack.attacker], nodes[attack.target])
        for attack in map.attacks.values()
        if attack.id not in failing
    )
    return Program(
        statements=tuple(map.statements),
        inferences=tuple(map.inferences),
        stances=tuple(statement.stance for statement in map.statements.values()),
        body=body,
        backgrounds=tuple(tuple(index[name] for name in step.backgrounds) for step in steps),
        head=head,
        uses=_rows(n, ((need, n + r) for r, needs in enumerate(body) for need in needs)),
        supports=_rows(n, ((conclusion, n + r) for r, conclusion in enumerate(head))),
        attackers=_rows(n + len(steps), ((target, attacker) for attacker, target in attacks)),
        targets=_rows(n, attacks),
    )


def _rows(count: int, pairs: Iterable[tuple[int, int]]) -> Rows:
    rows: list[list[int]] = [[] for _ in range(count)]
    for row, value in pairs:
        rows[row].append(value)
    return tuple(map(tuple, rows))
