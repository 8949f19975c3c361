"""One task by one system, in a process of its own: `python -m benchmarks.peers SYSTEM TASK FILE [ARGUMENT]`.

Prints JSON: how long the system took once the framework stood in its own structures, and its answer. Which Python runs the peers
says ARGMAP_PEERS (left out, this one); `pip install -r benchmarks/requirements.txt` installs them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PEERS = os.environ.get("ARGMAP_PEERS", sys.executable)
PACKAGES = {
    "formal-argumentation": "formal-argumentation",
    "pygarg": "pygarg",
    "PyArg": "python-argumentation",
    "argmap": "argmap",
}


def measured(system: str, task: str, file: Path, argument: int | None, limit: float) -> dict[str, Any] | None:
    """What the process of a system prints; None where it did not finish in `limit` seconds."""
    python = sys.executable if system.startswith("argmap") else PEERS
    words = [python, "-m", "benchmarks.peers", system, task, str(file), *([] if argument is None else [str(argument)])]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}\n{done.stderr[-600:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def versions() -> str:
    """The peers and their versions."""
    code = f"from importlib.metadata import version as v\nprint(', '.join(f'{{n}} {{v(n)}}' for n in {list(PACKAGES)[:3]!r}))"
    code = code.replace("'PyArg'", "'python-argumentation'")
    return subprocess.run([PEERS, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _read(file: str) -> tuple[int, list[tuple[int, int]]]:
    with open(file) as lines:
        count = int(next(lines).split()[2])
        return count, [(int(a), int(b)) for a, b in map(str.split, lines)]


Task = Callable[[], Any]


def _formal(task: str, file: str, argument: int | None) -> Task:
    from argumentation.core.dung import ArgumentationFramework, grounded_extension

    count, pairs = _read(file)
    framework = ArgumentationFramework(
        arguments=frozenset(str(i) for i in range(1, count + 1)), defeats=frozenset((str(a), str(b)) for a, b in pairs)
    )
    if task == "SE-GR":
        return lambda: len(grounded_extension(framework))
    from argumentation.solving.solver import solve_dung_acceptance

    question, semantics = {"DS-PR": ("skeptical", "preferred"), "DC-ST": ("credulous", "stable")}[task]
    return lambda: solve_dung_acceptance(framework, semantics=semantics, task=question, query=str(argument)).answer


def _pygarg(task: str, file: str, argument: int | None) -> Task:
    from pygarg.dung import solver

    count, pairs = _read(file)
    names, attacks = [str(i) for i in range(1, count + 1)], [[str(a), str(b)] for a, b in pairs]
    if task == "SE-GR":
        return lambda: len(solver.compute_grounded_extension(names, attacks))
    ask = solver.skeptical_acceptability if task[:2] == "DS" else solver.credulous_acceptability
    return lambda: bool(ask(names, attacks, str(argument), task[3:])[0])


def _pyarg(task: str, file: str, argument: int | None) -> Task:
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    assert task == "SE-GR"
    count, pairs = _read(file)
    made = [Argument(str(i)) for i in range(1, count + 1)]
    defeats = [Defeat(made[a - 1], made[b - 1]) for a, b in pairs]
    framework = AbstractArgumentationFramework("", made, defeats)
    return lambda: len(get_grounded_extension(framework))


def _argmap(task: str, file: str, argument: int | None) -> Task:
    from argmap.formats.frameworks import read_framework
    from argmap.reasoning.csr import label_framework
    from argmap.reasoning.framework import Framework

    framework = read_framework(file)
    assert isinstance(framework, Framework)
    assert task == "SE-GR"
    label_framework(framework)  # The machine code is loaded from its cache.
    return lambda: int((label_framework(framework) == 1).sum())


SYSTEMS = {"formal-argumentation": _formal, "pygarg": _pygarg, "PyArg": _pyarg, "argmap": _argmap}


def main(system: str, task: str, file: str, argument: str | None = None) -> None:
    run = SYSTEMS[system](task, file, None if argument is None else int(argument))
    start = time.perf_counter()
    answer = run()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "answer": answer, "memory": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:])
