"""Names for what a document speaks of: IRIs for new things, and for the blank nodes of a file, so
that an edit can say which thing it is about (RDF 1.1 Concepts, section 3.5).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeGuard
from urllib.parse import quote

import pyoxigraph as ox

from argmap.rdf.terms import NOTATION

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_NOTATION = ox.NamedNode(NOTATION)
_UNFIT = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`%#?/\ud800-\udfff]')
"""What may not stand in the last part of an IRI."""


def base_of(iri: str) -> str:
    """An IRI without its last part, below which its kin are named: of `http://x/y#z` it is
    `http://x/y#`.
    """
    return iri[: max(map(iri.rfind, "#/:")) + 1]


def free_iri(base: str, name: str, taken: Collection[str]) -> str:
    """An IRI below a base with a name in it, that is not taken."""
    wanted = base + _UNFIT.sub(lambda found: quote(found[0], errors="replace"), name)
    iri, number = wanted, 2
    while iri in taken:
        iri, number = f"{wanted}-{number}", number + 1
    return iri


def without_blank_nodes(quads: Sequence[ox.Quad], base: str) -> tuple[ox.Quad, ...]:
    """The quads, each once, with an IRI in the place of each blank node: the same IRI whenever they
    are read.

    A thing with a notation is named by it, another by what leads to it and a number.
    """
    nodes = list(dict.fromkeys(_blank_nodes(quads)))
    if not nodes:
        return tuple(dict.fromkeys(quads))
    taken = {one.value for quad in quads for one in _terms(quad) if _is_iri(one)}
    roots, notations = _roots(quads), _notations(quads)
    names: dict[Term, ox.NamedNode] = {}
    numbers: dict[str, int] = {}
    for node in nodes:
        if node in notations:
            iri = free_iri(base, notations[node], taken)
        else:
            root = roots.get(node)
            stem = root.value if isinstance(root, ox.NamedNode) else f"{base}node"
            numbers[stem] = number = numbers.get(stem, 0) + 1
            iri = free_iri(f"{stem}-", str(number), taken)
        taken.add(iri)
        names[node] = ox.NamedNode(iri)
    return tuple(dict.fromkeys(_renamed(quad, names) for quad in quads))


def _terms(quad: ox.Quad) -> Iterator[Term]:
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, ox.Triple):
            yield from _terms_of_triple(term)
        elif not isinstance(term, ox.DefaultGraph):
            yield term


def _terms_of_triple(triple: ox.Triple) -> Iterator[Term]:
    for term in (triple.subject, triple.object):
        if isinstance(term, ox.Triple):
            yield from _terms_of_triple(term)
        else:
            yield term


def _is_iri(term: Term) -> TypeGuard[ox.NamedNode]:
    return isinstance(term, ox.NamedNode)


def _blank_nodes(quads: Sequence[ox.Quad]) -> Iterator[ox.BlankNode]:
    for quad in quads:
        for term in _terms(quad):
            if isinstance(term, ox.BlankNode):
                yield term


def _roots(quads: Sequence[ox.Quad]) -> Mapping[Term, Term]:
    """For each blank node that something leads to, the thing with an IRI where that way begins;
    none for those that only blank nodes lead to.
    """
    leading: dict[Term, Term] = {}
    for quad in quads:
        if isinstance(quad.object, ox.BlankNode):
            leading.setdefault(quad.object, quad.subject)
    roots: dict[Term, Term] = {}
    for node in leading:
        way, at = {node}, leading[node]
        while isinstance(at, ox.BlankNode) and at in leading and at not in way and at not in roots:
            way.add(at)
            at = leading[at]
        end = roots.get(at, at)
        roots |= dict.fromkeys(way, end)
    return roots


def _notations(quads: Sequence[ox.Quad]) -> Mapping[Term, str]:
    return {
        quad.subject: quad.object.value
        for quad in quads
        if isinstance(quad.subject, ox.BlankNode)
        and quad.predicate == _NOTATION
        and isinstance(quad.object, ox.Literal)
    }


def _renamed(quad: ox.Quad, names: Mapping[Term, ox.NamedNode]) -> ox.Quad:
    graph = quad.graph_name
    if isinstance(graph, ox.BlankNode):
        graph = names[graph]
    triple = _renamed_triple(quad.triple, names)
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _renamed_triple(triple: ox.Triple, names: Mapping[Term, ox.NamedNode]) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if isinstance(value, ox.Triple):
        value = _renamed_triple(value, names)
    return ox.Triple(names.get(subject, subject), triple.predicate, names.get(value, value))
