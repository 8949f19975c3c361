"""The guided reading as a reader follows it, and how it goes on where they stopped."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from argmap.rdf.read import read_map

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_each_step_says_what_is_argued_and_adds_its_statements(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("button", name="Guided reading").click()
    guide = page.get_by_role("region", name="Guided reading")
    expect(guide.get_by_text("Step 1 of 20")).to_be_visible()
    expect(guide.get_by_text("To think about.")).to_be_visible()
    first = guide.get_by_role("heading").inner_text()
    guide.get_by_role("button", name="Next step").click()
    expect(guide.get_by_text(re.compile("Step 2 of 20"))).to_be_visible()
    expect(guide.get_by_role("heading")).not_to_have_text(first)
    guide.get_by_text(re.compile("Added to the map")).click()
    added = guide.locator("details a.link").first
    title = added.inner_text()
    added.click()
    expect(page.locator(".card h2")).to_have_text(title)
    expect(page).to_have_url(re.compile("show=guided&of=step-02"))


def test_a_title_in_the_text_leads_to_its_statement(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?show=guided&of=step-02")
    link = page.locator(".guide .question a.link").first
    title = link.inner_text().strip("“”")
    link.click()
    expect(page.locator(".card h2")).to_have_text(title)


def test_it_goes_on_where_the_reader_stopped(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?show=guided&of=step-07")
    guide = page.get_by_role("region", name="Guided reading")
    expect(guide.get_by_text(re.compile("Step 7 of 20"))).to_be_visible()
    guide.get_by_role("button", name="Close").click()
    expect(guide).to_be_hidden()
    page.goto(paper)
    page.get_by_role("button", name="Guided reading").click()
    expect(guide.get_by_text(re.compile("Step 7 of 20"))).to_be_visible()
    guide.get_by_role("button", name="All steps").click()
    guide.get_by_role("listitem").nth(0).get_by_role("button").click()
    expect(guide.get_by_text(re.compile("Step 1 of 20"))).to_be_visible()
    expect(guide.get_by_role("button", name="Back")).to_be_disabled()


def test_each_of_two_quick_presses_goes_a_step_on(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?show=guided&of=step-02")
    page.get_by_role("button", name="Next step").dblclick()
    expect(page.locator(".guide").get_by_text(re.compile("Step 4 of 20"))).to_be_visible()


def test_a_question_is_answered_in_place_once_it_is_tried(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("button", name="Guided reading").click()
    step = read_map().reading[0]
    control = page.get_by_role("switch", name=re.compile("^Try it: "))
    expect(page.locator(".guide .answer")).to_have_count(0)
    control.click()
    expect(page.locator(".guide .answer")).to_have_text(step.answer)
    expect(page.locator(".guide .differs")).to_have_count(0)
    expect(control).to_have_attribute("aria-checked", "true")
    control.click()
    expect(page.locator(".guide .answer")).to_have_count(0)
    expect(page.locator(".strip .chip.change")).to_have_count(0)
