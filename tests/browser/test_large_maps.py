"""A map of 1,000 statements, read as a small one: folded at first, alive while all of it is laid
out, quick at every deed.
"""

import sys
import time

import pytest
from playwright.sync_api import expect

from benchmarks.papers import write_paper
from tests.browser.conftest import serving
from tests.waiting import at_rest

pytestmark = pytest.mark.browser

LONG = """() => { globalThis.long = [];
    new PerformanceObserver((list) =>
        list.getEntries().forEach(({ duration }) => globalThis.long.push(duration)))
        .observe({ type: "longtask" }); }"""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    file = tmp_path_factory.mktemp("maps") / "large.ttl"
    write_paper(file, 1000)
    with serving(
        [sys.executable, "-m", "argmap", "app", str(file), "--no-browser", "--port", "PORT"]
    ) as address:
        yield address


def test_the_whole_map_is_laid_out_in_the_background(large, open_page):
    page = open_page(large)
    page.get_by_role("button", name="Whole map").click()
    work = page.locator(".map .work")
    expect(work).to_contain_text("Laying out 1,000 statements …")
    page.locator(".navigator input").first.fill("cheap credit")  # the page is alive meanwhile
    expect(page.locator(".navigator mark").first).to_be_visible()
    expect(work).to_be_hidden(timeout=60_000)
    expect(page.get_by_role("button", name="Whole map")).to_have_attribute("aria-pressed", "true")


def test_it_can_be_given_up(tmp_path, open_page):
    write_paper(tmp_path / "larger.ttl", 3000)
    command = [
        sys.executable,
        "-m",
        "argmap",
        "app",
        str(tmp_path / "larger.ttl"),
        "--no-browser",
        "--port",
        "PORT",
    ]
    with serving(command) as address:
        page = open_page(address)
        page.get_by_role("button", name="Whole map").click()
        page.locator(".map .work").get_by_role("button", name="Cancel").click()
        expect(page.locator(".map .work")).to_be_hidden()
        expect(page.get_by_role("button", name="Main line")).to_have_attribute(
            "aria-pressed", "true"
        )


def test_no_deed_blocks_the_page_for_a_second(large, open_page):
    page = open_page(large)
    page.evaluate(LONG)
    shown = page.locator(".am")
    for deed in ("Section", "Focus", "Path", "Main line"):
        version = shown.get_attribute("data-version")
        begun = time.perf_counter()
        page.locator(".tools .tool").filter(has_text=deed).first.click()
        expect(shown).not_to_have_attribute("data-version", version or "")
        assert time.perf_counter() - begun < 5, deed
    page.locator(".navigator [role=tab]").nth(1).click()
    page.locator(".navigator [role=switch]").nth(2).click()
    expect(page.locator(".strip .chip.change")).to_be_visible()
    page.locator(".navigator input").first.fill("credit")
    expect(page.locator(".navigator mark").first).to_be_visible()
    assert max(page.evaluate("globalThis.long"), default=0) < 1000


def test_from_the_whole_map_back_to_the_main_line_with_a_statement_that_has_links_far_away(
    large, open_page
):
    page = open_page(f"{large}/?at=part0&show=whole")
    expect(page.locator(".map .work")).to_be_hidden(timeout=60_000)
    at_rest(page.locator(".am .canvas"))
    version = page.locator(".am").get_attribute("data-version")
    page.locator(".tools .tool").filter(has_text="Main line").click()
    expect(page.locator(".am")).not_to_have_attribute("data-version", version or "")
    expect(page.get_by_role("button", name="Main line")).to_have_attribute("aria-pressed", "true")
