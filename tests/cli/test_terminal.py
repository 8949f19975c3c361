"""Nothing that a map, a file or a call says can steer the terminal that a command prints on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.terminal import one_line, printable

BAD = Path(__file__).parents[1] / "cases" / "bad"
CLI = Path(__file__).parents[2] / "argmap" / "cli"
STEERING = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u200b\u200e\u202e\u2066\ufeff"]
"""Controls, marks of direction and zero widths; line ends and tabs are told apart below."""
TITLES = ("escape-sequences.ttl", "zero-width.ttl")
COMMANDS = (
    ("evaluate",),
    ("evaluate", "--semantics", "preferred"),
    ("evaluate", "--semantics", "df-quad"),
    ("extensions", "--semantics", "preferred"),
    ("explain", "thesis"),
    ("explain", "thesis", "--grant", "o"),
    ("explain", "\x1b]0;pwned\x07"),
    ("evaluate", "--grant", "\x1b[31mred"),
    ("evaluate", "--map", "\u202eevil"),
    ("retractions", "thesis"),
    ("linchpins",),
    ("survival", "thesis"),
    ("validate",),
    ("query", "SELECT ?title { ?s skos:prefLabel ?title }"),
    ("query", "SELECT ?title { ?s skos:prefLabel ?title }", "--format", "csv"),
    ("query", "CONSTRUCT WHERE { ?s skos:prefLabel ?title }"),
)


def call(words: tuple[str, ...], file: Path) -> list[str]:
    """The words with the map where the command takes it."""
    at = 2 if words[0] in ("explain", "retractions", "survival") else 1
    return [*words[:at], str(file), *words[at:]]


def on_a_terminal(words: list[str]) -> str:
    """What a command writes where both its outputs are a terminal."""
    import pty

    ours, theirs = pty.openpty()
    code = "import sys; from argmap.cli import main; sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=theirs, stderr=theirs, stdin=theirs
    ) as running:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so where the other end is closed
                break
            if not part:
                break
            said += part
        os.close(ours)
        assert running.wait() in (0, 1, 2)
    return said.decode()


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_lines_in_a_pipe_are_harmless(
    words: tuple[str, ...], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(call(words, BAD / title))
    out, err = capsys.readouterr()
    assert out or err
    if words[-1] == "csv" or words[-1].startswith("CONSTRUCT"):
        return  # a format that programs read says in a pipe what the map says
    assert not [
        sign for sign in STEERING if sign in (out + err).replace("\n", "").replace("\t", "")
    ]


@pytest.mark.skipif(os.name != "posix", reason="a pseudoterminal is POSIX's")
@pytest.mark.parametrize("words", [c for c in COMMANDS if c[0] in ("evaluate", "explain", "query")])
def test_what_a_terminal_gets_is_harmless(words: tuple[str, ...]) -> None:
    for title in TITLES:
        said = on_a_terminal(call(words, BAD / title))
        assert said.strip()
        assert not [
            bad for bad in ("\x1b]0;", "\x1b[31mred", "\x07", "\u202e", "\u200b") if bad in said
        ]


def test_json_says_what_the_map_says(capsys: pytest.CaptureFixture[str]) -> None:
    query = 'SELECT ?title { ?s skos:notation "thesis" ; skos:prefLabel ?title }'
    assert main(["query", str(BAD / "escape-sequences.ttl"), query, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert row["title"]["value"] == "\x1b[31mred\x1b[0m \x1b]0;pwned\x07 end"


def test_a_file_name_is_harmless_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("\x1b[2Jmap.ttl", "a\u202eltt.ttl"):
        assert main(["evaluate", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.rstrip("\n").isprintable()


def test_a_title_with_line_ends_is_explained_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.ttl"
    text = (
        (BAD / "notation-dash.ttl").read_text().replace('prefLabel "x"', 'prefLabel "a\\nb\\r\\nc"')
    )
    file.write_text(text)
    assert main(["explain", "p", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a b c: ")
    assert lines[1] == "p stands, granted: a b c"
    assert len(lines) == 2


def test_no_command_prints_past_the_one_place() -> None:
    told = {
        file.name
        for file in CLI.glob("*.py")
        if "print(" in file.read_text().replace("console.print(", "")
        or "stdout.write" in file.read_text()
    }
    assert told == {"output.py"}


@given(st.text())
def test_what_is_spelled_out_can_be_told_from_what_was_there(text: str) -> None:
    shown = printable(text)
    assert not [sign for sign in STEERING if sign in shown]
    assert printable(shown) == shown
    if text.isprintable():
        assert shown == text
    assert "\n" not in one_line(text)


def test_scripts_and_emoji_keep_what_joins_their_letters() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert printable(family + persian) == family + persian
    assert printable("pay\u200dpal") == "pay\\u200Dpal"
