"""The process that runs one query, and can be ended.

A query in pyoxigraph cannot be cancelled, so a time limit ends the process. Its memory is bounded
where the system can, and it can open nothing more once it has its task: no file, no connection.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

import pyoxigraph as ox

from argmap.processes import Task, answer_task, limit_resources

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def main() -> None:
    """Answer the query of a task over data in N-Quads (`argmap.processes.answer_of`)."""
    answer_task(answer)


def answer(task: Task, data: bytes) -> Task:
    """What the query finds, or what is the matter."""
    store = ox.Store()
    try:
        store.load(data, format=ox.RdfFormat.N_QUADS)
        _forbid_new_files(task["seconds"])
        return _answer(store, task)
    except SyntaxError as error:
        return {"error": "syntax", "message": error.msg}
    except (ValueError, OSError, RuntimeError) as error:
        return {"error": "run", "message": str(error)}


def _answer(store: ox.Store, task: Task) -> Task:
    # In a file with named graphs a map is the union of them, unless the query says otherwise.
    own = (
        []
        if task["from"]
        else [graph for graph in store.named_graphs() if graph.value not in task["beside"]]
    )
    union = [ox.DefaultGraph(), *own] if own else None
    found = store.query(task["query"], prefixes=task["prefixes"], default_graph=union)
    if isinstance(found, ox.QueryBoolean):
        return {"kind": "boolean", "value": bool(found)}
    limit = _Limit(task["rows"], task["bytes"])
    if isinstance(found, ox.QueryTriples):
        lines = list(limit.taken(f"{triple} ." for triple in found))
        return {"kind": "graph", "triples": "\n".join(lines), "cut": limit.reached}
    columns = [variable.value for variable in found.variables]
    # As text, since the limit counts characters; one by one, for the engine finds no more rows than
    # are taken.
    rows = (
        json.dumps(
            {
                name: _term(value)
                for name, value in zip(columns, row, strict=True)
                if value is not None
            }
        )
        for row in found
    )
    bindings = [json.loads(row) for row in limit.taken(rows)]
    return {"kind": "table", "columns": columns, "bindings": bindings, "cut": limit.reached}


class _Limit:
    """Takes as many rows and bytes as are allowed, and knows whether there were more."""

    def __init__(self, rows: int, size: int) -> None:
        self.rows, self.size, self.reached = rows, size, False

    def taken(self, rows: Iterator[str]) -> Iterator[str]:
        for row in rows:
            self.rows -= 1
            self.size -= len(row)
            if self.rows < 0 or self.size < 0:
                self.reached = True
                return
            yield row


def _term(term: Term) -> Task:
    """A term as SPARQL 1.1 Query Results JSON has it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    datatype = term.datatype.value
    plain = datatype == "http://www.w3.org/2001/XMLSchema#string"
    return {"type": "literal", "value": term.value} | ({} if plain else {"datatype": datatype})


def _forbid_new_files(seconds: float) -> None:
    """No new file or connection, no core file; an end by itself should the parent be gone."""
    # Three are open already: the standard input, output and errors.
    limit_resources(RLIMIT_NOFILE=3, RLIMIT_CORE=0, RLIMIT_CPU=int(seconds) * 4 + 10)


if __name__ == "__main__":
    main()
