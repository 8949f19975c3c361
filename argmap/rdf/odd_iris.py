"""Addresses that are no valid IRIs: one of them in a file is no reason to refuse the whole map.

A space, a quotation mark or a bad percent sign is written as RDF wants it, what cannot be is left
out with its triple, and each is told. Where an address is one that argmap goes by, it is an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TypeVar

import pyoxigraph as ox

from argmap.errors import ArgmapError
from argmap.rdf.terms import AM, IS_PART_OF

MOST_TOLD = 20
"""So many odd addresses are told with their lines."""

_ODD = re.compile(r'[\x00- "<>{}|\\^`]|%(?![0-9A-Fa-f]{2})')
"""What may not stand in an IRI as it is."""
_TORN = re.compile(r'[\x00-\x08\n-\x1f]|\s<(?!\s)|\s"[^"]*"\s*(?:@[\w-]+\s*)?[;,.)\]]')
"""What stands in an address only where its end is missing, and another thing is taken for it: a
line end, an address or a text of its own.
"""
_QUOTED = ("jsonld", "rdfxml")
"""Formats in which an address cannot lose its end, as it stands in quotation marks."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""What an address begins with; a key of JSON-LD that its context does not know has none, and says
nothing.
"""

_T = TypeVar("_T", bound=ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph)


@dataclass(frozen=True)
class Hint:
    """What is odd about a file, and does not keep it from being read."""

    file: str
    place: str | None
    what: str
    mend: str

    def __str__(self) -> str:
        return str(ArgmapError(self.what, file=self.file, place=self.place, mend=self.mend))


def mended_quads(
    quads: Iterable[ox.Quad], data: bytes, *, file: str, format: str, base: str
) -> tuple[list[ox.Quad], tuple[Hint, ...]]:
    """The quads of a lenient parser with valid IRIs alone, and a hint for each that was not.

    Raises `ArgmapError` where an odd address is one of argmap's own terms or links; `ValueError`
    where a language or the label of a blank node is none, or an address has lost its end.
    """
    mending = _Mending(may_be_torn=format not in _QUOTED)
    kept = []
    for quad in quads:
        try:
            mended = mending.quad(quad)
        except _Beyond:
            mended = None
        if mended is not quad and _is_ours(quad):
            terms = (quad.triple, quad.graph_name)
            odd = next(iri for term in terms for iri in _iris(term) if iri in mending.odd)
            raise ArgmapError(
                f"<{odd}> is not a valid IRI, and the map hangs on it",
                file=file,
                place=_place(odd, data, base),
                mend="write a space in it as %20, a percent sign as %25",
            )
        if mended is not None:
            kept.append(mended)
    told = {
        iri: mended
        for iri, mended in mending.odd.items()
        if format != "jsonld" or _SCHEME.match(iri)
    }
    return kept, tuple(_hints(told, data, file, base))


class _Beyond(Exception):
    """No valid IRI can be made of an address."""


@dataclass
class _Mending:
    """The odd addresses of a file: what each is read as, None where it is left out."""

    may_be_torn: bool
    odd: dict[str, str | None] = field(default_factory=dict)
    valid: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)

    def quad(self, quad: ox.Quad) -> ox.Quad:
        """The quad itself where all in it is valid. Raises `_Beyond`, `ValueError`."""
        terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        mended = tuple(self.term(term) for term in terms)
        if all(new is old for new, old in zip(mended, terms, strict=True)):
            return quad
        return ox.Quad(*mended)  # type: ignore[arg-type]  # Each is of its term's kind.

    def term(self, term: _T) -> _T:
        if isinstance(term, ox.NamedNode):
            iri = self.iri(term.value)
            return term if iri == term.value else ox.NamedNode(iri)  # type: ignore[return-value]
        if isinstance(term, ox.BlankNode):
            # Made for its check alone: a lenient parser lets any label through.
            ox.BlankNode(term.value)
            return term
        if isinstance(term, ox.Literal):
            return self.literal(term)  # type: ignore[return-value]
        if isinstance(term, ox.Triple):
            parts = (term.subject, term.predicate, term.object)
            mended = tuple(self.term(part) for part in parts)
            if all(new is old for new, old in zip(mended, parts, strict=True)):
                return term
            return ox.Triple(*mended)  # type: ignore[arg-type,return-value]
        return term

    def literal(self, literal: ox.Literal) -> ox.Literal:
        if literal.language:
            # Few languages, many literals: each language is checked once.
            if literal.language not in self.languages:
                ox.Literal("", language=literal.language)
                self.languages.add(literal.language)
            return literal
        iri = self.iri(literal.datatype.value)
        if iri == literal.datatype.value:
            return literal
        return ox.Literal(literal.value, datatype=ox.NamedNode(iri))

    def iri(self, iri: str) -> str:
        if iri in self.valid:
            return iri
        if iri not in self.odd:
            if _is_valid(iri):
                self.valid.add(iri)
                return iri
            # It has swallowed what follows, which must not be left out in silence.
            if self.may_be_torn and _TORN.search(iri):
                raise ValueError(iri)
            mended = _ODD.sub(lambda odd: f"%{ord(odd[0]):02X}", iri)
            self.odd[iri] = mended if _is_valid(mended) else None
        found = self.odd[iri]
        if found is None:
            raise _Beyond
        return found


def _is_valid(iri: str) -> bool:
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


def _is_ours(quad: ox.Quad) -> bool:
    """Whether argmap goes by a triple: it says a class, a property or a part of the map."""
    predicate, value = quad.predicate.value, quad.object
    return (
        predicate.startswith(AM)
        or predicate == IS_PART_OF
        or (isinstance(value, ox.NamedNode) and value.value.startswith(AM))
    )


def _iris(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph,
) -> Iterator[str]:
    """The IRIs in a term."""
    if isinstance(term, ox.NamedNode):
        yield term.value
    elif isinstance(term, ox.Literal):
        yield term.datatype.value
    elif isinstance(term, ox.Triple):
        for part in (term.subject, term.predicate, term.object):
            yield from _iris(part)


def _hints(odd: dict[str, str | None], data: bytes, file: str, base: str) -> Iterable[Hint]:
    # To find the line of one takes several passes over the whole file.
    for iri, mended in list(odd.items())[:MOST_TOLD]:
        done = f"it is read as <{mended}>" if mended else "what is said with it is left out"
        mend = "write it so" if mended else "correct the address"
        yield Hint(file, _place(iri, data, base), f"<{iri}> is not a valid IRI; {done}", mend)
    if len(odd) > MOST_TOLD:
        more = len(odd) - MOST_TOLD
        yield Hint(file, None, f"{more} more addresses in it are not valid IRIs", "correct them")


def _place(iri: str, data: bytes, base: str) -> str | None:
    """The line on which an address stands, where it is written out."""
    folder = base[: base.rindex("/") + 1]
    # A relative address was completed by the parser.
    for written in (iri, iri.removeprefix(folder), *_escaped(iri)):
        at = data.find(written.encode()) if written else -1
        if at >= 0:
            line = data.count(b"\n", 0, at) + 1
            return f"line {line}"
    return None


def _escaped(iri: str) -> Iterator[str]:
    """How XML, JSON and Turtle may write an address with what needs an escape in it."""
    yield escape(iri, quote=False)
    yield escape(iri)
    yield json.dumps(iri)[1:-1]
    yield json.dumps(iri, ensure_ascii=False)[1:-1]
    yield _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04X}", iri)
