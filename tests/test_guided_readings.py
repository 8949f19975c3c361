"""The guided readings: they show every statement once, in the order of the source, and what they
promise comes true.
"""

from __future__ import annotations

import re

import pytest

from argmap.model import ArgumentMap, ReadingStep, Scenario
from argmap.rdf.read import read_map
from argmap.rdf.values import reading_order
from argmap.reasoning import Evaluation, Label, Reason, compile_map, evaluate

PAPER = read_map()
PROGRAM = compile_map(PAPER)
START = evaluate(PROGRAM)
STEPS = {step.id: step for step in PAPER.reading}


def judged(grant: str = "", withdraw: str = "", deny: str = "") -> Evaluation:
    """The paper in a scenario, its identifiers given as words of a text."""
    return evaluate(
        PROGRAM, Scenario(*(frozenset(names.split()) for names in (grant, withdraw, deny)))
    )


def fallen(evaluation: Evaluation) -> set[str]:
    """What stood at the start and does not stand now."""
    return {
        s
        for s in PAPER.statements
        if START.label(s) is Label.IN and evaluation.label(s) is not Label.IN
    }


def first_paragraph(map: ArgumentMap, step: ReadingStep) -> tuple[tuple[int, int | str], ...]:
    """The first paragraph of its section in which a statement of a step is first stated."""
    paragraphs = (map.statements[name].places[0].paragraph for name in step.shows)
    return min(
        reading_order(paragraph)
        for paragraph in paragraphs
        if paragraph.startswith(step.section + ".")
    )


def test_the_steps_show_every_statement_exactly_once() -> None:
    shown = [name for step in PAPER.reading for name in step.shows]
    assert len(shown) == len(set(shown))
    assert set(shown) == PAPER.statements.keys()
    assert 14 <= len(PAPER.reading) <= 20
    assert all(5 <= len(step.shows) <= 14 for step in PAPER.reading)


def test_the_steps_follow_the_paper_section_by_section() -> None:
    assert [step.id for step in PAPER.reading] == [
        f"step-{n:02}" for n in range(1, len(PAPER.reading) + 1)
    ]
    paragraphs = [first_paragraph(PAPER, step) for step in PAPER.reading]
    assert paragraphs == sorted(paragraphs)
    assert {step.section for step in PAPER.reading} == {
        section.notation for section in PAPER.sections
    }
    for step in PAPER.reading:
        assert {PAPER.statements[name].section for name in step.shows} == {step.section}


def test_each_step_is_short_and_ends_with_a_question() -> None:
    for step in PAPER.reading:
        assert 60 <= len(step.text.split()) <= 120, step.id
        assert "?" in step.question, step.id


def test_statements_are_called_by_their_titles() -> None:
    titles = {statement.title for statement in PAPER.statements.values()}
    for step in PAPER.reading:
        for title in re.findall("“([^”]*)”", step.text + step.question):
            assert title in titles, step.id


