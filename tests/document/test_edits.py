"""Each edit on a small map does what a person means by it, and refuses what would break the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.document.apply import apply, apply_difference
from argmap.document.document import MapDocument, load
from argmap.document.draft import name_from
from argmap.document.edit_json import KINDS, as_json, edit_from_json, edit_of
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
    SetPlaces,
    SetRole,
    SetScheme,
    SetSection,
    SetStance,
    Split,
)
from argmap.errors import EditError
from argmap.model import ArgumentMap, AttackKind, Place, Role, Section, Stance
from argmap.reasoning import Label, compile_map, evaluate

BREAD = load(Path(__file__).parents[2] / "docs" / "bread.ttl")


def edited(*edits: Edit, document: MapDocument = BREAD) -> ArgumentMap:
    for edit in edits:
        document = apply(document, edit).document
    return document.map


def label(map: ArgumentMap, name: str) -> Label:
    return evaluate(compile_map(map)).label(name)


def test_a_reason_is_a_premise_with_a_step_of_its_own() -> None:
    map = edited(AddStatement("It was bought today", reason_for="yeast", text="Bought today."))
    new = map.statements["it-was-bought-today"]
    assert (new.role, new.stance, new.text) == (Role.PREMISE, Stance.GRANTED, "Bought today.")
    (step,) = map.supports["yeast"]
    assert (step.premises, step.backgrounds) == ((new.id,), ())
    assert list(map.statements)[list(map.statements).index("yeast") + 1] == new.id


def test_a_further_premise_and_a_condition_join_a_step() -> None:
    map = edited(
        AddStatement("It is kneaded", id="kneaded", premise_of="step-rises"),
        AddStatement("There is time", id="time", background_of="step-rises"),
    )
    assert map.inferences["step-rises"].premises == ("yeast", "sugar", "kneaded")
    assert map.inferences["step-rises"].backgrounds == ("warm", "time")
    assert map.statements["time"].role is Role.BACKGROUND


@pytest.mark.parametrize(
    ("target", "kind", "role"),
    [
        ("rises", AttackKind.REBUTTAL, Role.OBJECTION),
        ("yeast", AttackKind.UNDERMINING, Role.OBJECTION),
        ("step-rises", AttackKind.UNDERCUT, Role.OBJECTION),
        ("winter", AttackKind.UNDERMINING, Role.REPLY),
    ],
)
def test_an_objection_is_of_the_class_that_its_target_makes_it(
    target: str, kind: AttackKind, role: Role
) -> None:
    map = edited(AddStatement("No", id="no", objection_to=target))
    assert map.attacks[f"no-against-{target}"] == (f"no-against-{target}", "no", target, kind)
    assert map.statements["no"].role is role


def test_an_attack_changes_its_class_with_the_first_support_and_the_last() -> None:
    doubt, reason = AddAttack("old", "yeast", id="doubt"), AddStatement("New", reason_for="yeast")
    assert edited(doubt).attacks["doubt"].kind is AttackKind.UNDERMINING
    assert edited(doubt, reason).attacks["doubt"].kind is AttackKind.REBUTTAL
    assert edited(doubt, reason, Remove("new")).attacks["doubt"].kind is AttackKind.UNDERMINING


def test_words_role_stance_section_and_places_of_a_statement() -> None:
    map = edited(
        Reword("winter", title="  It is\n January ", text="It is January."),
        SetRole("winter", Role.PREMISE),
        SetStance("winter", Stance.DENIED),
        Describe(sections=(Section("2", "Outside"),)),
        SetSection("winter", "2"),
        SetPlaces("winter", (Place("2.1", "in January", "but", "it is"), Place("2.3", ""))),
    )
    winter = map.statements["winter"]
    assert (winter.title, winter.text) == ("It is January", "It is January.")
    assert (winter.role, winter.stance) == (Role.PREMISE, Stance.DENIED)
    assert winter.section == "2"
    assert Section("2", "Outside") in map.sections
    assert winter.places == (Place("2.1", "in January", "but", "it is"), Place("2.3", ""))
    assert edited(SetStance("old", None)).statements["old"].stance is Stance.GRANTED


def test_a_renamed_statement_keeps_its_links() -> None:
    map = edited(Rename("yeast", "leaven"), Rename("step-rises", "rising"))
    assert map.inferences["rising"].premises == ("leaven", "sugar")
    assert map.attacks["old-against-step"].target == "rising"


def test_steps_are_parted_and_joined() -> None:
    parted = apply(BREAD, PartStep("step-rises")).document
    steps = parted.map.supports["rises"]
    assert [step.premises for step in steps] == [("yeast",), ("sugar",)]
    assert {step.backgrounds for step in steps} == {("warm",)}
    assert [len(parted.map.attacks_on[step.id]) for step in steps] == [1, 1]
    joined = edited(JoinSteps(tuple(step.id for step in steps)), document=parted)
    (step,) = joined.supports["rises"]
    assert (step.premises, step.id) == (("yeast", "sugar"), "step-rises")
    assert len(joined.attacks_on["step-rises"]) == 1


def test_a_step_gets_other_ends_and_another_scheme() -> None:
    scheme = "https://w3id.org/argmap/ns#Example"
    map = edited(
        Relink("step-rises", premises=("yeast", "stove"), backgrounds=()),
        SetScheme("step-rises", scheme),
        AddStep(("rises",), "warm", id="odd", title="Oddly"),
    )
    step = map.inferences["step-rises"]
    assert (step.premises, step.backgrounds) == (("yeast", "stove"), ())
    assert (step.conclusion, step.scheme) == ("rises", scheme)
    assert map.inferences["odd"].title == "Oddly"
    assert edited(SetScheme("step-rises", "")).inferences["step-rises"].scheme is None


def test_with_a_statement_goes_what_cannot_be_without_it() -> None:
    map = edited(Remove("rises"))
    assert not map.inferences
    assert set(map.attacks) == {"winter-against-warm", "stove-against-winter"}
    without_sugar = edited(Remove("sugar"))
    assert without_sugar.inferences["step-rises"].premises == ("yeast",)
    assert "step-rises" not in edited(Remove("sugar"), Remove("yeast")).inferences
    assert set(BREAD.quads) - set(apply(BREAD, Remove("old")).document.quads) == {
        quad
        for quad in BREAD.quads
        if quad.subject.value.rpartition("#")[2] in ("old", "old-1", "old-2", "old-against-step")
    }


def test_merged_statements_hang_on_what_both_hung_on() -> None:
    map = edited(AddAttack("winter", "rises"), Merge("winter", "old"))
    assert "winter" not in map.statements
    assert {attack.target for attack in map.attacks_by["old"]} == {"step-rises", "warm", "rises"}
    assert [attack.target for attack in map.attacks_by["stove"]] == ["old"]
    assert [place.phrase for place in map.statements["old"].places] == [
        "but in January",
        "how old is it",
    ]
    assert not edited(Merge("rises", "yeast")).inferences  # no step rests on what it concludes


def test_a_statement_is_split_and_takes_what_it_is_given() -> None:
    map = edited(
        Split("winter", "Kitchens are cold", "Unheated ones.", "cold", ("winter-against-warm",))
    )
    assert map.statements["cold"].text == "Unheated ones."
    assert map.statements["cold"].section == "1"
    assert map.attacks["winter-against-warm"].attacker == "cold"
    assert map.attacks["stove-against-winter"].target == "winter"


def test_the_map_is_described() -> None:
    map = edited(
        Describe("Bread", "The bread book", ("A. Baker", "B. Miller"), "1999", thesis="rises")
    )
    assert (map.title, map.thesis) == ("Bread", "rises")
    assert map.source[:3] == ("The bread book", ("A. Baker", "B. Miller"), "1999")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (AddStatement(" "), "needs a title"),
        (AddStatement("x" * 10_001), "10,001 letters"),
        (AddStatement("Y", id="yeast"), "“yeast” is taken"),
        (AddStatement("Y", reason_for="yeast", objection_to="sugar"), "hangs on one thing"),
        (AddStatement("Y", section="9"), "no section “9”"),
        (AddStatement("Y", premise_of="yeast"), "no step “yeast”"),
        (Reword("nobody", title="X"), "no part “nobody”"),
        (Reword("step-rises", text="X"), "no statement “step-rises”"),
        (Rename("yeast", "sugar"), "“sugar” is taken"),
        (Rename("yeast", " "), "cannot be empty"),
        (AddStep((), "rises"), "needs a premise"),
        (AddStep(("rises",), "rises"), "cannot rest on what it concludes"),
        (AddStep(("yeast", "yeast"), "rises"), "named twice"),
        (Relink("step-rises", conclusion="yeast"), "cannot rest on what it concludes"),
        (Relink("step-rises", premises=("gone",)), "no statement “gone”"),
        (SetScheme("step-rises", "no iri"), "no address of a scheme"),
        (AddAttack("winter", "warm"), "there already"),
        (JoinSteps(("step-rises",)), "only steps to one statement"),
        (PartStep("nothing"), "no step “nothing”"),
        (Merge("yeast", "yeast"), "with itself"),
        (Split("winter", "X", takes=("step-rises",)), "does not hang on “It is winter”"),
        (Describe(title=""), "a map needs a title"),
        (Describe(thesis="step-rises"), "no statement “step-rises”"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else None,
)
def test_what_would_break_the_map_is_refused_in_words(edit: Edit, words: str) -> None:
    with pytest.raises(EditError, match=words) as told:
        apply(BREAD, edit)
    assert told.value.mend


def test_an_edit_cannot_be_taken_back_once_another_has_built_on_it() -> None:
    first = apply(BREAD, Reword("winter", title="January"))
    second = apply(first.document, Reword("winter", title="February"))
    with pytest.raises(EditError, match="changed since"):
        apply_difference(second.document, first.difference.inverse)
    elsewhere = apply(first.document, Reword("yeast", title="Leaven"))
    back = apply_difference(elsewhere.document, first.difference.inverse).document
    assert back.map.statements["winter"].title == "It is winter"
    assert back.map.statements["yeast"].title == "Leaven"


def test_taking_back_what_another_edit_hangs_on_says_so() -> None:
    first = apply(BREAD, AddStatement("Salt", id="salt", objection_to="yeast"))
    second = apply(first.document, AddStatement("It is fresh", objection_to="salt"))
    with pytest.raises(EditError, match="salt"):
        apply_difference(second.document, first.difference.inverse)


EVERY_KIND: tuple[Edit, ...] = (
    AddStatement("T", role=Role.BACKGROUND, places=(Place("1", "so", "a", "b"),)),
    Reword("yeast", text=""),
    SetRole("yeast", Role.CLAIM),
    SetStance("yeast", None),
    Describe(creators=("A",), sections=(Section("1", "One"),)),
    Relink("step-rises", premises=("yeast",)),
    Split("yeast", "T", takes=("step-rises",)),
)


@pytest.mark.parametrize("edit", EVERY_KIND, ids=lambda edit: type(edit).__name__)
def test_an_edit_survives_json(edit: Edit) -> None:
    assert edit_from_json(json.dumps(as_json(edit))) == edit


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("no", "object of JSON"),
        ({"do": 1}, "object of JSON"),
        ({"do": "dance"}, "there is no edit 'dance'"),
        ({"do": "remove", "name": "x"}, "takes no 'name'"),
        ({"do": "remove"}, "id: "),
        ({"do": "remove", "id": 7}, "id: "),
        ({"do": "set-role", "id": "x", "role": "king"}, "role: "),
        ({"do": "add-step", "premises": "x", "conclusion": "y"}, "premises: "),
    ],
)
def test_what_is_no_edit_is_told_in_a_line(value: object, words: str) -> None:
    with pytest.raises(EditError, match=words) as told:
        edit_of(value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["{", "[" * 100_000, ""])
def test_what_is_no_json_is_told_in_a_line(text: str) -> None:
    with pytest.raises(EditError):
        edit_from_json(text)


def test_the_kinds_are_called_as_in_the_contract() -> None:
    assert {"add-statement", "reword", "rename", "join-steps", "remove", "merge"} <= KINDS.keys()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The dough doesn't rise!", "the-dough-doesnt-rise"),
        ("Ω и 日本", "ω-и-日本"),
        ("!?", "statement"),
        ("a" * 90, "a" * 40),
    ],
)
def test_an_identifier_is_made_of_a_title(title: str, name: str) -> None:
    assert name_from(title) == name


def test_edits_change_what_follows() -> None:
    assert label(BREAD.map, "rises") is Label.IN
    assert label(edited(AddStatement("Flat", objection_to="rises")), "rises") is Label.OUT


def test_a_statement_that_is_named_like_a_part_of_another_stays() -> None:
    two = apply(BREAD, AddStatement("Dry yeast", id="yeast-2", objection_to="yeast")).document
    map = edited(Remove("yeast"), document=two)
    assert "yeast-2" in map.statements
