"""What is wrong with a map, and how to mend it: SHACL (`ontology/shapes.ttl`) in the words of its
own messages.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from argmap.rdf.parse import open_rdf
from argmap.rdf.terms import AM, NOTATION, PREFIXES, RDF
from argmap.rdf.values import Term
from argmap.resources import bundled_map, ontology_path

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SH = "http://www.w3.org/ns/shacl#"
VIOLATION, WARNING, HINT = "violation", "warning", "hint"
SEVERITIES = {"Violation": VIOLATION, "Warning": WARNING, "Info": HINT}
"""SHACL's, as problems name them."""

_MAP = ox.NamedNode(AM + "ArgumentMap")
_ANCHOR = AM + "ArgumentMap"
"""The focus of the shapes that look at a map as a whole."""

# Two characters for private use, which no text is likely to have.
_GUARD = {ord("\\"): "\ue000", ord("{"): "\ue001"}
_UNGUARD = {0xE000: "\\", 0xE001: "{"}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    `where` is the notation of the thing at fault, or the last part of its IRI.
    """

    where: str
    what: str
    mend: str
    severity: str = VIOLATION
    """`violation`; or `warning` (worth a look) or `hint` (odd), and the map is valid all the same.
    """

    @property
    def tier(self) -> str:
        """`error` where the map is not valid because of it, else `hint`."""
        return "error" if self.severity == VIOLATION else "hint"


@dataclass(frozen=True)
class Validation:
    """Whether a map satisfies the shapes, and what is wrong with it, sorted by place."""

    valid: bool
    problems: tuple[Problem, ...]


def validate(path: str | Path | None = None, *, format: str | None = None) -> Validation:
    """What is wrong with the map in a file; the bundled paper where no file is named.

    Raises `ArgmapError` where the file cannot be read as RDF.
    """
    parser = open_rdf(Path(str(bundled_map())) if path is None else path, format)
    quads, odd = parser.read()
    if not any(quad.object == _MAP for quad in quads) and (other := parser.as_no_map()):
        raise other
    found = validate_quads(quads)
    told = (Problem(hint.place or "the file", hint.what, hint.mend, HINT) for hint in odd)
    return Validation(found.valid, (*found.problems, *told))


def validate_graph(graph: Graph) -> Validation:
    """What is wrong with the map in an rdflib graph; of a dataset, in its default and named graphs
    together.
    """
    return validate_quads(ox.parse(_n_quads(graph), format=ox.RdfFormat.N_QUADS))


def validate_quads(quads: Iterable[ox.Quad]) -> Validation:
    """What is wrong with the map that quads hold, of whatever named graphs."""
    from pyshacl import validate as shacl
    from rdflib import Graph

    # The shapes look at one graph: what stands in named graphs is put into it.
    data = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, _guarded(quad.object)) for quad in data)
    store.extend(_vocabulary())
    # The store is our own: pySHACL works in place on it, asks it the SPARQL constraints, and
    # fetches no import.
    with _rdflib_silent():
        _, report, text = shacl(
            _data_graph(store),
            shacl_graph=_shapes(),
            inplace=True,
            advanced=False,
            inference="none",
        )
    if not isinstance(report, Graph):
        raise RuntimeError(f"the shapes could not be applied: {text}")
    problems = _without_echoes(set(_Report(report, _Names(data)).problems()))
    return Validation(all(p.severity != VIOLATION for p in problems), tuple(sorted(problems)))


def _data_graph(store: ox.Store) -> Any:
    """A store for pySHACL, which asks it also what a literal has where something with properties is
    wanted: nothing.

    It also asks several times for each problem whether there is any data, by counting all of it:
    told at once.
    """
    from pyshacl.graph_abstraction import OxigraphDataGraph
    from rdflib import Literal

    size = len(store)

    class Lenient(OxigraphDataGraph):
        def objects(self, subject: Any, predicate: Any, unique: bool = False) -> Any:  # type: ignore[override]
            return (
                iter(())
                if isinstance(subject, Literal)
                else super().objects(subject, predicate, unique)
            )

        def __len__(self, context: Any = None) -> int:
            return size

    return Lenient(store, None)


def _guarded(term: Term) -> Term:
    """A literal that pySHACL can put into a message: it would read backslashes and braces as
    instructions.
    """
    if not isinstance(term, ox.Literal) or not ("\\" in term.value or "{" in term.value):
        return term
    value = term.value.translate(_GUARD)
    if term.language:
        return ox.Literal(value, language=term.language)
    return ox.Literal(value, datatype=term.datatype)


@contextmanager
def _rdflib_silent() -> Iterator[None]:
    """Silence rdflib, which warns of each literal that does not fit its datatype; the shapes tell
    those that matter.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before


@cache
def _shapes() -> Graph:
    """The shapes, with the targets of a node shape told at each of its property shapes in its
    place.

    That says the same (SHACL 2.1.3), and pySHACL checks such a shape once for all its things, a
    nested one for each of them.
    """
    from rdflib import Graph, URIRef

    shapes = Graph().parse(data=ontology_path("shapes.ttl").read_bytes(), format="turtle")
    targets = [
        URIRef(f"{SH}{name}")
        for name in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "targetNode")
    ]
    for holder, link, property in list(shapes.triples((None, URIRef(f"{SH}property"), None))):
        shapes.remove((holder, link, property))
        for target in targets:
            for aim in shapes.objects(holder, target):
                shapes.add((property, target, aim))
    return shapes


@cache
def _vocabulary() -> tuple[ox.Quad, ...]:
    files = (ontology_path(name) for name in ("argmap.ttl", "schemes.ttl"))
    return tuple(
        quad for file in files for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    )


