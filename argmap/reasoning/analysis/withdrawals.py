"""Which conclusions no longer stand when one granted statement alone is withdrawn, or two together.

A proof of a conclusion rests on some granted statements, and withdrawing any others leaves it as it
is: so only what a proof rests on is tried. One withdrawal or two are evaluated as any scenario is,
so that this is exact where decision diagrams would be too large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from argmap.model import Scenario
from argmap.reasoning.grounded import IN, OUT, Labelling, label
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, tell
from argmap.reasoning.scenarios.budget import Budget, Clock
from argmap.reasoning.scenarios.space import Space

Fallen = Mapping[str, tuple[str, ...]]
"""By toggle, the watched statements that its withdrawal alone brings down, in the order of the
map; toggles that bring none down are there too.
"""


class Pair(NamedTuple):
    """Two toggles, and the statements that fall (or are contested) when both are withdrawn, but
    not when one is.
    """

    first: str
    second: str
    down: tuple[str, ...]


class Pairs(NamedTuple):
    """All pairs, in the order of the map; where some may be missing, `why`."""

    pairs: tuple[Pair, ...]
    complete: bool
    why: str = ""


def brought_down(
    program: Program,
    scenario: Scenario | None = None,
    toggles: Iterable[str] | None = None,
    watched: Iterable[str] | None = None,
) -> Fallen:
    """What each granted toggle alone brings down of the watched statements (all, unless named)."""
    trial = _Trial(Space.of_retractions(program, scenario or Scenario(), toggles))
    nodes = _nodes(program, watched)
    standing = trial.standing((), nodes)
    tried = trial.grounds((), standing)
    return {
        name: trial.names(standing - trial.standing((node,), standing)) if node in tried else ()
        for name, node in zip(trial.space.names, trial.nodes, strict=True)
    }


def brought_down_in_pairs(
    program: Program,
    watched: Sequence[str],
    scenario: Scenario | None = None,
    toggles: Iterable[str] | None = None,
    *,
    budget: Budget | None = None,
) -> Pairs:
    """The pairs of granted toggles that bring down a watched statement that neither brings down
    alone.

    Beyond the budget's seconds, or where Ctrl-C comes, the pairs found until then.
    """
    trial = _Trial(Space.of_retractions(program, scenario or Scenario(), toggles))
    clock = (budget or Budget()).start()
    found: dict[tuple[int, int], set[int]] = {}
    why = ""
    try:
        for number, x in enumerate(sorted(trial.standing((), _nodes(program, watched)))):
            tell("pairs of withdrawals: conclusion {} of {}", number + 1, len(watched))
            if not _add_pairs(trial, x, found, clock):
                why = clock.why
                break
    except KeyboardInterrupt:
        why = INTERRUPTED
    name = program.statements
    pairs = (Pair(name[a], name[b], trial.names(down)) for (a, b), down in sorted(found.items()))
    return Pairs(tuple(pairs), not why, why)


def _add_pairs(trial: _Trial, x: int, found: dict[tuple[int, int], set[int]], clock: Clock) -> bool:
    """Add the pairs that bring one statement down; whether there was time for all.

    Of each pair one is among the grounds of the statement, the other among its grounds once the
    first is withdrawn.
    """
    alone: Callable[[int], bool] = cache(lambda a: not trial.standing((a,), {x}))
    for a in sorted(trial.grounds((), {x})):
        if alone(a):
            continue
        for b in sorted(trial.grounds((a,), {x})):
            if clock.over:
                return False
            pair = (min(a, b), max(a, b))
            # Whether a ground alone is enough is asked second: seldom does a pair bring it down.
            if not trial.standing(pair, {x}) and not alone(b):
                found.setdefault(pair, set()).add(x)
    return True


def in_critics_order(fallen: Fallen, argued: Callable[[str], bool]) -> list[str]:
    """Toggles as a critic would go: most statements brought down first, then what nothing argues
    for, then as the map has them.
    """
    return sorted(fallen, key=lambda name: (-len(fallen[name]), argued(name)))


class _Trial:
    """Withdrawals from a scenario, each labelled once."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.nodes = [choice.node for choice in space.choices]
        self.toggles = frozenset(self.nodes)
        self._labellings: dict[tuple[int, ...], Labelling] = {}
        self._labels: dict[tuple[int, ...], bytes] = {}

    def names(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """Identifiers in the order of the map."""
        return tuple(self.space.program.statements[node] for node in sorted(nodes))

    def _labelled(self, withdrawn: tuple[int, ...]) -> Labelling:
        stances = list(self.space.stances)
        for node in withdrawn:
            stances[node] = self.space.choices[self.space.choice_of[node]].off
        labelling = label(self.space.program, stances)
        # Of most trials the labels alone are kept: ranks take many times their room.
        self._labels[withdrawn] = labelling.labels
        return labelling

    def standing(self, withdrawn: tuple[int, ...], of: Iterable[int]) -> set[int]:
        """Which of some statements stand once some toggles, in their order, are withdrawn."""
        if withdrawn not in self._labels:
            self._labelled(withdrawn)
        labels = self._labels[withdrawn]
        return {s for s in of if labels[s] == IN}

    def grounds(self, withdrawn: tuple[int, ...], of: Iterable[int]) -> set[int]:
        """The toggles that a proof of some statements, each of which stands then, rests on."""
        if withdrawn not in self._labellings:
            self._labellings[withdrawn] = self._labelled(withdrawn)
        labelling = self._labellings[withdrawn]
        return grounds(self.space.program, labelling, of, self.toggles - {*withdrawn})


def grounds(
    program: Program, labelling: Labelling, of: Iterable[int], toggles: frozenset[int]
) -> set[int]:
    """The toggles that one proof of each label rests on: while they are granted, the labels of the
    statement nodes `of`, which are decided, stay whatever other toggles are withdrawn.

    Each label is followed back to what was decided before it; statements without ground outside
    themselves have one rank, and fall together.
    """
    n, ranks, labels = len(program.statements), labelling.ranks, labelling.labels
    met = set(of)
    path = list(met)
    found = set()
    while path:
        x = path.pop()
        if x in toggles and labels[x] == IN:
            found.add(x)
        for y in _because(program, labels, ranks, x, x in toggles, n):
            if y not in met:
                met.add(y)
                path.append(y)
    return found


def _because(
    program: Program, labels: bytes, ranks: Sequence[int], x: int, toggle: bool, n: int
) -> Iterable[int]:
    """The nodes that a label follows from; of several that would do each, the one decided first."""
    attackers = program.attackers[x]
    if labels[x] == IN:
        if x >= n:
            return (*program.body[x - n], *attackers)
        support = [r for r in program.supports[x] if labels[r] == IN and ranks[r] < ranks[x]]
        # A toggle is a ground itself: while it is granted its inferences do not matter.
        backing = () if toggle or not support else (min(support, key=ranks.__getitem__),)
        return (*backing, *attackers)
    standing = [o for o in attackers if labels[o] == IN]
    failed = [need for need in program.body[x - n] if labels[need] == OUT] if x >= n else []
    first = min((*standing, *failed), key=ranks.__getitem__, default=None)
    if first is not None and (x >= n or ranks[first] < ranks[x]):
        return (first,)
    return program.supports[x] if x < n else ()


def _nodes(program: Program, names: Iterable[str] | None) -> set[int]:
    if names is None:
        return set(range(len(program.statements)))
    return {program.index[name] for name in names}
