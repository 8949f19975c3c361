"""A valid map, spoilt in one place at a time: the mistake is named where it is, and nothing else."""

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

AM = Namespace("https://w3id.org/argmap/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")

LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"
TEXT = LIBRARY.read_text(encoding="utf-8")

SPOILT = [
    # what is done to the file: this text, becomes that; where the problem is, and words that tell it
    ('skos:notation "want-to-read" ;', "", "want-to-read", "It has no notation"),
    ('skos:notation "want-to-read" ;', 'skos:notation "want-to-read", "other" ;', "other", "more than one notation"),
    ('skos:notation "want-to-read" ;', 'skos:notation "want to read" ;', "want to read", "typed on the command line"),
    ('skos:notation "want-to-read" ;', 'skos:notation "obj-dull" ;', "obj-dull", '"obj-dull" is given twice'),
    ('skos:notation "step-cost" ;', 'skos:notation "obj-cost" ;', "obj-cost", '"obj-cost" is given twice'),
    ('skos:notation "step-open" ;', 'skos:notation "step-cost" ;', "step-cost", '"step-cost" is given twice'),
    (":want-to-read a am:Premise", ":want-to-read a am:Statement", "want-to-read", "It has no role"),
    (":want-to-read a am:Premise ;", ":want-to-read", "want-to-read", "It has no class"),
    (
        ":want-to-read a am:Premise",
        ":want-to-read a am:Premiss",
        "want-to-read",
        'class "am:Premiss" is not in the vocabulary',
    ),
    (
        ":want-to-read a am:Premise",
        ":want-to-read a am:Premise, am:Claim",
        "want-to-read",
        'two roles, "am:Claim" and "am:Premise"',
    ),
    ('skos:prefLabel "They would like to read"@en ;', "", "want-to-read", "It has no title"),
    (
        '"They would like to read"@en',
        '"They would like to read if they only could"@en',
        "want-to-read",
        "more than 8 words",
    ),
    ('"They would like to read"@en', '" "@en', "want-to-read", "title is empty"),
    (
        '"They would like to read"@en',
        '"They would like to read"@en, "Second"@en',
        "want-to-read",
        "two titles in one language",
    ),
    (
        'am:text "Those who work on weekdays say that they would use a library if they could."@en ;',
        "",
        "want-to-read",
        "It has no text",
    ),
    (
        '"Those who work on weekdays say that they would use a library if they could."',
        '""',
        "want-to-read",
        "text is empty",
    ),
    (
        'a am:Premise ; dcterms:isPartOf :map ; skos:notation "want-to-read"',
        'a am:Premise ; skos:notation "want-to-read"',
        "want-to-read",
        "which map it belongs to",
    ),
    (
        'dcterms:isPartOf :map ; skos:notation "step-open"',
        'dcterms:isPartOf :letter ; skos:notation "step-open"',
        "step-open",
        '"letter", which is not a map',
    ),
    ("am:stance am:Granted", "am:stance am:Granded", "want-to-read", '"am:Granded"'),
    ("am:stance am:Granted", 'am:stance "granted"', "want-to-read", '"granted"'),
    ("am:stance am:Granted", "am:stance am:Granted, am:Open", "want-to-read", "more than one stance"),
    ("am:inSection :section-1 ; am:stance am:Granted", "am:stance am:Granted", "want-to-read", "in no section"),
    (
        "am:inSection :section-1 ; am:stance am:Granted",
        "am:inSection :section-9 ; am:stance am:Granted",
        "want-to-read",
        '"section-9"',
    ),
    (
        "am:inSection :section-1 ; am:stance am:Granted",
        "am:inSection :section-2 ; am:stance am:Granted",
        "want-to-read",
        'section "2", but none of its places',
    ),
    (
        "am:stance am:Granted ; prov:wasAttributedTo :writer",
        "am:stance am:Granted",
        "want-to-read",
        "attributed to nobody",
    ),
    (
        "am:stance am:Granted ; prov:wasAttributedTo :writer",
        "am:stance am:Granted ; prov:wasAttributedTo :stranger",
        "want-to-read",
        '"stranger"',
    ),
    ("am:mainLine true ; am:answersQuestion", 'am:mainLine "yes" ; am:answersQuestion', "obj-cost", '"yes"'),
    ("am:mainLine true ; am:answersQuestion", 'am:mainLine "true" ; am:answersQuestion', "obj-cost", "not a boolean"),
    (
        "am:mainLine true ; am:answersQuestion",
        'am:mainLine "ja"^^xsd:boolean ; am:answersQuestion',
        "obj-cost",
        '"ja"',
    ),
    (
        "am:mainLine true ; am:answersQuestion",
        "am:mainLine true, false ; am:answersQuestion",
        "obj-cost",
        "more than once",
    ),
    ("am:NecessaryCondition-cost", "am:NecessaryCondition-money", "obj-cost", '"am:NecessaryCondition-money"'),
    ("am:NecessaryCondition-cost", "am:NecessaryCondition", "obj-cost", "not a critical question"),
    (
        "am:stance am:Granted",
        "am:stance am:Granted ; am:hasScheme am:Sign",
        "want-to-read",
        '"am:hasScheme", which belongs to the class "am:Inference"',
    ),
    # places
    ('oa:hasSource :letter ; am:paragraph "1.4"', 'am:paragraph "1.4"', "serve-everyone", "names no source"),
    (
        'oa:hasSource :letter ; am:paragraph "1.4"',
        'oa:hasSource :lettre ; am:paragraph "1.4"',
        "serve-everyone",
        '"lettre"',
    ),
    ('am:paragraph "1.4" ;', "", "serve-everyone", "names no paragraph"),
    ('am:paragraph "1.4"', 'am:paragraph "1,4"', "serve-everyone", '"1,4"'),
    ('am:paragraph "1.4"', "am:paragraph 1.4", "serve-everyone", "not a paragraph number"),
    ('am:paragraph "1.4"', 'am:paragraph "1.4", "1.5"', "serve-everyone", "more than one paragraph"),
    ('am:paragraph "1.4"', 'am:paragraph "7.4"', "serve-everyone", '"7.4" is in a section that the file does not have'),
    (
        'a oa:TextQuoteSelector ; oa:exact "for all of us"',
        'oa:exact "for all of us"',
        "serve-everyone",
        "not an oa:TextQuoteSelector",
    ),
    ('a oa:TextQuoteSelector ; oa:exact "for all of us"', "a oa:TextQuoteSelector", "serve-everyone", "no key phrase"),
    ('"for all of us"', '"…"', "serve-everyone", "key phrase is empty"),
    (
        "the town has no money for such things",
        "the town has no money left for such things",
        "obj-cost",
        "more than 12 words",
    ),
    # inferences
    (
        ":want-to-read ; am:hasBackground",
        ":want-to-reed ; am:hasBackground",
        "step-come",
        '"am:hasPremise" leads to "want-to-reed"',
    ),
    ("am:hasPremise :wages-rise ; am:concludes", "am:concludes", "step-cost", "no premise"),
    ("am:hasPremise :wages-rise", "am:hasPremiss :wages-rise", "step-cost", '"am:hasPremiss" is not in the vocabulary'),
    ("am:concludes :workers-come ;", "", "step-come", "concludes nothing"),
    ("am:concludes :open-sundays ;", "", "step-open", "concludes nothing"),
    ("am:concludes :obj-cost ;", "", "step-cost", "concludes nothing"),
    ("am:concludes :workers-come", "am:concludes :workers-come, :obj-dull", "step-come", '"obj-dull", "workers-come"'),
    (
        "am:concludes :workers-come",
        "am:concludes :cost-attacks",
        "step-come",
        '"cost-against-opening", which is not a statement',
    ),
    ("am:concludes :workers-come", "am:concludes :want-to-read", "step-come", 'concludes "want-to-read" from itself'),
    (" ; am:hasScheme am:NegativeConsequences", "", "step-cost", "names no scheme"),
    (
        "am:hasScheme am:NegativeConsequences",
        "am:hasScheme am:NegativeConsequence",
        "step-cost",
        '"am:NegativeConsequence"',
    ),
    (
        "am:hasScheme am:NegativeConsequences",
        "am:hasScheme am:NegativeConsequences, am:Sign",
        "step-cost",
        "more than one scheme",
    ),
    (
        "Staff are paid more for an hour on Sunday than for one on a weekday.",
        "Opening on one more day costs more than the town has to spend!",
        "step-cost",
        "only restates its premise",
    ),
    ('"Sunday work is paid extra"', '"The town cannot afford it"', "step-cost", "only restates its premise"),
    (
        "am:hasBackground :bg-buses-run",
        "am:hasBackground :bg-buses-run, :serve-everyone",
        "step-come",
        'has another role, "am:Premise"',
    ),
    (
        "am:hasBackground :bg-buses-run",
        "am:hasBackground :bg-buses-run ; am:hasPremise :bg-buses-run",
        "step-come",
        "premise and as a background",
    ),
    ("am:hasBackground :bg-buses-run ;", "", "bg-buses-run", "No inference has it as a background"),
    # attacks
    ("am:attacker :obj-cost ; am:target", "am:target", "cost-against-opening", "no attacker"),
    ("am:attacker :obj-cost", "am:attacker :obj-costs", "cost-against-opening", '"obj-costs"'),
    (
        "am:attacker :obj-cost",
        "am:attacker :step-cost",
        "cost-against-opening",
        '"step-cost", which is not a statement',
    ),
    ("am:attacker :obj-cost", "am:attacker :obj-cost, :obj-dull", "cost-against-opening", "more than one attacker"),
    ("; am:target :open-sundays", "", "cost-against-opening", "no target"),
    ("am:target :open-sundays", "am:target :open-sunday", "cost-against-opening", '"open-sunday"'),
    ("am:target :open-sundays", "am:target :section-1", "cost-against-opening", 'of the class "am:Section"'),
    (":cost-attacks a am:Rebuttal", ":cost-attacks a am:Attack", "cost-against-opening", "which kind of attack"),
    (
        ":cost-attacks a am:Rebuttal",
        ":cost-attacks a am:Rebuttal, am:Undercut",
        "cost-against-opening",
        "two kinds of attack",
    ),
    (":cost-attacks a am:Rebuttal", ":cost-attacks a am:Undercut", "cost-against-opening", "is a statement"),
    (":cost-attacks a am:Rebuttal", ":cost-attacks a am:Undermining", "cost-against-opening", "not taken as given"),
    (
        ":volunteers-attack a am:Undermining",
        ":volunteers-attack a am:Rebuttal",
        "volunteers-against-wages",
        "no inference concludes",
    ),
    (":dull-attacks a am:Undercut", ":dull-attacks a am:Rebuttal", "dull-against-step", "is an inference"),
    # strength, contradiction, bearing
    ("am:strongerThan :obj-dull", "am:strongerThan :wages-rise", "wages-rise", "stronger than itself"),
    (
        'skos:notation "obj-dull" ;',
        'skos:notation "obj-dull" ; am:strongerThan :wages-rise ;',
        "obj-dull",
        "stronger than itself",
    ),
    ("am:strongerThan :obj-dull", "am:strongerThan :step-cost", "wages-rise", '"step-cost", which is not a statement'),
    ("am:contradicts :serve-everyone", "am:contradicts :obj-day-of-rest", "obj-day-of-rest", "contradict itself"),
    ("am:contradicts :serve-everyone", "am:contradicts :serve-every-one", "obj-day-of-rest", '"serve-every-one"'),
    ("; am:contradicts :serve-everyone", "", "obj-day-of-rest", "bears on no conclusion"),
    # the map as a whole
    (":map a am:ArgumentMap ;", ":map", "the map", "no am:ArgumentMap"),
    (
        ":letter a dcterms",
        ":map2 a am:ArgumentMap ; dcterms:title 'Two' ; dcterms:source :letter . :letter a dcterms",
        "map2",
        'second map beside "map"',
    ),
    ('dcterms:title "Should the library open on Sundays?"@en ;', "", "map", "no title"),
    ("@en ; dcterms:source :letter", "@en", "map", "names no source"),
    (":open-sundays a am:Conclusion", ":open-sundays a am:Claim", "map", "no conclusion"),
    ('skos:notation "2" ;', "", "section-2", "no number"),
    ('skos:prefLabel "What it costs"@en', "dcterms:title 'Costs'", "2", "no title"),
]


