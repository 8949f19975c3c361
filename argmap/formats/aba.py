"""ICCMA 2023's notation of assumption-based frameworks.

A head line `p aba N` counts the atoms; `a X` makes an atom an assumption, `c X Y` makes Y the
contrary of X, and `r H B1 ... Bm` is a rule that concludes H. Only flat frameworks are read: no
rule concludes an assumption.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.formats.lines import count_of, fault, meaningful, shown, text_of
from argmap.reasoning.framework import AssumptionFramework, Numbered

MAX_ATOMS = 10_000_000
MEND = "write `a X`, `c X Y` or `r H B1 ... Bm`"


def load(content: bytes, file: str | Path) -> AssumptionFramework:
    """The framework of a file. Raises `ArgmapError` with the line of the first fault."""
    lines = meaningful(text_of(content, file), "#")
    number, head = next(lines, (None, ""))
    count = count_of(head, "aba")
    if count is None or count > MAX_ATOMS:
        what = f"{shown(head)} is not the head line" if head else "the head line is missing"
        raise fault(file, number, what, "begin with `p aba N`, N the number of atoms")
    assumptions: dict[int, int] = {}
    contraries: dict[int, tuple[int, int]] = {}
    rules: list[tuple[int, tuple[int, ...], int]] = []
    for number, line in lines:
        kind, *words = line.split()
        try:
            # `int` alone would take `+1`, `1_0` and the digits of other scripts.
            atoms = [int(word) for word in words if word.isascii() and word.isdigit()]
        except ValueError:  # a number of thousands of digits
            atoms = []
        if (
            len(atoms) != len(words)
            or not atoms
            or ARITY.get(kind, len(words)) != len(words)
            or kind not in ("a", "c", "r")
        ):
            raise fault(
                file, number, f"{shown(line)} is neither an assumption, a contrary nor a rule", MEND
            )
        if not 1 <= min(atoms) <= max(atoms) <= count:
            mend = f"use the numbers from 1 to {count}, or raise the count in the head line"
            raise fault(
                file, number, f"{shown(line)} names an atom that the head line does not count", mend
            )
        first, *rest = (atom - 1 for atom in atoms)
        if kind == "a":
            assumptions.setdefault(first, number)
        elif kind == "r":
            rules.append((first, tuple(rest), number))
        elif contraries.setdefault(first, (rest[0], number))[0] != rest[0]:
            raise fault(
                file,
                number,
                f"atom {first + 1} gets a second contrary",
                "give each assumption one contrary",
            )
    # Lines come in any order, so what hangs on several is checked once all are read.
    return _checked(count, assumptions, contraries, rules, lambda *problem: fault(file, *problem))


ARITY = {"a": 1, "c": 2}


def _checked(
    count: int,
    assumptions: dict[int, int],
    contraries: dict[int, tuple[int, int]],
    rules: list[tuple[int, tuple[int, ...], int]],
    error: Callable[[int, str, str], ArgmapError],
) -> AssumptionFramework:
    for atom, (_, line) in contraries.items():
        if atom not in assumptions:
            raise error(
                line,
                f"atom {atom + 1} is no assumption and has a contrary",
                f"add the line `a {atom + 1}`",
            )
    for atom, line in assumptions.items():
        if atom not in contraries:
            raise error(
                line, f"assumption {atom + 1} has no contrary", f"add a line `c {atom + 1} Y`"
            )
    for head, _, line in rules:
        if head in assumptions:
            what = f"a rule concludes the assumption {head + 1}: the framework is not flat"
            raise error(line, what, "give the rule another conclusion, or make it no assumption")
    return AssumptionFramework(
        names=Numbered(count),
        contraries={atom: contraries[atom][0] for atom in sorted(assumptions)},
        heads=tuple(head for head, _, _ in rules),
        bodies=tuple(body for _, body, _ in rules),
    )
