"""Reading a map: every format, the defaults of the vocabulary, and each way in which its structure
can be broken.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings

from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, AttackKind, Place, Role, Stance
from argmap.rdf.parse import FORMATS, parse_text
from argmap.rdf.read import map_from_quads, read_map
from argmap.rdf.values import reading_order
from tests.maps import maps, turtle

SMALL = Path(__file__).parents[1] / "cases" / "small.ttl"
TEXT = SMALL.read_text()


def spoilt(tmp_path: Path, *, add: str = "", old: str = "", new: str = "") -> Path:
    assert old in TEXT
    file = tmp_path / "spoilt.ttl"
    file.write_text(TEXT.replace(old, new, 1) + add if old else TEXT + add)
    return file


def test_the_paper_is_the_map_where_none_is_named() -> None:
    paper = read_map()
    thesis = paper.statements["thesis"]
    assert thesis.role is Role.CONCLUSION
    assert thesis.main_line
    assert [place.paragraph for place in thesis.places] == ["0.1", "5.15"]
    assert [section.notation for section in paper.sections] == ["0", "1", "2", "3", "4", "5"]
    assert paper.source.creators == ("Joshua Cohen", "Joel Rogers")


def test_stances_left_out_go_by_role_and_support() -> None:
    map = read_map(SMALL)
    given = {
        name for name, statement in map.statements.items() if statement.stance is Stance.GRANTED
    }
    assert given == {"yeast", "sugar", "warm", "winter", "stove"}
    assert map.statements["old"].stance is Stance.OPEN


def test_a_supported_premise_is_open_unless_said(tmp_path: Path) -> None:
    step = ":more a am:Inference ; am:hasPremise :stove ; am:concludes :warm ."
    assert read_map(spoilt(tmp_path, add=step)).statements["warm"].stance is Stance.OPEN
    said = step + " :warm am:stance am:Granted ."
    assert read_map(spoilt(tmp_path, add=said)).statements["warm"].stance is Stance.GRANTED


def test_the_kind_of_an_attack_follows_from_structure(tmp_path: Path) -> None:
    added = """
    :one a am:Attack ; am:attacker :old ; am:target :rises .
    :two a am:Attack ; am:attacker :old ; am:target :yeast .
    :three a am:Rebuttal ; am:attacker :old ; am:target :step .
    """
    attacks = read_map(spoilt(tmp_path, add=added)).attacks
    assert [attacks[name].kind for name in ("one", "two", "three")] == [
        AttackKind.REBUTTAL,
        AttackKind.UNDERMINING,
        AttackKind.UNDERCUT,
    ]


def test_a_contradiction_is_an_attack_each_way(tmp_path: Path) -> None:
    map = read_map(
        spoilt(tmp_path, add=":old am:contradicts :yeast . :yeast am:contradicts :old .")
    )
    assert {(a.attacker, a.target) for a in map.attacks.values()} >= {
        ("old", "yeast"),
        ("yeast", "old"),
    }
    assert len(map.attacks) == 5


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_reads_the_same_by_name_and_by_content(format: str, tmp_path: Path) -> None:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(SMALL, format="turtle")
    names = {"rdfxml": "xml", "jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
    file = tmp_path / "map.data"
    source = graph if format in ("trig", "nquads") else graph.default_graph
    file.write_text(source.serialize(format=names.get(format, format)))
    map, expected = read_map(file), read_map(SMALL)
    assert dict(map.statements) == dict(expected.statements)
    assert {a.id: a for a in map.attacks.values()} == dict(expected.attacks)
    assert read_map(file, format=format).notation == "bread"


@settings(max_examples=150, deadline=None)
@given(maps())
def test_a_map_written_down_is_read_back(map: ArgumentMap) -> None:
    read = map_from_quads(parse_text(turtle(map), file="map.ttl").quads())
    assert {s.id: s.stance for s in read.statements.values()} == {
        s.id: s.stance for s in map.statements.values()
    }
    assert {r.id: (set(r.premises), r.conclusion) for r in read.inferences.values()} == {
        r.id: (set(r.premises), r.conclusion) for r in map.inferences.values()
    }
    assert dict(read.attacks) == dict(map.attacks)
    assert read.stronger == map.stronger


def test_sections_and_paragraphs_sort_as_a_reader_counts() -> None:
    assert sorted(["5.10", "5.9", "0.1", "5"], key=reading_order) == ["0.1", "5", "5.9", "5.10"]
    assert Place("5.9", "a") < Place("5.9", "b")


MORE = ":other a am:ArgumentMap ; skos:notation 'butter' ."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"old": 'skos:notation "sugar"', "new": 'skos:notation "yeast"'},
            "'yeast' is given twice",
        ),
        ({"old": 'skos:notation "sugar" ;', "new": ""}, "no skos:notation"),
        (
            {"old": "am:hasPremise :yeast, :sugar", "new": "am:hasPremise :yeast, :gone"},
            "am:hasPremise leads to",
        ),
        ({"old": "am:hasPremise :yeast, :sugar ;", "new": ""}, "no premise"),
        ({"old": "; am:concludes :rises", "new": ""}, "no am:concludes"),
        (
            {"old": "am:concludes :rises", "new": "am:concludes :rises, :warm"},
            "more than one am:concludes",
        ),
        ({"old": "am:target :warm", "new": "am:target :gone"}, "am:target leads to"),
        ({"old": "; am:target :warm", "new": ""}, "no am:target"),
        ({"old": "am:attacker :winter", "new": "am:attacker :step"}, "am:attacker leads to"),
        (
            {"old": "am:hasBackground :warm", "new": "am:hasBackground :gone"},
            "am:hasBackground leads to",
        ),
        ({"old": "am:stance am:Open", "new": "am:stance am:Ajar"}, "no stance"),
        ({"old": "am:stance am:Open", "new": "am:stance am:Open, am:Denied"}, "two stances"),
        ({"old": ":yeast a am:Premise", "new": ":yeast a am:Premise, am:Claim"}, "two roles"),
        (
            {"add": ":yeast am:strongerThan :sugar . :sugar am:strongerThan :yeast ."},
            "runs in a circle",
        ),
        ({"add": ":yeast am:strongerThan :yeast ."}, "runs in a circle"),
        ({"add": ":yeast am:strongerThan :gone ."}, "am:strongerThan leads to"),
        ({"add": ":yeast am:contradicts :gone ."}, "am:contradicts leads to"),
        ({"add": MORE}, "several maps"),
        ({"old": "a am:ArgumentMap", "new": "a am:Section"}, "no am:ArgumentMap"),
    ],
)
def test_a_broken_structure_is_told_in_one_line(
    change: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(ArgmapError) as caught:
        read_map(spoilt(tmp_path, **change))
    assert told in str(caught.value)
    assert "spoilt.ttl" in str(caught.value)
    assert caught.value.mend


def test_one_of_several_maps_is_chosen_by_its_notation(tmp_path: Path) -> None:
    file = spoilt(tmp_path, add=MORE)
    assert read_map(file, map="bread").statements.keys() == read_map(SMALL).statements.keys()
    assert read_map(file, map="butter").statements == {}


def test_utf16_entities_are_no_way_around(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "aa">]><r>&a;</r>'
    file = tmp_path / "bomb.rdf"
    file.write_bytes(bomb.encode("utf-16"))
    with pytest.raises(ArgmapError):
        read_map(file)


@pytest.mark.parametrize(
    ("types", "role"),
    [
        ("am:Conclusion, am:Claim", Role.CONCLUSION),
        ("am:Claim, am:Conclusion, am:Statement", Role.CONCLUSION),
        ("am:Reply, am:Objection", Role.REPLY),
        ("am:Objection, am:Statement", Role.OBJECTION),
        ("am:Statement", Role.STATEMENT),
    ],
)
def test_a_class_that_follows_from_another_is_no_second_role(
    types: str, role: Role, tmp_path: Path
) -> None:
    """A conclusion is a claim and a reply is an objection (ontology/argmap.ttl): a file that says
    both, as a reasoner would, says nothing new.
    """
    file = spoilt(tmp_path, old=":old a am:Objection", new=f":old a {types}")
    assert read_map(file).statements["old"].role is role


@pytest.mark.parametrize("types", ["am:Conclusion, am:Objection", "am:Reply, am:Claim"])
def test_what_does_not_follow_is_a_second_role(types: str, tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="two roles"):
        read_map(spoilt(tmp_path, old=":old a am:Objection", new=f":old a {types}"))
