"""Argumentation schemes with their critical questions, as `ontology/schemes.ttl` has them (Walton,
Reed and Macagno 2008).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import pyoxigraph as ox

from argmap.rdf.terms import AM, PREF_LABEL, SKOS, TYPE
from argmap.rdf.values import Term, Values, iris_of, text_of
from argmap.resources import ontology_path


class CriticalQuestion(NamedTuple):
    """A question that tests an argument of a scheme; `title` is short, `text` the question
    itself.
    """

    iri: str
    title: str
    text: str


class Scheme(NamedTuple):
    """A pattern of defeasible argument: the forms of its premises and conclusion, and the questions
    that test it, in order.
    """

    iri: str
    title: str
    definition: str
    premises: tuple[str, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]


@cache
def schemes() -> Mapping[str, Scheme]:
    """The schemes by IRI, in the order of the file."""
    things: dict[Term, Values] = {}
    for quad in ox.parse(ontology_path("schemes.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        things.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    found = {
        node.value: _scheme(node.value, thing, things)
        for node, thing in things.items()
        if isinstance(node, ox.NamedNode) and AM + "Scheme" in iris_of(thing.get(TYPE))
    }
    return MappingProxyType(found)


@cache
def questions() -> Mapping[str, CriticalQuestion]:
    """The critical questions of all schemes, by IRI."""
    return MappingProxyType(
        {question.iri: question for scheme in schemes().values() for question in scheme.questions}
    )


def _scheme(iri: str, thing: Values, things: Mapping[Term, Values]) -> Scheme:
    return Scheme(
        iri=iri,
        title=text_of(thing.get(PREF_LABEL)),
        definition=text_of(thing.get(SKOS + "definition")),
        premises=tuple(
            text_of(form.get(AM + "text")) for _, form in _in_order(thing, "premiseForm", things)
        ),
        conclusion=text_of(thing.get(AM + "conclusionForm")),
        questions=tuple(
            CriticalQuestion(
                iri=node.value if isinstance(node, ox.NamedNode) else "",
                title=text_of(question.get(PREF_LABEL)),
                text=text_of(question.get(AM + "text")),
            )
            for node, question in _in_order(thing, "asks", things)
        ),
    )


def _in_order(thing: Values, link: str, things: Mapping[Term, Values]) -> list[tuple[Term, Values]]:
    linked = [(node, things.get(node, {})) for node in thing.get(AM + link, ())]
    return sorted(linked, key=lambda pair: int(text_of(pair[1].get(AM + "order")) or 0))
