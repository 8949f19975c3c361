"""Where an argument is vulnerable, as a text to take away: what a critic would ask, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.model import ArgumentMap
from argmap.reasoning import Evaluation
from argmap.reasoning.analysis import Curve, Pairs
from argmap.view.chances import likely_from
from argmap.view.heading import heading_of
from argmap.view.sanitize import one_line
from argmap.view.vulnerability import (
    Premise,
    called,
    held_sentences,
    quoted,
    standing,
)
from argmap.view.words import VERDICTS, counted

MOST_PAIRS, MOST_QUESTIONS = 20, 4
"""How many pairs an agenda lists, and how many questions to each premise."""


def agenda(
    map: ArgumentMap,
    evaluation: Evaluation,
    premises: Sequence[Premise],
    pairs: Pairs,
    curves: Mapping[str, Curve],
) -> str:
    """The agenda as plain text: conclusions, the premises that alone bring any down, numbered, and
    the pairs. The conclusions are those of the curves.
    """
    heading = heading_of(map, evaluation.scenario)
    lines = [f"Where the argument is vulnerable: {heading.title}"]
    lines += [heading.byline] if heading.byline else []
    lines += [*heading.scenario, "", "The conclusions"]
    for name, curve in curves.items():
        verdict = VERDICTS[evaluation.label(name)]
        lines.append(f"- {called(map.statements[name])}: {verdict}.")
        if curve.complete:
            lines.append(f"  As likely as not, or likelier, {likely_from(curve)}.")
    lines += ["", *_alone(map, premises, len(standing(evaluation, curves)))]
    lines += ["", *_together(map, pairs, sum(bool(premise.down) for premise in premises))]
    used = {name for pair in pairs.pairs for name in pair[:2]}
    unused = sum(not one.down and one.statement.id not in used for one in premises)
    if pairs.complete and unused:
        lines += [
            "",
            f"Needed neither alone nor in a pair: {counted(unused, 'granted statement')}.",
        ]
    return "\n".join(lines) + "\n"


def _alone(map: ArgumentMap, premises: Sequence[Premise], of: int) -> Iterator[str]:
    needed = [premise for premise in premises if premise.down]
    if not needed:
        yield "No premise alone brings a conclusion down."
        return
    yield "The premises that a conclusion cannot do without"
    asked: dict[tuple[str, ...], int] = {}
    for place, premise in enumerate(needed, 1):
        statement, down, questions = premise.statement, premise.down, premise.unexamined
        many = f"{len(down)} of {of} conclusions no longer stand: {quoted(map, down)}"
        one = f"{quoted(map, down)} no longer stands"
        yield f"{place}. {called(statement)}"
        yield f"   Without it {one if len(down) == 1 else many}."
        yield f"   {held_sentences(premise)}"
        # Premises of one step invite the same questions, which are told once.
        first = asked.setdefault(questions, place)
        yield from _questions(questions) if first == place else _again(questions, first)


def _again(questions: Sequence[str], first: int) -> Iterator[str]:
    if questions:
        yield f"   - the same as under {first}"


def _questions(questions: Sequence[str]) -> Iterator[str]:
    for question in questions[:MOST_QUESTIONS]:
        yield f"   - {one_line(question)}"
    more = len(questions) - MOST_QUESTIONS
    if more > 0:
        yield f"   - and {counted(more, 'more question')}"


def _together(map: ArgumentMap, pairs: Pairs, before: int) -> Iterator[str]:
    if not pairs.pairs:
        yield (
            "No two premises together bring down a conclusion that neither does alone."
            if pairs.complete
            else f"Pairs of premises: not known ({pairs.why})."
        )
        return
    yield "Pairs of premises that a conclusion cannot do without"
    for place, pair in enumerate(pairs.pairs[:MOST_PAIRS], before + 1):
        yield f"{place}. {quoted(map, pair[:2])}"
        stands = "stands" if len(pair.down) == 1 else "stand"
        yield f"   Without both {quoted(map, pair.down)} no longer {stands}."
    more = len(pairs.pairs) - MOST_PAIRS
    if more > 0:
        yield f"and {counted(more, 'more pair')}"
    if not pairs.complete:
        yield f"There may be more: {pairs.why}."
