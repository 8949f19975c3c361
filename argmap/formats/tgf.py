"""Trivial graph format: a line for each argument, a line `#`, then a line `a b` for each attack;
labels are passed over.
"""

from __future__ import annotations

import re
from pathlib import Path

from argmap.formats.lines import fault, shown, text_of
from argmap.formats.named import framework
from argmap.reasoning.framework import Framework

BAR = re.compile(r"^[ \t]*#[ \t]*$", re.MULTILINE)
ATTACK = re.compile(r"^[ \t]*(\S+)[ \t]+(\S+)(?:[ \t].*)?$", re.MULTILINE)
MEND = "write an attack as two arguments, `a b`, in a line of its own"


def load(content: bytes, file: str | Path) -> Framework:
    """The framework of a file. Raises `ArgmapError` with the line of the first fault."""
    text = text_of(content, file)
    bar = BAR.search(text)
    if not bar:
        raise fault(
            file,
            None,
            "the line `#` is missing",
            "part the arguments from the attacks by a line `#`",
        )
    head, body = text[: bar.start()], text[bar.end() :]
    names = [line.split(None, 1)[0] for line in head.split("\n") if line.strip()]
    attacks = ATTACK.findall(body)
    # The body's first line is what is left of the line `#`.
    before = head.count("\n") + 1
    if len(attacks) != sum(1 for line in body.split("\n") if line.strip()):
        for number, line in enumerate(body.split("\n"), before):
            if line.strip() and not ATTACK.match(line):
                raise fault(file, number, f"{shown(line.strip())} is not an attack", MEND)

    def missing(stranger: str) -> Exception:
        for number, line in enumerate(body.split("\n"), before):
            if stranger in line.split()[:2]:
                return fault(
                    file, number, f"{shown(stranger)} is no argument", "list it above the line `#`"
                )
        return fault(file, None, f"{shown(stranger)} is no argument", "list it above the line `#`")

    return framework(names, attacks, missing)
