"""The scene: everything that the canvas draws, as plain values in two levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.bundles import Bundle as LayoutBundle
from argmap.view.edge_routing import Edge as LayoutEdge
from argmap.view.excerpt import MAIN_LINE, Excerpt
from argmap.view.layout import Layout, layout_for
from argmap.view.region import Region, hidden, region_of
from argmap.view.scene_parts import (
    Box,
    BoxMarks,
    BoxPlace,
    Bundle,
    Edge,
    EdgeKind,
    EdgePlace,
    Fold,
    Head,
    Scene,
    Step,
    StepMarks,
    StepPlace,
    Still,
    Tile,
)
from argmap.view.shape import Plan, plan_of
from argmap.view.state_words import state_in_a_word
from argmap.view.text import plain
from argmap.view.tiles import Tile as LayoutTile
from argmap.view.titles import title_of
from argmap.view.tokens import ROLES
from argmap.view.traced import NOTHING_TRACED, Traced
from argmap.view.words import step_verdict_of, verdict_of

FOLD = "−"
"""The badge of a box that is unfolded."""

_NONE: frozenset[str] = frozenset()


class Stage(NamedTuple):
    """What is on show, and where it stands. It knows no verdicts.

    `still` is where things stand as values of a scene: made once, and shared by all scenes on the
    stage.
    """

    region: Region
    plan: Plan
    unfolded: frozenset[str]
    layout: Layout
    still: Still


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
    # Elsewhere what is traced comes on top of what was shown at first, as what is unfolded does.
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
    titles = {section.notation: plain(section.title) for section in map.sections}
    return {
        "boxes": _boxes(stage, map, evaluation, before, traced),
        "steps": {
            name: Step(**step, **_step(map, evaluation, name, step["label"], traced))
            for name, step in stage.still["steps"].items()
        },
        "edges": _edges(stage, map, evaluation, traced),
        "extent": {"all": stage.layout.extent},
        "tiles": {
            str(number): _tile(tile, titles) for number, tile in enumerate(stage.layout.tiles)
        },
        "bundles": stage.still["bundles"],
    }


def _still(plan: Plan, at: Layout) -> Still:
    """Where boxes, steps and edges are, and the lines of their text."""
    boxes: dict[str, BoxPlace] = {}
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
    steps: dict[str, StepPlace] = {}
    for step in plan.steps:
        (x, y), (lx, ly) = at.steps[step.id], at.labels[step.id]
        steps[step.id] = {
            "x": x,
            "y": y,
            "r": step.r,
            "label": plain(" ".join(step.lines)),
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


def _way(edge: LayoutEdge) -> EdgePlace:
    return {"path": list(edge.path), "tip": edge.tip, "ends": edge.ends}


def _bundle(bundle: LayoutBundle) -> Bundle:
    path, tip, start_tip = bundle.curve
    first, second = bundle.tiles
    return {
        "path": list(path),
        "tip": tip,
        "startTip": start_tip,
        "tiles": (str(first), str(second)),
        "links": [*bundle.there, *bundle.back],
    }


def _boxes(
    stage: Stage,
    map: ArgumentMap,
    evaluation: Evaluation,
    before: Evaluation | None,
    traced: Traced,
) -> dict[str, Box]:
    shown = frozenset(stage.region.statements)
    return {
        name: Box(
            **place,
            **_marks(map, evaluation, before, name, traced),
            **_fold(map, name, shown, stage.unfolded),
        )
        for name, place in stage.still["boxes"].items()
    }


def _marks(
    map: ArgumentMap,
    evaluation: Evaluation,
    before: Evaluation | None,
    name: str,
    traced: Traced,
) -> BoxMarks:
    """Role, verdict, state and switch of a statement."""
    statement = map.statements[name]
    stance = evaluation.stances[evaluation.program.index[name]]
    return {
        "title": plain(title_of(statement)),
        "role": ROLES[statement.role],
        "thesis": name == map.thesis,
        "verdict": verdict_of(evaluation, name),
        "word": state_in_a_word(map, evaluation, name),
        "switch": evaluation.scenario.is_switch(map, name),
        "on": stance is Stance.GRANTED,
        "changed": before is not None and before.label(name) is not evaluation.label(name),
        "traced": name in traced.statements,
    }


def _fold(map: ArgumentMap, name: str, shown: frozenset[str], unfolded: frozenset[str]) -> Fold:
    """The badge of a box: how much it hides, or that it can be folded again."""
    rest = hidden(map, name, shown)
    count = len(rest.statements)
    open_ = name in unfolded and not count
    return {
        "badge": f"+{count}" if count else FOLD if open_ else "",
        "hides": rest.words,
        "open": open_,
    }


def _step(
    map: ArgumentMap, evaluation: Evaluation, name: str, label: str, traced: Traced
) -> StepMarks:
    words = step_verdict_of(evaluation, name)
    parts = (plain(map.inferences[name].title), label, words)
    return {
        "verdict": verdict_of(evaluation, name),
        "title": " · ".join(part for part in parts if part),
        "traced": name in traced.inferences,
    }


def _tile(tile: LayoutTile, titles: Mapping[str, str]) -> Tile:
    """A tile's place and its title: that of its section, in full and in short."""
    title = titles.get(tile.section, "")
    part = f"{tile.part} of {tile.parts}" if tile.parts > 1 else ""
    heading = " · ".join(word for word in (tile.section, title, part) if word)
    if not tile.section:
        heading = f"Part {part}" if part else "Elsewhere"
    short = "·".join(word for word in (tile.section, str(tile.part) if part else "") if word)
    return {"rect": tile.rect, "title": heading, "short": short}


def _edges(
    stage: Stage, map: ArgumentMap, evaluation: Evaluation, traced: Traced
) -> dict[str, Edge]:
    """What each edge shows: of a step, whether it goes through; of an attack, whether it
    succeeds. One of which nothing is known is drawn as the map has it.
    """
    steps = {step.id for step in stage.plan.steps}
    thrusts = {thrust.id: thrust for thrust in stage.plan.thrusts}
    nothing = evaluation.unsettled.issuperset(map.statements)
    edges: dict[str, Edge] = {}
    for name, place in stage.still["edges"].items():
        if thrust := thrusts.get(name):
            ends = thrust.attacker, thrust.target
            kind: EdgeKind = "undercut" if thrust.undercut else "attack"
            head: Head = "cross"
            holds = thrust.attacker in evaluation.unsettled or (
                evaluation.label(thrust.attacker) is Label.IN and name not in map.failing_attacks
            )
        else:
            ends, kind = place["ends"], "support"
            into = ends[1] in steps
            head = "none" if into else "arrow"
            holds = evaluation.inferences[ends[1 if into else 0]] is Label.IN
        edges[name] = {
            "path": place["path"],
            "tip": place["tip"],
            "ends": place["ends"],
            "kind": kind,
            "head": head,
            "holds": holds or nothing,
            "traced": ends in traced.links,
        }
        if name in stage.layout.links:
            edges[name]["far"] = True
    return edges
