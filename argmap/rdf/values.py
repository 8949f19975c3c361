"""Values of RDF as Python's: texts in the reader's language, notations, names, reading order."""

from __future__ import annotations

import pyoxigraph as ox

from argmap.model.order import reading_order as reading_order
from argmap.rdf.terms import NOTATION

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = dict[str, list[Term]]
"""What a thing has: its values by predicate."""


def iris_of(values: list[Term] | None) -> list[str]:
    """The IRIs among some values."""
    return [value.value for value in values or () if isinstance(value, ox.NamedNode)]


def text_of(values: list[Term] | None) -> str:
    """The English one of some literals, else the first."""
    literals = [value for value in values or () if isinstance(value, ox.Literal)]
    english = (value for value in literals if (value.language or "").startswith("en"))
    chosen = next(english, literals[0] if literals else None)
    return chosen.value if chosen else ""


def notation_of(thing: Values) -> str | None:
    """The `skos:notation` of a thing, where it has one."""
    return text_of(thing.get(NOTATION)) or None


def name_of(node: Term, thing: Values) -> str:
    """What a thing is known by: its notation, else the last part of its IRI."""
    return notation_of(thing) or last_part(node)


def last_part(node: Term) -> str:
    """The last part of an IRI: of `http://x/y#z` it is "z"."""
    iri = node.value if isinstance(node, Node) else str(node)
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
