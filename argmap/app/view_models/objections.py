"""The objections of a map, ranked by what they would bring down, as plain values for the page."""

from __future__ import annotations

from functools import lru_cache

from argmap.app.protocol.view import ObjectionRank
from argmap.app.state.loaded import LoadedMap
from argmap.app.view_models.analyses import stance_changes
from argmap.model import Scenario
from argmap.view.what_if import WhatIf, what_ifs
from argmap.view.words import VERDICTS


@lru_cache(maxsize=64)
def ranked_objections(loaded: LoadedMap, scenario: Scenario) -> dict[str, ObjectionRank]:
    """Each objection with the scenario to try, in the order of their weight."""
    found = what_ifs(loaded.map, loaded.evaluate(scenario))
    return {one.objection: _ranked(number, one) for number, one in enumerate(found)}


def _ranked(number: int, one: WhatIf) -> ObjectionRank:
    return {
        "rank": number,
        "answered": one.answered,
        "tries": stance_changes(one.changes),
        "down": list(one.brings_down),
        "contested": list(one.contests),
        "becomes": VERDICTS[one.becomes],
        "nothing": one.nothing.value if one.nothing else "",
    }
