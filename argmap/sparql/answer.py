"""What a query answers: a table, yes or no, or a graph, and each as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

import pyoxigraph as ox

from argmap.errors import QueryError

Kind = Literal["table", "boolean", "graph"]
Cell = str | None


@dataclass(frozen=True)
class Answer:
    """An answer. A cell is what a reader wants to see of a term: a text, or an IRI (short where a
    prefix fits), or nothing.

    A graph has its triples for rows. `cut` says that there was more than the bound allows; `note`
    says so in words.
    """

    kind: Kind
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    value: bool | None = None
    cut: bool = False
    bindings: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """The rows of a table with their terms in full, as SPARQL 1.1 Query Results JSON has them."""
    triples: str = field(default="", repr=False)
    """A graph as N-Triples."""
    prefixes: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def note(self) -> str | None:
        """What a reader must know of an answer that was cut."""
        what = "triples" if self.kind == "graph" else "rows"
        return (
            f"only the first {len(self.rows):,} {what} are here; there are more"
            if self.cut
            else None
        )

    def text(self, format: str) -> str:
        """The answer as `csv`, `json`, `xml`, `turtle` or `table` (plain lines).

        Tables and yes or no are in the W3C's formats for SPARQL results, graphs in JSON-LD, RDF/XML
        and Turtle. Raises `QueryError` where the answer has no such form.
        """
        if self.kind == "graph":
            return self._graph_text(format)
        if format == "json":
            return json.dumps(self._results(), ensure_ascii=False) + "\n"
        if format == "table":
            lines = (
                [self.columns, *self.rows] if self.kind == "table" else [(str(self.value).lower(),)]
            )
            # A tab or a line end within a cell would look like another cell or row.
            return "".join(
                "\t".join(" ".join((cell or "").split()) for cell in line) + "\n" for line in lines
            )
        formats = {"csv": ox.QueryResultsFormat.CSV, "xml": ox.QueryResultsFormat.XML}
        if format not in formats:
            raise _no_form(
                "a table" if self.kind == "table" else "yes or no",
                format,
                "table, csv, json or xml",
            )
        results = ox.parse_query_results(
            json.dumps(self._results()), format=ox.QueryResultsFormat.JSON
        )
        text = cast(bytes, results.serialize(format=formats[format])).decode()
        return text if text.endswith("\n") else text + "\n"

    def _results(self) -> dict[str, object]:
        if self.kind == "boolean":
            return {"head": {}, "boolean": self.value}
        return {"head": {"vars": list(self.columns)}, "results": {"bindings": list(self.bindings)}}

    def _graph_text(self, format: str) -> str:
        from argmap.rdf.dataset import write_quads

        names = {"table": "turtle", "turtle": "turtle", "xml": "rdfxml", "json": "jsonld"}
        if format not in names:
            raise _no_form("a graph", format, "turtle, json or xml")
        quads = ox.parse(self.triples, format=ox.RdfFormat.N_QUADS)
        text, losses = write_quads(quads, names[format], self.prefixes)
        if losses:
            raise QueryError(
                f"the graph cannot be written as {format}: {losses[0]}", mend="ask for turtle"
            )
        return (
            # Each answer in JSON is one object, where the writer makes a list.
            json.dumps({"@graph": json.loads(text)}, ensure_ascii=False) + "\n"
            if format == "json"
            else text
        )


def _no_form(what: str, format: str, forms: str) -> QueryError:
    return QueryError(
        f"the answer is {what}, which has no form as {format}", mend=f"ask for {forms}"
    )


def cell(term: Mapping[str, Any] | None, prefixes: Mapping[str, str]) -> Cell:
    """What a reader sees of a term."""
    if term is None:
        return None
    value = term["value"]
    if term["type"] == "uri":
        return short(value, prefixes)
    if term["type"] == "triple":
        return f"<<( {' '.join(cell(part, prefixes) or '' for part in value.values())} )>>"
    return f"_:{value}" if term["type"] == "bnode" else str(value)


def short(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with a prefix for its beginning, where one fits and leaves a plain name."""
    fitting = [
        (len(namespace), name)
        for name, namespace in prefixes.items()
        if namespace and iri.startswith(namespace)
    ]
    for length, name in sorted(fitting, reverse=True):
        local = iri[length:]
        if local and all(c.isalnum() or c in "_-" for c in local):
            return f"{name}:{local}"
    return iri
