"""What a pasted link, of any host, brings to a comparison, or why it brings nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.app.state.sides import SOURCE, pasted_link, word_of
from argmap.errors import ScenarioError
from argmap.model import Scenario, Stance
from argmap.rdf.read import read_map

MAP = read_map(Path(__file__).parents[2] / "cases" / "library.ttl")
OFF = Scenario.of({"want-to-read": Stance.OPEN})


@pytest.mark.parametrize("before", ["http://elsewhere:8501/", " https://x.org/a/b", ""])
def test_the_scenario_of_a_reading_stands_on_the_right_under_a_name(before: str) -> None:
    found = pasted_link(MAP, f"{before}?map={MAP.notation}&withdrawn=want-to-read", open_map="")
    (name,) = found.carried
    assert found.words == {"right": word_of(name)}
    assert found.carried[name] == OFF
    assert name.startswith("Withdrawn: ")
    assert found.mine is None


def test_both_sides_of_a_comparison_are_taken_and_its_own_one_gets_a_name() -> None:
    found = pasted_link(
        MAP, "/compare?left=mine&withdrawn=want-to-read&right=source", open_map="library"
    )
    (name,) = found.carried
    assert found.words == {"left": word_of(name), "right": SOURCE}


def test_several_changes_are_counted_in_the_name() -> None:
    link = "?withdrawn=want-to-read&granted=obj-cost"
    (name,) = pasted_link(MAP, link, open_map="").carried
    assert name.endswith(" and 1 more")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("?map=other&withdrawn=want-to-read", "about another map .“other”."),
        ("https://example.org/?q=1", "no link to a scenario"),
        ("", "no link to a scenario"),
        ("http://[::1", "no link to a scenario"),
    ],
)
def test_what_is_no_such_link_is_told_in_a_line(link: str, said: str) -> None:
    with pytest.raises(ScenarioError, match=said) as error:
        pasted_link(MAP, link, open_map="library")
    assert error.value.mend
