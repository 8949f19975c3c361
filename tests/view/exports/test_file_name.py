"""Names of files say which scenario, and are fit for any file system."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model import Scenario
from argmap.view.exports import file_name
from tests.maps import maps_with_scenarios

PAPER = argmap.load()


@pytest.mark.parametrize(
    ("scenario", "saved_as", "name"),
    [
        (Scenario(), "", "cohen-rogers-1997.pdf"),
        (
            Scenario(open=frozenset({"bg-shared-concern"})),
            "",
            "cohen-rogers-1997--withdrawn-bg-shared-concern.pdf",
        ),
        (Scenario(open=frozenset(list(PAPER.statements)[:9])), "", None),
        (
            Scenario(denied=frozenset({"thesis"})),
            "Anna's / view: “A”?",
            "cohen-rogers-1997--Anna-s-view-A.pdf",
        ),
        (Scenario(), "..", "cohen-rogers-1997.pdf"),
    ],
)
def test_the_scenario_is_named_by_its_own_name_or_what_it_changes(scenario, saved_as, name):
    made = file_name(PAPER, scenario, ".pdf", saved_as)
    changed = [n for n, s in scenario.stances.items() if PAPER.statements[n].stance is not s]
    assert made == (name or f"cohen-rogers-1997--{len(changed)}-changes.pdf")


@given(maps_with_scenarios(), st.text())
def test_any_name_is_safe_and_short(case, saved_as):
    map, scenario = case
    name = file_name(map, scenario, ".docx", saved_as)
    assert re.fullmatch(r"[\w.-]+", name)
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 140
