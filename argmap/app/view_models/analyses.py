"""What one statement's verdict hangs on, as plain values for its card: what would turn it, what
settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.app.protocol.view import Deed, Hangs, HangsPending, NoHangs, StanceChange
from argmap.app.state.loaded import LoadedMap
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Evaluation, Label
from argmap.reasoning.analysis import Sets, Switch, reasons, restorations, retractions
from argmap.reasoning.scenarios import Budget
from argmap.view.vulnerability import quoted
from argmap.view.words import VERDICTS

SHOWN = 3
"""How many sets the card shows; one more is asked for, so that it can say whether there are more.
"""

BUDGET = Budget(nodes=500_000, seconds=0.45)
"""What each of the two questions of a card may cost; what takes longer is said to be incomplete."""

DEEDS: Mapping[Stance, Deed] = {
    Stance.GRANTED: "Grant",
    Stance.OPEN: "Withdraw",
    Stance.DENIED: "Deny",
}
"""What giving a statement each stance is called."""


def pending(judged: Evaluation, name: str | None) -> HangsPending | NoHangs:
    """What the card is told before the question is answered; without a statement there is nothing
    to ask.
    """
    if name is None:
        return {}
    return {"id": name, "pending": True, "question": question(judged.label(name) is Label.IN)}


def hangs_of(loaded: LoadedMap, scenario: Scenario, name: str) -> Hangs:
    """The smallest sets of changes that would turn the verdict on a statement, and the smallest set
    that settles it.
    """
    map, verdict = loaded.map, loaded.evaluate(scenario).label(name)
    standing = verdict is Label.IN
    turning = turning_of(loaded, scenario, name, limit=SHOWN + 1, budget=BUDGET)
    # A second reason only to be able to say that there are others.
    settling = reasons(loaded.program, name, scenario, limit=2, budget=BUDGET)
    return {
        "id": name,
        "pending": False,
        "question": question(standing),
        "sets": [changes_of(map, found) for found in turning.sets[:SHOWN]],
        "more": what_more(turning, standing),
        "settled": in_map_order(map, settling.names[0]) if settling.sets else [],
        "settles": what_settles(settling, verdict),
    }


def turning_of(
    loaded: LoadedMap, scenario: Scenario, name: str, *, limit: int, budget: Budget
) -> Sets:
    """The smallest sets that bring a statement down; where it does not stand, that save it, by
    whatever has a switch.
    """
    if loaded.evaluate(scenario).label(name) is Label.IN:
        return retractions(loaded.program, name, scenario, limit=limit, budget=budget)
    switches = [other for other in loaded.map.statements if scenario.is_switch(loaded.map, other)]
    return restorations(
        loaded.program, name, scenario, toggles=switches, limit=limit, budget=budget
    )


def question(standing: bool) -> str:
    """What is asked of a statement that stands, or does not."""
    return "What would bring it down" if standing else "What would save it"


def changes_of(map: ArgumentMap, found: Iterable[Switch]) -> list[StanceChange]:
    """A set of changes, in the order of the map: each statement with its new stance and what is
    done to it.
    """
    stances = dict(found)
    return stance_changes((name, stances[name]) for name in in_map_order(map, stances))


def stance_changes(found: Iterable[Switch]) -> list[StanceChange]:
    """Changes as the page gets them: each statement with its new stance and what is done to it."""
    return [{"id": name, "stance": stance.value, "deed": DEEDS[stance]} for name, stance in found]


def in_map_order(map: ArgumentMap, names: Iterable[str]) -> list[str]:
    """Identifiers in the order in which the map has its statements."""
    places = {name: place for place, name in enumerate(map.statements)}
    return sorted(names, key=places.__getitem__)


def what_more(found: Sets, standing: bool, shown: int = SHOWN) -> str:
    """What is to be said besides the sets shown: how many there are, or that it is not known; empty
    where they are all.
    """
    if len(found.sets) > shown:
        return f"At least {len(found.sets)} sets exist; these are among the smallest."
    if not found.complete:
        return (
            "There may be more." if found.sets else "Not known: to work it out would take longer."
        )
    if found.sets:
        return ""
    return (
        "No withdrawal does." if standing else "No switch of the map does, nor any number of them."
    )


def what_settles(found: Sets, verdict: Label) -> str:
    """The sentence about a sufficient reason: that the verdict holds whatever is withdrawn
    besides.
    """
    if not found.sets:
        return "Not known: to work it out would take longer."
    if not found.sets[0]:
        return f"Nothing in particular: it {_is(verdict)} whatever you withdraw."
    other = (
        " Other sets settle it too."
        if len(found.sets) > 1
        else ""
        if found.complete
        else " Others may settle it too."
    )
    if found.names[0] == [found.statement]:
        few = "While it is granted"
    else:
        few = "While this is granted" if len(found.sets[0]) == 1 else "While these are granted"
    return f"{few}, it {_is(verdict)}, whatever else is withdrawn.{other}"


def _is(verdict: Label) -> str:
    return "stays contested" if verdict is Label.UNDEC else VERDICTS[verdict]


class Set(NamedTuple):
    """A set of changes: what is done, in words, and the stances that it gives."""

    words: str
    stances: dict[str, Stance]


def sets_in_words(map: ArgumentMap, found: Sets, most: int) -> list[Set]:
    """The first sets in words: "Withdraw A and B"."""
    sets = []
    for changes in (changes_of(map, one) for one in found.sets[:most]):
        deeds: dict[Deed, list[str]] = {}
        for change in changes:
            deeds.setdefault(change["deed"], []).append(change["id"])
        words = " and ".join(
            f"{deed if not i else deed.lower()} {quoted(map, named)}"
            for i, (deed, named) in enumerate(deeds.items())
        )
        sets.append(Set(words, {change["id"]: Stance(change["stance"]) for change in changes}))
    return sets
