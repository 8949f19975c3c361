"""The page that says where the argument is vulnerable, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from argmap.app.state.loaded import load
from argmap.app.view_models.linchpins import ROWS, whole
from argmap.model import Scenario
from benchmarks.serving import serving
from tests.browser.conftest import front_door
from tests.maps import GRANTED, OPEN, make_map, turtle

pytestmark = pytest.mark.browser
FOUND = whole(load(None), Scenario())
STATEMENTS = FOUND.loaded.map.statements
THESIS = STATEMENTS[FOUND.standing[0]].title
NEEDED = next(one.statement for one in FOUND.needed if FOUND.standing[0] in one.down)
"""A premise that alone brings the thesis down."""


@pytest.fixture
def page(paper: str, context: Callable[..., object]) -> Page:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    ready(page)
    return page


def ready(page: Page) -> None:
    """Once the pairs and curves are there too."""
    expect(page.get_by_role("button", name="copy as an agenda")).to_be_visible()
    expect(page.locator(".likely")).to_be_visible()


def row(page: Page, title: str):  # type: ignore[no-untyped-def]
    return page.locator(".matrix tr[data-choose]").filter(has_text=title)


def test_a_premise_is_chosen_switched_off_and_back(page: Page) -> None:
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
    row(page, NEEDED.title).locator("input").check()
    words = page.locator(".st-key-linchpins_premise .linchpins")
    expect(words).to_contain_text("Alone brings down")
    words.get_by_text("Why?").click()
    expect(words).to_contain_text("Once it is withdrawn:")
    words.get_by_role("button", name="Switch it off").click()
    expect(page.get_by_text(f"with your 1 change: withdrawn {NEEDED.title}")).to_be_visible()
    expect(words).to_contain_text(re.compile(f"Withdrawn. .* conclusions fell: .*{THESIS}"))
    words.get_by_text("Why?").click()
    expect(words).to_contain_text("because you withdrew")
    expect(row(page, NEEDED.title)).to_contain_text("withdrawn")
    expect(page.locator(".matrix th.end a.fallen").filter(has_text=THESIS)).to_be_visible()
    page.get_by_role("button", name="Switch it on again").click()
    expect(page.get_by_text("Scenario: as the source has it")).to_be_visible()
    expect(row(page, NEEDED.title)).to_be_visible()


def test_the_keyboard_goes_from_premise_to_premise(page: Page) -> None:
    rows = page.locator(".matrix tr[data-choose]")
    titles = [one.partition("\n")[0] for one in rows.locator("th .name").all_inner_texts()]
    rows.nth(0).locator("input").focus()
    for place in (1, 2):
        page.keyboard.press("ArrowDown")
        expect(page.locator("h2:visible", has_text=titles[place])).to_be_visible()
        expect(rows.nth(place).locator("input")).to_be_focused()


def test_a_title_chooses_its_row_and_a_button_leads_to_the_map(page: Page) -> None:
    row(page, NEEDED.title).locator(".name").click()
    expect(page.locator("h2:visible", has_text=NEEDED.title)).to_be_visible()
    page.get_by_role("button", name="Switch it off").click()
    expect(row(page, NEEDED.title)).to_contain_text("withdrawn")
    page.get_by_role("button", name="Show on the map").click()
    expect(page.locator(".card h2")).to_have_text(re.compile(re.escape(NEEDED.title)))
    page.get_by_role("button", name="Fit", exact=True).wait_for()
    page.get_by_role("link", name="Linchpins").first.click()
    ready(page)
    page.locator(".matrix th.end a").filter(has_text=THESIS).click()
    expect(page.locator(".card h2")).to_have_text(re.compile(re.escape(THESIS)))


def test_on_a_phone_the_words_stand_below_the_row(
    paper: str, context: Callable[..., object]
) -> None:
    made = context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page: Page = made.new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    ready(page)
    third = page.locator(".matrix tr[data-choose]").nth(2)
    third.locator(".name").click()
    words = page.locator(".matrix tr.chosen + tr.words")
    expect(words).to_contain_text("Alone brings down")
    expect(words.get_by_role("button", name="Switch it off")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Switch it off")).to_have_count(1)


def test_all_rows_come_when_asked_for(page: Page) -> None:
    rows = page.locator(".matrix tr[data-choose]")
    expect(rows).to_have_count(ROWS)
    page.get_by_role("button", name="all", exact=True).click()
    expect(page.get_by_role("button", name="fewer")).to_be_visible()
    expect(rows).to_have_count(len(FOUND.needed))


def test_a_pair_is_switched_off(page: Page) -> None:
    page.get_by_text(re.compile("^Needed only together with another")).click()
    page.get_by_role("button", name="Switch both off").first.click()
    expect(page.get_by_text("with your 2 changes")).to_be_visible()
    page.get_by_role("button", name="Back to the source's own").click()
    expect(page.get_by_text("Scenario: as the source has it")).to_be_visible()


def test_the_agenda_is_copied_and_the_table_saved(
    paper: str, context: Callable[..., object]
) -> None:
    made = context(permissions=["clipboard-read", "clipboard-write"])
    page: Page = made.new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    ready(page)
    page.get_by_role("button", name="copy as an agenda").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Where the argument is vulnerable: ")
    assert "\n1. " in text
    with page.expect_download() as saved:
        page.get_by_role("button", name="save as a table").click()
    assert saved.value.suggested_filename.endswith("-linchpins.csv")
    assert THESIS in Path(saved.value.path()).read_text("utf-8")


def test_where_the_clipboard_is_closed_the_agenda_is_shown(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="copy as an agenda").click()
    expect(page.get_by_role("textbox", name="The agenda")).to_have_value(
        re.compile("^Where the argument is vulnerable")
    )


def test_credences_move_the_probabilities_and_stand_in_the_address(
    page: Page, context: Callable[..., object]
) -> None:
    line = page.locator(".likely tbody tr").filter(has_text=THESIS)
    expect(line).not_to_contain_text("100 %")
    page.get_by_role("slider", name="Credence in each premise").focus()
    page.keyboard.press("End")
    expect(line).to_contain_text("100 %")
    page.get_by_role("slider", name="Your own credence in it").focus()
    page.keyboard.press("Home")
    expect(page.locator(".likely")).to_contain_text("with your own")
    expect(line.locator("td").last).to_have_text("0 %")
    expect(page).to_have_url(re.compile("credence=100"))
    expect(page).to_have_url(re.compile("own="))
    fresh: Page = context().new_page()  # type: ignore[attr-defined]
    fresh.goto(page.url)
    ready(fresh)
    again = fresh.locator(".likely tbody tr").filter(has_text=THESIS)
    expect(again.locator("td").last).to_have_text("0 %")
    fresh.get_by_role("button", name="Forget them").click()
    expect(fresh.locator(".likely")).not_to_contain_text("with your own")


def test_a_link_that_names_a_stranger_is_told_and_the_rest_kept(
    paper: str, context: Callable[..., object]
) -> None:
    page: Page = context().new_page()  # type: ignore[attr-defined]
    page.goto(
        f"{paper}/linchpins?withdrawn={NEEDED.id}&denied=nobody&semantics=preferred&credence=7e9"
    )
    expect(page.get_by_text("names “nobody”, which this map does not have")).to_be_visible()
    expect(page.locator(".argmap-scenario")).to_contain_text("with your 1 change")
    expect(page.get_by_text("This page judges by grounded, not by preferred")).to_be_visible()
    expect(page.get_by_role("slider", name="Credence in each premise")).to_have_value("90")


@pytest.mark.parametrize("width", [1440, 1366, 800, 390])
def test_nothing_is_wider_than_the_window(
    paper: str, context: Callable[..., object], width: int
) -> None:
    page: Page = context(viewport={"width": width, "height": 800}).new_page()  # type: ignore[attr-defined]
    page.goto(f"{paper}/linchpins")
    ready(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(main) => main.scrollWidth") <= width
    for box in page.locator(".matrix td.cell").all()[:12]:
        placed = box.bounding_box()
        assert placed
        assert placed["x"] + placed["width"] <= width


SMALL = {
    "long": make_map({"w" * 300: GRANTED, "c" * 200: OPEN}, [("w" * 300, "c" * 200)]),
    "one": make_map({"only": GRANTED}),
    "fallen": make_map({"a": OPEN, "c": OPEN}, [("a", "c")]),
}


@pytest.fixture(params=SMALL)
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    file = tmp_path / "small.ttl"
    file.write_text(turtle(SMALL[request.param]), "utf-8")
    with serving(front_door(), ARGMAP_MAP=str(file)) as address:
        yield request.param, address


def test_small_maps_without_conclusions(
    small: tuple[str, str], context: Callable[..., object]
) -> None:
    kind, address = small
    page: Page = context(viewport={"width": 390, "height": 800}).new_page()  # type: ignore[attr-defined]
    page.goto(f"{address}/linchpins")
    ready(page)
    expect(page.get_by_text("This map names no conclusion")).to_be_visible()
    if kind == "fallen":
        expect(page.get_by_text("No conclusion stands in this scenario")).to_be_visible()
    else:
        expect(page.locator(".matrix tr[data-choose]")).to_have_count(1)
        expect(page.locator(".matrix .alone")).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("(main) => main.scrollWidth") <= 390
