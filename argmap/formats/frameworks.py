"""Frameworks of abstract and assumption-based argumentation from files: formats are told by name,
else by content.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from argmap.encodings import as_utf8
from argmap.file_kinds import FRAMEWORKS, kind_of
from argmap.formats.lines import fault, read_bytes
from argmap.reasoning.framework import AssumptionFramework, Framework

AnyFramework: TypeAlias = Framework | AssumptionFramework

FORMATS = ("af", "apx", "tgf", "aba")
"""Each is a module of this name with `load(content, file)`."""

MAP = b"https://w3id.org/argmap/ns#"
"""What stands in an argument map."""
HEADED = ("af", "aba")
"""Those that say in their first line what they are."""


def read_framework(file: str | Path, format: str | None = None) -> AnyFramework:
    """The framework of a file.

    Raises `ArgmapError` where it cannot be read or is in none of `FORMATS`.
    """
    content = as_utf8(read_bytes(file), str(file))
    name = format or format_of(content, file)
    load: Callable[[bytes, str | Path], AnyFramework] = import_module(f"argmap.formats.{name}").load
    return load(content, file)


def format_of(content: bytes, file: str | Path) -> str:
    """The format of a file: what its head line says, else its name's ending, else what its content
    looks like.
    """
    start = content[:1_000_000]
    # A head line can mean nothing else; an ending can be wrong.
    for name in HEADED:
        if FRAMEWORKS[name].search(start):
            return name
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    for name in ("apx", "tgf"):
        if FRAMEWORKS[name].search(start):
            return name
    if MAP in start:
        raise fault(
            file,
            None,
            "this is an argument map, not a framework",
            "ask it with `argmap extensions MAP --semantics S`",
        )
    if other := kind_of(start, str(file)):
        raise fault(
            file, None, f"this is {other.name}, not a framework", "begin with `p af N` or `p aba N`"
        )
    raise fault(
        file,
        None,
        "it is in none of the formats " + ", ".join(FORMATS),
        "begin with `p af N` or `p aba N`",
    )