def _validation(text: str) -> Validation:
    return validate_quads(parse_text(text, file="spoilt.ttl").quads())


def test_a_map_that_satisfies_every_shape_is_valid() -> None:
    assert validate(LIBRARY) == Validation(valid=True, problems=())


@pytest.mark.parametrize(("old", "new", "where", "what"), SPOILT, ids=[f"{n}-{row[3]}" for n, row in enumerate(SPOILT)])
def test_one_mistake_is_told_where_it_is_and_nothing_else(old: str, new: str, where: str, what: str) -> None:
    assert TEXT.count(old) == 1, "the text to spoil stands once in the file"
    validation = _validation(TEXT.replace(old, new))
    assert not validation.valid
    told = [problem for problem in validation.problems if problem.severity == "violation"]
    assert [problem.where for problem in told] == [where], told
    assert what in told[0].what
    assert told[0].mend


def test_a_thing_of_two_kinds() -> None:
    both = _validation(TEXT.replace(":want-to-read a am:Premise", ":want-to-read a am:Premise, am:Inference"))
    assert {problem.where for problem in both.problems} == {"want-to-read"}
    assert any('class "am:Inference" and of the class "am:Statement"' in problem.what for problem in both.problems)


def test_no_main_line() -> None:
    (problem,) = _validation(TEXT.replace("am:mainLine true", "am:mainLine false")).problems
    assert (problem.where, problem.what) == ("map", "No statement is on the main line")


