"""What the page of linchpins says, checked against the analyses and by evaluating what it
promises.
"""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.reading import conclusions_of, first_reading
from argmap.app.view_models.linchpins import (
    BARS,
    alone,
    bars,
    chart,
    hanging,
    listed,
    overview,
    percent,
    robustness,
    surviving,
    turning,
    what_is_not_exact,
)
from argmap.model import Scenario, Stance
from argmap.reasoning import Label
from argmap.reasoning.analysis import Importance, Sets

LOADED = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
PAPER = load(None)
THESIS = "open-sundays"
FALLEN = Scenario(denied=frozenset({"serve-everyone"}))


class Cells(HTMLParser):
    """The text of each cell, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def test_the_overview_has_a_row_for_each_conclusion_with_its_verdict_and_survival() -> None:
    head, *rows = Cells(overview(LOADED, Scenario(), 0.5)).rows
    assert head[0] == "Conclusion"
    assert [row[0] for row in rows] == [
        LOADED.map.statements[name].title for name in conclusions_of(LOADED.map)
    ]
    granted = [name for name, one in LOADED.map.statements.items() if one.stance is Stance.GRANTED]
    stands = 0
    for number in range(1 << len(granted)):
        gone = frozenset(name for i, name in enumerate(granted) if number >> i & 1)
        stands += LOADED.evaluate(Scenario(open=gone)).label(THESIS) is Label.IN
    share = stands / (1 << len(granted))
    assert rows[0][3] == percent(share, share)


def test_with_full_credence_a_conclusion_stands_as_it_does_now() -> None:
    assert surviving(LOADED, Scenario(), THESIS, 1.0).probability == (1.0, 1.0)
    assert surviving(LOADED, FALLEN, THESIS, 1.0).probability == (0.0, 0.0)


@pytest.mark.parametrize("loaded", [LOADED, PAPER])
def test_each_set_listed_turns_the_verdict_of_its_conclusion(loaded: LoadedMap) -> None:
    for scenario in (
        Scenario(),
        Scenario(open=frozenset({"bg-shared-concern"} & loaded.map.statements.keys())),
    ):
        for name in conclusions_of(loaded.map):
            stood = loaded.evaluate(scenario).label(name) is Label.IN
            for one in listed(loaded.map, turning(loaded, scenario, name)):
                tried = (
                    replace(first_reading(loaded.map), scenario=scenario)
                    .trying(loaded.map, one.stances)
                    .scenario
                )
                assert (loaded.evaluate(tried).label(name) is Label.IN) is not stood


def test_a_set_is_said_in_a_sentence() -> None:
    names = list(LOADED.map.statements)[:3]
    titles = [LOADED.map.statements[name].title for name in names]
    found = Sets(names[0], Label.IN, (tuple((name, Stance.OPEN) for name in names),), True)
    assert [one.words for one in listed(LOADED.map, found)] == [
        f"Withdraw “{titles[0]}”, “{titles[1]}” and “{titles[2]}”"
    ]
    mixed = Sets(
        names[0], Label.OUT, (((names[0], Stance.GRANTED), (names[1], Stance.OPEN)),), True
    )
    assert listed(LOADED.map, mixed)[0].words == f"Grant “{titles[0]}” and withdraw “{titles[1]}”"


@pytest.mark.parametrize(
    ("sizes", "complete", "label", "says"),
    [
        ([1, 2], True, Label.IN, "1 withdrawal; 2 sets"),
        ([2], False, Label.IN, "2 withdrawals; at least 1 set"),
        ([2], True, Label.IN, "2 withdrawals; 1 set"),
        ([], True, Label.IN, "no withdrawal suffices"),
        ([], False, Label.IN, "not known: it would take longer"),
        ([0], True, Label.OUT, "falls already"),
        ([0], True, Label.UNDEC, "contested already"),
    ],
)
def test_robustness_is_said_no_stronger_than_it_is_known(
    sizes: list[int], complete: bool, label: Label, says: str
) -> None:
    sets = tuple(tuple((f"s{i}", Stance.OPEN) for i in range(size)) for size in sizes)
    assert robustness(Sets("s", label, sets, complete)) == says


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.0, 0.0, "0 %"),
        (1.0, 1.0, "100 %"),
        (2.8e-7, 2.8e-7, "under 0.1 %"),
        (0.99999, 0.99999, "over 99.9 %"),
        (0.1353, 0.1353, "13.5 %"),
        (0.25, 0.5, "between 25 % and 50 %"),
        (0.0, 0.5, "between 0 % and 50 %"),
    ],
)
def test_a_share_is_never_rounded_to_certainty(low: float, high: float, says: str) -> None:
    assert percent(low, high) == says


def test_bars_are_those_of_the_most_important_with_titles() -> None:
    found = hanging(PAPER, Scenario()).conclusions["thesis"].importance
    values = bars(PAPER.map, found)
    assert len(values) == BARS
    assert min(value["shapley"] for value in values) >= sorted(found.shapley.values())[-BARS]
    titles = {statement.title for statement in PAPER.map.statements.values()}
    assert all(value["toggle"] in titles for value in values)
    spec = chart(values, "banzhaf", labelled=False).to_dict()
    [rows] = [spec["data"]["values"]] if "values" in spec["data"] else spec["datasets"].values()
    assert (
        [row["toggle"] for row in rows]
        == spec["encoding"]["y"]["sort"]
        == [value["toggle"] for value in values]
    )


def test_bars_of_statements_that_share_a_title_are_told_apart() -> None:
    first, second, third = list(LOADED.map.statements.values())[:3]
    twins = {first.id: first, second.id: second._replace(title=first.title), third.id: third}
    map = replace(LOADED.map, statements=twins)
    values = {first.id: 0.5, second.id: 0.25, third.id: 0.0}
    labels = [value["toggle"] for value in bars(map, Importance("x", values, values, True))]
    assert labels == [f"{first.title} ({first.id})", f"{first.title} ({second.id})"]


def test_the_table_says_what_each_single_withdrawal_brings_down() -> None:
    map = PAPER.map
    _, *rows = Cells(alone(PAPER, Scenario())).rows
    of_title = {statement.title: name for name, statement in map.statements.items()}
    before = PAPER.evaluate(Scenario())
    told = {of_title[row[0]]: row for row in rows}
    for name, statement in map.statements.items():
        if statement.stance is not Stance.GRANTED:
            continue
        after = PAPER.evaluate(Scenario(open=frozenset({name})))
        lost = [
            other
            for other in map.statements
            if other != name
            and before.label(other) is Label.IN
            and after.label(other) is not Label.IN
        ]
        assert (name in told) is bool(lost)
        for other in lost:
            assert map.statements[other].title in told[name][1] + told[name][2]


def test_titles_are_text_in_the_tables() -> None:
    statements = {
        name: statement._replace(title=f"<img src=x>{name}")
        for name, statement in LOADED.map.statements.items()
    }
    spoilt = replace(LOADED, map=replace(LOADED.map, statements=statements))
    for table in (overview(spoilt, Scenario(), 0.9), alone(spoilt, Scenario())):
        assert "<img" not in table
        assert "&lt;img" in table


def test_what_is_not_exact_says_why() -> None:
    exact = hanging(LOADED, Scenario()).conclusions[THESIS].importance
    assert what_is_not_exact([exact]) == ""
    assert (
        what_is_not_exact([exact, Importance("x", {}, {}, False, "too many nodes")])
        == "Not exact: too many nodes."
    )
