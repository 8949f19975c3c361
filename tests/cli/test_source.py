"""`argmap source`: a table or JSON of the passages, exit statuses, and the copy that is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main

BREAD = str(Path(__file__).parents[2] / "docs" / "bread.ttl")
TALK = (
    "The dough will have doubled by the evening. There is live yeast in it, and a spoon of "
    "sugar.\n\n"
    "The kitchen is as warm as it is in summer; but in January nobody knows.\n\nThe stove "
    "was lit since the mornings.\n"
)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    file = tmp_path / "talk.txt"
    file.write_text(TALK)
    return str(file)


def test_json(talk: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["source", talk, BREAD, "--json", "--no-keep"]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert err == ""
    assert {key: value for key, value in report.items() if key != "passages"} == {
        "file": talk,
        "pages": None,
        "counts": {"found": 5, "approximate": 1, "ambiguous": 0, "differing": 0, "missing": 1},
        "complete": True,
        "notes": [],
        "kept": False,
    }
    assert report["passages"][4] == {
        "statement": "winter",
        "paragraph": "1.2",
        "phrase": "but in January",
        "status": "found",
        "page": None,
        "before": "The kitchen is as warm as it is in summer; ",
        "text": "but in January",
        "after": " nobody knows.",
    }
    assert not (tmp_path / "data").exists()


def test_a_copy_is_kept_until_it_is_forgotten(talk: str, capsys: Captured) -> None:
    assert main(["source", "--kept", BREAD]) == 2
    assert "no copy is kept" in capsys.readouterr().err
    assert main(["source", talk, BREAD]) == 0
    first, told = capsys.readouterr()
    assert "lit since the mornings" in first
    assert "kept on this machine" in told
    Path(talk).unlink()
    assert main(["source", BREAD, "--kept"]) == 0
    assert capsys.readouterr().out == first
    assert main(["source", "--forget", BREAD, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"forgotten": True}
    assert main(["source", "--kept", BREAD]) == 2


def test_a_copy_of_something_else_has_status_1_and_is_not_kept(talk: str, capsys: Captured) -> None:
    Path(talk).write_text("Something else altogether, about rivers and boats.")
    assert main(["source", talk, BREAD]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "None of the passages is in it" in err
    assert main(["source", "--kept", BREAD]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["source"],
        ["source", "none.pdf"],
        ["source", "a", "b", "c"],
        ["source", "--kept", "a", "b"],
        ["source", "--kept", "--forget"],
    ],
)
def test_a_call_that_cannot_be_used_is_told_in_one_line(
    words: list[str], talk: str, capsys: Captured
) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_a_kept_copy_enters_no_export(talk: str, tmp_path: Path) -> None:
    assert main(["source", talk, BREAD]) == 0
    assert main(["convert", BREAD, str(tmp_path / "out.nt")]) == 0
    exported = (tmp_path / "out.nt").read_text()
    assert "There is live yeast in it" not in exported
    assert "live yeast" in exported
