"""What a map says of itself across its editions: its thesis, what its guided reading lets one try,
and the identifiers that it has given up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.app.state.address import reading_at
from argmap.app.state.saved_scenarios import load
from argmap.cli import main
from argmap.errors import MapError, ScenarioError
from argmap.model import ArgumentMap, RetiredIdentifier, Scenario, Stance
from argmap.rdf.dataset import convert
from argmap.rdf.parse import FORMATS, parse_text
from argmap.rdf.read import map_from_quads, read_map
from argmap.reasoning import Label, compile_map, evaluate
from argmap.resources import bundled_map
from tests.rdf import library

RETIRED = """
:people-come a am:RetiredIdentifier ; dcterms:isPartOf :map ; skos:notation "people-come" ;
    dcterms:isReplacedBy :workers-come ; skos:changeNote "Only those who work are meant."@en .
:cost a am:RetiredIdentifier ; dcterms:isPartOf :map ; skos:notation "cost" ;
    skos:changeNote "Nobody argues for it."@en .
"""
STEP = """
:reading-1 a am:ReadingStep ; dcterms:isPartOf :map ; skos:notation "step-1" ;
    skos:prefLabel "Who would come"@en ; am:inSection :section-1 ;
    am:text "Those who work would come."@en ; am:question "Does a survey show it?"@en ;
    am:shows :workers-come ;
    am:tries [ a am:Scenario ; am:withdraws :want-to-read ; am:denies :only-free-day ] ;
    am:answer "It falls."@en .
