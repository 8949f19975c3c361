"""What goes to a terminal: JSON, tables, lines, and the lines beside them on standard error.

Whatever a command prints goes through here, so that no text of a map, a file or its name can steer
the terminal that it is shown on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from argmap.terminal import one_line, printable

COLOURS = {"stands": "green", "falls": "red", "contested": "yellow"}


def print_json(value: Any) -> None:
    """One JSON object."""
    sys.stdout.write(
        json.dumps(value) + "\n"
    )  # Not `dump`, which is ten times as slow on long answers.


def print_line(text: str, indent: int = 0) -> None:
    """One line of an answer."""
    print(" " * indent + one_line(text))


def print_note(text: str) -> None:
    """One line beside the answer, on standard error."""
    print(f"argmap: {one_line(text)}", file=sys.stderr)


def print_document(text: str) -> None:
    """A text in a format that programs read: as it is in a pipe or a file, harmless on a
    terminal.
    """
    if sys.stdout.isatty():
        # Not `splitlines`, which ends lines at signs (such as U+2028) that are to be spelled out.
        text = "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))
    sys.stdout.write(text)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere a line each, its cells parted by tabs."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            print("\t".join(map(one_line, row)))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        # As `Text`, for in strings Rich reads `[...]` as markup; folded, not cut, for identifiers
        # are there to be copied.
        table.add_column(Text(one_line(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell), style=COLOURS.get(cell, "")) for cell in row))
    Console().print(table)
