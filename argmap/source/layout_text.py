"""Columns in a text that is laid out with spaces as its pages were (`pdftotext -layout`), put one
after the other.
"""

from __future__ import annotations

import re
from collections import Counter

FEWEST_LINES = 5
"""That begin at the left edge of a column."""
DEEPEST = 3
"""So many times columns are looked for within columns."""
TRIED = 8
"""So many places of a page, at which most runs of words begin, are tried as the left edge of a
column.
"""
AT_EDGE = 3
"""How many lines at the head and at the foot of a page may stand apart from its columns."""

RUN = re.compile(r"(?<! ) {2,}(?=\S)")


def by_column(page: str) -> str:
    """The page, its columns one after the other; as it is where it has only one.

    What runs across the columns, and a head or foot that a blank line parts from them, stays where
    it is.
    """
    lines = [line.rstrip() for line in page.split("\n")]
    first, last = _head(lines), len(lines) - _head(lines[::-1])
    if _edge_of(lines[first:last]) is None:
        return page
    return "\n".join([*lines[:first], *_unfolded(lines[first:last]), *lines[last:]])


def _unfolded(lines: list[str], depth: int = 0) -> list[str]:
    edge = _edge_of(lines) if depth < DEEPEST else None
    if edge is None:
        return lines
    unfolded: list[str] = []
    band: list[str] = []
    # None ends the last band, as a line across the columns would.
    for line in [*lines, None]:
        if line is not None and not _crosses(line, edge):
            band.append(line)
            continue
        for column in ([line[:edge].rstrip() for line in band], [line[edge:] for line in band]):
            unfolded += _unfolded(column, depth + 1)
        band = []
        if line is not None:
            unfolded.append(line)
    return unfolded


def _edge_of(lines: list[str]) -> int | None:
    """The left edge of a right column: many lines have a run of words that begins there, few have
    one that crosses it.
    """
    begins = Counter(run.end() for line in lines for run in RUN.finditer(line))
    best, most = None, 0
    for edge, count in begins.most_common(TRIED):
        if count < FEWEST_LINES:
            break
        reaching = [line for line in lines if len(line) > edge]
        crossing = sum(_crosses(line, edge) for line in reaching)
        # An indented block has an edge too, but nothing stands at its left.
        beside = sum(not line[:edge].isspace() for line in lines if line) - crossing
        if beside >= FEWEST_LINES and crossing <= len(reaching) / 5 and count - 2 * crossing > most:
            best, most = edge, count - 2 * crossing
    return best


def _crosses(line: str, edge: int) -> bool:
    """Whether words run on to the edge, or over it."""
    # Columns are at least two spaces apart (`RUN`); one space parts words.
    return len(line) > edge and not line[edge - 2 : edge].isspace()


def _head(lines: list[str]) -> int:
    """How many lines at the start stand apart: a few, with a blank line after them."""
    written = next((index for index, line in enumerate(lines) if line), 0)
    blank = next(
        (index for index, line in enumerate(lines[written:], written) if not line), len(lines)
    )
    return blank if blank - written <= AT_EDGE else 0
