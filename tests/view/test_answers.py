"""What answers an objection, and what objections would bring down, held against evaluations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

import argmap
from argmap.model import ArgumentMap, Role, Scenario, Stance
from argmap.reasoning import Label, compile_map, evaluate
from argmap.view.answers import answers_to, fallen_needs
from argmap.view.what_if import Nothing, WhatIf, what_granting_does, what_ifs
from argmap.view.words import verdict_sentence
from tests.maps import GRANTED, OPEN, make_map, maps_with_scenarios


def as_objections(map: ArgumentMap) -> ArgumentMap:
    """The map with every attacker an objection, and the rest conclusions."""
    return replace(
        map,
        statements={
            name: s._replace(role=Role.OBJECTION if name in map.attacks_by else Role.CONCLUSION)
            for name, s in map.statements.items()
        },
    )


def what_if_of_o(map: ArgumentMap) -> WhatIf:
    """What becomes of "o", an objection, and "c", the conclusion."""
    roles = {"o": Role.OBJECTION, "c": Role.CONCLUSION}
    statements = {
        name: s._replace(role=roles.get(name, s.role)) for name, s in map.statements.items()
    }
    (found,) = what_ifs(replace(map, statements=statements), evaluate(compile_map(map)))
    return found


@settings(max_examples=300, deadline=None)
@given(maps_with_scenarios())
def test_what_is_tried_brings_down_just_what_is_said(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = as_objections(case[0]), case[1]
    program = compile_map(map)
    now = evaluate(program, scenario)
    for found in what_ifs(map, now):
        tried = scenario
        for name, stance in found.changes:
            tried = tried.setting(map, name, stance)
        down, free = evaluate(program, tried), now
        if not found.changes:
            free = evaluate(program, scenario.setting(map, found.objection, Stance.DENIED))
        turned: dict[Label, set[str]] = {label: set() for label in Label}
        for c in map.conclusions:
            if free.label(c.id) is Label.IN and c.id not in dict(found.changes):
                turned[down.label(c.id)].add(c.id)
        assert set(found.brings_down) == turned[Label.OUT]
        assert set(found.contests) == turned[Label.UNDEC]
        assert found.becomes is down.label(found.objection)
        assert (found.nothing is None) == bool(turned[Label.OUT] or turned[Label.UNDEC])
        if found.nothing is Nothing.OTHER_SUPPORT:
            assert down.label(found.objection) is Label.IN
        if found.nothing is Nothing.WEAK:
            assert {a.id for a in map.attacks_by[found.objection]} <= map.failing_attacks


@settings(max_examples=300, deadline=None)
@given(maps_with_scenarios())
def test_grounds_do_not_rest_on_what_the_objection_attacks(
    case: tuple[ArgumentMap, Scenario],
) -> None:
    """By reachability, walked downward: a ground has nothing that is attacked among its reasons."""
    map, scenario = case
    now = evaluate(compile_map(map), scenario)

    def reasons_of(name: str) -> set[str]:
        found = {name}
        while (
            more := {need for s in found for step in map.supports.get(s, ()) for need in step.needs}
            - found
        ):
            found |= more
        return found

    for name in map.attacks_by:
        attacked = {
            map.inferences[a.target].conclusion if a.target in map.inferences else a.target
            for a in map.attacks_by[name]
        }
        answers = answers_to(map, now, name)
        for ground in answers.grounds:
            assert attacked.isdisjoint(reasons_of(ground))
        for claim in answers.opposite:
            assert not attacked.isdisjoint(reasons_of(claim))
        assert all(now.label(x) is Label.IN for x in (*answers.grounds, *answers.opposite))


def test_a_fall_for_the_opposite_claim_alone_is_said_so() -> None:
    map = make_map(
        {"thesis": GRANTED, "objection": GRANTED},
        attacks=[("objection", "thesis"), ("thesis", "objection")],
        stronger=[("thesis", "objection")],
    )
    said = verdict_sentence(map, evaluate(compile_map(map)), "objection")
    assert "Nothing but the opposite claim, “thesis”, stands against it" in said


def test_independent_grounds_are_cited_before_the_opposite_claim() -> None:
    map = make_map(
        {"thesis": GRANTED, "objection": GRANTED, "reply": GRANTED},
        attacks=[("objection", "thesis"), ("thesis", "objection"), ("reply", "objection")],
        stronger=[("thesis", "objection")],
    )
    said = verdict_sentence(map, evaluate(compile_map(map)), "objection")
    assert "“reply”" in said
    assert "“thesis”" not in said


def test_an_objection_that_stays_contested_once_it_was_tried_is_told_with_what_it_contests() -> (
    None
):
    map = make_map(
        {"a": GRANTED, "c": OPEN, "o": GRANTED},
        [("a", "c")],
        [("o", "c"), ("c", "o")],
    )
    found = what_if_of_o(map)
    assert not found.answered
    assert (found.changes, found.brings_down, found.contests) == ((), (), ("c",))
    assert (found.becomes, found.nothing) == (Label.UNDEC, None)


def test_objections_are_ranked_thesis_first_then_by_how_much_they_bring_down() -> None:
    map = argmap.load()
    thesis = map.thesis
    found = what_ifs(map, evaluate(compile_map(map)))
    reach = [
        (
            thesis in (*one.brings_down, *one.contests),
            len(one.brings_down),
            len(one.contests),
        )
        for one in found
    ]
    assert reach == sorted(reach, reverse=True)
    assert len(found) == sum(s.role is Role.OBJECTION for s in map.statements.values())


@pytest.mark.parametrize(
    ("steps", "attacks", "nothing"),
    [
        ([("a", "c"), ("b", "c")], [("o", "s0")], Nothing.OTHER_SUPPORT),
        ([("b", "c")], [("o", "a")], Nothing.ASIDE),
        ([("a", "c")], [("o", "d")], Nothing.FELL),
    ],
)
def test_an_objection_that_brings_nothing_down_says_why(
    steps: list[tuple[str, str]], attacks: list[tuple[str, str]], nothing: Nothing
) -> None:
    map = make_map({"a": GRANTED, "b": GRANTED, "c": OPEN, "d": OPEN, "o": OPEN}, steps, attacks)
    found = what_if_of_o(map)
    assert found.changes == (("o", GRANTED),)
    assert found.nothing is nothing


def test_an_objection_whose_support_fails_falls_for_what_that_needs() -> None:
    map = make_map(
        {"t": GRANTED, "o": OPEN, "p": GRANTED, "q": GRANTED, "r": GRANTED},
        [("p q", "o")],
        [("o", "t"), ("t", "o"), ("r", "p")],
    )
    evaluation = evaluate(compile_map(map))
    assert fallen_needs(map, evaluation, "o") == ("p",)
    granted = evaluate(compile_map(map), Scenario(granted=frozenset({"o"})))
    assert fallen_needs(map, granted, "o") == ()
    without_r = evaluate(compile_map(map), Scenario(denied=frozenset({"r"})))
    assert fallen_needs(map, without_r, "o") == ()


def test_no_objection_of_the_paper_is_told_to_fall_for_the_thesis_where_its_support_fails() -> None:
    paper = argmap.load()
    evaluation = evaluate(compile_map(paper))
    assert fallen_needs(paper, evaluation, "obj-respecification")


def test_an_objection_that_was_granted_in_vain_says_why() -> None:
    map = make_map({"p": OPEN, "c": OPEN, "o": OPEN}, [("p", "c")], [("o", "c")])
    objection = map.statements["o"]._replace(role=Role.OBJECTION)
    conclusion = map.statements["c"]._replace(role=Role.CONCLUSION)
    map = replace(map, statements={**map.statements, "o": objection, "c": conclusion})
    program, granted = compile_map(map), frozenset({"o"})
    in_vain = evaluate(program, Scenario(granted=granted))
    assert what_granting_does(map, in_vain, "o") == Nothing.FELL.value
    assert what_granting_does(map, evaluate(program), "o") is None
    assert what_granting_does(map, in_vain, "c") is None
    telling = evaluate(program, Scenario(granted=granted | {"p"}))
    assert what_granting_does(map, telling, "o") is None
