"""Files of other formats given as maps: the format is named, by content alone, with what to do."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.app.state.user_maps import take
from argmap.cli import main
from argmap.errors import ArgmapError, NoMapError
from argmap.file_kinds import kind_of
from argmap.rdf.dataset import convert
from argmap.rdf.read import read_map
from argmap.resources import bundled

CASES = Path(__file__).parents[1] / "cases"
KINDS = CASES / "bad" / "kinds"
SAID = {
    "night-train.argdown": ("Argdown", "how-to"),
    "kialo.txt": ("Kialo", "how-to"),
    "graph.dot": ("DOT", "how-to"),
    "essay.ann": ("brat", "how-to"),
    "carneades.xml": ("LKIF", "how-to"),
    "graph.xml": ("GraphML", "how-to"),
    "aif.json": ("in AIF (JSON)", "how-to"),
    "xaif.json": ("xAIF", "how-to"),
    "aif.ttl": ("AIF-RDF", "how-to"),
    "essay.txt": ("a text", "argmap source"),
    "short.txt": ("a text", "from the template"),
    "carneades.yml": ("YAML (Carneades)", "how-to"),
    "page.html": ("a web page", "argmap source"),
    "frame.af": ("(af)", "argmap solve"),
    "frame.apx": ("(apx)", "argmap solve"),
    "frame.aba": ("(aba)", "argmap solve"),
    "frame.tgf": ("(tgf)", "argmap solve"),
    "scenario.json": ("a scenario", "--scenario"),
    "question.rq": ("SPARQL", "argmap query"),
    "table.csv": ("CSV", "how-to"),
}
"""What is said of each file, and what to do with it."""
COMMANDS = (
    ("evaluate", "FILE"),
    ("explain", "thesis", "FILE"),
    ("query", "FILE", "ASK { ?s ?p ?o }"),
    ("validate", "FILE"),
    ("export", "FILE", "out.svg"),
    ("app", "FILE", "--no-browser"),
)


def test_each_file_has_its_row() -> None:
    assert {file.name for file in KINDS.iterdir()} == set(SAID)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", SAID)
def test_every_command_names_the_format_in_one_line(
    name: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(KINDS / name)
    assert main([file if word == "FILE" else word for word in command]) == 2
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    kind, mend = SAID[name]
    assert out == ""
    assert line.startswith(f"argmap: {file}: this is a")
    assert kind in line
    assert mend in line


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("other", ["map", "map.ttl", "map.json", "map.rdf", "map.nt"])
def test_the_content_tells_whatever_the_name(name: str, other: str, tmp_path: Path) -> None:
    for data in ((KINDS / name).read_bytes(), b"\xef\xbb\xbf" + (KINDS / name).read_bytes()):
        file = tmp_path / other
        file.write_bytes(data)
        with pytest.raises(NoMapError) as caught:
            read_map(file)
        assert SAID[name][0] in caught.value.what


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\n", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word processor"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
    ],
)
def test_what_is_no_text_is_named(first: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "map.ttl"
    file.write_bytes(first)
    with pytest.raises(NoMapError, match=said):
        read_map(file)


@pytest.mark.parametrize(
    ("inside", "said"),
    [("word/document.xml", "a Word document"), ("xl/workbook.xml", "spreadsheet")],
)
def test_a_document_in_an_archive_is_named(inside: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "map.ttl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(inside, "<x/>")
    with pytest.raises(NoMapError, match=said):
        read_map(file)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("essay.docx", "a Word document"),
        ("essay.odt", "LibreOffice"),
        ("table.xlsx", "a spreadsheet"),
        ("maps.zip", "a ZIP archive"),
    ],
)
def test_an_archive_that_tells_nothing_is_named_by_its_ending(
    name: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04\x14\x00torn off")
    with pytest.raises(NoMapError, match=said):
        read_map(file)


@pytest.mark.parametrize(
    "text",
    [
        "# Trains\n\n- claim\n  - reason\n",
        "- [A map](https://example.org) of it\n- [ ] to do\n",
        "As said[^1], trains are slow: see <https://example.org>.\n\n[^1]: A note.\n",
        "[one]: https://example.org\n\nTrains are *slow*; see [one].\n",
        "Short.",
    ],
)
def test_a_text_is_told_by_its_ending(text: str, tmp_path: Path) -> None:
    for name in ("essay.md", "essay.txt"):
        file = tmp_path / name
        file.write_text(text)
        with pytest.raises(NoMapError, match="this is a text, not a map"):
            read_map(file)


def test_turtle_in_a_text_file_keeps_its_line(tmp_path: Path) -> None:
    file = tmp_path / "map.txt"
    for text in ("@prefix am: <https://w3id.org/argmap/ns#> .\n:a a\n", ":a a am:Premise ;;\n"):
        file.write_text(text)
        with pytest.raises(ArgmapError, match="not valid"):
            read_map(file)


@pytest.mark.parametrize("name", ["aif.json", "scenario.json", "short.txt", "night-train.argdown"])
def test_convert_and_the_page_say_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoMapError):
        convert(KINDS / name, tmp_path / "out.ttl")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    taken = take(name, (KINDS / name).read_bytes())
    assert taken.key is None
    assert SAID[name][0] in taken.troubles[0].what


def test_maps_are_none_of_it_nor_what_is_meant_as_one() -> None:
    for file in (*CASES.glob("*.ttl"), *(Path(str(known.path)) for known in bundled())):
        data = file.read_bytes()
        assert kind_of(data, file.name) is None
        assert kind_of(data[: len(data) // 2], file.name) is None
    assert kind_of(json.dumps({"@graph": [], "nodes": [{"id": 1}]}).encode(), "x.jsonld") is None


@given(st.binary(max_size=300))
@example(b"(1) a\n" * 10_000)
@example(b"\n" * 60_000)
@example(b"<!--" * 15_000)
@example(b"{" + b'"nodes":[' * 6_000)
@example(b"a b\n" * 15_000)
@example(b"[" * 60_000)
def test_any_bytes_are_looked_at_in_no_time(data: bytes) -> None:
    kind = kind_of(data, "x")
    assert kind is None or (kind.name and kind.mend)
