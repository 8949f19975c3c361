"""The documentation says what is true: its examples print what it shows, and it names every
command.

`python -m tests.test_docs` writes what the examples print, and the vocabulary, into the pages.
"""

from __future__ import annotations

import io
import re
import shlex
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from argmap.cli import main
from argmap.cli.commands import build_parser
from argmap.rdf.terms import AM

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "command-line.md"
EXAMPLE = re.compile(r"```console\n\$ (argmap .*)\n((?:.*\n)*?)```\n")


def printed(call: str) -> str:
    """What a call prints in the folder of the documentation."""
    out = io.StringIO()
    with chdir(DOCS), redirect_stdout(out):
        main(shlex.split(call)[1:])
    return out.getvalue()


@pytest.mark.parametrize(("call", "shown"), EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
def test_examples_print_what_the_page_shows(call: str, shown: str) -> None:
    assert printed(call) == shown


def test_the_page_names_every_command() -> None:
    _, listed = build_parser()
    commands = set(listed.choices)
    headings = set(re.findall(r"^## (\w+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert commands
    assert commands <= headings


def test_links_between_pages_lead_somewhere() -> None:
    for page in (*DOCS.glob("*.md"), DOCS.parent / "README.md"):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def vocabulary() -> str:
    """The page of the vocabulary, from the ontology itself."""
    graph = rdflib.Graph().parse(DOCS.parent / "ontology" / "argmap.ttl")
    kinds = {"Classes": OWL.Class, "Properties": RDF.Property, "Individuals": OWL.NamedIndividual}
    properties = {
        *graph.subjects(RDF.type, OWL.ObjectProperty),
        *graph.subjects(RDF.type, OWL.DatatypeProperty),
    }
    lines = [
        "# The vocabulary",
        "",
        (
            "*Reference. The terms of `ontology/argmap.ttl`, which also says what each is "
            "anchored in (AIF, SKOS, PROV-O, Web"
        ),
        (
            "Annotation). [`bread.ttl`](bread.ttl) shows them in use; `ontology/shapes.ttl` says "
            "what a map must satisfy.*"
        ),
        "",
        f"Prefix `am:`, namespace `{AM}` (an identifier: there is nothing to fetch).",
    ]
    for heading, kind in kinds.items():
        terms = properties if heading == "Properties" else set(graph.subjects(RDF.type, kind))
        lines += ["", f"## {heading}", "", "| term | what |", "|---|---|"]
        for term in sorted(str(term) for term in terms if str(term).startswith(AM)):
            about = " ".join(str(graph.value(rdflib.URIRef(term), RDFS.comment)).split())
            lines.append(f"| `am:{term.removeprefix(AM)}` | {about} |")
    return "\n".join(lines) + "\n"


def test_the_vocabulary_page_is_the_ontology() -> None:
    assert (DOCS / "vocabulary.md").read_text(encoding="utf-8") == vocabulary()


if __name__ == "__main__":
    (DOCS / "vocabulary.md").write_text(vocabulary(), encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(
        EXAMPLE.sub(lambda m: f"```console\n$ {m[1]}\n{printed(m[1])}```\n", text), encoding="utf-8"
    )
