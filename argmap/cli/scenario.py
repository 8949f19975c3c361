"""The scenario of a call: from its options and from a file."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable

from argmap.errors import ArgmapError, ScenarioError
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.parse import read_bytes

STANCES = ("granted", "open", "denied")


def scenario_of(call: Namespace, map: ArgumentMap) -> Scenario:
    """The scenario that a call describes. Raises `ScenarioError` where it does not fit the map."""
    named = read_scenario(call.scenario) if call.scenario else dict.fromkeys(STANCES, frozenset[str]())
    scenario = Scenario(
        granted=named["granted"] | names_in(call.grant),
        open=named["open"] | names_in(call.withdraw),
        denied=named["denied"] | names_in(call.deny),
    )
    scenario.check(map)
    return scenario


def read_scenario(file: str) -> dict[str, frozenset[str]]:
    """The identifiers of a scenario file, by stance."""
    try:
        named = json.loads(read_bytes(file))
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else None
        raise ScenarioError("this is not JSON", file=file, place=place, mend=f"write {_form()}") from None
    if not isinstance(named, dict):
        raise ScenarioError("this is not a JSON object", file=file, mend=f"write {_form()}")
    for key, names in named.items():
        if key not in STANCES:
            raise ScenarioError(f"{key!r} is no stance", file=file, mend=f"write {_form()}")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ScenarioError("it is not a list of identifiers", file=file, place=key, mend=f"write {_form()}")
    return {stance: frozenset(named.get(stance, ())) for stance in STANCES}


def statement_of(call: Namespace, map: ArgumentMap) -> str:
    """The statement that a call asks about."""
    name: str = call.id
    if name not in map.statements:
        Scenario(open=frozenset({name})).check(map)
        raise ArgmapError(f"no statement is called {name!r}")
    return name


def credences_of(call: Namespace, map: ArgumentMap) -> dict[str, float]:
    """The numbers that a call gives as credences, by statement; whether they lie from 0 to 1 is for the question to say."""
    credences: dict[str, float] = {}
    for word in words_in(call.credence):
        name, _, number = word.rpartition("=")
        try:
            credences[name.strip()] = float(number)
        except ValueError:
            raise ArgmapError(f"{word!r} is no credence", mend="write ID=P with P from 0 to 1") from None
    Scenario(open=frozenset(credences)).check(map)
    return credences


def names_in(values: Iterable[str]) -> frozenset[str]:
    """The identifiers that repeated options with lists in them name."""
    return frozenset(words_in(values))


def words_in(values: Iterable[str]) -> list[str]:
    """The parts of repeated options with lists in them, in their order."""
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _form() -> str:
    return '{"granted": [ID, ...], "open": [ID, ...], "denied": [ID, ...]}'
