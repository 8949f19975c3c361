"""Objections by what they would bring down: for each the scenario to try, and what becomes of the
conclusions in it.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from argmap.model import ArgumentMap, Role, Scenario, Stance
from argmap.reasoning import Evaluation, Label, evaluate
from argmap.view.answers import answers_to, opposite_claims
from argmap.view.thesis import conclusions_in_order


class Nothing(Enum):
    """Why an objection brings down no conclusion, in words."""

    ANSWERED = "Even so it does not prevail: the claim that it attacks stands against it."
    WEAK = "What it attacks is held to be stronger, so its attack does not succeed."
    FELL = "What it attacks does not stand anyway."
    OTHER_SUPPORT = "What it attacks stands all the same, on other support."
    ASIDE = "Every conclusion stands without what it attacks."


class WhatIf(NamedTuple):
    """What an objection would do if it were granted and its answers were not.

    `changes` are the stances to try, none where it stands already or no more can be done for it:
    then `brings_down` and `contests` hold the conclusions that it fells or leaves contested now,
    else what it would. `nothing` says why where there are none; `becomes` is its own label then.
    """

    objection: str
    answered: bool
    changes: tuple[tuple[str, Stance], ...]
    brings_down: tuple[str, ...]
    contests: tuple[str, ...]
    becomes: Label
    nothing: Nothing | None


def what_ifs(map: ArgumentMap, evaluation: Evaluation) -> tuple[WhatIf, ...]:
    """All objections of a map in a scenario, those that would touch the thesis first, then by how
    many conclusions they would bring down, and how many leave contested.
    """
    thesis_first = conclusions_in_order(map)
    found = [
        _what_if(map, evaluation, statement.id, thesis_first)
        for statement in map.statements.values()
        if statement.role is Role.OBJECTION
    ]

    def rank(one: WhatIf) -> tuple[bool, int, int]:
        touched = (*one.brings_down, *one.contests)
        return thesis_first[0] not in touched, -len(one.brings_down), -len(one.contests)

    return tuple(sorted(found, key=rank)) if thesis_first else tuple(found)


def what_granting_does(map: ArgumentMap, evaluation: Evaluation, name: str) -> str | None:
    """Why an objection that the reader granted brings nothing down; None where it does, or they did
    not grant it.
    """
    statement = map.statements[name]
    granted = evaluation.scenario.stance_of(map, name) is Stance.GRANTED
    if statement.role is not Role.OBJECTION or not granted or statement.stance is Stance.GRANTED:
        return None
    nothing = _what_if(map, evaluation, name, conclusions_in_order(map)).nothing
    return nothing.value if nothing else None


def _what_if(map: ArgumentMap, evaluation: Evaluation, name: str, conclusions: list[str]) -> WhatIf:
    scenario = evaluation.scenario
    stands = evaluation.label(name) is Label.IN
    answers = () if stands else answers_to(map, evaluation, name)
    tried, changes = (evaluation, {}) if stands else _granted(map, evaluation, name)
    # Where nothing is left to try, what it has brought down already is told.
    free = (
        evaluation
        if changes
        else evaluate(evaluation.program, scenario.setting(map, name, Stance.DENIED))
    )
    # What the try itself withdraws or denies is not brought down by the objection.
    standing = [one for one in conclusions if free.label(one) is Label.IN and one not in changes]
    fallen = tuple(one for one in standing if tried.label(one) is Label.OUT)
    contested = tuple(one for one in standing if tried.label(one) is Label.UNDEC)
    nothing = None if fallen or contested else _why_nothing(map, free, tried, name)
    becomes = tried.label(name)
    return WhatIf(name, any(answers), tuple(changes.items()), fallen, contested, becomes, nothing)


def _granted(
    map: ArgumentMap, evaluation: Evaluation, name: str
) -> tuple[Evaluation, dict[str, Stance]]:
    """The scenario in which an objection is granted, and the grounds that answer it are withdrawn;
    denied, where they stand nevertheless.
    """
    changes: dict[str, Stance] = {}

    def judged() -> Evaluation:
        scenario: Scenario = evaluation.scenario
        for statement, stance in changes.items():
            scenario = scenario.setting(map, statement, stance)
        return evaluate(evaluation.program, scenario)

    if evaluation.scenario.stance_of(map, name) is not Stance.GRANTED:
        changes[name] = Stance.GRANTED
    tried = judged()
    # Withdrawn at first, which is less; what is also argued for stands all the same.
    for stance in (Stance.OPEN, Stance.DENIED):
        if tried.label(name) is Label.IN:
            break
        grounds = answers_to(map, tried, name).grounds
        given = tried.scenario
        for ground in grounds:
            if stance is Stance.DENIED or given.stance_of(map, ground) is Stance.GRANTED:
                changes[ground] = stance
        tried = judged()
    return tried, changes


def _why_nothing(map: ArgumentMap, free: Evaluation, tried: Evaluation, name: str) -> Nothing:
    attacks = map.attacks_by.get(name, ())
    claims = opposite_claims(map, name)
    if tried.label(name) is not Label.IN:
        return Nothing.ANSWERED
    if all(attack.id in map.failing_attacks for attack in attacks):
        return Nothing.WEAK
    if not any(free.label(claim) is Label.IN for claim in claims):
        return Nothing.FELL
    if all(tried.label(claim) is Label.IN for claim in claims if free.label(claim) is Label.IN):
        return Nothing.OTHER_SUPPORT
    return Nothing.ASIDE
