"""A large map is laid out section by section: all of it is there, nothing lies on anything else,
and it takes seconds.
"""

from itertools import combinations
from time import perf_counter

import pytest

from argmap.model import ArgumentMap, Role, Section, Stance, Statement
from argmap.rdf.read import read_map
from argmap.reasoning import compile_map, evaluate
from argmap.view.dot import rect_of
from argmap.view.excerpt import WHOLE
from argmap.view.graph import edge_id
from argmap.view.layout import Arrangement, arrangement_of, lay_out, tiled
from argmap.view.region import region_of
from argmap.view.scene import scene_of
from argmap.view.shape import Box, Plan, Step, plan_of
from argmap.view.tiles import MOST_ROOMY, ROOM, TILE_HEAD, TILED, Tile, tiles_of, with_room
from benchmarks.maps import write_map
from benchmarks.papers import write_paper


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    file = tmp_path_factory.mktemp("maps") / "paper.ttl"
    write_paper(file, 600)
    map = read_map(file)
    return plan_of(map, region_of(map, excerpt=WHOLE))


@pytest.fixture(scope="module")
def tangle(tmp_path_factory):
    """One section, links at random, circles."""
    file = tmp_path_factory.mktemp("maps") / "tangle.ttl"
    write_map(file, 300, 300)
    map = read_map(file)
    return plan_of(map, region_of(map, excerpt=WHOLE))


@pytest.mark.parametrize("which", ["paper", "tangle"])
def test_every_box_step_and_edge_has_its_place(which, request):
    plan: Plan = request.getfixturevalue(which)
    layout = lay_out(plan, arrangement_of(plan, 800, 640), 1.25)
    assert layout.boxes.keys() == {box.id for box in plan.boxes}
    assert layout.steps.keys() == layout.labels.keys() == {step.id for step in plan.steps}
    supports = {edge_id(need, step.id) for step in plan.steps for need in step.needs}
    concluding = {edge_id(step.id, step.conclusion) for step in plan.steps}
    assert layout.edges.keys() == supports | concluding | {thrust.id for thrust in plan.thrusts}


@pytest.mark.parametrize("which", ["paper", "tangle"])
def test_no_box_lies_on_another(which, request):
    plan: Plan = request.getfixturevalue(which)
    layout = lay_out(plan, Arrangement(), 1.25)
    rects = [rect_of(layout.boxes[box.id], box) for box in plan.boxes]
    assert [
        (a, b)
        for a, b in combinations(rects, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ] == []


def test_a_section_stands_together(paper):
    for tile in tiles_of(paper):
        assert len({box.section for box in tile.boxes}) == 1


def test_tiles_stand_apart_and_hold_their_boxes(paper):
    layout = lay_out(paper, Arrangement(), 1.25)
    rects = [tile.rect for tile in layout.tiles]
    assert not [
        1
        for a, b in combinations(rects, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    for tile, plan in zip(layout.tiles, tiles_of(paper), strict=True):
        left, top, right, bottom = tile.rect
        for box in plan.boxes:
            a, b, c, d = rect_of(layout.boxes[box.id], box)
            assert left < a
            assert top + TILE_HEAD <= b + 1
            assert c < right
            assert d < bottom


def test_a_link_is_an_edge_between_tiles(paper):
    layout = lay_out(paper, Arrangement(), 1.25)
    home = {box.id: number for number, tile in enumerate(tiles_of(paper)) for box in tile.boxes}
    home |= {step.id: number for number, tile in enumerate(tiles_of(paper)) for step in tile.steps}
    apart = {
        name for name, edge in layout.edges.items() if home[edge.ends[0]] != home[edge.ends[1]]
    }
    assert layout.links == apart != set()


def test_a_step_stands_with_its_reasons_where_all_come_from_one_other_section(paper):
    home = {box.id: number for number, tile in enumerate(tiles_of(paper)) for box in tile.boxes}
    for number, tile in enumerate(tiles_of(paper)):
        for step in tile.steps:
            assert number in {home[step.conclusion], *(home[need] for need in step.needs)}
            assert step.needs


@pytest.mark.parametrize(
    ("sections", "section", "titles"),
    [
        ((Section("1", "The only section"),), "1", {"1 · The only section · 1 of 4"}),
        ((), "", {"Part 1 of 4"}),
    ],
)
def test_a_tile_has_the_title_of_its_section(sections, section, titles):
    names = [f"p{i}" for i in range(300)]
    map = ArgumentMap(
        "m",
        "M",
        {
            name: Statement(name, Role.PREMISE, Stance.GRANTED, name, section=section)
            for name in names
        },
        {},
        {},
        sections=sections,
    )
    scene = scene_of(map, evaluate(compile_map(map)), excerpt=WHOLE)
    assert titles <= {tile["title"] for tile in scene["tiles"].values()}


def test_a_wide_fan_stands_in_several_rows():
    """One claim with sixty reasons is no ribbon."""
    boxes = [Box(f"p{i}", ("x",), 194, 50, "1") for i in range(61)]
    steps = [Step(f"s{i}", (f"p{i}",), "p0", 0, (), 0, 0) for i in range(1, 61)]
    other = [Box(f"q{i}", ("x",), 194, 50, "2") for i in range(200)]
    layout = lay_out(Plan((*boxes, *other), tuple(steps), ()), Arrangement(), 1.25)
    left, _, right, _ = layout.tiles[0].rect
    assert right - left < 60 * 194 / 2


def test_it_has_about_the_shape_of_the_window(paper):
    left, top, right, bottom = lay_out(paper, Arrangement(), 1.25).extent
    assert 0.6 < (right - left) / (bottom - top) / 1.25 < 1.7


def test_it_tells_how_far_it_is(paper):
    heard = []
    tiled(paper, 1.25, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == len(paper.boxes) > TILED


def test_a_thousand_statements_are_placed_in_seconds(tmp_path):
    write_paper(tmp_path / "large.ttl", 1000)
    map = read_map(tmp_path / "large.ttl")
    plan = plan_of(map, region_of(map, excerpt=WHOLE))
    begun = perf_counter()
    tiled(plan, 1.25)
    assert perf_counter() - begun < 8


def test_a_small_tile_of_a_few_has_room_for_its_title_and_a_name() -> None:
    large, small = (
        Tile(str(n), 1, 1, rect) for n, rect in enumerate([(0, 0, 7200, 5400), (9, 9, 50, 50)])
    )
    roomy = with_room([large, small], (0, 0, 7200, 5400))
    assert roomy[0] == large
    assert roomy[1].rect == (9, 9, 9 + 10 * ROOM[0], 9 + 10 * ROOM[1])
    assert with_room([small] * (MOST_ROOMY + 1), (0, 0, 7200, 5400)) == [small] * (MOST_ROOMY + 1)
