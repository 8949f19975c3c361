"""The difference between two views, in two levels: what travels to the browser on a click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

Patch = dict[str, dict[str, object]]


def changes(old: Mapping[str, object], new: Mapping[str, object]) -> Patch:
    """Section, then key: the new value of each key that is new or other, None for each one gone.

    A section is a mapping of strings in both.
    """
    found: Patch = {}
    for section in old.keys() | new.keys():
        before, after = _section(old, section), _section(new, section)
        differing = {
            key: value for key, value in after.items() if key not in before or before[key] != value
        }
        differing |= dict.fromkeys(before.keys() - after.keys())
        if differing:
            found[section] = differing
    return found


def _section(view: Mapping[str, object], name: str) -> Mapping[str, object]:
    return cast(Mapping[str, object], view.get(name, {}))
