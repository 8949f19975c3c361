"""Files as other programs save them: byte order marks, other encodings, addresses that are no valid
IRIs. They are read where that is certain, and what is odd is told with its line.
"""

from __future__ import annotations

import html
import json
import re
import warnings
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.errors import ArgmapError
from argmap.notices import ArgmapWarning
from argmap.rdf.parse import FORMATS, parse_text
from argmap.rdf.read import map_from_quads, read_map
from argmap.rdf.validate import validate
from tests.rdf.library import TEXT as LIBRARY

CASES = Path(__file__).parents[1] / "cases"
BAD = CASES / "bad"
SMALL = CASES / "small.ttl"
NAMES = {"rdfxml": "pretty-xml", "jsonld": "json-ld"}
SUFFIXES = {
    "turtle": "ttl",
    "trig": "trig",
    "nt": "nt",
    "nquads": "nq",
    "rdfxml": "rdf",
    "jsonld": "jsonld",
}


def written(format: str, *, see: str = "https://example.org/there") -> bytes:
    """The small map as rdflib writes it, with an address in a `seeAlso`."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(SMALL, format="turtle")
    other = rdflib.Graph() if format not in ("trig", "nquads") else graph
    for triple in graph.default_graph:
        other.add(triple)
    stands_for = "https://example.org/stands-for"
    other.add((rdflib.BNode(), rdflib.RDFS.seeAlso, rdflib.URIRef(stands_for)))
    text = other.serialize(format=NAMES.get(format, format))
    return text.replace(stands_for, see).encode()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_mark_or_utf_16_is_read_in_every_format(
    format: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / f"map.{SUFFIXES[format]}"
    file.write_bytes(written(format).decode().encode(encoding))
    assert dict(read_map(file).statements) == dict(read_map(SMALL).statements)
    bare = tmp_path / "map"
    bare.write_bytes(file.read_bytes())
    assert read_map(bare).notation == "bread"


def test_an_xml_declaration_is_believed(tmp_path: Path) -> None:
    for encoding in ("iso-8859-1", "windows-1252", "utf-16"):
        text = (
            written("rdfxml").decode().replace("UTF-8", encoding, 1).replace("utf-8", encoding, 1)
        )
        text = text.replace("The dough rises", "Der Teig für morgen")
        file = tmp_path / "map.rdf"
        file.write_bytes(text.encode(encoding))
        assert read_map(file).statements["rises"].title == "Der Teig für morgen"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("“Café” – naïve", "cp1252", "cp1252"),
        ("Señor, être où ça grüßt", "cp1252", "cp1252"),
        ("Равенство и братство", "cp1251", "another script"),
        ("“Café” – naïve", "mac_roman", "Mac Roman"),
        ("Der Teig ist schön", "mac_roman", "not UTF-8"),
    ],
)
def test_another_encoding_is_named_with_its_line(
    format: str, text: str, encoding: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / f"map.{SUFFIXES[format]}"
    data = written(format)
    assert b"The dough rises" in data
    data = data.replace(b"The dough rises", text.encode(encoding))
    file.write_bytes(data)
    line = data[: data.index(text.encode(encoding))].count(b"\n") + 1
    with pytest.raises(ArgmapError) as caught:
        read_map(file)
    assert caught.value.what.endswith(said) or said not in ("not UTF-8", "Mac Roman")
    assert said in caught.value.what
    assert (caught.value.place, caught.value.mend) == (f"line {line}", "save it as UTF-8")


def test_the_cases_given(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("byte-order-mark.ttl", "utf-16.ttl"):
        assert main(["explain", "thesis", str(BAD / name)]) == 0
        assert capsys.readouterr().err == ""
    assert main(["evaluate", str(BAD / "windows-1252.ttl")]) == 2
    assert re.fullmatch(r".*line 7: .*cp1252.* Save it as UTF-8\n", capsys.readouterr().err)
    for name in ("iri-space.ttl", "iri-percent.ttl"):
        for words in (["evaluate"], ["query", "ASK { ?s a am:Premise }"]):
            assert main([words[0], str(BAD / name), *words[1:]]) == 0
            (line,) = capsys.readouterr().err.splitlines()
            assert re.match(rf"argmap: .*{name}, line 12: <http://.*> is not a valid IRI", line)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("odd", "read"),
    [
        ("http://e.org/a b", "http://e.org/a%20b"),
        ("http://e.org/x#34.7%", "http://e.org/x#34.7%25"),
        ("http://e.org/{x}|y", "http://e.org/%7Bx%7D%7Cy"),
        ('http://e.org/?q="two words"', "http://e.org/?q=%22two%20words%22"),
        ("http://e.org/a<b", "http://e.org/a%3Cb"),
        ("http://[bad", None),
        ("http://e.org:port/", None),
    ],
)
def test_an_odd_address_is_no_reason_to_refuse_a_map(
    odd: str, read: str | None, format: str, tmp_path: Path
) -> None:
    file = tmp_path / f"map.{SUFFIXES[format]}"
    escaped = {"rdfxml": html.escape(odd), "jsonld": json.dumps(odd)[1:-1]}.get(format, odd)
    data = written(format, see=escaped)
    file.write_bytes(data)
    line = data[: data.index(escaped.encode())].count(b"\n") + 1
    parser = parse_text(data, file=str(file))
    quads, (hint,) = parser.read()
    assert hint.place == f"line {line}"
    assert f"<{odd}>" in hint.what
    objects = [q.object.value for q in quads if q.predicate.value.endswith("seeAlso")]
    assert objects == ([] if read is None else [read])
    with pytest.warns(ArgmapWarning, match=f"line {line}"):
        assert dict(read_map(file).statements) == dict(read_map(SMALL).statements)


def test_validate_tells_an_odd_address_as_a_hint(tmp_path: Path) -> None:
    file = tmp_path / "map.ttl"
    file.write_text(LIBRARY + "\n:letter rdfs:seeAlso <http://e.org/a b> .\n")
    if "@prefix rdfs:" not in LIBRARY:
        file.write_text(
            LIBRARY
            + "\n:letter <http://www.w3.org/2000/01/rdf-schema#seeAlso> <http://e.org/a b> .\n"
        )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = validate(file)
    (told,) = [problem for problem in found.problems if "IRI" in problem.what]
    assert found.valid
    assert (told.tier, told.severity, told.where) == (
        "hint",
        "hint",
        f"line {LIBRARY.count(chr(10)) + 2}",
    )


def test_an_odd_notation_is_a_hint_and_the_map_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("want, to read", "-want", '"want" to read', "want\u200bto"):
        file = tmp_path / "map.ttl"
        written = name.replace('"', '\\"')
        file.write_text(
            LIBRARY.replace('skos:notation "want-to-read"', f'skos:notation "{written}"')
        )
        assert main(["validate", str(file), "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["valid"] is True
        (hint,) = [p for p in said["problems"] if p["severity"] == "hint"]
        assert (hint["where"], hint["tier"]) == (name, "hint")
        assert {"what", "mend"} <= set(hint)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("am:Granted", "<https://w3id.org/argmap/ns#Gran ted>"),
        ("am:hasPremise :yeast", "am:hasPremise <https://example.org/the yeast>"),
        ("am:hasPremise", "<https://w3id.org/argmap/ns#has Premise>"),
        (":rises a", "<https://example.org/it rises> a"),
        (":map a am:ArgumentMap", ':map am:text "x"^^<https://example.org/a b> ; a am:ArgumentMap'),
    ],
)
def test_an_odd_address_that_the_map_hangs_on_is_an_error(old: str, new: str) -> None:
    text = SMALL.read_text() + "\n:yeast am:stance am:Granted .\n"
    assert old in text
    text = text.replace(old, new, 1)
    line = text[: text.index(new)].count("\n") + 1
    with pytest.raises(ArgmapError) as caught:
        list(parse_text(text, file="map.ttl").quads())
    assert (caught.value.file, caught.value.place) == ("map.ttl", f"line {line}")
    assert "not a valid IRI" in caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize(
    "torn",
    [
        "<http://e.org/torn ; a am:Premise",
        '<http://e.org/torn ; skos:note "A text" ; skos:seeAlso <http://e.org/p>; a am:Premise',
        '<http://e.org/torn ; skos:note "A text"@en ; skos:note "<b>here</b>" ; a am:Premise',
        "<http://e.org/torn ; skos:note <http://e.org/p> ; a am:Premise",
    ],
)
def test_an_address_without_its_end_swallows_nothing(torn: str) -> None:
    text = SMALL.read_text().replace("a am:Premise", f"<http://e.org/p> {torn}", 1)
    with pytest.raises(ArgmapError, match="not valid turtle"):
        list(parse_text(text, file="map.ttl").quads())


def test_many_odd_addresses_are_summed_up() -> None:
    see = "".join(f":x <http://e.org/see> <http://e.org/{n} {n}> .\n" for n in range(5_000))
    quads, hints = parse_text(SMALL.read_text() + see, file="map.ttl").read()
    assert map_from_quads(quads).notation == "bread"
    assert len(hints) == 21
    assert "4980 more" in hints[-1].what


def refusal(data: bytes, format: str | None = None) -> ArgmapError | None:
    """What is said of bytes that are no map; None where they are one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArgmapWarning)
        try:
            map_from_quads(parse_text(data, file="x", format=format).quads(), file="x")
        except ArgmapError as error:
            return error
    return None


@given(st.binary(max_size=400), st.sampled_from(sorted(FORMATS)), st.booleans())
def test_no_bytes_make_anything_but_a_map_or_one_line(
    data: bytes, format: str, after: bool
) -> None:
    error = refusal(SMALL.read_bytes() + data if after else data, format)
    assert error is None or ("\n" not in str(error) and error.file == "x" and error.mend)


@given(st.integers(0, SMALL.stat().st_size - 1), st.binary(min_size=1, max_size=3), st.booleans())
def test_a_mutated_map_is_read_or_refused_in_one_line(at: int, new: bytes, instead: bool) -> None:
    data = SMALL.read_bytes()
    error = refusal(data[:at] + new + data[at + len(new) * instead :])
    assert error is None or ("\n" not in str(error) and error.file == "x" and error.mend)
