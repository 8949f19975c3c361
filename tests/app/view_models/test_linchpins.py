"""What the page of linchpins says, checked against evaluating what it promises."""

from __future__ import annotations

import csv
import io
import itertools
import re
import time
from dataclasses import replace
from fractions import Fraction
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from argmap.app.state import memoize
from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.reading import conclusions_of
from argmap.app.view_models.curve_chart import curve_chart, lines_of
from argmap.app.view_models.linchpins import (
    ROWS,
    Vulnerability,
    agenda_of,
    is_granted,
    own_chances,
    soon,
    table_of,
    ways_down,
    whole,
)
from argmap.app.view_models.linchpins_html import likely_table, matrix, premise_words
from argmap.model import Role, Scenario, Stance
from argmap.reasoning import Label, compile_map
from argmap.reasoning.analysis import Curve, Pairs
from argmap.reasoning.scenarios import budget as budget_module
from argmap.view.chances import chance

LOADED = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
PAPER = load(None)
THESIS = "open-sundays"
FALLEN = Scenario(denied=frozenset({"serve-everyone"}))


def link(name: str) -> str:
    return f"read?at={name}"


class Cells(HTMLParser):
    """The text of each cell of the tables, row by row, and what can be pressed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.deeds: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        if held.get("data-do"):
            self.deeds.append((str(held["data-do"]), str(held.get("data-id"))))

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("loaded", [LOADED, PAPER])
@pytest.mark.parametrize("scenario", [Scenario(), FALLEN])
def test_a_mark_stands_where_withdrawing_alone_fells_and_a_ring_where_two_do(
    loaded: LoadedMap, scenario: Scenario
) -> None:
    if not (scenario.denied <= loaded.map.statements.keys()):
        return
    found = whole(loaded, scenario)
    before = loaded.evaluate(scenario)
    standing = [name for name in conclusions_of(loaded.map) if before.label(name) is Label.IN]
    granted = [
        name
        for name in loaded.map.statements
        if scenario.stance_of(loaded.map, name) is Stance.GRANTED
    ]

    def down(*gone: str) -> set[str]:
        tried = scenario
        for name in gone:
            tried = tried.setting(loaded.map, name, Stance.OPEN)
        after = loaded.evaluate(tried)
        return {name for name in standing if after.label(name) is not Label.IN}

    alone = {name: down(name) for name in granted}
    together: dict[str, set[str]] = {name: set() for name in granted}
    for i, one in enumerate(granted):
        for other in granted[i + 1 :]:
            fell = down(one, other) - alone[one] - alone[other]
            together[one] |= fell
            together[other] |= fell
    cells = re.findall(
        r'<tr data-choose="([^"]*)".*?</tr>', matrix(found, "", True, link), re.DOTALL
    )
    needed = {name for name in granted if alone[name] or together[name]}
    assert {name for name in map(unescape, cells) if name in granted} == needed
    rows = re.findall(r'<tr data-choose="([^"]*)"(.*?)</tr>', matrix(found, "", True, link))
    for key, html in rows:
        marks = re.findall(r'<td class="cell">(.*?)</td>', html)
        told = {end: "●" in mark for end, mark in zip(found.conclusions, marks, strict=True)}
        rings = {end: "○" in mark for end, mark in zip(found.conclusions, marks, strict=True)}
        if (name := unescape(key)) not in granted:
            continue
        assert {end for end in told if told[end]} == alone[name]
        assert {end for end in rings if rings[end]} == together[name] - alone[name]


def test_rows_go_as_a_critic_would() -> None:
    found = whole(PAPER, Scenario())
    counts = [len(premise.down) for premise in found.needed]
    assert counts == sorted(counts, reverse=True)
    places = {name: i for i, name in enumerate(PAPER.map.statements)}
    keys = [
        (-len(one.down), not one.held.assumed, places[one.statement.id]) for one in found.premises
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(open=frozenset({"bg-fair-background"})),
        Scenario(open=frozenset({"bg-fair-background", "bg-shared-concern"})),
        Scenario(denied=frozenset({"bg-regional-scale"})),
    ],
)
def test_what_is_withdrawn_keeps_a_row_with_what_fell_with_it(scenario: Scenario) -> None:
    found = soon(PAPER, scenario)
    changed = scenario.open | scenario.denied
    assert {one.statement.id for one in found.withdrawn} == changed
    for statement, fell in found.withdrawn:
        kept = Scenario(
            open=scenario.open - {statement.id}, denied=scenario.denied - {statement.id}
        )
        back = {end for end in found.conclusions if PAPER.evaluate(kept).label(end) is Label.IN}
        assert set(fell) == back - set(found.standing)
        words = Cells(premise_words(found, statement.id, link))
        assert ("on", statement.id) in words.deeds
        assert (f"{len(fell)} conclusions fell" in words.text) == (len(fell) > 1)
        rows = Cells(matrix(found, "", False, link)).rows
        [row] = [
            row
            for row in rows
            if row[0].startswith(("▣", "background"), 0) and statement.title in row[0]
        ]
        assert [cell for cell in row[2:] if "falls" in cell] == ["●falls"] * len(fell)


def test_the_first_rows_are_shown_until_all_are_asked_for() -> None:
    found = whole(PAPER, Scenario())
    many = len(found.needed)
    assert many > ROWS
    few, every = (Cells(matrix(found, "", all_, link)) for all_ in (False, True))
    assert (len(few.rows), len(every.rows)) == (ROWS + 1, many + 1)
    assert f"{ROWS} of {many} shown" in few.text
    assert ("all", "") in few.deeds
    assert ("few", "") in every.deeds


def test_until_pairs_are_known_it_says_so() -> None:
    html = matrix(soon(PAPER, Scenario()), "", False, link)
    assert "pairs are being worked out" in html
    assert "copy as an agenda" not in html
    assert agenda_of(soon(PAPER, Scenario())) == ""
    cut = replace(whole(PAPER, Scenario()), pairs=Pairs((), False, "2 seconds were not enough"))
    text = Cells(matrix(cut, "", False, link)).text
    assert "There may be more: 2 seconds were not enough." in text
    assert "Needed neither alone nor in a pair" not in text


def test_a_sentence_stands_in_place_of_an_empty_table() -> None:
    fell = whole(LOADED, FALLEN)
    assert fell.standing == []
    assert "No conclusion stands in this scenario" in matrix(fell, "", False, link)
    for found, says in (
        (replace(whole(LOADED, Scenario()), premises=()), "Nothing is granted"),
        (replace(soon(LOADED, Scenario()), premises=_useless(LOADED)), "are being worked out"),
    ):
        assert "<table" not in matrix(found, "", False, link)
        assert says in matrix(found, "", False, link)


def _useless(loaded: LoadedMap) -> tuple:  # type: ignore[type-arg]
    premises = soon(loaded, Scenario()).premises
    return tuple(premise._replace(down=()) for premise in premises)


def test_the_words_on_a_premise_say_what_happens_without_it() -> None:
    found = whole(LOADED, Scenario())
    [first, *_] = found.needed
    html = premise_words(found, first.statement.id, link)
    told = Cells(html)
    assert {"off", "show"} <= {deed for deed, _ in told.deeds}
    assert "Alone brings down 1 of 1 conclusion that stands" in told.text
    [sentence] = ways_down(found, first)
    assert sentence in told.text
    assert "you withdrew" in sentence
    withdrawn = whole(LOADED, Scenario(open=frozenset({first.statement.id})))
    assert not is_granted(withdrawn, first.statement.id)
    assert ("on", first.statement.id) in [
        (deed, name)
        for deed, name in Cells(premise_words(withdrawn, first.statement.id, link)).deeds
    ]


def test_titles_questions_and_places_are_text() -> None:
    spoilt = {
        name: one._replace(title=f"<img src=x>{name}", places=())
        for name, one in LOADED.map.statements.items()
    }
    map = replace(LOADED.map, statements=spoilt)
    loaded = LoadedMap(LOADED.file, map, compile_map(map), LOADED.schemes)
    found = whole(loaded, Scenario())
    name = found.needed[0].statement.id
    for html in (
        matrix(found, name, True, link),
        premise_words(found, name, link),
        likely_table(found, 90, {}, {}, link),
    ):
        assert "<img" not in html
        assert "&lt;img" in html


def test_the_table_to_save_holds_every_premise_and_no_formula() -> None:
    formula = {
        name: one._replace(title=f"=1+1;{name}") for name, one in LOADED.map.statements.items()
    }
    map = replace(LOADED.map, statements=formula)
    found = whole(LoadedMap(LOADED.file, map, compile_map(map), {}), Scenario())
    head, *rows = csv.reader(io.StringIO(table_of(found)))
    assert [row[0] for row in rows] == [premise.statement.id for premise in found.premises]
    assert not any(cell.startswith("=") for row in (head, *rows) for cell in row)
    for row, premise in zip(rows, found.premises, strict=True):
        assert [cell == "alone" for cell in row[5:]] == [
            end in premise.down for end in found.conclusions
        ]


def test_one_s_own_credences_count_where_they_are_granted() -> None:
    found = whole(LOADED, Scenario())
    first = found.needed[0].statement.id
    common, one = Fraction(9, 10), Fraction(3, 10)
    granted = [premise.statement.id for premise in found.premises]
    expected = Fraction(0)
    for number in range(1 << len(granted)):
        held = {name for i, name in enumerate(granted) if number >> i & 1}
        gone = Scenario(open=frozenset(granted) - held)
        if LOADED.evaluate(gone).label(THESIS) is Label.IN:
            weight = Fraction(1)
            for name in granted:
                p = one if name == first else common
                weight *= p if name in held else 1 - p
            expected += weight
    own = own_chances(found, 90, {first: 30, THESIS: 1})
    assert own == {THESIS: chance(float(expected))}
    assert own_chances(found, 90, {THESIS: 1}) == {}
    cut = replace(found, curves={THESIS: Curve(THESIS, why="too many nodes")})
    assert own_chances(cut, 90, {first: 30}) == {THESIS: "not known"}
    table = likely_table(found, 90, own, {}, link)
    assert own[THESIS] in table
    assert "with your own" in table
    assert "with your own" not in likely_table(found, 90, {}, {}, link)


def test_the_chart_shows_the_curves_exactly() -> None:
    found = whole(PAPER, Scenario())
    assert found.curves is not None
    lines = lines_of(PAPER.map, found.curves)
    assert [line.values[0][0] for line in lines] == [50] * len(lines)
    for line in lines:
        for percent, value in line.values:
            assert value == float(found.curves[line.id].at(Fraction(percent, 100)))
    spec = curve_chart(lines, 90, "dark").to_dict()
    assert len(spec["layer"]) == 3


def test_the_table_marks_each_line_as_the_chart_draws_it() -> None:
    found = whole(PAPER, Scenario())
    lines = lines_of(PAPER.map, found.curves or {})
    drawn = {line.id: line.look for line in lines}
    assert len(set(drawn.values())) == len(lines) > 6
    html = likely_table(found, 90, {}, drawn, link)
    assert all(html.count(f'class="line {look}"') == 1 for look in drawn.values())


def test_a_conclusion_keeps_its_hue_when_the_order_of_likelihood_turns() -> None:
    low, high = Curve("a", (0, 0, 0, 1)), Curve("b", (0, 1))
    ids = list(PAPER.map.statements)[:2]
    one = lines_of(PAPER.map, {ids[0]: low, ids[1]: high})
    other = lines_of(PAPER.map, {ids[0]: high, ids[1]: low})
    assert [line.id for line in one] != [line.id for line in other]
    assert {line.id: line.look for line in one} == {line.id: line.look for line in other}


def test_what_never_stands_has_no_line() -> None:
    ids = list(PAPER.map.statements)[:2]
    curves = {ids[0]: Curve(ids[0], (0,)), ids[1]: Curve(ids[1], (0, 1))}
    assert [line.id for line in lines_of(PAPER.map, curves)] == [ids[1]]


def test_curves_that_are_not_known_are_not_drawn_and_said_so() -> None:
    found = whole(LOADED, Scenario())
    cut = replace(found, curves={THESIS: Curve(THESIS, why="too many nodes")})
    assert lines_of(LOADED.map, cut.curves or {}) == []
    assert "not known: too many nodes" in likely_table(cut, 90, {}, {}, link)


def test_conclusions_that_share_a_title_are_told_apart() -> None:
    first, second = list(LOADED.map.statements)[:2]
    twins = dict(LOADED.map.statements)
    twins[second] = twins[second]._replace(title=twins[first].title)
    map = replace(LOADED.map, statements=twins)
    lines = lines_of(map, {first: Curve(first, (0, 1)), second: Curve(second, (0, 1))})
    assert len({line.name for line in lines}) == 2


def test_a_map_without_conclusions_is_asked_about_its_main_line() -> None:
    plain = {
        name: one._replace(role=Role.CLAIM) if one.role is Role.CONCLUSION else one
        for name, one in LOADED.map.statements.items()
    }
    map = replace(LOADED.map, statements=plain)
    found = whole(LoadedMap(LOADED.file, map, compile_map(map), {}), Scenario())
    assert found.conclusions == tuple(conclusions_of(map))
    assert isinstance(found, Vulnerability)
    assert agenda_of(found)


def test_curves_that_time_cut_short_are_worked_out_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hours, scenario = itertools.count(step=3600.0), Scenario(denied=frozenset({THESIS}))
    with monkeypatch.context() as busy:
        busy.setattr(budget_module, "time", SimpleNamespace(perf_counter=lambda: next(hours)))
        cut = whole(LOADED, scenario)
    assert not cut.complete
    assert whole(LOADED, scenario) is cut
    now = time.monotonic()
    monkeypatch.setattr(memoize.time, "monotonic", lambda: now + memoize.AGAIN + 1)
    assert whole(LOADED, scenario).complete
