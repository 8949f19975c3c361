"""Whatever bytes a file holds, a command answers or says in one line what is wrong."""

from __future__ import annotations

import io
import random
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import main

CASES = Path(__file__).parents[1] / "cases"
SEEDS = [
    file
    for folder in (CASES, CASES / "bad", CASES / "bad" / "kinds")
    for file in sorted(folder.iterdir())
    if file.is_file()
]
SMALL = str(CASES / "small.ttl")
CALLS = (
    ("evaluate", "FILE"),
    ("explain", "FILE", "thesis"),
    ("query", "FILE", "ASK { ?s ?p ?o }"),
    ("query", SMALL, "--file", "FILE"),
    ("evaluate", SMALL, "--scenario", "FILE"),
    ("cruxes", "rises", SMALL, "--mine", "FILE", "--theirs", "FILE"),
    ("convert", "FILE", "OUT"),
    ("source", "FILE", SMALL, "--no-keep"),
    ("solve", "-p", "SE-GR", "-f", "FILE"),
)
TORN = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"<",
    b">",
    b"{",
    b"\\",
    b"\xe9",
    b"\x1b]0;x\x07",
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file with some of its bytes cut, doubled or torn."""
    data = draw(st.sampled_from(SEEDS)).read_bytes()
    rng = random.Random(draw(st.integers()))
    for _ in range(draw(st.integers(1, 4))):
        start, stop = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        stop = min(stop, start + rng.choice((1, 3, 200)))
        piece = rng.choice((b"", data[start:stop] * 2, rng.choice(TORN), rng.randbytes(3)))
        data = data[:start] + piece + data[stop:]
    return data


def said(words: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    return status, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_an_answer_or_one_line(
    call: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("mutated")

    @settings(max_examples=60)
    @given(mutated(), st.sampled_from(("", ".ttl", ".jsonld", ".rdf", ".nt", ".af")))
    def check(data: bytes, ending: str) -> None:
        file, out = folder / f"map{ending}", folder / "out.ttl"
        file.write_bytes(data)
        names = {"FILE": str(file), "OUT": str(out)}
        status, printed, err = said([names.get(word, word) for word in call])
        assert status in (0, 1, 2)
        assert all(line.isprintable() for line in err.splitlines())
        if status == 2:
            assert printed == ""
            last = err.splitlines()[-1]
            assert last.startswith("argmap: ")
            assert "Traceback" not in err

    check()
