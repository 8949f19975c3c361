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
    assert all(5 <= len(step.shows) <= 15 for step in PAPER.reading)


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
        (
            "step-01",
            {"withdraw": "one-case-suffices"},
            "no-general-skepticism reply-limited-purpose",
            "thesis",
        ),
        (
            "step-01",
            {"withdraw": "us-diverse-unegalitarian"},
            "reply-us-hard-case",
            "no-general-skepticism",
        ),
        (
            "step-02",
            {"withdraw": "aspirations-explain-less"},
            "organizational-diagnosis project-open new-model-needed worthy-successor",
            "thesis obj-only-success",
        ),
        ("step-03", {"deny": "less-regulated-elsewhere credible-threats"}, "", "thesis"),
        (
            "step-04",
            {"deny": "exit-less-attractive"},
            "proposal-holds-anyway",
            "thesis exit-opportunities room-for-manoeuvre",
        ),
        (
            "step-05",
            {"withdraw": "sd-depended"},
            "organizational-diagnosis new-model-needed",
            "sd-decline obj-only-success thesis",
        ),
        ("step-06", {"withdraw": "demand-leaks"}, "", "internationalization-part change-state"),
        (
            "step-06",
            {"withdraw": "competition-intense"},
            "change-production",
            "sd-decline bg-mass-production",
        ),
        (
            "step-07",
            {"deny": "change-state change-production"},
            "",
            "sd-decline",
        ),
        (
            "step-07",
            {"deny": "change-state change-production change-heterogeneity"},
            "sd-decline new-model-needed worthy-successor",
            "thesis sd-worked",
        ),
        (
            "step-08",
            {"deny": "not-spontaneous"},
            "foster-associations",
            "associative-strategy associative-plausible thesis",
        ),
        (
            "step-09",
            {"deny": "state-limits"},
            "state-seen-incompetent",
            "associative-strategy change-state thesis",
        ),
        (
            "step-09",
            {"withdraw": "dispersed-sites diverse-sites volatile-problems"},
            "",
            "state-limits",
        ),
        (
            "step-09",
            {"deny": "associations-relieve"},
            "",
            "capacity-rebuilt associative-strategy thesis",
        ),
        (
            "step-10",
            {"withdraw": "bg-shared-concern"},
            "other-regarding arenas-improve civic-solidarity thesis",
            "obj-why-arenas",
        ),
        (
            "step-10",
            {"withdraw": "bg-fair-background"},
            "other-regarding arenas-improve civic-solidarity thesis",
            "capacity-rebuilt",
        ),
        (
            "step-10",
            {"withdraw": "bg-results-bind"},
            "other-regarding arenas-improve civic-solidarity thesis",
            "",
        ),
        ("step-11", {"deny": "reply-misconceived"}, "", "associative-plausible roles-tie-identity"),
        (
            "step-11",
            {"deny": "civic-solidarity"},
            "base-rebuilt associative-plausible thesis",
            "supraregional-solidarity",
        ),
        (
            "step-11",
            {"deny": "reply-misconceived civic-solidarity"},
            "associative-plausible thesis",
            "obj-factionalism",
        ),
        (
            "step-12",
            {"withdraw": "fate-on-labour-markets"},
            "explicit-policies-needed",
            "asset-programme thesis",
        ),
        (
            "step-12",
            {"deny": "asset-programme"},
            "egalitarian-package",
            "obj-market-inequality associative-contributes",
        ),
        (
            "step-13",
            {"withdraw": "obj-universal-costly"},
            "assets-more-sensible",
            "universal-social-wage asset-programme",
        ),
        (
            "step-13",
            {"withdraw": "before-earnings obj-universal-costly"},
            "asset-programme",
            "egalitarian-package thesis",
        ),
        (
            "step-14",
            {
                "withdraw": "associative-supply-side arenas-widen-regard "
                "social-wage-drives-high-road floor-makes-trust-safe"
            },
            "",
            "affinity thesis",
        ),
        (
            "step-14",
            {"deny": "affinity"},
            "egalitarian-package regional-order thesis",
            "tax-willingness capital-tied-down",
        ),
        (
            "step-15",
            {"withdraw": "factor-variation low-road-made-easy"},
            "room-for-manoeuvre home-made-trouble regional-order thesis",
            "exit-less-attractive",
        ),
        (
            "step-16",
            {"withdraw": "bg-regional-scale"},
            "regional-provision firms-turn-to-goods thesis",
            "capital-tied-down",
        ),
        (
            "step-16",
            {"withdraw": "goods-immobile people-move-less"},
            "capital-tied-down exit-less-attractive thesis",
            "exit-opportunities",
        ),
        ("step-17", {"withdraw": "bg-supraregional-policy"}, "", "bg-supraregional-policy thesis"),
        (
            "step-17",
            {"deny": "bg-supraregional-policy"},
            "regional-order thesis",
            "secondary-problem",
        ),
        (
            "step-18",
            {"withdraw": "insecurity-generalized"},
            "reply-general-insecurity",
            "obj-insecurity-divides reply-fairness-risk thesis",
        ),
        (
            "step-18",
            {"withdraw": "insecurity-generalized fairness-no-bounds"},
            "reply-fairness-risk",
            "supraregional-solidarity thesis",
        ),
        (
            "step-19",
            {"withdraw": "poor-need-access learning-needs-framework"},
            "reply-competition-fear reply-mutual-learning",
            "regional-order thesis",
        ),
        (
            "step-19",
            {"grant": "obj-bootstrapping"},
            "supraregional-solidarity governing-institutions thesis",
            "regional-order",
        ),
        ("step-20", {"grant": "obj-human-territory"}, "thesis", "secondary-problem"),
        ("step-20", {"grant": "obj-paternalism"}, "thesis", "secondary-problem"),
        (
            "step-20",
            {"withdraw": "non-tradeable-services low-road-harms"},
            "blame-overdone",
            "secondary-problem",
        ),
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
    assert judged(deny="asset-programme").label("obj-market-inequality") is Label.IN
    assert judged(withdraw="obj-universal-costly").label("universal-social-wage") is Label.IN
    assert judged(deny="civic-solidarity").label("obj-factionalism") is Label.OUT
    assert judged(deny="exit-less-attractive").label("obj-exit") is Label.OUT
    assert judged(deny="reply-general-insecurity").label("obj-balkanization") is Label.OUT
    assert judged(grant="obj-human-territory").reason("thesis") is Reason.DEFEATED


