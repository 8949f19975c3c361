"""Files of RDF: each format says the same as the other, or says what it cannot hold."""

from __future__ import annotations

import itertools
import os
import stat
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.rdf.dataset import (
    ONE_GRAPH,
    convert,
    dataset_of,
    quads_of,
    read_dataset,
    write_dataset,
    write_quads,
)
from argmap.rdf.parse import FORMATS, open_rdf, parse_text
from argmap.rdf.terms import RDF, XSD
from argmap.resources import bundled_map, ontology_path

PAPER, SHAPES = Path(str(bundled_map())), Path(str(ontology_path("shapes.ttl")))
LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nt": "nt",
    "nquads": "nquads",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}
E = "http://example.org/"

iris = st.sampled_from(
    [
        f"{E}a",
        f"{E}b#c",
        f"{E}1st",
        f"{E}a.",
        f"{E}",
        f"{E}x/y%20z",
        f"{E}é",
        "urn:x:y",
        f"{E}a(b)",
        f"{E}-a",
        RDF + "nil",
    ]
).map(ox.NamedNode)
predicates = st.sampled_from(
    [
        f"{E}p",
        f"{E}p.q",
        f"{E}é",
        f"{E}a%20b",
        "urn:x:p",
        RDF + "type",
        RDF + "first",
        RDF + "rest",
        RDF + "_1",
    ]
).map(ox.NamedNode)
odd_predicates = st.sampled_from([f"{E}123", f"{E}", RDF + "li", RDF + "about", f"{E}p)"]).map(
    ox.NamedNode
)
blanks = st.sampled_from(["a", "1", "x.y", "b1", "b2"]).map(ox.BlankNode)
texts = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], max_codepoint=0xFFFD), max_size=6
) | st.sampled_from(
    ["a\nb", "a\rb", "a\r\nb", '"', "'''", '"""', "\\", "\t", " a ", "<&>]]>", "😀", "", "\\u0041"]
)
tagged = st.builds(
    lambda text, tag: ox.Literal(text, language=tag), texts, st.sampled_from(["en", "zh-hant-tw"])
)
custom = texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(E + "type")))
numbers = st.builds(
    lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(XSD + kind)),
    st.sampled_from(
        [
            "1",
            "01",
            "+1",
            "1.",
            ".5",
            "1.50",
            "1e0",
            "1.0E+3",
            "true",
            "TRUE",
            "x",
            "1.123456789e1",
            "INF",
        ]
    ),
    st.sampled_from(["integer", "decimal", "double", "boolean", "date", "int"]),
)
xml = texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(RDF + "XMLLiteral")))
untyped_literals = (
    texts.map(ox.Literal) | tagged | custom
)  # rdflib rewrites those of the datatypes that it knows.
literals = untyped_literals | numbers | xml
default = st.just(ox.DefaultGraph())
triples = st.tuples(iris | blanks, predicates, iris | blanks | literals)
plain = st.lists(st.builds(lambda t: ox.Quad(*t), triples), max_size=12)
untyped = st.lists(
    st.builds(ox.Quad, iris | blanks, predicates, iris | blanks | untyped_literals), max_size=12
)
named = st.lists(
    st.builds(lambda t, g: ox.Quad(*t, g), triples, default | iris | blanks), max_size=12
)


def same(one: list[ox.Quad], other: list[ox.Quad]) -> bool:
    """Whether two datasets are isomorphic, by the canonical form of RDFC-1.0."""
    made = [ox.Dataset(quads) for quads in (one, other)]
    for dataset in made:
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return made[0] == made[1]


def read(text: str, format: str) -> list[ox.Quad]:
    return list(parse_text(text, file="test", format=format).quads())


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=80, deadline=None)
@given(quads=plain)
def test_every_format_holds_a_graph(format: str, quads: list[ox.Quad]) -> None:
    text, losses = write_quads(quads, format, {"ex": E, "": "urn:x:", "rdf": RDF})
    assert losses == ()
    assert same(read(text, format), quads), text


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
@settings(max_examples=80, deadline=None)
@given(quads=named)
def test_formats_with_named_graphs_hold_a_dataset(format: str, quads: list[ox.Quad]) -> None:
    text, losses = write_quads(quads, format, {"ex": E})
    assert losses == ()
    assert same(read(text, format), quads), text


@pytest.mark.parametrize("format", ["turtle", "nt", "rdfxml"])
@settings(max_examples=60, deadline=None)
@given(quads=untyped)
@example(quads=[ox.Quad(ox.NamedNode(f"{E}a"), ox.NamedNode(RDF + "type"), ox.NamedNode(E))])
@example(quads=[ox.Quad(ox.NamedNode(f"{E}a"), ox.NamedNode(RDF + "type"), ox.NamedNode(RDF))])
@example(
    quads=[ox.Quad(ox.BlankNode("a"), ox.NamedNode(RDF + "type"), ox.NamedNode(f"{E}?a=b&c/"))]
)
def test_another_parser_reads_the_same_graph(format: str, quads: list[ox.Quad]) -> None:
    text, _ = write_quads(quads, format)
    theirs = rdflib.Dataset()
    theirs.default_graph.parse(data=text, format=RDFLIB[format])
    assert same(list(quads_of(theirs)), quads), text


