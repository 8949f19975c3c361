"""Judging by another semantics, in a real browser, on a map of two objections that attack each
other.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, serving

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
BRIDGE, TUNNEL = "The town should build a bridge", "The town should dig a tunnel"


@pytest.fixture(scope="module")
def dilemma() -> Iterator[str]:
    file = str(ROOT / "tests" / "cases" / "dilemma.ttl")
    with serving(
        [sys.executable, "-m", "argmap", "app", file, "--no-browser", "--port", "PORT"]
    ) as address:
        yield address


def on_board(page: Page, title: str) -> Locator:
    return page.locator(".board .chip").filter(has_text=title)


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Judged by"))


def test_another_semantics_is_chosen_by_keyboard_shown_everywhere_undone_and_in_the_address(
    dilemma: str, open_page: Open
) -> None:
    page = open_page(f"{dilemma}/?at=bridge")
    expect(opener(page)).to_have_text(re.compile("grounded"))
    expect(on_board(page, BRIDGE)).to_have_text(re.compile("contested"))
    expect(page.get_by_text("What would save it")).to_be_visible()
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=re.compile("^Grounded"))).to_be_focused()
    expect(page.get_by_role("radio", name="at least one of them")).to_be_disabled()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(opener(page)).to_have_text(re.compile("preferred, in each of 2 extensions"))
    expect(page.get_by_role("radio", name=re.compile("^Preferred"))).to_be_focused()
    expect(on_board(page, TUNNEL)).to_have_text(re.compile("falls"))
    page.get_by_role("radio", name="at least one of them").check()
    expect(on_board(page, BRIDGE)).to_have_text(re.compile("stands"))
    expect(on_board(page, BRIDGE)).to_have_class(re.compile("changed"))
    page.keyboard.press("Escape")
    expect(opener(page)).to_be_focused()
    expect(page.get_by_role("radio", name="at least one of them")).to_be_hidden()
    expect(page.locator(".card .says")).to_contain_text(
        "It stands in 1 of the 2 preferred extensions, not in all."
    )
    expect(page.locator(".card .note", has_text="only when judged by grounded")).to_be_visible()
    expect(page.get_by_text("What would bring it down", exact=True)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"semantics=preferred&mode=credulous"))
    page.reload()
    expect(on_board(page, BRIDGE)).to_have_text(re.compile("stands"))
    page.get_by_role("button", name="Reset").click()
    expect(on_board(page, BRIDGE)).to_have_text(re.compile("contested"))
    expect(page).not_to_have_url(re.compile("semantics"))
    page.get_by_role("button", name="Undo").click()
    expect(on_board(page, BRIDGE)).to_have_text(re.compile("stands"))


def test_without_a_stable_extension_the_page_says_so_and_goes_on(
    dilemma: str, open_page: Open
) -> None:
    page = open_page(f"{dilemma}/?semantics=stable&granted=paradox")
    expect(page.get_by_text("There is no stable extension here")).to_be_visible()
    expect(on_board(page, TUNNEL)).to_have_text(re.compile("not judged"))
    expect(page.locator(".card .says")).to_contain_text("Not judged.")
    page.locator(".strip .chip.change .remove").click()
    expect(page.get_by_text("There is no stable extension here")).to_be_hidden()
    expect(on_board(page, TUNNEL)).to_have_text(re.compile("falls"))


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_the_panel_lies_within_the_window_and_a_press_beside_it_closes_it(
    dilemma: str, open_page: Open, width: int
) -> None:
    page = open_page(dilemma, viewport={"width": width, "height": 800})
    opener(page).click()
    panel = page.locator("#judging")
    expect(panel).to_be_visible()
    area = panel.bounding_box()
    assert area
    assert area["x"] >= 0
    assert area["x"] + area["width"] <= width
    assert area["y"] + area["height"] <= 800 or width < 860, (
        "where all is one column, the page scrolls"
    )
    page.locator(".strip h1").click(position={"x": 4, "y": 4})
    expect(panel).to_be_hidden()
