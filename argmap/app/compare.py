"""Two scenarios side by side, as plain values: what differs in stance, what in verdict, and on what the difference hangs."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from argmap.app.linchpins import conclusions_of
from argmap.app.loaded import LoadedMap
from argmap.model import Scenario, Stance
from argmap.reasoning import Label
from argmap.reasoning.analysis import Sets, cruxes
from argmap.reasoning.scenarios import Budget

SETS = 6
"""How many cruxes are listed for a conclusion (one more is asked for, to tell if there are more)."""

BUDGET = Budget(seconds=1.5)
"""What the cruxes of one conclusion may cost."""


class Stances(NamedTuple):
    """A statement that the two take differently."""

    id: str
    mine: Stance
    theirs: Stance


class Verdicts(NamedTuple):
    """A statement that is judged differently in the two scenarios."""

    id: str
    mine: Label
    theirs: Label


class Comparison(NamedTuple):
    """All that differs, each in the order of the map, and how many statements are judged alike."""

    stances: tuple[Stances, ...]
    conclusions: tuple[Verdicts, ...]
    others: tuple[Verdicts, ...]
    alike: int


def compared(loaded: LoadedMap, mine: Scenario, theirs: Scenario) -> Comparison:
    """What differs between two scenarios in stances and in grounded verdicts."""
    map, one, other = loaded.map, loaded.evaluate(mine), loaded.evaluate(theirs)
    stances = [Stances(name, mine.stance_of(map, name), theirs.stance_of(map, name)) for name in map.statements]
    verdicts = [Verdicts(name, one.label(name), other.label(name)) for name in map.statements]
    turned = [verdict for verdict in verdicts if verdict.mine is not verdict.theirs]
    chief = set(conclusions_of(map))
    return Comparison(
        tuple(stance for stance in stances if stance.mine is not stance.theirs),
        tuple(verdict for verdict in turned if verdict.id in chief),
        tuple(verdict for verdict in turned if verdict.id not in chief),
        len(verdicts) - len(turned),
    )


@lru_cache(maxsize=128)
def cruxes_of(loaded: LoadedMap, name: str, mine: Scenario, theirs: Scenario) -> Sets:
    """The smallest sets of statements on which taking their stance turns my verdict into theirs."""
    return cruxes(loaded.program, name, mine, theirs, limit=SETS + 1, budget=BUDGET)[2]
