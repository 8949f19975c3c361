"""The map of the paper: its size, its main line, and what every statement says of itself."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from argmap.model import ArgumentMap, Role
from argmap.rdf.read import read_map

PAPER = read_map()


def support(map: ArgumentMap) -> nx.DiGraph:
    """From each statement to what it is a reason for."""
    graph = nx.DiGraph()
    graph.add_nodes_from(map.statements)
    graph.add_edges_from(
        (need, step.conclusion) for step in map.inferences.values() for need in step.needs
    )
    return graph


def test_it_is_as_large_as_an_argument_that_one_can_teach() -> None:
    assert 110 <= len(PAPER.statements) <= 225
    assert 50 <= len(PAPER.inferences) <= 140
    assert 18 <= sum(s.main_line for s in PAPER.statements.values()) <= 24


def test_no_statement_supports_itself_in_a_circle() -> None:
    assert nx.is_directed_acyclic_graph(support(PAPER))


def test_every_statement_says_where_it_stands() -> None:
    for statement in PAPER.statements.values():
        assert statement.places, statement.id
        for place in statement.places:
            assert 1 <= len(place.phrase.split()) <= 12
        assert (
            statement.section == statement.places[0].paragraph.split(".")[0]
            or len(statement.places) > 1
        )


def test_titles_and_texts_are_each_their_own() -> None:
    for field in ("title", "text"):
        counts = Counter(getattr(s, field) for s in PAPER.statements.values())
        assert counts.most_common(1)[0][1] == 1


def test_each_background_condition_enables_a_step() -> None:
    enabling = {name for step in PAPER.inferences.values() for name in step.backgrounds}
    assert enabling == {s.id for s in PAPER.statements.values() if s.role is Role.BACKGROUND}


def test_every_objection_is_aimed_at_something() -> None:
    for statement in PAPER.statements.values():
        if statement.role in (Role.OBJECTION, Role.REPLY):
            assert statement.id in PAPER.attacks_by or statement.id in PAPER.uses, statement.id
