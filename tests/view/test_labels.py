"""No line runs through the name of a scheme, on any excerpt of the paper or of the examples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.app.state.loaded import load
from argmap.model import ArgumentMap
from argmap.view.edge_routing import sampled
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.layout import layout_for
from argmap.view.region import region_of
from argmap.view.shape import plan_of
from tests.view.test_layout import inside, label_rects

EXAMPLES = sorted((Path(__file__).parents[2] / "ontology/maps/examples").glob("*.ttl"))
LOADED = load(None)


def excerpts(map: ArgumentMap) -> Iterator[Excerpt]:
    yield from (MAIN_LINE, *(Excerpt("guided", step.id) for step in map.reading[::5]))
    yield from (
        Excerpt("section", name)
        for name in dict.fromkeys(s.section for s in map.statements.values())
        if name
    )
    yield from (Excerpt("path", name) for name in list(map.statements)[::40])


def crossed(map: ArgumentMap, excerpt: Excerpt) -> list[str]:
    plan = plan_of(map, region_of(map, excerpt=excerpt), LOADED.schemes)
    layout = layout_for(plan, plan, 800, 640)
    labels = label_rects(plan, layout)
    lines = {name: list(sampled(edge.path, 40)) for name, edge in layout.edges.items()}
    return [
        f"{name} through the label of {step}"
        for name, line in lines.items()
        for step, rect in labels.items()
        if any(inside(point, rect, 0) for point in line)
    ]


def test_no_line_runs_through_a_scheme_of_the_paper():
    assert [
        fault for excerpt in excerpts(LOADED.map) for fault in crossed(LOADED.map, excerpt)
    ] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_line_runs_through_a_scheme_of_an_example(path):
    map = argmap.load(path)
    assert crossed(map, MAIN_LINE) == crossed(map, WHOLE) == []
