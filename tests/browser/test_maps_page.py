"""Opening other maps: the worked examples, a file of one's own, a file that is none; and what stays
open.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LIBRARY, OPENED, front_door, serving

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    const find = (node) => { for (const one of node.querySelectorAll('*')) {
        if (one.matches('.am')) return one;
        const below = one.shadowRoot && find(one.shadowRoot);
        if (below) return below;
    } };
    const page = find(document);
    for (const kind of ['dragover', 'drop'])
        page.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true }));
}"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(front_door(), XDG_DATA_HOME=str(tmp_path_factory.mktemp("data"))) as address:
        yield address


def drop(page: Page, name: str, content: bytes) -> None:
    page.evaluate(DROP, [name, base64.b64encode(content).decode()])


def test_a_worked_example_is_opened_and_stays_open_across_a_reload(
    shelf: str, open_page: Open
) -> None:
    page = open_page(shelf)
    page.get_by_role("link", name="Maps").click()
    page.get_by_role("button", name=re.compile("^Open (?!now)")).nth(2).click()
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip h1")).to_have_text("Is there a seminar tomorrow, and where?")
    expect(page).to_have_url(re.compile("map=circle"))
    page.reload()
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip h1")).to_have_text("Is there a seminar tomorrow, and where?")


def test_a_file_of_ones_own_is_dropped_on_the_page_and_read(shelf: str, open_page: Open) -> None:
    page = open_page(shelf)
    drop(page, "library.ttl", LIBRARY.read_bytes())
    expect(page).to_have_url(re.compile("map=own-|maps"))
    opener = page.get_by_role("button", name="Open it")
    expect(opener.or_(page.locator(".strip h1").filter(has_text="library"))).to_be_visible()
    if opener.is_visible():
        opener.click()
    page.wait_for_selector(OPENED)
    expect(page).to_have_url(re.compile("map=own-"))
    expect(page.locator(".board")).to_contain_text("The library should open on Sundays")
    page.reload()
    page.wait_for_selector(OPENED)
    expect(page.locator(".board")).to_contain_text("The library should open on Sundays")


def test_a_word_of_five_hundred_letters_breaks_within_its_column(
    shelf: str, open_page: Open
) -> None:
    page = open_page(shelf)
    word = b"W" * 500
    spoilt = (
        LIBRARY.read_bytes()
        .replace(b'prefLabel "', b'prefLabel "' + word)
        .replace(b'title "', b'title "' + word)
    )
    drop(page, "long.ttl", spoilt)
    expect(page).to_have_url(re.compile("map=own-"))
    page.wait_for_selector(OPENED)
    for region in (".strip", ".navigator", ".card"):
        assert page.locator(region).evaluate("(one) => one.scrollWidth <= one.clientWidth"), region
    heading, strip = page.locator(".strip h1").bounding_box(), page.locator(".strip").bounding_box()
    assert heading
    assert strip
    assert heading["width"] < strip["width"] - 400  # the names of the pages stand beside it
    assert strip["height"] < 300


def test_a_file_that_is_no_map_is_told_and_the_map_before_stays(
    shelf: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(f"{shelf}/?withdrawn=bg-shared-concern")
    drop(page, "<b>prose</b>.ttl", b"This is no map.")
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text(
        re.compile(r"<b>prose</b>\.ttl cannot be opened\. .*line 1, .*The map that was open stays")
    )
    page.get_by_role("link", name="Read").click()
    page.wait_for_selector(OPENED)
    expect(page.locator(".strip .chip.change")).to_have_count(1)


def test_a_map_that_is_not_here_is_told(shelf: str, context: Callable[..., object]) -> None:
    page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{shelf}/?map=own-{'0' * 32}")
    expect(page.get_by_test_id("stAlert")).to_contain_text("is not on this machine")
    page.get_by_role("link", name="Maps").click()
    page.get_by_role("button", name=re.compile("^Open (?!now)")).first.click()
    page.wait_for_selector(OPENED)
