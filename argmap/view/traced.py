"""The part of a map that traces run over: what shows how the reader's changes came to what they
reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.reasoning.trace import Trace
from argmap.view.excerpt import MOST


class Traced(NamedTuple):
    """What is on some traces: statements, inferences, and the links between them by their ends."""

    statements: frozenset[str] = frozenset()
    inferences: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()


NOTHING_TRACED = Traced()


def traced_of(traces: Iterable[Trace], change: str = "") -> Traced:
    """What all traces run over, or those of one change.

    At most `MOST` statements, whole traces, in their order; never less than the first.
    """
    found = NOTHING_TRACED
    for trace in traces:
        if change and change not in trace.changes:
            continue
        statements = found.statements.union(trace.statements)
        if found.statements and len(statements) > MOST:
            break
        found = Traced(
            statements,
            found.inferences | trace.inferences,
            found.links.union((link.cause, link.effect) for link in trace.links),
        )
    return found
