"""What the navigator lists: the argument as a nested outline, and the statements by section, by
switch and by objection.

The outline is a tree made of a graph: each statement has one place in it, as near to a conclusion
as can be, and is a reference to that place wherever else it is met. So it ends, in circles too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.app.protocol.view import Branches, Navigator, Relation, StepOutline, Where
from argmap.app.state.loaded import LoadedMap
from argmap.model import ArgumentMap, Role, Scenario, Statement
from argmap.rdf.values import reading_order
from argmap.reasoning import Evaluation
from argmap.view.shape import scheme_label
from argmap.view.thesis import conclusions_in_order
from argmap.view.words import StepVerdict, step_verdict_of


class Outline(NamedTuple):
    """The sections of the page's view that no scenario changes."""

    navigator: Navigator
    branches: Branches
    inferences: dict[str, StepOutline]


TOP = ""

DEEPEST = 40
"""How many levels the outline has: browsers and readers lose themselves in lists nested a thousand
deep.
"""

_GROUPS = {
    "Background conditions": (Role.BACKGROUND,),
    "Premises": (Role.PREMISE, Role.STATEMENT, Role.CLAIM, Role.CONCLUSION),
    "Objections and replies": (Role.OBJECTION, Role.REPLY),
}


def outline_of(loaded: LoadedMap) -> Outline:
    """What the navigator shows and no scenario changes."""
    map = loaded.map
    inferences: dict[str, StepOutline] = {
        step.id: {
            "scheme": scheme_label(step.scheme, loaded.schemes),
            "title": step.title,
            "of": step.conclusion,
        }
        for step in map.inferences.values()
    }
    return Outline(_lists(map), branches_of(map), inferences)


def passages_of(map: ArgumentMap, judged: Evaluation) -> dict[str, StepVerdict]:
    """Whether each step goes through, in the words of the card."""
    return {name: step_verdict_of(judged, name) for name in map.inferences}


def branches_of(map: ArgumentMap) -> Branches:
    """The outline. At the top the conclusions, then (`elsewhere`) what is not reached from them, or
    very deep.
    """
    homes, roots = _homes(map)
    branches: Branches = {TOP: []}
    seen: set[str] = set()
    way = [(TOP, iter(roots))]
    while way:
        parent, rest = way[-1]
        found = next(rest, None)
        if found is None:
            way.pop()
            continue
        relation, name = found
        here = homes[name] == parent and name not in seen
        where: Where = "here" if here else "above" if name in seen else "below"
        branches.setdefault(parent, []).append((relation, name, where))
        if here:
            seen.add(name)
            way.append((name, _below(map, name)))
    return branches


def _below(map: ArgumentMap, name: str) -> Iterator[tuple[Relation, str]]:
    """What stands under a statement (its steps) or a step (its needs), then the attackers on it."""
    for step in map.supports.get(name, ()):
        yield "step", step.id
    if name in map.inferences:
        step = map.inferences[name]
        yield from (("premise", need) for need in dict.fromkeys(step.premises))
        yield from (
            ("background", need)
            for need in dict.fromkeys(step.backgrounds)
            if need not in step.premises
        )
    attacks = {attack.attacker: attack.id for attack in map.attacks_on.get(name, ())}
    for attacker, attack in attacks.items():
        yield "weak" if attack in map.failing_attacks else "objection", attacker


def _homes(map: ArgumentMap) -> tuple[dict[str, str], list[tuple[Relation, str]]]:
    """Under what each statement and step has its place, and what stands at the top, with its
    relation to it.

    A conclusion that is reached from one before it has its place there; what would lie deeper than
    `DEEPEST`, at the top.
    """
    homes: dict[str, str] = {}
    roots: list[tuple[Relation, str]] = [("conclusion", name) for name in conclusions_in_order(map)]

    def grow(root: str) -> None:
        homes[root] = TOP
        # Breadth first: so each gets the place nearest to a conclusion.
        rest = deque([(root, 1)])
        while rest:
            parent, level = rest.popleft()
            for relation, name in _below(map, parent):
                if name in homes:
                    continue
                # A step is never parted from the statement that it leads to.
                deep = level >= DEEPEST and relation != "step"
                homes[name] = TOP if deep else parent
                rest.append((name, 1 if deep else level + 1))
                if deep:
                    roots.append(("elsewhere", name))

    for _, name in list(roots):
        if name not in homes:
            grow(name)
    others = [statement for statement in map.statements.values() if statement.id not in homes]
    ends = [s for s in others if s.id not in map.uses and s.id not in map.attacks_by]
    for name in [
        *_in_order(ends),
        *_in_order(others),
    ]:  # what supports and attacks nothing, then circles
        if name not in homes:
            roots.append(("elsewhere", name))
            grow(name)
    return homes, roots


def _lists(map: ArgumentMap) -> Navigator:
    """The plain lists of the navigator: headings with identifiers."""
    switches = [s for s in map.statements.values() if Scenario().is_switch(map, s.id)]
    groups = ((title, [s for s in switches if s.role in roles]) for title, roles in _GROUPS.items())
    titles = {section.notation: section.title for section in map.sections}
    sections = sorted({s.section for s in map.statements.values()}, key=reading_order)
    by_section = (
        (name, [s for s in map.statements.values() if s.section == name]) for name in sections
    )
    return {
        "switches": [(title, _in_order(found)) for title, found in groups if found],
        "sections": [(_heading(name, titles), _in_order(found)) for name, found in by_section],
    }


def _heading(notation: str, titles: dict[str, str]) -> str:
    return " · ".join(part for part in (notation, titles.get(notation, "")) if part) or "Elsewhere"


def _in_order(statements: Iterable[Statement]) -> list[str]:
    """Identifiers by the paragraph that each first stands in; those without a place come last."""

    def place(statement: Statement) -> tuple[bool, object]:
        return (
            not statement.places,
            reading_order(statement.places[0].paragraph) if statement.places else (),
        )

    return [statement.id for statement in sorted(statements, key=place)]
