"""Processes of our own answer within their time and memory, and are gone afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from argmap.processes import answer_of, started

SCRIPT = """
import os, sys, time
from argmap.processes import answer_task


def answer(task, data):
    if task["what"] == "echo":
        return {"data": data.decode(), "pid": os.getpid()}
    if task["what"] == "sleep":
        time.sleep(60)
    if task["what"] == "crash":
        os._exit(11)
    return {"size": len(bytearray(1 << 30))}


answer_task(answer)
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    # A neighbour with the name of a library module must not be taken for it.
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    file = tmp_path / "worker.py"
    file.write_text(SCRIPT, encoding="utf-8")
    return file


def test_a_task_is_answered_with_its_data(script: Path) -> None:
    answer = answer_of(script, {"what": "echo"}, b"two\nlines", seconds=30)
    assert answer["data"] == "two\nlines"
    assert answer["pid"] != os.getpid()


def test_what_takes_too_long_is_ended(script: Path) -> None:
    with pytest.raises(TimeoutError):
        answer_of(script, {"what": "sleep"}, seconds=0.5)


def test_a_crash_is_told_from_an_answer(script: Path) -> None:
    with pytest.raises(EOFError):
        answer_of(script, {"what": "crash"}, seconds=30)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space")
def test_memory_is_bounded(script: Path) -> None:
    assert answer_of(script, {"what": "fill"}, seconds=30) == {"size": 1 << 30}
    answer = answer_of(script, {"what": "fill"}, seconds=30, memory=512 << 20)
    assert answer == {"error": "memory"}


def test_the_process_is_gone_when_the_block_is_left(script: Path) -> None:
    with pytest.raises(KeyError), started(script) as process:
        raise KeyError
    assert process.returncode is not None
