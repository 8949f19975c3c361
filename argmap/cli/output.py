"""What goes to standard output: JSON, tables on a terminal, plain lines in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

COLOURS = {"stands": "green", "falls": "red", "contested": "yellow"}


def print_json(value: Any) -> None:
    """One JSON object."""
    sys.stdout.write(
        json.dumps(value) + "\n"
    )  # Not `dump`, which is ten times as slow on long answers.


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere a line each, its cells parted by tabs."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            print("\t".join(_one_line(cell) for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_one_line(cell), style=COLOURS.get(cell, "")) for cell in row))
    Console().print(table)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
