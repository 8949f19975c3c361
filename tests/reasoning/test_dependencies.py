"""Strongly connected components and orders along the dependencies, against networkx."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.reasoning.dependencies import components, depth_first, needs_first

NODES = st.integers(0, 11)
graphs = st.lists(st.lists(NODES, max_size=3), min_size=12, max_size=12)


def graph_of(rows: list[list[int]]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(rows)))
    graph.add_edges_from((x, y) for x, row in enumerate(rows) for y in row)
    return graph


@given(graphs)
def test_components_are_those_of_networkx_and_come_after_what_they_need(
    rows: list[list[int]],
) -> None:
    found = components(range(len(rows)), rows.__getitem__)
    assert {frozenset(part) for part in found} == set(
        map(frozenset, nx.strongly_connected_components(graph_of(rows)))
    )
    place = {x: i for i, part in enumerate(found) for x in part}
    assert all(place[need] <= place[x] for x, row in enumerate(rows) for need in row)


@given(graphs, st.lists(NODES, max_size=3))
def test_only_what_the_nodes_lead_to_is_looked_at(rows: list[list[int]], starts: list[int]) -> None:
    reached = set(starts).union(*(nx.descendants(graph_of(rows), x) for x in starts))
    assert {x for part in components(starts, rows.__getitem__) for x in part} == reached
    assert set(depth_first(starts, rows.__getitem__)) == reached


@given(graphs)
def test_outside_circles_needs_come_first(rows: list[list[int]]) -> None:
    order = needs_first(range(len(rows)), rows.__getitem__)
    assert sorted(order) == list(range(len(rows)))
    circle = {x: part for part in components(order, rows.__getitem__) for x in part}
    place = {x: i for i, x in enumerate(order)}
    for x, row in enumerate(rows):
        for need in row:
            assert need in circle[x] or place[need] < place[x]
