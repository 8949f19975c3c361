"""The card: which critical questions the map takes up, and the link to a statement."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.state.address import reading_at
from argmap.app.state.loaded import load
from argmap.app.state.semantics import Judging, judge
from argmap.app.view_models.card import card_of
from argmap.model import Scenario, Stance
from argmap.rdf.critical_questions import questions_of
from argmap.rdf.schemes import schemes
from argmap.sparql import QUESTIONS, ask

LIBRARY = load(str(Path(__file__).parents[2] / "cases" / "library.ttl"))
PAPER = load(None)
CAT = load(str(Path(__file__).parents[3] / "ontology" / "maps" / "examples" / "three-attacks.ttl"))


def test_an_objection_asks_a_question_of_the_step_that_it_attacks_and_its_reply_answers_it() -> (
    None
):
    card = card_of(
        CAT, judge(CAT, Scenario(), Judging()), CAT.map.inferences["step-prints"].conclusion
    )
    found = {
        question["asks"]: question["by"]
        for step in card["reasons"]
        for question in step["questions"]
    }
    assert found["How much better is it than the alternatives found so far?"] == [
        ("obj-other-cat", "asked"),
        ("reply-neighbours-away", "answered"),
    ]
    assert [] in found.values()


def test_each_step_is_asked_all_questions_of_its_scheme_in_order() -> None:
    for step in PAPER.map.inferences.values():
        asked = [question["asks"] for question in questions_of(PAPER.map, step)]
        scheme = schemes().get(step.scheme or "")
        assert asked == ([question.text for question in scheme.questions] if scheme else [])


def test_the_questions_that_the_map_answers_are_those_that_a_query_finds() -> None:
    """The prepared query about questions that nobody has taken up, against what the cards of the
    paper say.
    """
    (query,) = (question for question in QUESTIONS if question.name.endswith("questions-not-asked"))
    found = ask(None, query.text)
    untaken = {
        (row[found.columns.index("scheme")], row[found.columns.index("asks")]) for row in found.rows
    }
    shown = dict[tuple[str, str], bool]()
    for step in PAPER.map.inferences.values():
        for question in questions_of(PAPER.map, step):
            key = PAPER.schemes[step.scheme or ""], question["asks"]
            shown[key] = shown.get(key, False) or bool(question["by"])
    assert {key for key, taken in shown.items() if not taken} == untaken


def scenarios() -> st.SearchStrategy[Scenario]:
    changes = st.dictionaries(
        st.sampled_from(list(LIBRARY.map.statements)), st.sampled_from(list(Stance)), max_size=4
    )
    return changes.map(
        lambda found: Scenario.of(
            {n: s for n, s in found.items() if LIBRARY.map.statements[n].stance is not s}
        )
    )


@settings(max_examples=60, deadline=None)
@given(
    scenarios(),
    st.sampled_from(list(LIBRARY.map.statements)),
    st.sampled_from(["grounded", "preferred"]),
)
def test_the_link_shows_the_statement_in_the_scenario(
    scenario: Scenario, name: str, semantics: str
) -> None:
    judging = Judging(semantics)
    link = card_of(LIBRARY, judge(LIBRARY, scenario, judging), name)["link"]
    reading, notice = reading_at(LIBRARY.map, parse_qs(link))
    assert notice is None
    assert (reading.scenario, reading.selection, reading.judging) == (scenario, name, judging)
    assert name in reading.shown(LIBRARY.map)
