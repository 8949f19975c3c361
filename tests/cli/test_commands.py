"""The command line: JSON as the contract says, exit statuses, and one clear line for each bad
input.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.app.state.saved_scenarios import SavedScenario, dump
from argmap.cli import main
from argmap.cli.commands import FAMILIES, build_parser
from argmap.model import Scenario
from argmap.rdf.read import read_map

SMALL = str(Path(__file__).parents[1] / "cases" / "small.ttl")
Captured = pytest.CaptureFixture[str]


def answer(capsys: Captured, *words: str) -> dict[str, object]:
    """The JSON object of a call that succeeds."""
    assert main([*words, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    value = json.loads(out)
    assert isinstance(value, dict)
    return value


def test_evaluate(capsys: Captured) -> None:
    assert answer(capsys, "evaluate", SMALL, "--withdraw", "sugar", "--grant=old") == {
        "semantics": "grounded",
        "statements": {
            "rises": {"label": "out", "reason": "unsupported"},
            "yeast": {"label": "in", "reason": "granted"},
            "sugar": {"label": "out", "reason": "withdrawn"},
            "warm": {"label": "in", "reason": "granted"},
            "winter": {"label": "out", "reason": "defeated"},
            "stove": {"label": "in", "reason": "granted"},
            "old": {"label": "in", "reason": "granted"},
        },
        "inferences": {"step": {"label": "out"}},
    }


def test_a_scenario_file_and_options_add_up(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "scenario.json"
    file.write_text('{"granted": ["old"], "denied": ["stove"]}')
    words = ("evaluate", SMALL, "--scenario", str(file), "--withdraw", "yeast, sugar")
    statements = answer(capsys, *words)["statements"]
    assert isinstance(statements, dict)
    assert {name for name, held in statements.items() if held["label"] == "in"} == {"old", "winter"}


def test_a_scenario_that_the_page_saved_is_read(tmp_path: Path, capsys: Captured) -> None:
    small = read_map(SMALL)
    one = SavedScenario(Scenario(denied=frozenset({"stove"})), "No warmth")
    file = tmp_path / "saved.json"
    file.write_text(dump(small, {"Cold kitchen": one}))
    asked = answer(capsys, "evaluate", SMALL, "--scenario", str(file))
    assert asked == answer(capsys, "evaluate", SMALL, "--deny", "stove")


def test_explain(capsys: Captured) -> None:
    tree = answer(capsys, "explain", "rises", SMALL, "--deny", "stove")
    assert list(tree) == ["statement", "label", "reason", "because"]
    assert tree["because"] == [
        {
            "inference": "step",
            "as": "support",
            "label": "out",
            "because": [
                {
                    "statement": "warm",
                    "as": "background",
                    "label": "out",
                    "reason": "defeated",
                    "because": [
                        {
                            "statement": "winter",
                            "as": "attacker",
                            "label": "in",
                            "reason": "granted",
                            "because": [
                                {
                                    "statement": "stove",
                                    "as": "attacker",
                                    "label": "out",
                                    "reason": "denied",
                                    "because": [],
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    "words", [("--deny", "stove", SMALL), (SMALL, "--deny", "stove"), ("--deny=stove", SMALL)]
)
def test_options_stand_before_or_after_the_map(words: tuple[str, ...], capsys: Captured) -> None:
    statements = answer(capsys, "evaluate", *words)["statements"]
    assert isinstance(statements, dict)
    assert statements["stove"] == {"label": "out", "reason": "denied"}


def test_plain_output_is_a_line_each(capsys: Captured) -> None:
    assert main(["evaluate", SMALL]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t") == ["statement", "verdict", "reason", "title"]
    assert "rises\tstands\tsupported\tThe dough rises" in lines


def test_a_long_chain_is_explained_as_far_as_anyone_reads(tmp_path: Path, capsys: Captured) -> None:
    head = Path(SMALL).read_text().split(":rises")[0]
    steps = "".join(
        (
            f':c{i} a am:Claim ; skos:notation "c{i}" . :s{i} a am:Inference ; am:hasPremise '
            f":c{i - 1} ; am:concludes :c{i} .\n"
        )
        for i in range(1, 3000)
    )
    file = tmp_path / "chain.ttl"
    file.write_text(head + ':c0 a am:Premise ; skos:notation "c0" .\n' + steps)
    assert '"unfinished": true' in json.dumps(answer(capsys, "explain", "c2999", str(file)))


def test_convert_there_and_back(tmp_path: Path, capsys: Captured) -> None:
    there, back = str(tmp_path / "small.jsonld"), str(tmp_path / "small.nt")
    answer(capsys, "convert", SMALL, there)
    answer(capsys, "convert", there, back)
    assert (
        answer(capsys, "evaluate", back, "--map", "bread")["statements"]
        == (answer(capsys, "evaluate", SMALL)["statements"])
    )


def test_query(capsys: Captured) -> None:
    text = "SELECT ?name { ?s a am:Premise ; skos:notation ?name } ORDER BY ?name"
    assert main(["query", SMALL, text]) == 0
    assert capsys.readouterr().out == "name\nsugar\nyeast\n"


@pytest.mark.parametrize(("name", "status"), [("yeast", 0), ("beer", 1)])
def test_a_no_to_a_question_is_status_1(name: str, status: int, capsys: Captured) -> None:
    assert main(["query", SMALL, f'ASK {{ ?s skos:notation "{name}" }}']) == status
    assert capsys.readouterr().err == ""


def test_validate_says_no_with_status_1(capsys: Captured) -> None:
    assert main(["validate", SMALL, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["valid"] is False
    assert {"where", "what", "mend"} <= found["problems"][0].keys()


BROKEN = {
    "empty.ttl": "",
    "broken.ttl": "@prefix : <http://x/> . :a :b",
    "no-map.ttl": "<http://x/a> <http://x/b> <http://x/c> .",
    "bomb.rdf": (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>'
    ),
    "remote.jsonld": (
        '{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "http://x/a", "name": "x"}'
    ),
    "two-stances.json": '{"granted": ["rises"], "denied": ["rises"]}',
    "strange.json": '{"maybe": ["rises"]}',
    "list.json": "[1, 2]",
}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["evaluate", "missing.ttl"], "missing.ttl: there is no such file"),
        (["evaluate", sys.executable], "binary file"),
        (["evaluate", "empty.ttl"], "an empty file"),
        (["evaluate", "broken.ttl"], "broken.ttl, line 1, column"),
        (["evaluate", "no-map.ttl"], "no am:ArgumentMap"),
        (["evaluate", "bomb.rdf"], "XML entities"),
        (["evaluate", "remote.jsonld"], "never fetched"),
        (["evaluate", "."], "this is a folder"),
        (["evaluate", SMALL, "--grant", "nobody"], "no statement has the identifier 'nobody'"),
        (["evaluate", SMALL, "--grant", "rise"], "did you mean 'rises'?"),
        (["evaluate", SMALL, "--grant", "rises", "--deny", "rises"], "two stances"),
        (["evaluate", SMALL, "--scenario", "two-stances.json"], "two stances"),
        (["evaluate", SMALL, "--scenario", "strange.json"], "'maybe' is no stance"),
        (["evaluate", SMALL, "--scenario", "list.json"], "not a JSON object"),
        (["evaluate", SMALL, "--scenario", SMALL], "not JSON"),
        (["evaluate", SMALL, "--semantics", "lucky"], "invalid choice"),
        (["evaluate", SMALL, "--map", "butter"], "no map in it has the notation 'butter'"),
        (["explain", "nobody", SMALL], "no statement has the identifier 'nobody'"),
        (["explain"], "required: ID"),
        (["frobnicate"], "invalid choice"),
        (["convert", SMALL, "out.doc"], "out.doc"),
        (["convert", SMALL, "out.ttl", "--to", "word"], "word"),
        (["convert", SMALL, "out.ttl", "--from", "word"], "unknown format 'word'"),
        (["validate", "missing.ttl"], "no such file"),
        (["query", SMALL], "a query is wanted beside the map"),
        (["query", "ASK { ?a ?b ?c }", SMALL], "the map comes before the query"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], "DELETE"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
        (["query", "SELECT * WHERE {"], "line 1"),
        (["app", "missing.ttl"], "no such file"),
        (["app", "--port", "99999"], "is no port"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in BROKEN.items():
        (tmp_path / name).write_text(text)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("argmap: ")
    assert err.count("\n") == 1
    assert told in err
    assert {file.name for file in tmp_path.iterdir()} == BROKEN.keys()


def test_every_command_shows_an_example(capsys: Captured) -> None:
    for command in ("evaluate", "explain", "validate", "convert", "query", "app"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert f"example:\n  argmap {command}" in capsys.readouterr().out


def test_as_a_process_it_is_quiet_and_light() -> None:
    """Judging needs neither rdflib nor streamlit, so that it answers at once."""
    code = (
        "import sys, argmap.cli; argmap.cli.main(['evaluate', '--json']);"
        "print({'rdflib', 'streamlit', 'rich', 'networkx'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "set()\n"
    json.loads(done.stdout)


@pytest.mark.parametrize("length", [300, 5_000, 50_000])
def test_a_query_longer_than_a_file_name_is_answered(length: int, capsys: Captured) -> None:
    names = " ".join(f'"{number}"' for number in range(length // 4))
    query = f'ASK {{ VALUES ?name {{ {names} "rises" }} ?s skos:notation ?name }}'
    assert len(query) > length
    for words in ((query,), (SMALL, query)):
        value = answer(capsys, "query", *words)["boolean"]
        assert value is True if SMALL in words else value in (True, False)


def test_argmap_alone_greets_with_three_commands_that_work(capsys: Captured) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    calls = re.findall(r"^  \w[\w ]*?  +argmap (.*)$", out, re.MULTILINE)
    assert [call.split()[0] for call in calls] == ["app", "evaluate", "explain"]
    for call in calls[1:]:
        assert main(call.split()) == 0
    assert "argmap --help" in out
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = capsys.readouterr().out
    assert all(command in listed for command in build_parser()[1].choices)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_the_commands_that_it_is_listed_with(family: str) -> None:
    for command in FAMILIES[family]:
        assert tuple(build_parser(command)[1].choices) == FAMILIES[family]
