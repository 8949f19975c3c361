"""`argmap export`: the ending tells what is written, errors are one line, and nothing is left
half-written.
"""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from rdflib import Dataset

from argmap.cli import main
from argmap.rdf.read import read_map
from argmap.view.exports import EXPORTS

BREAD = str(Path(__file__).parents[2] / "docs" / "bread.ttl")
DILEMMA = str(Path(__file__).parents[1] / "cases" / "dilemma.ttl")
BEGINS = {
    "svg": b"<svg",
    "pdf": b"%PDF",
    "png": b"\x89PNG",
    "html": b"<!doctype html>",
    "network": b"<html>",
    "markdown": b"# ",
    "docx": b"PK",
    "handout": b"%PDF",
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
        (["map.svg", "--guided"], "svg is no text for a guided reading"),
        (["map.md", "--guided"], "this map has no guided reading"),
        (["map.svg", "--paper", "a4"], "svg has no pages"),
        (["map.docx", "--paper", "sheet"], "docx is no drawing on one sheet"),
        (["map.svg", "--mode", "credulous"], "--mode makes no difference"),
        (["map.html", "--semantics", "preferred"], "html cannot be judged otherwise"),
        (["map.trig", "--semantics", "preferred"], "trig cannot be judged otherwise"),
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


def test_a_part_of_the_outline_is_chosen_as_a_part_of_the_drawing_is(tmp_path):
    def words(*options: str) -> str:
        target = tmp_path / "outline.md"
        assert main(["export", str(target), *options]) == 0
        return target.read_text("utf-8")

    main_line, whole = words(), words("--whole")
    assert "The main line: " in main_line
    assert len(main_line) < len(whole) / 2
    assert "## 5 · " in words("--section", "5")
    assert words("--guided").count("*To think about.*") == 20


@pytest.mark.parametrize(("paper", "millimetres"), [("a4", 210), ("letter", 216)])
def test_documents_are_on_the_paper_that_is_asked_for(paper, millimetres, tmp_path):
    assert main(["export", str(tmp_path / "h.docx"), "--paper", paper]) == 0
    assert round(Document(tmp_path / "h.docx").sections[0].page_width.mm) == millimetres
    assert main(["export", str(tmp_path / "m.pdf"), "--whole", "--paper", paper]) == 0
    document = pypdfium2.PdfDocument(tmp_path / "m.pdf")
    assert len(document) > 4
    assert min(document[1].get_size()) / 72 * 25.4 == pytest.approx(millimetres, abs=0.6)


def test_one_sheet_is_as_large_as_the_map(tmp_path):
    assert main(["export", str(tmp_path / "m.pdf"), "--whole", "--paper", "sheet"]) == 0
    document = pypdfium2.PdfDocument(tmp_path / "m.pdf")
    assert len(document) == 1
    assert max(document[0].get_size()) > 72 * 30


def test_the_map_itself_is_read_back_as_it_was(tmp_path):
    for ending in (".ttl", ".trig", ".jsonld"):
        target = tmp_path / f"bread{ending}"
        assert main(["export", BREAD, str(target), "--deny", "stove"]) == 0
        assert read_map(target) == read_map(BREAD)


def test_trig_holds_the_verdicts_of_the_scenario(tmp_path, capsys):
    target = tmp_path / "bread.trig"
    assert main(["export", BREAD, str(target), "--deny", "stove"]) == 0
    dataset = Dataset()
    dataset.parse(target, format="trig")
    found = dataset.query(
        "PREFIX am: <https://w3id.org/argmap/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
        "SELECT ?id ?label { GRAPH ?g { ?v am:about ?s ; am:label ?label } ?s skos:notation ?id }"
    )
    said = {str(row.id): str(row.label).rpartition("#")[2] for row in found}
    assert main(["evaluate", BREAD, "--deny", "stove", "--json"]) == 0
    evaluated = json.loads(capsys.readouterr().out)["statements"]
    words = {"in": "In", "out": "Out", "undec": "Undecided"}
    expected = {name: words[held["label"]] for name, held in evaluated.items()}
    assert expected.items() <= said.items()


def test_another_semantics_judges_what_is_drawn_and_is_named(tmp_path):
    target = tmp_path / "m.md"
    options = ("--semantics", "preferred", "--mode", "credulous")
    assert main(["export", DILEMMA, str(target), *options]) == 0
    text = target.read_text("utf-8")
    assert "Judged by preferred semantics: what stands does so in some of 2 extensions." in text
    assert "contested" not in text
    assert main(["export", DILEMMA, str(tmp_path / "m.svg"), *options]) == 0
    assert "contested" not in (tmp_path / "m.svg").read_text("utf-8")
    assert main(["export", DILEMMA, str(tmp_path / "m.svg")]) == 0
    assert "contested ?" in (tmp_path / "m.svg").read_text("utf-8")


def test_nothing_is_judged_where_there_is_no_extension(tmp_path):
    target = tmp_path / "m.svg"
    options = ("--grant", "paradox", "--semantics", "stable")
    assert main(["export", DILEMMA, str(target), *options]) == 0
    text = " ".join(ElementTree.fromstring(target.read_bytes()).itertext())
    assert "There is no stable extension in this scenario, so nothing is judged." in text
    assert "not judged" in text


def test_a_scenario_file_keeps_its_name(tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text('{"name": "No stove", "denied": ["stove"]}')
    assert main(["export", BREAD, str(second), "--scenario", str(first)]) == 0
    assert json.loads(second.read_text("utf-8"))["name"] == "No stove"
    assert main(["export", BREAD, str(tmp_path / "m.md"), "--scenario", str(first)]) == 0
    assert "Scenario “No stove”." in (tmp_path / "m.md").read_text("utf-8")
    assert main(["export", BREAD, str(second), "--deny", "stove"]) == 0
    assert json.loads(second.read_text("utf-8"))["name"].startswith("Denied: ")


def test_a_drawing_shows_the_cause_with_its_effect(tmp_path: Path) -> None:
    target = tmp_path / "withdrawn.svg"
    assert main(["export", str(target)]) == 0
    cause = "Participants share a concern"
    assert cause not in drawn_titles(target)
    assert main(["export", str(target), "--withdraw", "bg-shared-concern"]) == 0
    assert cause in drawn_titles(target)


def drawn_titles(target: Path) -> str:
    return " ".join(re.findall("<title>([^<]*)</title>", target.read_text("utf-8")))


def test_a_scenario_may_come_through_a_pipe(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    os.write(writes, b'{"name": "Without sugar", "open": ["sugar"]}')
    os.close(writes)
    target = tmp_path / "out.md"
    assert main(["export", BREAD, str(target), "--scenario", f"/dev/fd/{reads}"]) == 0
    assert "Without sugar" in target.read_text("utf-8")
