"""What stands around every page: its row of pages, colours, titles, the way past, what is read
before any script and after the server's end.
"""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import free_port, serving
from tests.browser.conftest import OPENED

pytestmark = pytest.mark.browser

TITLE = "Can egalitarianism survive internationalization?"
THESIS = "Egalitarianism can survive internationalization"
NAMES = {"linchpins": "Linchpins", "compare": "Compare", "query": "Query", "maps": "Maps"}


APP = [sys.executable, "-m", "argmap", "app", "--no-browser", "--port", "PORT"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_itself_the_map_and_what_it_is_for(
    paper: str, context: Callable[..., object], name: str
) -> None:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/{name}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".argmap-map strong")).to_have_text(TITLE)
    expect(page.locator(".argmap-purpose")).to_be_visible()
    expect(page).to_have_title(f"{NAMES[name]} · {TITLE} · argmap")
    expect(page.locator("main, [role=main]")).to_have_count(1)
    expect(page.locator("#pages a[aria-current]")).to_have_text(NAMES[name])
    for streamlits in ("stHeader", "stMainMenu", "stSidebar", "stAppDeployButton"):
        expect(page.get_by_test_id(streamlits).locator("visible=true")).to_have_count(0)


def test_the_words_are_there_without_any_script(paper: str, context: Callable[..., object]) -> None:
    page: Page = context(java_script_enabled=False).new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/?denied=bg-supraregional-policy")
    expect(page.get_by_role("heading", name=THESIS)).to_be_visible()
    expect(page.locator("#first")).to_contain_text("Falls.")
    expect(page.locator("#first .map")).to_contain_text(TITLE)


def test_colours_are_chosen_and_kept(paper: str, open_page: Callable[..., Page]) -> None:
    page = open_page(paper, color_scheme="light")
    background = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert page.evaluate(background) == "rgb(251, 250, 247)"
    page.get_by_label("Colours").select_option("dark")
    page.wait_for_function(f"{background} === 'rgb(20, 23, 28)'")
    page.reload()
    page.wait_for_selector(OPENED)
    page.wait_for_function(f"{background} === 'rgb(20, 23, 28)'")
    page.get_by_label("Colours").select_option("system")
    page.wait_for_function(f"{background} === 'rgb(251, 250, 247)'")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{background} === 'rgb(20, 23, 28)'")


def test_an_unknown_page_and_an_unknown_map_lead_somewhere(
    paper: str, context: Callable[..., object]
) -> None:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/no/such")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    expect(page.get_by_test_id("stMain")).to_contain_text("no page “no/such”")
    page.get_by_test_id("stMain").get_by_role("link", name="Query").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask the map")
    page.goto(f"{paper}/Query?withdraw=shared-concern")
    expect(page).to_have_url(f"{paper}/query?withdraw=shared-concern")
    page.goto(f"{paper}/Query/")
    expect(page).to_have_url(f"{paper}/query")
    page.goto(f"{paper}/?map=nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("This map is not here")
    page.get_by_role("button", name=re.compile("^Open (?!now)")).first.click()
    page.wait_for_selector(OPENED)


def test_on_a_phone_the_pages_are_a_row_on_top(paper: str, open_page: Callable[..., Page]) -> None:
    page = open_page(paper, viewport={"width": 390, "height": 844})
    for name in ("Read", *NAMES.values()):
        box = page.locator("#pages a", has_text=name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 48
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    page.locator("#pages a", has_text="Maps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open another map")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_skip_links_lead_to_the_list_and_the_card(
    paper: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(paper)
    for name, kind in (("list", "navigator"), ("card", "card")):
        page.get_by_role("link", name=f"Skip to the {name}").press("Enter")
        expect(page.locator(f".am .{kind}")).to_be_focused()


def test_no_content_shows_through_the_header(paper: str, context: Callable[..., object]) -> None:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 400)")
    tops = page.evaluate(
        "[300, 600].map(x => document.elementFromPoint(x, 20).closest('.st-key-map_line') !== null)"
    )
    assert tops == [True, True]


def test_a_page_says_that_its_server_has_ended_and_goes_on_when_it_is_back(
    open_page: Callable[..., Page],
) -> None:
    port = free_port()
    with ExitStack() as first:
        page = open_page(first.enter_context(serving(APP, port=port)))
    expect(page.locator("#ended")).to_contain_text("argmap does not answer")
    expect(page.get_by_text("streamlit run").locator("visible=true")).to_have_count(0)
    with serving(APP, port=port):
        expect(page.locator("#ended")).to_be_hidden(timeout=60_000)


def test_scripts_come_compressed_and_are_kept_by_the_browser(paper: str) -> None:
    with urllib.request.urlopen(paper) as answer:
        script = re.search(r'src="\./(static/js/index[^"]+)"', answer.read().decode())
    assert script
    asked = urllib.request.Request(f"{paper}/{script[1]}", headers={"Accept-Encoding": "gzip, br"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_first_page_comes_compressed_to_whom_takes_it(paper: str) -> None:
    sizes = {}
    for taken in ("br", "gzip", "identity"):
        asked = urllib.request.Request(paper, headers={"Accept-Encoding": taken})
        with urllib.request.urlopen(asked) as answer:
            assert answer.status == 200
            sizes[taken] = len(answer.read())
    assert sizes["br"] < sizes["identity"] / 2


def test_the_terminal_says_what_is_open_where_and_how_to_end_it() -> None:
    port = free_port()
    server = subprocess.Popen(
        [*APP[:-1], str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert server.stdout
    try:
        said = [server.stdout.readline() for _ in range(3)]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
    finally:
        server.terminate()
    rest = server.communicate(timeout=20)[0]
    assert TITLE in said[0]
    assert f"http://127.0.0.1:{port}" in said[1]
    assert "Ctrl+C" in said[2]
    assert "treamlit" not in "".join(said) + rest


@pytest.mark.parametrize("width", [1366, 390])
def test_all_pages_name_the_map_in_the_same_place(
    paper: str, open_page: Callable[..., Page], width: int
) -> None:
    page = open_page(paper, viewport={"width": width, "height": 800})
    first = page.locator(".strip h1").bounding_box()
    assert first
    for name in NAMES.values():
        page.locator("#pages a", has_text=name).click()
        expect(page.locator("#pages a[aria-current]")).to_have_text(name)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        other = page.locator(".argmap-map strong").bounding_box()
        assert other
        assert (other["x"], other["y"]) == (first["x"], first["y"])
