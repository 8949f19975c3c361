"""What the card says a verdict hangs on, checked by evaluating what it promises."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.view_models.analyses import (
    SHOWN,
    changes_of,
    hangs_of,
    sets_in_words,
    what_more,
    what_settles,
)
from argmap.model import Scenario, Stance
from argmap.reasoning import Label
from argmap.reasoning.analysis import Sets

LOADED = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
MAP = LOADED.map
WITHDRAWN = Scenario(open=frozenset({"serve-everyone"}))
GRANTED = [name for name, statement in MAP.statements.items() if statement.stance is Stance.GRANTED]


def label(scenario: Scenario, name: str) -> Label:
    return LOADED.evaluate(scenario).label(name)


@pytest.mark.parametrize(
    "scenario", [Scenario(), WITHDRAWN, Scenario(denied=frozenset({"serve-everyone"}))]
)
@pytest.mark.parametrize("name", MAP.statements)
def test_each_set_on_the_card_turns_the_verdict_and_none_of_its_parts_does(
    name: str, scenario: Scenario
) -> None:
    found = hangs_of(LOADED, scenario, name)
    stood = label(scenario, name) is Label.IN
    assert found["question"] == ("What would bring it down" if stood else "What would save it")
    assert len(found["sets"]) <= SHOWN
    reading = first_reading(MAP)
    for changes in found["sets"]:
        for size in range(len(changes) + 1):
            for some in combinations(changes, size):
                stances = {one["id"]: Stance(one["stance"]) for one in some}
                tried = type(reading)(scenario).trying(MAP, stances).scenario
                assert (label(tried, name) is Label.IN) is (
                    stood if size < len(changes) else not stood
                )


@pytest.mark.parametrize("scenario", [Scenario(), WITHDRAWN])
@pytest.mark.parametrize("name", MAP.statements)
def test_what_settles_a_verdict_fixes_it_whatever_else_is_withdrawn(
    name: str, scenario: Scenario
) -> None:
    kept = hangs_of(LOADED, scenario, name)["settled"]
    others = [other for other in GRANTED if other not in kept and other not in scenario.open]
    for size in range(len(others) + 1):
        for gone in combinations(others, size):
            assert label(Scenario(open=scenario.open | set(gone)), name) is label(scenario, name)


def test_a_set_says_what_is_done_to_each_statement_in_the_order_of_the_map() -> None:
    names = list(MAP.statements)
    found = changes_of(MAP, [(names[3], Stance.GRANTED), (names[1], Stance.OPEN)])
    assert [(one["id"], one["deed"]) for one in found] == [
        (names[1], "Withdraw"),
        (names[3], "Grant"),
    ]


def sets(count: int, complete: bool, size: int = 1) -> Sets:
    one = tuple((f"s{i}", Stance.OPEN) for i in range(size))
    return Sets("s", Label.IN, (one,) * count, complete)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (sets(3, True), ""),
        (sets(4, True), "At least 4 sets exist; these are among the smallest."),
        (sets(4, False), "At least 4 sets exist; these are among the smallest."),
        (sets(2, False), "There may be more."),
        (sets(0, False), "Not known: to work it out would take longer."),
        (sets(0, True), "No withdrawal does."),
    ],
)
def test_what_is_not_shown_is_told(found: Sets, says: str) -> None:
    assert what_more(found, standing=True) == says


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (sets(1, True, 0), "Nothing in particular: it stands whatever you withdraw."),
        (
            Sets("s", Label.IN, ((("s", Stance.OPEN),),), True),
            "While it is granted, it stands, whatever else is withdrawn.",
        ),
        (sets(1, True), "While this is granted, it stands, whatever else is withdrawn."),
        (
            sets(2, True, 2),
            (
                "While these are granted, it stands, whatever else is withdrawn. Other sets "
                "settle it too."
            ),
        ),
        (
            sets(1, False, 2),
            (
                "While these are granted, it stands, whatever else is withdrawn. Others may "
                "settle it too."
            ),
        ),
        (sets(0, False), "Not known: to work it out would take longer."),
    ],
)
def test_what_settles_is_said_no_stronger_than_it_is_known(found: Sets, says: str) -> None:
    assert what_settles(found, Label.IN) == says


def test_a_set_is_said_in_a_sentence() -> None:
    names = list(MAP.statements)[:3]
    titles = [MAP.statements[name].title for name in names]
    found = Sets(names[0], Label.IN, (tuple((name, Stance.OPEN) for name in names),) * 3, True)
    said = [one.words for one in sets_in_words(MAP, found, 2)]
    assert said == [f"Withdraw “{titles[0]}”, “{titles[1]}” and “{titles[2]}”"] * 2
    mixed = Sets(
        names[0], Label.OUT, (((names[0], Stance.GRANTED), (names[1], Stance.OPEN)),), True
    )
    [one] = sets_in_words(MAP, mixed, 2)
    assert one.words == f"Grant “{titles[0]}” and withdraw “{titles[1]}”"
    assert one.stances == {names[0]: Stance.GRANTED, names[1]: Stance.OPEN}
