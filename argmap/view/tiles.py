"""A map too large for one drawing, in tiles: each section by itself under its title, the links
between them in bundles (`argmap.view.bundles`).

A layered drawing of a thousand statements is a ribbon that no window shows. Sections are what the
reader knows the text by; one that is still too large is split where its statements hang together
least (Blondel and others 2008, "Fast unfolding of communities").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from argmap.view.bundles import Link
from argmap.view.edge_routing import Rect
from argmap.view.graph import edge_id
from argmap.view.shape import Box, Plan, Step, Thrust

TILED = 240
"""A plan of more boxes is laid out in tiles."""
WHOLE_TILED = 40
"""A whole map of more boxes is, where it has sections."""
MAX_BOXES = 80
"""Boxes of a tile, about; one dot draws quickly and a window shows."""
TILE_HEAD = 44
"""Above the boxes of a tile: room for its title."""
TILE_PAD = 16


WINDOW = (720.0, 540.0)
"""Pixels of a window that shows all of a map."""
ROOM = (122.0, 112.0)
"""Pixels that the title of a tile and the name of one statement take there, however small all else
is (browser/names.js, browser/tiles.js).
"""
MOST_ROOMY = 12
"""More tiles would not have that room in one window."""


class Tile(NamedTuple):
    """What a tile shows, the whole of a section or one of so many parts of it, and where it is."""

    section: str
    part: int
    parts: int
    rect: Rect


def in_tiles(plan: Plan) -> bool:
    """Whether a plan is laid out in tiles."""
    if len(plan.boxes) > TILED:
        return True
    sections = {box.section for box in plan.boxes}
    return plan.whole and len(plan.boxes) > WHOLE_TILED and len(sections) > 1


def framed(plans: list[Plan], extents: Iterable[Rect]) -> list[Tile]:
    """The tiles around what has been laid out, with room for their titles."""
    sections = [plan.boxes[0].section for plan in plans]
    parts, count_so_far = Counter(sections), Counter[str]()
    found = []
    for section, (left, top, right, bottom) in zip(sections, extents, strict=True):
        count_so_far[section] += 1
        rect = left - TILE_PAD, top - TILE_HEAD, right + TILE_PAD, bottom + TILE_PAD
        found.append(Tile(section, count_so_far[section], parts[section], rect))
    return found


def with_room(tiles: list[Tile], extent: Rect) -> list[Tile]:
    """The tiles, those that are too small made large enough for title and name where a window shows
    all of a map that reaches so far; as they are where there are too many for that.
    """
    if len(tiles) > MOST_ROOMY:
        return tiles
    left, top, right, bottom = extent
    away = max((right - left) / WINDOW[0], (bottom - top) / WINDOW[1])
    w, h = ROOM[0] * away, ROOM[1] * away
    return [
        tile._replace(rect=(x0, y0, max(x1, x0 + w), max(y1, y0 + h)))
        for tile in tiles
        for x0, y0, x1, y1 in (tile.rect,)
    ]


def tiles_of(plan: Plan) -> list[Plan]:
    """The plan in parts that share nothing, in the order of the sections as they are met.

    Links between them are left out.
    """
    groups: dict[str, list[Box]] = {}
    for box in plan.boxes:
        groups.setdefault(box.section, []).append(box)
    tiles: list[list[Box]] = []
    for group in groups.values():
        tiles.extend(_split(group, plan) if len(group) > MAX_BOXES else [group])
    place = {box.id: number for number, tile in enumerate(tiles) for box in tile}
    steps: list[list[Step]] = [[] for _ in tiles]
    for step in plan.steps:
        # A step's dot stands in one tile; needs elsewhere reach it by links between tiles.
        tile = place[step.id] = _home(step, place)
        steps[tile].append(
            step._replace(needs=tuple(need for need in step.needs if place[need] == tile))
        )
    thrusts: list[list[Thrust]] = [[] for _ in tiles]
    for thrust in plan.thrusts:
        if place[thrust.attacker] == place[thrust.target]:
            thrusts[place[thrust.attacker]].append(thrust)
    return [
        Plan(tuple(a), tuple(b), tuple(c)) for a, b, c in zip(tiles, steps, thrusts, strict=True)
    ]


def links_of(plan: Plan, drawn: Container[str]) -> dict[str, Link]:
    """The edges that no tile holds."""
    links = {}
    for step in plan.steps:
        for need in step.needs:
            links[edge_id(need, step.id)] = Link(need, step.id, False)
        links[edge_id(step.id, step.conclusion)] = Link(step.id, step.conclusion, True)
    for thrust in plan.thrusts:
        links[thrust.id] = Link(thrust.attacker, thrust.target, True)
    return {name: link for name, link in links.items() if name not in drawn}


def _home(step: Step, place: Mapping[str, int]) -> int:
    """The tile that a step is in: that of its conclusion, else where all that it needs is."""
    needs, tile = {place[need] for need in step.needs}, place[step.conclusion]
    return tile if tile in needs or len(needs) != 1 else needs.pop()


def _split(group: list[Box], plan: Plan) -> Iterable[list[Box]]:
    """The boxes of a group in communities of their links, each of at most `MAX_BOXES`, in the order
    of the plan.
    """
    import networkx as nx

    within = {box.id: box for box in group}
    graph = nx.Graph()
    graph.add_nodes_from(within)
    graph.add_edges_from(
        (n, s.conclusion)
        for s in plan.steps
        for n in s.needs
        if n in within and s.conclusion in within
    )
    steps = {step.id: step.conclusion for step in plan.steps}
    ends = ((thrust.attacker, steps.get(thrust.target, thrust.target)) for thrust in plan.thrusts)
    graph.add_edges_from((tail, head) for tail, head in ends if tail in within and head in within)
    order = {name: place for place, name in enumerate(within)}
    found = [
        sorted(part, key=order.__getitem__)
        for part in nx.community.louvain_communities(graph, seed=1)
    ]
    # Louvain's communities have no bound: a large one is cut, and of those too small for a tile of
    # their own some are gathered in one.
    pieces = [part[i : i + MAX_BOXES] for part in found for i in range(0, len(part), MAX_BOXES)]
    small = [name for piece in pieces if len(piece) < 4 for name in piece]
    sized = [piece for piece in pieces if len(piece) >= 4]
    sized += [small[i : i + MAX_BOXES] for i in range(0, len(small), MAX_BOXES)]
    return [
        [within[name] for name in piece]
        for piece in sorted(sized, key=lambda piece: order[piece[0]])
    ]
