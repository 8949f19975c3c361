"""ASPARTIX's notation of abstract frameworks: facts `arg(a).` and `att(a,b).` (Egly, Gaggl and
Woltran 2010).
"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.formats.lines import fault, shown, text_of
from argmap.formats.named import framework
from argmap.reasoning.framework import Framework

NAME = r'("[^"\n]*"|[^\s(),"%]+)'
ARGUMENT = re.compile(rf"^arg\({NAME}\)\.$", re.MULTILINE)
ATTACK = re.compile(rf"^att\({NAME},{NAME}\)\.$", re.MULTILINE)
FACT = re.compile(rf"\s*(?:arg\(\s*{NAME}\s*\)|att\(\s*{NAME}\s*,\s*{NAME}\s*\))\s*\.")
REST = re.compile(r"\s*(?:%.*)?$")
MEND = "write `arg(a).` for an argument and `att(a,b).` for an attack"


def load(content: bytes, file: str | Path) -> Framework:
    """The framework of a file. Raises `ArgmapError` with the line of the first fault."""
    text = text_of(content, file)
    # Most files have one fact a line, which two passes read; the count of lines tells whether this
    # one does.
    names = ARGUMENT.findall(text)
    attacks = ATTACK.findall(text)
    plain = len(names) + len(attacks) == text.rstrip("\n").count("\n") + 1
    if not plain:
        names, attacks = _line_by_line(text, file)
    return framework(names, attacks, lambda stranger: _missing(text, file, stranger))


def _line_by_line(text: str, file: str | Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Facts with blanks, comments, or several in a line."""
    names: list[str] = []
    attacks: list[tuple[str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        at = 0
        while fact := FACT.match(line, at):
            name, attacker, target = fact.groups()
            if name is None:
                attacks.append((attacker, target))
            else:
                names.append(name)
            at = fact.end()
        if not REST.match(line, at):
            raise fault(file, number, f"{shown(line[at:].strip())} is not a fact", MEND)
    return names, attacks


def _missing(text: str, file: str | Path, stranger: str) -> Exception:
    """The error of an attack that names no argument."""
    for number, line in enumerate(text.split("\n"), 1):
        for fact in FACT.finditer(line):
            if stranger in fact.groups()[1:]:
                return fault(
                    file, number, f"{shown(stranger)} is no argument", f"add `arg({stranger}).`"
                )
    return fault(file, None, f"{shown(stranger)} is no argument", f"add `arg({stranger}).`")
