"""A reader without a mouse: the focus stays on the page whatever becomes of the control that had
it, and what changes before the eyes is said to who only hears.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.app.pages.names import PAGES

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at && at !== document.body
        ? (at.getAttribute("aria-label") ?? at.textContent).trim() : "";
}"""


def press(control: Locator, key: str = "Enter") -> None:
    control.focus()
    control.press(key)


def expect_focus(page: Page, words: str | re.Pattern[str]) -> None:
    """That what has the focus is named so, as soon as the page is at rest."""
    wanted = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
    for _ in range(50):
        if wanted.search(found := page.evaluate(FOCUSED)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{found!r} has the focus, not {wanted.pattern!r}")


def heard(page: Page) -> Locator:
    return page.locator(".am > .heard")


def test_a_link_on_the_card_leads_to_the_title_of_the_next_card(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?at=thesis")
    link = page.locator(".card a.link").nth(1)
    title = link.inner_text()
    press(link)
    expect(page.locator(".card h2").first).to_have_text(title)
    expect_focus(page, title)


def test_a_statement_opened_from_elsewhere_is_said_and_the_focus_stays(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    chip = page.locator(".board .chip").nth(1)
    title = chip.locator(".name").inner_text()
    press(chip)
    expect(heard(page)).to_have_text(re.compile(rf"{re.escape(title)}, stands\."))
    expect_focus(page, title)


def test_undo_hands_the_focus_on_when_there_is_nothing_left(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    press(page.locator(".navigator [role=switch]").first)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_enabled()
    press(undo)
    expect_focus(page, "Redo")
    expect(page.locator(".said")).to_have_text(re.compile("^Undone: "))
    page.keyboard.press("Control+z")
    expect(heard(page)).to_have_text("Nothing to undo.")
    press(page.get_by_role("button", name="Redo"))
    expect_focus(page, "Undo")
    expect(page.locator(".said")).to_have_text(re.compile("^Done again: "))
    press(page.get_by_role("button", name="Reset"))
    expect_focus(page, "Undo")


def test_trying_an_objection_and_a_way_out_keeps_the_focus(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("tab", name="Objections").click()
    attempt = page.get_by_role("button", name=re.compile("^What if: ")).first
    title = (attempt.get_attribute("aria-label") or "").removeprefix("What if: ")
    press(attempt)
    expect_focus(page, title)
    way = page.locator(".card .try button").first
    way.wait_for()
    press(way)
    expect_focus(page, title)


def test_taking_back_a_change_leads_to_undo(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    press(page.locator(".navigator [role=switch]").first)
    press(page.get_by_role("button", name=re.compile("^Take back: ")))
    expect_focus(page, "Undo")


def test_the_guided_reading_goes_from_title_to_title(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    press(page.get_by_role("button", name="Guided reading"))
    title = page.locator(".guide h2")
    title.wait_for()
    first = title.inner_text()
    expect_focus(page, first)
    press(page.get_by_role("button", name="Next step →"))
    expect(title).not_to_have_text(first)
    expect_focus(page, title.inner_text())
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(first)
    press(page.get_by_role("button", name="All steps"))
    expect_focus(page, first)
    press(page.locator(".guide").get_by_role("button", name="Close"))
    expect_focus(page, "Guided reading")


def test_the_panels_give_the_focus_back(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    press(page.get_by_role("button", name="Share", exact=True))
    press(page.get_by_role("button", name="Scenario file"), "Escape")
    expect_focus(page, re.compile("Share|Link copied"))


def test_a_scenario_is_saved_renamed_deleted_and_taken_back_by_keys(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?at=thesis")
    press(page.locator(".navigator [role=switch]").first)
    expect(page.locator(".strip .chip.change")).to_be_visible()
    expect(heard(page)).to_have_text(re.compile("statements on the map"))
    name = page.get_by_role("textbox", name="Name of the scenario")
    name.fill("Mine")
    name.press("Enter")
    expect(heard(page)).to_have_text("Saved as “Mine”.")
    press(page.get_by_role("button", name="Scenarios (1)"))
    press(page.get_by_role("button", name="Rename or describe Mine"))
    page.get_by_role("textbox", name="New name of Mine").fill("Ours")
    page.keyboard.press("Enter")
    expect(heard(page)).to_have_text("Renamed to “Ours”.")
    expect_focus(page, "Rename or describe Ours")
    press(page.get_by_role("button", name="Delete Ours"))
    expect(heard(page)).to_have_text("Deleted “Ours”.")
    expect_focus(page, "Take it back")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Rename or describe Ours")).to_be_visible()


def test_what_the_map_shows_is_said(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    press(page.get_by_role("button", name="Path"))
    expect(heard(page)).to_have_text(re.compile(r"^Path: \d+ statements? on the map\."))


def test_the_map_is_walked_by_keys(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=thesis")
    canvas = page.locator(".am .canvas")
    press(canvas, "Shift+ArrowDown")
    expect(heard(page)).to_have_text(re.compile(r"^\w+: .+, \w+"))
    expect(page.locator(".card h2").first).not_to_have_text(
        "Egalitarianism can survive internationalization"
    )
    press(canvas, "Shift+ArrowUp")
    expect(page.locator(".card h2").first).to_have_text(
        "Egalitarianism can survive internationalization"
    )
    press(canvas, " ")
    expect(heard(page)).to_have_text("It is argued for, and has no switch.")


def test_the_open_drawer_holds_the_focus(paper: str, open_page: Open) -> None:
    page = open_page(paper, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Statements", exact=True).click()
    page.wait_for_selector(".am.drawer")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            """() => {
            let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return !at.closest(".strip, .map, .card, .foot");
        }"""
        )


def test_the_skip_link_opens_the_list_where_it_is_a_drawer(paper: str, open_page: Open) -> None:
    page = open_page(paper, viewport={"width": 390, "height": 844})
    press(page.get_by_role("link", name="Skip to the list"))
    expect_focus(page, "Search statements")


@pytest.mark.parametrize("width", [1440, 800])
def test_a_slash_finds_the_search_from_anywhere(paper: str, open_page: Open, width: int) -> None:
    page = open_page(paper)
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".board .chip").nth(1).focus()
    page.keyboard.press("/")
    search = page.get_by_role("searchbox")
    expect(search).to_be_focused()
    expect(search).to_have_value("")


def test_linchpins_keeps_the_focus_and_says_what_hangs_on_a_premise(
    paper: str, context: Callable[..., object]
) -> None:
    page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    switch = page.locator(".st-key-linchpins_premise").get_by_role("button", name="Switch it off")
    switch.wait_for()
    page.get_by_role("button", name="copy as an agenda").wait_for()
    press(switch)
    expect_focus(page, "Switch it on again")
    expect(page.locator(".st-key-linchpins_matrix p[role=status]")).not_to_be_empty()


def test_another_page_is_read_from_its_title_on(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    for name in ("query", "compare"):
        press(page.locator(f"#pages [data-page={name}]"))
        expect_focus(page, PAGES[name].heading)


def test_the_list_of_keys_opens_from_the_outline(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("tab", name="Outline").click()
    press(page.locator("[role=treeitem]").first, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
