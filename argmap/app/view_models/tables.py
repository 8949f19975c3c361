"""Tables of the pages, as HTML. Whoever fills a cell escapes what stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.reasoning import Label
from argmap.view.words import VERDICTS


def table(kind: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table of a kind, which is its class, with a head over each column."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return (
        "<table "
        f'class="{kind}"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def row(cells: Iterable[str]) -> str:
    """A row of a table."""
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def verdict(label: Label) -> str:
    """A verdict in its word, which is its class too."""
    return f'<span class="{VERDICTS[label]}">{VERDICTS[label]}</span>'