@cache
def _terms() -> tuple[str, ...]:
    """The names that the vocabulary and the schemes define, without their namespace."""
    names = {q.subject.value for q in _vocabulary() if isinstance(q.subject, ox.NamedNode)}
    return tuple(sorted(name.removeprefix(AM) for name in names if name.startswith(AM)))


def _n_quads(graph: Graph) -> bytes:
    from rdflib import Dataset

    written = graph.serialize(
        format="nquads" if isinstance(graph, Dataset) else "nt", encoding="utf-8"
    )
    return written if isinstance(written, bytes) else bytes(written, "utf-8")


class _Names:
    """What the things of a file are called: by their notation, else by the last part of their
    IRI.
    """

    def __init__(self, data: list[ox.Quad]) -> None:
        self._notations: dict[str, str] = {}
        self._holders: dict[str, str] = {}
        self._values: dict[tuple[str, str], set[str]] = {}
        for subject, predicate, value, _ in data:
            holder = _key(subject)
            self._values.setdefault((holder, predicate.value), set()).add(_key(value))
            if predicate.value == NOTATION and isinstance(value, ox.Literal):
                known = self._notations.get(holder)
                # Of several always the same, whatever the order of the file.
                self._notations[holder] = min(known, value.value) if known else value.value
            if not isinstance(value, ox.NamedNode):
                self._holders.setdefault(_key(value), holder)

    def where(self, node: str) -> str:
        """The name of a thing, or of the statement that holds it where it has no name of its
        own.
        """
        seen: set[str] = set()
        # Blank nodes may hold each other in a circle.
        while node in self._holders and node not in self._notations and node not in seen:
            seen.add(node)
            node = self._holders[node]
        return self.of(node)

    def of(self, term: str) -> str:
        """A term as a reader knows it: a notation, `prefix:name`, the last part of an IRI, or the
        literal itself.
        """
        if term in self._notations:
            return self._notations[term]
        if term == RDF + "type":
            return "a"
        for prefix, namespace in PREFIXES.items():
            if term.startswith(namespace):
                return f"{prefix}:{term.removeprefix(namespace)}"
        if term.startswith("_:"):
            return "something without a name"
        return (
            re.sub(r"^\S*[#/](?=[^#/\s])", "", term)
            if re.match(r"[a-z][a-z0-9+.-]*:\S+$", term)
            else term
        )

    def values(self, node: str, predicate: str) -> list[str]:
        """The names of all values that a thing has for a property."""
        return sorted(self.of(value) for value in self._values.get((node, predicate), ()))


class _Report:
    """pySHACL's report on its way to becoming problems."""

    def __init__(self, graph: Graph, names: _Names) -> None:
        self._graph = graph
        self._names = names

    def problems(self) -> Iterator[Problem]:
        from rdflib import URIRef

        for result in self._graph.objects(None, URIRef(SH + "result")):
            yield self._problem(result)

    def _problem(self, result: Node) -> Problem:
        focus, value = self._one(result, "focusNode"), self._one(result, "value")
        component = (self._one(result, "sourceConstraintComponent") or "").removeprefix(SH)
        what, _, mend = (self._one(result, "resultMessage") or "").rpartition(" Mend: ")
        if component == "SPARQLConstraintComponent":
            # Shapes of the map as a whole name the thing at fault as their value.
            place = value if focus == _ANCHOR and value else focus
        else:
            place, what = (
                focus,
                what + self._found(component, focus, self._one(result, "resultPath"), value),
            )
        severity = SEVERITIES[(self._one(result, "resultSeverity") or "").removeprefix(SH)]
        return self._told(place or _ANCHOR, what, mend, severity)

    def _told(self, place: str, what: str, mend: str, severity: str) -> Problem:
        what = re.sub(r'"(\S+?)"', lambda found: f'"{self._names.of(found[1])}"', what)
        unknown = re.search(r'"am:([^"]*)"[^"]* is not in the vocabulary', what)
        near = _nearest(unknown[1]) if unknown else None
        if near:
            mend = f"write am:{near}."
        where = "the map" if place == _ANCHOR else self._names.where(place)
        return Problem(where, what.rstrip("."), mend.rstrip("."), severity)

    def _found(self, component: str, focus: str | None, path: str | None, value: str | None) -> str:
        """The values at fault, where a shape of one property cannot name them itself."""
        values = [self._names.of(value)] if value is not None and not value.startswith("_:") else []
        written = self._names.values(focus or "", path or "")
        # rdflib rewrites literals that do not fit their datatype ("ja" as a boolean): show what the
        # file says.
        if component == "MaxCountConstraintComponent" or not set(values) <= set(written):
            values = written
        shown = ", ".join(f'"{_shortened(value)}"' for value in values if value.strip())
        return f" It says {shown}." if shown else ""

    def _one(self, result: Node, name: str) -> str | None:
        from rdflib import BNode, URIRef

        value = self._graph.value(result, URIRef(SH + name))
        return (
            None
            if value is None
            else f"_:{value}"
            if isinstance(value, BNode)
            else str(value).translate(_UNGUARD)
        )


def _key(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _shortened(text: str, longest: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _nearest(name: str) -> str | None:
    near = get_close_matches(name, _terms(), n=1, cutoff=0.75)
    return near[0] if near else None


def _without_echoes(problems: set[Problem]) -> set[Problem]:
    """A misspelt property is told once: what is missing because of it is not told beside it."""
    misspelt = {
        (p.where, p.mend.removeprefix("write ")) for p in problems if p.mend.startswith("write am:")
    }
    return {
        p
        for p in problems
        if not any(p.where == where and f"add {term} " in p.mend + " " for where, term in misspelt)
    }
