"""The commands on all scenarios: JSON as the contract says, and one clear line for each bad
input.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main

SMALL = str(Path(__file__).parents[1] / "cases" / "small.ttl")
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["retractions", "rises", SMALL],
            {
                "sets": [["stove"], ["sugar"], ["warm"], ["yeast"]],
                "robustness": 1,
                "complete": True,
            },
        ),
        (
            ["retractions", "rises", SMALL, "--deny", "yeast"],
            {"sets": [[]], "robustness": 0, "complete": True},
        ),
        (
            ["restorations", "rises", SMALL, "--deny", "stove"],
            {
                "sets": [
                    {"grant": ["stove"], "withdraw": []},
                    {"grant": [], "withdraw": ["winter"]},
                ],
                "complete": True,
            },
        ),
        (
            ["restorations", "rises", SMALL],
            {"sets": [{"grant": [], "withdraw": []}], "complete": True},
        ),
        (
            ["reasons", "rises", SMALL, "--toggles", "stove,winter,old"],
            {"sets": [{"granted": ["stove"], "open": ["old"]}], "complete": True},
        ),
        (
            ["survival", "yeast", SMALL, "--credence", "yeast=0.25"],
            {"share": 0.5, "probability": 0.25, "toggles": 5, "complete": True},
        ),
        (
            ["importance", "rises", SMALL, "--toggles", "sugar,yeast,old"],
            {
                "banzhaf": {"old": -0.25, "sugar": 0.25, "yeast": 0.25},
                "shapley": {
                    "old": pytest.approx(-1 / 3),
                    "sugar": pytest.approx(1 / 6),
                    "yeast": pytest.approx(1 / 6),
                },
                "complete": True,
            },
        ),
    ],
)
def test_answers(words: list[str], expected: dict[str, object], capsys: Captured) -> None:
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"statement": words[1], **expected}


def test_cruxes(tmp_path: Path, capsys: Captured) -> None:
    mine, theirs = tmp_path / "mine.json", tmp_path / "theirs.json"
    mine.write_text('{"open": ["sugar"]}')
    theirs.write_text('{"denied": ["stove"]}')
    words = ["cruxes", "winter", SMALL, "--mine", str(mine), "--theirs", str(theirs), "--json"]
    assert main(words) == 0
    expected = {
        "statement": "winter",
        "mine": "out",
        "theirs": "in",
        "sets": [["stove"]],
        "complete": True,
    }
    assert json.loads(capsys.readouterr().out) == expected


def test_linchpins(capsys: Captured) -> None:
    assert main(["linchpins", SMALL, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["complete"] is True
    assert found["alone"]["stove"] == ["rises", "warm", "stove"]
    [rises] = found["conclusions"]
    assert (rises["statement"], rises["robustness"], len(rises["retractions"]["sets"])) == (
        "rises",
        1,
        4,
    )


@pytest.mark.parametrize(
    "command", ["retractions", "restorations", "reasons", "survival", "importance"]
)
def test_plain_answers_are_tables(command: str, capsys: Captured) -> None:
    assert main([command, "rises", SMALL]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["retractions", "nobody"], "no statement has the identifier 'nobody'"),
        (
            ["retractions", "rises", "--toggles", "sugar,nobody"],
            "no statement has the identifier 'nobody'",
        ),
        (["retractions", "rises", "--budget", "0"], "a budget must be positive"),
        (["reasons", "rises", "--seconds", "0"], "a budget must be positive"),
        (["importance", "rises", "--budget", "many"], "invalid int value"),
        (["restorations", "rises", "--limit", "0"], "limit of 0"),
        (["survival", "rises", "--credence", "yeast=1.5"], "the credence of 'yeast' is 1.5"),
        (["survival", "rises", "--credence", "yeast=nan"], "the credence of 'yeast' is nan"),
        (["survival", "rises", "--credence", "yeast"], "is no credence"),
        (
            ["survival", "rises", "--credence", "nobody=0.5"],
            "no statement has the identifier 'nobody'",
        ),
        (["survival", "rises", "--credence", "rises=0.5"], "is no toggle"),
        (["survival", "rises", "--default-credence", "-1"], "the default credence is -1"),
        (["linchpins", "--toggles", "nobody"], "no statement has the identifier 'nobody'"),
        (["cruxes", "rises"], "required"),
        (
            ["cruxes", "rises", "--mine", "none.json", "--theirs", "none.json"],
            "there is no such file",
        ),
    ],
)
def test_bad_input_is_one_line_and_status_2(words: list[str], told: str, capsys: Captured) -> None:
    place = 1 if words[0] == "linchpins" else 2
    assert main([*words[:place], SMALL, *words[place:]]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err
