"""Frameworks of abstract and assumption-based argumentation from files: formats are told by name,
else by content.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from argmap.file_kinds import FRAMEWORKS
from argmap.formats.lines import fault, read_bytes
from argmap.reasoning.framework import AssumptionFramework, Framework

AnyFramework: TypeAlias = Framework | AssumptionFramework

FORMATS = ("af", "apx", "tgf", "aba")
"""Each is a module of this name with `load(content, file)`."""

HEADED = ("af", "aba")
"""Those that say in their first line what they are."""


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
    for name in HEADED:
        if FRAMEWORKS[name].search(start):
            return name
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    for name in ("apx", "tgf"):
        if FRAMEWORKS[name].search(start):
            return name
    raise fault(
        file,
        None,
        "it is in none of the formats " + ", ".join(FORMATS),
        "begin with `p af N` or `p aba N`",
    )
