"""Frameworks from files: what each notation means, and one clear line for each fault."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.formats import af
from argmap.formats.frameworks import format_of, read_framework
from argmap.reasoning.framework import AssumptionFramework, Framework, Numbered
from tests.frameworks import frameworks


def read(folder: Path, name: str, text: str) -> Framework | AssumptionFramework:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_framework(file)


def attacks(framework: Framework | AssumptionFramework) -> list[tuple[str, str]]:
    assert isinstance(framework, Framework)
    names = framework.names
    return [
        (names[a], names[b]) for a, b in zip(framework.attackers, framework.targets, strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plain.af", "p af 3\n1 2\n2 3\n3 3\n"),
        ("loose.af", "# made by hand\n\np af 3\r\n 1\t2 \r\n\n# then\n2 3\n\n3 3"),
        ("plain.apx", "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,3).\natt(3,3).\n"),
        (
            "loose.apx",
            "% one line\natt( 1 , 2 ). arg(1). arg(2).arg(3).  % all\n\n att(2,3) . att(3,3).",
        ),
        ("plain.tgf", "1\n2\n3\n#\n1 2\n2 3\n3 3\n"),
        ("loose.tgf", "1 first\n\n2\n3 the third one\n # \n1 2 undercuts\n\n2\t3\n3 3\n"),
        ("unnamed", "# told by content\np af 3\n1 2\n2 3\n3 3\n"),
        ("facts.txt", "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,3).\natt(3,3).\n"),
        ("misnamed.apx", "p af 3\n1 2\n2 3\n3 3\n"),
    ],
)
def test_abstract_frameworks(tmp_path: Path, name: str, text: str) -> None:
    made = read(tmp_path, name, text)
    assert list(made.names) == ["1", "2", "3"]
    assert attacks(made) == [("1", "2"), ("2", "3"), ("3", "3")]


@pytest.mark.parametrize("name", ["0", "01", "4", "-1", "1.0", "٣", "²", "one", "1" * 30])
def test_a_name_that_is_no_number_of_an_argument_has_no_place(name: str) -> None:
    assert [Numbered(3).index(known) for known in "123"] == [0, 1, 2]
    with pytest.raises(ValueError, match=re.escape(name)):
        Numbered(3).index(name)


def test_names_are_kept(tmp_path: Path) -> None:
    made = read(tmp_path, "x.apx", 'arg(b).\narg("a (1)").\natt("a (1)",b).\n')
    assert list(made.names) == ["b", '"a (1)"']
    assert made.place("b") == 0
    assert attacks(made) == [('"a (1)"', "b")]


def test_assumption_frameworks(tmp_path: Path) -> None:
    text = "# from the rules\np aba 8\na 1\na 2\na 3\nc 1 6\nc 2 7\nc 3 8\nr 4 5 1\nr 5\nr 6 2 3\n"
    made = read(tmp_path, "x.aba", text)
    assert isinstance(made, AssumptionFramework)
    assert made.contraries == {0: 5, 1: 6, 2: 7}
    assert list(zip(made.heads, made.bodies, strict=True)) == [(3, (4, 0)), (4, ()), (5, (1, 2))]


@given(frameworks(most=12), st.integers(1, 9))
def test_attacks_written_are_attacks_read(framework: Framework, block: int) -> None:
    """Whatever the blocks are in which the file is read."""
    pairs = zip(framework.attackers + 1, framework.targets + 1, strict=True)
    text = f"p af {len(framework.names)}\n" + "".join(f"{a} {b}\n" for a, b in pairs)
    before, af.BLOCK = af.BLOCK, block
    try:
        made = af.load(text.encode(), "x.af")
    finally:
        af.BLOCK = before
    assert len(made.names) == len(framework.names)
    np.testing.assert_array_equal(made.attackers, framework.attackers)
    np.testing.assert_array_equal(made.targets, framework.targets)


@given(st.text("0123456789 \n\tx#-", max_size=30))
def test_the_quick_reader_takes_what_the_careful_one_takes(body: str) -> None:
    lines = [
        line.split()
        for line in body.split("\n")
        if line.strip() and not line.strip().startswith("#")
    ]
    good = all(
        len(words) == 2 and all(w.isdigit() and 1 <= int(w) <= 20 and len(w) < 11 for w in words)
        for words in lines
    )
    content = b"p af 20\n" + body.encode()
    if good:
        assert [[a, b] for a, b in attacks(af.load(content, "x.af"))] == [
            [str(int(w)) for w in row] for row in lines
        ]
    else:
        with pytest.raises(ArgmapError, match=r"x\.af, line \d+: "):
            af.load(content, "x.af")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.af", "", "x.af: the head line is missing. Begin with"),
        ("x.x", "hello\n", "x.x: it is in none of the formats af, apx, tgf, aba. Begin with"),
        (
            "x.af",
            "p af 3\n1 2\n1 4\n",
            "x.af, line 3: argument '4' is out of range: the head line counts 3",
        ),
        ("x.af", "p af 3\n# c\n\n0 2\n", "x.af, line 4: argument '0' is out of range"),
        ("x.af", "p af 3\n1 2 3\n1\n", "x.af, line 2: '1 2 3' is not an attack"),
        ("x.af", "p af 3\n1 2\n1 -2\n", "x.af, line 3: '1 -2' is not an attack"),
        ("x.af", "p af 3\n1 2\n\u0663 1\n", "x.af, line 3: "),
        (
            "x.af",
            "p af 3\n1 99999999999999999999\n",
            "line 2: argument '99999999999999999999' is out of range",
        ),
        ("x.af", "p af three\n", "x.af, line 1: 'p af three' is not the head line"),
        (
            "x.af",
            "p af 2000000000\n",
            "x.af, line 1: more than 100,000,000 arguments are counted. Lower the count",
        ),
        ("x.apx", "arg(a).\natt(a,b).\n", "x.apx, line 2: 'b' is no argument. Add `arg(b).`"),
        ("x.apx", "arg(a).\natt(a b).\n", "x.apx, line 2: 'att(a b).' is not a fact"),
        ("x.tgf", "a\n#\na b\n", "x.tgf, line 3: 'b' is no argument"),
        ("x.tgf", "a\n#\na a\na\n", "x.tgf, line 4: 'a' is not an attack"),
        ("x.tgf", "a b\n", "the line `#` is missing"),
        (
            "x.aba",
            "p aba 2\na 1\n",
            "x.aba, line 2: assumption 1 has no contrary. Add a line `c 1 Y`",
        ),
        ("x.aba", "p aba 2\nc 1 2\n", "x.aba, line 2: atom 1 is no assumption"),
        (
            "x.aba",
            "p aba 2\na 1\nc 1 2\nr 1 2\n",
            "x.aba, line 4: a rule concludes the assumption 1",
        ),
        ("x.aba", "p aba 2\na 1\nc 1 2\nc 1 1\n", "x.aba, line 4: atom 1 gets a second contrary"),
        (
            "x.aba",
            "p aba 2\nr 3\n",
            "x.aba, line 2: 'r 3' names an atom that the head line does not count",
        ),
        ("x.aba", "p aba 2\nr\n", "x.aba, line 2: 'r' is neither"),
        ("x.aba", "p aba 2\na 1 2\n", "x.aba, line 2: 'a 1 2' is neither"),
        ("x.aba", "p aba 2\nar 1\n", "x.aba, line 2: 'ar 1' is neither"),
        ("x.aba", "p aba 2\nac 1\n", "x.aba, line 2: 'ac 1' is neither"),
        ("x.aba", "p aba 2\na 1\ncr 1 2\n", "x.aba, line 3: 'cr 1 2' is neither"),
    ],
)
def test_faults_are_told_by_their_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        read(tmp_path, name, text)
    line = str(caught.value)
    assert told in line
    assert "\n" not in line
    assert caught.value.mend


def test_not_text_and_not_there(tmp_path: Path) -> None:
    file = tmp_path / "x.apx"
    file.write_bytes(b"arg(a).\narg(\xff).\n")
    with pytest.raises(
        ArgmapError, match=r"x\.apx, line 2: this is not UTF-8: it seems to be Windows-1252"
    ):
        read_framework(file)
    with pytest.raises(ArgmapError, match="cannot be read"):
        read_framework(tmp_path / "missing.af")
    with pytest.raises(ArgmapError, match="cannot be read"):
        read_framework(tmp_path)


def test_the_head_line_outweighs_the_name() -> None:
    assert format_of(b"p aba 1\n", "x.af") == "aba"
    assert format_of(b"1\n#\n", "x") == "tgf"


CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("small.ttl", "this is an argument map, not a framework. Ask it with `argmap extensions"),
        ("bad/kinds/night-train.argdown", "this is an Argdown document, not a framework"),
        ("bad/kinds/essay.txt", "this is a text, not a framework"),
    ],
)
def test_what_is_no_framework_is_named(file: str, said: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        read_framework(CASES / file)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["frame.af", "frame.apx", "frame.aba", "frame.tgf"])
def test_a_framework_in_utf_16_is_read(name: str, tmp_path: Path) -> None:
    kinds = CASES / "bad" / "kinds"
    file = tmp_path / name
    file.write_bytes((kinds / name).read_text().encode("utf-16"))
    names, expected = read_framework(file).names, read_framework(kinds / name).names
    assert list(names) == list(expected)
