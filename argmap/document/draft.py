"""The quads of a document while an edit changes them. What an edit does not touch keeps its
place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from argmap.document.document import MapDocument
from argmap.document.names import free_iri
from argmap.errors import EditError
from argmap.rdf.kinds import kind_of
from argmap.rdf.terms import AM, DCTERMS, IS_PART_OF, NOTATION, PREF_LABEL, TYPE
from argmap.rdf.values import Node, Term, iris_of

STATEMENT, STEP, ATTACK = ANY = ("statement", "step", "attack")
"""The kinds of parts that have an identifier."""

_NUMBERS = re.compile(r"(-\d+)+$")

LONGEST_NAME = 40
"""Letters of an identifier that is made of a title."""


class Draft:
    """Begun from a document, changed by its methods, and read off as `quads`."""

    def __init__(self, document: MapDocument) -> None:
        self.document, self.map = document, document.map
        self.node = ox.NamedNode(document.iris[""])
        self._old = document.quads
        self._of: dict[Node, list[ox.Quad]] = {}
        self._to: dict[Term, list[ox.Quad]] = {}
        for quad in self._old:
            self._index(quad)
        self._removed: set[ox.Quad] = set()
        self._inserted: dict[ox.Quad | None, list[ox.Quad]] = {}
        self._graph = self._of[self.node][0].graph_name
        self._iris = {node.value for node in self._of if isinstance(node, ox.NamedNode)}
        self._named = {name: iri for name, iri in document.iris.items() if name}
        self._names = {*self._named, *self.map.attacks}
        title = self.values(self.node, DCTERMS + "title")
        self._language = next((t.language for t in title if isinstance(t, ox.Literal)), None)

    def _index(self, quad: ox.Quad) -> None:
        self._of.setdefault(_subject(quad), []).append(quad)
        self._to.setdefault(quad.object, []).append(quad)

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """The quads as they are now."""
        return tuple(self._in_order())

    def _in_order(self) -> Iterator[ox.Quad]:
        yield from self._following(None)
        for quad in self._old:
            if quad not in self._removed:
                yield quad
            yield from self._following(quad)

    def _following(self, quad: ox.Quad | None) -> Iterator[ox.Quad]:
        waiting = [*reversed(self._inserted.get(quad, ()))]
        while waiting:
            one = waiting.pop()
            if one not in self._removed:
                yield one
            waiting += reversed(self._inserted.get(one, ()))

    # --- what there is ---

    def iri(self, name: str, kinds: tuple[str, ...] = ANY) -> ox.NamedNode:
        """The IRI of what has an identifier. Raises `EditError` where nothing of these kinds
        has.
        """
        iri = self._named.get(name) if name else None
        node = ox.NamedNode(iri) if iri else None
        if node is None or self._kind(node) not in kinds:
            wanted = " or ".join(kinds if kinds != ANY else ("part",))
            raise EditError(
                f"the map has no {wanted} “{name}”", place=name or None, mend="name one that it has"
            )
        return node

    def _kind(self, node: ox.NamedNode) -> str | None:
        kind = kind_of(iris_of(self.values(node, TYPE)))
        return ANY[kind] if kind is not None and kind < len(ANY) else None

    def statement(self, name: str) -> ox.NamedNode:
        """The IRI of a statement. Raises `EditError` where there is none of that name."""
        return self.iri(name, (STATEMENT,))

    def step(self, name: str) -> ox.NamedNode:
        """The IRI of a step. Raises `EditError` where there is none of that name."""
        return self.iri(name, (STEP,))

    def section(self, notation: str) -> ox.NamedNode:
        """The IRI of a section. Raises `EditError` where there is none."""
        node = self.section_or_none(notation)
        if node is None:
            raise EditError(
                f"the map has no section “{notation}”", mend="add it to the sections of the map"
            )
        return node

    def section_or_none(self, notation: str) -> ox.NamedNode | None:
        """The IRI of a section, where there is one."""
        for quad in self._to.get(ox.NamedNode(AM + "Section"), ()):
            node = _subject(quad)
            named = self.values(node, NOTATION)
            if any(isinstance(one, ox.Literal) and one.value == notation for one in named):
                return ox.NamedNode(node.value)
        return None

    def values(self, node: Node, predicate: str) -> list[Term]:
        """What a thing has, in order."""
        return [q.object for q in self._of.get(node, ()) if q.predicate.value == predicate]

    def to(self, node: Node) -> list[tuple[Node, str]]:
        """What leads to a thing: subject and predicate."""
        return [(_subject(quad), quad.predicate.value) for quad in self._to.get(node, ())]

    # --- what changes ---

    def put(self, node: Node, predicate: str, values: Iterable[Term]) -> None:
        """Give a thing these values, and no others, for a predicate."""
        old = [quad for quad in self._of.get(node, ()) if quad.predicate.value == predicate]
        new = [self._quad(node, predicate, value) for value in dict.fromkeys(values)]
        anchor = old[-1] if old else self._last(node)
        for quad in old:
            if quad not in new:
                self._remove(quad)
        for quad in new:
            if quad not in old:
                self._insert(quad, anchor)
                anchor = quad

    def add(self, node: Node, predicate: str, *values: Term) -> None:
        """Give a thing further values for a predicate."""
        self.put(node, predicate, [*self.values(node, predicate), *values])

    def drop(self, node: Node, predicate: str, value: Term) -> None:
        """Take a value away."""
        kept = [one for one in self.values(node, predicate) if one != value]
        self.put(node, predicate, kept)

    def drop_thing(self, node: Node) -> None:
        """Take away all that is said of a thing, with the nodes that are its own."""
        for quad in list(self._of.get(node, ())):
            self._remove(quad)
            part = self._part(quad, node)
            if part and not self._to.get(part):
                self.drop_thing(part)

    def _part(self, quad: ox.Quad, owner: Node) -> ox.NamedNode | None:
        """The node that a quad leads to, where it is a part of the owner: it is named after it, or
        after what that is a part of (`names.without_blank_nodes`), and is no thing of its own.
        """
        value = quad.object
        if not isinstance(value, ox.NamedNode) or self.values(value, NOTATION):
            return None
        root = owner.value if self.values(owner, NOTATION) else _NUMBERS.sub("", owner.value)
        numbered = value.value.startswith(root) and _NUMBERS.fullmatch(value.value, len(root))
        return value if numbered else None

    def new_thing(
        self, name: str, kinds: Iterable[str], title: str, after: Node | None = None
    ) -> ox.NamedNode:
        """A new part of the map with an identifier, behind what is said of another thing."""
        node = self.new_node(self.document.base, name)
        anchor = self._last(after) if after is not None else self._end()
        pairs: list[tuple[str, Term]] = [
            *((TYPE, ox.NamedNode(kind)) for kind in kinds),
            (IS_PART_OF, self.node),
            (NOTATION, ox.Literal(name)),
        ]
        if title:
            pairs.append((PREF_LABEL, self.text(title)))
        for predicate, value in pairs:
            quad = self._quad(node, predicate, value)
            self._insert(quad, anchor)
            anchor = quad
        self._named[name] = node.value
        self._names.add(name)
        return node

    def new_node(self, base: str, name: str) -> ox.NamedNode:
        """A node that nothing is said of yet."""
        iri = free_iri(base, name, self._iris)
        self._iris.add(iri)
        return ox.NamedNode(iri)

    def new_name(self, wanted: str, title: str) -> str:
        """An identifier for a new thing: the one wanted, else one made of a title.

        Raises `EditError` where the one wanted is taken.
        """
        if wanted:
            if wanted in self._names:
                raise EditError(
                    f"the identifier “{wanted}” is taken", place=wanted, mend="choose another"
                )
            return wanted
        stem = name_from(title)
        name, number = stem, 2
        while name in self._names:
            name, number = f"{stem}-{number}", number + 1
        return name

    def new_part(self, owner: ox.NamedNode) -> ox.NamedNode:
        """A node that is a part of another and goes with it."""
        number = 1
        while f"{owner.value}-{number}" in self._iris:
            number += 1
        return self.new_node(f"{owner.value}-", str(number))

    def text(self, words: str, like: Iterable[Term] = ()) -> ox.Literal:
        """A text in the language of those that it replaces, else in that of the map's title."""
        for old in like:
            if isinstance(old, ox.Literal):
                return (
                    ox.Literal(words, language=old.language) if old.language else ox.Literal(words)
                )
        return ox.Literal(words, language=self._language) if self._language else ox.Literal(words)

    def _quad(self, node: Node, predicate: str, value: Term) -> ox.Quad:
        return ox.Quad(node, ox.NamedNode(predicate), value, self._graph)

    def _last(self, node: Node) -> ox.Quad | None:
        """The last quad of a thing, or of the last one of its parts."""
        quads = self._of.get(node)
        if not quads:
            return self._end()
        part = next(filter(None, (self._part(quad, node) for quad in reversed(quads))), None)
        return self._last(part) if part and self._of.get(part) else quads[-1]

    def _end(self) -> ox.Quad:
        *_, last = self._in_order()
        return last

    def _insert(self, quad: ox.Quad, after: ox.Quad | None) -> None:
        if quad in self._removed:
            self._removed.discard(quad)  # it goes back to its place
        else:
            self._inserted.setdefault(after, []).append(quad)
        self._index(quad)

    def _remove(self, quad: ox.Quad) -> None:
        self._removed.add(quad)
        self._of[_subject(quad)].remove(quad)
        self._to[quad.object].remove(quad)


def _subject(quad: ox.Quad) -> Node:
    return cast(Node, quad.subject)


def name_from(title: str) -> str:
    """An identifier made of a title: its first words, in small letters, with hyphens."""
    plain = unicodedata.normalize("NFKC", title).lower().replace("'", "").replace("’", "")
    words = re.findall(r"[^\W_]+", plain)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if name and len(longer) > LONGEST_NAME:
            break
        name = longer
    return name[:LONGEST_NAME] or "statement"
