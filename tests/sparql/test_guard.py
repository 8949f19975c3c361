"""Queries read what they are given and nothing else, however they are written."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from argmap.errors import QueryError
from argmap.sparql import ask, engine
from argmap.sparql.guard import check

LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"

REFUSED = {
    "alone": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "lower case": "select * { service <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { SeRvIcE <URL> { ?s ?p ?o } }",
    "a variable": "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "no spaces": "SELECT*{SERVICE<URL>{?s ?p ?o}}",
    "comments": "SELECT * { SERVICE# a word\n#another\n<URL> { ?s ?p ?o } }",
    "white space": "SELECT * {\tSERVICE\r\n\n  <URL>\t{ ?s ?p ?o } }",
    "a name": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "a name run into it": "PREFIX : <URL> SELECT * { SERVICE: { ?s ?p ?o } }",
    "a name run into SILENT": "PREFIX : <URL> SELECT * { SERVICESILENT: { ?s ?p ?o } }",
    "a name run into it after a dot": (
        "PREFIX : <URL> SELECT * { ?s ?p true.SERVICE: { ?s ?p ?o } }"
    ),
    "a word run into it": "SELECT * { ?s ?p trueSERVICE SILENT <URL> { ?s ?p ?o } }",
    "a number run into it": "SELECT * { ?s ?p 1SERVICE SILENT <URL> { ?s ?p ?o } }",
    "a number with an exponent": "SELECT * { ?s ?p 1e1SERVICE SILENT <URL> { ?s ?p ?o } }",
    "a string run into it": "SELECT * { ?s ?p 'x'SERVICE SILENT <URL> { ?s ?p ?o } }",
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "nested groups": "SELECT * { { { { SERVICE <URL> { ?s ?p ?o } } } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "subquery": "SELECT * { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } }",
    "exists": "ASK { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "not exists in an expression": "SELECT (NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) { }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "codepoint escape": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "long codepoint escape": "SELECT * { SERV\\U00000049CE <URL> { ?s ?p ?o } }",
    "every letter escaped": (
        "SELECT * { \\u0053\\u0045\\u0052\\u0056\\u0049\\u0043\\u0045 <URL> { ?s ?p ?o } }"
    ),
    "behind a string": "SELECT * { ?s ?p 'it\\'s' . SERVICE <URL> { ?s ?p ?o } }",
    "behind a long string": "SELECT * { ?s ?p '''a''b''' . SERVICE <URL> { ?s ?p ?o } }",
    "behind a sharp in an IRI": "SELECT * { ?s <urn:a#b> ?o . SERVICE <URL> { ?s ?p ?o } }",
    "behind an escaped sharp": (
        "PREFIX x: <urn:x:> SELECT * { ?s x:a\\#b ?o . SERVICE <URL> { ?s ?p ?o } }"
    ),
}

# To the grammar `<?b...>` is an IRI; the engine, after an operand, compares. What one takes for a
# string or comment that begins in there, the other takes for the query.
AMBIGUOUS = {
    "string": "SELECT * { FILTER(?a<?b&&?c='x>y') SERVICE SILENT <URL> {} FILTER(?z='') }",
    "comment": "SELECT * { FILTER(?a<?b#c>'''\n) SERVICE SILENT <URL> {} #'''\n}",
    "comment after a name": (
        "PREFIX x: <urn:x:> SELECT * { FILTER(?a<x:b#c>'''\n) SERVICE SILENT <URL> {} #'''\n}"
    ),
    "string after a name": (
        "PREFIX x: <urn:x:> SELECT * { FILTER(?a<x:b||?c='>') SERVICE SILENT <URL> {} "
        "FILTER(''='') }"
    ),
    "dotted name": "PREFIX x: <urn:x:> SELECT * { ?s ?p x:a.SERVICE <URL> { ?s ?p ?o } }",
    "dotted blank node": "SELECT * { ?s ?p _:a.SERVICE <URL> { ?s ?p ?o } }",
    "language": "SELECT * { ?s ?p 'x'@enSERVICE <URL> { ?s ?p ?o } }",
    "variable": "SELECT * { ?s ?p ?xSERVICE <URL> { ?s ?p ?o } }",
    "escaped quote": "SELECT * { ?s ?p '\\u0027 SERVICE SILENT <URL> {} FILTER(''='' ) }",
}

ALLOWED = {
    "a variable": "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
    "a string": "SELECT * { ?s ?p 'SERVICE <URL> {' }",
    "a long string": 'SELECT * { ?s ?p """INSERT DATA { } \n "SERVICE" <URL> { """ }',
    "a string with escapes": "SELECT * { ?s ?p 'it\\'s SERVICE <URL>' }",
    "a comment": "# SERVICE <URL> { }\nSELECT * { ?s ?p ?o } # DELETE WHERE { ?s ?p ?o }",
    "a local name": "PREFIX ex: <urn:x:> SELECT * { ?s ex:service ex:INSERT }",
    "a prefix": (
        "PREFIX service: <urn:x:> SELECT * { ?s service:p ?o . GRAPH service:g { ?s ?p ?o } }"
    ),
    "an IRI": "SELECT * { ?s <http://example.org/SERVICE#SERVICE> ?o . ?s <urn:load> <urn:it's> }",
    "a blank node": "SELECT * { _:service ?p _:DELETE }",
    "a language": "SELECT * { ?s ?p 'x'@service }",
    "a comparison": "SELECT * { VALUES (?a ?b) { (1 2) } FILTER(?a<?b&&?b>?a) FILTER(?a<2||?a>3) }",
}

UPDATES = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "delete { ?s ?p ?o } insert { ?s ?p 1 } where { ?s ?p ?o }",
    "PREFIX x: <urn:x:> # SELECT\n DELETE DATA { x:a x:b x:c }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:g>",
    "CLEAR ALL",
    "DROP GRAPH <urn:g>",
    "CREATE GRAPH <urn:g>",
    "COPY DEFAULT TO <urn:g>",
    "MOVE DEFAULT TO <urn:g>",
    "ADD DEFAULT TO <urn:g>",
    "SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }",
    "BASE <urn:x:> \\u0044ROP ALL",
]


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that only writes down who called."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    calls.append(connection.recv(1000))
                    connection.sendall(
                        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", calls
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE") as error:
        ask(LIBRARY, query.replace("URL", "http://127.0.0.1:8/"))
    assert error.value.mend
    assert error.value.place
    assert error.value.place.startswith("query, line ")


def test_the_place_of_service_is_told() -> None:
    with pytest.raises(QueryError) as error:
        check("SELECT *\n{ ?s ?p 'SERVICE' .\n  SERVICE ?x { } }")
    assert error.value.place == "query, line 3, column 3"


@pytest.mark.parametrize("query", UPDATES)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="only read") as error:
        ask(LIBRARY, query.replace("URL", "http://127.0.0.1:8/"))
    assert "SELECT" in (error.value.mend or "")


@pytest.mark.parametrize("query", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_like_it_is_answered(query: str) -> None:
    assert ask(LIBRARY, query.replace("URL", "http://127.0.0.1:8/")).kind == "table"


@pytest.mark.parametrize("query", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_where_grammar_and_engine_could_differ_nothing_is_called(
    query: str, listener: tuple[str, list[bytes]]
) -> None:
    url, calls = listener
    with pytest.raises(QueryError):
        ask(LIBRARY, query.replace("URL", url))
    assert calls == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of POSIX")
def test_the_process_could_not_call_anyone_if_it_were_asked_to(
    listener: tuple[str, list[bytes]],
) -> None:
    url, calls = listener
    task = {
        "query": f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "prefixes": {},
        "from": False,
        "rows": 9,
    }
    said = engine._run(task | {"beside": [], "bytes": 999, "seconds": 5}, b"", 5)
    assert said["error"] == "run"
    assert calls == []
    # The same query outside of that process does call.
    outside = f"import pyoxigraph; pyoxigraph.Store().query({task['query']!r})"
    subprocess.run([sys.executable, "-c", outside], capture_output=True, timeout=20, check=False)
    assert calls


def test_from_names_a_graph_of_the_data_or_is_refused() -> None:
    assert (
        ask(LIBRARY, "ASK FROM <https://w3id.org/argmap/schemes> { ?s a am:Scheme }").value is True
    )
    assert (
        ask(
            LIBRARY,
            "ASK FROM NAMED <https://w3id.org/argmap/schemes> { GRAPH ?g { ?s a am:Scheme } }",
        ).value
        is True
    )
    for query in (
        "SELECT * FROM <http://example.org/data.ttl> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/data.ttl> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX ex: <http://example.org/> SELECT * FROM ex:data\\.ttl { ?s ?p ?o }",
        "BASE <http://example.org/> SELECT * FROM <data.ttl> { ?s ?p ?o }",
        "ASK FROM <http://example.org/\\u0064ata.ttl> { ?s ?p ?o }",
    ):
        with pytest.raises(
            QueryError, match=r"<http://example.org/data.ttl>.*not among the graphs"
        ):
            ask(LIBRARY, query)


@pytest.mark.parametrize(
    "piece", ["a.", "'''a ", "<a", "a\\", "a:%41.-", "1.", "_:a.", "'\\", "'''\\", '"""\\', "''"]
)
def test_a_long_query_is_checked_in_linear_time(piece: str) -> None:
    before = time.process_time()
    with suppress(QueryError):
        check("SELECT * { " + piece * (100_000 // len(piece)))
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "empty"),
        ("# nothing", "empty"),
        ("SELEKT * { ?s ?p ?o }", r"line 1, column 1: .*'SELEKT'"),
        ("SELECT * {\n  ?s ?p\n}", r"line 3, column \d+: this is not SPARQL"),
        (
            "SELECT * {\n ?s skos:p ?o ; nope:p ?o }",
            r"line 2, column 17: the prefix “nope:” is not declared.*PREFIX nope: <",
        ),
        ("SELECT * { ?s ?p 'x }", "line 1, column 18: a text is not closed"),
        ('SELECT * { ?s ?p """x" }', "line 1, column 18: a text is not closed"),
        ("\nSELECT * { ?s nope:p ?o }", r"line 2, column 15: the prefix “nope:”"),
        ("SELECT", r"column 7: this is not SPARQL\. Correct"),  # of a list of tokens, nothing
        ("\0", "begin"),
    ],
)
def test_a_broken_query_is_told_in_one_line(query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as error:
        ask(LIBRARY, query)
    assert "\n" not in str(error.value)
    assert error.value.mend


def test_the_text_of_a_query_reaches_the_engine_as_it_is() -> None:
    query = (
        "PREFIX x: <http://e.org/a#> # it's\nSELECT * { ?s x:p 'a#b', \"it's\" ; "
        "<http://e.org/b#c> ?o FILTER(?o < 3) }"
    )
    assert check(query).text == query
    assert check(query).prefixes == {"x": "http://e.org/a#"}
    assert json.loads(ask(LIBRARY, "SELECT (<urn:it's#me> AS ?x) {}").text("json"))["results"][
        "bindings"
    ] == [{"x": {"type": "uri", "value": "urn:it's#me"}}]


def test_a_query_may_end_in_a_name_with_such_a_prefix() -> None:
    text = "PREFIX service: <urn:x:> DESCRIBE service:x"
    assert check(text).text == text


def test_an_apostrophe_in_an_address_hides_no_service() -> None:
    # An IRI up to the first > for the grammar, a comparison with a text for the engine: to that it
    # must not read as a query with a SERVICE in it.
    query = "SELECT * { ?a ?p ?b FILTER(?a<?b+'>') SERVICE SILENT <http://127.0.0.1:1/> {} #')\n}"
    with pytest.raises(QueryError):
        ask(LIBRARY, query)