@settings(max_examples=60, deadline=None)
@given(quads=named)
def test_rdflib_datasets_hold_the_same(quads: list[ox.Quad]) -> None:
    dataset = dataset_of(quads, {"ex": E})
    assert same(list(quads_of(dataset)), quads)
    assert ("ex", rdflib.URIRef(E)) in list(dataset.namespaces())


@pytest.mark.parametrize("file", [LIBRARY, PAPER, SHAPES], ids=lambda file: file.stem)
def test_maps_go_through_all_formats_unchanged(file: Path, tmp_path: Path) -> None:
    before = list(open_rdf(file).quads())
    previous = file
    for one, other in itertools.pairwise(["turtle", *FORMATS, "turtle"]):
        target = tmp_path / f"from-{one}-to-{other}"
        assert convert(previous, target, one, other) == ()
        assert same(list(open_rdf(target, other).quads()), before)
        previous = target
    theirs = rdflib.Dataset(default_union=True)
    theirs.parse(previous, format="turtle")
    assert same(list(quads_of(theirs)), before)


def test_turtle_is_handsome_and_stays_the_same() -> None:
    quads = list(open_rdf(LIBRARY).quads())
    text, _ = write_quads(quads, "turtle", open_rdf(LIBRARY).prefixes())
    assert text.startswith("@prefix : <")
    assert "_:" not in text
    assert "am:mainLine true" in text
    assert '    oa:hasTarget [\n        oa:hasSource :letter ;\n        am:paragraph "1.1"' in text
    assert text.index(":open-sundays a am:Conclusion") < text.index(":workers-come a am:Claim"), (
        "the order of the file"
    )
    again, _ = write_quads(read(text, "turtle"), "turtle", open_rdf(LIBRARY).prefixes())
    assert again == text


def test_a_dataset_is_written_in_one_order_whatever_its_own() -> None:
    quads = [ox.Quad(ox.NamedNode(E + s), ox.NamedNode(E + "p"), ox.Literal(s)) for s in "abcdef"]
    texts = {write_dataset(dataset_of(order), "nt") for order in itertools.permutations(quads[:4])}
    assert len(texts) == 1


def test_lists_are_written_as_lists() -> None:
    quads = read("<urn:a> <urn:b> ( 1 [ <urn:c> 2 ] () ) .", "turtle")
    text, _ = write_quads(quads, "turtle")
    assert "( 1 [" in text
    assert same(read(text, "turtle"), quads)


def test_a_long_list_that_ends_in_no_nil_is_written() -> None:
    first, rest = (ox.NamedNode(RDF + part) for part in ("first", "rest"))
    nodes = [ox.BlankNode(f"n{i}") for i in range(3000)]
    quads = [ox.Quad(ox.NamedNode("http://e.x/s"), ox.NamedNode("http://e.x/p"), nodes[0])]
    for node, after in itertools.pairwise([*nodes, ox.NamedNode("http://e.x/end")]):
        quads += [ox.Quad(node, first, ox.Literal("x")), ox.Quad(node, rest, after)]
    text, losses = write_quads(quads, "turtle")
    assert not losses
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) == len(quads)


def test_long_chains_of_blank_nodes_are_written() -> None:
    nodes = [ox.BlankNode() for _ in range(5000)]
    quads = [ox.Quad(a, ox.NamedNode("urn:p"), b) for a, b in itertools.pairwise(nodes)]
    text, _ = write_quads(quads, "turtle")
    assert len(read(text, "turtle")) == len(quads)


@pytest.mark.parametrize("format", sorted(ONE_GRAPH))
def test_a_lost_graph_name_is_told_and_its_triples_stay(format: str) -> None:
    quads = read(
        "<urn:g> { <urn:a> <urn:p:b> 1 } <urn:h> { <urn:a> <urn:p:b> 2 } <urn:a> <urn:p:b> 3 .",
        "trig",
    )
    text, losses = write_quads(quads, format)
    assert [line for line in losses if "<urn:g>" in line or "<urn:h>" in line] == list(losses)
    assert len(losses) == 2
    assert len(read(text, format)) == 3


@settings(max_examples=100, deadline=None)
@given(
    quads=st.lists(
        st.builds(ox.Quad, iris, odd_predicates | predicates, st.just(ox.Literal("x"))), max_size=6
    )
)
def test_rdfxml_tells_each_triple_that_it_cannot_write(quads: list[ox.Quad]) -> None:
    text, losses = write_quads(quads, "rdfxml")
    back = read(text, "rdfxml")
    rdflib.Graph().parse(data=text, format="xml")
    assert len(set(quads)) == len(back) + len(losses)


