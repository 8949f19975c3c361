"""Strangers' text made fit for files: what XML cannot hold is replaced, what it would read as markup is escaped."""

from __future__ import annotations

import re
from html import escape

from argmap.view.text import plain

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def line_of(text: str) -> str:
    """Text on one line, of characters that XML 1.0 can hold."""
    return _NOT_XML.sub("\ufffd", plain(text))


def marked_up(text: str) -> str:
    """Text on one line for the content or a quoted attribute of XML and HTML."""
    return escape(line_of(text))
