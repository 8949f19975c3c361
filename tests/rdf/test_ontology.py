"""The vocabulary is complete, anchored, and free of contradiction under OWL 2 RL (owlrl, an
implementation not ours).
"""

from __future__ import annotations

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

from argmap.rdf.terms import AM
from argmap.resources import Bundled, bundled, bundled_map, ontology_path

AIF = "http://www.arg.dundee.ac.uk/aif#"

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
"""How owlrl reports a contradiction, in the closure itself."""

PREFIX = f"@prefix am: <{AM}> . @prefix aif: <{AIF}> . @prefix : <urn:example:> ."


def _graph(*names: str, turtle: str = "") -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(data=ontology_path(name).read_bytes(), format="turtle")
    return graph.parse(data=PREFIX + turtle, format="turtle")


def _contradictions(graph: Graph) -> list[str]:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(error) for error in graph.objects(None, ERROR))


def _terms(graph: Graph) -> set[URIRef]:
    """The terms of the vocabulary that a graph uses, in whatever position."""
    return {
        node
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and str(node).startswith(AM)
    } - {URIRef(AM)}


def test_every_term_used_anywhere_has_label_comment_and_source() -> None:
    defined = _graph("argmap.ttl", "schemes.ttl")
    used = _graph("argmap.ttl", "schemes.ttl", "shapes.ttl")
    for known in bundled():
        used.parse(data=known.path.read_bytes(), format="turtle")
    for term in _terms(used):
        assert list(defined.objects(term, RDFS.label | SKOS.prefLabel)), f"{term} has no label"
        said = RDFS.comment | SKOS.definition | URIRef(AM + "text")
        assert list(defined.objects(term, said)), f"{term} has no comment"
        assert list(defined.objects(term, DCTERMS.source)), f"{term} has no source"


def test_the_vocabulary_stands_on_the_argument_interchange_format() -> None:
    graph = _graph("argmap.ttl")
    for own, node in [("Statement", "I-node"), ("Inference", "RA-node"), ("Attack", "CA-node")]:
        assert (URIRef(AM + own), RDFS.subClassOf, URIRef(AIF + node)) in graph
    roles = {
        "Premise",
        "BackgroundCondition",
        "Claim",
        "Conclusion",
        "Objection",
        "Reply",
        "Statement",
    }
    assert set(graph.transitive_subjects(RDFS.subClassOf, URIRef(AM + "Statement"))) == {
        URIRef(AM + r) for r in roles
    }


def test_nothing_is_imported() -> None:
    graph = _graph("argmap.ttl", "schemes.ttl", "shapes.ttl")
    assert (None, OWL.imports, None) not in graph


@pytest.mark.parametrize(
    "contradictory",
    [
        ":x a am:Statement, am:Inference .",
        ":x am:shows :y ; am:stance am:Open .",
        ":x a am:Premise, am:Reply .",
        ":x am:stance am:Granted, am:Open .",
        ":x am:label am:In, am:Out .",
        ":a am:concludes :x . :x a am:Attack .",
        ":a a am:Undercut ; am:target :x . :x a am:Claim .",
        ":x am:contradicts :x .",
    ],
)
def test_owlrl_finds_a_contradiction_where_there_is_one(contradictory: str) -> None:
    assert _contradictions(_graph("argmap.ttl", turtle=contradictory))


def test_the_ontology_with_the_schemes_is_consistent() -> None:
    assert _contradictions(_graph("argmap.ttl", "schemes.ttl")) == []


@pytest.mark.parametrize("known", bundled()[1:], ids=lambda known: known.name)
def test_the_ontology_with_an_example_is_consistent(known: Bundled) -> None:
    graph = _graph("argmap.ttl").parse(data=known.path.read_bytes(), format="turtle")
    assert _contradictions(graph) == []
    steps = set(graph.subjects(RDF.type, URIRef(AM + "ReadingStep")))
    assert steps
    assert steps.isdisjoint(graph.subjects(RDF.type, URIRef(AM + "Statement")))


def test_the_ontology_with_the_map_is_consistent() -> None:
    graph = _graph("argmap.ttl").parse(data=bundled_map().read_bytes(), format="turtle")
    assert _contradictions(graph) == []
    statements = set(graph.subjects(RDF.type, URIRef(AM + "Statement")))
    assert len(statements) >= 110
    assert statements == set(graph.subjects(RDF.type, URIRef(AIF + "I-node")))
