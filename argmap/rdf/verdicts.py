"""An evaluation as RDF: each scenario with its verdicts in a named graph of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from argmap.errors import MapError
from argmap.model import Scenario, Stance
from argmap.rdf.kinds import ATTACKS, INFERENCE, MAP, ROLES, STATEMENT
from argmap.rdf.terms import AM, IS_PART_OF, NOTATION, PROV, TYPE
from argmap.rdf.values import Node, Term, last_part
from argmap.reasoning import Evaluation, Label
from argmap.reasoning.semantics import GROUNDED, SKEPTICAL

LABELS = {Label.IN: AM + "In", Label.OUT: AM + "Out", Label.UNDEC: AM + "Undecided"}
CHANGES = {
    Stance.GRANTED: AM + "grants",
    Stance.OPEN: AM + "withdraws",
    Stance.DENIED: AM + "denies",
}
"""How a scenario says which stance it gives to a statement."""

_PARTS = frozenset({*ROLES, STATEMENT, INFERENCE, *ATTACKS})


def verdict_quads(quads: Iterable[ox.Quad], evaluation: Evaluation) -> list[ox.Quad]:
    """The verdicts of an evaluation, in the graph that is named by the scenario's IRI.

    `quads` hold the map that was evaluated: its nodes are what the verdicts are about. The graph
    says which map the scenario is of, which stances it changes, by which semantics and mode it is
    judged (where it does not: by grounded), and of each statement and inference that is settled its
    label; of statements the reason too. Raises `MapError` where the quads hold no such map.
    """
    quads = list(quads)
    map_node, nodes = _nodes(quads, {*evaluation.statements, *evaluation.inferences})
    return list(_verdicts(map_node, nodes, evaluation))


def scenario_iri(
    map_node: Node, scenario: Scenario, semantics: str = GROUNDED, mode: str = SKEPTICAL
) -> str:
    """The IRI of a scenario of a map under a semantics: a UUID made from all, so that it is the
    same wherever and whenever it is made.
    """
    changes = ";".join(f"{name}={stance.value}" for name, stance in scenario.stances.items())
    # Grounded adds nothing, so that its scenarios keep the names from before there were others.
    judged = "" if semantics == GROUNDED else f" {semantics} {mode}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{map_node} {changes}{judged}").urn


def _verdicts(map_node: Node, nodes: dict[str, Node], evaluation: Evaluation) -> Iterator[ox.Quad]:
    judged_by = (evaluation.semantics, evaluation.mode)
    scenario = ox.NamedNode(scenario_iri(map_node, evaluation.scenario, *judged_by))

    def said(subject: Node, predicate: str, value: Term) -> ox.Quad:
        return ox.Quad(subject, ox.NamedNode(predicate), value, scenario)

    yield said(scenario, TYPE, ox.NamedNode(AM + "Scenario"))
    yield said(scenario, PROV + "wasDerivedFrom", map_node)
    for name, stance in evaluation.scenario.stances.items():
        yield said(scenario, CHANGES[stance], nodes[name])
    if not evaluation.grounded:
        for predicate, word in zip(("semantics", "mode"), judged_by, strict=True):
            yield said(scenario, AM + predicate, ox.Literal(word))
    reasons = {name: reason.value for name, (_, reason) in evaluation.statements.items()}
    labels = {name: label for name, (label, _) in evaluation.statements.items()} | dict(
        evaluation.inferences
    )
    for name, label in labels.items():
        if name in evaluation.unsettled:
            continue
        # By what it is about, so that verdicts that are written twice are the same quads.
        verdict = ox.BlankNode(uuid.uuid5(uuid.UUID(scenario.value), name).hex)
        yield said(verdict, TYPE, ox.NamedNode(AM + "Verdict"))
        yield said(verdict, AM + "inScenario", scenario)
        yield said(verdict, AM + "about", nodes[name])
        yield said(verdict, AM + "label", ox.NamedNode(LABELS[label]))
        if name in reasons:
            yield said(verdict, AM + "reason", ox.Literal(reasons[name]))


def _nodes(quads: Iterable[ox.Quad], names: set[str]) -> tuple[Node, dict[str, Node]]:
    """The node of the map whose statements and inferences have these names, and theirs."""
    maps: dict[Node, None] = {}
    parts: dict[Node, None] = {}
    wholes: dict[Node, set[Term]] = {}
    notations: dict[Node, list[str]] = {}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, Node):
            continue
        if predicate == TYPE and isinstance(value, ox.NamedNode):
            if value.value == MAP:
                maps[subject] = None
            elif value.value in _PARTS:
                parts[subject] = None
        elif predicate == IS_PART_OF:
            wholes.setdefault(subject, set()).add(value)
        elif predicate == NOTATION and isinstance(value, ox.Literal):
            notations.setdefault(subject, []).append(value.value)
    # Quads may hold several maps: the evaluated one is known by the names of its parts.
    for map_node in maps:
        own = [
            part
            for part in parts
            if map_node in wholes.get(part, {map_node} if len(maps) == 1 else ())
        ]
        nodes = {
            name: part
            for part in own
            for name in notations.get(part) or [last_part(part)]
            if name in names
        }
        if len(nodes) == len(names):
            return map_node, nodes
    raise MapError(
        "this is not the map that was evaluated", mend="evaluate the map that these quads hold"
    )
