"""Whole files of RDF: read into rdflib's datasets, written, and converted, with word of what a
format cannot hold.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from argmap.errors import ArgmapError
from argmap.rdf.parse import FORMATS, SUFFIXES, open_rdf
from argmap.rdf.terms import PREFIXES, RDF, XSD
from argmap.rdf.turtle import write_turtle
from argmap.terminal import printable

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import IdentifiedNode, Node

ONE_GRAPH = frozenset({"turtle", "nt", "rdfxml"})
"""The formats that have no named graphs."""

Losses = tuple[str, ...]
"""What a format could not hold, a line each."""

_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u2c00-\u2fef\u3001-\ud7ff"
)
_XML_NAME = re.compile(f"[{_NAME_START}][-.0-9\u00b7{_NAME_START}]*$")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESERVED = re.compile(
    "RDF|ID|about|parseType|resource|nodeID|datatype|annotation|annotationNodeID|version|li|Description"
    "|aboutEach|aboutEachPrefix|bagID"
)
"""Names in RDF's namespace that are RDF/XML's own syntax, and cannot be predicates there (RDF/XML,
section 5).
"""


def read_dataset(path: str | Path, format: str | None = None) -> Dataset:
    """The quads and prefixes of a file as an `rdflib.Dataset`, literals as they are written.

    Raises `ArgmapError` where the file cannot be read, or says what rdflib cannot hold (triple
    terms of RDF 1.2).
    """
    parser = open_rdf(path, format)
    return dataset_of(parser.quads(), parser.prefixes(), file=str(path))


def dataset_of(
    quads: Iterable[ox.Quad], prefixes: Mapping[str, str] | None = None, *, file: str | None = None
) -> Dataset:
    """Quads as an `rdflib.Dataset`. Blank nodes keep their labels."""
    from rdflib import Dataset, URIRef
    from rdflib.namespace import NamespaceManager

    dataset = Dataset()
    # rdflib would bind dozens of prefixes of its own, and give one of the file's another name.
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
    for name, iri in (prefixes or {}).items():
        dataset.bind(name, iri, override=True, replace=True)
    for quad in quads:
        graph = dataset.default_graph
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            graph = dataset.graph(cast("IdentifiedNode", _to_rdflib(quad.graph_name, file)))
        graph.add(
            (
                _to_rdflib(quad.subject, file),
                URIRef(quad.predicate.value),
                _to_rdflib(quad.object, file),
            )
        )
    return dataset


def quads_of(dataset: Dataset) -> Iterator[ox.Quad]:
    """The quads of an dataset.

    Raises `ArgmapError` for what is no RDF: a broken IRI, a literal as a subject.
    """
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    for subject, predicate, value, graph in dataset.quads():
        terms = (_from_rdflib(subject), _from_rdflib(predicate), _from_rdflib(value))
        try:
            if graph is None or graph == DATASET_DEFAULT_GRAPH_ID:
                yield ox.Quad(*terms)
            else:
                yield ox.Quad(*terms, _from_rdflib(graph))
        except TypeError:
            raise ArgmapError(
                f"{subject.n3()} {predicate.n3()} {value.n3()} is no triple of RDF",
                mend="correct its terms",
            ) from None


def write_dataset(dataset: Dataset, format: str) -> tuple[str, Losses]:
    """A dataset in a format, in alphabetical order, and what the format could not hold.

    Raises `ArgmapError` where the format is unknown, or the dataset holds what is no RDF.
    """
    quads = sorted(quads_of(dataset), key=str)
    return write_quads(quads, format, {name: str(iri) for name, iri in dataset.namespaces()})


def write_quads(
    quads: Iterable[ox.Quad], format: str, prefixes: Mapping[str, str] | None = None
) -> tuple[str, Losses]:
    """Quads in a format, in the order given, and what the format could not hold.

    Raises `ArgmapError` where the format is unknown.
    """
    if format not in FORMATS:
        raise ArgmapError(f"unknown format {format!r}", mend=f"use one of {', '.join(FORMATS)}")
    prefixes = _with_ours(prefixes or {})
    fitted, losses = _fitted(quads, format)
    if format in ("turtle", "trig"):
        return write_turtle(fitted, prefixes), losses
    named = _renamed(fitted)
    statements = [quad.triple for quad in named] if format in ONE_GRAPH else named
    shown = {
        name: iri
        for name, iri in prefixes.items()
        if format == "rdfxml" and _useful_in_xml(name, iri, fitted)
    }
    text = cast(bytes, ox.serialize(statements, format=FORMATS[format], prefixes=shown)).decode()
    if format == "rdfxml":
        # Any carriage return comes from a literal; a reader of XML would take it for a line feed.
        text = _with_types_spelled_out(text).replace("\r", "&#13;") + "\n"
    elif format == "jsonld":
        # pyoxigraph writes all of it on one line.
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    return text, losses


def convert(
    source: str | Path,
    target: str | Path,
    source_format: str | None = None,
    target_format: str | None = None,
) -> Losses:
    """Write a file in another format; say what that one could not hold.

    The target's format is told by its name where it is not named. It is written whole or not at
    all. Raises `ArgmapError` where the source cannot be read or holds nothing, or the target cannot
    be written.
    """
    format = target_format or SUFFIXES.get(Path(target).suffix.lower())
    if format is None:
        raise ArgmapError(
            "its name does not tell a format",
            file=str(target),
            mend=f"name it with --to {'|'.join(FORMATS)}",
        )
    if format not in FORMATS:
        raise ArgmapError(
            f"unknown format {format!r}", file=str(target), mend=f"use one of {', '.join(FORMATS)}"
        )
    parser = open_rdf(source, source_format)
    quads = list(parser.quads())
    if not quads:
        raise parser.as_no_map() or ArgmapError(
            "there is nothing in it",
            file=str(source),
            mend="give a file that holds an argument map",
        )
    # Prefixes cost a second pass over the file: only for formats that have them.
    text, losses = write_quads(
        quads, format, parser.prefixes() if format in ("turtle", "trig", "rdfxml") else None
    )
    write_file(target, text)
    return losses


def write_file(path: str | Path, content: str | bytes) -> None:
    """Write a text (in UTF-8) or bytes to a file, whole or not at all.

    Raises `ArgmapError` where it cannot be written.
    """
    target = Path(path)
    data = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)  # A pipe or a device: there is nothing to replace.
            return
        # A link stays a link: what it leads to is replaced.
        target = target.resolve()
        # Temporary files are for their owner alone: this one gets the mode that a plain one would.
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        # Beside the target, so that the last step is a rename within one file system: a reader sees
        # the old file or the new one, never half of it.
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name[:80]}-", delete=False
        ) as new:
            try:
                new.write(data)
                new.close()
                os.chmod(new.name, mode)
                os.replace(new.name, target)
            except BaseException:
                new.close()
                Path(new.name).unlink(missing_ok=True)
                raise
    except IsADirectoryError:
        raise ArgmapError("this is a folder", file=str(path), mend="name a file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be written"
        raise ArgmapError(reason, file=str(path), mend="check its folder and permissions") from None


def _with_types_spelled_out(text: str) -> str:
    """RDF/XML with `rdf:type` for each class whose IRI ends where an XML name would have to begin.

    pyoxigraph names an element after the class all the same, as `<ex: ...>`, which no XML parser
    reads.
    """

    declared = dict(
        re.findall(r'xmlns:([^=\s]+)="([^"]*)"', text[: text.find(">", text.find("<rdf:RDF"))])
    )

    def spelled_out(tag: re.Match[str]) -> str:
        iri = tag["iri"] or declared[tag["prefix"]]
        return f'<rdf:Description {tag["about"]}>\n\t\t<rdf:type rdf:resource="{iri}"/>'

    text = re.sub(
        r'<(?P<prefix>[^\s:<>/]+):(?: xmlns:[^=\s]+="(?P<iri>[^"]*)")? (?P<about>rdf:\w+="[^"]*")>',
        spelled_out,
        text,
    )
    return re.sub(r"</[^\s:<>/]+:>", "</rdf:Description>", text)


def _umask() -> int:
    # It can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _with_ours(prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes of a file, and those of argmap that do not get in their way."""
    taken = set(prefixes.values())
    ours = {
        name: iri for name, iri in PREFIXES.items() if name not in prefixes and iri not in taken
    }
    return {**prefixes, **ours}


