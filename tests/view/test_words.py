"""Verdicts in words: they name what is responsible, and only what holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from argmap.model import ArgumentMap, Scenario
from argmap.rdf.read import read_map
from argmap.reasoning import compile_map, evaluate
from argmap.view.titles import title_of
from argmap.view.words import VERDICTS, verdict_sentence, what_withdrawing_does
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios


def sentence(map: ArgumentMap, statement: str, scenario: Scenario | None = None) -> str:
    return verdict_sentence(map, evaluate(compile_map(map), scenario), statement)


CHAIN = make_map({"y": GRANTED, "x": OPEN, "c": OPEN}, [("y", "x"), ("x", "c")])


@pytest.mark.parametrize(
    ("map", "scenario", "expected"),
    [
        (CHAIN, Scenario(), "Stands. It follows from “x”."),
        (
            CHAIN,
            Scenario(denied=frozenset("x")),
            "Falls. Its only support needs “x”, which you denied.",
        ),
        (
            CHAIN,
            Scenario(open=frozenset("y")),
            "Falls. Its only support needs “x”, which falls because you withdrew “y”.",
        ),
        (CHAIN, Scenario(denied=frozenset("c")), "Falls. You denied it."),
        (CHAIN, Scenario(granted=frozenset("c")), "Stands. You granted it."),
        (make_map({"c": OPEN}), Scenario(), "Falls. It is left open, and nothing supports it."),
        (
            make_map({"c": GRANTED}),
            Scenario(open=frozenset("c")),
            "Falls. You withdrew it, and nothing else supports it.",
        ),
        (
            make_map({"c": GRANTED, "o": GRANTED}, attacks=[("o", "c")]),
            Scenario(),
            "Falls. “o” stands against it.",
        ),
        (
            make_map({"c": GRANTED, "o": GRANTED, "r": GRANTED}, attacks=[("o", "c"), ("r", "o")]),
            Scenario(),
            "Stands. It is taken as given, and the objection “o” does not stand.",
        ),
        (
            make_map({"c": OPEN, "d": OPEN}, [("d", "c"), ("c", "d")]),
            Scenario(),
            "Falls. It and “d” rest on each other.",
        ),
        (
            make_map({"p": GRANTED, "c": OPEN, "o": OPEN}, [("p", "c")], [("o", "s0")]),
            Scenario(granted=frozenset("o")),
            "Falls. Its only support is undercut by “o”, which you granted.",
        ),
        (
            make_map({"a": GRANTED, "b": GRANTED}, attacks=[("a", "b"), ("b", "a")]),
            Scenario(),
            "Contested. It and “b” attack each other, and nothing settles which prevails.",
        ),
        (
            make_map(
                {"c": GRANTED, "e": OPEN, "o": OPEN, "p": GRANTED},
                [("o p", "e")],
                [("e", "c"), ("c", "e"), ("o", "c"), ("c", "o")],
            ),
            Scenario(granted=frozenset("o")),
            "Contested. It and “o” attack each other, and nothing settles which prevails. "
            "This comes about because you granted “o”.",
        ),
        (
            make_map(dict.fromkeys("abd", GRANTED), attacks=[("a", "b"), ("b", "d"), ("d", "a")]),
            Scenario(),
            "Contested. It is attacked by “d”, which is itself contested: "
            "it hangs on “d”, which hangs on “b”, which hangs on it.",
        ),
        (
            make_map(
                {"c": GRANTED, "o": GRANTED, "r": GRANTED, "x": OPEN},
                attacks=[("o", "c"), ("r", "o")],
            ),
            Scenario(denied=frozenset("r"), granted=frozenset("x")),
            "Falls. “o” stands against it. This comes about because you denied “r”.",
        ),
        (
            make_map({"p": GRANTED, "c": OPEN, "o": GRANTED}, [("p", "c")], [("o", "c")]),
            Scenario(open=frozenset("p")),
            "Falls. Its only support needs “p”, which you withdrew; and “o” stands against it too.",
        ),
        (make_map({"a": DENIED}), Scenario(), "Falls. It is denied."),
        (
            make_map({"c": GRANTED, "o": GRANTED}, attacks=[("o", "c")]),
            Scenario(open=frozenset("o")),
            "Stands. It is taken as given, and you withdrew the objection “o”.",
        ),
        (
            make_map({"c": GRANTED, "o": OPEN, "r": GRANTED}, attacks=[("o", "c")]),
            Scenario(granted=frozenset("o"), open=frozenset("r")),
            "Falls. “o”, which you granted, stands against it.",
        ),
        (
            make_map({"p": GRANTED, "q": GRANTED, "c": OPEN}, [("p q", "c")]),
            Scenario(denied=frozenset("p"), open=frozenset("q")),
            "Falls. Its only support needs “p”, which you denied, and “q”, which you withdrew.",
        ),
        (
            make_map(
                {"c": GRANTED, "o": GRANTED, "r": GRANTED},
                attacks=[("o", "c"), ("c", "o"), ("r", "o")],
            ),
            Scenario(denied=frozenset("r")),
            "Contested. It and “o” attack each other, and nothing settles which prevails. "
            "This comes about because you denied “r”.",
        ),
        (
            make_map(dict.fromkeys("pqrs", GRANTED) | {"c": OPEN}, [("p q r s", "c")]),
            Scenario(),
            "Stands. It follows from “p”, “q” and two more.",
        ),
    ],
)
def test_each_case_in_plain_words(map: ArgumentMap, scenario: Scenario, expected: str) -> None:
    assert sentence(map, "a" if "a" in map.statements else "c", scenario) == expected


def test_the_papers_background_is_argued_for() -> None:
    paper = read_map()
    withdrawn = evaluate(compile_map(paper), Scenario(open=frozenset({"bg-supraregional-policy"})))
    told = what_withdrawing_does(paper, withdrawn, "bg-supraregional-policy")
    assert told is not None
    assert "also argues for it" in told
    assert what_withdrawing_does(paper, withdrawn, "bg-regional-scale") is None


@settings(max_examples=200, deadline=None)
@given(maps_with_scenarios())
def test_words_agree_with_the_labels(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = case
    evaluation = evaluate(compile_map(map), scenario)
    for name in map.statements:
        said = verdict_sentence(map, evaluation, name)
        assert said.startswith(VERDICTS[evaluation.label(name)].capitalize() + ". ")
        for falls in re.findall(r"needs “(\w+)”, which", said):
            assert evaluation.label(falls).word == "out"
        for stands in re.findall(r"“(\w+)” stands against it", said):
            assert evaluation.label(stands).word == "in"


@settings(max_examples=200, deadline=None)
@given(maps_with_scenarios())
def test_a_verdict_that_is_not_the_sources_is_said_to_be_the_readers_doing(
    case: tuple[ArgumentMap, Scenario],
) -> None:
    """The deeds named are the reader's own, and where the verdict turned there is one."""
    map, scenario = case
    program = compile_map(map)
    evaluation, before = evaluate(program, scenario), evaluate(program)
    for name in map.statements:
        said = verdict_sentence(map, evaluation, name)
        deeds = re.findall("[Yy]ou (?:denied|withdrew|granted)", said)
        assert deeds or evaluation.label(name) is before.label(name)
        assert scenario.stances or not deeds


def test_a_statement_without_a_title_is_named_by_its_text() -> None:
    statements = {
        name: each._replace(title="", text=f"The text of {name}")
        for name, each in CHAIN.statements.items()
    }
    untitled = replace(CHAIN, statements=statements)
    assert sentence(untitled, "c") == "Stands. It follows from “The text of x”."
    first = untitled.statements["x"]
    assert title_of(first._replace(text="")) == "x"