def test_a_misspelt_term_is_set_right() -> None:
    for good, bad in [
        ("am:hasPremise :wages-rise", "am:hasPremiss :wages-rise"),
        ("am:concludes :obj-cost", "am:conclude :obj-cost"),
    ]:
        (problem,) = _validation(TEXT.replace(good, bad)).problems
        assert problem.mend == f"write {good.split()[0]}"


def test_a_claim_that_can_never_stand_is_a_warning() -> None:
    validation = _validation(
        TEXT.replace(":want-to-read a am:Premise", ":want-to-read a am:Claim").replace(
            "am:stance am:Granted", "am:stance am:Open"
        )
    )
    assert validation.valid
    assert [(p.where, p.severity) for p in validation.problems] == [("want-to-read", "warning")]


def test_of_a_part_that_leads_nowhere_the_last_statement_is_named() -> None:
    adrift = TEXT.replace(
        "am:attacker :obj-cost ; am:target :open-sundays", "am:attacker :obj-dull ; am:target :open-sundays"
    )
    assert [(p.where, p.what) for p in _validation(adrift).problems] == [("obj-cost", "It bears on no conclusion")]


def test_a_circle_that_leads_nowhere_is_named_once() -> None:
    circle = TEXT.replace(
        "am:attacker :obj-cost ; am:target :open-sundays .",
        "am:attacker :obj-dull ; am:target :open-sundays . :step-back a am:Inference ; dcterms:isPartOf :map ; "
        "am:hasPremise :obj-cost ; am:concludes :wages-rise ; am:hasScheme am:Sign .",
    )
    problems = [p for p in _validation(circle).problems if "bears on no conclusion" in p.what]
    assert [p.where for p in problems] == ["obj-cost"]