def _useful_in_xml(prefix: str, namespace: str, quads: Iterable[ox.Quad]) -> bool:
    # pyoxigraph declares `rdf` and `its` itself, and XML keeps names that begin with "xml".
    ours = prefix in ("rdf", "its") or prefix.lower().startswith("xml")
    if ours or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", prefix):
        return False
    # pyoxigraph declares each prefix that it is given, used or not.
    return any(quad.predicate.value.startswith(namespace) for quad in quads)


def _fitted(quads: Iterable[ox.Quad], format: str) -> tuple[list[ox.Quad], Losses]:
    """The quads that a format can hold, and a line on each graph or triple that it cannot."""
    fitted: dict[ox.Quad, None] = {}
    graphs: dict[str, None] = {}
    losses: dict[str, None] = {}
    for quad in quads:
        why = _unfit(quad, format)
        if why:
            losses[f"left out {_shown(quad)}: {why}"] = None
            continue
        if format in ONE_GRAPH and not isinstance(quad.graph_name, ox.DefaultGraph):
            graphs[str(quad.graph_name)] = None
            # Two graphs may say the same: in the one graph that stands once, as a key of `fitted`.
            quad = ox.Quad(quad.subject, quad.predicate, quad.object)
        fitted[quad] = None
    merged = [
        f"{format} has no named graphs: what stood in {name} now stands in the one graph"
        for name in graphs
    ]
    return list(fitted), (*merged, *losses)


