"""The worked examples: valid maps with sources of their own, and what their guided readings promise
comes true.
"""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.model import AttackKind, Scenario
from argmap.rdf.dataset import convert
from argmap.rdf.parse import FORMATS
from argmap.rdf.read import read_map
from argmap.rdf.validate import validate
from argmap.reasoning import Evaluation, Label, Reason, compile_map, evaluate
from argmap.resources import EXAMPLES, bundled, ontology_path

IN, OUT, UNDEC = Label.IN, Label.OUT, Label.UNDEC
MAPS = {name: read_map(name) for name in EXAMPLES}
PROGRAMS = {name: compile_map(map) for name, map in MAPS.items()}
TRAIN, TROUT, CIRCLE = EXAMPLES
REASONS = (
    ("bed-seventy", "flight-and-hotel", "money-short"),
    ("less-harm", "promise"),
    ("evening-together",),
)
"""Of the train: the premises of each of the three convergent reasons."""


def judged(name: str, *, grant: str = "", withdraw: str = "", deny: str = "") -> Evaluation:
    """An example in a scenario, its identifiers given as words of a text."""
    return evaluate(
        PROGRAMS[name], Scenario(*(frozenset(names.split()) for names in (grant, withdraw, deny)))
    )


def standing(evaluation: Evaluation, name: str) -> set[str]:
    return {statement for statement in MAPS[name].statements if evaluation.label(statement) is IN}


def paragraphs(name: str) -> dict[str, str]:
    """The paragraphs of an example's source by number: headings count the sections, blank lines the
    paragraphs.
    """
    found: dict[str, str] = {}
    section, count = "0", 0
    for block in (
        ontology_path("maps", "examples", f"{name}.txt")
        .read_text(encoding="utf-8")
        .strip()
        .split("\n\n")
    ):
        if heading := re.match(r"(\d+)\. ", block):
            section, count = heading[1], 0
        else:
            count += 1
            found[f"{section}.{count}"] = block
    return found


