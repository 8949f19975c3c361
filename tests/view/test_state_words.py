"""The state of a statement in words: one phrase for one state, and only what is so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.model import Scenario, Stance
from argmap.reasoning import Label, compile_map, evaluate
from argmap.view.state_words import source_words, state_in_a_word, state_words
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios

ARGUED = make_map({"y": GRANTED, "x": GRANTED, "c": OPEN}, [("y", "x"), ("x", "c")])
ATTACKED = make_map({"p": GRANTED, "q": OPEN, "o": GRANTED}, attacks=[("o", "p"), ("o", "q")])
RIVALS = make_map({"a": GRANTED, "b": GRANTED}, attacks=[("a", "b"), ("b", "a")])


@pytest.mark.parametrize(
    ("map", "name", "scenario", "words", "word"),
    [
        (ARGUED, "y", Scenario(), "stands", "stands"),
        (ARGUED, "y", Scenario(open=frozenset("y")), "withdrawn", "withdrawn"),
        (ARGUED, "y", Scenario(denied=frozenset("y")), "denied", "denied"),
        (
            ARGUED,
            "x",
            Scenario(open=frozenset("x")),
            "withdrawn, stands on its support",
            "stands",
        ),
        (ARGUED, "c", Scenario(granted=frozenset("c")), "granted, stands", "stands"),
        (ARGUED, "c", Scenario(denied=frozenset("x")), "falls", "falls"),
        (ATTACKED, "p", Scenario(), "granted, but falls", "falls"),
        (ATTACKED, "q", Scenario(), "left open", "left open"),
        (ATTACKED, "q", Scenario(granted=frozenset("q")), "granted, but falls", "falls"),
        (RIVALS, "a", Scenario(), "granted, but contested", "contested"),
        (make_map({"a": DENIED}), "a", Scenario(), "denied", "denied"),
    ],
)
def test_each_state_has_its_phrase_and_its_word(map, name, scenario, words, word):
    evaluation = evaluate(compile_map(map), scenario)
    assert state_words(map, evaluation, name) == words
    assert state_in_a_word(map, evaluation, name) == word


@settings(max_examples=200)
@given(maps_with_scenarios())
def test_a_phrase_says_what_stands_and_nothing_else_stands(case):
    """What is said to stand stands, what is granted is called so only where it is, and nothing that
    stands is called open.
    """
    map, scenario = case
    evaluation = evaluate(compile_map(map), scenario)
    for name in map.statements:
        words, word = (said(map, evaluation, name) for said in (state_words, state_in_a_word))
        label, stance = evaluation.label(name), scenario.stance_of(map, name)
        assert ("stands" in words) == (word == "stands") == (label is Label.IN)
        assert ("contested" in words) == (word == "contested") == (label is Label.UNDEC)
        assert not words.startswith("granted") or stance is Stance.GRANTED
        assert (words == "left open") <= (label is Label.OUT and stance is Stance.OPEN)
        assert (words == "denied") == (stance is Stance.DENIED)
        assert word in words


def test_what_the_source_argues_for_it_does_not_leave_open():
    assert source_words(ARGUED, "c") == "The source argues for it."
    assert source_words(ATTACKED, "q") == "The source leaves it open."
    assert source_words(ATTACKED, "p") == "The source takes it as given."