def _unfit(quad: ox.Quad, format: str) -> str | None:
    """Why a format cannot hold a triple, if it cannot."""
    value = quad.object
    if format in ("rdfxml", "jsonld") and (isinstance(value, ox.Triple) or _direction(value)):
        return f"argmap does not write the terms of RDF 1.2 in {format}"
    if format != "rdfxml":
        return None
    predicate = quad.predicate.value
    if _reserved(predicate) or not _XML_NAME.search(predicate):
        return "RDF/XML cannot write this predicate as a name"
    if isinstance(value, ox.Literal) and _NOT_XML.search(value.value):
        return "XML cannot hold a character of this text"
    return None


def _direction(value: object) -> bool:
    return isinstance(value, ox.Literal) and getattr(value, "direction", None) is not None


def _reserved(predicate: str) -> bool:
    return (
        predicate.startswith(RDF) and _RESERVED.fullmatch(predicate.removeprefix(RDF)) is not None
    )


def _shown(quad: ox.Quad) -> str:
    text = printable(str(quad.triple))
    return text if len(text) <= 300 else text[:297] + "..."


def _renamed(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads with their blank nodes named b1, b2, ... in order of appearance: names that every
    format can write.
    """
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def rename(
        term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph,
    ) -> ox.NamedNode:
        if isinstance(term, ox.BlankNode):
            term = names.setdefault(term, ox.BlankNode(f"b{len(names) + 1}"))
        elif isinstance(term, ox.Triple):
            term = ox.Triple(rename(term.subject), term.predicate, rename(term.object))
        return term  # type: ignore[return-value]  # A term of the kind that came in.

    return [
        ox.Quad(rename(q.subject), q.predicate, rename(q.object), rename(q.graph_name))
        for q in quads
    ]


def _to_rdflib(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, file: str | None
) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple) or _direction(term):
        raise ArgmapError(
            "it uses terms of RDF 1.2, which rdflib cannot hold",
            file=file,
            place=str(term),
            mend="leave them out",
        )
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(
        term.value,
        # To rdflib a plain text and one of the type string are two different literals.
        datatype=None if datatype == XSD + "string" else URIRef(datatype),
        # Else rdflib writes numbers its own way: 1.10 would become 1.1.
        normalize=False,
    )


def _from_rdflib(term: Node) -> ox.NamedNode:
    from rdflib import BNode, Literal, URIRef

    made: ox.NamedNode | ox.BlankNode | ox.Literal | None = None
    try:
        if isinstance(term, URIRef):
            made = ox.NamedNode(str(term))
        elif isinstance(term, BNode):
            made = ox.BlankNode(_label(str(term)))
        elif isinstance(term, Literal) and term.language:
            made = ox.Literal(str(term), language=term.language)
        elif isinstance(term, Literal):
            made = ox.Literal(
                str(term), datatype=ox.NamedNode(str(term.datatype or XSD + "string"))
            )
    except ValueError as error:
        raise ArgmapError(f"{term!r} is no term of RDF ({error})", mend="correct it") from None
    if made is None:
        raise ArgmapError(f"{term!r} is no term of RDF", mend="leave it out")
    return made  # type: ignore[return-value]  # Which kind of term stands where is checked by ox.Quad.


def _label(name: str) -> str:
    """The label of a blank node: rdflib allows any string."""
    return name if re.fullmatch(r"[A-Za-z0-9_]+", name) else "x" + name.encode().hex()
