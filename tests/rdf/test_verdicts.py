"""Verdicts as RDF say what the evaluation says, about the nodes of the map, in a graph of their
own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from argmap.errors import MapError
from argmap.model import Scenario
from argmap.rdf.dataset import dataset_of, quads_of
from argmap.rdf.parse import open_rdf, parse_text
from argmap.rdf.read import map_from_quads
from argmap.rdf.terms import AM
from argmap.rdf.verdicts import scenario_iri, verdict_quads
from argmap.reasoning import Evaluation, compile_map, evaluate
from argmap.resources import bundled_map

LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"
DILEMMA = Path(__file__).parents[1] / "cases" / "dilemma.ttl"
PAPER = Path(str(bundled_map()))
SCENARIOS = [
    (LIBRARY, Scenario()),
    (LIBRARY, Scenario(granted=frozenset({"obj-day-of-rest"}), open=frozenset({"wages-rise"}))),
    (PAPER, Scenario()),
    (PAPER, Scenario(denied=frozenset({"bg-supraregional-policy"}))),
]


def judged(file: Path, scenario: Scenario) -> tuple[list[ox.Quad], Evaluation]:
    quads = list(open_rdf(file).quads())
    return quads, evaluate(compile_map(map_from_quads(quads)), scenario)


def rows(quads: Sequence[ox.Quad], query: str) -> list[tuple[str | None, ...]]:
    store = ox.Store()
    store.extend(quads)
    return [
        tuple(getattr(cell, "value", None) for cell in row)
        for row in store.query(query, prefixes=PREFIXES)
    ]


PREFIXES = {
    "am": AM,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
}
ALL = """SELECT ?name ?label ?reason { GRAPH ?scenario {
  ?verdict a am:Verdict ; am:inScenario ?scenario ; am:about ?it ; am:label ?label
    OPTIONAL { ?verdict am:reason ?reason } }
  ?it skos:notation ?name }"""


@pytest.mark.parametrize(("file", "scenario"), SCENARIOS)
def test_verdicts_are_those_of_the_evaluation(file: Path, scenario: Scenario) -> None:
    quads, evaluation = judged(file, scenario)
    words = {AM + "In": "in", AM + "Out": "out", AM + "Undecided": "undec"}
    found = {
        (name, words[label or ""], reason)
        for name, label, reason in rows(quads + verdict_quads(quads, evaluation), ALL)
    }
    expected = {
        (name, label.word, reason.value) for name, (label, reason) in evaluation.statements.items()
    }
    expected |= {(name, label.word, None) for name, label in evaluation.inferences.items()}
    assert found == expected


def test_a_scenario_says_of_which_map_it_is_and_what_it_changes() -> None:
    quads, evaluation = judged(*SCENARIOS[1])
    verdicts = verdict_quads(quads, evaluation)
    assert {quad.graph_name for quad in verdicts} == {verdicts[0].subject}
    query = """SELECT ?how ?name { GRAPH ?g { ?g a am:Scenario ; prov:wasDerivedFrom ?map ;
        ?how ?it }
      ?map a am:ArgumentMap . ?it skos:notation ?name }"""
    assert set(rows(quads + verdicts, query)) == {
        (AM + "grants", "obj-day-of-rest"),
        (AM + "withdraws", "wages-rise"),
    }


def test_the_scenario_s_iri_is_stable_and_its_own() -> None:
    paper = ox.NamedNode("https://w3id.org/argmap/maps/cohen-rogers-1997#map")
    scenarios = [
        Scenario(),
        Scenario(open=frozenset("ab")),
        Scenario(open=frozenset("a"), denied=frozenset("b")),
    ]
    assert len({scenario_iri(paper, scenario) for scenario in scenarios}) == 3
    assert scenario_iri(paper, Scenario(open=frozenset("ba"))) == scenario_iri(paper, scenarios[1])
    assert scenario_iri(paper, Scenario()) != scenario_iri(ox.NamedNode("urn:other"), Scenario())
    assert scenario_iri(paper, Scenario()).startswith("urn:uuid:")


def test_made_twice_verdicts_are_the_same_quads() -> None:
    quads, evaluation = judged(*SCENARIOS[3])
    assert verdict_quads(quads, evaluation) == verdict_quads(quads, evaluation)


def test_a_map_with_its_verdicts_is_still_the_same_map() -> None:
    quads, evaluation = judged(*SCENARIOS[1])
    again = quads_of(dataset_of(quads + verdict_quads(quads, evaluation)))
    assert map_from_quads(again).statements.keys() == evaluation.statements.keys()


def test_of_several_maps_the_one_that_was_evaluated_is_meant() -> None:
    text = LIBRARY.read_text()
    other = (
        text.replace("maps/library", "maps/other")
        .replace("/library#", "/other#")
        .replace(":obj-dull", ":obj-new")
    )
    other = other.replace('"obj-dull"', '"obj-new"')
    both = [*parse_text(text, file="a.ttl").quads(), *parse_text(other, file="b.ttl").quads()]
    _, evaluation = judged(LIBRARY, Scenario())
    about = {
        str(quad.object)
        for quad in verdict_quads(both, evaluation)
        if quad.predicate.value == AM + "about"
    }
    assert len(about) == len(evaluation.statements) + len(evaluation.inferences)
    assert all("/library#" in node for node in about)
    with pytest.raises(MapError, match="not the map"):
        verdict_quads(parse_text(other, file="b.ttl").quads(), evaluation)


@pytest.mark.parametrize(
    ("semantics", "mode"),
    [("preferred", "credulous"), ("preferred", "skeptical"), ("ideal", "skeptical")],
)
def test_verdicts_by_another_semantics_say_by_which(semantics: str, mode: str) -> None:
    quads, grounded = judged(DILEMMA, Scenario())
    evaluation = evaluate(grounded.program, None, semantics, mode)
    verdicts = verdict_quads(quads, evaluation)
    asked = "SELECT ?semantics ?mode { GRAPH ?g { ?g am:semantics ?semantics ; am:mode ?mode } }"
    assert rows(verdicts, asked) == [(semantics, mode)]
    assert {quad.graph_name for quad in verdicts}.isdisjoint(
        quad.graph_name for quad in verdict_quads(quads, grounded)
    )
    other = evaluate(grounded.program, None, "complete", "credulous")
    graphs = {quad.graph_name for quad in verdict_quads(quads, other)}
    assert graphs.isdisjoint(quad.graph_name for quad in verdicts)
    words = {AM + "In": "in", AM + "Out": "out", AM + "Undecided": "undec"}
    found = {name: words[label or ""] for name, label, _ in rows(quads + verdicts, ALL)}
    assert found == {name: label.word for name, (label, _) in evaluation.statements.items()}
    if mode == "credulous":
        assert (found["wet"], found["tunnel"]) == ("in", "out")


def test_without_any_extension_there_is_no_verdict() -> None:
    quads, grounded = judged(DILEMMA, Scenario(granted=frozenset({"paradox"})))
    verdicts = verdict_quads(quads, evaluate(grounded.program, grounded.scenario, "stable"))
    assert rows(verdicts, "SELECT ?s { GRAPH ?g { ?g am:semantics ?s } }") == [("stable",)]
    assert rows(quads + verdicts, ALL) == []
