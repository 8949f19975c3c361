"""`argmap edit` changes a file in all that is asked, or not at all; `diff` tells two apart."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.document.document import load
from argmap.document.edit_json import KINDS, edit_from_json
from argmap.rdf.read import read_map

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.findall(r'^\{"do".*\}$', (DOCS / "edits.md").read_text("utf-8"), re.MULTILINE)
SALT = '{"do": "add-statement", "title": "Salt", "objection_to": "step-rises"}'


@pytest.fixture
def bread(tmp_path: Path) -> Path:
    return Path(shutil.copy(DOCS / "bread.ttl", tmp_path / "bread.ttl"))


def json_of(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    out: dict[str, object] = json.loads(capsys.readouterr().out)
    return out


@pytest.mark.parametrize("edit", EXAMPLES)
def test_examples_of_the_documentation_work(bread: Path, edit: str) -> None:
    before = load(bread)
    assert main(["edit", str(bread), "--do", edit]) == 0
    assert set(load(bread).quads) != set(before.quads)


def test_the_documentation_has_every_kind_with_its_keys() -> None:
    page = (DOCS / "edits.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.*?) \|", page, re.MULTILINE))
    assert rows.keys() == KINDS.keys()
    for name, kind in KINDS.items():
        assert set(re.findall(r"`(\w+)`", rows[name])) == set(kind.__dataclass_fields__)
    shown = {json.loads(edit)["do"] for edit in EXAMPLES}
    assert shown >= KINDS.keys() - {"join-steps"}
    assert all(edit_from_json(edit) for edit in EXAMPLES)


def test_what_was_added_and_removed_is_told(
    bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    removal = '{"do": "remove", "id": "winter"}'
    assert main(["edit", str(bread), "--do", SALT, removal, "--json"]) == 0
    told = json_of(capsys)
    assert told["map"] == "bread"
    assert told["changes"] == [
        {"added": ["salt", "salt-against-step-rises"], "removed": []},
        {"added": [], "removed": ["winter", "winter-against-warm", "stove-against-winter"]},
    ]


def test_all_is_done_or_nothing(bread: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = bread.read_bytes()
    assert main(["edit", str(bread), "--do", SALT, '{"do": "remove", "id": "nobody"}']) == 2
    assert "no part “nobody”" in capsys.readouterr().err
    assert bread.read_bytes() == before


def test_another_file_is_written_and_a_bundled_map_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.jsonld"
    assert main(["edit", "three-attacks", "--do", '{"do": "describe", "title": "Mine"}']) == 2
    assert "--out" in capsys.readouterr().err
    call = [
        "edit",
        "three-attacks",
        "--do",
        '{"do": "describe", "title": "Mine"}',
        "--out",
        str(out),
    ]
    assert main(call) == 0
    assert read_map(out).title == "Mine"


def test_edits_come_by_standard_input_too(bread: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [SALT, "", '{"do": "rename", "id": "salt", "to": "pinch"}']
    monkeypatch.setattr("sys.stdin", iter(line + "\n" for line in lines))
    assert main(["edit", str(bread), "--do", "-"]) == 0
    assert "pinch" in read_map(bread).statements


def test_two_maps_are_told_apart(bread: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original = str(DOCS / "bread.ttl")
    assert main(["diff", original, str(bread)]) == 0
    stance = '{"do": "set-stance", "id": "old", "stance": "granted"}'
    relink = '{"do": "relink", "step": "step-rises", "premises": ["yeast"]}'
    main(["edit", str(bread), "--do", SALT, stance, relink, '{"do": "remove", "id": "winter"}'])
    capsys.readouterr()
    assert main(["diff", original, str(bread), "--json"]) == 1
    assert json_of(capsys) == {
        "added": ["salt", "salt-against-step-rises"],
        "dropped": ["winter", "winter-against-warm", "stove-against-winter"],
        "changed": [
            {"id": "old", "what": "stance", "old": "open", "new": "granted"},
            {
                "id": "step-rises",
                "what": "premises",
                "old": ["yeast", "sugar"],
                "new": ["yeast"],
            },
        ],
    }
    assert main(["diff", original, str(bread)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "Added the objection “Salt”, against the step to “The dough rises”." in lines
    assert "“The yeast has passed its date”: stance granted; before, open." in lines
