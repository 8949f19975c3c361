"""The answer to a query as a table for readers: statements by their titles, linked to their
cards.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from html import escape

from argmap.app.view_models.tables import row, table
from argmap.model import ArgumentMap
from argmap.sparql import Answer
from argmap.view.vulnerability import called

SHOWN = 300
"""So many rows of an answer are shown."""


def answer_table(map: ArgumentMap, answer: Answer, link: Callable[[str], str] | None) -> str:
    """The rows of an answer as HTML with all text escaped. What names a statement is shown by its
    title and linked to its card (where `link` gives the address), first; a column that then says
    the same once more is left out. Steps are called by their titles, last.
    """
    rows = [[cell or "" for cell in one] for one in answer.rows[:SHOWN]]
    columns = range(len(answer.columns))
    known = map.statements.keys() | map.inferences.keys()
    named = {c for c in columns if _holds_only(known, rows, c)}
    steps = {c for c in named if _holds_only(map.inferences, rows, c)}
    doubled = {
        c for c in columns if c not in named and any(_repeats(map, rows, c, one) for one in named)
    }
    shown = [c for c in columns if c not in doubled]
    order = sorted(shown, key=lambda c: 2 if c in steps else 0 if c in named else 1)

    def cell(column: int, word: str) -> str:
        if column not in named:
            return escape(word)
        if word in map.inferences:
            return escape(f"Step: {map.inferences[word].title or word}")
        if word not in map.statements:
            return escape(word)
        title = escape(called(map.statements[word]))
        return f'<a href="{escape(link(word))}">{title}</a>' if link else title

    body = [row(cell(column, one[column]) for column in order) for one in rows]
    heads = [escape(_words(answer.columns[column])) for column in order]
    return f'<div class="argmap-table">{table("answer", heads, body)}</div>'


def _holds_only(known: Container[str], rows: list[list[str]], column: int) -> bool:
    """Whether a column holds identifiers of one kind, and nothing else."""
    cells = [one[column] for one in rows if one[column]]
    return bool(cells) and all(cell in known for cell in cells)


def _repeats(map: ArgumentMap, rows: list[list[str]], column: int, named: int) -> bool:
    """Whether a column holds but the titles of the statements that another one names."""
    return all(
        one[column] == (called(map.statements[one[named]]) if one[named] in map.statements else "")
        for one in rows
    )


def _words(name: str) -> str:
    """The name of a variable in words: `answerTitle` is "answer title"."""
    spaced = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name)
    return spaced.replace("_", " ").strip()
