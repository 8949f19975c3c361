"""The two sides of a comparison: what each may be, and the address that carries both.

A side is the source, the reader's own scenario (`mine`), or one with a name. The address carries
what it changes too, so that it shows the same where the name is not known:
`left=mine&withdrawn=thesis&right=kept:Anna&right-denied=premise`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from argmap.app.state.address import STANCES, address_of, reading_at, scenario_address
from argmap.app.state.saved_scenarios import Kept, added, name_of
from argmap.model import ArgumentMap, Scenario

SOURCE, MINE = "source", "mine"
ENDS = {"left": MINE, "right": SOURCE}
"""Both sides of the page, and what stands there unless the reader chooses."""

LONGEST_LINK = 2000
"""Characters that a scenario may take in the link from a statement."""

_KEPT, _CHANGES = "kept:", "changes"


class Side(NamedTuple):
    """A side by its word in the address, with its scenario; None where its name is not known
    here.
    """

    word: str
    scenario: Scenario | None

    @property
    def name(self) -> str:
        """The name that the scenario is kept under; "" for the source and for mine."""
        return self.word.removeprefix(_KEPT) if self.word.startswith(_KEPT) else ""

    @property
    def title(self) -> str:
        """What the side is called over a column."""
        return self.name or ("Mine" if self.word == MINE else "The source")

    @property
    def place(self) -> str:
        """Where something is judged so, in a sentence."""
        return (
            "in your scenario"
            if self.word == MINE
            else f"in “{self.name}”"
            if self.name
            else "in the source"
        )

    @property
    def offer(self) -> str:
        """What the side is called where it is chosen: with the number of its changes."""
        if self.scenario is None:
            return f"{self.name} (not known here)"
        if self.word == SOURCE:
            return "The source, as the text has it"
        count = len(self.scenario.stances)
        return f"{self.title} ({count or 'no'} {'change' if count == 1 else 'changes'})"


class Found(NamedTuple):
    """What an address says: the word of each side, my scenario, the named ones that it carries, and
    what could not be used.
    """

    words: dict[str, str]
    mine: Scenario | None
    carried: dict[str, Scenario]
    notice: str


def word_of(name: str) -> str:
    """The word in the address for a scenario with a name."""
    return f"{_KEPT}{name}"


def offered(mine: Scenario, named: Kept, words: Sequence[str]) -> dict[str, Side]:
    """What may stand on a side, by its word; of `words`, those of unknown names too, without a
    scenario.
    """
    sides = {SOURCE: Side(SOURCE, Scenario()), MINE: Side(MINE, mine)}
    sides |= {word_of(name): Side(word_of(name), scenario) for name, scenario in named.items()}
    return sides | {word: Side(word, None) for word in words if word not in sides}


def sides_address(left: Side, right: Side) -> dict[str, list[str]]:
    """The parameters of a comparison: both sides, and what they change."""
    address = {"left": [left.word], "right": [right.word]}
    for end, side in zip(ENDS, (left, right), strict=True):
        if side.scenario is None or side.word == SOURCE:
            continue
        before = f"{end}-" if side.name else ""
        address |= {
            f"{before}{word}": names for word, names in scenario_address(side.scenario).items()
        }
        if side.name and not side.scenario.stances:
            address[f"{end}-{_CHANGES}"] = ["none"]
    return {word: values for word, values in address.items() if values}


def sides_at(map: ArgumentMap, address: Mapping[str, Sequence[str]]) -> Found:
    """What an address compares; a side that it does not name is as if nothing had been chosen."""
    words, carried, notices = dict[str, str](), dict[str, Scenario](), dict[str, None]()

    def scenario_at(before: str) -> Scenario:
        reading, notice = reading_at(
            map, {word: address.get(f"{before}{word}", ()) for word in STANCES}
        )
        notices[notice or ""] = None
        return reading.scenario

    for end, default in ENDS.items():
        word = next(iter(address.get(end, ())), default)
        name = name_of(word.removeprefix(_KEPT)) if word.startswith(_KEPT) else ""
        if name and any(f"{end}-{key}" in address for key in (*STANCES, _CHANGES)):
            name = added(carried, name, scenario_at(f"{end}-"))
        elif not name and word not in (SOURCE, MINE):
            notices[
                f"The address asks for “{name_of(word)}”, which is no side of a comparison."
            ] = None
            word = default
        words[end] = word_of(name) if name else word
    mine = scenario_at("") if MINE in words.values() else None
    return Found(words, mine, carried, " ".join(filter(None, notices)))


def links_of(map: ArgumentMap, side: Side, key: str) -> Callable[[str], str] | None:
    """What gives the relative address of a statement on the reading page in the scenario of a side;
    None if it would be too long.

    It is the whole address of that reading, so that the page need not write another, and going back
    leads back here. `key` names the map that is open.
    """
    scenario = scenario_address(side.scenario or Scenario())
    if len(urlencode(scenario, doseq=True)) > LONGEST_LINK:
        return None

    def link(name: str) -> str:
        reading, _ = reading_at(map, scenario | {"at": [name]})
        address = address_of(map, reading) | ({"map": [key]} if key else {})
        return f"./?{urlencode(address, doseq=True)}"

    return link