def test_without_both_answers_the_conventional_argument_brings_the_thesis_down() -> None:
    unanswered = judged(deny="room-for-manoeuvre exit-less-attractive")
    assert (unanswered.label("thesis"), unanswered.label("obj-exit")) == (Label.OUT, Label.IN)


def test_where_capital_is_not_tied_down_leaving_is_attractive_again() -> None:
    loose = judged(deny="capital-tied-down")
    assert loose.label("exit-less-attractive") is Label.OUT
    assert loose.label("exit-opportunities") is Label.IN


def test_the_steps_tell_how_many_reasons_there_are() -> None:
    counts = {
        "exit-opportunities": 2,
        "sd-worked": 2,
        "change-state": 2,
        "change-production": 1,
        "sd-decline": 3,
        "associative-strategy": 2,
        "state-limits": 4,
        "associative-contributes": 5,
        "asset-programme": 2,
        "affinity": 5,
        "room-for-manoeuvre": 2,
        "capital-tied-down": 2,
        "regional-growth": 3,
        "tax-willingness": 3,
        "reply-fairness-risk": 2,
    }
    assert {name: len(PAPER.supports[name]) for name in counts} == counts
    (exit_step,) = PAPER.supports["obj-exit"]
    assert len(exit_step.premises) == 3
    package, other_form = PAPER.supports["egalitarian-package"]
    assert (len(package.premises), len(other_form.premises)) == (3, 4)
