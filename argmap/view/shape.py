"""How large each box and each step is: the plan that a layout places.

All lengths are CSS pixels at zoom 1. A plan is hashable and knows no verdicts, so that its layout
can be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import NamedTuple
from urllib.parse import unquote

from argmap.model import ArgumentMap, Attack, Inference, Role, Statement
from argmap.view.region import Region
from argmap.view.text import width, wrap
from argmap.view.titles import title_of

BOX_WIDTH = 194
BOX_RADIUS = 7
PAD_X = 8
HEAD = 24
"""From the top of a box to the top of its text: room for mark, verdict and switch."""
FOOT = 6
TEXT_SIZE = 16.5
LINE_HEIGHT = 19
MAX_LINES = 5
LABEL_SIZE = 14
LABEL_HEIGHT = 16
LABEL_ROOM = 150
LABEL_GAP = 10
"""From the centre of a step to its label."""
DOT = 5
"""Radius of a step's dot."""


class Box(NamedTuple):
    """A statement to be placed: its wrapped title and its size; where names are rare, those of
    greater `weight` are shown.
    """

    id: str
    lines: tuple[str, ...]
    w: int
    h: int
    section: str = ""
    weight: int = 0
    thesis: bool = False


class Step(NamedTuple):
    """An inference to be placed: the needs on show, its conclusion, its dot's radius, its wrapped
    label with its size.
    """

    id: str
    needs: tuple[str, ...]
    conclusion: str
    r: int
    lines: tuple[str, ...]
    w: int
    h: int


class Thrust(NamedTuple):
    """An attack to be drawn, from a statement to a statement or, as an undercut, to an
    inference.
    """

    id: str
    attacker: str
    target: str
    undercut: bool


class Plan(NamedTuple):
    """All that a layout places; `whole` where that is all of a map."""

    boxes: tuple[Box, ...]
    steps: tuple[Step, ...]
    thrusts: tuple[Thrust, ...]
    whole: bool = False


def plan_of(map: ArgumentMap, region: Region, schemes: Mapping[str, str] | None = None) -> Plan:
    """The plan of a region.

    `schemes` gives the label of each scheme by IRI; others are named from their IRI.
    """
    shown = frozenset(region.statements)
    return Plan(
        boxes=tuple(_box(map, map.statements[name]) for name in region.statements),
        steps=tuple(
            _step(map.inferences[name], shown, name in map.attacks_on, schemes or {})
            for name in region.inferences
        ),
        thrusts=tuple(
            Thrust(a.id, a.attacker, a.target, a.target in map.inferences)
            for a in _told_apart(map, region.attacks)
        ),
        whole=len(region.statements) == len(map.statements),
    )


def _told_apart(map: ArgumentMap, names: Iterable[str]) -> list[Attack]:
    """The attacks to be drawn, one for all of a statement on the same target, those from below
    first.
    """
    first: dict[tuple[str, str], Attack] = {}
    for attack in (map.attacks[name] for name in names):
        first.setdefault((attack.attacker, attack.target), attack)
    # Of two that attack each other the later edge is turned round (`graph.acyclic`).
    return sorted(first.values(), key=lambda a: _above(map, a.attacker))


def scheme_label(iri: str | None, schemes: Mapping[str, str]) -> str:
    """The name of a scheme, else words from the last part of its IRI: "Cause to effect"; "" for
    none.
    """
    if not iri:
        return ""
    if iri in schemes:
        return schemes[iri]
    last = unquote(iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1])
    words = (
        "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in last)
        .replace("_", " ")
        .strip()
    )
    return words[:1].upper() + words[1:]


def _above(map: ArgumentMap, attacker: str) -> bool:
    """Whether an attacker may stand above what it attacks, where the two attack each other:
    objections stand below.
    """
    return map.statements[attacker].role in (Role.CONCLUSION, Role.CLAIM)


def _box(map: ArgumentMap, statement: Statement) -> Box:
    lines = wrap(title_of(statement), TEXT_SIZE, BOX_WIDTH - 2 * PAD_X, MAX_LINES)
    height = HEAD + LINE_HEIGHT * len(lines) + FOOT
    weight = _weight(map, statement)
    thesis = statement.id == map.thesis
    return Box(statement.id, lines, BOX_WIDTH, height, statement.section, weight, thesis)


def _weight(map: ArgumentMap, statement: Statement) -> int:
    """How much a statement matters for an overview: the thesis, conclusions, claims of the main
    line, claims, all else; alike ones by what speaks for and against them.
    """
    argued = len(map.supports.get(statement.id, ())) + len(map.attacks_on.get(statement.id, ()))
    ranks = (
        statement.id == map.thesis,
        statement.role is Role.CONCLUSION,
        statement.main_line and statement.role is Role.CLAIM,
        statement.role is Role.CLAIM,
        statement.main_line,
    )
    rank = next((len(ranks) - k for k, holds in enumerate(ranks) if holds), 0)
    # However much speaks for and against a statement, it stays below the next rank.
    return rank * 100 + min(argued, 99)


def _step(
    step: Inference, shown: frozenset[str], undercut: bool, schemes: Mapping[str, str]
) -> Step:
    label = scheme_label(step.scheme, schemes)
    lines = wrap(label, LABEL_SIZE, LABEL_ROOM, 3) if label else ()
    # Nothing is joined by it; but an undercut needs a dot to point at.
    dotless = len(step.needs) == 1 and not undercut
    w = max((ceil(width(line, LABEL_SIZE)) for line in lines), default=0)
    # A need may be premise and background both: its edge is one, named by it (`edge_id`).
    needs = tuple(dict.fromkeys(need for need in step.needs if need in shown))
    return Step(
        step.id, needs, step.conclusion, 0 if dotless else DOT, lines, w, LABEL_HEIGHT * len(lines)
    )
