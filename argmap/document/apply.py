"""An edit applied to a document: the next document, and the exact difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from argmap.document.document import MapDocument, made_of, next_revision
from argmap.document.draft import Draft
from argmap.document.edit_links import (
    IRI_OF_KIND,
    add_attack,
    add_step,
    join_steps,
    merge,
    part_step,
    relink,
    remove,
    set_scheme,
    split,
)
from argmap.document.edit_map import describe
from argmap.document.edit_statements import (
    add_statement,
    rename,
    reword,
    set_main_line,
    set_places,
    set_role,
    set_section,
    set_stance,
)
from argmap.document.edits import (
    AddAttack,
    AddStatement,
    AddStep,
    Describe,
    Edit,
    JoinSteps,
    Merge,
    PartStep,
    Relink,
    Remove,
    Rename,
    Reword,
    SetMainLine,
    SetPlaces,
    SetRole,
    SetScheme,
    SetSection,
    SetStance,
    Split,
)
from argmap.document.quad_difference import QuadDifference, difference_between, with_difference
from argmap.errors import EditError, MapError
from argmap.model import AttackKind
from argmap.rdf.terms import TYPE

_APPLIED: Mapping[type[Edit], Callable[[Draft, Any], None]] = {
    AddStatement: add_statement,
    Reword: reword,
    SetRole: set_role,
    SetStance: set_stance,
    SetSection: set_section,
    SetPlaces: set_places,
    SetMainLine: set_main_line,
    Rename: rename,
    AddStep: add_step,
    JoinSteps: join_steps,
    PartStep: part_step,
    Relink: relink,
    SetScheme: set_scheme,
    AddAttack: add_attack,
    Remove: remove,
    Merge: merge,
    Split: split,
    Describe: describe,
}


@dataclass(frozen=True)
class Change:
    """What an edit made of a document."""

    document: MapDocument
    difference: QuadDifference
    added: tuple[str, ...]
    """The identifiers of statements, steps and attacks that were not there."""
    removed: tuple[str, ...]


def apply(document: MapDocument, edit: Edit) -> Change:
    """The edit applied. An attack whose target gains its first support, or loses its last, becomes
    a rebuttal, or an undermining, where its class was the other.

    Raises `EditError` where the edit does not fit the map, which stays as it was.
    """
    draft = Draft(document)
    _APPLIED[type(edit)](draft, edit)
    after = _read(document, draft.quads)
    if _retyped(draft, document, after):
        after = _read(document, draft.quads)
    return _change(document, after, difference_between(document.quads, after.quads))


def apply_difference(document: MapDocument, difference: QuadDifference) -> Change:
    """A difference applied, as of an edit that another made, or that is taken back (its inverse).

    Raises `EditError` where the map has been changed since at the same place, or would break.
    """
    after = _read(document, with_difference(document.quads, difference))
    return _change(document, after, difference)


def _read(document: MapDocument, quads: tuple[ox.Quad, ...]) -> MapDocument:
    try:
        return made_of(quads, "", document.prefixes, map=document.map.notation)
    except MapError as error:
        raise EditError(error.what, place=error.place, mend=error.mend) from None


def _change(document: MapDocument, after: MapDocument, difference: QuadDifference) -> Change:
    removed, added = ([quad for quad, _ in side] for side in (difference.removed, difference.added))
    revision = next_revision(document.revision, removed, added) if difference else document.revision
    old, new = document.iris, after.iris
    return Change(
        replace(after, revision=revision),
        difference,
        tuple(name for name in new if name not in old),
        tuple(name for name in old if name not in new),
    )


def _retyped(draft: Draft, before: MapDocument, after: MapDocument) -> bool:
    """Whether attacks were given the class that their target has made theirs."""
    changed = before.map.supports.keys() ^ after.map.supports.keys()
    found = False
    for name, attack in after.map.attacks.items():
        if attack.target not in changed or name not in after.iris:
            continue
        node = ox.NamedNode(after.iris[name])
        kinds = draft.values(node, TYPE)
        concluded = attack.target in after.map.supports
        kind = AttackKind.REBUTTAL if concluded else AttackKind.UNDERMINING
        if attack.kind is not kind:
            others = [one for one in kinds if one not in _OF_STATEMENTS]
            draft.put(node, TYPE, [ox.NamedNode(IRI_OF_KIND[kind]), *others])
            found = True
    return found


_OF_STATEMENTS = tuple(
    ox.NamedNode(IRI_OF_KIND[kind]) for kind in (AttackKind.REBUTTAL, AttackKind.UNDERMINING)
)
