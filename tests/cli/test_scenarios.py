"""The commands on all scenarios: JSON as the contract says, and one clear line for each bad
input.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.model import Stance
from tests.maps import make_map, turtle

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
            {"share": 0.5, "probability": 0.25, "toggles": 5, "complete": True, "even": [0.5]},
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


def test_linchpins_tell_what_each_premise_brings_down_and_how_it_is_held_up(
    capsys: Captured,
) -> None:
    assert main(["linchpins", SMALL, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    down = [(one["statement"], one["down"]) for one in found["premises"]]
    assert down == [*((name, ["rises"]) for name in ("yeast", "sugar", "warm", "stove")),
                    ("winter", [])]  # fmt: skip
    warm = next(one for one in found["premises"] if one["statement"] == "warm")
    counts = {"arguments": 0, "applying": 0, "attacks": 1, "answered": 1}
    assert {key: warm[key] for key in counts} == counts
    curve = found["conclusions"][0]["curve"]
    # Yeast, sugar and warmth are needed; and the stove, where winter is granted.
    assert curve["counts"] == [0, 0, 0, 1, 1, 1]
    [even] = curve["even"]
    p = even["credence"]
    assert p**3 * (1 - p * (1 - p)) == pytest.approx(0.5, abs=1e-6)


def test_pairs_that_fell_a_conclusion_together_are_told(tmp_path: Path, capsys: Captured) -> None:
    held = {"a": Stance.GRANTED, "b": Stance.GRANTED, "c": Stance.OPEN}
    text = turtle(make_map(held, [("a", "c"), ("b", "c")]))
    (tmp_path / "two.ttl").write_text(text.replace("_:c a am:Claim", "_:c a am:Conclusion"))
    assert main(["linchpins", str(tmp_path / "two.ttl"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["pairs"]["pairs"] == [{"withdraw": ["a", "b"], "down": ["c"]}]
    assert main(["linchpins", str(tmp_path / "two.ttl")]) == 0
    assert "a, b\tc" in capsys.readouterr().out


def test_the_agenda_numbers_the_premises_and_asks(capsys: Captured) -> None:
    assert main(["linchpins", SMALL, "--agenda", "--deny", "winter"]) == 0
    text = capsys.readouterr().out
    for words in (
        "Denied: ",
        "1. ",
        "2. ",
        "3. ",
        "Without it “The dough rises” no longer stands.",
        "Taken as given",
    ):
        assert words in text
    assert "4. " not in text


def test_survival_says_what_its_figures_mean(capsys: Captured) -> None:
    assert main(["survival", "rises", SMALL]) == 0
    text = capsys.readouterr().out
    assert "of the 32 scenarios it stands in 9.4 %" in text
    assert "from a credence of 83.4 % on" in text


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
