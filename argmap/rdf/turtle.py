"""Turtle and TriG that people like to read: in the order of the quads, blank nodes and lists
nested, prefixes used.

rdflib's serializer rewrites numbers (doubles lose digits: RDFLib/rdflib issues 1852 and 2918) and
pyoxigraph's nests nothing; this one keeps each literal as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from argmap.rdf.terms import RDF, TYPE, XSD

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Graph = dict[Node, dict[ox.NamedNode, list[Term]]]
"""Subject, predicate, objects, each in the order of their first appearance."""

DEEPEST = 12
"""Blank nodes nested deeper than this are named instead."""

FIRST, REST, NIL = (
    ox.NamedNode(RDF + "first"),
    ox.NamedNode(RDF + "rest"),
    ox.NamedNode(RDF + "nil"),
)
_A = ox.NamedNode(TYPE)
# Never with a dot at the end, which would end the triple. Turtle allows more, with escapes.
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
_PREFIX = re.compile(r"(?:[A-Za-z](?:[A-Za-z0-9_-]*))?")
_BARE = {
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
}
"""The literals that Turtle may write without quotes and datatype, character for character."""


def write_turtle(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Quads as Turtle, or as TriG where some stand in a named graph.

    Only the prefixes that are used are declared.
    """
    graphs: dict[Node | ox.DefaultGraph, Graph] = {ox.DefaultGraph(): {}}
    for subject, predicate, value, name in quads:
        values = graphs.setdefault(name, {}).setdefault(subject, {}).setdefault(predicate, [])
        if value not in values:
            values.append(value)
    writer = _Writer(prefixes, _nestable(graphs))
    parts = [writer.graph(name, graph) for name, graph in graphs.items() if graph]
    declared = "".join(
        f"@prefix {name}: <{writer.namespaces[name]}> .\n" for name in sorted(writer.used)
    )
    return "\n".join(part for part in (declared, *parts) if part)


def _nestable(graphs: Mapping[Node | ox.DefaultGraph, Graph]) -> set[ox.BlankNode]:
    """The blank nodes that can stand, without a name, at the one place that speaks of them."""
    homes: dict[ox.BlankNode, set[int]] = {}
    mentions: dict[ox.BlankNode, int] = {}
    for number, (name, graph) in enumerate(graphs.items()):
        if isinstance(name, ox.BlankNode):
            # What names a graph is spoken of there too, and cannot be nested.
            mentions[name] = 2
        for subject, values in graph.items():
            if isinstance(subject, ox.BlankNode):
                homes.setdefault(subject, set()).add(number)
            for value in (value for row in values.values() for value in row):
                for node in _blank_nodes(value):
                    mentions[node] = mentions.get(node, 0) + (
                        # A blank node inside a triple term has to keep its name: Turtle cannot nest
                        # it there.
                        2 if isinstance(value, ox.Triple) else 1
                    )
                    homes.setdefault(node, set()).add(number)
    single = {node for node, count in mentions.items() if count == 1 and len(homes[node]) == 1}
    for graph in graphs.values():
        _unnest_circles(graph, single)
    return single | {node for node, at in homes.items() if node not in mentions and len(at) == 1}


def _unnest_circles(graph: Graph, single: set[ox.BlankNode]) -> None:
    """Take from `single` what is not reached from outside (a circle of blank nodes) or lies too
    deep.
    """
    depths: dict[Node, int] = {}
    listed = _in_plain_lists(graph, single)
    # First all that is reached from a subject with a name; what is then left among the nameless
    # hangs together in circles, each of which needs one name to be written at all.
    for rounds in (False, True):
        for subject in graph:
            if subject in depths or (not rounds and subject in single):
                continue
            if isinstance(subject, ox.BlankNode):
                single.discard(subject)
            depths[subject] = 0
            waiting = [subject]
            while waiting:
                node = waiting.pop()
                for predicate, values in graph.get(node, {}).items():
                    for value in values:
                        if (
                            isinstance(value, ox.BlankNode)
                            and value in single
                            and value not in depths
                        ):
                            # The items of a list are written side by side, however long it is.
                            depth = depths[node] + (predicate != REST or value not in listed)
                            if depth > DEEPEST:
                                single.discard(value)
                                depth = 0
                            depths[value] = depth
                            waiting.append(value)


