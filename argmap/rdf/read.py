"""A map read from RDF (the vocabulary of ontology/argmap.ttl)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from argmap.errors import ArgmapError, MapError, NoMapError
from argmap.model import (
    ArgumentMap,
    Attack,
    AttackKind,
    Inference,
    Place,
    ReadingStep,
    RetiredIdentifier,
    Role,
    Section,
    Source,
    Stance,
    Statement,
    stronger_closure,
)
from argmap.rdf.kinds import (
    ATTACKS,
    MAP,
    RETIRED,
    default_stance,
    kind_of,
    kind_of_attack_on,
    role_of,
    stance_of,
)
from argmap.rdf.parse import Parser, open_rdf
from argmap.rdf.terms import AM, DCTERMS, IS_PART_OF, OA, PREF_LABEL, PROV, SKOS, TYPE
from argmap.rdf.values import (
    Node,
    Term,
    Values,
    iris_of,
    last_part,
    name_of,
    notation_of,
    reading_order,
    text_of,
)
from argmap.resources import bundled_map

_TRIES = {
    AM + "grants": Stance.GRANTED,
    AM + "withdraws": Stance.OPEN,
    AM + "denies": Stance.DENIED,
}


def read_map(
    path: str | Path | None = None, *, format: str | None = None, map: str | None = None
) -> ArgumentMap:
    """The map in a file; the bundled paper where no file is named.

    `map` chooses by notation among several. Raises `ArgmapError` where the file cannot be read,
    `MapError` where it holds no map or one whose structure is broken.
    """
    if path is None:
        path = Path(str(bundled_map()))
    return map_in(open_rdf(path, format), map=map)


def map_in(
    parser: Parser, quads: Iterable[ox.Quad] | None = None, *, map: str | None = None
) -> ArgumentMap:
    """The map in a file that is open, whose quads may be at hand already.

    Raises `MapError` as `read_map` does; a file of another kind is named.
    """
    try:
        things = parser.taken(_by_subject) if quads is None else _by_subject(quads)
        return _map_of(things, parser.file, map)[0]
    except NoMapError as error:
        raise parser.as_no_map() or error from None


def map_from_quads(
    quads: Iterable[ox.Quad], *, file: str | None = None, map: str | None = None
) -> ArgumentMap:
    """The map that quads hold, of whatever named graphs. Raises `MapError` as `read_map` does."""
    return _map_of(_by_subject(quads), file, map)[0]


def map_with_nodes(
    quads: Iterable[ox.Quad], *, file: str | None = None, map: str | None = None
) -> tuple[ArgumentMap, Mapping[str, Node]]:
    """The map that quads hold, and the node of each of its statements, inferences and attacks; ""
    is the map's own. Raises `MapError` as `read_map` does.
    """
    return _map_of(_by_subject(quads), file, map)


def _map_of(
    things: dict[Node, Values], file: str | None, map: str | None
) -> tuple[ArgumentMap, Mapping[str, Node]]:
    try:
        return _Reader(things).read(map)
    except ArgmapError as error:
        raise type(error)(error.what, file=file, place=error.place, mend=error.mend) from None


def _by_subject(quads: Iterable[ox.Quad]) -> dict[Node, Values]:
    things: dict[Node, Values] = {}
    for subject, predicate, value, _ in quads:
        thing = things.get(subject)
        if thing is None:
            thing = things[subject] = {}
        name = predicate.value
        values = thing.get(name)
        if values is None:
            thing[name] = [value]
        # The same triple in two named graphs is said once.
        elif value not in values:
            values.append(value)
    return things


@dataclass(frozen=True)
class _Found:
    """The parts of one map, each by its node."""

    statements: Mapping[Term, str]
    inferences: Mapping[Term, str]
    attacks: Mapping[Term, str]
    reading: Mapping[Term, str]
    targets: Mapping[Term, str]
    """What an attack can go at: statements and inferences."""


class _Reader:
    """The things of a file on their way to becoming one map."""

    def __init__(self, things: dict[Node, Values]) -> None:
        self.things = things

    def read(self, wanted: str | None) -> tuple[ArgumentMap, Mapping[str, Node]]:
        """The map, and the node of each of its parts."""
        node = self._map_node(wanted)
        found = self._parts(node)
        parts = {**found.statements, **found.inferences, **found.attacks}
        nodes = {name: cast(Node, term) for term, name in parts.items()}
        return self._map(node, found), {"": node, **nodes}

    def _map(self, node: Node, found: _Found) -> ArgumentMap:
        concluded = {
            value for step in found.inferences for value in self._values(step, AM + "concludes")
        }
        inferences = {
            name: self._inference(step, name, found) for step, name in found.inferences.items()
        }
        attacks = {
            name: self._attack(a, name, found, concluded) for a, name in found.attacks.items()
        }
        for attack in self._contradictions(found, concluded):
            # Either side may say so, or both: the attacks are the same.
            attacks.setdefault(attack.id, attack)
        stronger = frozenset(self._stronger(found))
        # For its check: strength must not run in a circle.
        stronger_closure(stronger)
        statements = {
            name: self._statement(s, name, s in concluded) for s, name in found.statements.items()
        }
        return ArgumentMap(
            notation=name_of(node, self.things[node]),
            title=text_of(self.things[node].get(DCTERMS + "title")),
            statements=statements,
            inferences=inferences,
            attacks=attacks,
            stronger=stronger,
            sections=self._sections(found),
            source=self._source(node),
            reading=self._reading(found),
            thesis=self._thesis(node, found, statements, inferences.values()),
            retired=self._retired(node, found),
        )

    def _map_node(self, wanted: str | None) -> Node:
        maps = {
            name_of(node, thing): node
            for node, thing in self.things.items()
            if MAP in iris_of(thing.get(TYPE))
        }
        if not maps:
            raise NoMapError(
                "there is no am:ArgumentMap in it", mend="give a file that holds an argument map"
            )
        if wanted is not None:
            if wanted not in maps:
                raise MapError(
                    f"no map in it has the notation {wanted!r}", mend=f"choose {_either(maps)}"
                )
            return maps[wanted]
        if len(maps) > 1:
            raise MapError(
                "there are several maps in it", mend=f"choose one with --map {_either(maps)}"
            )
        return next(iter(maps.values()))

    def _parts(self, map_node: Node) -> _Found:
        """The parts of the map: the things that say so, and in a file of one map those that name
        none.
        """
        alone = sum(MAP in iris_of(thing.get(TYPE)) for thing in self.things.values()) == 1
        found: tuple[dict[Term, str], ...] = ({}, {}, {}, {})
        names: dict[str, Term] = {}
        for node, thing in self.things.items():
            kind = kind_of(iris_of(thing.get(TYPE)))
            if kind is None:
                continue
            maps = thing.get(IS_PART_OF)
            if (map_node not in maps) if maps else not alone:
                continue
            # Commands and scenarios name statements, so these need a notation of their own; a step
            # or attack without one goes by its IRI.
            name = notation_of(thing) or (None if kind == 0 else last_part(node))
            if name is None:
                raise MapError(
                    "a statement has no skos:notation",
                    place=str(node),
                    mend="give it a notation of its own",
                )
            if name in names:
                raise MapError(
                    f"the notation {name!r} is given twice",
                    place=f"{names[name]} and {node}",
                    mend="give each its own",
                )
            names[name] = node
            found[kind][node] = name
        statements, inferences, attacks, reading = found
        return _Found(statements, inferences, attacks, reading, statements | inferences)

    def _statement(self, node: Term, name: str, concluded: bool) -> Statement:
        thing = self._thing(node)
        role = role_of(iris_of(thing.get(TYPE)), name)
        return Statement(
            id=name,
            role=role,
            stance=stance_of(thing, name) or default_stance(role, concluded),
            title=text_of(thing.get(PREF_LABEL)) or name,
            text=text_of(thing.get(AM + "text")),
            section=self._notation_of(thing.get(AM + "inSection")),
            places=self._places(thing.get(OA + "hasTarget", ())),
            main_line=any(
                # XML Schema writes a true boolean either way.
                isinstance(v, ox.Literal) and v.value in ("true", "1")
                for v in thing.get(AM + "mainLine", ())
            ),
            attributed_to=tuple(
                self._label(who) for who in thing.get(PROV + "wasAttributedTo", ())
            ),
            answers=tuple(iris_of(thing.get(AM + "answersQuestion"))),
        )

    def _inference(self, node: Term, name: str, found: _Found) -> Inference:
        thing = self._thing(node)
        premises = self._ends(thing, "hasPremise", name, found.statements)
        if not premises:
            raise MapError("the inference has no premise", place=name, mend="add an am:hasPremise")
        schemes = iris_of(thing.get(AM + "hasScheme"))
        return Inference(
            id=name,
            premises=premises,
            conclusion=self._one_end(thing, "concludes", name, found.statements),
            backgrounds=self._ends(thing, "hasBackground", name, found.statements),
            title=text_of(thing.get(PREF_LABEL)),
            scheme=schemes[0] if schemes else None,
        )

    def _attack(self, node: Term, name: str, found: _Found, concluded: set[Term]) -> Attack:
        thing = self._thing(node)
        attacker = self._one_end(thing, "attacker", name, found.statements)
        target = self._one_end(thing, "target", name, found.targets)
        end = thing[AM + "target"][0]
        if end in found.inferences:
            # Whatever the file calls it: what goes at a step is an undercut.
            kind = AttackKind.UNDERCUT
        else:
            said = [ATTACKS.get(iri) for iri in iris_of(thing.get(TYPE))]
            named = next(
                (k for k in said if k in (AttackKind.REBUTTAL, AttackKind.UNDERMINING)), None
            )
            kind = named or kind_of_attack_on(end, concluded)
        return Attack(name, attacker, target, kind)

    def _contradictions(self, found: _Found, concluded: set[Term]) -> Iterator[Attack]:
        """`am:contradicts` is an attack each way."""
        for node, name in found.statements.items():
            for other in self._values(node, AM + "contradicts"):
                other_name = _end(other, "contradicts", name, found.statements)
                for one, two, at in ((name, other_name, other), (other_name, name, node)):
                    yield Attack(
                        f"{one}-contradicts-{two}", one, two, kind_of_attack_on(at, concluded)
                    )

    def _stronger(self, found: _Found) -> Iterator[tuple[str, str]]:
        for node, name in found.statements.items():
            for weaker in self._values(node, AM + "strongerThan"):
                yield name, _end(weaker, "strongerThan", name, found.statements)

    def _one_end(self, thing: Values, term: str, name: str, among: Mapping[Term, str]) -> str:
        ends = self._ends(thing, term, name, among)
        if len(ends) != 1:
            many = "no" if not ends else "more than one"
            raise MapError(
                f"it has {many} am:{term}", place=name, mend=f"give it exactly one am:{term}"
            )
        return ends[0]

    def _ends(
        self, thing: Values, term: str, name: str, among: Mapping[Term, str]
    ) -> tuple[str, ...]:
        return tuple(_end(value, term, name, among) for value in thing.get(AM + term, ()))

    def _places(self, targets: Iterable[Term]) -> tuple[Place, ...]:
        places = []
        for target in targets:
            thing = self._thing(target)
            selectors = thing.get(OA + "hasSelector", ())
            selector = self._thing(selectors[0]) if selectors else {}
            quoted = (text_of(selector.get(OA + part)) for part in ("exact", "prefix", "suffix"))
            places.append(Place(text_of(thing.get(AM + "paragraph")), *quoted))
        return tuple(sorted(places, key=lambda place: reading_order(place.paragraph)))

    def _reading(self, found: _Found) -> tuple[ReadingStep, ...]:
        steps = [self._reading_step(node, name, found) for node, name in found.reading.items()]
        return tuple(sorted(steps, key=lambda step: reading_order(step.id)))

    def _reading_step(self, node: Term, name: str, found: _Found) -> ReadingStep:
        thing = self._thing(node)
        shown = set(self._ends(thing, "shows", name, found.statements))
        return ReadingStep(
            id=name,
            title=text_of(thing.get(PREF_LABEL)) or name,
            text=text_of(thing.get(AM + "text")),
            question=text_of(thing.get(AM + "question")),
            section=self._notation_of(thing.get(AM + "inSection")),
            shows=tuple(statement for statement in found.statements.values() if statement in shown),
            tries=self._tries(thing, name, found),
            answer=text_of(thing.get(AM + "answer")),
        )

    def _tries(self, thing: Values, name: str, found: _Found) -> tuple[tuple[str, Stance], ...]:
        """The changes that a reading step invites to, in the order of the map."""
        tried: dict[str, Stance] = {}
        for scenario in thing.get(AM + "tries", ()):
            for term, stance in _TRIES.items():
                for value in self._values(scenario, term):
                    statement = _end(value, term.removeprefix(AM), name, found.statements)
                    if tried.setdefault(statement, stance) is not stance:
                        raise MapError(
                            f"{statement!r} is given two stances in its am:tries",
                            place=name,
                            mend="leave it one of am:grants, am:withdraws and am:denies",
                        )
        return tuple((s, tried[s]) for s in found.statements.values() if s in tried)

    def _thesis(
        self,
        node: Node,
        found: _Found,
        statements: Mapping[str, Statement],
        inferences: Iterable[Inference],
    ) -> str | None:
        named = self._ends(self.things[node], "thesis", "the map", found.statements)
        if len(named) > 1:
            raise MapError("the map has two theses", place=str(node), mend="leave it one am:thesis")
        if named:
            return named[0]
        used = {need for step in inferences for need in step.needs}
        ends = [
            name for name, s in statements.items() if s.role is Role.CONCLUSION and name not in used
        ]
        return ends[0] if len(ends) == 1 else None

    def _retired(self, map_node: Node, found: _Found) -> dict[str, RetiredIdentifier]:
        """The identifiers of earlier editions, but for those that are in use again."""
        names = {**found.targets, **found.attacks}
        retired: dict[str, RetiredIdentifier] = {}
        for node, thing in self.things.items():
            if RETIRED not in iris_of(thing.get(TYPE)):
                continue
            name = notation_of(thing) or last_part(node)
            if map_node in thing.get(IS_PART_OF, [map_node]) and name not in names.values():
                new = (names.get(one) for one in thing.get(DCTERMS + "isReplacedBy", ()))
                retired[name] = RetiredIdentifier(
                    name, tuple(filter(None, new)), text_of(thing.get(SKOS + "changeNote"))
                )
        return retired

    def _sections(self, found: _Found) -> tuple[Section, ...]:
        placed = (*found.statements, *found.reading)
        nodes = {value for part in placed for value in self._values(part, AM + "inSection")}
        sections = [
            Section(name_of(node, self._thing(node)), text_of(self._thing(node).get(PREF_LABEL)))
            for node in nodes
        ]
        return tuple(sorted(sections, key=lambda section: reading_order(section.notation)))

    def _source(self, node: Node) -> Source:
        sources = self.things[node].get(DCTERMS + "source", ())
        thing = self._thing(sources[0]) if sources else {}
        return Source(
            title=text_of(thing.get(DCTERMS + "title")),
            creators=tuple(
                value.value
                for value in thing.get(DCTERMS + "creator", ())
                if isinstance(value, ox.Literal)
            ),
            issued=text_of(thing.get(DCTERMS + "issued")),
            citation=text_of(thing.get(DCTERMS + "bibliographicCitation")),
        )

    def _thing(self, node: Term) -> Values:
        return self.things.get(node, {}) if isinstance(node, Node) else {}

    def _values(self, node: Term, predicate: str) -> list[Term]:
        return self._thing(node).get(predicate, [])

    def _notation_of(self, nodes: list[Term] | None) -> str:
        return name_of(nodes[0], self._thing(nodes[0])) if nodes else ""

    def _label(self, node: Term) -> str:
        return text_of(self._thing(node).get(PREF_LABEL)) or last_part(node)


def _end(value: Term, term: str, name: str, among: Mapping[Term, str]) -> str:
    end = among.get(value)
    if end is None:
        wanted = "statement or inference" if term == "target" else "statement"
        raise MapError(
            f"its am:{term} leads to {value}, which is no {wanted} of this map",
            place=name,
            mend="describe that end in the map, or correct its name",
        )
    return end


def _either(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
