"""The thesis: the conclusion that the whole argument is for."""

from __future__ import annotations

from argmap.model import ArgumentMap


def thesis_of(map: ArgumentMap) -> str | None:
    """The thesis of a map: the only conclusion that supports nothing further, else the one whose
    notation says so; None where neither tells.
    """
    ends = [statement.id for statement in map.conclusions if statement.id not in map.uses]
    if len(ends) == 1:
        return ends[0]
    return next((s.id for s in map.conclusions if s.id == "thesis"), None)


def conclusions_in_order(map: ArgumentMap) -> list[str]:
    """The thesis, then the other conclusions in the order of the map."""
    thesis = thesis_of(map)
    others = [statement.id for statement in map.conclusions if statement.id != thesis]
    return [thesis, *others] if thesis else others
