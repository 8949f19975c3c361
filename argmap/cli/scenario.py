"""The scenario of a call: from its options and from a file."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import pairwise

from argmap.encodings import text_of
from argmap.errors import ArgmapError, ScenarioError
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.parse import read_bytes

STANCES = ("granted", "open", "denied")


def scenario_of(call: Namespace, map: ArgumentMap) -> Scenario:
    """The scenario that a call describes. Raises `ScenarioError` where it does not fit the map."""
    return named_scenario_of(call, map)[0]


def named_scenario_of(call: Namespace, map: ArgumentMap) -> tuple[Scenario, str]:
    """The scenario that a call describes, and the name of the file's; "" where it has none, or the
    call changes it. Raises `ScenarioError` as `scenario_of` does.
    """
    read, name = Scenario(), ""
    if call.scenario is not None:
        read, name = read_scenario(call.scenario, map)
    scenario = Scenario(
        granted=read.granted | names_in(call.grant),
        open=read.open | names_in(call.withdraw),
        denied=read.denied | names_in(call.deny),
    )
    scenario.check(map)
    return scenario, "" if call.grant or call.withdraw or call.deny else name


def read_scenario(file: str, map: ArgumentMap) -> tuple[Scenario, str]:
    """The scenario that a file describes, and its name.

    Raises `ScenarioError` where it is none, or does not fit the map.
    """
    named, name = _named(file)
    try:
        scenario = Scenario(**named)
        scenario.check(map)
    except ScenarioError as error:
        raise ScenarioError(error.what, file=file, place=error.place, mend=error.mend) from None
    return scenario, name


def _named(file: str) -> tuple[dict[str, frozenset[str]], str]:
    """The identifiers of a scenario file, by stance, and its name."""

    # `json` takes the last of two equal keys without a word.
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                raise ScenarioError(
                    f"{key!r} stands twice", file=file, mend="make one list of the two"
                )
        return dict(pairs)

    try:
        named = json.loads(text_of(read_bytes(file), file), object_pairs_hook=once)
    # Brackets nested deep end the parser with `RecursionError`.
    except (ValueError, RecursionError) as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else None
        raise ScenarioError(
            "this is not JSON", file=file, place=place, mend=f"write {_form()}"
        ) from None
    named = _only(named, file)
    name = named.get("name", "")
    for key in ("name", "note", "map"):
        if not isinstance(named.pop(key, ""), str):
            raise ScenarioError("it is no text", file=file, place=key, mend="write text, or none")
    stances = dict[str, frozenset[str]]()
    for key, names in named.items():
        if key not in STANCES:
            raise ScenarioError(f"{key!r} is no stance", file=file, mend=f"write {_form()}")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ScenarioError(
                "it is not a list of identifiers", file=file, place=key, mend=f"write {_form()}"
            )
        stances[key] = frozenset(names)
    return stances, str(name)


def _only(content: object, file: str) -> dict[str, object]:
    """The one scenario in a file: the whole of it, or the list of those that the page saved."""
    saved = content.get("scenarios") if isinstance(content, dict) else None
    if isinstance(saved, list) and len(saved) != 1:
        mend = "save one of them alone: Scenario file, under Share"
        raise ScenarioError(f"it holds {len(saved)} scenarios", file=file, mend=mend)
    found = saved[0] if isinstance(saved, list) else content
    if not isinstance(found, dict):
        raise ScenarioError("this is not a JSON object", file=file, mend=f"write {_form()}")
    return found


def statement_of(call: Namespace, map: ArgumentMap) -> str:
    """The statement that a call asks about."""
    name: str = call.id
    if name not in map.statements:
        # It knows what became of a retired identifier, and which one may be meant.
        Scenario(open=frozenset({name})).check(map)
        raise ArgmapError(f"no statement is called {name!r}")
    return name


def credences_of(call: Namespace, map: ArgumentMap) -> dict[str, float]:
    """The numbers that a call gives as credences, by statement; whether they lie from 0 to 1 is for
    the question to say.
    """
    credences: dict[str, float] = {}
    for word in words_in(call.credence):
        # From the right: an identifier may hold an equals sign, a number cannot.
        name, _, number = word.rpartition("=")
        name = name if name in map.statements else name.strip()
        if name in credences:
            raise ArgmapError(f"{name!r} has two credences", mend="leave one of them out")
        try:
            credences[name] = float(number)
        except ValueError:
            name = ""
        if not name:
            raise ArgmapError(f"{word!r} is no credence", mend="write ID=P with P from 0 to 1")
    Scenario(open=frozenset(credences)).check(map)
    return credences


def toggles_of(call: Namespace, map: ArgumentMap) -> list[str] | None:
    """The toggles that a call names; `None` where it names none, so that they are what the scenario
    grants.
    """
    if call.toggles is None:
        return None
    names = sorted(words_in(call.toggles))
    if not names:
        raise ArgmapError("--toggles names no statement", mend="name one, or leave the option out")
    # Sorted, equal names are neighbours.
    for name, other in pairwise(names):
        if name == other:
            raise ArgmapError(f"--toggles names {name!r} twice", mend="name it once")
    Scenario(open=frozenset(names)).check(map)
    return names


def names_in(values: Iterable[str]) -> frozenset[str]:
    """The identifiers that repeated options with lists in them name."""
    return frozenset(words_in(values))


_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"([^,"]*)|([^,]*))(?:,|$)', re.DOTALL)
"""An item of a list with commas; in double quotes it may hold commas, and quotes where doubled."""


def words_in(values: Iterable[str]) -> list[str]:
    """The parts of repeated options with lists in them, in their order.

    Raises `ArgmapError` where quotes are not closed.
    """
    return [word for value in values for word in _items(value) if word]


def listed(names: Iterable[str]) -> str:
    """Names as a list that an option takes: those that would be read otherwise in double quotes."""
    return ", ".join(
        '"' + name.replace('"', '""') + '"'
        if "," in name or name.startswith('"') or name != name.strip()
        else name
        for name in names
    )


def _items(value: str) -> Iterator[str]:
    at = 0
    while at < len(value):
        item = _ITEM.match(value, at)
        if item is None or (item[1] is None and item[3].startswith('"')):
            raise ArgmapError(
                f"the quotes in {value!r} are not closed, or more than one item follows them",
                mend="put a name with commas in double quotes, and write its own quotes twice: "
                '"say ""yes"", or no"',
            )
        quoted = item[1] is not None
        yield item[1].replace('""', '"') + item[2].rstrip() if quoted else item[3].strip()
        at = item.end()


def _form() -> str:
    return '{"granted": [ID, ...], "open": [ID, ...], "denied": [ID, ...]}'
