"""The order in which conclusions are shown: the thesis leads."""

from __future__ import annotations

from argmap.model import ArgumentMap


def conclusions_in_order(map: ArgumentMap) -> list[str]:
    """The thesis, then the other conclusions in the order of the map."""
    others = [statement.id for statement in map.conclusions if statement.id != map.thesis]
    return [map.thesis, *others] if map.thesis else others
