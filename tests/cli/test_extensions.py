"""`extensions`, and `evaluate` under other semantics than grounded: JSON, exit statuses, bad calls,
Ctrl-C.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from tests.cli.test_interrupts import interrupted

PREFIXES = """@prefix am: <https://w3id.org/argmap/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix : <urn:x:> .
:m a am:ArgumentMap ; skos:notation "m" .
"""
Captured = pytest.CaptureFixture[str]


def framework(path: Path, names: list[str], attacks: list[tuple[str, str]]) -> str:
    """A file of granted statements and attacks."""
    lines = [f':{x} a am:Premise ; skos:notation "{x}" ; dcterms:isPartOf :m .' for x in names]
    lines += [
        (
            f':attack{i} a am:Undermining ; skos:notation "attack{i}" ; am:attacker :{a} ; '
            f"am:target :{b} ; dcterms:isPartOf :m ."
        )
        for i, (a, b) in enumerate(attacks)
    ]
    path.write_text(PREFIXES + "\n".join(lines))
    return str(path)


@pytest.fixture
def floating(tmp_path: Path) -> str:
    """Two that attack each other and a third, which attacks a fourth."""
    return framework(
        tmp_path / "floating.ttl",
        list("abcd"),
        [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")],
    )


@pytest.fixture
def odd(tmp_path: Path) -> str:
    return framework(tmp_path / "odd.ttl", list("abcd"), [("a", "b"), ("b", "c"), ("c", "a")])


def answer(capsys: Captured, *words: str, status: int = 0) -> dict[str, object]:
    assert main([*words, "--json"]) == status
    out, err = capsys.readouterr()
    assert err == ""
    value = json.loads(out)
    assert isinstance(value, dict)
    return value


def labels(capsys: Captured, *words: str) -> dict[str, str]:
    statements = answer(capsys, "evaluate", *words)["statements"]
    assert isinstance(statements, dict)
    return {name: held["label"] for name, held in statements.items()}


def test_extensions_come_smallest_first_then_alphabetically(
    floating: str, capsys: Captured
) -> None:
    found = answer(capsys, "extensions", floating, "--semantics", "complete")
    assert found == {"extensions": [[], ["a", "d"], ["b", "d"]], "complete": True}


def test_a_limit_says_that_there_are_more(floating: str, capsys: Captured) -> None:
    cut = answer(capsys, "extensions", floating, "--semantics", "preferred", "--limit", "1")
    assert cut["complete"] is False
    assert len(cut["extensions"]) == 1  # type: ignore[arg-type]
    whole = answer(capsys, "extensions", floating, "--semantics", "preferred", "--limit", "2")
    assert whole == {"extensions": [["a", "d"], ["b", "d"]], "complete": True}


def test_a_scenario_changes_the_extensions(floating: str, capsys: Captured) -> None:
    found = answer(capsys, "extensions", floating, "--semantics", "preferred", "--withdraw", "b")
    assert found == {"extensions": [["a", "d"]], "complete": True}


def test_acceptance_in_both_modes(floating: str, capsys: Captured) -> None:
    assert labels(capsys, floating, "--semantics", "preferred") == {
        "a": "undec",
        "b": "undec",
        "c": "out",
        "d": "in",
    }
    credulous = labels(capsys, floating, "--semantics", "stable", "--mode", "credulous")
    assert credulous == {"a": "in", "b": "in", "c": "out", "d": "in"}
    assert set(labels(capsys, floating, "--semantics", "ideal").values()) == {"undec"}
    assert answer(capsys, "evaluate", floating, "--semantics", "preferred")["extensions"] == 2


def test_no_stable_extension_is_told_with_the_exit_status(odd: str, capsys: Captured) -> None:
    found = answer(capsys, "evaluate", odd, "--semantics", "stable", status=1)
    assert found["extensions"] == 0
    assert "statements" not in found
    assert answer(capsys, "extensions", odd, "--semantics", "stable") == {
        "extensions": [],
        "complete": True,
    }


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal"])
def test_the_paper_is_settled_under_every_semantics(semantics: str, capsys: Captured) -> None:
    """What the grounded labelling decides, each semantics keeps."""
    grounded, other = labels(capsys), labels(capsys, "--semantics", semantics)
    assert all(other[s] == held for s, held in grounded.items() if held != "undec")


@pytest.mark.parametrize(
    "words",
    [
        ("extensions",),
        ("extensions", "--semantics", "modest"),
        ("extensions", "--semantics", "stable", "--limit", "0"),
        ("extensions", "--semantics", "stable", "--withdraw", "nobody"),
        ("evaluate", "--semantics", "preferred", "--mode", "hopeful"),
    ],
)
def test_bad_calls_end_in_one_line(words: tuple[str, ...], capsys: Captured) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_what_was_found_before_an_interrupt_is_printed(tmp_path: Path) -> None:
    names = [f"{side}{i}" for i in range(30) for side in "ab"]
    attacks = [(f"{one}{i}", f"{two}{i}") for i in range(30) for one, two in ("ab", "ba")]
    file = framework(tmp_path / "pairs.ttl", names, attacks)
    out = interrupted(tmp_path, "extensions", file, "--semantics", "preferred", "--json")
    found = json.loads(out)
    assert found["complete"] is False
    assert len(found["extensions"]) > 100