def test_what_many_statements_name_and_nobody_describes_is_told_once() -> None:
    for there, gone, where in [
        (":writer a prov:Agent ;", ":writer", "writer"),
        (":section-1 a am:Section ; skos:notation", ":section-1 dcterms:identifier", "section-1"),
        (":letter a dcterms:BibliographicResource ;", ":leaflet", "map"),
    ]:
        assert there in TEXT
        told = [p for p in _validation(TEXT.replace(there, gone)).problems if "paragraph" not in p.what]
        assert [problem.where for problem in told] == [where]


def test_a_circle_of_support_is_a_warning_given_once() -> None:
    circle = TEXT + (
        ":back a am:Inference ; dcterms:isPartOf :map ; "
        "am:hasPremise :open-sundays ; am:concludes :workers-come ; am:hasScheme am:Sign ."
    )
    validation = _validation(circle)
    assert validation.valid
    ((where, what),) = [(p.where, p.what) for p in validation.problems]
    assert where == "open-sundays"
    assert 'by way of "workers-come"' in what


def test_an_attack_at_its_own_attacker_is_a_warning() -> None:
    validation = _validation(TEXT.replace("am:target :open-sundays", "am:target :open-sundays, :obj-cost"))
    assert ("cost-against-opening", "warning") in [(p.where, p.severity) for p in validation.problems]


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
        (AM.hasScheme, "no scheme"),
        (AM.attacker, "no attacker"),
        (AM.target, "no target"),
    ],
)
def test_of_the_bundled_map_each_missing_piece_is_told_where_it_was(term: URIRef, words: str) -> None:
    graph = Graph().parse(data=bundled_map().read_bytes(), format="turtle")
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
    assert [p.where for p in _validation(spoilt).problems] == ["serve-everyone", "want-to-read"]


