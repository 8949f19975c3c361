"""An explanation is finite, cites only what holds, and what it cites is enough."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings

from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Evaluation, Explanation, Label, compile_map, evaluate, explain
from argmap.reasoning.explanation import Circle, Part
from tests.maps import GRANTED, OPEN, make_map, maps_with_scenarios

IN, OUT, UNDEC = Label.IN, Label.OUT, Label.UNDEC


def nodes(
    item: Explanation, above: tuple[str, ...] = ()
) -> Iterator[tuple[Explanation, tuple[str, ...]]]:
    yield item, above
    for child in item.because:
        if isinstance(child, Explanation):
            yield from nodes(child, (*above, item.id))


@settings(max_examples=500, deadline=None)
@given(maps_with_scenarios())
def test_it_never_cites_what_does_not_hold_and_never_itself(
    case: tuple[ArgumentMap, Scenario],
) -> None:
    map, scenario = case
    evaluation = evaluate(compile_map(map), scenario)
    held = {s: label for s, (label, _) in evaluation.statements.items()} | dict(
        evaluation.inferences
    )
    for statement in map.statements:
        for item, above in nodes(explain(evaluation, statement)):
            assert item.label is held[item.id]
            assert item.id not in above
            for child in item.because:
                assert isinstance(child, Explanation) or set(child.statements) <= {*above, item.id}


@settings(max_examples=500, deadline=None)
@given(maps_with_scenarios())
def test_what_it_cites_is_enough(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = case
    evaluation = evaluate(compile_map(map), scenario)
    for statement in map.statements:
        found = list(nodes(explain(evaluation, statement)))
        explained = {item.id for item, _ in found if not item.again}
        for item, _ in found:
            if item.again:
                assert item.id in explained
            elif item.part is Part.SUPPORT:
                assert enough_for_step(map, item)
            else:
                assert enough_for_statement(map, evaluation, item), item


def enough_for_statement(map: ArgumentMap, evaluation: Evaluation, item: Explanation) -> bool:
    """Whether the cited labels force this one, by the rules of the model."""
    stance = evaluation.scenario.stance_of(map, item.id)
    cited = {child.id: child.label for child in item.because if isinstance(child, Explanation)}
    circles = any(isinstance(child, Circle) for child in item.because)
    steps = {step.id for step in map.supports.get(item.id, ())}
    attackers = {
        a.attacker for a in map.attacks_on.get(item.id, ()) if a.id not in map.failing_attacks
    }
    beaten = any(cited.get(o) is IN for o in attackers)
    if item.label is IN:
        backed = stance is GRANTED or any(cited.get(r) is IN for r in steps)
        return backed and all(cited.get(o) is OUT for o in attackers)
    if item.label is OUT:
        unbacked = stance is OPEN and all(cited.get(r) is OUT for r in steps)
        return stance is Stance.DENIED or beaten or unbacked
    return circles or any(label is UNDEC for label in cited.values())


def enough_for_step(map: ArgumentMap, item: Explanation) -> bool:
    step = map.inferences[item.id]
    cited = {child.id: child.label for child in item.because if isinstance(child, Explanation)}
    circles = any(isinstance(child, Circle) for child in item.because)
    attackers = {attack.attacker for attack in map.attacks_on.get(item.id, ())}
    if item.label is IN:
        return all(cited.get(p) is IN for p in step.needs) and all(
            cited.get(o) is OUT for o in attackers
        )
    if item.label is OUT:
        failed = any(cited.get(p) is OUT for p in step.needs) or any(
            cited.get(o) is IN for o in attackers
        )
        return failed or circles
    return circles or any(label is UNDEC for label in cited.values())


def test_a_circle_of_support_is_named() -> None:
    ring = make_map({"a": OPEN, "b": OPEN}, [("a", "b"), ("b", "a")])
    step = explain(evaluate(compile_map(ring)), "a").because[0]
    assert isinstance(step, Explanation)
    premise = step.because[0]
    assert isinstance(premise, Explanation)
    last = premise.because[0]
    assert isinstance(last, Explanation)
    assert last.because == (Circle(("a", "b")),)


def test_a_circle_of_attack_is_named() -> None:
    pair = make_map({"a": GRANTED, "b": GRANTED}, attacks=[("a", "b"), ("b", "a")])
    attacker = explain(evaluate(compile_map(pair)), "a").because[0]
    assert isinstance(attacker, Explanation)
    assert attacker.because == (Circle(("a", "b")),)


def test_shared_reasons_are_explained_once() -> None:
    """A ladder of n steps has 2^n paths; its explanation stays linear."""
    size = 60
    stances = {"p0": GRANTED} | {f"{side}{i}": OPEN for i in range(1, size) for side in "pq"}
    steps = [(f"p{i - 1}", f"q{i}") for i in range(1, size)] + [
        (f"p{i - 1} q{i}", f"p{i}") for i in range(1, size)
    ]
    tree = explain(evaluate(compile_map(make_map(stances, steps))), f"p{size - 1}")
    assert len(list(nodes(tree))) < 8 * size
