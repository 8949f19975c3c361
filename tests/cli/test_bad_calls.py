"""Every bad input of every command that judges: the exit status 2, one line that names file, place
and mend, nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from tests.maps import GRANTED, OPEN, make_map, turtle

ID = ("retractions", "restorations", "reasons", "survival", "importance", "explain")
"""Commands that ask about one statement."""
ALL = (*ID[:5], "linchpins")
"""Commands on all scenarios, but for `cruxes`."""
LIMITED = ("retractions", "restorations", "reasons", "linchpins")
READERS = ("--mine", "good.json", "--theirs", "good.json")

SCENARIOS = {
    "empty": ("", "line 1: this is not JSON"),
    "cut": ('{"granted": [\n', "line 2: this is not JSON"),
    "binary": ("\x00\x01", "this is not JSON"),
    "list": ('["c"]', "not a JSON object"),
    "null": ("null", "not a JSON object"),
    "text": ('{"granted": "c"}', "granted: it is not a list of identifiers"),
    "number": ('{"open": [1]}', "open: it is not a list of identifiers"),
    "nested": ('{"open": [["c"]]}', "open: it is not a list of identifiers"),
    "unknown": ('{"withdrawn": ["c"]}', "'withdrawn' is no stance"),
    "deep": ("[" * 100_000, "this is not JSON"),
    "deep-inside": ('{"open": ' + "[" * 100_000 + "]" * 100_000 + "}", "JSON"),
    "stranger": ('{"open": ["nobody"]}', "no statement has the identifier 'nobody'"),
    "two": ('{"open": ["a"], "denied": ["a"]}', "two stances"),
    "several": ('{"scenarios": [{"open": []}, {"open": []}]}', "it holds 2 scenarios"),
    "twice": ('{"open": ["a"], "open": ["b"]}', "'open' stands twice"),
}


def asked(command: str) -> list[str]:
    """A call of a command that is well as it is."""
    statement = ["c"] if command in ID or command == "cruxes" else []
    more = {"cruxes": READERS, "extensions": ("--semantics", "preferred")}.get(command, ())
    return [command, *statement, "map.ttl", *more]


def calls() -> list[tuple[list[str], str]]:
    """Bad calls, and what the line must say."""
    bad: list[tuple[list[str], str]] = []
    for command in (*ID, "cruxes"):
        bad += [
            ([command, "nobody", *asked(command)[2:]], "no statement has the identifier 'nobody'")
        ]
    for command in (*ALL, "cruxes"):
        for budget in ("0", "-5", "1000000000", "99999999999999999999"):
            bad += [([*asked(command), "--budget", budget], "budget")]
        bad += [
            ([*asked(command), "--budget", word], "invalid int value")
            for word in ("many", "1.5", "")
        ]
        bad += [
            ([*asked(command), "--seconds", word], "a budget must be positive")
            for word in ("0", "-1", "nan")
        ]
        bad += [([*asked(command), "--seconds", "soon"], "invalid float value")]
    for command in (*LIMITED, "cruxes", "extensions"):
        bad += [([*asked(command), "--limit", word], f"a limit of {word}") for word in ("0", "-3")]
        bad += [([*asked(command), "--limit", "few"], "invalid int value")]
    for command in ALL:
        bad += [
            ([*asked(command), "--toggles", "a,nobody"], "no statement has the identifier 'nobody'")
        ]
        bad += [
            ([*asked(command), "--toggles", word], "names no statement")
            for word in ("", ",", " , ")
        ]
        bad += [([*asked(command), "--toggles", "a,b,a"], "'a' twice")]
    for command in ("survival", "linchpins"):
        for word in ("1.5", "-0.1", "nan", "inf", "-inf"):
            bad += [([*asked(command), f"--credence=a={word}"], "the credence of 'a' is")]
            bad += [([*asked(command), f"--default-credence={word}"], "the default credence is")]
        bad += [
            ([*asked(command), "--credence", word], "is no credence")
            for word in ("a", "a=", "a=high", "=0.5")
        ]
        bad += [
            (
                [*asked(command), "--credence", "nobody=0.5"],
                "no statement has the identifier 'nobody'",
            )
        ]
        bad += [([*asked(command), "--credence", "c=0.5"], "'c' has a credence but is no toggle")]
        bad += [([*asked(command), "--credence", "a=0.5,a=0.6"], "'a' has two credences")]
        bad += [([*asked(command), "--default-credence", "half"], "invalid float value")]
    for word in ("1.5", "-0.1", "nan", "inf"):
        bad += [
            (["evaluate", "map.ttl", "--semantics", "df-quad", f"--credence=a={word}"], "credence")
        ]
    bad += [
        (["evaluate", "map.ttl", "--semantics", "df-quad", "--credence=nobody=0.5"], "'nobody'")
    ]
    bad += [(["evaluate", "map.ttl", "--credence=a=0.5"], "credences are for gradual semantics")]
    bad += [
        (["evaluate", "map.ttl", "--semantics", name], "invalid choice")
        for name in ("lucky", "", "Preferred")
    ]
    bad += [
        (["extensions", "map.ttl", "--semantics", name], "invalid choice")
        for name in ("lucky", "df-quad")
    ]
    bad += [
        (["evaluate", "map.ttl", "--semantics", "preferred", "--mode", "hopeful"], "invalid choice")
    ]
    for semantics in ("df-quad", "quadratic-energy"):
        bad += [
            (
                ["evaluate", "map.ttl", "--semantics", semantics, "--mode", "credulous"],
                "Leave --mode out",
            )
        ]
    for command in (*ALL, "explain", "evaluate", "extensions"):
        bad += [([*asked(command), "--deny", "nobody"], "no statement has the identifier 'nobody'")]
        bad += [([*asked(command), "--deny", "a", "--grant", "b,a"], "two stances")]
        bad += [([*asked(command), "--scenario", "two.json"], "two.json")]
        bad += [([*asked(command), "--scenario", "none.json"], "none.json: there is no such file")]
        bad += [([*asked(command), "--map", "other"], "no map in it has the notation 'other'")]
    for name, (_, told) in SCENARIOS.items():
        bad += [(["survival", "c", "map.ttl", "--scenario", f"{name}.json"], told)]
        bad += [
            (
                ["cruxes", "c", "map.ttl", "--mine", "good.json", "--theirs", f"{name}.json"],
                f"{name}.json",
            )
        ]
        bad += [
            (["cruxes", "c", "map.ttl", "--mine", f"{name}.json", "--theirs", "good.json"], told)
        ]
    return bad


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calls")
    made = make_map({"a": GRANTED, "b": GRANTED, "c": OPEN}, [("a b", "c")], [("b", "a")])
    part = '; dcterms:isPartOf :map ; skos:notation "c"'
    text = turtle(made).replace(f"am:Claim {part}", f"am:Conclusion {part}")
    (folder / "map.ttl").write_text(text)
    (folder / "good.json").write_text('{"open": ["a"]}')
    for name, (text, _) in SCENARIOS.items():
        (folder / f"{name}.json").write_text(text)
    return folder


@pytest.mark.parametrize("command", [*ALL, "explain", "cruxes", "extensions", "evaluate"])
def test_the_call_without_the_fault_is_well(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main([*asked(command), "--json"]) == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "told"),
    calls(),
    ids=lambda value: " ".join(value)[:80] if isinstance(value, list) else "",
)
def test_one_line_and_status_2(
    words: list[str],
    told: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("argmap: ")
    assert err.count("\n") == 1
    assert told in err
