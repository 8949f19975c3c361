"""Nothing lies on anything else: boxes, labels and edges keep clear of each other, whatever the
map.
"""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model import ArgumentMap, Role
from argmap.view.edge_routing import sampled
from argmap.view.excerpt import WHOLE
from argmap.view.layout import LEGIBLE, Arrangement, Layout, arrangement_of, lay_out
from argmap.view.region import region_of
from argmap.view.shape import DOT, TEXT_SIZE, Plan, plan_of, scheme_label
from tests.maps import OPEN, make_map, maps

SCHEMES = [
    "https://example.org/s#CauseToEffect",
    "https://example.org/s#From_a_very_long_name_of_a_scheme",
    None,
]
WORDS = st.lists(
    st.sampled_from(["regions", "internationalization", "an", "egalitarian order"]),
    min_size=1,
    max_size=12,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of random maps with titles of any length and schemes."""
    map = draw(maps(9))
    statements = {n: s._replace(title=" ".join(draw(WORDS))) for n, s in map.statements.items()}
    steps = {
        n: s._replace(scheme=draw(st.sampled_from(SCHEMES))) for n, s in map.inferences.items()
    }
    map = ArgumentMap(map.notation, map.title, statements, steps, map.attacks)
    return plan_of(map, region_of(map, excerpt=WHOLE))


def box_rects(plan: Plan, layout: Layout) -> dict[str, tuple[float, float, float, float]]:
    places = {box.id: (*layout.boxes[box.id], box.w / 2, box.h / 2) for box in plan.boxes}
    return {name: (x - w, y - h, x + w, y + h) for name, (x, y, w, h) in places.items()}


def label_rects(plan: Plan, layout: Layout) -> dict[str, tuple[float, float, float, float]]:
    corners = {step.id: (layout.labels[step.id], step) for step in plan.steps if step.w}
    return {
        name: (x, y + 1, x + step.w, y + step.h - 1) for name, ((x, y), step) in corners.items()
    }


def overlap(a, b) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def inside(point, rect, by: float = 1.0) -> bool:
    return rect[0] + by < point[0] < rect[2] - by and rect[1] + by < point[1] < rect[3] - by


def faults(plan: Plan, layout: Layout) -> list[str]:
    """All that lies on something else."""
    boxes, labels = box_rects(plan, layout), label_rects(plan, layout)
    things = [
        *(("box", n, r) for n, r in boxes.items()),
        *(("label", n, r) for n, r in labels.items()),
    ]
    found = [
        f"{a} {m} on {b} {n}" for (a, m, r), (b, n, q) in combinations(things, 2) if overlap(r, q)
    ]
    for name, edge in layout.edges.items():
        points = list(sampled(edge.path))
        for box, rect in boxes.items():
            if box not in edge.ends and any(inside(point, rect) for point in points):
                found.append(f"edge {name} under box {box}")
    return found


@settings(max_examples=60, deadline=None)
@given(
    plans(),
    st.sampled_from(
        [Arrangement(), Arrangement(False), Arrangement(True, 2), Arrangement(True, 1, 3)]
    ),
)
def test_nothing_lies_on_anything_else(plan, arrangement):
    assert faults(plan, lay_out(plan, arrangement, 1.2)) == []


@settings(max_examples=25, deadline=None)
@given(plans())
def test_edges_join_what_they_name(plan):
    layout = lay_out(plan, Arrangement(), 1.2)
    boxes = box_rects(plan, layout)
    for edge in layout.edges.values():
        for end, point in zip(edge.ends, (edge.path[0], edge.tip or edge.path[-1]), strict=True):
            left, top, right, bottom = boxes.get(end) or _around(layout.steps[end], DOT + 2)
            assert left - 3 <= point[0] <= right + 3
            assert top - 3 <= point[1] <= bottom + 3


def _around(point, by):
    return point[0] - by, point[1] - by, point[0] + by, point[1] + by


@settings(max_examples=25, deadline=None)
@given(plans())
def test_the_extent_holds_everything(plan):
    layout = lay_out(plan, Arrangement(), 1.2)
    left, top, right, bottom = layout.extent
    for rect in (*box_rects(plan, layout).values(), *label_rects(plan, layout).values()):
        assert left <= rect[0] <= rect[2] <= right
        assert top <= rect[1] <= rect[3] <= bottom


@settings(max_examples=10, deadline=None)
@given(plans())
def test_the_same_plan_is_laid_out_the_same(plan):
    again = Plan(*plan)
    first = lay_out(plan, Arrangement(), 1.2)
    lay_out.cache_clear()
    assert lay_out(again, Arrangement(), 1.2) == first


def test_a_layout_is_kept():
    plan = plan_of(bundled := argmap.load(), region_of(bundled))
    layout = lay_out(plan, Arrangement(), 1.2)
    assert lay_out(plan_of(bundled, region_of(bundled)), Arrangement(), 1.2) is layout


@pytest.mark.parametrize(
    "unfolded", [(), ("regional-order",), ("obj-balkanization", "capital-tied-down"), ("thesis",)]
)
def test_the_paper_is_drawn_without_a_fault(unfolded):
    paper = argmap.load()
    plan = plan_of(paper, region_of(paper, frozenset(unfolded)))
    assert faults(plan, lay_out(plan, arrangement_of(plan, 800, 690), 800 / 690)) == []


def test_the_whole_paper_is_drawn_without_a_fault():
    paper = argmap.load()
    plan = plan_of(paper, region_of(paper, excerpt=WHOLE))
    for arrangement in (Arrangement(), Arrangement(False)):
        assert faults(plan, lay_out(plan, arrangement, 1.6)) == []


def test_the_papers_main_line_is_legible_without_scrolling():
    paper = argmap.load()
    plan = plan_of(paper, region_of(paper))
    layout = lay_out(plan, arrangement_of(plan, 800, 690), 800 / 690)
    assert layout.scale(800, 690) * TEXT_SIZE >= LEGIBLE


def test_the_thesis_stands_in_the_uppermost_row():
    claims = {"thesis": OPEN, "a": OPEN, "b": OPEN, "c": OPEN}
    map = make_map(claims, [("a", "thesis"), ("a", "b"), ("b", "c")])
    map = replace(map, thesis="thesis")
    layout = lay_out(plan_of(map, region_of(map, excerpt=WHOLE)), Arrangement(), 1.0)
    assert layout.boxes["thesis"][1] == layout.boxes["c"][1]


def test_reasons_stand_below_what_they_support():
    map = make_map({"a": OPEN, "b": OPEN, "c": OPEN}, [("b c", "a")])
    plan = plan_of(map, region_of(map, excerpt=WHOLE))
    upward, rightward = lay_out(plan, Arrangement(), 1.0), lay_out(plan, Arrangement(False), 1.0)
    assert upward.boxes["a"][1] < upward.steps["s0"][1] < upward.boxes["b"][1]
    assert rightward.boxes["a"][0] > rightward.steps["s0"][0] > rightward.boxes["b"][0]


def test_an_objection_stands_below_a_conclusion_that_rebuts_it():
    map = make_map({"o": OPEN, "c": OPEN}, attacks=[("c", "o"), ("o", "c")])
    statements = {"o": map.statements["o"]._replace(role=Role.OBJECTION), "c": map.statements["c"]}
    map = ArgumentMap("m", "", statements, {}, map.attacks)
    layout = lay_out(plan_of(map, region_of(map, excerpt=WHOLE)), Arrangement(), 1.0)
    assert layout.boxes["o"][1] > layout.boxes["c"][1]


def test_parts_that_are_not_connected_fill_the_window():
    map = make_map({f"p{i}": OPEN for i in range(60)})
    layout = lay_out(plan_of(map, region_of(map, excerpt=WHOLE)), Arrangement(), 1.0)
    left, top, right, bottom = layout.extent
    assert 0.5 < (right - left) / (bottom - top) < 2


def test_a_step_of_one_premise_needs_no_dot_unless_it_is_undercut():
    map = make_map(
        dict.fromkeys("abco", OPEN), [("a", "b"), ("a", "c"), ("a b", "c")], [("o", "s1")]
    )
    steps = {step.id: step.r for step in plan_of(map, region_of(map, excerpt=WHOLE)).steps}
    assert steps == {"s0": 0, "s1": DOT, "s2": DOT}


def test_a_scheme_is_named_by_its_label_or_by_its_iri():
    assert scheme_label("https://w3id.org/argmap/ns#CauseToEffect", {}) == "Cause to effect"
    assert (
        scheme_label(
            "https://w3id.org/argmap/ns#Sign", {"https://w3id.org/argmap/ns#Sign": "From sign"}
        )
        == "From sign"
    )
    assert scheme_label(None, {}) == ""
