"""What the page of comparison says, against brute force on random maps; and the addresses that
carry both sides.
"""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.state.address import LONGEST_LINK, address_of, reading_at, statement_links
from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.reading import conclusions_of
from argmap.app.state.saved_scenarios import LONGEST, name_of
from argmap.app.state.sides import (
    GRANTING,
    MINE,
    SOURCE,
    Side,
    offered,
    sides_address,
    sides_at,
    supposed,
    word_of,
)
from argmap.app.view_models.compare import (
    MOST,
    SETS,
    SHOWN,
    Comparison,
    Stances,
    Verdicts,
    agreeing,
    compared,
    conclusions_table,
    cruxes_of,
    judged,
    others_table,
    stances_table,
    summary,
)
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Label, compile_map
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios
from tests.reasoning import brute

PAPER = load(None)
LIBRARY = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
SOURCE_SIDE = Side(SOURCE, Scenario())


def loaded_of(map: ArgumentMap) -> LoadedMap:
    return LoadedMap(Path("test.ttl"), map, compile_map(map), {})


@st.composite
def cases(draw: st.DrawFn) -> tuple[LoadedMap, Scenario, Scenario]:
    """A map, and two scenarios that differ in some stances, or in none."""
    map, mine = draw(maps_with_scenarios())
    changes = draw(
        st.dictionaries(st.sampled_from(list(map.statements)), st.sampled_from(list(Stance)))
    )
    return (
        loaded_of(map),
        mine,
        draw(st.sampled_from([mine, Scenario.of(changes), Scenario.of(changes)])),
    )


@settings(max_examples=200, deadline=None)
@given(cases())
def test_what_differs_is_what_brute_force_finds(case: tuple[LoadedMap, Scenario, Scenario]) -> None:
    loaded, mine, theirs = case
    map = loaded.map
    here, there = brute.stances_in(map, mine), brute.stances_in(map, theirs)
    found = compared(loaded, mine, theirs)
    assert found.stances == tuple(
        Stances(s, here[s], there[s]) for s in map.statements if here[s] is not there[s]
    )
    labels = {s: (brute.label(map, here, s), brute.label(map, there, s)) for s in map.statements}
    turned = [s for s in map.statements if labels[s][0] != labels[s][1]]
    told = {
        pair.id: (pair.mine.word, pair.theirs.word) for pair in (*found.conclusions, *found.others)
    }
    assert told == {s: labels[s] for s in turned}
    assert [pair.id for pair in found.conclusions] == [
        s for s in turned if s in conclusions_of(map)
    ]
    assert [pair.id for pair in found.others] == [s for s in turned if s not in conclusions_of(map)]
    assert found.alike == len(map.statements) - len(turned)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_cruxes_are_the_smallest_sets_that_brute_force_finds(
    case: tuple[LoadedMap, Scenario, Scenario],
) -> None:
    loaded, mine, theirs = case
    here, there = brute.stances_in(loaded.map, mine), brute.stances_in(loaded.map, theirs)
    differing = {s: there[s] for s in here if here[s] is not there[s]}
    for pair in (
        *compared(loaded, mine, theirs).conclusions,
        *compared(loaded, mine, theirs).others,
    ):
        found = cruxes_of(loaded, pair.id, mine, theirs)
        wanted = brute.changes(loaded.map, here, differing, pair.id, {pair.theirs.word})
        assert found.complete is (len(wanted) <= SETS + 1)
        if found.complete:
            assert found.names == wanted
        assert all(names in wanted for names in found.names)
        for one in found.sets:
            taken = brute.label(loaded.map, here | dict(one), pair.id)
            assert taken == pair.theirs.word


def test_one_crux_of_the_paper_brings_its_thesis_down() -> None:
    mine = Scenario(open=frozenset({"bg-shared-concern"}))
    found = compared(PAPER, mine, Scenario())
    assert [stance.id for stance in found.stances] == ["bg-shared-concern"]
    assert ("thesis", Label.OUT, Label.IN) in found.conclusions
    assert cruxes_of(PAPER, "thesis", mine, Scenario()).sets == ((("bg-shared-concern", GRANTED),),)


@pytest.mark.parametrize(
    ("stances", "ends", "others", "says"),
    [
        (0, 0, 0, "The two are alike: no stance differs, and so no verdict."),
        (1, 0, 0, "One stance differs. Yet all verdicts are alike (9)."),
        (
            2,
            0,
            1,
            (
                "2 stances differ. Of 10 verdicts 9 are alike and 1 differs, none of them a "
                "conclusion."
            ),
        ),
        (
            1,
            1,
            2,
            "One stance differs. Of 12 verdicts 9 are alike and 3 differ, 1 of them a conclusion.",
        ),
        (
            2,
            2,
            0,
            "2 stances differ. Of 11 verdicts 9 are alike and 2 differ, 2 of them conclusions.",
        ),
    ],
)
def test_how_much_differs_is_said_in_a_sentence(
    stances: int, ends: int, others: int, says: str
) -> None:
    pair = Verdicts("a", Label.IN, Label.OUT)
    assert (
        summary(
            Comparison(
                (Stances("a", GRANTED, OPEN),) * stances, (pair,) * ends, (pair,) * others, 9
            )
        )
        == says
    )