def test_characters_that_xml_cannot_hold_are_told() -> None:
    quads = [
        ox.Quad(ox.NamedNode(E), ox.NamedNode(E + "p"), ox.Literal(text))
        for text in ("a\x01", "\ufffe", "b")
    ]
    text, losses = write_quads(quads, "rdfxml")
    assert len(losses) == 2
    assert "\\u0001" in losses[0]
    assert "\x01" not in text


def test_terms_of_rdf_1_2_are_kept_or_told(tmp_path: Path) -> None:
    quads = read(
        'VERSION "1.2"\n<urn:a> <urn:p:b> <<( <urn:s> <urn:p:p> "x" )>>, "y"@ar--rtl .', "turtle"
    )
    for format in FORMATS:
        text, losses = write_quads(quads, format)
        assert len(read(text, format)) + len(losses) == 2, format
        assert len(losses) == (2 if format in ("rdfxml", "jsonld") else 0)
    file = tmp_path / "new.nt"
    file.write_text(write_quads(quads, "nt")[0])
    with pytest.raises(ArgmapError, match=r"RDF 1\.2"):
        read_dataset(file)


def test_reading_keeps_graphs_prefixes_and_lexical_forms(tmp_path: Path) -> None:
    file = tmp_path / "some.trig"
    file.write_text(
        "@prefix v: <urn:v:> . v:g { v:a v:p "
        '"01"^^<http://www.w3.org/2001/XMLSchema#integer>, "x"@en }'
    )
    dataset = read_dataset(file)
    assert {str(o) for _, _, o, g in dataset.quads() if g == rdflib.URIRef("urn:v:g")} == {
        "01",
        "x",
    }
    assert dict(dataset.namespaces())["v"] == rdflib.URIRef("urn:v:")


class TestConvert:
    def test_tells_the_format_by_the_name(self, tmp_path: Path) -> None:
        assert convert(LIBRARY, tmp_path / "out.jsonld") == ()
        assert (tmp_path / "out.jsonld").read_text().startswith("[")

    @pytest.mark.parametrize(
        ("target", "format", "said"),
        [
            ("out.docx", None, "not tell a format"),
            ("out", "word", "unknown format"),
            ("no/out.ttl", None, "No such"),
        ],
    )
    def test_says_what_is_wrong_with_the_target(
        self, tmp_path: Path, target: str, format: str | None, said: str
    ) -> None:
        with pytest.raises(ArgmapError, match=said) as error:
            convert(LIBRARY, tmp_path / target, None, format)
        assert target in str(error.value)
        assert "\n" not in str(error.value)
        assert list(tmp_path.iterdir()) == []

    def test_leaves_the_old_file_where_the_source_is_broken(self, tmp_path: Path) -> None:
        source, target = tmp_path / "in.ttl", tmp_path / "out.nt"
        source.write_text("<urn:a> <urn:b> ")
        target.write_text("old")
        with pytest.raises(ArgmapError, match="line 1"):
            convert(source, target)
        assert target.read_text() == "old"
        source.write_text("# nothing")
        with pytest.raises(ArgmapError, match="nothing in it"):
            convert(source, target)
        assert sorted(file.name for file in tmp_path.iterdir()) == ["in.ttl", "out.nt"]

    def test_a_folder_is_no_target(self, tmp_path: Path) -> None:
        with pytest.raises(ArgmapError, match="folder"):
            convert(LIBRARY, tmp_path, None, "nt")

    def test_may_write_over_its_source(self, tmp_path: Path) -> None:
        file = tmp_path / "map.ttl"
        file.write_bytes(LIBRARY.read_bytes())
        convert(file, file)
        assert same(list(open_rdf(file).quads()), list(open_rdf(LIBRARY).quads()))

    @pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
    def test_keeps_permissions_and_links(self, tmp_path: Path) -> None:
        real, link = tmp_path / "real.nt", tmp_path / "link.nt"
        real.touch()
        real.chmod(0o640)
        link.symlink_to(real)
        convert(LIBRARY, link)
        assert link.is_symlink()
        assert real.stat().st_size > 0
        assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("prefix", "declared"),
    [("ex", True), ("rdf", False), ("xmlish", False), ("Xml", False), ("é", False)],
)
def test_rdfxml_declares_the_prefixes_that_xml_allows(prefix: str, declared: bool) -> None:
    """Names that begin with "xml" are reserved, `rdf` is the syntax's own (Namespaces in XML,
    section 3).
    """
    from xml.etree.ElementTree import fromstring

    thing = ox.NamedNode("http://example.org/a")
    quad = ox.Quad(thing, ox.NamedNode("http://example.org/terms#p"), ox.Literal("x"))
    text, _ = write_quads([quad], "rdfxml", {prefix: "http://example.org/terms#"})
    fromstring(text)
    assert (f'xmlns:{prefix}="http://example.org/terms#"' in text) is declared
    assert read(text, "rdfxml")
    unused, _ = write_quads([quad], "rdfxml", {prefix: "http://example.org/other#"})
    assert "other#" not in unused
