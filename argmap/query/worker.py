"""The process that runs one query: it stands alone, reads its task and data from standard input,
and can be ended.

A query in pyoxigraph cannot be cancelled, so a time limit ends the process. Its memory is bounded
where the system can, and it can open nothing more once it has its task: no file, no connection.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox


def main() -> None:
    """A JSON object in the first line of standard input, N-Quads in the rest; one JSON object to
    standard output.
    """
    task = json.loads(sys.stdin.buffer.readline())
    _bound_memory(task["memory"])
    store = ox.Store()
    try:
        store.load(sys.stdin.buffer.read(), format=ox.RdfFormat.N_QUADS)
        _close_doors(task["seconds"])
        answer = _answer(store, task)
    except SyntaxError as error:
        answer = {"error": "syntax", "message": error.msg}
    except MemoryError:
        answer = {"error": "memory"}
    except (ValueError, OSError, RuntimeError) as error:
        answer = {"error": "run", "message": str(error)}
    json.dump(answer, sys.stdout)


def _answer(store: ox.Store, task: dict[str, Any]) -> dict[str, Any]:
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


def _term(term: Any) -> dict[str, Any]:
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


def _bound_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, macOS refuses it: the time limit holds there.


def _close_doors(seconds: float) -> None:
    """No new file or connection, no core file; an end by itself should the parent be gone."""
    try:
        import resource

        limits = {
            resource.RLIMIT_NOFILE: 3,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_CPU: int(seconds) * 4 + 10,
        }
        for what, most in limits.items():
            resource.setrlimit(what, (most, most))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    main()