def test_who_would_agree_with_whom_is_said_plainly() -> None:
    mine, anna = Side(MINE, Scenario()), Side(word_of("Anna"), Scenario())
    assert (
        agreeing(mine, SOURCE_SIDE, 1) == "You would agree with the source if you took over this:"
    )
    assert (
        agreeing(SOURCE_SIDE, mine, 2)
        == "The source would agree with you if it took over any one of these:"
    )
    granting = supposed(PAPER.map, f"{GRANTING}obj-exit")
    assert agreeing(SOURCE_SIDE, granting, 1) == (
        "The source would agree with “Granted: Mobile capital defeats egalitarian policy” "
        "if it took over this:"
    )
    assert agreeing(anna, mine, 1) == "“Anna” would agree with you if it took over this:"
    assert (
        judged(mine, anna, Verdicts("a", Label.IN, Label.UNDEC))
        == "stands in your scenario and is contested in “Anna”."
    )
    assert (
        judged(anna, SOURCE_SIDE, Verdicts("a", Label.OUT, Label.IN))
        == "falls in “Anna” and stands in the source."
    )


class Shown(HTMLParser):
    """The cells of a table, row by row, the links in it and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for key, value in attrs if key == "href"]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_what_the_source_argues_for_is_not_called_open() -> None:
    mine = Side(MINE, Scenario(denied=frozenset({"thesis", "obj-human-territory"})))
    found = compared(PAPER, mine.scenario or Scenario(), Scenario())
    stances = Shown(
        stances_table(
            PAPER.map,
            mine,
            SOURCE_SIDE,
            found.stances,
            statement_links(PAPER.map, mine.scenario, "own-1") or str,
        )
    )
    title = PAPER.map.statements["thesis"].title
    assert {row[0]: row[1:] for row in stances.rows}[title] == ["denied", "argued for"]
    assert ["denied", "left open"] in [row[1:] for row in stances.rows]


def test_tables_say_each_difference_and_link_to_it_in_the_scenario_of_the_left() -> None:
    mine = Side(
        MINE,
        Scenario(open=frozenset({"bg-shared-concern"}), granted=frozenset({"obj-human-territory"})),
    )
    found = compared(PAPER, mine.scenario or Scenario(), Scenario())
    stances = Shown(
        stances_table(
            PAPER.map,
            mine,
            SOURCE_SIDE,
            found.stances,
            statement_links(PAPER.map, mine.scenario, "own-1") or str,
        )
    )
    titles = [PAPER.map.statements[stance.id].title for stance in found.stances]
    assert stances.rows == [
        ["Statement", "Mine", "The source"],
        [titles[0], "withdrawn", "granted"],
        [titles[1], "granted", "left open"],
    ]
    for link, stance in zip(stances.links, found.stances, strict=True):
        address = parse_qs(link.removeprefix("./?"))
        assert address["map"] == ["own-1"]
        reading, notice = reading_at(PAPER.map, address)
        assert (reading.scenario, reading.selection, notice) == (mine.scenario, stance.id, None)
        assert (
            address_of(PAPER.map, reading) | {"map": ["own-1"]} == address
        )  # else going back would not lead back
    ends = Shown(
        conclusions_table(PAPER.map, mine, SOURCE_SIDE, found.conclusions, lambda name: "")
    )
    assert [row[1:] for row in ends.rows[1:]] == [["falls", "stands"]] * len(found.conclusions)
    assert ends.links == []
    others = Shown(others_table(PAPER.map, mine, SOURCE_SIDE, found.others, lambda name: ""))
    for mine_word, theirs_word, told in others.rows[1:]:
        labels = {"stands": Label.IN, "falls": Label.OUT, "contested": Label.UNDEC}
        group = [
            pair.id
            for pair in found.others
            if (pair.mine, pair.theirs) == (labels[mine_word], labels[theirs_word])
        ]
        assert group
        assert all(PAPER.map.statements[name].title in told for name in group)


def test_of_very_many_statements_the_first_are_listed_and_the_rest_counted() -> None:
    map = make_map({f"p{i}": GRANTED for i in range(2 * MOST)})
    pairs = [Verdicts(name, Label.IN, Label.OUT) for name in map.statements]
    shown = Shown(others_table(map, SOURCE_SIDE, SOURCE_SIDE, pairs, lambda name: f"./?at={name}"))
    assert len(shown.links) == MOST
    assert f"{2 * MOST - SHOWN} more" in shown.rows[1][2]
    assert shown.rows[1][2].endswith(f"{MOST} more are not listed.")


def test_titles_and_names_are_text_in_the_tables() -> None:
    statements = {
        s: one._replace(title=f"<img src=x>{s}") for s, one in LIBRARY.map.statements.items()
    }
    map = replace(LIBRARY.map, statements=statements)
    name = next(iter(statements))
    left = Side(word_of("<script>x</script>"), Scenario())
    for html in (
        stances_table(
            map, left, left, [Stances(name, GRANTED, DENIED)], lambda name: f'"><script>{name}'
        ),
        conclusions_table(map, left, left, [Verdicts(name, Label.IN, Label.OUT)], lambda name: ""),
        others_table(map, left, left, [Verdicts(name, Label.IN, Label.OUT)], lambda name: ""),
    ):
        assert not Shown(html).tags & {"img", "script"}
        assert "&lt;img" in html
        assert "&lt;script" in html


# --- sides and their address
# --------------------------------------------------------------------------------------------


@st.composite
def two_sides(draw: st.DrawFn) -> tuple[ArgumentMap, Side, Side, Scenario]:
    """A map, two sides of any kind, and the reader's scenario."""
    map, _ = draw(maps_with_scenarios())
    changes = st.dictionaries(st.sampled_from(list(map.statements)), st.sampled_from(list(Stance)))
    scenarios = changes.map(
        lambda one: (
            reading_at(map, {w: [s for s in one if one[s] is x] for w, x in WORDS})[0].scenario
        )
    )
    mine = draw(scenarios)
    names = st.text(min_size=1, max_size=12).map(name_of).filter(bool)
    named = st.builds(Side, names.map(word_of), scenarios, st.just(""), st.just(""))
    sides = st.sampled_from([SOURCE_SIDE, Side(MINE, mine)]) | named
    left, right = draw(sides), draw(sides)
    return map, left, left if left.word == right.word else right, mine


