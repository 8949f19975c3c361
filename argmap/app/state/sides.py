"""The two sides of a comparison: what each may be, and the address that carries both.

A side is the source, the reader's own scenario (`mine`), the source but for one statement
(`granting:ID`, `withdrawing:ID`), or a scenario with a name. The address carries what it changes
too, so that it shows the same where the name is not known:
`left=mine&withdrawn=thesis&right=kept:Anna&right-denied=premise`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from argmap.app.state.address import STANCES, reading_at, scenario_address
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import conclusions_of
from argmap.app.state.saved_scenarios import LONGEST, Named, added, name_of
from argmap.errors import ScenarioError
from argmap.model import ArgumentMap, Role, Scenario, Stance
from argmap.reasoning import evaluate
from argmap.view.titles import title_of
from argmap.view.words import CHANGES

SOURCE, MINE, GRANTING, WITHDRAWING = "source", "mine", "granting:", "withdrawing:"
ENDS = {"left": MINE, "right": SOURCE}
"""Both sides of the page, and what stands there unless the reader chooses."""

TRIED = 200
"""So many statements of a kind are tried for the comparison that is shown first."""

_KEPT, _CHANGES = "kept:", "changes"


class Side(NamedTuple):
    """A side by its word in the address, with its scenario; None where its name is not known
    here.
    """

    word: str
    scenario: Scenario | None
    label: str = ""
    """What the side is called where neither its word nor a reader has given it a name."""
    saved_as: str = ""
    """Of my scenario, the name that it is saved under, or was before its last changes."""

    @property
    def name(self) -> str:
        """The name that the scenario is kept under; "" for the source and for mine."""
        return self.word.removeprefix(_KEPT) if self.word.startswith(_KEPT) else ""

    @property
    def title(self) -> str:
        """What the side is called over a column."""
        mine = f"Mine: {self.saved_as}" if self.saved_as else "Mine"
        return self.name or self.label or (mine if self.word == MINE else "The source")

    @property
    def place(self) -> str:
        """Where something is judged so, in a sentence."""
        return f"in {'your scenario' if self.word == MINE else self.holder}"

    @property
    def holder(self) -> str:
        """Whose the scenario is, in a sentence."""
        called = self.name or self.label
        return "you" if self.word == MINE else f"“{called}”" if called else "the source"

    @property
    def offer(self) -> str:
        """What the side is called where it is chosen: with the number of its changes."""
        if self.scenario is None:
            return f"{self.name or self.word} (not known here)"
        if self.word == SOURCE:
            return "The source, as the text has it"
        if self.label:
            return self.label
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


def offered(
    map: ArgumentMap, mine: Scenario, named: Named, words: Sequence[str], mine_as: str = ""
) -> dict[str, Side]:
    """What may stand on a side, by its word; of `words`, those of unknown names too, without a
    scenario. `mine_as` is what the reader's own scenario is called; "" where it has no name.
    """
    sides = {SOURCE: Side(SOURCE, Scenario()), MINE: Side(MINE, mine, saved_as=mine_as)}
    sides |= {word_of(name): Side(word_of(name), scenario) for name, scenario in named.items()}
    return sides | {word: supposed(map, word) for word in words if word not in sides}


def supposed(map: ArgumentMap, word: str) -> Side:
    """The side that takes the source but for one statement (`granting:ID`, `withdrawing:ID`);
    without a scenario where the word is of no such kind.
    """
    for before, stance in ((GRANTING, Stance.GRANTED), (WITHDRAWING, Stance.OPEN)):
        name = word.removeprefix(before)
        if word.startswith(before) and name in map.statements:
            statement = map.statements[name]
            label = f"{CHANGES[stance].capitalize()}: {title_of(statement)}"
            return Side(word, Scenario().setting(map, name, stance), label)
    return Side(word, None)


@lru_cache(maxsize=16)
def contrast(loaded: LoadedMap) -> dict[str, str]:
    """The two sides that show most before a reader has changed anything: the source, and the
    objection that would turn most conclusions if it were granted; where none does, the premise that
    does so if it is withdrawn.
    """
    map, plain = loaded.map, loaded.evaluate(Scenario())
    ends = conclusions_of(map)

    def turned(word: str) -> int:
        scenario = supposed(map, word).scenario or Scenario()
        # Past the cache: hundreds of scenarios that nobody asked for would push out the reader's.
        now = evaluate(loaded.program, scenario)
        return sum(now.label(end) is not plain.label(end) for end in ends)

    roles = {GRANTING: (Role.OBJECTION,), WITHDRAWING: (Role.PREMISE, Role.BACKGROUND)}
    for before, wanted in roles.items():
        words = [
            f"{before}{name}"
            for name, statement in map.statements.items()
            if statement.role in wanted
            and (plain.scenario.stance_of(map, name) is Stance.GRANTED) is (before == WITHDRAWING)
        ][:TRIED]
        best = max(words, key=turned, default="")
        if best and turned(best):
            return {"left": SOURCE, "right": best}
    return dict(ENDS)


def sides_address(left: Side, right: Side) -> dict[str, list[str]]:
    """The parameters of a comparison: both sides, and what they change."""
    address = {"left": [left.word], "right": [right.word]}
    for end, side in zip(ENDS, (left, right), strict=True):
        if side.scenario is None or side.word == SOURCE or side.label:
            continue
        before = f"{end}-" if side.name else ""
        address |= {
            f"{before}{word}": names for word, names in scenario_address(side.scenario).items()
        }
        # Else nothing would tell it from a name whose scenario the link does not carry.
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
        elif not name and word not in (SOURCE, MINE) and not supposed(map, word).label:
            notices[
                f"The address asks for “{name_of(word)}”, which is no side of a comparison."
            ] = None
            word = default
        words[end] = word_of(name) if name else word
    mine = scenario_at("") if MINE in words.values() else None
    return Found(words, mine, carried, " ".join(filter(None, notices)))


def pasted_link(map: ArgumentMap, link: str, *, open_map: str) -> Found:
    """The scenarios in an argmap address that a reader pasted, of any host or none: of a reading
    one, for the right side; of a comparison both. They have names, so that one's own stays.

    `open_map` is the key of the map that is open. Raises `ScenarioError`, in one line, for what is
    no such address, or one of another map.
    """
    try:
        # Anything may be pasted; `urlsplit` raises where brackets hold no IPv6 address.
        address = parse_qs(urlsplit(link.strip()).query)
    except ValueError:
        address = {}
    key = next(iter(address.pop("map", ())), "")
    if key and key not in (open_map, map.notation):
        raise ScenarioError(
            f"the link is about another map (“{name_of(key)}”)", mend="open that one on Maps first"
        )
    comparison = bool(address.keys() & ENDS.keys())
    if not comparison and not address.keys() & STANCES.keys():
        raise ScenarioError(
            "this is no link to a scenario",
            mend="paste the whole address of a page of argmap, with what follows its question mark",
        )
    found = sides_at(map, address)
    words, carried = dict(found.words), dict(found.carried)
    if found.mine is not None:
        name = word_of(added(carried, described(map, found.mine), found.mine))
        words = {end: name if word == MINE else word for end, word in words.items()}
    return Found(words if comparison else {"right": words["left"]}, None, carried, found.notice)


def described(map: ArgumentMap, scenario: Scenario) -> str:
    """A name for a scenario that has none: what it changes first, and how much more."""
    changes = list(scenario.stances.items())
    if not changes:
        return "No changes"
    name, stance = changes[0]
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    # Some 30 characters are left for the words around it, so that the number is not cut off.
    title = title_of(map.statements[name])
    return f"{CHANGES[stance].capitalize()}: {title[: LONGEST - 30]}{more}"
