"""ICCMA 2023's notation of abstract frameworks: a head line `p af N`, then a line `I J` for each
attack, from 1 to N.

Read in blocks by numpy, so that a million attacks take a fraction of a second and little beside the
two arrays.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from argmap.errors import ArgmapError
from argmap.formats.lines import count_of, fault, shown
from argmap.reasoning.framework import Framework, Numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 1 << 22
MAX_ARGUMENTS = 100_000_000
"""So many arguments can be told apart in the memory of a usual machine."""

MEND = "write an attack as two numbers, `1 2`, in a line of its own"


def load(content: bytes, file: str | Path) -> Framework:
    """The framework of a file. Raises `ArgmapError` with the line of the first fault."""
    import numpy as np

    stream = io.BytesIO(content)
    count, line = _head(stream, file)
    pairs = list(_blocks(stream, count, line, file))
    attacks = np.concatenate(pairs) if pairs else np.empty((0, 2), np.int32)
    # A column of the pairs is strided: numba would compile its kernels anew for it.
    return Framework(
        Numbered(count), np.ascontiguousarray(attacks[:, 0]), np.ascontiguousarray(attacks[:, 1])
    )


def _head(stream: BinaryIO, file: str | Path) -> tuple[int, int]:
    """The number of arguments, and how many lines were read to learn it."""
    for number, raw in enumerate(stream, 1):
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip()
        if not line or line.startswith("#"):
            continue
        count = count_of(line, "af")
        if count is None:
            raise fault(
                file,
                number,
                f"{shown(line)} is not the head line",
                "begin with `p af N`, N arguments",
            )
        if count > MAX_ARGUMENTS:
            raise fault(
                file,
                number,
                f"more than {MAX_ARGUMENTS:,} arguments are counted",
                "lower the count in the head line",
            )
        return count, number
    raise fault(
        file, None, "the head line is missing", "begin with `p af N`, N the number of arguments"
    )


def _blocks(
    stream: BinaryIO, count: int, line: int, file: str | Path
) -> Iterator[NDArray[np.int32]]:
    while block := stream.read(BLOCK):
        # Up to a line end, or a number could be cut in two.
        block += stream.readline()
        pairs = _pairs(_without_comments(block))
        if pairs is None or (len(pairs) and (pairs.min() < 1 or pairs.max() > count)):
            raise _bad_line_error(block, count, line, file)
        # Cut down to 32 bits only now that it is known to fit.
        yield (pairs - 1).astype("int32")
        line += block.count(b"\n")


def _without_comments(block: bytes) -> bytes:
    if b"#" not in block:
        return block
    return b"\n".join(
        b"" if line.lstrip().startswith(b"#") else line for line in block.split(b"\n")
    )


def _pairs(block: bytes) -> NDArray[np.int64] | None:
    """The two numbers of each line that is not blank, a row each; None where a line holds anything
    else.
    """
    import numpy as np

    if block.translate(None, b"0123456789 \t\r\n"):
        return None
    # Line ends around it, so that every number has a beginning and an end.
    letters = np.frombuffer(b"\n" + block + b"\n", np.uint8)
    # Only digits, blanks and line ends are left, and the digits lie highest.
    digit = letters >= 48
    edges: NDArray[np.int64] = np.flatnonzero(digit[1:] != digit[:-1])
    begin, end = edges[::2], edges[1::2]
    # Ten digits hold every number that may be meant, and fit 64 bits.
    if len(begin) % 2 or (len(begin) and int((end - begin).max()) > 10):
        return None
    # Between the numbers of a line there is no line end, between those of two lines there is one.
    lines = np.searchsorted(np.flatnonzero(letters == 10), begin, side="right")
    if (lines[::2] != lines[1::2]).any() or (lines[1:-1:2] == lines[2::2]).any():
        return None
    values = np.zeros(len(begin), np.int64)
    longest = int((end - begin).max()) if len(begin) else 0
    for place in range(longest):
        at = end - place
        there = at > begin
        values += (
            np.where(there, letters[np.where(there, at, 0)].astype(np.int64) - 48, 0) * 10**place
        )
    return values.reshape(-1, 2)


def _bad_line_error(block: bytes, count: int, before: int, file: str | Path) -> ArgmapError:
    """The error of the first faulty line of a block."""
    for number, raw in enumerate(block.split(b"\n"), before + 1):
        line = raw.decode("utf-8", "replace").strip()
        if not line or line.startswith("#"):
            continue
        words = line.split()
        if len(words) != 2 or not all(word.isascii() and word.isdigit() for word in words):
            return fault(file, number, f"{shown(line)} is not an attack", MEND)
        for word in words:
            if len(word) > 10 or not 1 <= int(word) <= count:
                return fault(
                    file,
                    number,
                    f"argument {shown(word, 24)} is out of range: the head line counts {count}",
                    f"use the numbers from 1 to {count}, or raise the count in the head line",
                )
    return fault(file, None, "it is not in the format af", MEND)