WORDS = (("granted", GRANTED), ("withdrawn", OPEN), ("denied", DENIED))


@settings(max_examples=200, deadline=None)
@given(two_sides())
def test_a_link_shows_the_same_comparison_where_no_name_is_known(
    case: tuple[ArgumentMap, Side, Side, Scenario],
) -> None:
    map, left, right, mine = case
    found = sides_at(map, sides_address(left, right))
    sides = offered(map, found.mine or Scenario(), found.carried, list(found.words.values()))
    assert (sides[found.words["left"]], sides[found.words["right"]]) == (left, right)
    assert found.notice == ""
    assert found.mine == (mine if MINE in (left.word, right.word) else None)


def test_an_address_without_sides_compares_mine_with_the_source() -> None:
    found = sides_at(LIBRARY.map, {"withdrawn": ["serve-everyone"]})
    assert found.words == {"left": MINE, "right": SOURCE}
    assert found.mine == Scenario(open=frozenset({"serve-everyone"}))


def test_a_name_without_its_changes_is_not_known_elsewhere() -> None:
    found = sides_at(LIBRARY.map, {"left": ["source"], "right": ["kept:Anna"]})
    assert offered(LIBRARY.map, Scenario(), found.carried, list(found.words.values()))[
        "kept:Anna"
    ] == Side("kept:Anna", None)
    known = Scenario(denied=frozenset({"serve-everyone"}))
    assert (
        offered(LIBRARY.map, Scenario(), {"Anna": known}, list(found.words.values()))[
            "kept:Anna"
        ].scenario
        == known
    )


def test_two_sides_of_one_name_are_told_apart() -> None:
    address = {
        "left": ["kept:Anna"],
        "right": ["kept:Anna"],
        "left-denied": ["serve-everyone"],
        "right-changes": ["none"],
    }
    found = sides_at(LIBRARY.map, address)
    assert found.words == {"left": "kept:Anna", "right": "kept:Anna (2)"}
    assert found.carried == {
        "Anna": Scenario(denied=frozenset({"serve-everyone"})),
        "Anna (2)": Scenario(),
    }


def test_what_an_address_cannot_mean_is_told_and_the_rest_kept() -> None:
    address = {
        "left": ["kept:"],
        "right": ["kept:" + "x" * 999],
        "right-granted": ["nobody"],
        "withdrawn": ["serve-everyone"],
    }
    found = sides_at(LIBRARY.map, address)
    assert found.words == {"left": MINE, "right": f"kept:{'x' * LONGEST}"}
    assert found.mine == Scenario(open=frozenset({"serve-everyone"}))
    assert "asks for “kept:”, which is no side of a comparison" in found.notice
    assert "names “nobody”, which this map does not have" in found.notice


def test_with_too_many_changes_there_are_no_links() -> None:
    many = Side(MINE, Scenario(open=frozenset(PAPER.map.statements)))
    assert statement_links(PAPER.map, many.scenario, "") is None
    link = statement_links(PAPER.map, Scenario(), "")
    assert link
    assert all(len(link(name)) <= LONGEST_LINK for name in PAPER.map.statements)
