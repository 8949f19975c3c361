"""The page that asks the map in SPARQL, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(paper: str, context: Callable[..., object]) -> Page:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/query")
    expect(page.get_by_role("textbox", name="Query")).to_be_visible()
    return page


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Query").fill(text)
    page.get_by_role("button", name="Ask", exact=True).click()


def test_a_question_is_answered_before_any_is_asked(page: Page) -> None:
    expect(page.locator(".argmap-said").get_by_text(re.compile(r"^\d+ rows"))).to_be_visible()
    expect(page.locator(".answer a").first).to_be_visible()


def test_a_chosen_question_is_answered_at_once_and_a_row_leads_to_its_card(page: Page) -> None:
    page.get_by_role("button", name="Which premises does nothing support?").click()
    expect(page.get_by_role("textbox", name="Query")).to_have_value(re.compile("^# Which premises"))
    expect(page.get_by_test_id("stDownloadButton")).to_have_text("Download as CSV")
    row = page.locator(
        ".answer tbody tr", has_text="One plausible case defeats the general argument"
    )
    row.get_by_role("link").click()
    expect(page.locator(".card h2")).to_have_text("One plausible case defeats the general argument")


def test_an_undeclared_prefix_is_named_with_its_mend(page: Page) -> None:
    ask(page, "SELECT * { ?s nope:p ?o }")
    expect(page.get_by_test_id("stAlert")).to_contain_text("PREFIX nope:")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT nonsense",
    ],
)
def test_a_query_that_is_not_allowed_or_not_sparql_is_told_and_kept(page: Page, text: str) -> None:
    ask(page, text)
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    expect(page.get_by_role("textbox", name="Query")).to_have_value(text)
    assert "Traceback" not in page.inner_text("body")


def test_a_graph_comes_as_turtle(page: Page) -> None:
    ask(
        page,
        'CONSTRUCT { ?s skos:prefLabel ?t } WHERE { ?s skos:notation "thesis" ; '
        "skos:prefLabel ?t }",
    )
    expect(page.get_by_test_id("stCode")).to_have_text(
        re.compile("Egalitarianism can survive internationalization")
    )


def test_the_verdicts_of_the_present_scenario_are_asked(page: Page, paper: str) -> None:
    page.goto(f"{paper}/?denied=bg-supraregional-policy")
    expect(page.locator(".board .chip.falls").first).to_be_visible()
    page.locator("#pages a", has_text="Query").click()
    expect(page.locator(".argmap-scenario")).to_contain_text("with your 1 change")
    ask(
        page,
        "ASK { GRAPH ?scenario { ?v am:about ?s ; am:label am:Out } ?s skos:notation "
        '"regional-order" }',
    )
    expect(page.locator(".argmap-said").get_by_text("Yes.", exact=True)).to_be_visible()
    page.locator("#pages a", has_text="Read").click()
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile("^denied: "))
    page.locator("#pages a", has_text="Query").click()
    expect(page.get_by_role("textbox", name="Query")).to_have_value(re.compile("^ASK"))
    page.reload()
    expect(page.locator(".argmap-scenario")).to_contain_text("with your 1 change")


def test_it_says_that_it_judges_by_grounded_where_the_reading_does_not(
    page: Page, paper: str
) -> None:
    expect(page.get_by_text("judged by grounded")).to_be_visible()
    page.goto(f"{paper}/?semantics=preferred")
    expect(page.locator(".strip")).to_contain_text("preferred")
    page.locator("#pages a", has_text="Query").click()
    expect(page.get_by_text("This page judges by grounded, not by preferred")).to_be_visible()
