"""What is on the screen stays where it is when more is unfolded, measured from the box that is
unfolded.
"""

from math import dist
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.view.layout import Arrangement, Layout, grown_at, lay_out, layout_for, steady
from argmap.view.region import hidden, region_of
from argmap.view.shape import Plan, plan_of
from tests.view.test_layout import faults, plans


def moves(before: Layout, after: Layout, held: str) -> list[float]:
    """How far each box moves on a screen that holds one of them still, in pixels at zoom 1."""
    x, y = (b - a for a, b in zip(before.boxes[held], after.boxes[held], strict=True))
    there = [name for name in before.boxes if name != held]
    return [dist((before.boxes[n][0] + x, before.boxes[n][1] + y), after.boxes[n]) for n in there]


@pytest.fixture(scope="module")
def unfoldings() -> dict[str, tuple[Plan, Plan]]:
    """The main line of the paper, and what it grows to when one of its boxes is unfolded."""
    paper = argmap.load()
    region = region_of(paper)
    first, shown = plan_of(paper, region), frozenset(region.statements)
    opened = [name for name in region.statements if hidden(paper, name, shown).statements]
    return {name: (first, plan_of(paper, region_of(paper, frozenset({name})))) for name in opened}


@pytest.mark.parametrize(("width", "height"), [(800, 640), (1100, 760)])
def test_unfolding_moves_little_on_the_papers_main_line(unfoldings, width, height):
    found = []
    for name, (first, plan) in unfoldings.items():
        before = layout_for(first, first, width, height)
        found.append(moves(before, layout_for(plan, first, width, height), name))
    assert len(found) >= 15
    assert median(median(ways) for ways in found) <= 80
    assert mean(mean(ways) for ways in found) <= 120
    assert max(mean(ways) for ways in found) <= 420  # one box is 194 wide


def test_what_is_unfolded_on_the_papers_main_line_is_drawn_without_a_fault(unfoldings):
    for first, plan in unfoldings.values():
        assert faults(plan, layout_for(plan, first, 800, 640)) == []


def test_a_plan_has_grown_at_the_box_that_is_unfolded(unfoldings):
    for name, (first, plan) in unfoldings.items():
        assert name in grown_at(plan, first)


def part_of(plan: Plan, count: int) -> Plan:
    """What is left of a plan with its first boxes only."""
    boxes = plan.boxes[:count]
    there = {box.id for box in boxes}
    steps = [
        s._replace(needs=tuple(n for n in s.needs if n in there))
        for s in plan.steps
        if s.conclusion in there
    ]
    steps = [step for step in steps if step.needs]
    ends = there | {step.id for step in steps}
    return Plan(
        boxes,
        tuple(steps),
        tuple(t for t in plan.thrusts if t.attacker in there and t.target in ends),
    )


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(1, 8), st.booleans())
def test_no_growth_of_any_map_draws_a_fault(plan, count, upward):
    arrangement = steady(plan, part_of(plan, count), Arrangement(upward), 1.2)
    assert faults(plan, lay_out(plan, arrangement, 1.2)) == []


@settings(max_examples=10, deadline=None)
@given(plans(), st.integers(1, 8))
def test_a_plan_grows_the_same_each_time(plan, count):
    first = part_of(plan, count)
    layout = layout_for(plan, first, 800, 640)
    for kept in (lay_out, steady):
        kept.cache_clear()
    assert layout_for(Plan(*plan), first, 800, 640) == layout