def test_graphs_and_datasets_of_rdflib_are_checked_alike() -> None:
    spoilt = TEXT.replace("am:stance am:Granted", "am:stance am:Granded")
    graph = Graph().parse(data=spoilt, format="turtle")
    dataset = Dataset()
    for triple in graph:
        dataset.graph("urn:example:map").add(triple)
    assert validate_graph(graph) == validate_graph(dataset) == _validation(spoilt)


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
    (problem,) = _validation(TEXT.replace('"They would like to read"@en', odd)).problems
    assert r"a \9 \g<x> Mend: {?two} <b>" in problem.what
    assert 'b " {$this}' in problem.what
    assert problem.mend == "leave it one skos:prefLabel a language"


def test_values_that_do_not_fit_their_datatype_make_no_noise(
    capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt = TEXT.replace('am:paragraph "1.4"', 'am:paragraph "x"^^xsd:integer').replace(
        "am:mainLine true ; am:answersQuestion", 'am:mainLine "ja"^^xsd:boolean ; am:answersQuestion'
    )
    assert [p.where for p in _validation(spoilt).problems] == ["obj-cost", "serve-everyone"]
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


def test_nothing_that_a_file_imports_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    importing = TEXT + "\n:map <http://www.w3.org/2002/07/owl#imports> <http://example.org/other> ."
    assert _validation(importing).valid


def test_the_bundled_map_is_valid_and_checked_soon_enough() -> None:
    start = time.perf_counter()
    validation = validate(str(bundled_map()))
    assert validation.valid, validation.problems
    assert time.perf_counter() - start < 20, "4 s on an idle machine"


def test_a_map_of_a_thousand_statements_is_checked_in_seconds(tmp_path: Path) -> None:
    """No check asks of each thing what concerns all: four times the statements take about four times as long."""
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
        f':extra-{n} a am:Section ; skos:notation "{n}" ; skos:prefLabel "x" .\n' for n in range(100, 1100)
    )
    start = time.process_time()
    validate_quads(parse_text((tmp_path / "paper.ttl").read_text("utf-8") + sections, file="map.ttl").quads())
    assert time.process_time() - start < 10


def test_a_thing_without_a_readable_notation_is_not_said_to_share_it() -> None:
    spoilt = TEXT.replace('skos:notation "want-to-read" ;', "skos:notation [] ;")
    assert not [problem for problem in _validation(spoilt).problems if "given twice" in problem.what]
