"""Other semantics on the page: what the reader is told, checked against the extensions found by
going through all labellings.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.exchange import Exchange
from argmap.app.protocol.actions import Redo, Reset, SetSemantics, Undo
from argmap.app.protocol.parse import parse_action
from argmap.app.state import memoize
from argmap.app.state import semantics as judging_module
from argmap.app.state.address import address_of, reading_at
from argmap.app.state.history import History
from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.reading import first_reading, set_semantics
from argmap.app.state.semantics import (
    Judging,
    button_words,
    judge,
    judging_of,
    what_is_not_judged,
    why_by,
)
from argmap.app.view_models.own_copy import OwnCopy
from argmap.app.view_models.page_view import page_view
from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map
from argmap.reasoning.semantics import MODES, SEMANTICS
from argmap.view.words import verdict_of
from tests.maps import GRANTED, make_map, maps_with_scenarios
from tests.reasoning.test_extensions import by_definition, models

LOADED = load(str(Path(__file__).parents[2] / "cases" / "dilemma.ttl"))
MAP = LOADED.map
FIRST = first_reading(MAP)
PARADOX = Scenario(granted=frozenset({"paradox"}))
BOLD = SetSemantics("preferred", "credulous")
judgings = st.builds(judging_of, st.sampled_from(list(SEMANTICS)), st.sampled_from(list(MODES)))


def loaded(map: ArgumentMap) -> LoadedMap:
    return LoadedMap(Path("test"), map, compile_map(map), MappingProxyType({}))


@pytest.mark.parametrize(
    ("judging", "verdicts"),
    [
        (Judging(), {"wet": "contested", "tunnel": "contested", "bridge": "contested"}),
        (Judging("preferred"), {"wet": "contested", "tunnel": "falls", "bridge": "contested"}),
        (
            Judging("preferred", "credulous"),
            {"wet": "stands", "tunnel": "falls", "bridge": "stands"},
        ),
        (Judging("ideal"), {"wet": "contested", "tunnel": "contested", "bridge": "contested"}),
    ],
)
def test_two_objections_that_attack_each_other_are_judged_as_the_semantics_define(
    judging: Judging, verdicts: dict[str, str]
) -> None:
    judged = judge(LOADED, Scenario(), judging)
    assert {name: verdict_of(judged, name) for name in verdicts} == verdicts
    view = page_view(
        LOADED,
        History(first_reading(MAP)).then(set_semantics(FIRST, MAP, SetSemantics(**vars(judging)))),
    )
    assert {name: view["boxes"][name]["verdict"] for name in verdicts} == verdicts
    assert {name: view["verdicts"][name]["verdict"] for name in verdicts} == verdicts


def test_the_card_says_in_how_many_extensions_and_that_grounded_differs() -> None:
    some, each = (
        judge(LOADED, Scenario(), Judging("preferred", "credulous")),
        judge(LOADED, Scenario(), Judging("preferred")),
    )
    assert why_by(LOADED, some, "bridge") == (
        "It stands in 1 of the 2 preferred extensions, not in all. Judged by "
        "grounded, it is contested."
    )
    stands_in_one = "It stands in 1 of the 2 preferred extensions, not in all."
    assert why_by(LOADED, each, "bridge") == stands_in_one
    assert why_by(LOADED, each, "tunnel") == (
        "In each of the 2 preferred extensions it falls. Judged by grounded, it is contested."
    )
    assert button_words(some) == "preferred, in some of 2 extensions"


@settings(deadline=None, max_examples=120)
@given(maps_with_scenarios(5), judgings)
def test_what_the_card_says_of_extensions_is_so_in_all_of_them(
    made: tuple[ArgumentMap, Scenario], judging: Judging
) -> None:
    map, scenario = made
    if judging.grounded:
        return
    here = loaded(map)
    judged, sets = (
        judge(here, scenario, judging),
        by_definition(map, models(map, scenario), judging.semantics),
    )
    assert bool(judged.unsettled) is not bool(sets)
    for name in map.statements:
        said, standing = why_by(here, judged, name), sum(name in one for one in sets)
        assert said.startswith("There is no ") is not bool(sets)
        if found := re.search(r"It stands in (\d+) of the (\d+) ", said):
            assert (int(found[1]), int(found[2])) == (standing, len(sets))
        if found := re.search(
            r"(?:In each of the (\d+)|In the (?:one )?)\S* ?[a-z-]+ extensions? it stands", said
        ):
            assert standing == len(sets) == int(found[1] or 1)
        if "stands in no" in said or "it falls" in said.partition("Judged by")[0]:
            assert standing == 0
        if sets and SEMANTICS[judging.semantics].modes:
            stands = standing == len(sets) if judging.mode == "skeptical" else standing > 0
            assert (verdict_of(judged, name) == "stands") is stands


def test_what_grounded_settles_keeps_its_explanation() -> None:
    scenario = Scenario(open=frozenset({"firm"}))
    judged = judge(LOADED, scenario, Judging("preferred"))
    assert why_by(LOADED, judged, "bridge") == (
        "Its only support needs “The banks are firm”, which you withdrew. "
        "Grounded settles this, and so does each preferred extension."
    )


def test_without_a_stable_extension_nothing_is_judged_and_the_page_lives() -> None:
    tried = FIRST.trying(MAP, dict(PARADOX.stances))
    reading = set_semantics(tried, MAP, SetSemantics("stable", "skeptical"))
    history = History(FIRST).then(reading)
    view = page_view(LOADED, history)
    assert {one["verdict"] for one in view["verdicts"].values()} == {"not judged"}
    assert (
        {one["verdict"] for one in view["boxes"].values()}
        == {one["verdict"] for one in view["steps"].values()}
        == {"not judged"}
    )
    assert view["card"]["why"] == "There is no stable extension in this scenario."
    assert "There is no stable extension here" in view["strip"]["judged"]["unjudged"]
    again = page_view(LOADED, history.apply_action(MAP, Undo()))
    assert "not judged" not in {one["verdict"] for one in again["verdicts"].values()}


def test_what_takes_too_long_is_not_judged_and_what_is_certain_still_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging_module, "PATIENCE", -1.0)
    pairs = [(f"a{i}", f"b{i}") for i in range(4)]
    names = [name for pair in pairs for name in pair]
    here = loaded(
        make_map(
            dict.fromkeys([*names, "sure"], GRANTED), attacks=[*pairs, *((b, a) for a, b in pairs)]
        )
    )
    judged = judge(here, Scenario(), Judging("preferred"))
    assert judged.unsettled == frozenset(names)
    assert verdict_of(judged, "sure") == "stands"
    assert "takes longer" in what_is_not_judged(judged)
    assert verdict_of(judged, "a0") == "not judged"
    assert why_by(here, judged, "a0") == "To work it out would take longer."


def test_what_took_too_long_is_tried_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    here = loaded(make_map(dict.fromkeys("ab", GRANTED), attacks=[("a", "b"), ("b", "a")]))

    def not_judged() -> bool:
        return bool(judge(here, Scenario(), Judging("preferred")).unsettled)

    with monkeypatch.context() as busy:
        busy.setattr(judging_module, "PATIENCE", -1.0)
        assert not_judged()
    assert not_judged()  # Else each click would wait as long again.
    now = time.monotonic()
    monkeypatch.setattr(memoize.time, "monotonic", lambda: now + memoize.AGAIN + 1)
    assert not not_judged()


def test_what_is_complete_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    here, scenario = loaded(make_map({"a": GRANTED})), Scenario()
    first = judge(here, scenario, Judging("preferred"))
    now = time.monotonic()
    monkeypatch.setattr(memoize.time, "monotonic", lambda: now + 1e9)
    assert judge(here, scenario, Judging("preferred")) is first


@given(judgings)
def test_the_address_brings_a_judging_back_and_grounded_leaves_no_trace(judging: Judging) -> None:
    reading = set_semantics(FIRST, MAP, SetSemantics(judging.semantics, judging.mode))
    address = address_of(MAP, reading)
    assert reading_at(MAP, address) == (reading, None)
    assert ("semantics" in address) is not judging.grounded
    assert ("mode" in address) is (judging.mode == "credulous")


@pytest.mark.parametrize(
    "address", [{"mode": ["credulous"]}, {"semantics": ["ideal"], "mode": ["credulous"]}]
)
def test_a_mode_that_makes_no_difference_is_dropped(address: dict[str, list[str]]) -> None:
    reading, notice = reading_at(MAP, address)
    assert (reading.judging.mode, notice) == ("skeptical", None)


def test_an_address_with_an_unknown_semantics_is_told_and_judged_by_grounded() -> None:
    reading, notice = reading_at(
        MAP, {"semantics": ["<b>"], "mode": ["bold"], "withdrawn": ["nobody"]}
    )
    assert reading.judging == Judging()
    assert notice == (
        "The address asks for the semantics “<b>” and the mode “bold”, which this page does "
        "not offer and names “nobody”, "
        "which this map does not have. The rest of it is kept."
    )


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"semantics": "fair"},
        {"semantics": ["preferred"]},
        {"semantics": "preferred", "mode": "bold"},
        {"semantics": "preferred", "mode": []},
    ],
)
def test_a_judging_that_is_not_offered_changes_nothing(action: dict[str, object]) -> None:
    parsed = parse_action({"type": "set_semantics", **action})
    history = History(FIRST)
    assert parsed is None or history.apply_action(MAP, parsed).present == FIRST


def test_undo_redo_and_reset_are_for_the_judging_too() -> None:
    bold = History(FIRST).apply_action(MAP, BOLD)
    assert (bold.present.judging, bold.fresh) == (Judging("preferred", "credulous"), True)
    assert bold.apply_action(MAP, Undo()).present == FIRST
    assert bold.apply_action(MAP, Undo()).apply_action(MAP, Redo()).present == bold.present
    assert bold.apply_action(MAP, Reset()).present == FIRST
    turned = page_view(LOADED, bold)["change"]["turned"]
    assert turned == [("fell", ["tunnel"]), ("now stands", ["bridge", "wet", "dry"])]


def test_of_changes_that_came_by_an_address_all_that_they_turn_is_told() -> None:
    linked = replace(FIRST, judging=Judging("preferred", "credulous"))
    change = page_view(LOADED, History(linked))["change"]
    assert not change["last"]
    assert change["turned"] == page_view(LOADED, History(FIRST).then(linked))["change"]["turned"]
    assert not page_view(LOADED, History(FIRST))["change"]["made"]


def test_the_analyses_of_grounded_are_neither_asked_nor_shown_for_another_semantics() -> None:
    bold = {"type": "set_semantics", **vars(BOLD)}
    exchange = Exchange(LOADED, History(FIRST), OwnCopy(LOADED.map, keeps=False))
    full = exchange.answer()
    exchange.receive(
        {
            "client": "c",
            "number": 1,
            "version": full["version"],
            "actions": [{"type": "analyse"}, bold, {"type": "analyse"}],
        }
    )
    view = exchange.answer()["patch"]
    assert set(view["hangs"].values()) == {None}
    assert "judged by grounded" in view["card"]["note"]


def test_a_search_of_minutes_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging_module, "PATIENCE", 1)
    chance = random.Random(700)
    names = [f"p{i}" for i in range(200)]
    circles = [(names[i], names[i ^ 1]) for i in range(200)]
    attacks = [(chance.choice(names), chance.choice(names)) for _ in range(500)]
    here = loaded(make_map(dict.fromkeys(names, GRANTED), attacks=attacks + circles))
    began = time.monotonic()
    judged = judge(here, Scenario(), Judging("preferred"))
    assert time.monotonic() - began < 5
    assert judged.unsettled
    assert len(judged.unsettled) < len(names)


@pytest.mark.parametrize(
    ("scenario", "judging", "words"),
    [
        (Scenario(), Judging(), "grounded"),
        (Scenario(), Judging("ideal"), "ideal"),
        (Scenario(), Judging("preferred"), "preferred, in each of 2 extensions"),
        (Scenario(denied=frozenset({"wet"})), Judging("stable"), "stable, in its one extension"),
        (PARADOX, Judging("stable", "credulous"), "stable"),
    ],
)
def test_the_control_says_by_what_is_judged(
    scenario: Scenario, judging: Judging, words: str
) -> None:
    judged = judge(LOADED, scenario, judging)
    number = len(by_definition(MAP, models(MAP, scenario), judging.semantics))
    assert judged.extensions == number
    assert button_words(judged) == words
