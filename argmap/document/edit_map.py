"""Edits of the map itself: title, source, thesis and sections."""

from __future__ import annotations

import pyoxigraph as ox

from argmap.document.draft import Draft
from argmap.document.edits import Describe
from argmap.errors import EditError
from argmap.model import Section
from argmap.rdf.terms import AM, DCTERMS, NOTATION, PREF_LABEL, TYPE

_YEAR = ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")


def describe(draft: Draft, edit: Describe) -> None:
    """Raises `EditError` for an empty title and a thesis that is not there."""
    if edit.title is not None:
        title = " ".join(edit.title.split())
        if not title:
            raise EditError("a map needs a title", mend="write one")
        old = draft.values(draft.node, DCTERMS + "title")
        draft.put(draft.node, DCTERMS + "title", [draft.text(title, old)])
    if edit.thesis is not None:
        thesis = [draft.statement(edit.thesis)] if edit.thesis else []
        draft.put(draft.node, AM + "thesis", thesis)
    _describe_source(draft, edit)
    for section in edit.sections or ():
        _describe_section(draft, section)


def _describe_source(draft: Draft, edit: Describe) -> None:
    if edit.source_title is None and edit.creators is None and edit.issued is None:
        return
    known = draft.values(draft.node, DCTERMS + "source")
    source = next((one for one in known if isinstance(one, ox.NamedNode)), None)
    if source is None:
        source = draft.new_node(draft.document.base, "source")
        draft.add(draft.node, DCTERMS + "source", source)
        draft.add(source, TYPE, ox.NamedNode(DCTERMS + "BibliographicResource"))
    if edit.source_title is not None:
        title = " ".join(edit.source_title.split())
        old = draft.values(source, DCTERMS + "title")
        draft.put(source, DCTERMS + "title", [draft.text(title, old)] if title else [])
    if edit.creators is not None:
        names = (" ".join(name.split()) for name in edit.creators)
        draft.put(source, DCTERMS + "creator", [ox.Literal(name) for name in names if name])
    if edit.issued is not None:
        issued = edit.issued.strip()
        year = (
            ox.Literal(issued, datatype=_YEAR) if issued.isdecimal() and len(issued) == 4 else None
        )
        draft.put(source, DCTERMS + "issued", [year or ox.Literal(issued)] if issued else [])


def _describe_section(draft: Draft, section: Section) -> None:
    notation = section.notation.strip()
    if not notation:
        raise EditError("a section needs a number or name", mend="write one")
    node = draft.section_or_none(notation)
    if node is None:
        node = draft.new_node(draft.document.base, f"section-{notation}")
        draft.add(node, TYPE, ox.NamedNode(AM + "Section"))
        draft.add(node, NOTATION, ox.Literal(notation))
    old = draft.values(node, PREF_LABEL)
    title = " ".join(section.title.split())
    draft.put(node, PREF_LABEL, [draft.text(title, old)] if title else [])
