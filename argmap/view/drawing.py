"""What a map looks like, as typed values: the one description that every renderer reads (SVG, the
offline page, the pyvis network, the legend).

Lengths are CSS pixels at zoom 1, y downward. The scene that the canvas gets holds the same as plain
values (`argmap.view.scene`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from argmap.view.edge_routing import Point, Rect
from argmap.view.scene import FOLD
from argmap.view.scene_parts import Box, Edge, Scene, Step
from argmap.view.shape import LABEL_HEIGHT, LABEL_ROOM

EdgeKind = Literal["support", "attack"]


class DrawnBox(NamedTuple):
    """A statement: its centre and size, its wrapped title, and what its marks say."""

    id: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]
    title: str
    role: str
    thesis: bool
    verdict: str
    word: str
    """Its state in a word: "left open"."""
    switch: bool
    on: bool
    changed: bool
    badge: str
    """How many statements it hides, as "+3"; "" for none."""

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.x - self.w / 2

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y - self.h / 2

    @property
    def verdict_words(self) -> str:
        """What stands beside its mark: "contested ?", "denied", "thesis · stands"."""
        words = f"thesis · {self.word}" if self.thesis else self.word
        return f"{words} ?" if self.verdict == "contested" else words


class DrawnStep(NamedTuple):
    """An inference: its dot (no radius where a lone arrow does) and the name of its scheme."""

    id: str
    x: float
    y: float
    r: float
    label_x: float
    label_y: float
    lines: tuple[str, ...]
    label: str
    title: str
    verdict: str

    @property
    def area(self) -> Rect:
        """A rectangle that holds its dot and its label."""
        height = LABEL_HEIGHT * len(self.lines)
        return (
            min(self.x - self.r, self.label_x),
            min(self.y - self.r, self.label_y),
            max(self.x + self.r, self.label_x + LABEL_ROOM),
            max(self.y + self.r, self.label_y + height),
        )


class DrawnEdge(NamedTuple):
    """A curve of cubic Bézier pieces, from a statement or step to another; `tip` is the point of
    its head, which comes from the end of the path.
    """

    id: str
    kind: EdgeKind
    head: str
    holds: bool
    path: tuple[Point, ...]
    tip: Point | None
    ends: tuple[str, str]
    far: bool
    """Whether it leads from tile to tile of a large map."""


class DrawnTile(NamedTuple):
    """A section of a large map, with its title in full and in short."""

    rect: Rect
    title: str
    short: str


class Drawing(NamedTuple):
    """All that is drawn of a map, and the rectangle that holds it."""

    boxes: tuple[DrawnBox, ...]
    steps: tuple[DrawnStep, ...]
    edges: tuple[DrawnEdge, ...]
    tiles: tuple[DrawnTile, ...]
    extent: Rect

    def within(self, area: Rect) -> Drawing:
        """What of it reaches into a rectangle."""
        left, top, right, bottom = area

        def reaches(x0: float, y0: float, x1: float, y1: float) -> bool:
            return x0 < right and x1 > left and y0 < bottom and y1 > top

        def edge_reaches(edge: DrawnEdge) -> bool:
            # A curve stays among its control points; a head reaches less than 10 pixels beyond.
            points = (*edge.path, edge.tip or edge.path[-1])
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return reaches(min(xs) - 10, min(ys) - 10, max(xs) + 10, max(ys) + 10)

        return Drawing(
            tuple(b for b in self.boxes if reaches(b.left, b.top, b.left + b.w, b.top + b.h)),
            tuple(step for step in self.steps if reaches(*step.area)),
            tuple(edge for edge in self.edges if edge_reaches(edge)),
            tuple(tile for tile in self.tiles if reaches(*tile.rect)),
            area,
        )

    @property
    def near_edges(self) -> tuple[DrawnEdge, ...]:
        """The edges that are drawn as curves of their own."""
        return tuple(edge for edge in self.edges if not edge.far)

    @property
    def far_kinds(self) -> frozenset[EdgeKind]:
        """Of which kinds the links from tile to tile are."""
        return frozenset(edge.kind for edge in self.edges if edge.far)


def drawing_of(scene: Scene) -> Drawing:
    """The drawing that a scene describes."""
    return Drawing(
        tuple(_box(name, box) for name, box in scene["boxes"].items()),
        tuple(_step(name, step) for name, step in scene["steps"].items()),
        tuple(_edge(name, edge) for name, edge in scene["edges"].items()),
        tuple(DrawnTile(**tile) for tile in scene["tiles"].values()),
        scene["extent"]["all"],
    )


def _box(name: str, box: Box) -> DrawnBox:
    return DrawnBox(
        name,
        box["x"],
        box["y"],
        box["w"],
        box["h"],
        tuple(box["lines"]),
        box["title"],
        box["role"],
        box["thesis"],
        box["verdict"],
        box["word"],
        box["switch"],
        box["on"],
        box["changed"],
        # The sign that folds a box is for a click: a picture has no use for it.
        "" if box["badge"] == FOLD else box["badge"],
    )


def _step(name: str, step: Step) -> DrawnStep:
    return DrawnStep(
        name,
        step["x"],
        step["y"],
        step["r"],
        step["lx"],
        step["ly"],
        tuple(step["lines"]),
        step["label"],
        step["title"],
        step["verdict"],
    )


def _edge(name: str, edge: Edge) -> DrawnEdge:
    return DrawnEdge(
        name,
        "support" if edge["kind"] == "support" else "attack",
        edge["head"],
        edge["holds"],
        tuple(edge["path"]),
        edge["tip"],
        edge["ends"],
        edge.get("far", False),
    )
