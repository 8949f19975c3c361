"""A trace is made of what changed, begins at a change of stance, and no part of it can be left out:
held against the rules of the program (`oracle`), of which it knows nothing.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Evaluation, compile_map, evaluate
from argmap.reasoning.trace import Link, LinkKind, Trace, traces
from tests.maps import GRANTED, OPEN, make_map, maps
from tests.reasoning import brute

TRUTH = {"out": 0, "undec": 1, "in": 2}


@st.composite
def changed_maps(draw: st.DrawFn) -> tuple[ArgumentMap, Evaluation, Evaluation]:
    """A map judged in two scenarios."""
    map = draw(maps())
    program = compile_map(map)
    stances = st.dictionaries(
        st.sampled_from(list(map.statements)), st.sampled_from(list(Stance)), max_size=4
    )
    before, after = (evaluate(program, Scenario.of(draw(stances))) for _ in range(2))
    return map, before, after


def labels(evaluation: Evaluation) -> dict[str, str]:
    held = {name: label for name, (label, _) in evaluation.statements.items()}
    return {name: label.word for name, label in (held | dict(evaluation.inferences)).items()}


def stances(map: ArgumentMap, evaluation: Evaluation) -> dict[str, Stance]:
    return brute.stances_in(map, evaluation.scenario)


def by_the_rules(map: ArgumentMap, name: str, stance: Stance, held: dict[str, str]) -> str:
    """The label of a statement or step by its definition: its stance and what is next to it."""
    truth = {x: TRUTH[label] for x, label in held.items()}
    hurt = max(
        (
            truth[a.attacker]
            for a in map.attacks_on.get(name, ())
            if a.id not in map.failing_attacks
        ),
        default=0,
    )
    if name in map.inferences:
        value = min(truth[need] for need in map.inferences[name].needs)
    elif stance is Stance.DENIED:
        value = 0
    elif stance is Stance.GRANTED:
        value = 2
    else:
        value = max((truth[step.id] for step in map.supports.get(name, ())), default=0)
    return {value: label for label, value in TRUTH.items()}[min(value, 2 - hurt)]


@settings(max_examples=500, deadline=None)
@given(changed_maps())
def test_each_end_of_a_link_changed_and_they_are_joined_on_the_map(
    case: tuple[ArgumentMap, Evaluation, Evaluation],
) -> None:
    map, before, after = case
    old, new = labels(before), labels(after)
    for trace in traces(before, after, map.statements):
        for cause, effect, kind in trace.links:
            assert old[cause] != new[cause]
            assert old[effect] != new[effect]
            if kind is LinkKind.CONCLUSION:
                assert map.inferences[cause].conclusion == effect
            elif kind is LinkKind.NEED:
                assert cause in map.inferences[effect].needs
            else:
                attacks = map.attacks_on[effect]
                assert cause in {a.attacker for a in attacks if a.id not in map.failing_attacks}
                assert (kind is LinkKind.UNDERCUT) == (effect in map.inferences)


@settings(max_examples=500, deadline=None)
@given(changed_maps())
def test_every_target_that_changed_is_reached_from_a_changed_stance(
    case: tuple[ArgumentMap, Evaluation, Evaluation],
) -> None:
    map, before, after = case
    old, new = labels(before), labels(after)
    found = traces(before, after, map.statements)
    changed = {name for name in map.statements if old[name] != new[name]}
    assert {name for trace in found for name in trace.reached} == changed
    for trace in found:
        switched = {
            c for c in trace.changes if stances(map, before)[c] is not stances(map, after)[c]
        }
        assert switched == set(trace.changes)
        reached = {c for c in switched if old[c] != new[c]}
        while more := {to for by, to, _ in trace.links if by in reached} - reached:
            reached |= more
        assert set(trace.reached) <= reached
        assert {end for link in trace.links for end in link[:2]} <= reached


@settings(max_examples=500, deadline=None)
@given(changed_maps())
def test_the_causes_of_a_label_give_it_and_none_can_be_left_out(
    case: tuple[ArgumentMap, Evaluation, Evaluation],
) -> None:
    map, before, after = case
    old, new = labels(before), labels(after)
    for trace in traces(before, after, map.statements):
        for name in {*trace.statements, *trace.inferences} - set(trace.changes):
            causes = {link.cause for link in trace.links if link.effect == name}
            if not any(name in {link.cause, link.effect} for link in trace.links):
                continue
            if any(a.attacker == name for a in map.attacks_on.get(name, ())):
                continue  # its own label is a cause too, and a link to itself would say nothing
            # What is changed besides belongs to another trace.
            stance = stances(map, before).get(name, OPEN)

            def label(causes: set[str], name: str = name, stance: Stance = stance) -> str:
                held = old | {cause: new[cause] for cause in causes}
                return by_the_rules(map, name, stance, held)

            assert label(causes) == new[name]
            assert all(label(causes - {cause}) != new[name] for cause in causes)


@settings(max_examples=500, deadline=None)
@given(changed_maps())
def test_changes_are_told_alone_where_they_do_it_alone_and_together_where_not(
    case: tuple[ArgumentMap, Evaluation, Evaluation],
) -> None:
    """By the rules alone: the label with only these changes made, and with one of them not made."""
    map, before, after = case
    new = labels(after)
    was, now = stances(map, before), stances(map, after)

    def another_way(names: tuple[str, ...], target: str) -> bool:
        """Whether these changes reach a target over what is not so once all are made."""
        some = Scenario.of(stances(map, before) | {name: now[name] for name in names})
        middle = evaluate(before.program, some)
        (*_, trace) = traces(before, middle, [target])
        held = labels(middle)
        return any(held[x] != new[x] for x in (*trace.statements, *trace.inferences))

    def with_changes(names: tuple[str, ...], target: str) -> str:
        return brute.label(map, was | {name: now[name] for name in names}, target)

    for trace in traces(before, after, map.statements):
        for target in trace.reached:
            assert with_changes(trace.changes, target) == new[target]
            for left_out in trace.changes if len(trace.changes) > 1 else ():
                rest = tuple(c for c in trace.changes if c != left_out)
                assert with_changes(rest, target) != new[target] or another_way(rest, target)


def test_a_fall_needs_every_support_that_stopped_and_names_the_steps() -> None:
    map = make_map(
        {"a": GRANTED, "b": GRANTED, "mid": OPEN, "c": OPEN},
        [("a", "mid"), ("mid", "c"), ("b", "c")],
    )
    program = compile_map(map)
    both = evaluate(program, Scenario(open=frozenset("ab")))
    (trace,) = traces(evaluate(program), both, ["c"])
    assert trace.changes == ("a", "b")
    assert set(trace.links) == {
        Link("a", "s0", LinkKind.NEED),
        Link("s0", "mid", LinkKind.CONCLUSION),
        Link("mid", "s1", LinkKind.NEED),
        Link("s1", "c", LinkKind.CONCLUSION),
        Link("b", "s2", LinkKind.NEED),
        Link("s2", "c", LinkKind.CONCLUSION),
    }
    assert traces(evaluate(program), evaluate(program, Scenario(open=frozenset("a"))), ["c"]) == (
        Trace(
            ("a",),
            ("mid",),
            (Link("a", "s0", LinkKind.NEED), Link("s0", "mid", LinkKind.CONCLUSION)),
        ),
    )


def test_two_changes_that_each_fell_it_have_a_trace_each() -> None:
    map = make_map({"a": GRANTED, "o": OPEN, "c": OPEN}, [("a", "c")], [("o", "s0")])
    program = compile_map(map)
    after = evaluate(program, Scenario(granted=frozenset("o"), open=frozenset("a")))
    first, second = traces(evaluate(program), after, ["c"])
    assert (first.changes, second.changes) == (("a",), ("o",))
    assert [link.kind for link in second.links] == [LinkKind.UNDERCUT, LinkKind.CONCLUSION]


@pytest.mark.parametrize("semantics", ["preferred", "stable"])
def test_other_semantics_have_no_trace(semantics: str) -> None:
    program = compile_map(make_map({"a": GRANTED}))
    after = evaluate(program, Scenario(denied=frozenset("a")), semantics)
    assert traces(evaluate(program, semantics=semantics), after) == ()


def test_a_thousand_ways_to_one_conclusion_are_traced() -> None:
    many = {f"p{i}": OPEN for i in range(1200)}
    steps = [("p", name) for name in many] + [(name, "c") for name in many]
    program = compile_map(make_map({"p": GRANTED, **many, "c": OPEN}, steps))
    withdrawn = evaluate(program, Scenario(open=frozenset({"p"})))
    (trace,) = traces(withdrawn, evaluate(program), ["c"])
    assert (trace.changes, trace.reached) == (("p",), ("c",))
