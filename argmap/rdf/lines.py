"""On which line of a map file a thing is described."""

from __future__ import annotations

import re
from collections.abc import Callable

_NOTATION = re.compile(r"""notation(?:>|["']\s*:)?\s*(?:"([^"\n]*)"|([^<>"\n]+)<)""")
"""A notation as Turtle, N-Triples, JSON-LD or RDF/XML write it."""


def line_finder(text: str) -> Callable[[str], int | None]:
    """What tells the first line, from 1, at which a notation stands, or that begins with a name in its place; None for neither.

    A file is looked through as text: where its notations are not written out, nothing is found.
    """
    starts: dict[str, int] = {}
    for found in _NOTATION.finditer(text):
        starts.setdefault(found[1] if found[1] is not None else found[2], found.start())

    def line_of(name: str) -> int | None:
        start = starts.get(name)
        if start is None:
            begun = re.search(rf"^\s*<?[^\s<>\"]*[:#/]{re.escape(name)}(?=[>\s])", text, re.MULTILINE)
            start = begun.end() if begun else None
        return None if start is None else text.count("\n", 0, start) + 1

    return line_of
