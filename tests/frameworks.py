"""Small frameworks for tests, and what is true of them by definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from argmap.reasoning.framework import AssumptionFramework, Framework, Numbered

Set = frozenset[int]


def make_framework(count: int, attacks: Iterable[tuple[int, int]]) -> Framework:
    """A framework of the arguments 0 .. count-1 (their names count from 1)."""
    pairs = np.array(list(attacks), np.int32).reshape(-1, 2)
    return Framework(Numbered(count), pairs[:, 0].copy(), pairs[:, 1].copy())


@st.composite
def frameworks(draw: st.DrawFn, most: int = 7) -> Framework:
    """Frameworks with self-attacks, circles, and attacks listed twice."""
    count = draw(st.integers(0, most))
    argument = st.integers(0, max(count - 1, 0))
    attacks = draw(st.lists(st.tuples(argument, argument), max_size=3 * most)) if count else []
    return make_framework(count, attacks)


@st.composite
def assumption_frameworks(draw: st.DrawFn, most: int = 4) -> AssumptionFramework:
    """Flat frameworks whose rules may run in circles and have empty bodies."""
    assumptions = draw(st.integers(0, most))
    count = assumptions + draw(st.integers(1, 4))
    atom = st.integers(0, count - 1)
    contraries = {a: draw(atom) for a in range(assumptions)}
    rule = st.tuples(st.integers(assumptions, count - 1), st.lists(atom, max_size=3).map(tuple))
    rules = draw(st.lists(rule, max_size=8))
    return AssumptionFramework(
        Numbered(count), contraries, tuple(h for h, _ in rules), tuple(b for _, b in rules)
    )


class Semantics:
    """The extensions of a framework by brute force over all sets of arguments or assumptions (Dung
    1995, and ABA).

    `sets` are the conflict-free ones; `beats(E)` is what E attacks, `closure(E)` what it derives.
    """

    def __init__(self, framework: Framework | AssumptionFramework) -> None:
        self.framework = framework
        if isinstance(framework, Framework):
            self.items = frozenset(range(len(framework.names)))
            self.hits = list(
                zip(framework.attackers.tolist(), framework.targets.tolist(), strict=True)
            )
        else:
            self.items = frozenset(framework.contraries)

    def closure(self, chosen: Set) -> Set:
        if isinstance(self.framework, Framework):
            return chosen
        derived = set(chosen)
        rules = list(zip(self.framework.heads, self.framework.bodies, strict=True))
        while new := {head for head, body in rules if set(body) <= derived} - derived:
            derived |= new
        return frozenset(derived)

    def beats(self, chosen: Set) -> Set:
        if isinstance(self.framework, Framework):
            return frozenset(b for a, b in self.hits if a in chosen)
        derived = self.closure(chosen)
        return frozenset(
            a for a, contrary in self.framework.contraries.items() if contrary in derived
        )

    def defends(self, chosen: Set) -> Set:
        """What no set attacks that the chosen one does not attack back: a set without a beaten
        member.
        """
        beaten_by_all = self.beats(self.items - self.beats(chosen))
        return self.items - beaten_by_all

    def complete(self) -> Iterator[Set]:
        for size in range(len(self.items) + 1):
            for chosen in map(frozenset, combinations(sorted(self.items), size)):
                if not chosen & self.beats(chosen) and self.defends(chosen) == chosen:
                    yield chosen

    def extensions(self, semantics: str) -> list[Set]:
        """Extensions by the competition's abbreviations."""
        complete = list(self.complete())
        if semantics == "CO":
            return complete
        if semantics == "GR":
            return [e for e in complete if all(e <= other for other in complete)]
        if semantics == "ST":
            return [e for e in complete if e | self.beats(e) == self.items]
        preferred = [e for e in complete if not any(e < other for other in complete)]
        if semantics == "PR":
            return preferred
        if semantics == "SST":
            reach = {e: e | self.beats(e) for e in complete}
            return [e for e in complete if not any(reach[e] < reach[other] for other in complete)]
        assert semantics == "ID"
        inside = [e for e in complete if all(e <= other for other in preferred)]
        return [e for e in inside if not any(e < other for other in inside)]
