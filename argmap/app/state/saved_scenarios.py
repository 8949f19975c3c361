"""Scenarios that a reader keeps under a name, and the file that they are saved to and opened from.

The file is JSON: `{"map": NOTATION, "scenarios": [{"name": ..., "granted": [...], "open": [...],
"denied": [...]}]}`. The command line's scenario file (one object without `scenarios`) is read too.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.errors import ScenarioError
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.model.scenario import retirement

MOST, LONGEST, LARGEST = 100, 80, 1_000_000
"""Scenarios in a file, characters of a name, characters of a file."""

Kept = Mapping[str, Scenario]
"""Scenarios by name, in the order in which they were kept."""


def as_values(kept: Kept) -> list[dict[str, Any]]:
    """The scenarios as they stand in a file."""
    return [
        {"name": name}
        | {stance.value: sorted(getattr(scenario, stance.value)) for stance in Stance}
        for name, scenario in kept.items()
    ]


def dump(map: ArgumentMap, kept: Kept) -> str:
    """The text of a file of scenarios."""
    return (
        json.dumps(
            {"map": map.notation, "scenarios": as_values(kept)}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def load(
    map: ArgumentMap, text: str, *, file: str = "this file"
) -> tuple[dict[str, Scenario], str]:
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
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else None
        raise _not_scenarios(file, "this is not JSON", place) from None
    entries = content.get("scenarios", [content]) if isinstance(content, dict) else content
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _not_scenarios(file, "it holds no list of scenarios")
    strangers: dict[str, None] = {}
    kept: dict[str, Scenario] = {}
    for number, entry in enumerate(entries[:MOST], 1):
        default = file if len(entries) == 1 else f"{file[:LONGEST]} {number}"
        added(kept, name_of(entry.get("name"), default), _scenario(map, entry, file, strangers))
    return kept, _left_out(map, strangers, len(entries))


def name_of(value: object, default: str = "") -> str:
    """A name as it is kept: on one line, not too long, and without what is no text (control signs,
    half signs).
    """
    words = value.split() if isinstance(value, str) else []
    name = "".join(
        sign for sign in " ".join(words) if unicodedata.category(sign) not in ("Cc", "Cs")
    )
    return " ".join(name[: 2 * LONGEST].split())[:LONGEST].strip() or default[:LONGEST]


def added(kept: dict[str, Scenario], name: str, scenario: Scenario) -> str:
    """Put a scenario to those that are kept, with a number after its name where another has it.

    Returns its name there.
    """
    own, number = name, 1
    while kept.get(own, scenario) != scenario:
        number += 1
        end = f" ({number})"
        own = f"{name[: LONGEST - len(end)]}{end}"
    kept[own] = scenario
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
