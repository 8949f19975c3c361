"""Asking a map: answers and their forms, bounds of time, memory and rows, the verdicts beside the
map.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from argmap import processes
from argmap.errors import ArgmapError, QueryError
from argmap.model import Scenario
from argmap.rdf.parse import open_rdf
from argmap.rdf.read import read_map
from argmap.reasoning import compile_map, evaluate
from argmap.sparql import SCHEMES, ask, engine

LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }"
TITLES = """SELECT ?name ?title { ?s a am:Objection ; skos:notation ?name .
  OPTIONAL { ?s skos:prefLabel ?title FILTER(?name != "obj-dull") } }"""


def test_a_table_has_its_columns_and_rows() -> None:
    answer = ask(LIBRARY, TITLES + " ORDER BY ?name")
    assert (answer.kind, answer.columns) == ("table", ("name", "title"))
    assert answer.rows == (
        ("obj-cost", "The town cannot afford it"),
        ("obj-day-of-rest", "Sunday should be a day of rest"),
        ("obj-dull", None),
    )


def test_iris_are_short_where_a_prefix_fits() -> None:
    query = (
        "PREFIX l: <https://w3id.org/argmap/maps/library#> SELECT ?s ?kind { ?s a ?kind . ?s "
        "skos:notation 'obj-cost' }"
    )
    (cells,) = ask(LIBRARY, query).rows
    assert cells[1] == "am:Objection"
    assert cells[0] is not None
    assert "obj-cost" in cells[0]


def test_a_query_s_own_prefix_comes_first() -> None:
    assert ask(LIBRARY, "PREFIX am: <urn:mine:> ASK { ?s a am:Objection }").value is False
    assert ask(LIBRARY, "ASK { ?s a am:Objection }").value is True
    assert (
        ask(
            LIBRARY, "ASK { ?s a mine:Objection }", prefixes={"mine": "https://w3id.org/argmap/ns#"}
        ).value
        is True
    )


class TestForms:
    def test_csv(self) -> None:
        rows = list(csv.reader(io.StringIO(ask(LIBRARY, TITLES).text("csv"))))
        assert rows[0] == ["name", "title"]
        assert ["obj-dull", ""] in rows

    def test_json(self) -> None:
        said = json.loads(
            ask(LIBRARY, "SELECT ?t { ?s skos:notation 'obj-cost' ; skos:prefLabel ?t }").text(
                "json"
            )
        )
        term = {"type": "literal", "value": "The town cannot afford it", "xml:lang": "en"}
        assert said == {"head": {"vars": ["t"]}, "results": {"bindings": [{"t": term}]}}

    def test_xml(self) -> None:
        text = ask(LIBRARY, "SELECT ('<&>' AS ?x) (1.5 AS ?y) (?nothing AS ?z) {}").text("xml")
        root = ElementTree.fromstring(text)
        space = "{http://www.w3.org/2005/sparql-results#}"
        assert [literal.text for literal in root.iter(f"{space}literal")] == ["<&>", "1.5"]
        assert [variable.get("name") for variable in root.iter(f"{space}variable")] == [
            "x",
            "y",
            "z",
        ]

    def test_yes_or_no(self) -> None:
        answer = ask(LIBRARY, "ASK { ?s a am:Reply }")
        assert (answer.kind, answer.value, answer.text("table")) == ("boolean", True, "true\n")
        assert json.loads(answer.text("json")) == {"head": {}, "boolean": True}
        assert "<boolean>true</boolean>" in answer.text("xml")

    def test_a_graph(self) -> None:
        answer = ask(
            LIBRARY,
            "CONSTRUCT { ?s skos:prefLabel ?t } WHERE { ?s a am:Reply ; skos:prefLabel ?t }",
        )
        assert answer.kind == "graph"
        assert answer.columns == ("subject", "predicate", "object")
        assert answer.rows[0][1:] == ("skos:prefLabel", "Volunteers would do it")
        for form, name in (("turtle", "turtle"), ("xml", "xml"), ("json", "json-ld")):
            graph = rdflib.Graph().parse(data=answer.text(form), format=name)
            assert [str(o) for o in graph.objects()] == ["Volunteers would do it"]
        assert isinstance(json.loads(answer.text("json")), dict)

    def test_a_description_is_turtle_with_prefixes(self) -> None:
        text = ask(LIBRARY, "DESCRIBE ?s { ?s skos:notation 'reply-volunteers' }").text("turtle")
        assert text.startswith("@prefix am: ")
        assert "am:Reply" in text

    @pytest.mark.parametrize(
        ("query", "form"),
        [
            ("SELECT ?s { ?s ?p ?o }", "turtle"),
            ("ASK {}", "turtle"),
            ("DESCRIBE am:In", "csv"),
            ("ASK {}", "word"),
        ],
    )
    def test_a_form_that_the_answer_has_not_is_told(self, query: str, form: str) -> None:
        with pytest.raises(QueryError, match=f"no form as {form}"):
            ask(LIBRARY, query).text(form)


class TestBounds:
    def test_a_heavy_query_ends_with_its_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[subprocess.Popen[bytes]] = []
        begin = subprocess.Popen

        def watched(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
            started.append(begin(*args, **kwargs))
            return started[-1]

        monkeypatch.setattr(processes.subprocess, "Popen", watched)
        before = time.monotonic()
        with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
            ask(LIBRARY, CROSS, seconds=0.5)
        assert time.monotonic() - before < 2
        assert len(started) == 1
        assert started[0].returncode is not None
        assert started[0].returncode != 0

    def test_rows_are_cut_and_it_is_told(self) -> None:
        whole = ask(LIBRARY, "SELECT * { ?s ?p ?o }")
        assert (whole.cut, whole.note) == (False, None)
        some = ask(LIBRARY, "SELECT * { ?s ?p ?o }", rows=10)
        assert (len(some.rows), some.cut) == (10, True)
        assert some.note == "only the first 10 rows are here; there are more"
        exact = ask(LIBRARY, "SELECT * { ?s ?p ?o } LIMIT 10", rows=10)
        assert (len(exact.rows), exact.cut) == (10, False)
        graph = ask(LIBRARY, "CONSTRUCT WHERE { ?s ?p ?o }", rows=7)
        assert (len(graph.rows), graph.cut) == (7, True)

    @pytest.mark.skipif(
        sys.platform != "linux", reason="only Linux holds a process to its address space"
    )
    def test_memory_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "MEMORY", 400 * 1024**2)
        with pytest.raises(QueryError, match="more memory"):
            ask(LIBRARY, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i", seconds=30)

    def test_a_query_that_is_nested_without_end_is_told(self) -> None:
        with pytest.raises(QueryError):
            ask(LIBRARY, "SELECT * { " + "{" * 50_000 + "}" * 50_000 + " }")

    def test_the_whole_takes_well_under_a_second(self) -> None:
        ask(None, "ASK {}")
        before = time.monotonic()
        ask(None, "SELECT * { ?s a am:Conclusion }")
        assert time.monotonic() - before < 0.7

    def test_many_may_ask_at_once(self) -> None:
        with ThreadPoolExecutor(4) as pool:
            answers = list(
                pool.map(lambda n: ask(LIBRARY, f"SELECT ({n} AS ?n) {{}}").rows, range(8))
            )
        assert answers == [((str(n),),) for n in range(8)]

    def test_asking_does_not_run_the_caller_s_script_again(self, tmp_path: Path) -> None:
        script = (
            tmp_path / "streamlit.py"
        )  # A name that the process must not take for a module either.
        script.write_text(
            f"print('once')\nfrom argmap.sparql import ask\nprint(ask({str(LIBRARY)!r}, 'ASK "
            f"{{}}').value)\n"
        )
        done = subprocess.run(
            [sys.executable, script], capture_output=True, text=True, timeout=30, check=True
        )
        assert done.stdout.split() == ["once", "True"]


class TestData:
    def test_quads_and_files_are_asked_alike(self) -> None:
        assert ask(list(open_rdf(LIBRARY).quads()), TITLES).rows == ask(str(LIBRARY), TITLES).rows

    def test_a_map_in_named_graphs_is_asked_like_any_other(self) -> None:
        plain = list(open_rdf(LIBRARY).quads())
        graphs = [ox.NamedNode("urn:g:1"), ox.BlankNode("g"), ox.DefaultGraph()]
        spread = [ox.Quad(*quad.triple, graphs[i % 3]) for i, quad in enumerate(plain)]
        assert sorted(ask(spread, TITLES).rows, key=str) == sorted(ask(plain, TITLES).rows, key=str)
        only = "SELECT (COUNT(*) AS ?n) FROM <urn:g:1> { ?s ?p ?o }"
        assert ask(spread, only).rows == ((str(len(plain[::3])),),)

    def test_blank_nodes_stay_joined(self) -> None:
        query = (
            "SELECT ?p { ?s skos:notation 'obj-cost' ; oa:hasTarget [ am:paragraph ?p ; "
            "oa:hasSelector [ oa:exact ?x ] ] }"
        )
        assert ask(LIBRARY, query).rows == (("2.1",),)

    def test_schemes_stand_beside_the_map_and_not_in_it(self) -> None:
        assert ask(LIBRARY, "ASK { ?scheme a am:Scheme }").value is False
        count = ask(
            LIBRARY, f"SELECT (COUNT(?s) AS ?n) {{ GRAPH <{SCHEMES}> {{ ?s a am:Scheme }} }}"
        ).rows[0][0]
        assert int(count or 0) >= 24

    def test_a_file_that_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ArgmapError, match="no such file"):
            ask(tmp_path / "none.ttl", "ASK {}")

    @pytest.mark.parametrize(
        "scenario", [Scenario(), Scenario(open=frozenset({"wages-rise", "only-free-day"}))]
    )
    def test_the_verdicts_of_the_scenario_are_beside_the_map(self, scenario: Scenario) -> None:
        evaluation = evaluate(compile_map(read_map(LIBRARY)), scenario)
        query = """SELECT ?name ?label ?reason {
          GRAPH ?scenario { ?v am:inScenario ?scenario ; am:about ?s ;
            am:label ?label ; am:reason ?reason }
          ?s skos:notation ?name }"""
        words = {"in": "am:In", "out": "am:Out", "undec": "am:Undecided"}
        expected = {
            (s, words[label.word], reason.value)
            for s, (label, reason) in evaluation.statements.items()
        }
        assert set(ask(LIBRARY, query, evaluation=evaluation).rows) == expected
        assert ask(LIBRARY, query).rows == ()
        assert ask(LIBRARY, "ASK { ?v a am:Verdict }", evaluation=evaluation).value is False
