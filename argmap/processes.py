"""Processes of our own, for work that must end when its time or memory is up.

Neither dot, nor PDFium, nor a query in pyoxigraph can be cancelled in a thread, and each can crash
on what a stranger made; a process can be ended, and takes nothing with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

MEMORY = 2 << 30
"""Bytes of address space that a process may have, where the system can bound it."""

Task = dict[str, Any]
"""What is passed to a process and what it answers: JSON objects."""


def environment() -> dict[str, str]:
    """The environment of a Python process that is to import what this one can."""
    # An empty entry stands for the working folder, where any file may be called json.py.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


@contextmanager
def started(
    script: Path, *, stderr: int | None = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process that runs a script and is gone when the block is left, however that is."""
    with subprocess.Popen(
        # By its path and without the script's folder on the path (-P), so that neither the rooms
        # that the module lies in are imported nor its neighbours taken for library modules.
        [sys.executable, "-P", str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def answer_of(
    script: Path,
    task: Mapping[str, object],
    data: bytes = b"",
    *,
    seconds: float,
    memory: int = MEMORY,
) -> Task:
    """What a script that calls `answer_task` answers to a task with data.

    Raises `TimeoutError` where it takes longer than `seconds`, `EOFError` where it ends without an
    answer: it crashed, or ran out of memory beyond its own handling.
    """
    with started(script) as process:
        line = json.dumps({**task, "memory": memory}).encode()
        try:
            answer, _ = process.communicate(line + b"\n" + data, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
    try:
        return cast(Task, json.loads(answer))
    except ValueError:
        raise EOFError from None


def answer_task(answer: Callable[[Task, bytes], Task]) -> None:
    """The other side of `answer_of`: read the task and the data, answer within the memory.

    `{"error": "memory"}` is the answer where that does not suffice.
    """
    task = json.loads(sys.stdin.buffer.readline())
    bound_memory(task["memory"])
    try:
        said = answer(task, sys.stdin.buffer.read())
    except MemoryError:
        said = {"error": "memory"}
    json.dump(said, sys.stdout)


def bound_memory(size: int = MEMORY) -> None:
    """Let this process have no more than so many bytes of address space."""
    limit_resources(RLIMIT_AS=size)


def limit_resources(**limits: int) -> None:
    """Set limits of this process by the names of `resource`, as far as the system has them."""
    try:
        import resource

        for name, most in limits.items():
            resource.setrlimit(getattr(resource, name), (most, most))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limits, macOS refuses some: the time limit holds there.
