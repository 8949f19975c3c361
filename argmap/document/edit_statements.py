"""Edits of statements: new ones, their words, role, stance and places, their identifiers."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from argmap.document.draft import STATEMENT, STEP, Draft
from argmap.document.edit_links import add_attack, add_step, linked
from argmap.document.edits import (
    AddAttack,
    AddStatement,
    AddStep,
    Rename,
    Reword,
    SetMainLine,
    SetPlaces,
    SetRole,
    SetSection,
    SetStance,
)
from argmap.errors import EditError
from argmap.model import Place, Role
from argmap.rdf import kinds
from argmap.rdf.kinds import ROLES, STANCES
from argmap.rdf.terms import AM, DCTERMS, NOTATION, OA, PREF_LABEL, TYPE, XSD

IRI_OF_ROLE = {role: iri for iri, role in ROLES.items()} | {Role.STATEMENT: kinds.STATEMENT}
IRI_OF_STANCE = {stance: iri for iri, stance in STANCES.items()}
LONGEST_TITLE, LONGEST_TEXT = 10_000, 1_000_000
"""Letters of a title and of a text: far beyond what anyone writes, so that no paste by mistake
fills a map.
"""
_TRUE = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))


def add_statement(draft: Draft, edit: AddStatement) -> None:
    """Raises `EditError` where it hangs on more than one thing, or on none that is there."""
    uses = [edit.reason_for, edit.premise_of, edit.background_of, edit.objection_to]
    if sum(map(bool, uses)) > 1:
        raise EditError(
            "a new statement hangs on one thing",
            mend="name one of reason_for, premise_of, background_of and objection_to",
        )
    title = _title(edit.title)
    hangs_on = next(filter(None, uses), "")
    behind = draft.iri(hangs_on, (STATEMENT, STEP)) if hangs_on else None
    name = draft.new_name(edit.id, title)
    node = draft.new_thing(name, [IRI_OF_ROLE[_role(draft, edit)]], title, behind)
    if edit.text:
        draft.add(node, AM + "text", draft.text(_text(edit.text)))
    if edit.stance:
        draft.add(node, AM + "stance", ox.NamedNode(IRI_OF_STANCE[edit.stance]))
    if edit.section:
        draft.add(node, AM + "inSection", draft.section(edit.section))
    if edit.main_line:
        draft.add(node, AM + "mainLine", _TRUE)
    _place(draft, node, edit.places)
    if edit.reason_for:
        add_step(draft, AddStep((name,), edit.reason_for, scheme=edit.scheme))
    elif edit.premise_of:
        linked(draft, edit.premise_of, "hasPremise", name)
    elif edit.background_of:
        linked(draft, edit.background_of, "hasBackground", name)
    elif edit.objection_to:
        add_attack(draft, AddAttack(name, edit.objection_to))


def _role(draft: Draft, edit: AddStatement) -> Role:
    if edit.role:
        return edit.role
    if edit.objection_to:
        target = draft.map.statements.get(edit.objection_to)
        against = target is not None and target.role in (Role.OBJECTION, Role.REPLY)
        return Role.REPLY if against else Role.OBJECTION
    if edit.background_of:
        return Role.BACKGROUND
    if edit.reason_for or edit.premise_of:
        return Role.PREMISE
    return Role.CLAIM if draft.map.conclusions else Role.CONCLUSION


def reword(draft: Draft, edit: Reword) -> None:
    """Raises `EditError` for an empty title, and for a text of a step or attack."""
    node = draft.iri(edit.id)
    if edit.title is not None:
        words = _title(edit.title)
        draft.put(node, PREF_LABEL, _instead(draft, node, PREF_LABEL, words))
    if edit.text is not None:
        draft.statement(edit.id)
        draft.put(node, AM + "text", _instead(draft, node, AM + "text", _text(edit.text)))


def _instead(draft: Draft, node: ox.NamedNode, predicate: str, words: str) -> list[ox.Literal]:
    """The words in the place of those that a reader sees; other languages stay."""
    old = [value for value in draft.values(node, predicate) if isinstance(value, ox.Literal)]
    seen = next((one for one in old if (one.language or "").startswith("en")), None)
    seen = seen or next(iter(old), None)
    new = [draft.text(words, [seen] if seen else ())] if words else []
    return [*new, *(one for one in old if one is not seen)]


def _title(words: str) -> str:
    title = " ".join(words.split())
    if not title:
        raise EditError("a statement needs a title", mend="write one")
    return _bounded(title, LONGEST_TITLE, "title")


def _text(words: str) -> str:
    return _bounded(words.strip(), LONGEST_TEXT, "text")


def _bounded(words: str, most: int, what: str) -> str:
    if len(words) > most:
        raise EditError(
            f"the {what} has {len(words):,} letters", mend=f"shorten it to at most {most:,}"
        )
    return words


def set_role(draft: Draft, edit: SetRole) -> None:
    """Other types of the statement stay."""
    node = draft.statement(edit.id)
    others = [one for one in draft.values(node, TYPE) if not _is_role(one)]
    draft.put(node, TYPE, [ox.NamedNode(IRI_OF_ROLE[edit.role]), *others])


def _is_role(value: object) -> bool:
    return isinstance(value, ox.NamedNode) and (
        value.value in ROLES or value.value == kinds.STATEMENT
    )


def set_stance(draft: Draft, edit: SetStance) -> None:
    """Raises `EditError` where there is no such statement."""
    stances = [ox.NamedNode(IRI_OF_STANCE[edit.stance])] if edit.stance else []
    draft.put(draft.statement(edit.id), AM + "stance", stances)


def set_section(draft: Draft, edit: SetSection) -> None:
    """Raises `EditError` where there is no such section."""
    sections = [draft.section(edit.section)] if edit.section else []
    draft.put(draft.statement(edit.id), AM + "inSection", sections)


def set_main_line(draft: Draft, edit: SetMainLine) -> None:
    """Raises `EditError` where there is no such statement."""
    draft.put(draft.statement(edit.id), AM + "mainLine", [_TRUE] if edit.main_line else [])


def set_places(draft: Draft, edit: SetPlaces) -> None:
    """Raises `EditError` where there is no such statement."""
    node = draft.statement(edit.id)
    for old in draft.values(node, OA + "hasTarget"):
        draft.drop(node, OA + "hasTarget", old)
        if isinstance(old, ox.NamedNode) and not draft.to(old):
            draft.drop_thing(old)
    _place(draft, node, edit.places)


def _place(draft: Draft, node: ox.NamedNode, places: Iterable[Place]) -> None:
    sources = draft.values(draft.node, DCTERMS + "source")
    for place in places:
        target = draft.new_part(node)
        draft.add(node, OA + "hasTarget", target)
        if sources:
            draft.add(target, OA + "hasSource", sources[0])
        if place.paragraph:
            draft.add(target, AM + "paragraph", ox.Literal(place.paragraph))
        if not place.phrase:
            continue
        selector = draft.new_part(target)
        draft.add(target, OA + "hasSelector", selector)
        draft.add(selector, TYPE, ox.NamedNode(OA + "TextQuoteSelector"))
        quoted = {"exact": place.phrase, "prefix": place.prefix, "suffix": place.suffix}
        for part, words in quoted.items():
            if words:
                draft.add(selector, OA + part, ox.Literal(words))


def rename(draft: Draft, edit: Rename) -> None:
    """Raises `EditError` where the new identifier is empty or taken."""
    node, name = draft.iri(edit.id), edit.to.strip()
    if not name:
        raise EditError("an identifier cannot be empty", place=edit.id, mend="write one")
    if name != edit.id:
        draft.put(node, NOTATION, [ox.Literal(draft.new_name(name, ""))])
