"""A map as a value that can be edited: all that its file says, and the map that this makes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from argmap.document.names import base_of, free_iri, without_blank_nodes
from argmap.model import ArgumentMap
from argmap.rdf.dataset import Losses, write_quads
from argmap.rdf.parse import open_rdf
from argmap.rdf.read import map_with_nodes
from argmap.resources import bundled_map

_NEW = "urn:argmap:map:"


@dataclass(frozen=True)
class MapDocument:
    """The quads of one map, each once, in the order of its file and without blank nodes; and the
    map that they make.
    """

    quads: tuple[ox.Quad, ...]
    map: ArgumentMap
    iris: Mapping[str, str]
    """The IRI of each statement, inference and attack by its identifier; "" is the map's own.
    Attacks that come from `am:contradicts` have none.
    """
    revision: str
    """Names this state: the same for the same quads, and for the same edits of them."""
    prefixes: Mapping[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The IRI below which its things are named."""
        return base_of(self.iris[""])


def load(path: str | Path | None = None, *, map: str | None = None) -> MapDocument:
    """The document that a file holds; the bundled paper where none is named. `map` chooses by
    notation among several.

    Raises `ArgmapError` as `argmap.rdf.read.read_map` does.
    """
    file = Path(str(bundled_map())) if path is None else Path(path)
    parser = open_rdf(file)
    return document_of(list(parser.quads()), prefixes=parser.prefixes(), file=str(file), map=map)


def document_of(
    quads: Sequence[ox.Quad],
    *,
    prefixes: Mapping[str, str] | None = None,
    file: str | None = None,
    map: str | None = None,
) -> MapDocument:
    """The document of quads as they were read. Raises `MapError` as `read_map` does."""
    found, nodes = map_with_nodes(quads, file=file, map=map)
    node = nodes[""]
    iri = node.value if isinstance(node, ox.NamedNode) else free_iri(_NEW, found.notation, ())
    named = without_blank_nodes(quads, base_of(iri))
    return made_of(named, _hash(str(quad) for quad in named), prefixes or {}, file=file, map=map)


def made_of(
    quads: tuple[ox.Quad, ...],
    revision: str,
    prefixes: Mapping[str, str],
    *,
    file: str | None = None,
    map: str | None = None,
) -> MapDocument:
    """The document of quads without blank nodes, at a revision. Raises `MapError`."""
    found, nodes = map_with_nodes(quads, file=file, map=map)
    iris = {name: node.value for name, node in nodes.items()}
    return MapDocument(quads, found, iris, revision, prefixes)


def next_revision(revision: str, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> str:
    """The revision that an edit of another leads to."""
    return _hash([revision, *(f"-{quad}" for quad in removed), *(f"+{quad}" for quad in added)])


def _hash(lines: Iterable[str]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode())
        found.update(b"\n")
    return found.hexdigest()[:16]


def dump(document: MapDocument, format: str = "turtle") -> tuple[str, Losses]:
    """The document in a format of RDF, and what that could not hold.

    Raises `ArgmapError` where the format is unknown.
    """
    return write_quads(document.quads, format, document.prefixes)
