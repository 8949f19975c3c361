"""`argmap export`: the ending tells what is written, errors are one line, and nothing is left
half-written.
"""

import json
from pathlib import Path

import pypdfium2
import pytest

from argmap.cli import main
from argmap.view.exports import EXPORTS

BREAD = str(Path(__file__).parents[2] / "docs" / "bread.ttl")
BEGINS = {
    "svg": b"<svg",
    "pdf": b"%PDF",
    "png": b"\x89PNG",
    "html": b"<!doctype html>",
    "network": b"<html>",
    "markdown": b"# ",
    "docx": b"PK",
    "json": b"{",
}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_ending_tells_what_is_written(name, tmp_path, capsys):
    target = tmp_path / f"bread{EXPORTS[name].ending}"
    assert main(["export", BREAD, str(target), "--deny", "stove", "--json"]) == 0
    data = target.read_bytes()
    assert data.startswith(BEGINS[name])
    assert json.loads(capsys.readouterr().out) == {
        "out": str(target),
        "format": name,
        "bytes": len(data),
    }
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


def test_to_goes_before_the_ending(tmp_path):
    target = tmp_path / "bread.txt"
    assert main(["export", BREAD, str(target), "--to", "markdown", "--withdraw", "sugar"]) == 0
    assert "Withdrawn: “There is sugar in it”." in target.read_text("utf-8")


def test_the_bundled_paper_is_exported_where_no_map_is_named(tmp_path):
    target = tmp_path / "scenario.json"
    assert main(["export", str(target), "--deny", "bg-shared-concern"]) == 0
    assert json.loads(target.read_text("utf-8"))["denied"] == ["bg-shared-concern"]


def boxes(tmp_path, *words: str) -> int:
    target = tmp_path / "map.svg"
    assert main(["export", str(target), *words]) == 0
    return target.read_text("utf-8").count('<g class="box ')


def test_options_choose_what_is_shown(tmp_path):
    main_line = boxes(tmp_path)
    assert main_line < boxes(tmp_path, "--unfold", "thesis") < boxes(tmp_path, "--whole")
    assert 1 < boxes(tmp_path, "--focus", "thesis") <= 40
    assert 1 < boxes(tmp_path, "--path", "bg-shared-concern") <= 40
    assert 1 < boxes(tmp_path, "--section", "5") <= 40


def test_the_pdf_of_a_scenario_says_so_in_the_dark_too(tmp_path):
    target = tmp_path / "bread.pdf"
    assert main(["export", BREAD, str(target), "--dark", "--grant", "old"]) == 0
    text = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()
    assert "Granted: “The yeast has passed its date”." in " ".join(text.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["map.xyz"], "its name does not tell what to write"),
        (["map"], "its name does not tell what to write"),
        (["map.svg", "--to", "gif"], "'gif' cannot be written"),
        (["missing/map.svg"], "No such file or directory"),
        (["."], "its name does not tell what to write"),
        (["map.svg", "--unfold", "nothing"], "no statement has the identifier 'nothing'"),
        (["map.svg", "--focus", "yeas"], "did you mean 'yeast'"),
        (["map.svg", "--section", "9"], "no statement stands in a section '9'"),
        (["map.svg", "--whole", "--focus", "yeast"], "not allowed with"),
        (["map.svg", "--deny", "yeast", "--grant", "yeast"], "given two stances"),
    ],
)
def test_an_error_is_one_line_and_writes_nothing(words, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", BREAD, *words]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path, capsys):
    folder = tmp_path / "map.svg"
    folder.mkdir()
    assert main(["export", BREAD, str(folder)]) == 2
    assert "this is a folder" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_what_was_there_stays_where_the_export_fails(tmp_path, monkeypatch):
    target = tmp_path / "bread.pdf"
    target.write_bytes(b"before")
    monkeypatch.setattr(
        "os.replace", lambda *paths: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    assert main(["export", BREAD, str(target)]) == 2
    assert target.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["bread.pdf"]
