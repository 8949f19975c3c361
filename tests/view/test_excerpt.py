"""Which statements each excerpt shows: against sets reckoned from the steps and attacks one by
one.
"""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Role, Statement
from argmap.rdf.read import read_map
from argmap.resources import bundled_map
from argmap.view.excerpt import FIRST_SIGHT, MOST, WHOLE, Excerpt, chief_of, excerpted, main_line
from tests.maps import GRANTED, OPEN, make_map, maps


def marked(map: ArgumentMap, names: set[str]) -> ArgumentMap:
    statements = {n: s._replace(main_line=n in names) for n, s in map.statements.items()}
    return ArgumentMap(map.notation, map.title, statements, map.inferences, map.attacks)


def bearings(map: ArgumentMap) -> nx.DiGraph:
    """What bears on what, one link for each need of a step and each attack."""
    graph = nx.DiGraph()
    graph.add_nodes_from(map.statements)
    for step in map.inferences.values():
        graph.add_edges_from(
            (need, step.conclusion) for need in (*step.premises, *step.backgrounds)
        )
    for attack in map.attacks.values():
        step = map.inferences.get(attack.target)
        graph.add_edge(attack.attacker, step.conclusion if step else attack.target)
    return graph


def concluding(map: ArgumentMap, names: set[str]) -> ArgumentMap:
    roles = {
        n: s._replace(role=Role.CONCLUSION if n in names else Role.CLAIM)
        for n, s in map.statements.items()
    }
    return ArgumentMap(map.notation, map.title, roles, map.inferences, map.attacks)


def test_a_main_line_with_a_gap_is_joined_by_the_shortest_way():
    chain = make_map(
        dict.fromkeys("abcde", OPEN), [("a", "b"), ("b", "c"), ("c", "d"), ("b", "e"), ("e", "d")]
    )
    assert set(main_line(marked(chain, {"a", "d"}))) in ({"a", "b", "c", "d"}, {"a", "b", "e", "d"})


def test_without_a_main_line_the_conclusions_and_what_is_next_to_them_are_shown():
    names = [f"p{i}" for i in range(60)]
    map = make_map(dict.fromkeys(names, GRANTED), [(f"p{i + 1}", f"p{i}") for i in range(59)])
    map = ArgumentMap(
        "m", "", map.statements | {"p0": Statement("p0", Role.CONCLUSION, OPEN)}, map.inferences, {}
    )
    assert main_line(map) == tuple(names[:FIRST_SIGHT])


def test_a_map_without_conclusions_shows_what_supports_nothing_further():
    map = make_map({"a": GRANTED, "b": OPEN, "c": OPEN}, [("a", "b")])
    assert set(main_line(map)) == {"a", "b", "c"}


@given(maps(), st.data())
def test_a_focus_shows_what_bears_on_a_statement_within_its_steps(map, data):
    name = data.draw(st.sampled_from(sorted(map.statements)))
    steps = data.draw(st.integers(0, 4))
    far = nx.single_source_shortest_path_length(bearings(map).reverse(), name, cutoff=steps)
    assert set(excerpted(map, Excerpt("focus", name, steps))) == set(far)


@given(maps(), st.data())
def test_a_path_shows_all_ways_to_the_conclusions(map, data):
    names = sorted(map.statements)
    ends = data.draw(st.sets(st.sampled_from(names), min_size=1))
    name = data.draw(st.sampled_from(names))
    map = concluding(map, ends)
    graph = bearings(map)
    reached = {end for end in ends if end != name and nx.has_path(graph, name, end)}
    shown = set(excerpted(map, Excerpt("path", name)))
    if reached:
        assert shown == {
            n
            for n in names
            if nx.has_path(graph, name, n) and any(nx.has_path(graph, n, end) for end in reached)
        }
    assert name in shown


def test_a_path_with_too_many_ways_is_one_of_the_shortest():
    layers = [[f"{layer}{i}" for i in range(12)] for layer in "abcde"]
    links = [(low, high) for lower, upper in pairwise(layers) for low in lower for high in upper]
    links += [("start", name) for name in layers[0]] + [(name, "end") for name in layers[-1]]
    names = ["start", "end", *(name for layer in layers for name in layer)]
    map = concluding(make_map(dict.fromkeys(names, OPEN), links), {"end"})
    shown = excerpted(map, Excerpt("path", "start"))
    assert len(shown) == 7
    assert {"start", "end"} <= set(shown)


def test_every_excerpt_of_the_paper_is_few_enough_to_be_read():
    map = read_map(bundled_map())
    sections = {statement.section for statement in map.statements.values()}
    excerpts = [Excerpt("section", section) for section in sections]
    excerpts += [Excerpt(kind, name, 9) for kind in ("focus", "path") for name in map.statements]
    excerpts += [Excerpt("guided", step.id) for step in map.reading]
    for excerpt in excerpts:
        shown = excerpted(map, excerpt)
        assert len(shown) <= MOST
        assert excerpt.of in shown or excerpt.kind in ("section", "guided")
        if excerpt.kind == "section":
            assert {map.statements[name].section for name in shown} == {excerpt.of}


def test_the_whole_map_is_all_of_it_and_a_stranger_shows_the_main_line():
    map = make_map({"a": GRANTED, "b": OPEN, "c": OPEN}, [("a", "b")])
    assert excerpted(map, WHOLE) == tuple(map.statements)
    for kind in ("focus", "path", "section"):
        assert excerpted(map, Excerpt(kind, "no such")) == main_line(map)


def test_a_step_of_the_guided_reading_keeps_what_went_before_as_long_as_there_is_room():
    map = read_map(bundled_map())
    before: set[str] = set()
    for step in map.reading:
        shown = set(excerpted(map, Excerpt("guided", step.id)))
        before |= set(step.shows)
        assert set(step.shows) <= shown <= before
        assert shown == before or len(shown) == MOST


def test_the_chief_of_some_statements_is_what_the_others_bear_on():
    map = make_map(dict.fromkeys("abcd", OPEN), [("a", "b"), ("b", "c"), ("c", "d")])
    assert chief_of(map, ("a", "b", "c")) == "c"
    assert chief_of(map, ()) is None
