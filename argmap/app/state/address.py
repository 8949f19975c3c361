"""The addresses of a reading and of its linchpins: what a page's URL says after its question mark,
and what it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlencode

from argmap.app.protocol.actions import Select
from argmap.app.state.reading import Reading, first_reading, select
from argmap.app.state.semantics import Judging, judging_of
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.model.scenario import retirement
from argmap.reasoning.semantics import MODES, SEMANTICS
from argmap.view.excerpt import KINDS, MAIN_LINE, NEAR, Excerpt, Kind, main_line

STANCES = {"granted": Stance.GRANTED, "withdrawn": Stance.OPEN, "denied": Stance.DENIED}
"""The words of an address for each stance."""

NAMED, LONGEST = 5, 60
"""How many names a sentence about an address tells, and how many letters of each."""

LONGEST_LINK = 2000
"""Characters that a scenario may take in the link from a statement."""

CREDENCE, CREDENCES = 90, (50, 100)
"""The credence of the page of linchpins unless the reader chooses one, and the least and the
greatest, in percent.
"""


def address_of(map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """The parameters of a reading, only what differs from the first one:
    `withdrawn=bg-shared-concern&at=thesis`.
    """
    address = scenario_address(reading.scenario)
    if reading.selection and reading.selection != first_reading(map).selection:
        address["at"] = [reading.selection]
    address["unfolded"] = sorted(reading.unfolded)
    excerpt = reading.excerpt
    if excerpt != MAIN_LINE:
        address["show"], address["of"] = [excerpt.kind], [excerpt.of] if excerpt.of else []
        address["steps"] = [str(excerpt.steps)] if excerpt.steps != NEAR else []
    # An address that names nothing but a statement unfolds the way to it: without `show` this one
    # would not bring the same reading back.
    elif not reading.unfolded and reading.selection not in main_line(map):
        address["show"] = ["main"]
    for word, held, plain in zip(
        ("semantics", "mode"), _named(reading.judging), _named(Judging()), strict=True
    ):
        address[word] = [held] if held != plain else []
    return {word: values for word, values in address.items() if values}


def statement_links(map: ArgumentMap, scenario: Scenario, key: str) -> Callable[[str], str] | None:
    """What gives the relative address of a statement on the reading page in a scenario; None if it
    would be too long.

    It is the whole address of that reading, so that the page need not write another, and going back
    leads back here. `key` names the map that is open.
    """
    stances = scenario_address(scenario)
    if len(urlencode(stances, doseq=True)) > LONGEST_LINK:
        return None

    def link(name: str) -> str:
        reading, _ = reading_at(map, stances | {"at": [name]})
        address = address_of(map, reading) | ({"map": [key]} if key else {})
        return f"./?{urlencode(address, doseq=True)}"

    return link


def scenario_address(scenario: Scenario) -> dict[str, list[str]]:
    """The parameters of a scenario, some of them empty: the statements that have each stance."""
    stances = scenario.stances
    return {
        word: [name for name, held in stances.items() if held is stance]
        for word, stance in STANCES.items()
    }


def _named(judging: Judging) -> tuple[str, str]:
    return judging.semantics, judging.mode


def reading_at(
    map: ArgumentMap, address: Mapping[str, Sequence[str]]
) -> tuple[Reading, str | None]:
    """The reading at an address, and what in it could not be used, in a sentence; the rest is kept.

    An address that says no more of the map than a statement (`at=thesis`) unfolds the way to it.
    """
    strangers: list[str] = []
    doubled: list[str] = []
    unknown: list[str] = []

    def known(names: Iterable[str]) -> list[str]:
        names = [name for name in dict.fromkeys(names) if name]
        strangers.extend(name for name in names if name not in map.statements)
        return [name for name in names if name in map.statements]

    stances: dict[str, Stance] = {}
    for word, stance in STANCES.items():
        for name in known(address.get(word, ())):
            if name in stances:
                doubled.append(name)
            # What the source has anyway is no change, and must not be counted as one.
            elif map.statements[name].stance is not stance:
                stances[name] = stance
    reading = replace(
        first_reading(map),
        scenario=Scenario.of(stances),
        unfolded=frozenset(known(address.get("unfolded", ()))),
        excerpt=_excerpt_at(map, address, strangers, unknown),
        judging=_judging_at(address, unknown),
    )
    chosen = known(address.get("at", ()))
    if chosen:
        plain = "unfolded" in address or "show" in address
        selected = replace(reading, selection=chosen[0])
        reading = selected if plain else select(reading, map, Select(chosen[0]))
    return reading, _said(map, strangers, doubled, unknown)


def _excerpt_at(
    map: ArgumentMap, address: Mapping[str, Sequence[str]], strangers: list[str], unknown: list[str]
) -> Excerpt:
    """The excerpt that an address asks for; the main line where the map has not what it is about,
    or none is called so.
    """
    shows = address.get("show", ())
    kind: Kind = next((kind for kind in KINDS if kind in shows), "main")
    of, steps = next(iter(address.get("of", ())), ""), next(iter(address.get("steps", ())), "")
    unknown.extend(f"view “{_short(word)}”" for word in shows[:1] if word and word not in KINDS)
    if steps and _number(steps, -1) < 0:
        unknown.append(f"number of steps “{_short(steps)}”")
    excerpt = Excerpt(kind, of, _number(steps, NEAR))
    if excerpt.fits(map):
        return excerpt
    strangers.extend([of] if of else [])
    return MAIN_LINE


def _number(word: str, default: int) -> int:
    """A number of at most three digits; the default for anything else."""
    # `int` takes the digits of every script, and raises where there are thousands of them.
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else default


def judged_address(map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """The parameters that say scenario and judging of a reading, and nothing of what it shows."""
    address = address_of(
        map, replace(reading, selection=None, unfolded=frozenset(), excerpt=MAIN_LINE)
    )
    # Only there because nothing is selected: these pages show no excerpt.
    address.pop("show", None)
    return address


class LinchpinsView(NamedTuple):
    """What the page of linchpins is about: the premise in words ("" for the first), the common
    credence and the reader's own ones by statement, all in percent.
    """

    premise: str = ""
    credence: int = CREDENCE
    own: Mapping[str, int] = MappingProxyType({})


def linchpins_address(
    map: ArgumentMap, reading: Reading, view: LinchpinsView
) -> dict[str, list[str]]:
    """The parameters of the page of linchpins: scenario and judging, and its view."""
    address = judged_address(map, reading)
    if view.premise:
        address["at"] = [view.premise]
    if view.credence != CREDENCE:
        address["credence"] = [str(view.credence)]
    if view.own:
        address["own"] = [f"{name}={percent}" for name, percent in sorted(view.own.items())]
    return address


def linchpins_at(
    map: ArgumentMap, address: Mapping[str, Sequence[str]], reading: Reading
) -> tuple[Reading, LinchpinsView, str | None]:
    """Reading and view at an address of that page, and what in it could not be used, in sentences.

    What the address says nothing of (selection, what is unfolded) is as in the reading at hand.
    """
    found, notice = reading_at(map, address)
    premise = next((name for name in address.get("at", ()) if name in map.statements), "")
    word = next(iter(address.get("credence", ())), "")
    credence = min(max(_number(word, CREDENCE), CREDENCES[0]), CREDENCES[1])
    own: dict[str, int] = {}
    strangers, unknown = list[str](), list[str]()
    for given in address.get("own", ()):
        # From the right: an identifier may hold an equals sign, a number cannot.
        name, _, number = given.rpartition("=")
        percent = _number(number, -1)
        if name not in map.statements:
            strangers.append(name or given)
        elif percent < 0:
            unknown.append(f"credence “{_short(given)}”")
        else:
            own[name] = min(percent, 100)
    notice = " ".join(filter(None, (notice, _said(map, strangers, [], unknown))))
    now = replace(reading, scenario=found.scenario, judging=found.judging)
    return now, LinchpinsView(premise, credence, own), notice or None


def _judging_at(address: Mapping[str, Sequence[str]], unknown: list[str]) -> Judging:
    """The judging of an address; a name that is none is put to `unknown`, and the default is taken
    for it.
    """
    names = dict(zip(("semantics", "mode"), _named(Judging()), strict=True))
    for word, offered in (("semantics", tuple(SEMANTICS)), ("mode", tuple(MODES))):
        said = next(iter(address.get(word, ())), names[word])
        if said in offered:
            names[word] = said
        else:
            unknown.append(f"{word} “{_short(said)}”")
    return judging_of(names["semantics"], names["mode"]) or Judging()


def _listed(names: Iterable[str]) -> str:
    """The first few names, in quotes, and how many more there are."""
    quoted = [f"“{_short(name)}”" for name in dict.fromkeys(names)]
    more = len(quoted) - NAMED
    return ", ".join(quoted[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _said(
    map: ArgumentMap, strangers: list[str], doubled: list[str], unknown: list[str]
) -> str | None:
    parts = []
    if unknown:
        parts.append(f"asks for the {' and the '.join(unknown)}, which this page does not offer")
    retired = [name for name in dict.fromkeys(strangers) if name in map.retired]
    others = [name for name in strangers if name not in map.retired]
    if others:
        parts.append(f"names {_listed(others)}, which this map does not have")
    if doubled:
        parts.append(f"gives {_listed(doubled)} two stances, of which the first is taken")
    if retired:
        parts.append("is of an earlier edition of this map")
    if not parts:
        return None
    told = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    became = [f" {retirement(map, name)}." for name in retired[:NAMED]]
    return f"The address {told}. The rest of it is kept.{''.join(became)}"
