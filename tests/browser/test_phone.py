"""The reading page on a phone: the map has the room, and what a tap did is seen at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CONCERN = "Participants share a concern"


def switch_off(page: Page, title: str) -> None:
    """In the drawer, which stays open."""
    page.get_by_role("button", name="Statements", exact=True).click()
    page.locator(".navigator .row", has_text=title).get_by_role("switch").click()
    expect(page.locator(".strip .chip.change")).to_have_count(1)


def height(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["height"]


def test_the_strip_takes_a_fifth_of_the_height_at_most(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    assert height(page, ".strip") <= 844 / 5
    switch_off(page, CONCERN)
    assert height(page, ".strip") <= 844 / 5


def test_the_sentence_on_what_changed_fits_and_can_be_read_to_its_end(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper, **PHONE)
    switch_off(page, CONCERN)
    page.keyboard.press("Escape")
    said = page.locator(".strip .said")
    expect(said).to_contain_text("fell")
    assert said.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert said.locator("a").count() <= 2
    page.get_by_role("button", name="all of it").click()
    assert said.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert said.locator("a").count() > 6
    assert height(page, ".canvas") > 200
    page.get_by_role("button", name="fewer").click()
    assert said.locator("a").count() <= 2


def test_a_tap_shows_title_and_verdict_without_scrolling(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    page.get_by_role("button", name="Statements", exact=True).click()
    page.locator(".navigator .pick", has_text=CONCERN).click()
    for part in ("h2", ".says"):
        expect(page.locator(f".card {part}")).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".card h2")).to_contain_text(CONCERN)
    expect(page.get_by_role("button", name="Fit", exact=True)).to_be_in_viewport(ratio=1)


def test_the_card_grows_over_the_map_and_escape_makes_it_small(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    small, map_ = height(page, ".sheet"), height(page, ".canvas")
    page.get_by_role("button", name="The whole card").click()
    page.wait_for_function(f"{SHEET}.getBoundingClientRect().height > 600")
    assert height(page, ".canvas") == map_
    expect(page.locator(".card > .text")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.wait_for_function(f"{SHEET}.getBoundingClientRect().height <= {small}")
    expect(page.get_by_role("button", name="The whole card")).to_be_focused()


SHEET = """[...document.querySelectorAll(".st-key-argmap_page *")]
    .map((one) => one.shadowRoot?.querySelector(".sheet")).find(Boolean)"""


def test_escape_closes_the_drawer_and_leads_back_to_its_button(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    opener = page.get_by_role("button", name="Statements", exact=True)
    opener.click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".navigator")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator(".canvas").focus()  # out of the drawer
    page.keyboard.press("Escape")
    expect(page.locator(".navigator")).to_be_hidden()


def test_what_was_changed_in_the_drawer_is_told_there(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    switch_off(page, CONCERN)
    told = page.locator(".navigator .told")
    expect(told).to_be_in_viewport(ratio=1)
    expect(told).to_contain_text("Egalitarianism can survive internationalization")


def test_nothing_is_wider_than_the_phone(paper: str, open_page: Open) -> None:
    page = open_page(paper, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="grounded").click()
    panel = page.locator("#judging").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
