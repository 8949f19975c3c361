"""The scene: everything that the canvas draws, as plain values in two levels, and the difference
between two scenes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.bundles import Bundle
from argmap.view.edge_routing import Edge
from argmap.view.excerpt import MAIN_LINE, Excerpt
from argmap.view.layout import Layout, layout_for
from argmap.view.region import Region, hidden, region_of
from argmap.view.shape import Plan, plan_of
from argmap.view.state_words import state_in_a_word
from argmap.view.text import plain
from argmap.view.tiles import Tile
from argmap.view.titles import title_of
from argmap.view.tokens import ROLES
from argmap.view.traced import NOTHING_TRACED, Traced
from argmap.view.words import NOT_JUDGED, VERDICTS

FOLD = "−"
"""The badge of a box that is unfolded."""

_NONE: frozenset[str] = frozenset()

Scene = dict[str, dict[str, Any]]
Marked = tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]], dict[str, dict[str, Any]]]


class Stage(NamedTuple):
    """What is on show, and where it stands. It knows no verdicts.

    `still` is where things stand as values of a scene: made once, and shared by all scenes on the
    stage.
    """

    region: Region
    plan: Plan
    unfolded: frozenset[str]
    layout: Layout
    still: Scene


class Wanted(NamedTuple):
    """What is to be on show, before it is laid out; `first` is what was on show before anything was
    unfolded.
    """

    region: Region
    plan: Plan
    unfolded: frozenset[str]
    first: Plan

    def at(self, layout: Layout) -> Stage:
        """It where a layout has put it."""
        return Stage(self.region, self.plan, self.unfolded, layout, _still(self.plan, layout))


def wanted_of(
    map: ArgumentMap,
    unfolded: frozenset[str],
    excerpt: Excerpt,
    schemes: Mapping[str, str] | None = None,
    traced: frozenset[str] = frozenset(),
) -> Wanted:
    """What an excerpt with some statements unfolded and some traced shows. `schemes` gives labels
    by IRI.
    """
    whole = excerpt.kind == "whole"
    plan = plan_of(map, region := region_of(map, unfolded, excerpt, traced), schemes)
    bare = region_of(map, excerpt=excerpt, traced=traced if excerpt.kind == "trace" else _NONE)
    first = plan if whole or bare == region else plan_of(map, bare, schemes)
    return Wanted(region, plan, frozenset() if whole else unfolded, first)


def scene_of(
    map: ArgumentMap,
    evaluation: Evaluation,
    *,
    unfolded: frozenset[str] = frozenset(),
    excerpt: Excerpt = MAIN_LINE,
    before: Evaluation | None = None,
    traced: Traced = NOTHING_TRACED,
    width: int = 800,
    height: int = 690,
    schemes: Mapping[str, str] | None = None,
) -> Scene:
    """What the canvas draws, as JSON-able values: section, then key, then value.

    Sections are `boxes`, `steps`, `edges`, `extent` and, of a large map, `tiles` and `bundles`;
    lengths are CSS pixels at zoom 1, y downward. `before` is the evaluation that verdicts are
    compared with. What
    is `traced` is shown beside the excerpt, and marked.
    Unfolding keeps the arrangement that fits what is shown at first into `width` by `height`, so
    that the map does not turn round. `schemes` gives labels by IRI.
    """
    wanted = wanted_of(map, unfolded, excerpt, schemes, traced.statements)
    stage = wanted.at(layout_for(wanted.plan, wanted.first, width, height))
    return scene_on(stage, map, evaluation, before, traced)


def scene_on(
    stage: Stage,
    map: ArgumentMap,
    evaluation: Evaluation,
    before: Evaluation | None = None,
    traced: Traced = NOTHING_TRACED,
) -> Scene:
    """What the canvas draws of a stage (see `scene_of`)."""
    boxes, steps, edges = _marked(stage, map, evaluation, before)
    for things, on_trace in ((boxes, traced.statements), (steps, traced.inferences)):
        for name, marks in things.items():
            marks["traced"] = name in on_trace
    for name, ends in _ends(stage).items():
        edges[name]["traced"] = ends in traced.links
    titles = {section.notation: plain(section.title) for section in map.sections}
    return {
        "boxes": boxes,
        "steps": steps,
        "edges": edges,
        "extent": {"all": list(stage.layout.extent)},
        "tiles": {
            str(number): _tile(tile, titles) for number, tile in enumerate(stage.layout.tiles)
        },
        "bundles": stage.still["bundles"],
    }


def _ends(stage: Stage) -> Mapping[str, tuple[str, str]]:
    """What each edge leads from and to."""
    thrusts = {thrust.id: (thrust.attacker, thrust.target) for thrust in stage.plan.thrusts}
    return {name: thrusts.get(name, edge.ends) for name, edge in stage.layout.edges.items()}


def _way(edge: Edge) -> dict[str, Any]:
    """The way of an edge as plain values."""
    return {
        "path": [list(point) for point in edge.path],
        "tip": edge.tip and list(edge.tip),
        "ends": list(edge.ends),
    }


def _bundle(bundle: Bundle) -> dict[str, Any]:
    """A bundle as plain values."""
    path, tip, start_tip = bundle.curve
    return {
        "path": [list(point) for point in path],
        "tip": tip and list(tip),
        "startTip": start_tip and list(start_tip),
        "tiles": [str(tile) for tile in bundle.tiles],
        "links": [*bundle.there, *bundle.back],
    }


def _still(plan: Plan, at: Layout) -> Scene:
    """Where boxes, steps and edges are, and the lines of their text."""
    boxes, steps = {}, {}
    for box in plan.boxes:
        x, y = at.boxes[box.id]
        boxes[box.id] = {
            "x": x,
            "y": y,
            "w": box.w,
            "h": box.h,
            "lines": list(box.lines),
            "weight": box.weight,
        }
    for step in plan.steps:
        (x, y), (lx, ly) = at.steps[step.id], at.labels[step.id]
        label = plain(" ".join(step.lines))
        steps[step.id] = {
            "x": x,
            "y": y,
            "r": step.r,
            "label": label,
            "lx": lx,
            "ly": ly,
            "lines": list(step.lines),
        }
    return {
        "boxes": boxes,
        "steps": steps,
        "edges": {name: _way(edge) for name, edge in at.edges.items()},
        "bundles": {" ".join(map(str, bundle.tiles)): _bundle(bundle) for bundle in at.bundles},
    }


def changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Scene:
    """What differs, in the same two levels: the new value of each key that is new or other, None
    for each one gone.
    """
    found: Scene = {}
    for section in old.keys() | new.keys():
        before, after = old.get(section, {}), new.get(section, {})
        differing = {
            key: value for key, value in after.items() if key not in before or before[key] != value
        }
        differing |= dict.fromkeys(before.keys() - after.keys())
        if differing:
            found[section] = differing
    return found


def without_verdicts(map: ArgumentMap, scene: Scene, unjudged: frozenset[str]) -> Scene:
    """The scene with what is not judged told so; an edge of which nothing is known is drawn as the
    map has it.
    """
    if not unjudged:
        return scene
    attacks = map.attacks
    contested = VERDICTS[Label.UNDEC]
    boxes = {
        k: v | {"verdict": NOT_JUDGED} if k in unjudged else v for k, v in scene["boxes"].items()
    }
    steps = {
        k: v | {"verdict": NOT_JUDGED, "title": v["title"].removesuffix(contested) + NOT_JUDGED}
        if k in unjudged
        else v
        for k, v in scene["steps"].items()
    }
    nothing = unjudged.issuperset(map.statements)
    edges = {
        k: v | {"holds": True}
        if nothing or (k in attacks and attacks[k].attacker in unjudged)
        else v
        for k, v in scene["edges"].items()
    }
    return {**scene, "boxes": boxes, "steps": steps, "edges": edges}


def _marked(
    stage: Stage, map: ArgumentMap, evaluation: Evaluation, before: Evaluation | None
) -> Marked:
    """What boxes, steps and edges show, and where."""
    shown, still = frozenset(stage.region.statements), stage.still
    boxes = {}
    for box in stage.plan.boxes:
        marks, fold = (
            _marks(map, evaluation, before, box.id),
            _fold(map, box.id, shown, stage.unfolded),
        )
        boxes[box.id] = still["boxes"][box.id] | marks | fold
    steps = {
        name: step | _step(map, evaluation, name, step["label"])
        for name, step in still["steps"].items()
    }
    edges = _edges(map, evaluation, stage.plan, stage.layout)
    return boxes, steps, {name: still["edges"][name] | edge for name, edge in edges.items()}


def _marks(
    map: ArgumentMap, evaluation: Evaluation, before: Evaluation | None, name: str
) -> dict[str, Any]:
    """Role, verdict, state and switch of a statement."""
    statement, label = map.statements[name], evaluation.label(name)
    stance = evaluation.stances[evaluation.program.index[name]]
    return {
        "title": plain(title_of(statement)),
        "role": ROLES[statement.role],
        "thesis": name == map.thesis,
        "verdict": VERDICTS[label],
        "word": state_in_a_word(map, evaluation, name),
        "switch": evaluation.scenario.is_switch(map, name),
        "on": stance is Stance.GRANTED,
        "changed": before is not None and before.label(name) is not label,
    }


def _fold(
    map: ArgumentMap, name: str, shown: frozenset[str], unfolded: frozenset[str]
) -> dict[str, Any]:
    """The badge of a box: how much it hides, or that it can be folded again."""
    rest = hidden(map, name, shown)
    count = len(rest.statements)
    open_ = name in unfolded and not count
    return {
        "badge": f"+{count}" if count else FOLD if open_ else "",
        "hides": rest.words,
        "open": open_,
    }


def _step(map: ArgumentMap, evaluation: Evaluation, name: str, label: str) -> dict[str, Any]:
    verdict = VERDICTS[evaluation.inferences[name]]
    title = " · ".join(part for part in (plain(map.inferences[name].title), label, verdict) if part)
    return {"verdict": verdict, "title": title}


def _tile(tile: Tile, titles: Mapping[str, str]) -> dict[str, Any]:
    """A tile's place and its title: that of its section, in full and in short."""
    title = titles.get(tile.section, "")
    part = f"{tile.part} of {tile.parts}" if tile.parts > 1 else ""
    heading = " · ".join(word for word in (tile.section, title, part) if word)
    if not tile.section:
        heading = f"Part {part}" if part else "Elsewhere"
    short = "·".join(word for word in (tile.section, str(tile.part) if part else "") if word)
    return {"rect": list(tile.rect), "title": heading, "short": short}


def _edges(
    map: ArgumentMap, evaluation: Evaluation, plan: Plan, layout: Layout
) -> dict[str, dict[str, Any]]:
    """What each edge shows: of a step, whether it goes through; of an attack, whether it
    succeeds.
    """
    marks: dict[str, dict[str, Any]] = {}
    for thrust in plan.thrusts:
        holds = (
            evaluation.label(thrust.attacker) is Label.IN and thrust.id not in map.failing_attacks
        )
        kind = "undercut" if thrust.undercut else "attack"
        marks[thrust.id] = {"kind": kind, "head": "cross", "holds": holds}
    steps = {step.id for step in plan.steps}
    for name, edge in layout.edges.items():
        if name not in marks:
            into = edge.ends[1] in steps
            holds = evaluation.inferences[edge.ends[1 if into else 0]] is Label.IN
            marks[name] = {"kind": "support", "head": "none" if into else "arrow", "holds": holds}
    return {
        name: marks[name] | {"far": True} if name in layout.links else marks[name]
        for name in layout.edges
    }
