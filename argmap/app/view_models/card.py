"""The card: what is said about one statement, as plain values for the page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from argmap.app.protocol.view import Bearing, Card, NoCard, ObjectionOnCard, TraceOnCard
from argmap.app.protocol.view import Reason as ReasonOnCard
from argmap.app.state.address import address_of
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import Judging, why_by
from argmap.app.state.traces import traces_of
from argmap.model import ArgumentMap, Attack, Inference, Stance
from argmap.rdf.critical_questions import questions_of
from argmap.reasoning import Evaluation, Label
from argmap.view.answers import Answers, answers_to, fallen_needs
from argmap.view.shape import scheme_label
from argmap.view.state_words import source_words
from argmap.view.trace_words import trace_lines
from argmap.view.what_if import what_granting_does
from argmap.view.words import (
    step_verdict_of,
    verdict_of,
    what_withdrawing_does,
    why_sentences,
)

GROUNDED_ALONE = "What would bring it down or save it is told only when judged by grounded."
"""What the card says where the analyses are not about the semantics that is judged by."""


def card_of(loaded: LoadedMap, judged: Evaluation, name: str | None) -> Card | NoCard:
    """All that the card shows of a statement; statements in it go by identifier."""
    map, evaluation, plain = loaded.map, judged, judged.grounded
    if name is None or name not in map.statements:
        return {}
    statement = map.statements[name]
    return {
        "id": name,
        "why": why_sentences(map, evaluation, name) if plain else why_by(loaded, judged, name),
        "traces": _traces(loaded, judged, name),
        "note": _note(map, evaluation, name) if plain else GROUNDED_ALONE,
        "inSource": source_words(map, name),
        "reasons": [_reason(loaded, judged, step) for step in map.supports.get(name, ())],
        "objections": list(_objections(loaded, evaluation, name)),
        "bears": list(_bears(loaded, name)),
        "places": list(statement.places),
        "section": _section(map, statement.section),
        "by": ", ".join(statement.attributed_to),
        "link": link_to(map, judged, name),
    }


def _traces(loaded: LoadedMap, judged: Evaluation, name: str) -> list[TraceOnCard]:
    """How the reader's changes came to the statement, where its verdict is not the source's."""
    judging = Judging(judged.semantics, judged.mode)
    return [
        {
            "together": len(trace.changes) > 1,
            "lines": [list(line) for line in trace_lines(loaded.map, judged, trace)],
        }
        for trace in traces_of(loaded, judged.scenario, judging, (name,))
        if trace.links and name in trace.reached
    ]


def link_to(map: ArgumentMap, judged: Evaluation, name: str) -> str:
    """The parameters of the address that shows a statement in the scenario at hand, whatever is on
    the map now.
    """
    judging = Judging(judged.semantics, judged.mode)
    reading = Reading(judged.scenario, selection=name, judging=judging)
    address = {**address_of(map, reading), "at": [name]}
    address.pop("show", None)  # without it the way to the statement is unfolded
    return urlencode(address, doseq=True)


def _note(map: ArgumentMap, evaluation: Evaluation, name: str) -> str:
    """What withdrawing does where the map also argues for the statement, and what granting does
    where it is an objection that brings nothing down.
    """
    done = what_withdrawing_does(map, evaluation, name) or what_granting_does(map, evaluation, name)
    if done:
        return done
    granted = evaluation.scenario.stance_of(map, name) is Stance.GRANTED
    if granted and evaluation.label(name) is Label.IN and _holds_without(map, evaluation, name):
        return "The map also argues for it: withdrawing it alone changes nothing, denying it does."
    return ""


def _holds_without(map: ArgumentMap, evaluation: Evaluation, name: str) -> bool:
    """Whether a granted statement would stand on its support alone."""
    from argmap.reasoning import evaluate

    withdrawn = evaluation.scenario.setting(map, name, Stance.OPEN)
    return name in map.supports and evaluate(evaluation.program, withdrawn).label(name) is Label.IN


def _reason(loaded: LoadedMap, judged: Evaluation, step: Inference) -> ReasonOnCard:
    return {
        "id": step.id,
        "scheme": scheme_label(step.scheme, loaded.schemes),
        "title": step.title,
        "verdict": verdict_of(judged, step.id),
        "passage": step_verdict_of(judged, step.id),
        "premises": list(step.premises),
        "backgrounds": list(step.backgrounds),
        "questions": questions_of(loaded.map, step),
    }


def _objections(loaded: LoadedMap, evaluation: Evaluation, name: str) -> Iterator[ObjectionOnCard]:
    """The attackers on a statement and on the steps to it, and what answers each."""
    map = loaded.map
    for attack in map.attacks_on.get(name, ()):
        yield _objection(map, evaluation, attack, "")
    for step in map.supports.get(name, ()):
        for attack in map.attacks_on.get(step.id, ()):
            at = step.title or scheme_label(step.scheme, loaded.schemes) or step.id
            yield _objection(map, evaluation, attack, at)


def _objection(
    map: ArgumentMap, evaluation: Evaluation, attack: Attack, step: str
) -> ObjectionOnCard:
    stands = evaluation.label(attack.attacker) is Label.IN
    answers = Answers() if stands else answers_to(map, evaluation, attack.attacker)
    fallen = () if stands or answers.grounds else fallen_needs(map, evaluation, attack.attacker)
    return {
        "id": attack.attacker,
        "step": step,
        "answers": [] if fallen else list(answers.told),
        "needs": list(fallen),
        "opposite": bool(answers.opposite) and not answers.grounds and not fallen,
        "weak": stands and attack.id in map.failing_attacks,
    }


def _bears(loaded: LoadedMap, name: str) -> Iterator[Bearing]:
    """What a statement bears on: what it helps to conclude, what it speaks against."""
    map = loaded.map
    for step in map.uses.get(name, ()):
        how = "as a background condition of" if name in step.backgrounds else "supports"
        yield {"id": step.conclusion, "how": how}
    for attack in map.attacks_by.get(name, ()):
        undercut = map.inferences.get(attack.target)
        if undercut:
            yield {"id": undercut.conclusion, "how": "undercuts a step to"}
        else:
            yield {"id": attack.target, "how": "attacks"}


def _section(map: ArgumentMap, notation: str) -> str:
    section = next((section for section in map.sections if section.notation == notation), None)
    return f"{section.notation} · {section.title}" if section else ""
