"""The schemes and their critical questions, and the map's use of them."""

from __future__ import annotations

import re

from rdflib import Graph, URIRef

from argmap.rdf.schemes import questions, schemes
from argmap.rdf.terms import AM
from argmap.resources import bundled_map, ontology_path


def _uses(term: str) -> set[str]:
    graph = Graph().parse(data=bundled_map().read_bytes(), format="turtle")
    return {str(value) for value in graph.objects(None, URIRef(AM + term))}


def test_each_scheme_has_premises_a_conclusion_and_questions() -> None:
    assert len(schemes()) >= 24
    for scheme in schemes().values():
        assert scheme.title, scheme.iri
        assert scheme.definition, scheme.iri
        assert scheme.conclusion, scheme.iri
        assert scheme.premises, scheme.iri
        assert all(scheme.premises), scheme.iri
        assert 3 <= len(scheme.questions) <= 6, scheme.iri


def test_each_question_belongs_to_one_scheme_and_bears_its_name() -> None:
    named = [question.iri for scheme in schemes().values() for question in scheme.questions]
    assert len(named) == len(set(named))
    for scheme in schemes().values():
        for question in scheme.questions:
            assert re.fullmatch(re.escape(scheme.iri) + "-[a-z]+", question.iri)
            assert question.title
            assert question.text.endswith("?")


def test_premises_and_questions_keep_their_order() -> None:
    cause = schemes()[AM + "CauseToEffect"]
    assert cause.title == "Cause to effect"
    assert [text.split()[0] for text in cause.premises] == ["Generally,", "In"]
    assert [question.iri.rsplit("-")[-1] for question in cause.questions] == [
        "strength",
        "evidence",
        "interference",
        "occurrence",
    ]


def test_the_reader_finds_what_the_file_holds() -> None:
    text = ontology_path("schemes.ttl").read_text(encoding="utf-8")
    assert len(schemes()) == text.count(" a am:Scheme ;")
    assert len(questions()) == text.count(" a am:CriticalQuestion ;")


def test_the_map_names_schemes_and_questions_that_exist() -> None:
    assert _uses("hasScheme")
    assert _uses("hasScheme") <= set(schemes())
    assert _uses("answersQuestion")
    assert _uses("answersQuestion") <= set(questions())
