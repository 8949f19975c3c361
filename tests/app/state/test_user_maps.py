"""Files that a reader brings: what can be read is kept and found again, what cannot is told, and
nothing is left behind.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from argmap.app.pages.maps import ABOUT, table_of
from argmap.app.state import user_maps
from argmap.rdf.dataset import convert
from argmap.rdf.read import read_map
from argmap.resources import bundled

LIBRARY = (Path(__file__).parents[2] / "cases" / "library.ttl").read_bytes()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    return tmp_path / "maps"


def test_a_map_is_kept_under_a_key_that_finds_it_again(folder: Path) -> None:
    taken = user_maps.take("library.ttl", LIBRARY)
    assert taken.key
    file = user_maps.file_of(taken.key)
    assert file
    assert "open-sundays" in read_map(file).statements
    assert user_maps.take("again.ttl", LIBRARY).key == taken.key
    assert len(list(folder.iterdir())) == 1


def test_the_map_that_was_opened_last_is_listed_first(folder: Path) -> None:
    first = user_maps.take("one.ttl", LIBRARY)
    second = user_maps.take("two.ttl", LIBRARY + b"# another")
    for age, taken in ((100, first), (50, second)):
        file = user_maps.file_of(taken.key or "")
        assert file
        os.utime(file, (time.time() - age, time.time() - age))
    assert [one.key for one in user_maps.own_maps()] == [second.key, first.key]


def test_a_map_with_faults_opens_and_each_fault_is_told(folder: Path) -> None:
    spoilt = LIBRARY.replace(b"skos:prefLabel", b"skos:altLabel", 1)
    taken = user_maps.take("spoilt.ttl", spoilt)
    assert taken.key
    assert taken.troubles
    assert all(trouble.where and trouble.what and trouble.mend for trouble in taken.troubles)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("prose.ttl", b"This is not a map.", "prose.ttl"),
        (
            "essay.txt",
            b'He said (in 1997): "It is so"; and it was: 12% of all.',
            "a text, not a map",
        ),
        ("notes.md", b"# Notes\n\n*So* it is.\n", "a text, not a map"),
        ("graph.yml", b"statements:\n  a: so\n", "YAML"),
        ("picture.png", bytes(range(256)) * 40, "picture.png"),
        ("picture.ttl", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        ("empty.ttl", b" \n", "empty"),
        ("comment.ttl", b"# nothing", "am:ArgumentMap"),
        ("other.ttl", b"<http://e.x/a> <http://e.x/b> <http://e.x/c> .", "am:ArgumentMap"),
        ("nothing.json", b"{}", "not JSON-LD"),
        ("large.ttl", b"#" * 50_000_000, "50 MB"),
    ],
)
def test_what_is_no_map_is_told_in_a_line_and_not_kept(
    folder: Path, name: str, content: bytes, what: str
) -> None:
    taken = user_maps.take(name, content)
    assert taken.key is None
    told = " ".join(" ".join(trouble) for trouble in taken.troubles)
    assert what in told
    assert str(folder) not in told
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.parametrize(
    "key", ["no-such", "own-123", "../../etc/passwd", "own-" + "0" * 32, "own-*"]
)
def test_a_key_that_nobody_gave_finds_nothing(key: str) -> None:
    assert user_maps.file_of(key) is None


def test_each_bundled_map_has_its_line_and_its_file() -> None:
    assert {known.name for known in bundled()} == set(ABOUT)
    assert all(user_maps.file_of(name) for name in ABOUT)


@pytest.mark.parametrize(
    ("ending", "taken_out", "name"),
    [
        (".ttl", "am:concludes :obj-cost ;", "step-cost"),
        (".ttl", 'skos:notation "want-to-read" ;', "want-to-read"),
        (".nt", ".*concludes> .*#obj-cost> [.]\n", "step-cost"),
    ],
)
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, ending: str, taken_out: str, name: str
) -> None:
    source, file = tmp_path / "source.ttl", tmp_path / f"map{ending}"
    source.write_bytes(LIBRARY)
    if ending == ".ttl":
        file = source
    else:
        convert(source, file)
    spoilt, times = re.subn(taken_out, "", file.read_text("utf-8"))
    assert times == 1
    (trouble,) = user_maps.take(file.name, spoilt.encode()).troubles
    said, line = trouble.where.split(", line ")
    assert said == name
    assert name in spoilt.splitlines()[int(line) - 1]


def test_what_a_file_says_is_text_in_the_table() -> None:
    assert "<script>" not in table_of((user_maps.Trouble("<script>", "<b>", "x"),))


def test_of_very_many_troubles_the_first_are_listed_and_the_rest_counted() -> None:
    table = table_of(tuple(user_maps.Trouble(f"place-{i}", "what", "mend") for i in range(5000)))
    assert "place-199<" in table
    assert "place-200<" not in table
    assert "And 4800 more" in table
