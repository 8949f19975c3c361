"""Scenarios that a reader keeps under a name, and the file that they are saved to and opened from.

The file is JSON: `{"map": NOTATION, "scenarios": [{"name": ..., "note": ..., "granted": [...],
"open": [...], "denied": [...]}]}`, where `note` may be left out. The command line's scenario file
(one object without `scenarios`) is read too.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from argmap.app.protocol.view import Scenario as ScenarioValues
from argmap.errors import ScenarioError
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.model.scenario import retirement

MOST, LONGEST, LONGEST_NOTE, LARGEST = 100, 80, 300, 1_000_000
"""Scenarios in a file, characters of a name, of a note, and of a file."""

Named = Mapping[str, Scenario]
"""Scenarios by name."""


class SavedScenario(NamedTuple):
    """A scenario with what its reader says about it in a sentence; "" for nothing."""

    scenario: Scenario
    note: str = ""


Saved = Mapping[str, SavedScenario]
"""What a reader has saved by name, in the order in which it was saved."""

_Value = TypeVar("_Value")


def scenarios_of(saved: Saved) -> dict[str, Scenario]:
    """The scenarios alone."""
    return {name: one.scenario for name, one in saved.items()}


def name_of_present(saved: Saved, opened: str, present: Scenario) -> tuple[str, bool]:
    """The name of the scenario on show, and whether it differs from what is saved under it; ""
    where it has none. `opened` is the name that was opened or saved last.
    """
    if opened in saved and saved[opened].scenario == present:
        return opened, False
    # The source's own stances are nobody's changed scenario: whoever resets has left it.
    if not present.stances:
        return "", False
    for name, one in saved.items():
        if one.scenario == present:
            return name, False
    return (opened, True) if opened in saved else ("", False)


def renamed(saved: Saved, name: str, to: str, note: str) -> dict[str, SavedScenario]:
    """What is saved, one of it under another name and with another note, in its place. What has
    that name already goes.
    """
    return {
        to if one == name else one: entry._replace(note=note) if one == name else entry
        for one, entry in saved.items()
        if one == name or one != to
    }


def as_values(saved: Saved) -> list[ScenarioValues]:
    """The scenarios as they stand in a file."""
    return [
        {
            "name": name,
            "note": note,
            # Sorted, for sets of strings have another order in each process.
            "granted": sorted(scenario.granted),
            "open": sorted(scenario.open),
            "denied": sorted(scenario.denied),
        }
        for name, (scenario, note) in saved.items()
    ]


def dump(map: ArgumentMap, saved: Saved) -> str:
    """The text of a file of scenarios."""
    return (
        json.dumps(
            {"map": map.notation, "scenarios": as_values(saved)}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def load(
    map: ArgumentMap, text: str, *, file: str = "this file"
) -> tuple[dict[str, SavedScenario], str]:
    """The scenarios in a text, and in a sentence what of them this map does not have, which is left
    out.

    `file` names the text in errors, and a scenario without a name. Raises `ScenarioError` where it
    holds no scenarios.
    """
    if len(text) > LARGEST:
        raise ScenarioError(
            "it is too large for a file of scenarios",
            file=file,
            mend="open one that was saved here",
        )
    try:
        content = json.loads(text)
    # A file of nothing but brackets ends the parser with `RecursionError`.
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else None
        raise _not_scenarios(file, "this is not JSON", place) from None
    entries = content.get("scenarios", [content]) if isinstance(content, dict) else content
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _not_scenarios(file, "it holds no list of scenarios")
    # A dictionary as a set that keeps its order, in which they are told.
    strangers: dict[str, None] = {}
    found: dict[str, SavedScenario] = {}
    for number, entry in enumerate(entries[:MOST], 1):
        default = file if len(entries) == 1 else f"{file[:LONGEST]} {number}"
        note = name_of(entry.get("note"), longest=LONGEST_NOTE)
        saved = SavedScenario(_scenario(map, entry, file, strangers), note)
        added(found, name_of(entry.get("name"), default), saved)
    return found, _left_out(map, strangers, len(entries))


def name_of(value: object, default: str = "", *, longest: int = LONGEST) -> str:
    """A name, or a note, as it is kept: on one line, not too long, and without what is no text
    (control signs, half signs).
    """
    words = value.split() if isinstance(value, str) else []
    # JSON can hold half of a surrogate pair, which no message in UTF-8 can carry.
    name = "".join(
        sign for sign in " ".join(words) if unicodedata.category(sign) not in ("Cc", "Cs")
    )
    # Where a word was nothing but such signs two spaces are left.
    return " ".join(name[: 2 * longest].split())[:longest].strip() or default[:longest]


def added(held: dict[str, _Value], name: str, value: _Value) -> str:
    """Put a scenario to those that have a name, with a number after its own where another has it.

    Returns its name there.
    """
    own, number = name, 1
    # A file that is opened twice brings nothing new: equal under the same name is the same.
    while held.get(own, value) != value:
        number += 1
        end = f" ({number})"
        own = f"{name[: LONGEST - len(end)]}{end}"
    held[own] = value
    return own


def _scenario(
    map: ArgumentMap, entry: dict[str, Any], file: str, strangers: dict[str, None]
) -> Scenario:
    if not {stance.value for stance in Stance} & entry.keys():
        raise _not_scenarios(file, "a scenario in it names no stance")
    stances: dict[str, Stance] = {}
    for stance in Stance:
        for name in _names(entry.get(stance.value, []), file):
            if name not in map.statements:
                strangers[name] = None
            elif stances.setdefault(name, stance) is not stance:
                raise _not_scenarios(file, f"a scenario in it gives “{name}” two stances")
    return Scenario.of(
        {
            # Scenarios that judge alike must be equal: what the source has anyway is no change.
            name: stance
            for name, stance in stances.items()
            if map.statements[name].stance is not stance
        }
    )


def _names(value: object, file: str) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _not_scenarios(file, "a stance in it is no list of identifiers")
    yield from value


def _left_out(map: ArgumentMap, strangers: Mapping[str, None], count: int) -> str:
    parts = []
    if strangers:
        names = ", ".join(f"“{name_of(name)}”" for name in list(strangers)[:5])
        more = f" and {len(strangers) - 5} more" if len(strangers) > 5 else ""
        parts.append(f"This map does not have {names}{more}; the rest is kept.")
        retired = [name for name in strangers if name in map.retired]
        parts += [f"{retirement(map, name)}." for name in retired[:5]]
    if count > MOST:
        parts.append(f"Only the first {MOST} of {count} scenarios were taken.")
    return " ".join(parts)


def _not_scenarios(file: str, what: str, place: str | None = None) -> ScenarioError:
    return ScenarioError(
        what, file=file, place=place, mend="open a file that was saved here, or a scenario in JSON"
    )