"""
TEXT = library.TEXT + RETIRED + STEP
PAPER = read_map(Path(str(bundled_map())))
CHANGES = Path(__file__).parents[2] / "docs" / "map-changes.md"


def map_of(text: str) -> ArgumentMap:
    return map_from_quads(parse_text(text, file="map.ttl").quads())


def problems(text: str) -> list[tuple[str, str]]:
    return [(p.where, p.what) for p in library.validation_of(text).problems if p.tier != "hint"]


def test_the_only_conclusion_is_the_thesis_where_the_map_names_none() -> None:
    map = map_of(library.TEXT)
    assert [map.thesis] == [conclusion.id for conclusion in map.conclusions]


def test_the_map_names_its_thesis_among_several_conclusions() -> None:
    two = library.TEXT.replace(":workers-come a am:Claim", ":workers-come a am:Conclusion")
    assert map_of(two).thesis == "open-sundays"  # the only one that supports nothing further
    assert map_of(f"{two}\n:map am:thesis :workers-come .").thesis == "workers-come"


def test_of_several_conclusions_that_support_nothing_further_none_is_the_thesis() -> None:
    other = (
        f"{library.TEXT}\n:apart a am:Conclusion ; dcterms:isPartOf :map ; skos:notation 'apart' ."
    )
    assert map_of(other).thesis is None


def test_an_identifier_that_is_in_use_again_is_not_retired() -> None:
    again = RETIRED.replace('skos:notation "cost"', 'skos:notation "workers-come"')
    assert set(map_of(library.TEXT + again).retired) == {"people-come"}


def test_two_theses_are_told_by_the_reader_and_by_the_shapes() -> None:
    text = f"{TEXT}\n:map am:thesis :workers-come, :open-sundays ."
    with pytest.raises(MapError, match="two theses"):
        map_of(text)
    assert any("has two theses" in what for _, what in problems(text))


def test_what_a_step_invites_to_is_read_in_the_order_of_the_map() -> None:
    (step,) = map_of(TEXT).reading
    assert dict(step.tries) == {"want-to-read": Stance.OPEN, "only-free-day": Stance.DENIED}
    order = list(map_of(TEXT).statements)
    assert [name for name, _ in step.tries] == sorted(dict(step.tries), key=order.index)
    assert step.answer == "It falls."


def test_retired_identifiers_are_no_statements() -> None:
    map = map_of(TEXT)
    assert map.statements == map_of(library.TEXT).statements
    assert map.retired == {
        "people-come": RetiredIdentifier(
            "people-come", ("workers-come",), "Only those who work are meant."
        ),
        "cost": RetiredIdentifier("cost", (), "Nobody argues for it."),
    }
    assert problems(TEXT) == problems(library.TEXT)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_keeps_them(format: str, tmp_path: Path) -> None:
    file, copy = tmp_path / "map.ttl", tmp_path / "copy"
    file.write_text(TEXT, encoding="utf-8")
    convert(file, copy, target_format=format)
    again = read_map(copy, format=format)
    assert (again.retired, again.reading) == (map_of(TEXT).retired, map_of(TEXT).reading)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('    am:answer "It falls."@en', "    am:mainLine false", "without an answer"),
        ('am:answer "It falls."@en', 'am:answer " "@en', "answer of the reading step is empty"),
        ("[ a am:Scenario ; am:with", "[ am:with", "is no scenario"),
        ("am:denies :only-free-day", "am:denies :nobody", "of which the file says nothing"),
        ("dcterms:isReplacedBy :workers-come", "dcterms:isReplacedBy :map", "is no statement"),
        ('skos:notation "cost" ;', "", "does not say which it was"),
        ('skos:changeNote "Nobody argues for it."@en', "a am:RetiredIdentifier", "not said why"),
        ('skos:notation "cost"', 'skos:notation "workers-come"', "is given twice"),
        ("am:denies :only-free-day", "am:denies :want-to-read", 'gives "want-to-read" two stances'),
        (
            "am:withdraws :want-to-read ; am:denies :only-free-day",
            'skos:prefLabel "Nothing"',
            "changes nothing",
        ),
        ('"It falls."@en', '"It falls."@en, "It stands."@en', "two answers in one language"),
        (
            '"Nobody argues for it."@en',
            '"Nobody argues for it."@en, "It is dear."@en',
            "two change notes in one language",
        ),
        ('"Nobody argues for it."@en', '" "@en', "change note is empty"),
    ],
)
def test_a_mistake_is_told(old: str, new: str, what: str) -> None:
    assert old in TEXT
    assert any(what in told for _, told in problems(TEXT.replace(old, new)))


def test_a_reader_refuses_a_try_that_gives_a_statement_two_stances() -> None:
    with pytest.raises(MapError, match="'want-to-read' is given two stances"):
        map_of(TEXT.replace("am:denies :only-free-day", "am:denies :want-to-read"))


def test_who_names_a_retired_identifier_is_told_what_it_became() -> None:
    with pytest.raises(ScenarioError) as error:
        Scenario(denied=frozenset({"people-come"})).check(map_of(TEXT))
    title = map_of(TEXT).statements["workers-come"].title
    assert error.value.what == (
        f"'people-come' is no longer in this map; it became 'workers-come' (“{title}”): "
        "Only those who work are meant"
    )
    assert error.value.mend == "use 'workers-come'"
    with pytest.raises(ScenarioError, match="nothing took its place"):
        Scenario(granted=frozenset({"cost"})).check(map_of(TEXT))


def test_the_command_line_and_a_scenario_file_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map, scenario = tmp_path / "map.ttl", tmp_path / "scenario.json"
    map.write_text(TEXT, encoding="utf-8")
    scenario.write_text(json.dumps({"open": ["people-come"]}), encoding="utf-8")
    for words in (
        ["explain", "people-come", str(map)],
        ["evaluate", str(map), "--deny", "people-come"],
        ["evaluate", str(map), "--scenario", str(scenario)],
    ):
        assert main(words) != 0
        said = capsys.readouterr().err
        assert "is no longer in this map; it became 'workers-come'" in said
        assert said.count("\n") == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda map: argmap.evaluate(map, deny="people-come"),
        lambda map: argmap.explain(map, "people-come"),
        lambda map: argmap.survival(map, "workers-come", toggles=["people-come"]),
        lambda map: argmap.cruxes(
            map, "workers-come", Scenario(), Scenario(open=frozenset({"people-come"}))
        ),
    ],
    ids=["scenario", "statement", "toggles", "cruxes"],
)
def test_the_functions_of_python_say_so(ask: Callable[[ArgumentMap], object]) -> None:
    with pytest.raises(ScenarioError, match="it became 'workers-come'"):
        ask(map_of(TEXT))


def test_a_file_opened_on_the_page_says_so_and_keeps_the_rest() -> None:
    file = json.dumps({"denied": ["people-come", "want-to-read", "nobody"]})
    scenarios, said = load(map_of(TEXT), file, file="mine.json")
    assert scenarios["mine.json"].scenario.denied == {"want-to-read"}
    assert "it became 'workers-come'" in said
    assert said.count("is no longer in this map") == 1


def test_an_address_says_so_and_keeps_the_rest() -> None:
    reading, said = reading_at(map_of(TEXT), {"denied": ["people-come", "want-to-read"]})
    assert reading.scenario.denied == {"want-to-read"}
    assert said is not None
    assert said.startswith("The address is of an earlier edition of this map.")
    assert "it became 'workers-come'" in said


def test_the_list_of_changes_is_the_maps_own() -> None:
    """docs/map-changes.md names each retired identifier in a row, and no other as retired."""
    if not PAPER.retired:
        pytest.skip("no identifier of the paper's map has been retired")
    rows = [line for line in CHANGES.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    named = {row.split("`")[1] for row in rows if row.split("`")[1] not in PAPER.statements}
    assert named - PAPER.inferences.keys() - PAPER.attacks.keys() == set(PAPER.retired)
    for name, retired in PAPER.retired.items():
        row = next(row for row in rows if row.startswith(f"| `{name}`"))
        assert all(f"`{new}`" in row for new in retired.replaced_by), name


@pytest.mark.parametrize("step", [s for s in PAPER.reading if s.tries], ids=lambda step: step.id)
def test_each_try_of_the_paper_changes_what_stands(step: object) -> None:
    program = compile_map(PAPER)
    tried = evaluate(program, Scenario.of(dict(step.tries)))  # type: ignore[attr-defined]
    base = evaluate(program)
    assert any(tried.label(name) is not base.label(name) for name in PAPER.statements)
    assert base.label(PAPER.thesis or "thesis") is Label.IN
