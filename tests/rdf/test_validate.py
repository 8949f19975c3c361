"""Faults of a map as a whole, and of files: each is told once, where it is, with its mend."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, SKOS, Dataset, Graph, Namespace, URIRef

from argmap.errors import ArgmapError
from argmap.rdf.parse import parse_text
from argmap.rdf.validate import Validation, validate, validate_graph, validate_quads
from argmap.resources import bundled_map
from benchmarks.papers import write_paper
from tests.rdf.library import LIBRARY, TEXT, validation_of

AM = Namespace("https://w3id.org/argmap/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
BUNDLED = Graph().parse(data=bundled_map().read_bytes(), format="turtle")


def test_a_map_that_satisfies_every_shape_is_valid() -> None:
    assert validate(LIBRARY) == Validation(valid=True, problems=())


def test_a_thing_of_two_kinds() -> None:
    both = validation_of(
        TEXT.replace(":want-to-read a am:Premise", ":want-to-read a am:Premise, am:Inference")
    )
    assert {problem.where for problem in both.problems} == {"want-to-read"}
    assert any(
        'class "am:Inference" and of the class "am:Statement"' in problem.what
        for problem in both.problems
    )


def test_no_main_line() -> None:
    (problem,) = validation_of(TEXT.replace("am:mainLine true", "am:mainLine false")).problems
    assert (problem.where, problem.what) == ("map", "No statement is on the main line")


def test_a_misspelt_term_is_set_right() -> None:
    for good, bad in [
        ("am:hasPremise :wages-rise", "am:hasPremiss :wages-rise"),
        ("am:concludes :obj-cost", "am:conclude :obj-cost"),
    ]:
        (problem,) = validation_of(TEXT.replace(good, bad)).problems
        assert problem.mend == f"write {good.split()[0]}"


def test_a_claim_that_can_never_stand_is_a_warning() -> None:
    validation = validation_of(
        TEXT.replace(":want-to-read a am:Premise", ":want-to-read a am:Claim").replace(
            "am:stance am:Granted", "am:stance am:Open"
        )
    )
    assert validation.valid
    assert [(p.where, p.severity) for p in validation.problems] == [("want-to-read", "warning")]


def test_of_a_part_that_leads_nowhere_the_last_statement_is_named() -> None:
    adrift = TEXT.replace(
        "am:attacker :obj-cost ; am:target :open-sundays",
        "am:attacker :obj-dull ; am:target :open-sundays",
    )
    assert [(p.where, p.what) for p in validation_of(adrift).problems] == [
        ("obj-cost", "It bears on no conclusion")
    ]


def test_a_circle_that_leads_nowhere_is_named_once() -> None:
    circle = TEXT.replace(
        "am:attacker :obj-cost ; am:target :open-sundays .",
        "am:attacker :obj-dull ; am:target :open-sundays . :step-back a am:Inference ; "
        "dcterms:isPartOf :map ; "
        "am:hasPremise :obj-cost ; am:concludes :wages-rise ; am:hasScheme am:Sign .",
    )
    problems = [p for p in validation_of(circle).problems if "bears on no conclusion" in p.what]
    assert [p.where for p in problems] == ["obj-cost"]


def test_what_many_statements_name_and_nobody_describes_is_told_once() -> None:
    for there, gone, where in [
        (":writer a prov:Agent ;", ":writer", "writer"),
        (":section-1 a am:Section ; skos:notation", ":section-1 dcterms:identifier", "section-1"),
        (":letter a dcterms:BibliographicResource ;", ":leaflet", "map"),
    ]:
        assert there in TEXT
        told = [
            p
            for p in validation_of(TEXT.replace(there, gone)).problems
            if "paragraph" not in p.what
        ]
        assert [problem.where for problem in told] == [where]


def test_a_circle_of_support_is_a_warning_given_once() -> None:
    circle = TEXT + (
        ":back a am:Inference ; dcterms:isPartOf :map ; "
        "am:hasPremise :open-sundays ; am:concludes :workers-come ; am:hasScheme am:Sign ."
    )
    validation = validation_of(circle)
    assert validation.valid
    ((where, what),) = [(p.where, p.what) for p in validation.problems]
    assert where == "open-sundays"
    assert 'by way of "workers-come"' in what


def test_an_attack_at_its_own_attacker_is_a_warning() -> None:
    validation = validation_of(
        TEXT.replace("am:target :open-sundays", "am:target :open-sundays, :obj-cost")
    )
    assert ("cost-against-opening", "warning") in [
        (p.where, p.severity) for p in validation.problems
    ]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (SKOS.notation, "no notation"),
        (SKOS.prefLabel, "no title"),
        (AM.text, "no text"),
        (AM.inSection, "in no section"),
        (DCTERMS.isPartOf, "which map"),
        (PROV.wasAttributedTo, "attributed to nobody"),
        (OA.hasTarget, "no place"),
        (AM.concludes, "concludes nothing"),
        (AM.attacker, "no attacker"),
        (AM.target, "no target"),
    ],
)
def test_of_the_bundled_map_each_missing_piece_is_told_where_it_was(
    term: URIRef, words: str
) -> None:
    graph = Graph()
    graph += BUNDLED
    parts = {s for s in graph.subjects(term, None) if (s, DCTERMS.isPartOf, None) in graph}
    thing = min(parts & set(graph.subjects(AM.text, None)) or parts)
    name = str(graph.value(thing, SKOS.notation))
    graph.remove((thing, term, None))
    (problem,) = [p for p in validate_graph(graph).problems if p.severity == "violation"]
    assert problem.where == (name if term != SKOS.notation else str(thing).split("#")[-1])
    assert words in problem.what


def test_several_mistakes_are_all_told_in_order() -> None:
    spoilt = TEXT.replace('am:paragraph "1.4"', 'am:paragraph "IV"').replace(
        "am:stance am:Granted", "am:stance am:Given"
    )
    assert [p.where for p in validation_of(spoilt).problems] == ["serve-everyone", "want-to-read"]


def test_graphs_and_datasets_of_rdflib_are_checked_alike() -> None:
    spoilt = TEXT.replace("am:stance am:Granted", "am:stance am:Granded")
    graph = Graph().parse(data=spoilt, format="turtle")
    dataset = Dataset()
    for triple in graph:
        dataset.graph("urn:example:map").add(triple)
    assert validate_graph(graph) == validate_graph(dataset) == validation_of(spoilt)


def test_an_empty_graph_holds_no_map() -> None:
    (problem,) = validate_graph(Graph()).problems
    assert "no am:ArgumentMap" in problem.what


def test_a_file_that_is_no_rdf_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(TEXT[:2000], encoding="utf-8")
    with pytest.raises(ArgmapError):
        validate(broken)


def test_texts_are_told_as_they_are_written() -> None:
    odd = r'"a \\9 \\g<x> Mend: {?two} <b>"@en, "b \" {$this}"@en'
    (problem,) = validation_of(TEXT.replace('"They would like to read"@en', odd)).problems
    assert r"a \9 \g<x> Mend: {?two} <b>" in problem.what
    assert 'b " {$this}' in problem.what
    assert problem.mend == "leave it one skos:prefLabel a language"


def test_values_that_do_not_fit_their_datatype_make_no_noise(
    capfd: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    spoilt = TEXT.replace('am:paragraph "1.4"', 'am:paragraph "x"^^xsd:integer').replace(
        "am:mainLine true ; am:answersQuestion",
        'am:mainLine "ja"^^xsd:boolean ; am:answersQuestion',
    )
    assert [p.where for p in validation_of(spoilt).problems] == ["obj-cost", "serve-everyone"]
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list
    assert not caplog.records


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("am:inSection :section-1", 'am:inSection "1"'),
        (":section-1 a am:Section", ':section-1 a "am:Section"'),
        ("am:hasScheme am:CauseToEffect", 'am:hasScheme "cause to effect"'),
        ("am:target :open-sundays", 'am:target "open-sundays"'),
    ],
)
def test_a_text_where_a_thing_is_wanted_is_told(old: str, new: str) -> None:
    """pySHACL asks what the text has, which a store of pyoxigraph refuses to answer."""
    assert old in TEXT
    assert not validate_quads(parse_text(TEXT.replace(old, new, 1), file="map.ttl").quads()).valid


def test_nothing_that_a_file_imports_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    importing = TEXT + "\n:map <http://www.w3.org/2002/07/owl#imports> <http://example.org/other> ."
    assert validation_of(importing).valid


def test_the_bundled_map_is_valid_and_checked_soon_enough() -> None:
    start = time.perf_counter()
    validation = validate(str(bundled_map()))
    assert validation.valid, validation.problems
    assert time.perf_counter() - start < 20, "4 s on an idle machine"


def test_a_map_of_a_thousand_statements_is_checked_in_seconds(tmp_path: Path) -> None:
    """No check asks of each thing what concerns all: four times the statements take about four
    times as long.
    """
    times = []
    for count in (250, 1000):
        write_paper(tmp_path / "paper.ttl", count)
        start = time.process_time()
        validate(tmp_path / "paper.ttl")
        times.append(time.process_time() - start)
    assert times[1] < 10, "1.5 s on an idle machine"
    assert times[1] < 10 * times[0]


def test_a_map_of_a_thousand_sections_is_checked_in_seconds(tmp_path: Path) -> None:
    write_paper(tmp_path / "paper.ttl", 1000)
    sections = "".join(
        f':extra-{n} a am:Section ; skos:notation "{n}" ; skos:prefLabel "x" .\n'
        for n in range(100, 1100)
    )
    start = time.process_time()
    validate_quads(
        parse_text((tmp_path / "paper.ttl").read_text("utf-8") + sections, file="map.ttl").quads()
    )
    assert time.process_time() - start < 10


def test_a_thing_without_a_readable_notation_is_not_said_to_share_it() -> None:
    spoilt = TEXT.replace('skos:notation "want-to-read" ;', "skos:notation [] ;")
    assert not [
        problem for problem in validation_of(spoilt).problems if "given twice" in problem.what
    ]
