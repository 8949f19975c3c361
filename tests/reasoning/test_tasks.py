"""Acceptance in larger frameworks and programs, against encodings that clingo solves."""

from __future__ import annotations

import random

import clingo
import pytest

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map
from argmap.reasoning.extensions import counterexample, credulous, extensions
from tests.maps import GRANTED, OPEN, make_map
from tests.reasoning import oracle


def encoded(map: ArgumentMap, semantics: str) -> str:
    """The program of a map in two copies, t(A) what is true and p(A) what is possible (Janhunen and
    others 2006).

    Each copy is the least model of the reduct by the other, and what is true is possible.
    """
    lines = [":- t(A), not p(A)."]
    for head, positive, negative in oracle.rules(map, Scenario()):
        for here, there in ("tp", "pt"):
            body = [f'{here}("{atom}")' for atom in sorted(positive)]
            body += [f'not {there}("{atom}")' for atom in sorted(negative)]
            lines.append(f'{here}("{head}")' + (f" :- {', '.join(body)}." if body else "."))
        lines.append(f'atom("{head}").')
    if semantics == "stable":
        lines.append(":- p(A), not t(A).")
    lines += [f'stands("{s}") :- t("in({s})").' for s in map.statements] + ["#show stands/1."]
    return "\n".join(lines)


def by_clingo(map: ArgumentMap, semantics: str) -> set[frozenset[str]]:
    """Every extension; the preferred ones are the maximal ones of all complete ones."""
    control = clingo.Control(["0"])
    control.add("base", [], encoded(map, semantics))
    control.ground([("base", [])])
    found: set[frozenset[str]] = set()
    with control.solve(yield_=True) as models:
        for model in models:
            found.add(frozenset(symbol.arguments[0].string for symbol in model.symbols(shown=True)))
    return (
        {a for a in found if not any(a < b for b in found)} if semantics == "preferred" else found
    )


def framework(kind: str, size: int, seed: int) -> ArgumentMap:
    """A framework of granted statements: attacks at random, by preferential attachment, or in a
    rewired ring.
    """
    import networkx as nx

    rng = random.Random(seed)
    graph = {
        "erdos-renyi": lambda: nx.gnp_random_graph(size, 3 / size, seed=seed),
        "barabasi-albert": lambda: nx.barabasi_albert_graph(size, 2, seed=seed),
        "watts-strogatz": lambda: nx.watts_strogatz_graph(size, 4, 0.3, seed=seed),
    }[kind]()
    attacks = []
    for a, b in graph.edges:
        way = rng.random()
        attacks += [(f"p{a}", f"p{b}")] * (way < 0.6) + [(f"p{b}", f"p{a}")] * (way > 0.4)
    return make_map({f"p{i}": GRANTED for i in range(size)}, attacks=attacks)


def tangle(size: int, seed: int) -> ArgumentMap:
    """A map with circles of support and attacks on statements and steps."""
    rng = random.Random(seed)
    names = [f"p{i}" for i in range(size)]
    stances = {name: GRANTED if rng.random() < 0.4 else OPEN for name in names}
    steps = [
        (" ".join(rng.sample(names, rng.randint(1, 2))), rng.choice(names)) for _ in range(2 * size)
    ]
    targets = names + [f"s{i}" for i in range(len(steps))]
    rivals = [rng.sample(names, 2) for _ in range(size // 3)]
    attacks = [(a, b) for one, other in rivals for a, b in ((one, other), (other, one))]
    return make_map(
        stances,
        steps,
        attacks + [(rng.choice(names), rng.choice(targets)) for _ in range(size // 4)],
    )


CASES = [
    *(
        framework(kind, 24, seed)
        for kind in ("erdos-renyi", "barabasi-albert", "watts-strogatz")
        for seed in range(4)
    ),
    *(tangle(30, seed) for seed in range(12)),
]


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable"])
@pytest.mark.parametrize("case", range(len(CASES)))
def test_clingo_finds_the_same_extensions(case: int, semantics: str) -> None:
    map = CASES[case]
    program = compile_map(map)
    expected = {frozenset(program.index[s] for s in each) for each in by_clingo(map, semantics)}
    stances = list(program.stances)
    assert set(extensions(program, stances, semantics)) == expected
    for s in range(len(program.statements)):
        having = credulous(program, stances, semantics, s)
        lacking = counterexample(program, stances, semantics, s)
        assert having in expected if having is not None else not any(s in each for each in expected)
        assert lacking in expected if lacking is not None else all(s in each for each in expected)
        assert having is None or s in having
        assert lacking is None or s not in lacking


def test_the_cases_are_not_trivial() -> None:
    counts = [len(by_clingo(map, "preferred")) for map in CASES]
    assert sum(count > 1 for count in counts) > len(CASES) / 2
