"""One task by one system, in a process of its own: `python -m benchmarks.peers SYSTEM TASK FILE
[ARGUMENT]`.

Prints JSON: how long the system took once the framework stood in its own structures, and its
answer. Which Python runs the peers says ARGMAP_PEERS (left out, this one); `pip install -r
benchmarks/requirements.txt` installs them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

PEERS = os.environ.get("ARGMAP_PEERS", sys.executable)
PACKAGES = {
    "formal-argumentation": "formal-argumentation",
    "pygarg": "pygarg",
    "PyArg": "python-argumentation",
    "clingo": "clingo",
}


def measured(
    system: str, task: str, file: Path, argument: int | None, limit: float
) -> dict[str, Any] | None:
    """What the process of a system prints; None where it did not finish in `limit` seconds."""
    python = sys.executable if system.startswith("argmap") else PEERS
    words = [
        python,
        "-m",
        "benchmarks.peers",
        system,
        task,
        str(file),
        *([] if argument is None else [str(argument)]),
    ]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}\n{done.stderr[-600:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def versions(*systems: str) -> str:
    """The peers and their versions."""
    names = [PACKAGES[system] for system in systems]
    code = (
        f"from importlib.metadata import version\nprint(', '.join(f'{{n}} {{version(n)}}' for n "
        f"in {names!r}))"
    )
    return subprocess.run(
        [PEERS, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def _read(file: str) -> tuple[int, list[tuple[int, int]]]:
    with open(file) as lines:
        count = int(next(lines).split()[2])
        return count, [(int(a), int(b)) for a, b in map(str.split, lines)]


REPEATED = 0.3
"""Short questions are asked again for so many seconds; the quickest counts, so that nobody pays for
first imports.
"""

Task = Callable[[], Any]


def _formal(task: str, file: str, argument: int | None) -> Task:
    from argumentation.core.dung import ArgumentationFramework, grounded_extension

    count, pairs = _read(file)
    framework = ArgumentationFramework(
        arguments=frozenset(str(i) for i in range(1, count + 1)),
        defeats=frozenset((str(a), str(b)) for a, b in pairs),
    )
    if task == "SE-GR":
        return lambda: len(grounded_extension(framework))
    from argumentation.solving.solver import solve_dung_acceptance

    question, semantics = {"DS-PR": ("skeptical", "preferred"), "DC-ST": ("credulous", "stable")}[
        task
    ]
    return lambda: (
        solve_dung_acceptance(
            framework, semantics=semantics, task=question, query=str(argument)
        ).answer
    )


def _pygarg(task: str, file: str, argument: int | None) -> Task:
    from pygarg.dung import solver

    count, pairs = _read(file)
    names, attacks = [str(i) for i in range(1, count + 1)], [[str(a), str(b)] for a, b in pairs]
    if task == "SE-GR":
        return lambda: len(solver.compute_grounded_extension(names, attacks))
    ask = solver.skeptical_acceptability if task[:2] == "DS" else solver.credulous_acceptability
    return lambda: bool(ask(names, attacks, str(argument), task[3:])[0])


def _pyarg(task: str, file: str, argument: int | None) -> Task:
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
        AbstractArgumentationFramework,
    )
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    assert task == "SE-GR"
    count, pairs = _read(file)
    made = [Argument(str(i)) for i in range(1, count + 1)]
    defeats = [Defeat(made[a - 1], made[b - 1]) for a, b in pairs]
    framework = AbstractArgumentationFramework("", made, defeats)
    return lambda: len(get_grounded_extension(framework))


def _clingo(task: str, file: str, argument: int | None) -> Task:
    """ASPforABA's encodings (Lehtonen, Wallner and Järvisalo 2021); preferred sets as
    domain-maximal models.

    Grounding is timed too: it is what making the program and its clauses is to argmap.
    """
    import clingo

    facts, rule = [], 0
    with open(file) as lines:
        for kind, *atoms in map(str.split, lines):
            if kind == "a":
                facts.append(f"assumption({atoms[0]}).")
            elif kind == "c":
                facts.append(f"contrary({atoms[0]},{atoms[1]}).")
            elif kind == "r":
                rule += 1
                facts.append(
                    f"head({rule},{atoms[0]})." + "".join(f"body({rule},{x})." for x in atoms[1:])
                )

    def grounded(words: list[str], rest: str) -> clingo.Control:
        control = clingo.Control(words)
        control.add("base", [], "".join(facts) + ADMISSIBLE + rest)
        control.ground([("base", [])])
        return control

    def stable() -> bool:
        question = f":- out(X), not defeated(X). :- not derived({argument})."
        return bool(grounded(["1"], question).solve().satisfiable)

    def skeptical() -> bool:
        asked = clingo.Function("derived", [clingo.Number(int(argument or 0))])
        control = grounded(["0", "--heuristic=Domain", "--enum-mode=domRec"], PREFERRED)
        with control.solve(yield_=True) as found:
            return all(model.contains(asked) for model in found)

    return stable if task == "DC-ST" else skeptical


ADMISSIBLE = """
in(X) :- assumption(X), not out(X).  out(X) :- assumption(X), not in(X).
derived(X) :- in(X).  derived(X) :- head(R,X), used(R).
used(R) :- head(R,_), derived(X) : body(R,X).
defeated(X) :- contrary(X,Y), derived(Y).  :- in(X), defeated(X).
"""
PREFERRED = """
possible(X) :- assumption(X), not defeated(X).  possible(X) :- head(R,X), usable(R).
usable(R) :- head(R,_), possible(X) : body(R,X).
threatened(X) :- contrary(X,Y), possible(Y).  :- in(X), threatened(X).
#heuristic in(X) : assumption(X). [1,true]
"""


def _argmap(task: str, file: str, argument: int | None) -> Task:
    from argmap.formats.frameworks import read_framework
    from argmap.reasoning.csr import label_framework
    from argmap.reasoning.extensions import credulous, skeptical
    from argmap.reasoning.framework import AssumptionFramework, Framework
    from argmap.reasoning.program import Program

    def fresh(framework: Framework | AssumptionFramework) -> Program:
        return replace(framework).program

    framework = read_framework(file)
    if task == "SE-GR":
        assert isinstance(framework, Framework)
        label_framework(framework)  # The machine code is loaded from its cache.
        return lambda: int((label_framework(framework) == 1).sum())
    assert argument is not None
    if task == "DS-PR":
        return lambda: skeptical(
            fresh(framework), framework.program.stances, "preferred", argument - 1
        )
    return lambda: (
        credulous(fresh(framework), framework.program.stances, "stable", argument - 1) is not None
    )


SYSTEMS = {
    "formal-argumentation": _formal,
    "pygarg": _pygarg,
    "PyArg": _pyarg,
    "clingo": _clingo,
    "argmap": _argmap,
}


def main(system: str, task: str, file: str, argument: str | None = None) -> None:
    run = SYSTEMS[system](task, file, None if argument is None else int(argument))
    answer, times = None, list[float]()
    while not times or (sum(times) < REPEATED and len(times) < 20):
        start = time.perf_counter()
        answer = run()
        times.append(time.perf_counter() - start)
    seconds = min(times)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "answer": answer, "memory": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:])
