"""The answer to a query as a table for readers: statements by their titles, linked to their
cards.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from argmap.app.state.address import scenario_address
from argmap.app.view_models.linchpins import title
from argmap.app.view_models.tables import row, table
from argmap.model import ArgumentMap, Scenario
from argmap.sparql import Answer

SHOWN = 300
"""So many rows of an answer are shown."""


def answer_table(map: ArgumentMap, answer: Answer, scenario: Scenario) -> str:
    """The rows of an answer as HTML with all text escaped. What names a statement is shown by its
    title and linked to its card; a column that then says the same once more is left out.
    """
    rows = [[cell or "" for cell in one] for one in answer.rows[:SHOWN]]
    named = _named(map, rows, len(answer.columns))
    titles = [title(statement) for statement in map.statements.values()]
    doubled = {
        column
        for column in range(len(answer.columns))
        if column not in named and column - 1 in named and _repeats(map, rows, column)
    }
    order = [
        column
        for column in sorted(range(len(answer.columns)), key=lambda c: c not in named)
        if column not in doubled
    ]
    base = urlencode(scenario_address(scenario), doseq=True)

    def cell(column: int, word: str) -> str:
        if column not in named or word not in map.statements:
            return escape(word)
        address = f"./?{base}{'&' if base else ''}{urlencode({'at': word})}"
        return f'<a href="{escape(address)}">{escape(title(map.statements[word]))}</a>'

    body = [row(cell(column, one[column]) for column in order) for one in rows]
    heads = [escape(_words(answer.columns[column])) for column in order]
    return f'<div class="argmap-table">{table("answer", heads, body)}</div>' if titles else ""


def _named(map: ArgumentMap, rows: list[list[str]], columns: int) -> set[int]:
    """The columns that hold identifiers of statements, and nothing else."""
    return {
        column
        for column in range(columns)
        if any(one[column] for one in rows)
        and all(not one[column] or one[column] in map.statements for one in rows)
    }


def _repeats(map: ArgumentMap, rows: list[list[str]], column: int) -> bool:
    """Whether a column holds but the titles of the statements that the column before it names."""
    return all(
        one[column] == (title(map.statements[one[column - 1]]) if one[column - 1] else "")
        for one in rows
    )


def _words(name: str) -> str:
    """The name of a variable in words: `answerTitle` is "answer title"."""
    spaced = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name)
    return spaced.replace("_", " ").strip()
