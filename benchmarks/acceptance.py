"""Skeptical preferred and credulous stable acceptance against pygarg and formal-argumentation; ABA
against clingo.

python -m benchmarks.acceptance [--limit SECONDS] [--sizes 100,500,2000] [--only abstract|aba]

Each question is asked in a process of its own, once the framework stands in the system's own
structures; argmap's time includes making its program from the arrays. Answers are compared.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from importlib.metadata import version
from math import prod
from pathlib import Path

from benchmarks.frameworks import GENERATORS, assumptions, write_af
from benchmarks.peers import measured, versions

TASKS = ("DS-PR", "DC-ST")
ABSTRACT, ABA = ("pygarg", "formal-argumentation"), ("clingo",)
QUERIES = 3


class Means:
    """Geometric means of how many times as fast argmap is; a time-out of a peer counts as its
    limit.
    """

    def __init__(self) -> None:
        self.ratios: dict[str, list[float]] = {}
        self.lost: list[str] = []

    def add(self, peer: str, case: str, ours: float, theirs: float) -> None:
        """One case, in seconds."""
        self.ratios.setdefault(peer, []).append(theirs / ours)
        if theirs < ours:
            self.lost.append(f"{case} against {peer}: {ours * 1e3:.1f} ms to {theirs * 1e3:.1f} ms")

    def tell(self) -> None:
        """Print the means, and every case that was lost."""
        for peer, values in self.ratios.items():
            mean = prod(values) ** (1 / len(values))
            print(
                f"argmap is {mean:,.1f} times as fast as {peer} (geometric mean of "
                f"{len(values)} cases)."
            )
        print("Lost: " + ("; ".join(self.lost) or "none") + ".")


def compare(
    case: str, task: str, file: Path, count: int, peers: tuple[str, ...], limit: float, means: Means
) -> None:
    """A row: the mean of some queries spread over the arguments, for each system."""
    queries = [1 + k * (count - 1) // QUERIES for k in range(QUERIES)]
    ours = [measured("argmap", task, file, query, limit) for query in queries]
    if not all(ours):
        print(
            f"| {case} | {task} | > {limit:.0f} s | "
            + " | ".join("not asked" for _ in peers)
            + " |",
            flush=True,
        )
        means.lost.append(f"{case} {task}: not finished")
        return
    mine = sum(found["seconds"] for found in ours if found) / QUERIES
    cells = [f"{mine * 1e3:.2f} ms ({max(found['memory'] for found in ours if found):.0f} MB)"]
    for peer in peers:
        times, memory = [], 0.0
        for query, own in zip(queries, ours, strict=True):
            theirs = measured(peer, task, file, query, limit)
            if theirs is None:
                times.append(limit)
                break
            assert own
            assert theirs["answer"] == own["answer"], (case, task, query, peer, theirs, own)
            times.append(theirs["seconds"])
            memory = max(memory, theirs["memory"])
        mean = sum(times) / len(times)
        means.add(peer, f"{case} {task}", mine, mean)
        cells.append(
            f"> {limit:.0f} s" if times[-1] == limit else f"{mean * 1e3:.1f} ms ({memory:.0f} MB)"
        )
    print(f"| {case} | {task} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--sizes", default="100,500,2000")
    parser.add_argument("--only", choices=("abstract", "aba"))
    call = parser.parse_args()
    sizes = [int(size) for size in call.sizes.split(",")]
    asked = {"abstract": ABSTRACT, "aba": ABA}.get(call.only, ABSTRACT + ABA)
    peers = versions(*asked)
    print(
        f"argmap {version('argmap')}, python-sat {version('python-sat')}, {peers}, Python "
        f"{platform.python_version()}"
    )
    with tempfile.TemporaryDirectory() as folder:
        if call.only != "aba":
            abstract(Path(folder) / "x.af", sizes, call.limit)
        if call.only != "abstract":
            aba(Path(folder) / "x.aba", sizes, call.limit)


def abstract(file: Path, sizes: list[int], limit: float) -> None:
    print(f"\n| framework | task | argmap | {' | '.join(ABSTRACT)} |\n|---|---|---|---|---|")
    means = Means()
    for size in sizes:
        for name in [name for name in GENERATORS if name != "chain"]:
            write_af(file, size, GENERATORS[name](size, 4 * size, 11))
            for task in TASKS:
                compare(f"{name} {size:,}", task, file, size, ABSTRACT, limit, means)
    means.tell()


def aba(file: Path, sizes: list[int], limit: float) -> None:
    print("\n| ABA framework | task | argmap | clingo |\n|---|---|---|---|")
    means = Means()
    for size in sizes:
        file.write_text(assumptions(size, 11))
        for task in TASKS:
            compare(f"{size:,} atoms", task, file, size, ABA, limit, means)
    means.tell()


if __name__ == "__main__":
    main()
