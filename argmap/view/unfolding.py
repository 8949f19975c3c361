"""What to unfold so that a statement is shown, and what stays unfolded when something is folded."""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.view.excerpt import MAIN_LINE, Excerpt, bearing, excerpted, neighbours


def way_to(map: ArgumentMap, name: str, shown: frozenset[str]) -> frozenset[str] | None:
    """What to unfold, beginning at a statement on show, so that another one is shown: a shortest
    way.

    Nothing where it is on show already; None where no way leads there.
    """
    # Backwards, from what is to be shown: unfolding a statement shows what bears on it.
    came_from: dict[str, str | None] = {name: None}
    for here in (waiting := [name]):
        if here in shown:
            way, last = [], came_from[here]
            while last is not None:
                way.append(here)
                here, last = last, came_from[last]
            return frozenset(way)
        for above in bearing(map, here):
            if above not in came_from:
                came_from[above] = here
                waiting.append(above)
    return None


def still_on_show(
    map: ArgumentMap,
    unfolded: frozenset[str],
    excerpt: Excerpt = MAIN_LINE,
    traced: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """Those of some unfolded statements that are on show when all others are folded."""
    shown, left = {*excerpted(map, excerpt, traced), *traced}, set(unfolded)
    # In rounds: one unfolded statement may be on show only by way of another.
    while found := left & shown:
        left -= found
        for name in found:
            shown.update(neighbours(map, name))
    return unfolded - left
