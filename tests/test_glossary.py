"""The glossary is held against the code: what it names is there, and what is there it names."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib
from rdflib.namespace import RDF

import argmap
from argmap.cli.commands import build_parser
from argmap.rdf.terms import AM

ROOT = Path(__file__).parent.parent
SHOWN = [
    path.read_text(encoding="utf-8").lower()
    for room in ("app", "view")
    for path in (ROOT / "argmap" / room).rglob("*")
    if path.suffix in (".py", ".js")
]


class Row(NamedTuple):
    notion: str
    what: str
    ontology: tuple[str, ...]
    python: tuple[str, ...]
    commands: tuple[str, ...]
    page: str


def rows() -> list[Row]:
    found = []
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("notion", "---"):
            notion, what, ontology, python, commands, page = cells
            names = (tuple(re.findall(r"`([^`]+)`", cell)) for cell in (ontology, python, commands))
            found.append(Row(notion, what, *names, page))
    return found


ROWS = rows()


def resolve(dotted: str) -> object:
    """What a name that starts below `argmap` stands for."""
    thing: object = argmap
    path = "argmap"
    for part in dotted.split("."):
        path = f"{path}.{part}"
        if part in getattr(thing, "__annotations__", {}):
            thing = thing.__annotations__[part]
        elif hasattr(thing, part):
            thing = getattr(thing, part)
        else:
            thing = import_module(path)
    return thing


def test_each_notion_stands_once_in_one_sentence() -> None:
    notions = [row.notion for row in ROWS]
    assert len(notions) > 40
    assert len(set(notions)) == len(notions)
    for row in ROWS:
        assert re.fullmatch(r"[A-Z][^.]*\.", re.sub(r"\(.*?\)", "", row.what)), row.notion


@pytest.mark.parametrize("name", sorted({name for row in ROWS for name in row.python}))
def test_each_python_name_is_there(name: str) -> None:
    assert resolve(name) is not None


def test_the_terms_are_those_of_the_ontology() -> None:
    graph = rdflib.Graph().parse(ROOT / "ontology" / "argmap.ttl")
    is_source = rdflib.URIRef("http://purl.org/dc/terms/BibliographicResource")
    terms = {
        str(term).replace(AM, "am:")
        for term, kind in graph.subject_objects(RDF.type)
        if str(term).startswith(AM) and str(term) != AM and kind != is_source
    }
    named = [term for row in ROWS for term in row.ontology]
    assert set(named) == terms
    assert len(set(named)) == len(named)


def test_the_commands_are_those_of_the_command_line() -> None:
    assert {name for row in ROWS for name in row.commands} == set(build_parser()[1].choices)


def test_every_public_name_is_explained() -> None:
    named = {name.partition(".")[0] for row in ROWS for name in row.python}
    assert set(argmap.__all__) <= named


def test_the_page_uses_its_words() -> None:
    for row in ROWS:
        assert any(row.page.lower() in text for text in SHOWN), row.page
