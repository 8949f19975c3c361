"""Scenarios under a name, in the browser and in a file, and the link that shows the present one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.app.server_address import network_address
from benchmarks.serving import serving

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def name_of(page: Page) -> Locator:
    return page.get_by_label("Name of the scenario")


def scenarios(page: Page) -> Locator:
    """What opens the list of those that are saved."""
    return page.locator(".saved > button")


def save(page: Page, name: str) -> None:
    name_of(page).fill(name)
    page.keyboard.press("Enter")


def test_a_scenario_is_saved_opened_and_there_after_a_reload(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?denied=bg-supraregional-policy")
    save(page, "Without <i>policy</i>")
    scenarios(page).click()
    saved = page.get_by_role("list", name="Saved scenarios")
    expect(saved.get_by_role("listitem")).to_have_text(re.compile("^Without <i>policy</i>"))
    page.goto(paper)
    expect(page.locator(".strip .chip.change")).to_have_count(0)
    expect(name_of(page)).to_have_value("")
    scenarios(page).click()
    saved.get_by_role("button", name="Without <i>policy</i>", exact=True).click()
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile("^denied: "))
    expect(name_of(page)).to_have_value("Without <i>policy</i>")
    saved.get_by_role("button", name="Delete Without").click()
    expect(saved).to_have_text("None is saved yet.")


def test_the_strip_names_the_scenario_and_saves_it_with_one_deed(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    expect(name_of(page)).to_have_attribute("placeholder", "The source’s own")
    switches = page.locator(".navigator .switch")
    switches.nth(0).click()
    expect(name_of(page)).to_have_attribute("placeholder", "Name this scenario")
    save(page, "My doubt")
    expect(name_of(page)).to_have_value("My doubt")
    save_button = page.locator(".naming").get_by_role("button", name="Save")
    expect(save_button).to_be_hidden()
    switches.nth(1).click()
    expect(page.locator(".naming .state")).to_have_text("changed")
    save_button.click()
    expect(page.locator(".naming .state")).to_have_text("")
    page.get_by_role("button", name="Reset").click()
    expect(name_of(page)).to_have_value("")
    scenarios(page).click()
    page.get_by_role("button", name="My doubt", exact=True).click()
    expect(page.locator(".strip .chip.change")).to_have_count(2)
    save(page, "My two doubts")
    expect(page.get_by_role("button", name="My two doubts", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="My doubt", exact=True)).to_have_count(0)


def test_a_used_name_is_asked_about(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    save(page, "Anna")
    expect(scenarios(page)).to_have_text("Scenarios (1)")
    page.get_by_role("button", name="Reset").click()
    page.locator(".navigator .switch").first.click()
    expect(name_of(page)).to_have_attribute("placeholder", "Name this scenario")
    save(page, "Anna")
    expect(page.get_by_text("There is a scenario “Anna” already.")).to_be_visible()
    page.get_by_role("button", name="Keep both").click()
    expect(name_of(page)).to_have_value("Anna (2)")
    expect(scenarios(page)).to_have_text("Scenarios (2)")


def test_a_scenario_is_renamed_and_described_and_a_long_name_leaves_room_for_its_buttons(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    save(page, "Anna")
    scenarios(page).click()
    page.get_by_role("button", name="Rename or describe Anna").click()
    long = "W" * 80
    page.get_by_label("New name of Anna").fill(long)
    page.get_by_label("What Anna is about").fill("Nobody <b>shares</b> a concern.")
    page.keyboard.press("Enter")
    row = page.get_by_role("list", name="Saved scenarios").get_by_role("listitem")
    expect(row).to_contain_text("Nobody <b>shares</b> a concern.")
    expect(name_of(page)).to_have_value(long)
    panel = page.locator("#saved").bounding_box()
    delete = row.get_by_role("button", name="Delete").bounding_box()
    assert panel
    assert delete
    assert delete["x"] + delete["width"] <= panel["x"] + panel["width"]
    page.reload()
    scenarios(page).click()
    expect(row).to_contain_text("Nobody <b>shares</b> a concern.")


def test_scenarios_are_saved_to_a_file_and_opened_from_it(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    save(page, "Mine")
    scenarios(page).click()
    expect(page.get_by_role("button", name="Delete Mine")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save all to a file").click()
    file = tmp_path / "scenarios.json"
    download.value.save_as(file)
    [scenario] = json.loads(file.read_text("utf-8"))["scenarios"]
    stances = {"granted": [], "open": ["bg-shared-concern"], "denied": []}
    assert scenario == {"name": "Mine", "note": "", **stances}
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
        save(page, name)
        expect(scenarios(page)).to_have_text(re.compile(r"\(\d\)"))
    for page in (first, second):
        scenarios(page).click()
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
    expect(page.get_by_text("--host 0.0.0.0")).to_be_visible()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Page that works offline").click()
    assert download.value.suggested_filename.endswith(".html")
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link)
    expect(other.locator(".strip .chip.change")).to_have_text(
        page.locator(".strip .chip.change").text_content() or ""
    )


def test_where_the_server_listens_on_the_network_the_link_is_one_for_others(
    open_page: Open,
) -> None:
    others = network_address()
    if not others:
        pytest.skip("this machine has no network")
    command = [sys.executable, "-m", "argmap", "app", "--no-browser", "--host", "0.0.0.0"]
    with serving([*command, "--port", "PORT"]) as address:
        page = open_page(address)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page.get_by_role("button", name="Share", exact=True).click()
        expect(page.get_by_text("This link opens on your network")).to_be_visible()
        link = page.evaluate("navigator.clipboard.readText()")
        assert link.startswith(f"http://{others}:{address.rpartition(':')[2]}")
