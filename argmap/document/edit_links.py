"""Edits of what hangs together: steps and attacks, and statements that go, merge or split."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from argmap.document.draft import ATTACK, STATEMENT, STEP, Draft
from argmap.document.edits import (
    AddAttack,
    AddStep,
    JoinSteps,
    Merge,
    PartStep,
    Relink,
    Remove,
    SetScheme,
    Split,
)
from argmap.errors import EditError
from argmap.model import AttackKind
from argmap.rdf.kinds import ATTACKS, INFERENCE
from argmap.rdf.terms import AM, OA, PROV, TYPE
from argmap.rdf.values import Node

IRI_OF_KIND = {kind: iri for iri, kind in ATTACKS.items() if kind}
PREMISE, BACKGROUND, CONCLUDES = AM + "hasPremise", AM + "hasBackground", AM + "concludes"
ATTACKER, TARGET, SCHEME = AM + "attacker", AM + "target", AM + "hasScheme"


def add_step(draft: Draft, edit: AddStep) -> None:
    """Raises `EditError` where an end is no statement, or a premise is the conclusion."""
    conclusion = draft.statement(edit.conclusion)
    name = draft.new_name(edit.id, f"step {edit.conclusion}")
    node = draft.new_thing(name, [INFERENCE], edit.title.strip(), conclusion)
    _set_ends(draft, node, edit.premises, edit.backgrounds, edit.conclusion)
    if edit.scheme:
        draft.add(node, SCHEME, _scheme(edit.scheme))


def _set_ends(
    draft: Draft,
    node: ox.NamedNode,
    premises: Sequence[str],
    backgrounds: Sequence[str],
    conclusion: str,
) -> None:
    if not premises:
        raise EditError("a step needs a premise", mend="name one")
    needs = [*premises, *backgrounds]
    if conclusion in needs:
        raise EditError(
            "a step cannot rest on what it concludes", place=conclusion, mend="name another premise"
        )
    if twice := sorted({name for name in needs if needs.count(name) > 1}):
        raise EditError(
            "it is named twice in one step", place=twice[0], mend="name each statement once"
        )
    draft.put(node, PREMISE, map(draft.statement, premises))
    draft.put(node, BACKGROUND, map(draft.statement, backgrounds))
    draft.put(node, CONCLUDES, [draft.statement(conclusion)])


def _scheme(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise EditError(f"{iri!r} is no address of a scheme", mend="choose a scheme") from None


def linked(draft: Draft, step: str, term: str, name: str) -> None:
    """Give a step a further premise (`hasPremise`) or condition (`hasBackground`)."""
    draft.add(draft.step(step), AM + term, draft.statement(name))


def relink(draft: Draft, edit: Relink) -> None:
    """Raises `EditError` as `add_step` does."""
    node, step = draft.step(edit.step), draft.map.inferences[edit.step]
    _set_ends(
        draft,
        node,
        step.premises if edit.premises is None else edit.premises,
        step.backgrounds if edit.backgrounds is None else edit.backgrounds,
        step.conclusion if edit.conclusion is None else edit.conclusion,
    )


def set_scheme(draft: Draft, edit: SetScheme) -> None:
    """Raises `EditError` where there is no such step, or the scheme is no IRI."""
    draft.put(draft.step(edit.step), SCHEME, [_scheme(edit.scheme)] if edit.scheme else [])


def join_steps(draft: Draft, edit: JoinSteps) -> None:
    """Raises `EditError` where the steps lead to different statements, or are fewer than two."""
    names = list(dict.fromkeys(edit.steps))
    nodes = [draft.step(name) for name in names]
    steps = [draft.map.inferences[name] for name in names]
    if len(steps) < 2 or len({step.conclusion for step in steps}) > 1:
        raise EditError(
            "only steps to one statement can be joined", mend="name two or more such steps"
        )
    premises = list(dict.fromkeys(name for step in steps for name in step.premises))
    backgrounds = dict.fromkeys(name for step in steps for name in step.backgrounds)
    others = [name for name in backgrounds if name not in premises]
    _set_ends(draft, nodes[0], premises, others, steps[0].conclusion)
    for node in nodes[1:]:
        _lead_elsewhere(draft, node, nodes[0], (TARGET,))
        _drop_step(draft, node)
    _drop_doubled_attacks(draft)


def part_step(draft: Draft, edit: PartStep) -> None:
    """Raises `EditError` where the step has one premise. Background conditions, scheme and
    undercuts go with each part.
    """
    node, step = draft.step(edit.step), draft.map.inferences[edit.step]
    first, *others = step.premises
    if not others:
        raise EditError("it has one premise", place=edit.step, mend="there is nothing to part")
    _set_ends(draft, node, [first], step.backgrounds, step.conclusion)
    undercuts = draft.map.attacks_on.get(edit.step, ())
    for premise in others:
        name = draft.new_name("", edit.step)
        part = draft.new_thing(name, [INFERENCE], "", node)
        _set_ends(draft, part, [premise], step.backgrounds, step.conclusion)
        for predicate in (SCHEME, PROV + "wasAttributedTo"):
            draft.put(part, predicate, draft.values(node, predicate))
        for undercut in undercuts:
            _attack(draft, draft.statement(undercut.attacker), part, undercut.attacker, name)


def add_attack(draft: Draft, edit: AddAttack) -> None:
    """Raises `EditError` where an end is not there, or the attack is there already."""
    attacker = draft.statement(edit.attacker)
    target = draft.iri(edit.target, (STATEMENT, STEP))
    for attack in draft.map.attacks_by.get(edit.attacker, ()):
        if attack.target == edit.target:
            raise EditError("this objection is there already", place=attack.id, mend="look at it")
    _attack(draft, attacker, target, edit.attacker, edit.target, edit.id)


def _attack(
    draft: Draft,
    attacker: ox.NamedNode,
    target: ox.NamedNode,
    attacker_name: str,
    target_name: str,
    wanted: str = "",
) -> None:
    if ox.NamedNode(INFERENCE) in draft.values(target, TYPE):
        kind = AttackKind.UNDERCUT
    else:
        concluded = any(predicate == CONCLUDES for _, predicate in draft.to(target))
        kind = AttackKind.REBUTTAL if concluded else AttackKind.UNDERMINING
    name = draft.new_name(wanted, f"{attacker_name} against {target_name}")
    node = draft.new_thing(name, [IRI_OF_KIND[kind]], "", target)
    draft.add(node, ATTACKER, attacker)
    draft.add(node, TARGET, target)


def remove(draft: Draft, edit: Remove) -> None:
    """Raises `EditError` where nothing has the identifier."""
    node = draft.iri(edit.id)
    if edit.id in draft.map.statements:
        _drop_statement(draft, node)
    elif edit.id in draft.map.inferences:
        _drop_step(draft, node)
    else:
        draft.drop_thing(node)


def _drop_statement(draft: Draft, node: ox.NamedNode) -> None:
    for subject, predicate in draft.to(node):
        only = predicate == PREMISE and len(draft.values(subject, PREMISE)) == 1
        if only or predicate == CONCLUDES:
            _drop_step(draft, subject)
        elif predicate in (ATTACKER, TARGET):
            draft.drop_thing(subject)
        else:
            draft.drop(subject, predicate, node)
    draft.drop_thing(node)


def _drop_step(draft: Draft, node: Node) -> None:
    for subject, predicate in draft.to(node):
        if predicate == TARGET:
            draft.drop_thing(subject)
        else:
            draft.drop(subject, predicate, node)
    draft.drop_thing(node)


def merge(draft: Draft, edit: Merge) -> None:
    """Steps and attacks that would lead from a statement to itself go.

    Raises `EditError` where the two are one.
    """
    node, into = draft.statement(edit.id), draft.statement(edit.into)
    if node == into:
        raise EditError("a statement cannot be merged with itself", place=edit.id, mend="name two")
    _lead_elsewhere(draft, node, into, None)
    for predicate in (OA + "hasTarget", AM + "contradicts", AM + "strongerThan"):
        draft.add(into, predicate, *draft.values(node, predicate))
        draft.put(node, predicate, [])
        draft.drop(into, predicate, into)
    draft.drop_thing(node)
    for subject, predicate in draft.to(into):
        ends = draft.values(subject, PREMISE) + draft.values(subject, BACKGROUND)
        if predicate == CONCLUDES and into in ends:
            _drop_step(draft, subject)
        elif predicate == TARGET and into in draft.values(subject, ATTACKER):
            draft.drop_thing(subject)
    _drop_doubled_attacks(draft)


def _lead_elsewhere(
    draft: Draft, node: ox.NamedNode, to: ox.NamedNode, predicates: Sequence[str] | None
) -> None:
    """Let what leads to a thing lead to another."""
    for subject, predicate in draft.to(node):
        if predicates is None or predicate in predicates:
            values = [to if one == node else one for one in draft.values(subject, predicate)]
            draft.put(subject, predicate, values)


def _drop_doubled_attacks(draft: Draft) -> None:
    seen = set()
    for name in draft.map.attacks:
        if not (iri := draft.document.iris.get(name)):
            continue
        node = ox.NamedNode(iri)
        ends = (*draft.values(node, ATTACKER), *draft.values(node, TARGET))
        if ends and ends in seen:
            draft.drop_thing(node)
        seen.add(ends)


def split(draft: Draft, edit: Split) -> None:
    """Raises `EditError` where it takes a step or attack that does not hang on the statement."""
    node, statement = draft.statement(edit.id), draft.map.statements[edit.id]
    title = " ".join(edit.title.split())
    if not title:
        raise EditError("the second statement needs a title", mend="write one")
    name = draft.new_name(edit.new_id, title)
    kinds = [one.value for one in draft.values(node, TYPE) if isinstance(one, ox.NamedNode)]
    new = draft.new_thing(name, kinds, title, node)
    if edit.text.strip():
        draft.add(new, AM + "text", draft.text(edit.text.strip()))
    for predicate in (AM + "stance", AM + "inSection", AM + "mainLine", PROV + "wasAttributedTo"):
        draft.put(new, predicate, draft.values(node, predicate))
    for taken in edit.takes:
        part = draft.iri(taken, (STEP, ATTACK))
        for predicate in (PREMISE, BACKGROUND, CONCLUDES, ATTACKER, TARGET):
            ends = draft.values(part, predicate)
            if node in ends:
                draft.put(part, predicate, [new if end == node else end for end in ends])
                break
        else:
            raise EditError(
                f"it does not hang on “{statement.title}”", place=taken, mend="leave it out"
            )
