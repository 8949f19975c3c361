"""The scene: everything that the canvas draws, as plain values in two levels, and the difference between two scenes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.excerpt import MAIN_LINE, Excerpt
from argmap.view.layout import Layout, arrangement_of, lay_out, steady
from argmap.view.network import html_of, network_of
from argmap.view.region import Region, hidden, region_of
from argmap.view.shape import Plan, Step, plan_of, title_of
from argmap.view.text import plain
from argmap.view.tokens import ROLES, Theme
from argmap.view.words import VERDICTS

FOLD = "−"
"""The badge of a box that is unfolded."""

Scene = dict[str, dict[str, Any]]


def scene_of(
    map: ArgumentMap,
    evaluation: Evaluation,
    *,
    unfolded: frozenset[str] = frozenset(),
    excerpt: Excerpt = MAIN_LINE,
    before: Evaluation | None = None,
    width: int = 800,
    height: int = 690,
    schemes: Mapping[str, str] | None = None,
) -> Scene:
    """What the canvas draws, as JSON-able values: section, then key, then value.

    Sections are `boxes`, `steps`, `edges` and `extent`; lengths are CSS pixels at zoom 1, y downward. `before` is the
    evaluation that verdicts are compared with. Unfolding keeps the arrangement that fits what is shown at first into
    `width` by `height`, so that the map does not turn round. `schemes` gives labels by IRI.
    """
    whole = excerpt.kind == "whole"
    region = region_of(map, unfolded, excerpt)
    plan = plan_of(map, region, schemes)
    first = plan if whole or not unfolded else plan_of(map, region_of(map, excerpt=excerpt), schemes)
    aspect = width / max(height, 1)
    arrangement = arrangement_of(first, width, height)
    if plan != first:
        arrangement = steady(plan, first, arrangement, aspect)
    layout = lay_out(plan, arrangement, aspect)
    network = _network(map, evaluation, before, region, plan, layout, frozenset() if whole else unfolded)
    placed = {node["id"]: {"x": node["x"], "y": node["y"], **node["am"]} for node in network.nodes}
    return {
        "boxes": {name: placed[name] for name in region.statements},
        "steps": {name: placed[name] for name in region.inferences},
        "edges": {edge["id"]: edge["am"] for edge in network.edges},
        "extent": {"all": list(layout.extent)},
    }


def changes(old: Scene, new: Scene) -> Scene:
    """What differs, in the same two levels: the new value of each key that is new or other, None for each one gone."""
    found: Scene = {}
    for section in old.keys() | new.keys():
        before, after = old.get(section, {}), new.get(section, {})
        differing = {key: value for key, value in after.items() if key not in before or before[key] != value}
        differing |= dict.fromkeys(before.keys() - after.keys())
        if differing:
            found[section] = differing
    return found


def picture_of(
    map: ArgumentMap,
    evaluation: Evaluation,
    *,
    unfolded: frozenset[str] = frozenset(),
    excerpt: Excerpt = MAIN_LINE,
    theme: Theme = "light",
    schemes: Mapping[str, str] | None = None,
) -> str:
    """The map as one HTML file that opens without a network or a server: pyvis' own export."""
    region = region_of(map, unfolded, excerpt)
    plan = plan_of(map, region, schemes)
    layout = lay_out(plan, arrangement_of(plan, 1440, 900), 1.6)
    return html_of(_network(map, evaluation, None, region, plan, layout, unfolded, theme), map.title or map.notation)


def _network(
    map: ArgumentMap,
    evaluation: Evaluation,
    before: Evaluation | None,
    region: Region,
    plan: Plan,
    layout: Layout,
    unfolded: frozenset[str],
    theme: Theme = "light",
) -> Any:
    shown = frozenset(region.statements)
    sizes = {box.id: box for box in plan.boxes}
    boxes = {}
    for name in region.statements:
        box = {"w": sizes[name].w, "h": sizes[name].h, "lines": list(sizes[name].lines)}
        boxes[name] = box | _marks(map, evaluation, before, name) | _fold(map, name, shown, unfolded)
    steps = {step.id: _step(map, evaluation, step, layout) for step in plan.steps}
    return network_of(layout, boxes, steps, _edges(map, evaluation, plan, layout), theme)


def _marks(map: ArgumentMap, evaluation: Evaluation, before: Evaluation | None, name: str) -> dict[str, Any]:
    """Role, verdict, stance and switch of a statement."""
    statement, label = map.statements[name], evaluation.label(name)
    stance = evaluation.stances[evaluation.program.index[name]]
    return {
        "title": plain(title_of(statement)),
        "role": ROLES[statement.role],
        "verdict": VERDICTS[label],
        "stance": stance.value,
        "switch": evaluation.scenario.is_switch(map, name),
        "on": stance is Stance.GRANTED,
        "changed": before is not None and before.label(name) is not label,
    }


def _fold(map: ArgumentMap, name: str, shown: frozenset[str], unfolded: frozenset[str]) -> dict[str, Any]:
    """The badge of a box: how much it hides, or that it can be folded again."""
    rest = hidden(map, name, shown)
    count = len(rest.statements)
    open_ = name in unfolded and not count
    return {"badge": f"+{count}" if count else FOLD if open_ else "", "hides": rest.words, "open": open_}


def _step(map: ArgumentMap, evaluation: Evaluation, step: Step, layout: Layout) -> dict[str, Any]:
    verdict = VERDICTS[evaluation.inferences[step.id]]
    label = plain(" ".join(step.lines))
    lx, ly = layout.labels[step.id]
    title = " · ".join(part for part in (plain(map.inferences[step.id].title), label, verdict) if part)
    shown = {"label": label, "lx": lx, "ly": ly, "lines": list(step.lines)}
    return {"r": step.r, **shown, "verdict": verdict, "title": title}


def _edges(map: ArgumentMap, evaluation: Evaluation, plan: Plan, layout: Layout) -> dict[str, dict[str, Any]]:
    """What each edge shows: of a step, whether it goes through; of an attack, whether it succeeds."""
    marks: dict[str, dict[str, Any]] = {}
    for thrust in plan.thrusts:
        holds = evaluation.label(thrust.attacker) is Label.IN and thrust.id not in map.failing_attacks
        kind = "undercut" if thrust.undercut else "attack"
        marks[thrust.id] = {"kind": kind, "head": "cross", "holds": holds}
    steps = {step.id for step in plan.steps}
    for name, edge in layout.edges.items():
        if name not in marks:
            into = edge.ends[1] in steps
            holds = evaluation.inferences[edge.ends[1 if into else 0]] is Label.IN
            marks[name] = {"kind": "support", "head": "none" if into else "arrow", "holds": holds}
    return {name: marks[name] for name in layout.edges}
