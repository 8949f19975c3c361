"""A whole map in its sections: links between two of them share one bundle, and no line touches a
box or a section that is not its own end.
"""

from itertools import pairwise
from pathlib import Path

import pytest

import argmap
from argmap.rdf.read import read_map
from argmap.view.dot import rect_of
from argmap.view.excerpt import MAIN_LINE, WHOLE
from argmap.view.layout import Layout, layout_for
from argmap.view.region import region_of
from argmap.view.shape import Plan, plan_of
from argmap.view.spline_routing import Wish, routed
from benchmarks.maps import write_map
from benchmarks.papers import write_paper

CASES = Path(__file__).parents[1] / "cases"


def bezier(path, samples):
    """Points of a path of cubic curves, by de Casteljau's construction."""
    for i in range(0, len(path) - 3, 3):
        for k in range(samples + 1):
            t, points = k / samples, path[i : i + 4]
            while len(points) > 1:
                points = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(points)]
            yield points[0]


def touched(path, tip, rects, own):
    """The rectangles that a line runs through, but its own."""
    points = [*bezier(path, 40), *([tip] if tip else [])]
    return {
        name
        for name, (left, top, right, bottom) in rects.items()
        if name not in own and any(left < x < right and top < y < bottom for x, y in points)
    }


@pytest.fixture(scope="module")
def maps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    write_paper(folder / "sections.ttl", 400)
    write_map(folder / "tangle.ttl", 300, 300)
    small = {name: CASES / f"{name}.ttl" for name in ("library", "dilemma", "small")}
    made = {name: folder / f"{name}.ttl" for name in ("sections", "tangle")}
    return {"paper": argmap.load()} | {
        name: read_map(file) for name, file in (small | made).items()
    }


def laid_out(map, excerpt=WHOLE) -> tuple[Plan, Layout]:
    plan = plan_of(map, region_of(map, excerpt=excerpt))
    return plan, layout_for(plan, plan, 800, 640)


@pytest.mark.parametrize("name", ["paper", "library", "dilemma", "small", "sections", "tangle"])
def test_no_edge_touches_a_box_that_is_not_its_end(maps, name):
    plan, layout = laid_out(maps[name])
    boxes = {box.id: rect_of(layout.boxes[box.id], box) for box in plan.boxes}
    found = {
        name: touched(edge.path, edge.tip, boxes, edge.ends) for name, edge in layout.edges.items()
    }
    assert {name: boxes for name, boxes in found.items() if boxes} == {}


def test_nor_on_the_main_line_of_the_paper(maps):
    plan, layout = laid_out(maps["paper"], MAIN_LINE)
    boxes = {box.id: rect_of(layout.boxes[box.id], box) for box in plan.boxes}
    assert not any(touched(edge.path, edge.tip, boxes, edge.ends) for edge in layout.edges.values())


@pytest.mark.parametrize("name", ["paper", "sections", "tangle"])
def test_a_bundle_touches_its_own_two_tiles_alone(maps, name):
    layout = laid_out(maps[name])[1]
    tiles = {number: tile.rect for number, tile in enumerate(layout.tiles)}
    assert layout.bundles
    for bundle in layout.bundles:
        assert touched(bundle.curve.path, bundle.curve.tip, tiles, bundle.tiles) == set()


@pytest.mark.parametrize("name", ["paper", "sections", "tangle"])
def test_each_link_is_in_the_one_bundle_of_its_tiles(maps, name):
    layout = laid_out(maps[name])[1]

    def tile_of(end):
        x, y = layout.boxes.get(end) or layout.steps[end]
        (number,) = (
            number
            for number, tile in enumerate(layout.tiles)
            if tile.rect[0] < x < tile.rect[2] and tile.rect[1] < y < tile.rect[3]
        )
        return number

    pairs = [bundle.tiles for bundle in layout.bundles]
    assert len(set(pairs)) == len(pairs)
    held = [link for bundle in layout.bundles for link in (*bundle.there, *bundle.back)]
    assert sorted(held) == sorted(layout.links)
    for bundle in layout.bundles:
        for names, way in ((bundle.there, bundle.tiles), (bundle.back, bundle.tiles[::-1])):
            for name in names:
                assert tuple(map(tile_of, layout.edges[name].ends)) == way
        assert bool(bundle.there) == bool(bundle.curve.tip)
        assert bool(bundle.back) == bool(bundle.curve.start_tip)


def test_a_link_begins_and_ends_at_its_ends(maps):
    plan, layout = laid_out(maps["paper"])
    boxes = {box.id: rect_of(layout.boxes[box.id], box) for box in plan.boxes}
    for name in layout.links:
        edge = layout.edges[name]
        for end, (x, y) in zip(edge.ends, (edge.path[0], edge.tip or edge.path[-1]), strict=True):
            at = layout.steps.get(end)
            left, top, right, bottom = (*at, *at) if at else boxes[end]
            assert left - 8 < x < right + 8
            assert top - 8 < y < bottom + 8


def test_a_small_whole_map_is_one_drawing(maps):
    assert laid_out(maps["library"])[1].tiles == ()
    assert {tile.section for tile in laid_out(maps["paper"])[1].tiles} == {
        statement.section for statement in maps["paper"].statements.values()
    }


def test_a_curve_leads_around_what_stands_between():
    rects = {"a": (0, 0, 40, 40), "wall": (100, -200, 120, 300), "b": (200, 0, 240, 40)}
    spline = routed(rects, {"e": Wish("a", "b", "forward")}, 5)["e"]
    assert touched(spline.path, spline.tip, rects, {"a", "b"}) == set()
    assert spline.path[0] == pytest.approx((40, 20), abs=21)
    assert spline.tip == pytest.approx((200, 20), abs=21)
    assert spline.start_tip is None
