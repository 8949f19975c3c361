"""How long does judging take? Whole processes against rdflib's, and one scenario on a compiled map.

python -m benchmarks.evaluate            all three questions (some minutes: rdflib reads 100,000
statements) python -m benchmarks.evaluate --paper    the paper alone
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import argmap
from benchmarks.maps import write_map

STATEMENTS, LINKS = 100_000, 150_000
ARGMAP = [sys.executable, "-m", "argmap", "evaluate", "--json"]


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds on the wall and peak megabytes of one finished process."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def compared(ours: list[str], theirs: list[str], runs: int) -> None:
    """The two in turn, so that a change of the machine's speed meets both."""
    pairs = [(measured(ours), measured(theirs)) for _ in range(runs)]
    for name, side in (("argmap evaluate", 0), ("rdflib", 1)):
        seconds = statistics.median(pair[side][0] for pair in pairs)
        print(f"  {name:<16} {seconds:8.3f} s   {max(pair[side][1] for pair in pairs):6.0f} MB")
    print(
        f"  ratio            {statistics.median(a[0] / b[0] for a, b in pairs):8.2f}   "
        f"(median of {runs} pairs)"
    )


def paper() -> None:
    print("The paper, whole process, against `python -c 'import rdflib'` (to beat: 2.0):")
    measured(ARGMAP)
    compared(ARGMAP, [sys.executable, "-c", "import rdflib"], runs=11)


def scenario() -> None:
    map = argmap.load()
    program = argmap.compile_map(map)
    given = [name for name, s in map.statements.items() if s.stance is argmap.Stance.GRANTED]
    scenarios = [argmap.Scenario(open=frozenset({name})) for name in given]
    times = []
    for _ in range(20):
        for changed in scenarios:
            start = time.perf_counter()
            argmap.evaluate(program, changed)
            times.append(time.perf_counter() - start)
    count = (
        f"{len(map.statements)} statements, {len(map.inferences)} inferences, {len(map.attacks)} "
        "attacks"
    )
    print(f"One scenario on the paper's compiled map, labels and reasons ({count}; to beat: 1 ms):")
    print(
        f"  median {statistics.median(times) * 1e3:.3f} ms, p95 "
        f"{statistics.quantiles(times, n=20)[-1] * 1e3:.3f} ms"
    )


def large() -> None:
    print(
        f"A map of {STATEMENTS:,} statements, {LINKS:,} inferences and attacks, against "
        "rdflib's Turtle parser alone:"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "generated.ttl"
        write_map(file, STATEMENTS, LINKS)
        print(f"  ({file.stat().st_size / 1e6:.0f} MB of Turtle; to beat: 1.0 and 1,500 MB)")
        parse = "import sys, rdflib; rdflib.Graph().parse(sys.argv[1], format='turtle')"
        compared([*ARGMAP, str(file)], [sys.executable, "-c", parse, str(file)], runs=3)


if __name__ == "__main__":
    print(
        f"argmap {version('argmap')}, rdflib {version('rdflib')}, Python "
        f"{platform.python_version()}"
    )
    paper()
    scenario()
    if "--paper" not in sys.argv:
        large()
