"""Files taken away from the page carry the verdicts on show, whatever they are judged by, and say
by what.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from docx import Document

from argmap.app.protocol.actions import ExportFile, ExportKind
from argmap.app.state import semantics as judging_module
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import Judging, judge
from argmap.app.view_models.export_menu import exported, offered
from argmap.app.view_models.page_view import page_view
from argmap.model import Scenario
from argmap.view.state_words import state_words

LOADED = load(str(Path(__file__).parents[2] / "cases" / "dilemma.ttl"))
MAP = LOADED.map
BOLD = Judging("preferred", "credulous")
PARADOX = Scenario(granted=frozenset({"paradox"}))


def file_of(kind: str, judging: Judging = BOLD, scenario: Scenario | None = None) -> bytes:
    reading = Reading(scenario or Scenario(), judging=judging)
    view = page_view(LOADED, History(reading))
    return b64decode(exported(LOADED, view, reading, ExportFile(kind))["content"])


def drawn_words(data: bytes) -> str:
    return " ".join(ElementTree.fromstring(data).itertext())


def docx_words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize(
    ("kind", "words_of"), [("svg", drawn_words), ("markdown", bytes.decode), ("docx", docx_words)]
)
def test_the_verdicts_are_those_of_the_semantics_on_show_which_is_named(
    kind: str, words_of: Callable[[bytes], str]
) -> None:
    words = words_of(file_of(kind))
    assert "Judged by preferred semantics: what stands does so in some of 2 extensions." in words
    assert "contested" not in words
    plain = words_of(file_of(kind, Judging()))
    assert "semantics" not in plain
    assert "contested" in plain


@pytest.mark.parametrize(
    "judging", [Judging(), Judging("preferred"), BOLD, Judging("ideal"), Judging("stable")]
)
def test_the_outline_has_each_state_as_it_is_judged(judging: Judging) -> None:
    judged = judge(LOADED, Scenario(), judging)
    text = file_of("markdown", judging).decode()
    for statement in MAP.statements.values():
        said = set(re.findall(rf"\*\*{re.escape(statement.title)}\*\* · ([a-z, ]+)", text))
        assert {words.strip() for words in said} == {state_words(MAP, judged, statement.id)}


def test_every_kind_is_offered() -> None:
    kinds = [kind for group in offered(LOADED).values() for kind, _, _ in group["kinds"]]
    assert sorted(kinds) == sorted(get_args(ExportKind))


@pytest.mark.parametrize("kind", get_args(ExportKind))
def test_every_kind_is_made_where_nothing_is_judged(kind: str) -> None:
    """A statement that attacks itself leaves no stable extension."""
    assert file_of(kind, Judging("stable"), PARADOX)


def test_where_nothing_is_judged_no_verdict_is_made_up() -> None:
    words = drawn_words(file_of("svg", Judging("stable"), PARADOX))
    assert "There is no stable extension in this scenario, so nothing is judged." in words
    assert "not judged" in words
    text = file_of("markdown", Judging("stable"), PARADOX).decode()
    assert not re.search(r"\*\* · (stands|falls|contested)", text)
    assert "goes through" not in text


def test_what_would_have_taken_too_long_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging_module, "PATIENCE", 0.0)
    judge.cache_clear()
    text = file_of("markdown", Judging("preferred")).decode()
    judge.cache_clear()
    assert "is not judged" in text
    assert "· not judged" in text


def test_the_page_that_toggles_offline_judges_by_grounded_and_says_so() -> None:
    text = file_of("html").decode()
    assert "The switches of this file judge by grounded semantics" in text
    assert "contested ?" in text
    assert "by grounded semantics" not in file_of("html", Judging()).decode()
