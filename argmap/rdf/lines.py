"""On which line of a map file a thing is described."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

_NOTATION = re.compile(r"""notation(?:>|["']\s*:)?\s*(?:"([^"\n]*)"|([^<>"\n]+)<)""")
"""A notation as Turtle, N-Triples, JSON-LD or RDF/XML write it."""

_FIRST = re.compile(r"""^\s*<?([^\s<>"]+)(?=[>\s])""", re.MULTILINE)
"""What a line begins with: an IRI, or a name with its prefix."""


def line_finder(text: str) -> Callable[[str], int | None]:
    """What tells the first line, from 1, at which a notation stands, or that begins with a name in
    its place; None for neither.

    A file is looked through as text: where its notations are not written out, nothing is found.
    """
    notations: dict[str, int] = {}
    for found in _NOTATION.finditer(text):
        notations.setdefault(found[1] if found[1] is not None else found[2], found.start())
    firsts: dict[str, int] = {}
    for found in _FIRST.finditer(text):
        # Where a namespace ends is not known here: a name may begin after any of these marks.
        for mark in re.finditer("[:#/]", found[1]):
            firsts.setdefault(found[1][mark.end() :], found.end())
    breaks = [found.start() for found in re.finditer("\n", text)]

    def line_of(name: str) -> int | None:
        start = notations.get(name, firsts.get(name))
        return None if start is None else bisect_left(breaks, start) + 1

    return line_of
