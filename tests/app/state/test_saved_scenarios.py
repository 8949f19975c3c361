"""The file of scenarios: what is kept comes back, and what is no such file is told in a line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.state.saved_scenarios import (
    LARGEST,
    LONGEST,
    LONGEST_NOTE,
    MOST,
    SavedScenario,
    dump,
    load,
    name_of,
    name_of_present,
    scenarios_of,
)
from argmap.errors import ScenarioError
from argmap.model import ArgumentMap, Scenario
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios

MAP = make_map({"a": GRANTED, "b": OPEN, "c": DENIED}, [("a", "b")])
names = st.text(max_size=2 * LONGEST).map(name_of).filter(bool)
notes = st.text(max_size=40).map(lambda text: name_of(text, longest=LONGEST_NOTE))


def file(*scenarios: object) -> str:
    return json.dumps({"map": "test", "scenarios": scenarios})


@settings(max_examples=200, deadline=None)
@given(st.data(), maps_with_scenarios())
def test_what_is_saved_is_opened_again(
    data: st.DataObject, case: tuple[ArgumentMap, Scenario]
) -> None:
    map, drawn = case
    drawn = _plain(map, drawn)
    others = st.dictionaries(
        st.sampled_from(list(map.statements)), st.sampled_from([GRANTED, OPEN, DENIED])
    )
    scenarios = st.just(drawn) | others.map(Scenario.of).map(lambda one: _plain(map, one))
    saved = st.builds(SavedScenario, scenarios, notes)
    kept = data.draw(st.dictionaries(names, saved, max_size=5))
    found, said = load(map, dump(map, kept))
    assert list(found.items()) == list(kept.items())
    assert said == ""
    dump(map, found).encode("utf-8")


def test_what_is_on_show_is_called_as_it_was_saved_and_whether_it_differs_since() -> None:
    off, on = Scenario.of({"a": OPEN}), Scenario.of({"b": GRANTED})
    saved = {"off": SavedScenario(off), "on": SavedScenario(on)}
    assert name_of_present(saved, "off", off) == ("off", False)
    assert name_of_present(saved, "off", on) == ("on", False)  # another's name, without a change
    assert name_of_present(saved, "off", Scenario.of({"c": OPEN})) == ("off", True)
    assert name_of_present(saved, "off", Scenario()) == ("", False)
    assert name_of_present(saved, "gone", Scenario.of({"c": OPEN})) == ("", False)


def _plain(map: ArgumentMap, scenario: Scenario) -> Scenario:
    """Without the stances that a statement has in the map anyway: those are no changes."""
    made = Scenario()
    for name, stance in scenario.stances.items():
        made = made.setting(map, name, stance)
    return made


@given(st.text(max_size=3 * LONGEST))
def test_a_name_is_one_line_and_stays_as_it_is_when_it_is_read_again(text: str) -> None:
    name = name_of(text)
    assert len(name) <= LONGEST
    assert len(name.splitlines()) <= 1
    assert name_of(name) == name
    name.encode("utf-8")


def test_the_scenario_file_of_the_command_line_is_opened_under_its_name() -> None:
    assert load(MAP, '{"denied": ["a"]}', file="mine.json") == (
        {"mine.json": SavedScenario(Scenario(denied=frozenset("a")))},
        "",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "this is not JSON"),
        ("<html>", "this is not JSON"),
        ('{"scenarios": [', "line 1: this is not JSON"),
        ("[" * 200_000, "this is not JSON"),
        ('{"a":' * 200_000, "this is not JSON"),
        ("9" * 10_000, "this is not JSON"),
        (" " * (LARGEST + 1), "it is too large"),
        ("null", "holds no list of scenarios"),
        ("7", "holds no list of scenarios"),
        ('"granted"', "holds no list of scenarios"),
        ('{"scenarios": null}', "holds no list of scenarios"),
        ('{"scenarios": {"granted": []}}', "holds no list of scenarios"),
        ('["a"]', "holds no list of scenarios"),
        ("{}", "names no stance"),
        (file({"name": "Anna"}), "names no stance"),
        (file({"granted": "a"}), "no list of identifiers"),
        (file({"granted": {"a": 1}}), "no list of identifiers"),
        (file({"granted": [["a"]]}), "no list of identifiers"),
        (file({"open": [1]}), "no list of identifiers"),
        (file({"denied": None}), "no list of identifiers"),
        (file({"granted": ["b"], "denied": ["b"]}), "gives “b” two stances"),
        (file({"granted": ["a"], "denied": ["a"]}), "gives “a” two stances"),
    ],
)
def test_what_is_no_file_of_scenarios_is_told_in_one_line(text: str, says: str) -> None:
    with pytest.raises(ScenarioError) as told:
        load(MAP, text, file="scenarios.json")
    assert says in str(told.value)
    assert str(told.value).startswith("scenarios.json")
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 300


def test_strangers_are_told_and_the_rest_is_kept() -> None:
    strangers = [f"s{i}" for i in range(9)] + ["x" * 100_000]
    found, said = load(MAP, file({"name": "Anna", "open": ["a", *strangers], "denied": ["b"]}))
    assert scenarios_of(found) == {"Anna": Scenario(open=frozenset("a"), denied=frozenset("b"))}
    assert (
        said == "This map does not have “s0”, “s1”, “s2”, “s3”, “s4” and 5 more; the rest is kept."
    )
    assert len(load(MAP, file({"open": ["x" * 100_000 + "\ud800"]}))[1].encode()) < 200


def test_of_too_many_scenarios_the_first_are_taken() -> None:
    found, said = load(MAP, file(*({"name": f"n{i}", "granted": ["b"]} for i in range(2 * MOST))))
    assert list(found) == [f"n{i}" for i in range(MOST)]
    assert said == f"Only the first {MOST} of {2 * MOST} scenarios were taken."


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("n" * 100_000, "n" * LONGEST),
        ("a" * (LONGEST - 1) + " bc", "a" * (LONGEST - 1)),
        ("two\n\tlines ", "two lines"),
        ("<b>Anna</b>", "<b>Anna</b>"),
        ("\ud800 half", "half"),
        ("nul\x00 bell\x07", "nul bell"),
        ("عمر 李", "عمر 李"),
        ("", "scenarios.json"),
        ("\n", "scenarios.json"),
        (7, "scenarios.json"),
        (None, "scenarios.json"),
        (["Anna"], "scenarios.json"),
    ],
)
def test_a_name_is_made_fit_or_given(name: Any, kept: str) -> None:
    assert list(load(MAP, file({"name": name, "open": ["a"]}), file="scenarios.json")[0]) == [kept]


def test_a_file_with_a_huge_name_gives_none() -> None:
    text = file({"open": ["a"]}, {"open": []})
    assert all(len(name) <= LONGEST for name in load(MAP, text, file="f" * 1000)[0])


def test_scenarios_of_one_name_are_all_kept() -> None:
    long = "n" * LONGEST
    of_one = [
        {"name": name, stance: ["b"]} for name in ("Anna", long) for stance in ("granted", "denied")
    ]
    found, said = load(MAP, file(*of_one, {"name": "Anna (2)", "open": ["a"]}))
    granted, denied, withdrawn = (
        Scenario(frozenset("b")),
        Scenario(denied=frozenset("b")),
        Scenario(open=frozenset("a")),
    )
    assert scenarios_of(found) == {
        "Anna": granted,
        "Anna (2)": denied,
        long: granted,
        f"{long[:-4]} (2)": denied,
        "Anna (2) (2)": withdrawn,
    }
    assert said == ""
