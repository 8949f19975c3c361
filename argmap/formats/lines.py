"""What the readers of line-by-line notations share: text from a file, lines with their numbers, and
where a fault is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from argmap import encodings
from argmap.errors import ArgmapError


def read_bytes(file: str | Path) -> bytes:
    """The content of a file. Raises `ArgmapError` where it cannot be read."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ArgmapError(f"it cannot be read ({error.strerror})", file=str(file)) from None


def text_of(content: bytes, file: str | Path) -> str:
    """The content as text with plain line ends. Raises `ArgmapError` where it is not UTF-8 text."""
    return encodings.text_of(content, str(file)).replace("\r\n", "\n")


def meaningful(text: str, comment: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither blank nor a comment, each with its number (from 1)."""
    # Not `splitlines`, which also counts form feeds and U+2028 as line ends: no editor does.
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line and not line.startswith(comment):
            yield number, line


def fault(file: str | Path, line: int | None, what: str, mend: str) -> ArgmapError:
    """An error in a line of a file."""
    return ArgmapError(what, file=str(file), place=f"line {line}" if line else None, mend=mend)


def shown(line: str, most: int = 60) -> str:
    """A line as an error quotes it."""
    return repr(line if len(line) <= most else line[: most - 1] + "…")


def count_of(line: str, kind: str) -> int | None:
    """The count in a head line `p KIND N`; None where it is no such line."""
    words = line.split()
    head = len(words) == 3 and words[:2] == ["p", kind]
    # Python refuses to read a number of thousands of digits.
    if head and words[2].isascii() and words[2].isdigit() and len(words[2]) < 20:
        return int(words[2])
    return None
