"""Texts of strangers on a terminal: what would steer it, or is not seen, is spelled out."""

from __future__ import annotations

import re

_JOINERS = re.compile("(?<=[^\\x00-\\xff])[\u200c\u200d](?=[^\\x00-\\xff])")
"""What joins or parts the letters of a script, or the signs of an emoji: there it does no harm."""


def printable(text: str) -> str:
    r"""The text with controls, marks of direction, zero widths and the like as `\u001B`.

    Line ends and tabs are told too; `one_line` makes spaces of them.
    """
    if text.isprintable():
        return text
    joined = {match.start() for match in _JOINERS.finditer(text)}
    return "".join(
        sign if sign.isprintable() or at in joined else _spelled_out(sign)
        for at, sign in enumerate(text)
    )


def one_line(text: str) -> str:
    """The text on one line, its spaces and line ends made single spaces, printable."""
    return printable(" ".join(text.split()))


def _spelled_out(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