class TestAsFiles:
    def test_the_list_of_bundled_maps_says_what_the_files_say(self) -> None:
        maps = [read_map(Path(str(known.path))) for known in bundled()]
        assert [(map.notation, map.title) for map in maps] == [
            (known.name, known.title) for known in bundled()
        ]
        files = sorted(Path(str(ontology_path("maps"))).rglob("*.ttl"))
        assert sorted(Path(str(known.path)) for known in bundled()) == files

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_a_name_stands_for_the_map_unless_a_file_has_it(
        self,
        name: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["evaluate", name, "--json"]) == 0
        assert (
            json.loads(capsys.readouterr().out)["statements"].keys() == MAPS[name].statements.keys()
        )
        Path(name).write_text(
            "@prefix am: <https://w3id.org/argmap/ns#> . <urn:own> a am:ArgumentMap ."
        )
        assert main(["evaluate", name, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["statements"] == {}

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_they_are_valid_but_for_the_circle_that_one_of_them_is_about(self, name: str) -> None:
        validation = validate(name)
        assert validation.valid
        assert [p.where for p in validation.problems] == (["ann-knows"] if name == CIRCLE else [])

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_they_go_through_every_format(self, name: str, tmp_path: Path) -> None:
        for format in FORMATS:
            there, back = tmp_path / f"there.{format}", tmp_path / "back.ttl"
            assert convert(name, there, None, format) == ()
            assert convert(there, back, format) == ()
            read = read_map(back)
            assert dict(read.statements) == dict(MAPS[name].statements)
            assert {s.id: set(s.shows) for s in read.reading} == {
                s.id: set(s.shows) for s in MAPS[name].reading
            }

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_each_key_phrase_finds_one_passage_of_the_source(self, name: str) -> None:
        source = paragraphs(name)
        for statement in MAPS[name].statements.values():
            for place in statement.places:
                assert source[place.paragraph].count(place.phrase) == 1, statement.id

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_they_are_small_and_their_reading_shows_each_statement_once_in_order(
        self, name: str
    ) -> None:
        map = MAPS[name]
        assert 6 <= len(map.statements) <= 14
        assert 3 <= len(map.reading) <= 5
        shown = [statement for step in map.reading for statement in step.shows]
        assert sorted(shown) == sorted(map.statements)
        assert [step.section for step in map.reading] == sorted(
            step.section for step in map.reading
        )

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_each_step_is_short_asks_and_calls_statements_by_their_titles(self, name: str) -> None:
        titles = {statement.title for statement in MAPS[name].statements.values()}
        for step in MAPS[name].reading:
            assert 60 <= len(step.text.split()) <= 120, step.id
            assert "?" in step.question, step.id
            assert {MAPS[name].statements[statement].section for statement in step.shows} == {
                step.section
            }
            assert set(re.findall("“([^”]*)”", step.text + step.question)) <= titles, step.id


class TestLinkedAndConvergent:
    @pytest.mark.parametrize("premise", ["bed-seventy", "flight-and-hotel"])
    def test_one_linked_premise_withdrawn_brings_the_claim_down(self, premise: str) -> None:
        evaluation = judged(TRAIN, withdraw=premise)
        assert standing(evaluation, TRAIN) == MAPS[TRAIN].statements.keys() - {
            premise,
            "train-cheaper",
        }

    @pytest.mark.parametrize("premise", ["money-short", "promise", "less-harm", "evening-together"])
    def test_one_convergent_reason_withdrawn_changes_nothing_else(self, premise: str) -> None:
        assert standing(judged(TRAIN, withdraw=premise), TRAIN) == MAPS[TRAIN].statements.keys() - {
            premise
        }

    def test_it_takes_one_premise_of_each_reason(self) -> None:
        for chosen in product(*REASONS):
            assert judged(TRAIN, withdraw=" ".join(chosen)).label("take-the-train") is OUT
            for spared in chosen:
                two = " ".join(premise for premise in chosen if premise != spared)
                assert judged(TRAIN, withdraw=two).label("take-the-train") is IN

    def test_the_shared_condition_brings_down_the_conclusion_and_none_of_the_reasons(self) -> None:
        evaluation = judged(TRAIN, withdraw="bg-beds-left")
        assert standing(evaluation, TRAIN) == MAPS[TRAIN].statements.keys() - {
            "bg-beds-left",
            "take-the-train",
        }

    def test_the_list_of_retractions_holds_the_six_ways_and_the_condition(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["retractions", "take-the-train", TRAIN, "--json"]) == 0
        sets = json.loads(capsys.readouterr().out)["sets"]
        assert sets[0] == ["bg-beds-left"]
        assert sorted(sets[1:]) == sorted(sorted(chosen) for chosen in product(*REASONS))


class TestThreeAttacks:
    def test_each_objection_is_an_attack_of_its_kind_and_starts_switched_off(self) -> None:
        kinds = {attack.attacker: attack.kind for attack in MAPS[TROUT].attacks.values()}
        assert kinds["obj-shut-in"] is AttackKind.REBUTTAL
        assert kinds["obj-old-prints"] is AttackKind.UNDERMINING
        assert kinds["obj-other-cat"] is AttackKind.UNDERCUT
        assert standing(judged(TROUT), TROUT) == {"minka-did-it", "trout-gone", "fresh-prints"}

    def test_a_rebuttal_leaves_premises_and_step_alone(self) -> None:
        evaluation = judged(TROUT, grant="obj-shut-in")
        assert standing(evaluation, TROUT) == {"trout-gone", "fresh-prints", "obj-shut-in"}
        assert evaluation.inferences["step-prints"] is IN
        assert evaluation.reason("minka-did-it") is Reason.DEFEATED

    def test_an_undermining_takes_a_premise_and_with_it_the_step(self) -> None:
        evaluation = judged(TROUT, grant="obj-old-prints")
        assert standing(evaluation, TROUT) == {"trout-gone", "obj-old-prints"}
        assert evaluation.inferences["step-prints"] is OUT
        assert evaluation.reason("minka-did-it") is Reason.UNSUPPORTED

    def test_an_undercut_takes_the_step_alone(self) -> None:
        evaluation = judged(TROUT, grant="obj-other-cat")
        assert standing(evaluation, TROUT) == {"trout-gone", "fresh-prints", "obj-other-cat"}
        assert evaluation.inferences["step-prints"] is OUT
        assert evaluation.reason("minka-did-it") is Reason.UNSUPPORTED

    @pytest.mark.parametrize(
        ("objection", "reply"),
        [
            ("obj-shut-in", "reply-door"),
            ("obj-old-prints", "reply-clean-cloth"),
            ("obj-other-cat", "reply-neighbours-away"),
        ],
    )
    def test_each_reply_brings_the_charge_back(self, objection: str, reply: str) -> None:
        evaluation = judged(TROUT, grant=f"{objection} {reply}")
        assert evaluation.label(objection) is OUT
        assert evaluation.label("minka-did-it") is IN

    def test_a_second_reason_helps_against_all_but_the_rebuttal(self) -> None:
        assert judged(TROUT, grant="whiskers obj-old-prints").label("minka-did-it") is IN
        assert judged(TROUT, grant="whiskers obj-other-cat").label("minka-did-it") is IN
        rebutted = judged(TROUT, grant="whiskers obj-shut-in")
        assert rebutted.label("minka-did-it") is OUT
        assert set(rebutted.inferences.values()) == {IN}


class TestCircle:
    RUMOUR = ("cancelled", "ann-knows", "ben-knows", "carl-knows")
    NOTICES = ("in-room-five", "upper-notice", "lower-notice")

    def test_support_in_a_circle_does_not_hold_itself_up(self) -> None:
        evaluation = judged(CIRCLE)
        assert [evaluation.label(s) for s in self.RUMOUR] == [OUT] * 4
        assert [evaluation.reason(s) for s in self.RUMOUR] == [Reason.CIRCULAR] * 4

    @pytest.mark.parametrize("from_outside", ["ben-knows", "secretary-told-carl"])
    def test_one_thing_from_outside_makes_all_stand(self, from_outside: str) -> None:
        assert set(self.RUMOUR) <= standing(judged(CIRCLE, grant=from_outside), CIRCLE)

    def test_an_even_circle_of_attack_is_contested_with_what_rests_on_it(self) -> None:
        evaluation = judged(CIRCLE)
        assert [evaluation.label(s) for s in self.NOTICES] == [UNDEC] * 3

    def test_each_side_could_be_held_without_contradiction(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["extensions", CIRCLE, "--semantics", "preferred", "--json"]) == 0
        extensions = json.loads(capsys.readouterr().out)["extensions"]
        assert sorted(extensions) == [["in-room-five", "upper-notice"], ["lower-notice"]]

    @pytest.mark.parametrize("change", [{"withdraw": "lower-notice"}, {"grant": "last-years-date"}])
    def test_without_its_rival_a_notice_stands_and_the_room_with_it(
        self, change: dict[str, str]
    ) -> None:
        evaluation = judged(CIRCLE, **change)
        assert [evaluation.label(s) for s in self.NOTICES] == [IN, IN, OUT]
