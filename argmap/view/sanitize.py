"""Strangers' text made fit for files: what XML cannot hold is replaced, what it would read as
markup is escaped.

Marks that turn the direction of what follows are left out, for a title must not turn the verdict
beside it.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from argmap.view.text import plain

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL_ISOLATE, _POP_ISOLATE = "\u2067", "\u2069"


def one_line(text: str) -> str:
    """Text on one line, of characters that XML 1.0 can hold."""
    return _NOT_XML.sub("\ufffd", _BIDI_CONTROLS.sub("", plain(text)))


def is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: as its first letter does (Unicode Standard Annex
    9, P2 and P3).
    """
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def isolate_rtl(text: str) -> str:
    """A line of a paragraph that runs to the left, told so where its line alone would not tell."""
    return f"{_RTL_ISOLATE}{text}{_POP_ISOLATE}"


def escape_xml(text: str) -> str:
    """Text on one line for the content or a quoted attribute of XML and HTML."""
    return escape(one_line(text))
