"""The prepared questions, on the paper's map: each finds something, and what the model says."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from argmap.model import ArgumentMap, Role, Scenario
from argmap.rdf.read import read_map
from argmap.reasoning import Evaluation, Label, compile_map, evaluate
from argmap.sparql import QUESTIONS, Answer, Question, ask

DENIED = Scenario(denied=frozenset({"bg-supraregional-policy", "bg-shared-concern"}))


@cache
def paper() -> ArgumentMap:
    return read_map()


@cache
def evaluation() -> Evaluation:
    return evaluate(compile_map(paper()), DENIED)


@cache
def answer(name: str) -> Answer:
    (question,) = (question for question in QUESTIONS if question.name.partition("-")[2] == name)
    return ask(None, question.text, evaluation=evaluation())


def column(name: str, of: str) -> list[str | None]:
    found = answer(name)
    return [row[found.columns.index(of)] for row in found.rows]


def test_there_are_eight_to_ten() -> None:
    assert 8 <= len(QUESTIONS) <= 10
    assert len({question.title for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_has_words_and_finds_something(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.explanation
    found = answer(question.name.partition("-")[2])
    assert found.kind == "table"
    assert found.rows
    assert not found.cut


def test_what_the_thesis_rests_on() -> None:
    steps = paper().supports["thesis"]
    assert set(
        zip(
            column("what-the-thesis-rests-on", "step"),
            column("what-the-thesis-rests-on", "needs"),
            strict=True,
        )
    ) == {(step.id, need) for step in steps for need in step.needs}
    verdicts = dict(
        zip(
            column("what-the-thesis-rests-on", "needs"),
            column("what-the-thesis-rests-on", "verdict"),
            strict=True,
        )
    )
    words = {Label.IN: "stands", Label.OUT: "falls", Label.UNDEC: "contested"}
    assert verdicts == {
        need: words[evaluation().label(need)] for step in steps for need in step.needs
    }
    assert "falls" in verdicts.values(), "the scenario brings one of them down"


def test_premises_without_support() -> None:
    bare = {
        s.id
        for s in paper().statements.values()
        if s.role is Role.PREMISE and s.id not in paper().supports
    }
    assert Counter(column("premises-without-support", "premise")) == Counter(bare)
    sections = [int(section or 0) for section in column("premises-without-support", "section")]
    assert sections == sorted(sections)


def test_objections_and_answers() -> None:
    rows = list(
        zip(
            *(column("objections-and-answers", c) for c in ("objection", "attacks", "answer")),
            strict=True,
        )
    )
    assert {objection for objection, _, _ in rows} == {
        s.id for s in paper().statements.values() if s.role is Role.OBJECTION
    }
    direct = {
        (attack.target, attack.attacker)
        for attack in paper().attacks.values()
        if attack.target in paper().statements
        and paper().statements[attack.target].role is Role.OBJECTION
    }
    assert direct <= {(objection, answer) for objection, _, answer in rows}
    assert {("obj-balkanization", "reply-fairness-risk"), ("obj-why-arenas", "arenas-improve")} <= {
        (objection, answer) for objection, _, answer in rows
    }
    assert ("obj-human-territory", None) in {(objection, answer) for objection, _, answer in rows}


def test_steps_by_scheme() -> None:
    counts = Counter(step.scheme for step in paper().inferences.values() if step.scheme)
    assert sorted(int(n or 0) for n in column("steps-by-scheme", "steps")) == sorted(
        counts.values()
    )


def test_what_falls_is_what_does_not_stand() -> None:
    found = zip(*(column("what-falls", c) for c in ("statement", "verdict", "reason")), strict=True)
    words = {Label.OUT: "falls", Label.UNDEC: "contested"}
    assert set(found) == {
        (s, words[label], reason.value)
        for s, (label, reason) in evaluation().statements.items()
        if label in words
    }


def test_what_falls_names_what_its_fall_comes_from() -> None:
    map, now = paper(), evaluation()
    columns = ("statement", "reason", "cause")
    found = set(zip(*(column("what-falls", one) for one in columns), strict=True))
    for name, reason, cause in found:
        assert name
        causes = {
            attack.attacker
            for attack in map.attacks_on.get(name, ())
            if now.label(attack.attacker) is Label.IN
        } | {
            need
            for step in map.supports.get(name, ())
            for need in step.needs
            if now.label(need) is not Label.IN
        }
        if reason in ("denied", "withdrawn"):
            causes = set()
        assert cause in causes or (cause is None and not causes)
    assert any(cause == "bg-shared-concern" for _, _, cause in found)


def test_background_conditions() -> None:
    found = zip(
        column("background-conditions", "condition"),
        column("background-conditions", "step"),
        strict=True,
    )
    expected = {
        (need, step.id) for step in paper().inferences.values() for need in step.backgrounds
    }
    assert set(found) == expected


def test_most_bearing_counts_all_that_rests_on_a_premise() -> None:
    found = dict(
        zip(column("most-bearing", "statement"), column("most-bearing", "bearsOn"), strict=True)
    )

    def above(statement: str) -> set[str]:
        reached: set[str] = set()
        waiting = [statement]
        while waiting:
            for step in paper().uses.get(waiting.pop(), ()):
                if step.conclusion not in reached:
                    reached.add(step.conclusion)
                    waiting.append(step.conclusion)
        return reached

    assert found
    for statement, count in found.items():
        assert len(above(statement or "")) == int(count or 0), statement


def test_by_the_mappers() -> None:
    assert "obj-bootstrapping" in column("by-the-mappers", "part")
    assert "thesis" not in column("by-the-mappers", "part")


def test_questions_not_asked_leaves_out_those_that_are() -> None:
    used = {step.scheme for step in paper().inferences.values()}
    asked = {question for s in paper().statements.values() for question in s.answers}
    assert asked
    found = ask(
        None, "SELECT ?q { GRAPH <https://w3id.org/argmap/schemes> { ?s am:asks ?q } }"
    ).bindings
    every = {row["q"]["value"] for row in found}
    of_used = {question for question in every - asked if question.rpartition("-")[0] in used}
    assert len(column("questions-not-asked", "question")) == len(of_used)


def test_statements_of_a_paragraph() -> None:
    there = {
        s.id
        for s in paper().statements.values()
        if any(place.paragraph == "5.4" for place in s.places)
    }
    assert set(column("statements-of-a-paragraph", "statement")) == there
