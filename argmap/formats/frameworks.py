"""Frameworks of abstract and assumption-based argumentation from files: formats are told by name,
else by content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from argmap.formats.lines import fault, read_bytes
from argmap.reasoning.framework import AssumptionFramework, Framework

AnyFramework: TypeAlias = Framework | AssumptionFramework

FORMATS = ("af", "apx", "tgf", "aba")
"""Each is a module of this name with `load(content, file)`."""

CONTENTS = (
    ("af", re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*p\s+af\s")),
    ("aba", re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*p\s+aba\s")),
    ("apx", re.compile(rb"^\s*(?:arg|att)\s*\(", re.MULTILINE)),
    ("tgf", re.compile(rb"^[ \t]*#[ \t]*\r?$", re.MULTILINE)),
)


def read_framework(file: str | Path, format: str | None = None) -> AnyFramework:
    """The framework of a file.

    Raises `ArgmapError` where it cannot be read or is in none of `FORMATS`.
    """
    content = read_bytes(file)
    name = format or format_of(content, file)
    load: Callable[[bytes, str | Path], AnyFramework] = import_module(f"argmap.formats.{name}").load
    return load(content, file)


def format_of(content: bytes, file: str | Path) -> str:
    """The format of a file: what its head line says, else its name's ending, else what its content
    looks like.
    """
    start = content[:1_000_000]
    for name, looks in CONTENTS[:2]:
        if looks.search(start):
            return name
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    for name, looks in CONTENTS[2:]:
        if looks.search(start):
            return name
    raise fault(
        file,
        None,
        "it is in none of the formats " + ", ".join(FORMATS),
        "begin with `p af N` or `p aba N`",
    )
