"""The grounded labelling of large frameworks, labelling alone, against other Python systems; and
`solve` as a whole process.

python -m benchmarks.grounded [--limit SECONDS]     100,000 and 1,000,000 attacks; a system that
does not finish is told so
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from math import prod
from pathlib import Path

import numpy as np

from benchmarks.frameworks import GENERATORS, Attacks, write_af
from benchmarks.peers import measured, versions

SIZES = (100_000, 1_000_000)
PEERS = ("formal-argumentation", "pygarg", "PyArg")


def gathered(count: int, attacks: Attacks) -> float:
    """Seconds to read the arrays once, gathering at random: the best of five."""
    value = np.zeros(count, np.int32)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        value[attacks[0]].sum() + value[attacks[1]].sum()
        times.append(time.perf_counter() - start)
    return min(times)


def process(file: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of `argmap solve -p SE-GR`, reading and writing included."""
    start = time.perf_counter()
    words = [sys.executable, "-m", "argmap", "solve", "-p", "SE-GR", "-f", str(file)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(limit: float) -> None:
    print(
        f"argmap {version('argmap')}, {versions(*PEERS)}, Python "
        f"{platform.python_version()}, time-out {limit:.0f} s"
    )
    columns = (
        "generator",
        "attacks",
        "argmap ms",
        "read once ms",
        "argmap MB",
        *(f"{p} s" for p in PEERS),
        "solve s",
        "solve MB",
    )
    print("| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|")
    ratios: dict[str, list[float]] = {peer: [] for peer in PEERS}
    for size in SIZES:
        for name, generate in GENERATORS.items():
            count = size + 1 if name == "chain" else size // 2
            attacks = generate(count, size, 7)
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "x.af"
                write_af(file, count, attacks)
                ours = measured("argmap", "SE-GR", file, None, limit)
                assert ours
                cells = []
                for peer in PEERS:
                    theirs = measured(peer, "SE-GR", file, None, limit)
                    if theirs is None:
                        cells.append(f"> {limit:.0f}")
                        ratios[peer].append(limit / ours["seconds"])
                        continue
                    assert theirs["answer"] == ours["answer"], (peer, theirs, ours)
                    ratios[peer].append(theirs["seconds"] / ours["seconds"])
                    cells.append(f"{theirs['seconds']:.2f} ({theirs['memory']:.0f} MB)")
                seconds, memory = process(file)
            row = (
                name,
                f"{len(attacks[0]):,}",
                f"{ours['seconds'] * 1e3:.2f}",
                f"{gathered(count, attacks) * 1e3:.2f}",
                f"{ours['memory']:.0f}",
                *cells,
                f"{seconds:.2f}",
                f"{memory:.0f}",
            )
            print("| " + " | ".join(row) + " |", flush=True)
    for peer, values in ratios.items():
        mean = prod(values) ** (1 / len(values))
        print(
            f"argmap is {mean:,.0f} times as fast as {peer} (geometric mean; a time-out, "
            "reading included, counts as its limit)."
        )


if __name__ == "__main__":
    main(float(sys.argv[sys.argv.index("--limit") + 1]) if "--limit" in sys.argv else 60.0)
