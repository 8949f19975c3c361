"""How long do all scenarios at once take? The paper, a tangled map of 1,000 statements, and a random worst case.

python -m benchmarks.scenarios
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

import argmap
from argmap.model import ArgumentMap, Attack, AttackKind, Inference, Role, Scenario, Stance, Statement
from argmap.reasoning import compile_map
from argmap.reasoning.analysis import importance, linchpins, reasons, restorations, retractions, survival
from argmap.reasoning.scenarios import Budget, Space, compiled

QUESTIONS: tuple[Callable[..., object], ...] = (retractions, restorations, reasons, survival, importance)


def tangled(statements: int, toggles: int, steps: int, attacks: int, seed: int, span: int | None = None) -> ArgumentMap:
    """A random map with circles of support and attack; what a step needs lies within `span` statements of its conclusion."""
    rng = random.Random(seed)
    names = [f"p{i}" for i in range(statements)]
    given = set(rng.sample(names, toggles))
    open_ones = [name for name in names if name not in given]

    def near(i: int) -> str:
        return names[rng.randrange(statements)] if span is None else names[(i + rng.randint(-span, span)) % statements]

    inferences, made = {}, {}
    for r in range(steps):
        conclusion = rng.choice(open_ones)
        needs = tuple({near(names.index(conclusion)) for _ in range(rng.randint(1, 3))})
        inferences[f"s{r}"] = Inference(f"s{r}", needs, conclusion)
    for a in range(attacks):
        i = rng.randrange(statements)
        undercut = rng.random() < 0.3
        target = f"s{rng.randrange(steps)}" if undercut else names[i]
        made[f"a{a}"] = Attack(f"a{a}", near(i), target, AttackKind.UNDERCUT if undercut else AttackKind.REBUTTAL)
    held = {n: Statement(n, Role.CLAIM, Stance.GRANTED if n in given else Stance.OPEN, title=n) for n in names}
    return ArgumentMap("generated", "Generated", held, inferences, made)


def paper() -> None:
    map = argmap.load()
    program = compile_map(map)
    names = [statement.id for statement in map.conclusions]
    start = time.perf_counter()
    linchpins(program, names)
    print(f"The paper, linchpins of {len(names)} conclusions: {time.perf_counter() - start:.3f} s (to beat: 1 s)")
    for question in QUESTIONS:
        times = []
        for name in names * 5:
            start = time.perf_counter()
            question(program, name)
            times.append((time.perf_counter() - start) * 1e3)
        print(
            f"  a further {question.__name__:<12} median {statistics.median(times):7.2f} ms, most {max(times):7.2f} ms"
        )


def generated(title: str, map: ArgumentMap, asked: int) -> None:
    program = compile_map(map)
    space, budget = Space.of_toggles(program, Scenario()), Budget()
    compiled.cache_clear()
    start = time.perf_counter()
    scenarios = compiled(space, budget)
    scenarios.compile(range(len(program.statements)), budget.start())
    beyond = len(scenarios._beyond)
    print(f"{title}: compiled in {time.perf_counter() - start:.3f} s, {beyond} nodes beyond the budget")
    names = random.Random(0).sample([s for s in program.statements if program.supports[program.index[s]]], asked)
    for question in QUESTIONS:
        worst, exact = 0.0, 0
        for name in names:
            start = time.perf_counter()
            answer = question(program, name)
            worst = max(worst, time.perf_counter() - start)
            exact += answer.complete  # type: ignore[attr-defined]
        print(f"  {question.__name__:<12} most {worst:7.3f} s, exact {exact} of {asked}", flush=True)


if __name__ == "__main__":
    print(f"argmap {version('argmap')}, oxidd {version('oxidd')}, python-sat {version('python-sat')}")
    paper()
    generated("1,000 statements, 40 toggles, tangled", tangled(1000, 40, 1200, 400, seed=1, span=20), asked=5)
    generated("1,000 statements, 40 toggles, each with any", tangled(1000, 40, 1500, 500, seed=1), asked=5)
    generated("worst case, 80 statements, 40 toggles", tangled(80, 40, 160, 60, seed=3), asked=3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    print(f"peak memory {peak:.0f} MB (to beat: 2,000)")
