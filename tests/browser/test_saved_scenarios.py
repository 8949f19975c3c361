"""Scenarios under a name, in the browser and in a file, and the link that shows the present one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_a_scenario_is_saved_opened_and_there_after_a_reload(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?denied=bg-supraregional-policy")
    page.get_by_role("button", name="Save as…").click()
    page.get_by_label("Name of the scenario").fill("Without <i>policy</i>")
    page.keyboard.press("Enter")
    saved = page.get_by_role("list", name="Saved scenarios")
    expect(saved.get_by_role("listitem")).to_have_text(re.compile("^Without <i>policy</i>"))
    page.goto(paper)
    expect(page.locator(".strip .chip.change")).to_have_count(0)
    page.get_by_role("button", name="Save as…").click()
    saved.get_by_role("button", name="Without <i>policy</i>", exact=True).click()
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile("^denied: "))
    saved.get_by_role("button", name="Delete Without").click()
    expect(saved.get_by_role("listitem")).to_have_count(0)


def test_scenarios_are_saved_to_a_file_and_opened_from_it(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    page.get_by_role("button", name="Save as…").click()
    page.get_by_label("Name of the scenario").fill("Mine")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Delete Mine")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save all to a file").click()
    file = tmp_path / "scenarios.json"
    download.value.save_as(file)
    [scenario] = json.loads(file.read_text("utf-8"))["scenarios"]
    assert scenario == {"name": "Mine", "granted": [], "open": ["bg-shared-concern"], "denied": []}
    page.get_by_role("button", name="Delete Mine").click()
    expect(page.get_by_role("button", name="Delete Mine")).to_be_hidden()
    page.locator(".saved input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Delete Mine")).to_be_visible()


@pytest.mark.parametrize("held", ["{broken", "null", "7"])
def test_what_the_browser_keeps_in_another_form_is_passed_over(
    paper: str, open_page: Open, held: str
) -> None:
    page = open_page(paper)
    page.evaluate(
        "(held) => localStorage.setItem('argmap scenarios cohen-rogers-1997', held)", held
    )
    page.reload()
    expect(page.locator(".canvas[data-drawn]")).to_be_visible()
    expect(page.locator(".notice")).to_be_hidden()


def test_two_tabs_keep_what_is_saved_in_either(paper: str, open_page: Open) -> None:
    first = open_page(paper)
    second = first.context.new_page()
    second.goto(paper)
    expect(second.locator(".canvas[data-drawn]")).to_be_visible()
    for page, name in ((first, "Anna"), (second, "Ben")):
        page.get_by_role("button", name="Save as…").click()
        page.get_by_label("Name of the scenario").fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"Delete {name}")).to_be_visible()
    for page in (first, second):
        expect(
            page.get_by_role("list", name="Saved scenarios").get_by_role("listitem")
        ).to_have_count(2)


def test_a_file_that_holds_no_scenarios_is_told(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper)
    file = tmp_path / "prose.json"
    file.write_text("no scenarios", "utf-8")
    page.locator(".saved input[type=file]").set_input_files(file)
    expect(page.locator(".notice")).to_contain_text("prose.json, line 1: this is not JSON")


def test_the_link_that_is_shared_shows_the_same(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=paper)
    page.locator(".navigator .switch").first.click()
    expect(page.locator(".strip .chip.change")).to_have_count(1)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    expect(page.get_by_text("This link opens only on this machine.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link)
    expect(other.locator(".strip .chip.change")).to_have_text(
        page.locator(".strip .chip.change").text_content() or ""
    )