@pytest.mark.parametrize(
    ("step", "change", "falls", "holds"),
    [
        ("step-01", {"withdraw": "reply-us-hard-case"}, "no-general-skepticism", "thesis"),
        (
            "step-02",
            {"withdraw": "aspirations-persist"},
            "organizational-diagnosis new-model-needed",
            "thesis",
        ),
        ("step-04", {"deny": "exit-less-attractive"}, "", "thesis room-for-manoeuvre"),
        ("step-05", {"withdraw": "sd-depended"}, "sd-decline new-model-needed", "thesis"),
        ("step-06", {"withdraw": "demand-leaks capital-mobile"}, "", "change-state"),
        ("step-06", {"withdraw": "competition-intense"}, "change-production", "sd-decline"),
        ("step-07", {"deny": "change-state change-production"}, "", "sd-decline"),
        (
            "step-07",
            {"deny": "change-state change-production change-heterogeneity"},
            "sd-decline",
            "thesis",
        ),
        (
            "step-08",
            {"withdraw": "nature-fortuitous"},
            "not-spontaneous",
            "associative-strategy thesis",
        ),
        (
            "step-09",
            {"withdraw": "dispersed-sites diverse-sites volatile-problems"},
            "",
            "state-limits",
        ),
        (
            "step-09",
            {"withdraw": "association-capacities"},
            "associations-relieve thesis",
            "state-limits",
        ),
        ("step-10", {"withdraw": "bg-shared-concern"}, "thesis", ""),
        (
            "step-10",
            {"withdraw": "bg-fair-background"},
            "other-regarding arenas-improve thesis",
            "",
        ),
        ("step-10", {"withdraw": "bg-results-bind"}, "thesis", ""),
        ("step-11", {"deny": "reply-misconceived"}, "", "associative-plausible"),
        (
            "step-11",
            {"deny": "civic-solidarity"},
            "supraregional-solidarity thesis",
            "associative-plausible",
        ),
        ("step-12", {"deny": "asset-programme"}, "egalitarian-package", "associative-contributes"),
        ("step-13", {"withdraw": "obj-universal-costly"}, "", "asset-programme"),
        (
            "step-14",
            {"withdraw": "social-wage-drives-high-road floor-makes-trust-safe"},
            "",
            "affinity thesis",
        ),
        (
            "step-14",
            {"withdraw": "associative-supply-side social-wage-drives-high-road"},
            "",
            "affinity thesis",
        ),
        (
            "step-14",
            {"deny": "egalitarian-package"},
            "regional-order thesis",
            "tax-willingness capital-tied-down",
        ),
        (
            "step-16",
            {"withdraw": "bg-regional-scale"},
            "regional-provision",
            "capital-tied-down thesis",
        ),
        (
            "step-16",
            {"withdraw": "bg-regional-scale people-move-less"},
            "capital-tied-down thesis",
            "",
        ),
        ("step-17", {"withdraw": "bg-supraregional-policy"}, "", "bg-supraregional-policy thesis"),
        ("step-17", {"deny": "bg-supraregional-policy"}, "regional-order thesis", ""),
        (
            "step-18",
            {"withdraw": "reply-general-insecurity"},
            "reply-fairness-risk",
            "bg-supraregional-policy thesis",
        ),
        (
            "step-19",
            {"withdraw": "reply-fairness-risk reply-competition-fear"},
            "",
            "bg-supraregional-policy thesis",
        ),
        (
            "step-19",
            {"withdraw": "reply-mutual-learning reply-competition-fear"},
            "",
            "regional-order thesis",
        ),
        (
            "step-19",
            {"grant": "obj-bootstrapping"},
            "supraregional-solidarity thesis",
            "regional-order",
        ),
        ("step-20", {"grant": "obj-human-territory"}, "thesis", "secondary-problem"),
        ("step-20", {"grant": "obj-paternalism"}, "thesis", "secondary-problem"),
        ("step-20", {"deny": "thesis"}, "no-general-skepticism", "secondary-problem"),
    ],
)
def test_what_a_step_of_the_paper_promises_comes_true(
    step: str, change: dict[str, str], falls: str, holds: str
) -> None:
    assert step in STEPS
    evaluation = judged(**change)
    assert set(falls.split()) <= fallen(evaluation)
    assert all(evaluation.label(name) is Label.IN for name in holds.split())
    if not falls:
        assert fallen(evaluation) <= {name for names in change.values() for name in names.split()}


def test_the_rivals_and_conditions_that_come_back() -> None:
    assert judged(withdraw="competition-intense").label("bg-mass-production") is Label.IN
    assert judged(withdraw="competition-intense").label("sd-worked") is Label.OUT
    assert (
        judged(deny="change-state change-production change-heterogeneity").label("sd-worked")
        is Label.IN
    )
    assert judged(withdraw="justice-must-be-aimed").label("obj-market-inequality") is Label.IN
    assert judged(withdraw="obj-universal-costly").label("universal-social-wage") is Label.IN
    assert judged(deny="civic-solidarity").label("obj-factionalism") is Label.OUT
    assert judged(deny="exit-less-attractive").label("obj-exit") is Label.OUT
    assert judged(withdraw="reply-general-insecurity").label("obj-balkanization") is Label.OUT
    assert judged(grant="obj-human-territory").reason("thesis") is Reason.DEFEATED


def test_without_both_answers_thesis_and_conventional_argument_are_contested() -> None:
    contested = judged(deny="room-for-manoeuvre exit-less-attractive")
    assert (contested.label("thesis"), contested.label("obj-exit")) == (Label.UNDEC, Label.UNDEC)


def test_the_steps_tell_how_many_reasons_there_are() -> None:
    assert len(PAPER.supports["change-state"]) == 3
    assert len(PAPER.supports["change-production"]) == 1
    assert len(PAPER.supports["associative-strategy"]) == 3
    assert len(PAPER.supports["tax-willingness"]) == 3
    assert len(PAPER.supports["affinity"]) == 3
    assert len(PAPER.supports["secondary-problem"]) == 2
    (exit_step,) = PAPER.supports["obj-exit"]
    assert (len(exit_step.premises), len(exit_step.backgrounds)) == (5, 1)
    (package,) = PAPER.supports["egalitarian-package"]
    assert len(package.premises) == 4
