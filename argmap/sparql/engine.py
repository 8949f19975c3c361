"""Asking a map: the guard, then a process of its own under bounds of time, memory and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from argmap.errors import QueryError
from argmap.processes import MEMORY, Task, answer_of
from argmap.rdf.parse import open_rdf
from argmap.rdf.terms import PREFIXES
from argmap.rdf.verdicts import verdict_quads
from argmap.reasoning import Evaluation
from argmap.resources import bundled_map, ontology_path
from argmap.sparql.answer import Answer, cell
from argmap.sparql.guard import Checked, check

SCHEMES = "https://w3id.org/argmap/schemes"
"""The named graph that holds the argumentation schemes and their critical questions
(ontology/schemes.ttl).
"""

SECONDS = 10.0
MAX_ROWS = 10_000
MAX_CHARACTERS = 32 * 1024**2
"""Characters of the longest answer."""

LOAD_BYTES_PER_SECOND = 20e6
"""Bytes of data that a second more than the query's own is allowed for: large maps take time to
load.
"""

_SCRIPT = Path(__file__).with_name("worker.py")


def ask(
    data: Iterable[ox.Quad] | str | Path | None,
    text: str,
    *,
    evaluation: Evaluation | None = None,
    prefixes: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
    rows: int = MAX_ROWS,
) -> Answer:
    """What a query in SPARQL 1.1 finds in the quads of a map, in a file, or (None) in the bundled
    paper.

    The default graph is the map: the union of all graphs of the data. Beside it stand, as named
    graphs, the verdicts of the evaluation where one is given (`argmap.rdf.verdicts`), and
    `SCHEMES`. The prefixes of `argmap.rdf.terms.PREFIXES` and those given here need no declaration.
    Raises `QueryError` where the query is not SPARQL, updates, calls SERVICE, names a graph that is
    not there, or takes more than `seconds` (beside the loading of large data) or too much memory;
    `ArgmapError` where the file cannot be read.
    """
    known = {**PREFIXES, **(prefixes or {})}
    checked = check(text, known)
    quads = _quads(data)
    verdicts = verdict_quads(quads, evaluation) if evaluation else []
    beside = {SCHEMES, *_graph_names(verdicts)}
    known_here = {**known, **checked.prefixes}
    # Before the process is started: an engine asked for a graph that is not there finds nothing,
    # without a word.
    _check_graphs(checked, known_here, beside | _graph_names(quads))
    task = {
        "query": checked.text,
        "prefixes": known,
        "from": bool(checked.graphs),
        "beside": sorted(beside),
        "rows": rows,
        "bytes": MAX_CHARACTERS,
        "seconds": seconds,
    }
    written = cast(bytes, ox.serialize([*quads, *verdicts], format=ox.RdfFormat.N_QUADS))
    return _answer(_run(task, written + _schemes(), seconds), known_here)


def _quads(data: Iterable[ox.Quad] | str | Path | None) -> list[ox.Quad]:
    if data is None:
        data = str(bundled_map())
    return list(open_rdf(data).quads() if isinstance(data, str | Path) else data)


@cache
def _schemes() -> bytes:
    quads = open_rdf(Path(str(ontology_path("schemes.ttl")))).quads()
    graph = ox.NamedNode(SCHEMES)
    named = [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]
    return cast(bytes, ox.serialize(named, format=ox.RdfFormat.N_QUADS))


def _graph_names(quads: Iterable[ox.Quad]) -> set[str]:
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def _check_graphs(checked: Checked, prefixes: Mapping[str, str], there: set[str]) -> None:
    """Say so where FROM names a graph that is not in the data: SPARQL lets a server fetch it, and
    nothing is fetched here.
    """
    for name in checked.graphs:
        # A name escapes some signs by a backslash (`ex:a\,b`) that is no part of the IRI.
        prefix, _, local = name.partition(":")
        iri = prefixes[prefix] + re.sub(r"\\(.)", r"\1", local) if prefix in prefixes else name
        if iri not in there:
            raise QueryError(
                f"FROM names <{iri}>, which is not among the graphs of the data, and nothing "
                "is fetched here",
                mend="leave FROM out, or name "
                f"{' or '.join(f'<{graph}>' for graph in sorted(there)[:3])}",
            )


def _run(task: Mapping[str, object], data: bytes, seconds: float) -> Task:
    """What the worker says of a task."""
    try:
        return answer_of(
            _SCRIPT, task, data, seconds=seconds + len(data) / LOAD_BYTES_PER_SECOND, memory=MEMORY
        )
    except TimeoutError:
        raise QueryError(
            f"the query was stopped after {seconds:g} seconds",
            mend="join its patterns by a shared variable, or add LIMIT",
        ) from None
    except EOFError:
        # The engine ends its process where memory runs out or the query is nested too deep.
        raise QueryError(
            "the query needs more memory than it may have",
            mend="ask for less at once, or nest it less deeply",
        ) from None


def _answer(said: Task, prefixes: Mapping[str, str]) -> Answer:
    if said.get("error") == "syntax":
        raise _syntax_error(said["message"])
    if said.get("error") == "memory":
        raise QueryError(
            "the query needs more memory than it may have", mend="ask for less at once"
        )
    if said.get("error"):
        raise QueryError(f"the query cannot be run: {said['message']}", mend="change it there")
    if said["kind"] == "boolean":
        return Answer("boolean", value=said["value"])
    if said["kind"] == "graph":
        triples = ox.parse(said["triples"], format=ox.RdfFormat.N_TRIPLES)
        shown = tuple(tuple(_cell(term, prefixes) for term in quad.triple) for quad in triples)
        columns = ("subject", "predicate", "object")
        return Answer(
            "graph", columns, shown, cut=said["cut"], triples=said["triples"], prefixes=prefixes
        )
    columns = tuple(said["columns"])
    bindings = tuple(said["bindings"])
    table = tuple(tuple(cell(row.get(name), prefixes) for name in columns) for row in bindings)
    return Answer("table", columns, table, cut=said["cut"], bindings=bindings, prefixes=prefixes)


def _cell(term: object, prefixes: Mapping[str, str]) -> str | None:
    if isinstance(term, ox.NamedNode):
        return cell({"type": "uri", "value": term.value}, prefixes)
    return term.value if isinstance(term, ox.Literal) else str(term)


def _syntax_error(message: str) -> QueryError:
    """The engine's complaint, without the long list of what it would have taken."""
    match = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not match:
        return QueryError(f"this is not SPARQL: {message}", place="query", mend="correct it")
    line, column, said = match.groups()
    expected = "" if len(said) > 80 or "[_]" in said else f": {said}"
    return QueryError(
        f"this is not SPARQL{expected}",
        place=f"query, line {line}, column {column}",
        mend="correct it there or just before",
    )
