"""What the canvas draws, as the plain values that travel to it: the types of a scene's parts.

Lengths are CSS pixels at zoom 1, y downward.
"""

# Without `from __future__ import annotations`: TypedDict would not see `NotRequired`.

from typing import Literal, NotRequired, TypedDict

from argmap.view.edge_routing import Point, Rect
from argmap.view.tokens import RoleName
from argmap.view.words import Verdict

EdgeKind = Literal["support", "attack", "undercut"]
Head = Literal["arrow", "cross", "none"]


class BoxPlace(TypedDict):
    """Where a box is, by its centre, and the lines of its text. Where not all names have room,
    those of greater `weight` are shown.
    """

    x: float
    y: float
    w: float
    h: float
    lines: list[str]
    weight: int


class BoxMarks(TypedDict):
    """Role, verdict, state and switch of a statement."""

    title: str
    role: RoleName
    thesis: bool
    verdict: Verdict
    word: str
    switch: bool
    on: bool
    changed: bool
    traced: bool


class Fold(TypedDict):
    """The badge of a box: how much it `hides`, or that it can be folded again."""

    badge: str
    hides: str
    open: bool


class Box(BoxPlace, BoxMarks, Fold):
    """A statement on the map."""


class StepPlace(TypedDict):
    """Where a step is: its dot (`r` 0 for none), and the lines of its label at `lx`, `ly`."""

    x: float
    y: float
    r: float
    label: str
    lx: float
    ly: float
    lines: list[str]


class StepMarks(TypedDict):
    """What a step comes to: `title` in words, `verdict` as it is drawn, like a statement's."""

    verdict: Verdict
    title: str
    traced: bool


class Step(StepPlace, StepMarks):
    """A step on the map."""


class EdgePlace(TypedDict):
    """The way of an edge: points of Bézier curves, the tip of its head, and what it links."""

    path: list[Point]
    tip: Point | None
    ends: tuple[str, str]


class Edge(EdgePlace):
    """An edge on the map. It `holds` where its step goes through, or its attack succeeds; `far`
    leads from tile to tile.
    """

    kind: EdgeKind
    head: Head
    holds: bool
    traced: bool
    far: NotRequired[bool]


class Extent(TypedDict):
    """What the map spans: left, top, right, bottom."""

    all: Rect


class Tile(TypedDict):
    """The sheet of a section on a large map: left, top, right, bottom, and its title."""

    rect: Rect
    title: str
    short: str


class Bundle(TypedDict):
    """All `links` between two tiles, as one: points of Bézier curves from the first tile to the
    second, the tips of its heads.
    """

    path: list[Point]
    tip: Point | None
    startTip: Point | None
    tiles: tuple[str, str]
    links: list[str]


class Still(TypedDict):
    """Where everything stands, whatever its verdict."""

    boxes: dict[str, BoxPlace]
    steps: dict[str, StepPlace]
    edges: dict[str, EdgePlace]
    bundles: dict[str, Bundle]


class Scene(TypedDict):
    """All that the canvas draws: section, then key, then value."""

    boxes: dict[str, Box]
    steps: dict[str, Step]
    edges: dict[str, Edge]
    extent: Extent
    tiles: dict[str, Tile]
    bundles: dict[str, Bundle]
