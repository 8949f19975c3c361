"""The address of a reading: what a page's URL says after its question mark, and what can be made of it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.app.reading import Reading, first_reading
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.view.excerpt import KINDS, MAIN_LINE, NEAR, Excerpt, Kind, main_line

STANCES = {"granted": Stance.GRANTED, "withdrawn": Stance.OPEN, "denied": Stance.DENIED}
"""The words of an address for each stance."""


def address_of(map: ArgumentMap, reading: Reading) -> dict[str, list[str]]:
    """The parameters of a reading, only what differs from the first one: `withdrawn=bg-shared-concern&at=thesis`."""
    stances = reading.scenario.stances
    address = {word: [name for name, held in stances.items() if held is stance] for word, stance in STANCES.items()}
    if reading.selection and reading.selection != first_reading(map).selection:
        address["at"] = [reading.selection]
    address["unfolded"] = sorted(reading.unfolded)
    excerpt = reading.excerpt
    if excerpt != MAIN_LINE:
        address["show"], address["of"] = [excerpt.kind], [excerpt.of] if excerpt.of else []
        address["steps"] = [str(excerpt.steps)] if excerpt.steps != NEAR else []
    elif not reading.unfolded and reading.selection not in main_line(map):
        address["show"] = ["main"]
    return {word: values for word, values in address.items() if values}


def reading_at(map: ArgumentMap, address: Mapping[str, Sequence[str]]) -> tuple[Reading, str | None]:
    """The reading at an address, and what in it could not be used, in a sentence; the rest is kept.

    An address that says no more of the map than a statement (`at=thesis`) unfolds the way to it.
    """
    strangers: list[str] = []
    doubled: list[str] = []

    def known(names: Iterable[str]) -> list[str]:
        names = list(dict.fromkeys(names))
        strangers.extend(name for name in names if name not in map.statements)
        return [name for name in names if name in map.statements]

    stances: dict[str, Stance] = {}
    for word, stance in STANCES.items():
        for name in known(address.get(word, ())):
            if name in stances:
                doubled.append(name)
            elif map.statements[name].stance is not stance:
                stances[name] = stance
    reading = replace(
        first_reading(map),
        scenario=Scenario.of(stances),
        unfolded=frozenset(known(address.get("unfolded", ()))),
        excerpt=_excerpt_at(map, address, strangers),
    )
    chosen = known(address.get("at", ()))
    if chosen:
        plain = "unfolded" in address or "show" in address
        selected = replace(reading, selection=chosen[0])
        reading = selected if plain else reading.acted(map, {"do": "select", "id": chosen[0]})
    return reading, _said(strangers, doubled)


def _excerpt_at(map: ArgumentMap, address: Mapping[str, Sequence[str]], strangers: list[str]) -> Excerpt:
    """The excerpt that an address asks for; the main line where the map has not what it is about."""
    kind: Kind = next((kind for kind in KINDS if kind in address.get("show", ())), "main")
    of, steps = next(iter(address.get("of", ())), ""), next(iter(address.get("steps", ())), "")
    excerpt = Excerpt(kind, of, int(steps) if steps.isascii() and steps.isdigit() and 0 < len(steps) < 4 else NEAR)
    if excerpt.fits(map):
        return excerpt
    strangers.append(of)
    return MAIN_LINE


def _said(strangers: list[str], doubled: list[str]) -> str | None:
    parts = []
    if strangers:
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(strangers))
        parts.append(f"names {names}, which this map does not have")
    if doubled:
        names = ", ".join(f"“{name}”" for name in doubled)
        parts.append(f"gives {names} two stances, of which the first is taken")
    return f"The address {' and '.join(parts)}. The rest of it is kept." if parts else None