def _in_plain_lists(graph: Graph, single: set[ox.BlankNode]) -> set[ox.BlankNode]:
    """The nodes of lists that can stand in brackets: from each `rdf:rest` leads to `rdf:nil`."""
    before: dict[Term, list[ox.BlankNode]] = {}
    for node, values in graph.items():
        plain = set(values) == {FIRST, REST} and all(len(row) == 1 for row in values.values())
        if plain and isinstance(node, ox.BlankNode) and node in single:
            before.setdefault(values[REST][0], []).append(node)
    found: set[ox.BlankNode] = set()
    waiting: list[Term] = [NIL]
    while waiting:
        new = [node for node in before.get(waiting.pop(), ()) if node not in found]
        found.update(new)
        waiting += new
    return found


def _blank_nodes(value: Term) -> Iterator[ox.BlankNode]:
    if isinstance(value, ox.BlankNode):
        yield value
    elif isinstance(value, ox.Triple):
        for part in (value.subject, value.object):
            yield from _blank_nodes(part)


@dataclass
class _Writer:
    """The words of one file: which prefixes it used and what it called its blank nodes."""

    prefixes: Mapping[str, str]
    nestable: set[ox.BlankNode]
    used: set[str] = field(default_factory=set)
    names: dict[ox.BlankNode, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.namespaces = {
            name: iri for name, iri in self.prefixes.items() if iri and _PREFIX.fullmatch(name)
        }
        # The longest namespace that fits gives the shortest name.
        self.by_length = sorted(self.namespaces.items(), key=lambda pair: (-len(pair[1]), pair[0]))

    def graph(self, name: Node | ox.DefaultGraph, graph: Graph) -> str:
        mentioned = {value for things in graph.values() for row in things.values() for value in row}
        tops = [s for s in graph if s not in self.nestable or s not in mentioned]
        indent = "" if isinstance(name, ox.DefaultGraph) else "    "
        blocks = [indent + self.block(subject, graph, indent) for subject in tops]
        if isinstance(name, ox.DefaultGraph):
            return "\n".join(blocks)
        return f"{self.node(name)} {{\n" + "\n".join(blocks) + "}\n"

    def block(self, subject: Node, graph: Graph, indent: str) -> str:
        """All that is said of one subject."""
        name = "[]" if subject in self.nestable else self.node(subject)
        return f"{name} {self.pairs(graph[subject], graph, indent + '    ')} .\n"

    def pairs(self, values: Mapping[ox.NamedNode, list[Term]], graph: Graph, indent: str) -> str:
        order = sorted(values, key=lambda predicate: predicate != _A)
        lines = [
            f"{'a' if predicate == _A else self.node(predicate)} "
            + ", ".join(self.object(value, graph, indent) for value in values[predicate])
            for predicate in order
        ]
        return f" ;\n{indent}".join(lines)

    def object(self, value: Term, graph: Graph, indent: str) -> str:
        if not isinstance(value, ox.BlankNode) or value not in self.nestable:
            return self.term(value)
        if value not in graph:
            return "[]"
        items = self.items(value, graph)
        if items is not None:
            return f"( {' '.join(self.object(item, graph, indent) for item in items)} )"
        inner = indent + "    "
        return f"[\n{inner}{self.pairs(graph[value], graph, inner)}\n{indent}]"

    def items(self, head: ox.BlankNode, graph: Graph) -> list[Term] | None:
        """The items of the list that a blank node heads; none where it heads no plain list."""
        items: list[Term] = []
        node: Term = head
        # It ends: circles are not nestable (`_unnest_circles`).
        while node != NIL:
            values = (
                graph.get(node, {})
                if isinstance(node, ox.BlankNode) and node in self.nestable
                else {}
            )
            if set(values) != {FIRST, REST} or any(len(row) != 1 for row in values.values()):
                return None
            items.append(values[FIRST][0])
            node = values[REST][0]
        return items

    def term(self, value: Term) -> str:
        if isinstance(value, ox.Literal):
            return self.literal(value)
        if isinstance(value, ox.Triple):
            parts = " ".join(
                self.term(part) for part in (value.subject, value.predicate, value.object)
            )
            return f"<<( {parts} )>>"
        return self.node(value)

    def node(self, node: Node) -> str:
        if isinstance(node, ox.BlankNode):
            return self.names.setdefault(node, f"_:b{len(self.names) + 1}")
        iri = node.value
        for name, namespace in self.by_length:
            if iri.startswith(namespace):
                local = iri[len(namespace) :]
                if not local or _LOCAL.fullmatch(local):
                    self.used.add(name)
                    return f"{name}:{local}"
        return str(node)

    def literal(self, value: ox.Literal) -> str:
        datatype = value.datatype.value
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(value.value):
            return value.value
        written = str(value)
        ending = f"^^<{datatype}>"
        return (
            written.removesuffix(ending) + "^^" + self.node(value.datatype)
            if written.endswith(ending)
            else written
        )
