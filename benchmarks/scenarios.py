"""How long do all scenarios at once take? The paper, tangled maps of 1,000 statements, and a random
worst case.

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
from argmap.model import (
    ArgumentMap,
    Attack,
    AttackKind,
    Inference,
    Role,
    Scenario,
    Stance,
    Statement,
)
from argmap.reasoning import compile_map
from argmap.reasoning.analysis import (
    importance,
    linchpins,
    reasons,
    restorations,
    retractions,
    survival,
)
from argmap.reasoning.scenarios import Budget, Scenarios, Space, compiled
from benchmarks.tangles import TANGLES

QUESTIONS: tuple[Callable[..., object], ...] = (
    retractions,
    restorations,
    reasons,
    survival,
    importance,
)


def tangled(
    statements: int, toggles: int, steps: int, attacks: int, seed: int, span: int | None = None
) -> ArgumentMap:
    """A random map with circles of support and attack; what a step needs lies within `span`
    statements of its conclusion.
    """
    rng = random.Random(seed)
    names = [f"p{i}" for i in range(statements)]
    given = set(rng.sample(names, toggles))
    open_ones = [name for name in names if name not in given]

    def near(i: int) -> str:
        return (
            names[rng.randrange(statements)]
            if span is None
            else names[(i + rng.randint(-span, span)) % statements]
        )

    inferences, made = {}, {}
    for r in range(steps):
        conclusion = rng.choice(open_ones)
        needs = tuple(
            dict.fromkeys(near(names.index(conclusion)) for _ in range(rng.randint(1, 3)))
        )
        inferences[f"s{r}"] = Inference(f"s{r}", needs, conclusion)
    for a in range(attacks):
        i = rng.randrange(statements)
        undercut = rng.random() < 0.3
        target = f"s{rng.randrange(steps)}" if undercut else names[i]
        made[f"a{a}"] = Attack(
            f"a{a}", near(i), target, AttackKind.UNDERCUT if undercut else AttackKind.REBUTTAL
        )
    held = {
        n: Statement(n, Role.CLAIM, Stance.GRANTED if n in given else Stance.OPEN, title=n)
        for n in names
    }
    return ArgumentMap("generated", "Generated", held, inferences, made)


def paper() -> None:
    map = argmap.load()
    program = compile_map(map)
    names = [statement.id for statement in map.conclusions]
    start = time.perf_counter()
    linchpins(program, names)
    print(
        f"The paper, linchpins of {len(names)} conclusions: "
        f"{time.perf_counter() - start:.3f} s (to beat: 1 s)"
    )
    print("  processor time of a further question on each of all statements (to beat: 5 ms):")
    for question in QUESTIONS:
        taken = sorted(
            min(timed(question, program, name) for _ in range(5)) * 1e3 for name in map.statements
        )
        median = statistics.median(taken)
        print(f"    {question.__name__:<12} median {median:6.2f} ms, most {taken[-1]:6.2f} ms")


def timed(question: Callable[..., object], *arguments: object) -> float:
    """The processor time of a question in seconds: other processes share the machine."""
    start = time.process_time()
    question(*arguments)
    return time.process_time() - start


def compilations(seeds: int = 30) -> None:
    """Compile all statements of maps of several structures, hard ones among them."""
    print(
        f"1,000 statements, 40 toggles, {seeds} seeds each, all statements compiled, "
        "processor time (to beat: 0.2 s)"
    )
    for tangle in TANGLES:
        taken, exact = [], 0
        for seed in range(seeds):
            program = compile_map(tangle(seed))
            scenarios = Scenarios(Space.of_toggles(program, Scenario()), Budget())
            taken.append(
                timed(scenarios.compile, range(len(program.statements)), scenarios.budget.start())
            )
            exact += not scenarios._beyond
        taken.sort()
        below = sum(seconds < 0.2 for seconds in taken)
        print(
            f"  {tangle.__name__:<9} median {statistics.median(taken):.3f} s, most "
            f"{taken[-1]:.3f} s, "
            f"{below} of {seeds} below 0.2 s, {exact} within the budget",
            flush=True,
        )


def generated(title: str, map: ArgumentMap, asked: int) -> None:
    program = compile_map(map)
    space, budget = Space.of_toggles(program, Scenario()), Budget()
    compiled.cache_clear()
    start = time.perf_counter()
    scenarios = compiled(space, budget)
    scenarios.compile(range(len(program.statements)), budget.start())
    beyond = len(scenarios._beyond)
    print(
        f"{title}: compiled in {time.perf_counter() - start:.3f} s, {beyond} nodes beyond "
        "the budget"
    )
    names = random.Random(0).sample(
        [s for s in program.statements if program.supports[program.index[s]]], asked
    )
    for question in QUESTIONS:
        worst, exact = 0.0, 0
        for name in names:
            start = time.perf_counter()
            answer = question(program, name)
            worst = max(worst, time.perf_counter() - start)
            exact += answer.complete  # type: ignore[attr-defined]
        print(
            f"  {question.__name__:<12} most {worst:7.3f} s, exact {exact} of {asked}", flush=True
        )


if __name__ == "__main__":
    print(
        f"argmap {version('argmap')}, oxidd {version('oxidd')}, python-sat {version('python-sat')}"
    )
    paper()
    generated(
        "1,000 statements, 40 toggles, tangled",
        tangled(1000, 40, 1200, 400, seed=1, span=20),
        asked=5,
    )
    generated(
        "1,000 statements, 40 toggles, each with any", tangled(1000, 40, 1500, 500, seed=1), asked=5
    )
    compilations()
    generated("worst case, 80 statements, 40 toggles", tangled(80, 40, 160, 60, seed=3), asked=3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform == "linux" else 1024**2
    )
    print(f"peak memory {peak:.0f} MB (to beat: 2,000)")
