"""The state of a statement is told alike wherever a reader meets it, and only what is so."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import argmap
from argmap.reasoning import Label
from tests.browser.conftest import ROOT, serving

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

PAPER = argmap.load()
PLAIN = argmap.evaluate(PAPER)
GIVEN = [
    name
    for name, statement in PAPER.statements.items()
    if statement.stance is argmap.Stance.GRANTED
]
FALLEN = next(name for name in GIVEN if PLAIN.label(name) is Label.OUT)
LEFT_OPEN = "obj-human-territory"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[str]:
    """The map of the docs, whose source is a talk."""
    command = [sys.executable, "-m", "argmap", "app", str(ROOT / "docs" / "bread.ttl")]
    with serving(
        [*command, "--no-browser", "--port", "PORT"],
        XDG_DATA_HOME=str(tmp_path),
        HOME=str(tmp_path),
    ) as address:
        yield address


def test_what_is_granted_but_falls_says_so_on_its_switch(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at={FALLEN}")
    title = PAPER.statements[FALLEN].title
    switch = page.get_by_role("switch", name=f"{title}: granted, but falls").first
    expect(switch).to_be_checked()
    expect(switch).to_have_class(re.compile(r"\bhollow\b"))
    expect(page.locator(".card .says")).to_have_text(re.compile(r"^Falls\."))
    expect(page.locator(".card .note").first).to_have_text("The source takes it as given.")


def test_what_is_left_open_is_called_so_in_the_list_on_its_switch_and_on_the_card(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?at={LEFT_OPEN}")
    title = PAPER.statements[LEFT_OPEN].title
    expect(page.locator(".card .says")).to_have_text(
        "Falls. It is left open, and nothing supports it."
    )
    switch = page.get_by_role("switch", name=f"{title}: left open").first
    expect(switch).not_to_be_checked()
    switch.press("Space")
    expect(page.get_by_role("switch", name=f"{title}: granted").first).to_be_checked()
    expect(page.locator(".card .says")).to_have_text("Stands. You granted it.")


def test_no_statement_that_stands_is_called_open(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    expect(page.locator(".card .says.stands")).to_be_visible()
    expect(page.locator(".card .note").first).to_have_text("The source argues for it.")
    expect(page.locator(".card")).not_to_contain_text(re.compile("open in the", re.IGNORECASE))
    expect(page.locator(".card .stances small")).to_have_count(0)


@pytest.mark.parametrize("at", ["", "linchpins", "compare", "query"])
def test_a_talk_is_not_called_a_paper(
    talk: str, context: Callable[..., BrowserContext], at: str
) -> None:
    page = context().new_page()
    page.goto(f"{talk}/{at}")
    expect(page.locator(".argmap-purpose" if at else ".card .says")).to_be_visible()
    expect(page.locator("main, [role=main]").first).not_to_contain_text(
        re.compile(r"\bpapers?\b", re.IGNORECASE)
    )


def test_from_a_trace_of_which_nothing_is_left_the_page_goes_back_to_the_main_line(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-fair-background&show=trace")
    expect(page.get_by_role("button", name="Trace")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("button", name="Main line")).to_have_attribute("aria-pressed", "true")
    expect(page).not_to_have_url(re.compile("show="))
