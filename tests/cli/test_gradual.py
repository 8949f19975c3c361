"""`evaluate` with gradual semantics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main

SMALL = str(Path(__file__).parents[1] / "cases" / "small.ttl")
Captured = pytest.CaptureFixture[str]


def test_strengths(capsys: Captured) -> None:
    assert (
        main(["evaluate", SMALL, "--semantics", "df-quad", "--credence", "sugar=0.75", "--json"])
        == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["semantics", "strength", "converged"]
    assert answer["converged"] is True
    assert answer["strength"]["sugar"] == 0.75
    assert answer["strength"]["stove"] == 1.0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--semantics", "df-quad", "--credence", "sugar=1.5"), "'sugar=1.5' is no credence"),
        (("--semantics", "df-quad", "--credence", "sugar=nan"), "'sugar=nan' is no credence"),
        (("--semantics", "df-quad", "--credence", "sugar"), "'sugar' is no credence"),
        (("--semantics", "df-quad", "--credence", "salt=0.5"), "'salt'"),
        (
            ("--semantics", "df-quad", "--credence", "sugar=0.5", "--deny", "sugar"),
            "'sugar' is denied",
        ),
        (("--credence", "sugar=0.5"), "credences are for gradual semantics"),
        (("--semantics", "magic"), "invalid choice: 'magic'"),
    ],
)
def test_faults_are_one_line(capsys: Captured, words: tuple[str, ...], told: str) -> None:
    assert main(["evaluate", SMALL, *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1
