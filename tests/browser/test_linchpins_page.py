"""The page that says what each conclusion hangs on, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
THESIS = "Egalitarianism can survive internationalization"


@pytest.fixture
def page(paper: str, context: Callable[..., object]) -> Page:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    expect(page.locator(".conclusions")).to_be_visible()
    return page


def test_bars_are_drawn_and_a_set_is_applied_and_undone(page: Page) -> None:
    expect(page.locator(".conclusions tbody tr").filter(has_text=THESIS)).to_contain_text("stands")
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(2)
    for number in range(2):
        expect(charts.nth(number).locator("canvas, svg").first).to_be_visible()
    page.get_by_role(
        "button", name=re.compile("^Withdraw “Participants share a concern to solve the problem”")
    ).click()
    expect(page.locator(".strip .chip.change")).to_have_text(
        re.compile("^withdrawn: Participants share a concern to solve the problem")
    )
    expect(page.locator(".board .chip").filter(has_text=THESIS)).to_have_text(re.compile("falls"))
    page.get_by_test_id("stTopNavLink").filter(has_text="Linchpins").click()
    expect(page.get_by_text("with your 1 change")).to_be_visible()
    expect(page.locator(".conclusions tbody tr").filter(has_text=THESIS)).to_contain_text(
        "falls already"
    )
    expect(page.get_by_role("heading", name="What would save it")).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Read").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".board .chip").filter(has_text=THESIS)).to_have_text(re.compile("stands"))


def test_the_slider_of_credence_moves_the_survival(page: Page) -> None:
    row = page.locator(".conclusions tbody tr").filter(has_text=THESIS)
    expect(row).not_to_contain_text("100 %")
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    expect(row).to_contain_text("100 %")


def test_the_table_tells_what_a_single_withdrawal_brings_down(page: Page) -> None:
    row = page.locator(".alone tbody tr").filter(
        has_text="Participants share a concern to solve the problem"
    )
    expect(row).to_contain_text(THESIS)
    row.locator("summary").click()
    expect(row.get_by_text("Solidarity can form across regions")).to_be_visible()


def test_a_link_shows_the_same_scenario_conclusion_and_credence_in_a_fresh_browser(
    paper: str, page: Page, context: Callable[..., object]
) -> None:
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    page.get_by_role(
        "button", name=re.compile("^Withdraw “Participants share a concern to solve the problem”")
    ).click()
    expect(page.locator(".strip .chip.change")).to_have_count(1)
    page.get_by_test_id("stTopNavLink").filter(has_text="Linchpins").click()
    expect(page).to_have_url(re.compile(r"linchpins\?.*withdrawn=bg-shared-concern"))
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("credence=100"))
    page.get_by_role("combobox").click()
    page.get_by_role("option").nth(1).click()
    expect(page).to_have_url(re.compile("at="))
    chosen = page.get_by_role("combobox").input_value()
    fresh: Page = context().new_page()  # type: ignore[attr-defined]
    fresh.goto(page.url)
    expect(fresh.get_by_text("with your 1 change")).to_be_visible()
    expect(fresh.locator(".conclusions tbody tr").filter(has_text=THESIS)).to_contain_text(
        "falls already"
    )
    expect(fresh.get_by_role("combobox")).to_have_value(chosen)
    expect(fresh.get_by_role("slider")).to_have_value("100")
    fresh.get_by_test_id("stTopNavLink").filter(has_text="Read").click()
    expect(fresh.locator(".strip .chip.change")).to_have_text(
        re.compile("^withdrawn: Participants share a concern to solve the problem")
    )


def test_a_link_that_names_a_stranger_is_told_and_the_rest_kept(
    paper: str, context: Callable[..., object]
) -> None:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(
        f"{paper}/linchpins?withdrawn=bg-shared-concern&denied=nobody&semantics=preferred&credence=7e9"
    )
    expect(page.get_by_text("names “nobody”, which this map does not have")).to_be_visible()
    expect(page.get_by_text("with your 1 change")).to_be_visible()
    expect(page.get_by_text("This page judges by grounded, not by preferred")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_value("90")
