"""What a query may do: read the data at hand, and nothing else. Judged on the tokens of SPARQL 1.1,
before it is run.

The engine reads without a tokenizer of its own (it takes `true SERVICE` written as one word for
both), so whatever might be a SERVICE clause to it is refused, and what comes out of `check` is
written so that both agree on where names and strings end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from argmap.errors import QueryError

UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
"""The words that begin an update, or stand in one. None of them is a word of a query."""

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
    | (?P<string>  \'\'\'(?:'{{0,2}}(?:[^'\\]|\\.))*+\'\'\'
                   | \"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*+\"\"\"
                   | '(?!'')(?:[^'\\\r\n]|\\.)*+' | "(?!"")(?:[^"\\\r\n]|\\.)*+" )
    | (?P<open>    ['"] )
    | (?P<var>     [?$]\w+ )
    | (?P<tag>     @[A-Za-z]+(?:-+[A-Za-z0-9]+)* )
    | (?P<blank>   _:\w(?:[\w.-]*[\w-])? )
    | (?P<name>    (?:[^\W\d_][\w.-]*+(?<!\.))?:
                   (?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|\\[^\w\s])(?:(?:[\w:.-]|%[0-9A-Fa-f]{{2}}|\\[^\w\s])*
                   (?:[\w:-]|%[0-9A-Fa-f]{{2}}|\\[^\w\s]))?)? )
    | (?P<number>  [0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+(?:[eE][+-]?[0-9]+)? )
    | (?P<word>    (?:\w|{_ESCAPE})(?:[\w.-]|{_ESCAPE})*+ )
    | (?P<space>   \s+ )
    | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: its kind (a group of the grammar above), its text, and where it begins.

    Words that only a dot or a hyphen parts are one piece, so that no text takes more than linear
    time.
    """

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """A bare word in capitals, its codepoint escapes read (SPARQL 1.1, section 19.2); of other
        kinds nothing.
        """
        return unescape(self.text).upper() if self.kind == "word" else ""


@dataclass(frozen=True)
class Checked:
    """A query that may be run: its text for the engine, the prefixes that it declares, the graphs
    that FROM names.
    """

    text: str
    prefixes: dict[str, str]
    graphs: tuple[str, ...]


def check(text: str, known: Container[str] | None = None) -> Checked:
    """A query that only reads what it is given.

    Raises `QueryError`, with the place, for one that updates or calls SERVICE, and, where `known`
    says which prefixes need no declaration, for one with a prefix that is neither known nor
    declared.
    """
    tokens = list(_tokens(text))
    solid = [token for token in tokens if token.kind not in ("space", "comment")]
    if not solid:
        raise QueryError("the query is empty", mend="begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    for i, token in enumerate(solid):
        # Words that a dot or hyphen parts are one token here, and several to the grammar.
        updating = UPDATES.intersection(re.split("[.-]", token.word))
        if updating:
            raise QueryError(
                f"{min(updating)} changes data, and queries here only read",
                place=place(text, token.start),
                mend="ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
            )
        if _calls_service(solid, i):
            raise QueryError(
                "SERVICE would ask another server, and nothing is fetched here",
                place=place(text, token.start),
                mend="ask the map alone, or load the other data into it",
            )
    _check_form(text, solid)
    prefixes, graphs = _prologue_and_graphs(solid)
    if known is not None:
        _check_prefixes(text, solid, prefixes, known)
    return Checked("".join(_unambiguous(token) for token in tokens), prefixes, graphs)


def _check_form(text: str, tokens: Sequence[Token]) -> None:
    """Say so where the first word after the prologue is not one that a query begins with."""
    first = next(
        (t for t in tokens if t.kind not in ("name", "iri") and t.word not in ("BASE", "PREFIX")),
        tokens[-1],
    )
    # The engine reads `SELECTDISTINCT` as two words, so a form may run into the next one.
    if not any(first.word.startswith(form) for form in FORMS):
        raise QueryError(
            f"a query does not begin with {first.text[:20]!r}",
            place=place(text, first.start),
            mend="begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def _check_prefixes(
    text: str, tokens: Sequence[Token], declared: Container[str], known: Container[str]
) -> None:
    """Name the first prefix that nothing declares."""
    for before, token in zip(("", *(one.word for one in tokens)), tokens, strict=False):
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and before != "PREFIX" and prefix not in declared:
            if prefix in known:
                continue
            raise QueryError(
                f"the prefix “{prefix}:” is not declared",
                place=place(text, token.start),
                mend=f"begin the query with PREFIX {prefix}: <…>, or use a prefix that is known",
            )


def place(text: str, start: int) -> str:
    """Where in a query a position is, from line 1 and column 1."""
    line = text.count("\n", 0, start) + 1
    return f"query, line {line}, column {start - text.rfind(chr(10), 0, start)}"


def unescape(text: str) -> str:
    """A text with its codepoint escapes read; one beyond Unicode stays as it is."""

    def character(match: re.Match[str]) -> str:
        code = int(match[0][2:], 16)
        return chr(code) if code < 0x110000 else match[0]

    return re.sub(_ESCAPE, character, text)


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "open":
            raise QueryError(
                "a text is not closed",
                place=place(text, match.start()),
                mend="close it by the same quotes",
            )
        yield Token(match.lastgroup or "sign", match[0], match.start())


def _calls_service(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token might be read as the keyword: alone, run into another word, or as a prefix
    (`service:x {`).
    """
    token = tokens[i]
    if token.kind == "word":
        return "SERVICE" in token.word
    if token.kind != "name" or "SERVICE" not in token.text.partition(":")[0].upper():
        return False
    opens = i + 1 < len(tokens) and tokens[i + 1].text == "{"
    # After GRAPH a name with that prefix is a graph's name, as good as any other.
    return opens and not (i and tokens[i - 1].word == "GRAPH")


def _unambiguous(token: Token) -> str:
    """A token as the engine gets it.

    `?a<?b#c>` is an IRI to the grammar and a comparison with a comment to the engine: in IRIs that
    could be taken for an expression, what would begin a comment or a string is escaped.
    """
    if token.kind != "iri":
        return token.text
    text = token.text.replace("'", "\\u0027")
    return text if re.match(r"<[A-Za-z][A-Za-z0-9+.-]*://", text) else text.replace("#", "\\u0023")


def _prologue_and_graphs(tokens: Sequence[Token]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The prefixes that a query declares, and the IRIs after its FROM and FROM NAMED."""
    base, prefixes, graphs = "", dict[str, str](), dict[str, None]()
    for i, token in enumerate(tokens):
        # Padded, for a query may break off anywhere.
        following = [*tokens[i + 1 : i + 3], Token("", "", 0), Token("", "", 0)]
        if token.word == "BASE" and following[0].kind == "iri":
            base = urljoin(base, unescape(following[0].text[1:-1]))
        elif token.word == "PREFIX" and following[0].kind == "name" and following[1].kind == "iri":
            prefixes[following[0].text[:-1]] = urljoin(base, unescape(following[1].text[1:-1]))
        elif token.word == "FROM":
            graph = following[1] if following[0].word == "NAMED" else following[0]
            if graph.kind == "iri":
                graphs[urljoin(base, unescape(graph.text[1:-1]))] = None
            elif graph.kind == "name":
                # Left as it is: the prefix may be one that only the caller knows.
                graphs[graph.text] = None
    return prefixes, tuple(graphs)
