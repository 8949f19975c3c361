"""Two scenarios side by side, in a real browser: what differs, the cruxes, the link, and scenarios
from a file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OPENED

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Context = Callable[..., object]

THESIS = "Egalitarianism can survive internationalization"
SHARED = "Participants share a concern to solve the problem"


def go(page: Page, name: str) -> None:
    page.locator("#pages a", has_text=name).click()


def at(context: Context, address: str) -> Page:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(address)
    expect(page.get_by_role("heading", name="Compare two scenarios")).to_be_visible()
    return page


def side(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def choose(page: Page, label: str, option: re.Pattern[str]) -> None:
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    side(page, label).click()
    page.get_by_role("option", name=option).click()


def row(page: Page, table: str, text: str) -> Locator:
    return page.locator(f"table.{table} tbody tr").filter(has_text=text)


def keep(page: Page, name: str) -> None:
    page.get_by_label("Name of the scenario").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".saved > button")).to_have_text("Scenarios (1)")


def test_the_paper_and_my_scenario_are_compared_and_the_crux_is_tried(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    go(page, "Compare")
    expect(page.get_by_text(re.compile("^One stance differs"))).to_be_visible()
    expect(row(page, "ends", THESIS)).to_have_text(re.compile("stands.*(falls|contested)"))
    go(page, "Read")
    page.wait_for_selector(OPENED)
    page.get_by_role("switch", name=re.compile(SHARED)).first.click()
    expect(page.locator(".strip .chip.change")).to_have_count(1)
    keep(page, "Unshared <i>")
    go(page, "Compare")
    expect(side(page, "One side")).to_have_value("Mine: Unshared <i> (1 change)")
    expect(row(page, "stances", SHARED)).to_have_text(re.compile("withdrawn.*granted"))
    expect(row(page, "ends", THESIS)).to_have_text(re.compile("falls.*stands"))
    expect(
        page.get_by_text(re.compile(r"One stance differs\. Of \d+ verdicts \d+ are alike"))
    ).to_be_visible()
    expect(
        page.get_by_text("You would agree with the source if you took over this:").first
    ).to_be_visible()
    page.get_by_role("button", name="Swap the two").click()
    expect(row(page, "ends", THESIS)).to_have_text(re.compile("stands.*falls"))
    expect(
        page.get_by_text("The source would agree with you if it took over this:").first
    ).to_be_visible()
    choose(page, "The other side", re.compile("^Unshared"))
    expect(page.locator("table.stances th")).to_have_text(
        ["Statement", "The source", "Unshared <i>"]
    )
    page.get_by_role("button", name=re.compile(f"^Withdraw “{SHARED}”")).first.click()
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile(f"^withdrawn: {SHARED}"))
    go(page, "Compare")
    expect(side(page, "The other side")).to_have_value("Unshared <i> (1 change)")
    page.get_by_role("button", name="Read with this scenario").first.click()
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip .chip.change")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".strip .chip.change")).to_have_count(1)


def test_a_link_shows_the_same_comparison_in_a_fresh_browser(
    paper: str, open_page: Open, context: Context
) -> None:
    page = open_page(f"{paper}/?denied=bg-supraregional-policy")
    keep(page, "Anna & Ben")
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("switch", name=re.compile(SHARED)).first.click()
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile("^withdrawn"))
    go(page, "Compare")
    choose(page, "The other side", re.compile("^Anna & Ben"))
    expect(page).to_have_url(re.compile("right-denied=bg-supraregional-policy"))
    expect(page.locator("table.others")).to_contain_text("Anna & Ben")
    told = page.locator("table.others").inner_text()
    fresh = at(context, page.url)
    expect(side(fresh, "One side")).to_have_value("Mine (1 change)")
    expect(side(fresh, "The other side")).to_have_value("Anna & Ben (1 change)")
    expect(
        fresh.get_by_text(
            "“Anna & Ben” is not kept in this browser; it is shown as the link has it."
        )
    ).to_be_visible()
    assert fresh.locator("table.others").inner_text() == told
    assert fresh.url == page.url
    page.reload()
    expect(side(page, "The other side")).to_have_value("Anna & Ben (1 change)")
    expect(page.get_by_text("is not kept in this browser")).to_have_count(0)


def test_what_the_browser_keeps_is_offered_when_the_page_is_opened_first(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    keep(page, "Kept before")
    page.goto(f"{paper}/compare?left=kept:Kept%20before&right=source")
    expect(row(page, "ends", THESIS)).to_have_text(re.compile("falls.*stands"))
    expect(side(page, "One side")).to_have_value("Kept before (1 change)")
    expect(page.get_by_text("is known here")).to_have_count(0)


def test_a_statement_leads_to_the_reading_page_in_the_same_scenario(
    paper: str, context: Context
) -> None:
    page = at(
        context, f"{paper}/compare?left=kept:Anna&left-withdrawn=bg-shared-concern&right=source"
    )
    statement = page.locator("table.others tbody").get_by_role("link").first
    title = statement.inner_text()
    statement.press("Enter")
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile(f"^withdrawn: {SHARED}"))
    expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()
    page.go_back()
    expect(side(page, "One side")).to_have_value("Anna (1 change)")


def test_a_name_or_statement_that_is_not_known_is_told(paper: str, context: Context) -> None:
    page = at(context, f"{paper}/compare?left=mine&denied=nobody&right=kept:<b>Carl</b>")
    expect(page.get_by_text("names “nobody”, which this map does not have")).to_be_visible()
    expect(page.get_by_text("No scenario “<b>Carl</b>” is known here")).to_be_visible()
    expect(page.get_by_role("button", name="Read with this scenario").nth(1)).to_be_disabled()
    choose(page, "The other side", re.compile("^The source"))
    expect(page.get_by_text("The two are alike")).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_scenarios_are_opened_from_a_file_and_what_is_none_is_told(
    paper: str, context: Context, tmp_path: Path
) -> None:
    page = at(context, f"{paper}/compare?left=mine&withdrawn=bg-shared-concern&right=source")
    page.get_by_text("Open scenarios from a link or a file").click()
    chooser = page.locator("input[type=file]")
    prose, binary, good = (
        tmp_path / "prose.json",
        tmp_path / "picture.json",
        tmp_path / "seminar.json",
    )
    prose.write_text("no scenarios", "utf-8")
    binary.write_bytes(b"\xff\xfe\x00picture")
    scenarios = [
        {"name": "<b>Dora</b>", "denied": ["bg-supraregional-policy", "nobody"]},
        {"name": "Emil", "open": []},
    ]
    good.write_text(json.dumps({"scenarios": scenarios}), "utf-8-sig")
    chooser.set_input_files(prose)
    expect(page.get_by_test_id("stAlert")).to_contain_text("prose.json, line 1: this is not JSON")
    expect(row(page, "ends", THESIS)).to_have_text(re.compile("falls.*stands"))
    chooser.set_input_files(binary)
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        "picture.json: this is not text in UTF-8"
    )
    chooser.set_input_files(good)
    expect(side(page, "The other side")).to_have_value("<b>Dora</b> (1 change)")
    expect(
        page.get_by_text(
            "Opened from seminar.json: <b>Dora</b>, Emil. This map does not have “nobody”"
        )
    ).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(row(page, "stances", "Wider policies and institutions")).to_have_text(
        re.compile("granted.*denied")
    )
    choose(page, "One side", re.compile("^Emil"))
    expect(page).to_have_url(re.compile("left=kept%3AEmil.*left-changes=none"))


def test_statements_are_text_on_the_page(spoilt: str, context: Context) -> None:
    page = at(context, f"{spoilt}/compare?left=mine&denied=serve-everyone&right=source")
    expect(row(page, "ends", "<b>Open</b>")).to_have_text(re.compile("falls.*stands"))
    expect(page.locator("[data-testid=stMain] img, table b")).to_have_count(0)
    expect(page).not_to_have_title("1")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (800, "light"), (390, "dark")])
def test_the_page_holds_together_in_each_width(
    paper: str, context: Context, width: int, scheme: str
) -> None:
    made = context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page: Page = made.new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/compare?left=kept:{'N' * 80}&left-withdrawn=bg-shared-concern&right=source")
    expect(row(page, "ends", THESIS)).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    for table in ("stances", "ends", "others"):
        box = page.locator(f"table.{table}").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
