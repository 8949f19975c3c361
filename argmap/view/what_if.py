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
    then `brings_down` holds what it brings down now, else what it would. `nothing` says why where
    that is nothing.
    """

    objection: str
    answered: bool
    changes: tuple[tuple[str, Stance], ...]
    brings_down: tuple[str, ...]
    nothing: Nothing | None


def what_ifs(map: ArgumentMap, evaluation: Evaluation) -> tuple[WhatIf, ...]:
    """All objections of a map in a scenario, those that would bring down the thesis first, then by
    how many conclusions they would.
    """
    thesis_first = conclusions_in_order(map)
    found = [
        _what_if(map, evaluation, statement.id, thesis_first)
        for statement in map.statements.values()
        if statement.role is Role.OBJECTION
    ]

    def rank(one: WhatIf) -> tuple[bool, int]:
        return thesis_first[0] not in one.brings_down, -len(one.brings_down)

    return tuple(sorted(found, key=rank)) if thesis_first else tuple(found)


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
    fallen = tuple(
        conclusion
        for conclusion in conclusions
        if free.label(conclusion) is Label.IN
        and tried.label(conclusion) is not Label.IN
        and conclusion not in changes
    )
    nothing = None if fallen else _why_nothing(map, free, tried, name)
    return WhatIf(name, any(answers), tuple(changes.items()), fallen, nothing)


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
