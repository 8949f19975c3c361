"""What a layout joins: the edges of a plan, from below to above and without a circle, and its
connected parts.
"""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

from argmap.view.shape import Box, Plan, Step


class DotEdge(NamedTuple):
    """An edge for dot, told from below to above (from left to right); `back` where it points the
    other way.
    """

    name: str
    low: str
    high: str
    support: bool
    head: bool
    back: bool = False


def edge_id(end: str, other: str) -> str:
    """The name of the edge from a need to a step or from a step to its conclusion."""
    return f"{end} > {other}"


def parts_of(plan: Plan) -> list[tuple[str, ...]]:
    """The connected parts of a plan: the identifiers of their boxes and steps, in its order."""
    import networkx as nx

    order = {thing: place for place, thing in enumerate((*boxes_of(plan), *steps_of(plan)))}
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from((edge.low, edge.high) for edge in edges_of(plan) if edge.high in order)
    parts = [tuple(sorted(part, key=order.__getitem__)) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: order[part[0]])


def boxes_of(plan: Plan) -> dict[str, Box | Step]:
    """The boxes by identifier."""
    return {box.id: box for box in plan.boxes}


def steps_of(plan: Plan) -> dict[str, Box | Step]:
    """The steps by identifier."""
    return {step.id: step for step in plan.steps}


def edges_of(plan: Plan) -> list[DotEdge]:
    """All edges: those of steps first, then attacks, so that an attack gives way where they run in
    a circle.
    """
    edges = []
    for step in plan.steps:
        edges.append(
            DotEdge(edge_id(step.id, step.conclusion), step.id, step.conclusion, True, True)
        )
        edges.extend(
            DotEdge(edge_id(need, step.id), need, step.id, True, False) for need in step.needs
        )
    return edges + [
        DotEdge(thrust.id, thrust.attacker, thrust.target, False, True) for thrust in plan.thrusts
    ]


def acyclic(edges: list[DotEdge]) -> list[DotEdge]:
    """The edges with as many turned round as it takes to have no circle; each keeps its name and
    its head.
    """
    import networkx as nx

    whole = nx.DiGraph((edge.low, edge.high) for edge in edges)
    circles = {
        name: place
        for place, component in enumerate(nx.strongly_connected_components(whole))
        for name in component
    }
    acyclic_part, turned = nx.DiGraph(), []
    acyclic_part.add_nodes_from(whole)
    for edge in edges:
        # Only within a circle can a way lead back: nowhere else is one looked for.
        if edge.low == edge.high or (
            circles[edge.low] == circles[edge.high]
            and nx.has_path(acyclic_part, edge.high, edge.low)
        ):
            turned.append(edge._replace(low=edge.high, high=edge.low, back=True))
        else:
            acyclic_part.add_edge(edge.low, edge.high)
            turned.append(edge)
    return turned


def ordered(names: list[str], order: int) -> list[str]:
    """The names in their own order (0), reversed (1), or in a mixture that is the same each
    time.
    """
    if order < 2:
        return names[::-1] if order else names
    # Not `hash`, which differs from process to process; identifiers may hold lone surrogates.
    return sorted(names, key=lambda name: crc32(f"{order} {name}".encode("utf-8", "replace")))
