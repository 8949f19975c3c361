"""The sections of a large map (`argmap.view.tiles`): a sheet with a title for each, and the links
from sheet to sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from argmap.view.exports.clean import line_of, marked_up, runs_to_left
from argmap.view.exports.pen import Pen, number
from argmap.view.scene import Scene
from argmap.view.text import ELLIPSIS, width, wrap
from argmap.view.tiles import TILE_HEAD, TILE_PAD

CAPTION, CAPTION_LEAST = 36, 22
"""The size of a title above its boxes, and how small it gets before its end is left out."""
_BOLDER = 1.04
"""How much wider than the regular font, which is measured, the semi-bold one is."""
_RADIUS = 12
_ACROSS = 60
"""A title across its boxes is at most this part of the map's longer side, so that it is read where
all of the map is seen.
"""
_LEADING = 1.15


def threads(pen: Pen, scene: Scene) -> Iterator[str]:
    """The links from sheet to sheet: beneath all, straight and plain, as one path for supports and
    one for attacks.
    """
    for kind in ("support", "attack"):
        lines = [_straight(edge["path"]) for edge in far_links(scene) if kinds_of([edge]) == {kind}]
        if lines:
            yield (
                '<g class="threads '
                f'{kind}">{pen.shape("path", "thread", {kind}, d="".join(lines))}</g>'
            )


def sheets(pen: Pen, scene: Scene) -> Iterator[str]:
    """The sheet of each section, with its title in the head."""
    for tile in scene["tiles"].values():
        left, top, right, bottom = tile["rect"]
        where = {"x": left, "y": top, "width": right - left, "height": bottom - top, "rx": _RADIUS}
        title = f"<title>{marked_up(tile['title'])}</title>"
        yield (
            f'<g class="tile">{title}{pen.shape("rect", "sheet", **where)}{_caption(pen, tile)}</g>'
        )


def across(pen: Pen, scene: Scene) -> Iterator[str]:
    """The titles once more, above all and as large as goes onto their sheets; shown where the
    others are too small to read.
    """
    left, top, right, bottom = scene["extent"]["all"]
    most = max(right - left, bottom - top) / _ACROSS
    for tile in scene["tiles"].values():
        lines, size = _spread(tile, most)
        x, y = (tile["rect"][0] + tile["rect"][2]) / 2, (tile["rect"][1] + tile["rect"][3]) / 2
        for i, line in enumerate(lines):
            middle = y + (i - (len(lines) - 1) / 2) * size * _LEADING
            yield pen.text(
                "across",
                set(),
                x,
                middle,
                line,
                size,
                centred=True,
                to_left=x if runs_to_left(tile["title"]) else None,
            )


def captions(scene: Scene) -> str:
    """The letters of all titles."""
    return "".join(tile["title"] for tile in scene["tiles"].values())


def far_links(scene: Scene) -> list[Mapping[str, Any]]:
    """The edges from sheet to sheet."""
    return [edge for edge in scene["edges"].values() if edge.get("far")]


def kinds_of(edges: Iterable[Mapping[str, Any]]) -> set[str]:
    """Of which kinds edges are, as states of their look; an undercut is drawn as any attack."""
    return {"support" if edge["kind"] == "support" else "attack" for edge in edges}


def _caption(pen: Pen, tile: Mapping[str, Any]) -> str:
    left, top, right, _ = tile["rect"]
    words, room = line_of(tile["title"]), right - left - 2 * TILE_PAD
    size = min(CAPTION, max(CAPTION_LEAST, CAPTION * room / (_wide(words, CAPTION) or 1)))
    line = wrap(words, size * _BOLDER, room, 1)[0]
    to_left = right - TILE_PAD if runs_to_left(words) else None
    return pen.text(
        "caption", set(), left + TILE_PAD, top + TILE_HEAD / 2, line, size, to_left=to_left
    )


def _spread(tile: Mapping[str, Any], most: float) -> tuple[Sequence[str], float]:
    """A title in lines of the largest size at which all of it goes onto its sheet; its short form
    where that is small.
    """
    left, top, right, bottom = tile["rect"]
    room, words, size = right - left - 2 * TILE_PAD, line_of(tile["title"]), most
    while size > CAPTION:
        lines = wrap(words, size * _BOLDER, room, max(1, int((bottom - top) / size / _LEADING)))
        if " ".join(lines) == words and not lines[-1].endswith(ELLIPSIS):
            return lines, size
        size *= 0.9
    short = line_of(tile["short"])
    return [short], min(most, CAPTION * room / (_wide(short, CAPTION) or 1))


def _wide(words: str, size: float) -> float:
    return width(words, size * _BOLDER)


def _straight(path: Sequence[Sequence[float]]) -> str:
    (x, y), (right, bottom) = path[0], path[-1]
    return f"M{number(x)} {number(y)}L{number(right)} {number(bottom)}"
