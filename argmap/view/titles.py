"""What names a statement wherever it is spoken of."""

from __future__ import annotations

from argmap.model import Statement


def title_of(statement: Statement) -> str:
    """The title of a statement, else its text, else its identifier."""
    return statement.title or statement.text or statement.id
