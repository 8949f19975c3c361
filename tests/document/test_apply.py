"""Edits: each does what it says, keeps what it is not about, and can be taken back exactly."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.document.apply import Change, apply, apply_difference
from argmap.document.document import MapDocument, document_of, dump, load
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
from argmap.errors import EditError
from argmap.model import Place, Role, Section, Stance

BREAD = Path(__file__).parents[2] / "docs" / "bread.ttl"
STRANGE = """
@prefix : <https://example.org/m#> . @prefix am: <https://w3id.org/argmap/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix x: <https://example.org/x#> .
[] a am:ArgumentMap ; skos:notation "strange" ; dcterms:title "Strange"@de ; x:mood "calm" .
:c a am:Conclusion ; skos:notation "c" ; skos:prefLabel "C"@de, "See"@en ; x:colour "red" ;
  oa:hasTarget [ am:paragraph "1" ; oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "see" ] ] .
[] a am:Premise ; skos:notation "p" ; skos:prefLabel "P" ; x:list ( 1 2 [ x:deep true ] ) .
:q a am:Premise ; skos:notation "q" ; skos:prefLabel "Q" ; am:contradicts :c .
:s a am:Inference ; skos:notation "s" ; am:hasPremise :q ; am:concludes :c ; x:weight 0.50 .
:about x:speaks-of :s .
"""
DOCUMENTS = [load(BREAD), load()]


DOCUMENTS.append(document_of(list(ox.parse(STRANGE, format=ox.RdfFormat.TURTLE))))


def names(document: MapDocument, *kinds: str) -> st.SearchStrategy[str]:
    """Identifiers of a map's statements, inferences or attacks; now and then one of nothing."""
    parts = [getattr(document.map, kind) for kind in kinds]
    known = [name for part in parts for name in part if name in document.iris]
    return st.sampled_from([*known, "nothing-of-that-name"])


def edits(document: MapDocument) -> st.SearchStrategy[Edit]:
    statement, step = names(document, "statements"), names(document, "inferences")
    anything = names(document, "statements", "inferences", "attacks")
    target = names(document, "statements", "inferences")
    words = st.sampled_from(["It is so", "<b>so</b>", "“So”, it is", "כך הוא", "x" * 300, ""])
    some = st.lists(statement, min_size=0, max_size=3).map(tuple)
    places = st.lists(
        st.builds(Place, st.sampled_from(["1.1", "7"]), st.sampled_from(["so", ""])), max_size=2
    ).map(tuple)
    add = st.builds(AddStatement, words, text=words, places=places)
    use = st.sampled_from(["reason_for", "premise_of", "background_of", "objection_to"])
    hanging = st.builds(
        lambda title, use, end: AddStatement(title, **{use: end}), words, use, target
    )
    return st.one_of(
        add,
        hanging,
        st.builds(Reword, anything, st.none() | words, st.none() | words),
        st.builds(SetRole, statement, st.sampled_from(Role)),
        st.builds(SetStance, statement, st.none() | st.sampled_from(Stance)),
        st.builds(SetSection, statement, st.sampled_from(["", "1", "2", "none"])),
        st.builds(SetPlaces, statement, places),
        st.builds(SetMainLine, statement, st.booleans()),
        st.builds(Rename, anything, st.sampled_from(["renamed", "c", "a b,c", "-x", ""])),
        st.builds(AddStep, some, statement, backgrounds=some),
        st.builds(JoinSteps, st.lists(step, max_size=3).map(tuple)),
        st.builds(PartStep, step),
        st.builds(Relink, step, st.none() | some, st.none() | some, st.none() | statement),
        st.builds(SetScheme, step, st.sampled_from(["", "https://example.org/s", "no iri"])),
        st.builds(AddAttack, statement, target),
        st.builds(Remove, anything),
        st.builds(Merge, statement, statement),
        st.builds(Split, statement, words, takes=st.lists(anything, max_size=2).map(tuple)),
        st.builds(
            Describe,
            title=st.none() | words,
            source_title=st.none() | words,
            creators=st.none() | st.just(("A. Author",)),
            issued=st.none() | st.sampled_from(["1997", "soon", ""]),
            thesis=st.none() | statement,
            sections=st.none() | st.just((Section("2", "Two"),)),
        ),
    )


@st.composite
def edited(
    draw: st.DrawFn, longest: int = 6
) -> tuple[MapDocument, list[tuple[MapDocument, Change]]]:
    """A document and what some edits made of it, those left out that do not fit."""
    first = document = draw(st.sampled_from(DOCUMENTS))
    made = []
    for _ in range(draw(st.integers(1, longest))):
        edit = draw(edits(document))
        try:
            change = apply(document, edit)
        except EditError:
            continue
        made.append((document, change))
        document = change.document
    return first, made


@settings(deadline=None, max_examples=150)
@given(edited())
def test_edits_taken_back_one_by_one_give_the_same_quads(case) -> None:
    first, made = case
    document = made[-1][1].document if made else first
    for before, change in reversed(made):
        back = apply_difference(document, change.difference.inverse)
        assert back.document.quads == before.quads
        assert back.document.map == before.map
        assert (back.added, back.removed) == (change.removed, change.added)
        document = back.document


@settings(deadline=None, max_examples=80)
@given(edited(3))
def test_what_is_written_and_read_back_is_the_same_map(case) -> None:
    first, made = case
    document = made[-1][1].document if made else first
    text, losses = dump(document, "trig")
    again = document_of(list(ox.parse(text, format=ox.RdfFormat.TRIG)))
    assert not losses
    assert set(again.quads) == set(document.quads)
    assert again.map == document.map
