"""Names of exported files, which say of which map and scenario they are."""

from __future__ import annotations

import re
import unicodedata

from argmap.model import ArgumentMap, Scenario
from argmap.view.words import CHANGES

_LONGEST_MAP, _LONGEST_SCENARIO = 60, 60
"""Bytes of the two parts of a name: together with an ending, far below what file systems take."""
_UNFIT = re.compile(r"[^\w.]+")
_MOST_NAMED = 2
"""So many changes of a scenario are named; of more, their number is told."""


def file_name(map: ArgumentMap, scenario: Scenario, ending: str, saved_as: str = "") -> str:
    """A name such as `cohen-rogers-1997--withdrawn-bg-shared-concern.pdf`: the map's notation, then
    the name that the scenario is saved under, else what it changes; the map alone where it changes
    nothing.
    """
    parts = (
        _slug(map.notation, _LONGEST_MAP) or "map",
        _slug(saved_as, _LONGEST_SCENARIO) or scenario_slug(map, scenario),
    )
    return "--".join(filter(None, parts)) + ending


def scenario_slug(map: ArgumentMap, scenario: Scenario) -> str:
    """What a scenario changes, in a file's name: "withdrawn-bg-shared-concern"; "" for nothing."""
    changed = {
        name: stance
        for name, stance in scenario.stances.items()
        if stance is not map.statements[name].stance
    }
    if len(changed) > _MOST_NAMED:
        return f"{len(changed)}-changes"
    words = "-".join(f"{CHANGES[stance]}-{name}" for name, stance in changed.items())
    return _slug(words, _LONGEST_SCENARIO)


def _slug(text: str, longest: int) -> str:
    """A text as part of a file's name: letters and digits of any script, joined by hyphens, in at
    most so many bytes of UTF-8.
    """
    # Composed, for `\w` takes no combining mark: a letter of two characters would be torn.
    words = _UNFIT.sub("-", unicodedata.normalize("NFC", text))
    # The cut may go through a letter of several bytes, of which nothing is kept.
    cut = words.strip("-.").encode()[:longest].decode(errors="ignore")
    return cut.strip("-.")
