"""The outline as the map's equal: read, questioned and steered by keyboard alone, and sound for a
screen reader.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.app.state.loaded import load
from benchmarks.maps import write_map
from tests.browser.conftest import ROOT, serving
from tests.browser.test_reading_page import THESIS, WITH_SHADOWS, Open, on_board

pytestmark = pytest.mark.browser

CIRCLE = ROOT / "ontology" / "maps" / "examples" / "circle.ttl"
REMEDY = "antidote"
INSTITUTIONS = "governing-institutions"
INTERDEPENDENCE = "bg-interdependence"
"""A background condition of the step to `INSTITUTIONS`, from which, by way of `REMEDY`, the thesis
follows.
"""
DRIFT = "obj-balkanization"
REPLY = "reply-mutual-learning"
UNFOLD_ALL = f"""() => {{ {WITH_SHADOWS}
    const folded = () => all('[role=treeitem][aria-expanded=false] > .row > .twist');
    for (let found = folded(); found.length; found = folded()) found.forEach((one) => one.click());
}}"""
FAULTS = f"""() => {{ {WITH_SHADOWS}
    const tree = all('[role=tree]')[0],
        items = [...tree.querySelectorAll('[role=treeitem]')], faults = [];
    for (const item of items) {{
        const list = item.parentElement,
            above = list === tree ? null : list.parentElement, among = [...list.children];
        const fault = (what) => faults.push(`${{item.innerText}}: ${{what}}`);
        const is = (name, value) => {{
            if (item.getAttribute(name) !== String(value)) fault(name); }};
        if (above && !(list.matches('[role=group]') && above.matches('[role=treeitem]')))
            fault('parent');
        is('aria-level', above ? Number(above.getAttribute('aria-level')) + 1 : 1);
        is('aria-setsize', among.length);
        is('aria-posinset', among.indexOf(item) + 1);
        const group = item.querySelector(':scope > [role=group]');
        if (group) is('aria-expanded', !group.hidden);
        const told = item.ariaDescription || item.matches('.section');
        if (item.hasAttribute('aria-label') || !told) fault('name');
    }}
    for (const [what, one] of [['tabindex', '0'], ['aria-selected', 'true']])
        if (items.filter((item) => item.getAttribute(what) === one).length !== 1) faults.push(what);
    return faults;
}}"""


@pytest.fixture(scope="module")
def circle() -> Iterator[str]:
    with serving(opening(CIRCLE)) as address:
        yield address


def opening(file: Path) -> list[str]:
    return [sys.executable, "-m", "argmap", "app", str(file), "--no-browser", "--port", "PORT"]


def outline(page: Page) -> Locator:
    page.get_by_role("tab", name="Outline").click()
    return page.get_by_role("tree")


def item(page: Page, name: str) -> Locator:
    """The line at which a statement has its place."""
    return page.locator(f"[role=treeitem]:not(.reference):has(> .row[data-statement='{name}'])")


def unfold(page: Page, name: str) -> None:
    """Show in the outline what a statement rests on."""
    item(page, name).focus()
    page.keyboard.press("ArrowRight")


def title(name: str) -> str:
    return load(None).map.statements[name].title


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def press_until(page: Page, key: str, place: Locator) -> None:
    """Press a key until something has the focus."""
    for _ in range(60):
        if place.evaluate("(one) => one.matches(':focus')"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {place}")


def test_the_thesis_is_found_and_brought_down_and_an_objection_read_by_keyboard_alone(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    press_until(page, "Tab", page.get_by_role("tab", name="Switches"))
    press(page, "ArrowLeft", "Enter", "Tab", "Tab", "Tab")
    expect(item(page, "thesis")).to_be_focused()
    expect(page.locator(".keys")).to_be_visible()
    press_until(page, "ArrowDown", item(page, REMEDY))
    press(page, "ArrowRight")
    press_until(page, "ArrowDown", item(page, INSTITUTIONS))
    press(page, "ArrowRight")
    press_until(page, "ArrowDown", item(page, INTERDEPENDENCE))
    press(page, "Space")
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    expect(page.locator(".said")).to_have_text(re.compile("fell: "))
    expect(item(page, INTERDEPENDENCE)).to_be_focused()
    expect(item(page, INTERDEPENDENCE)).to_have_attribute("aria-checked", "false")
    expect(item(page, INTERDEPENDENCE)).to_have_attribute(
        "aria-description", "background condition"
    )
    expect(item(page, INTERDEPENDENCE).locator("> .row")).to_have_text(re.compile("· withdrawn"))
    expect(item(page, "thesis").locator("> .row")).to_have_text(re.compile("· falls"))
    expect(item(page, "thesis").locator("> .row")).to_have_class(re.compile("changed"))
    press(page, "Space")
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))

    press(page, "/")
    page.keyboard.type("split apart")
    press(page, "ArrowDown", "Enter")
    expect(page.locator(".card h2")).to_have_text(title(DRIFT))
    expect(page.locator(".card .role")).to_have_text(re.compile("Objection · paragraph 5.6"))
    press(page, "Escape", "Escape", "ArrowDown")
    expect(item(page, DRIFT)).to_be_focused()
    press(page, "ArrowRight")
    press_until(page, "ArrowDown", item(page, REPLY))
    press(page, "Enter")
    expect(page.locator(".card h2")).to_have_text(title(REPLY))
    expect(page.locator(".card .says")).to_have_text(re.compile("^Stands"))


def test_all_of_the_paper_is_one_sound_tree(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    tree = outline(page)
    page.evaluate(UNFOLD_ALL)
    map = load(None).map
    expect(tree.locator("[role=treeitem]:not(.reference)")).to_have_count(
        len(map.statements) + len(map.inferences)
    )
    assert page.evaluate(FAULTS) == []
    page.get_by_role("button", name="By section").click()
    expect(tree.locator("[role=treeitem][aria-level='2']")).to_have_count(len(map.statements))
    assert page.evaluate(FAULTS) == []


def test_a_step_joins_its_premises_and_says_whether_it_goes_through(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?denied=bg-supraregional-policy")
    outline(page)
    unfold(page, REMEDY)
    unfold(page, INSTITUTIONS)
    linked = item(page, INSTITUTIONS).locator("> [role=group] > .step").first
    needs = "step, 3 linked premises, 1 background condition"
    expect(linked).to_have_attribute("aria-description", needs)
    expect(linked.locator("> [role=group] > li")).to_have_count(5)  # one that objects to it too
    step = item(page, REMEDY).locator("> [role=group] > .step").first
    expect(step.locator("> .row")).to_have_text(
        re.compile(
            "Regional order and institutions counter both threats\u00a0· does not go through"
        )
    )
    page.get_by_role("button", name="Reset").click()
    expect(step.locator("> .row")).to_have_text(re.compile("· goes through"))


def test_arrows_home_end_type_ahead_and_star_move_as_in_any_tree(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    tree = outline(page)
    focused = page.locator("[role=treeitem]:focus")
    item(page, "thesis").focus()
    press(page, "ArrowLeft")
    expect(item(page, "thesis")).to_have_attribute("aria-expanded", "false")
    press(page, "ArrowDown")
    expect(focused).to_have_attribute("aria-level", "1")
    press(page, "ArrowUp", "ArrowRight")
    expect(item(page, "thesis")).to_have_attribute("aria-expanded", "true")
    press(page, "ArrowRight", "ArrowRight")
    expect(focused).to_have_attribute("aria-level", "3")
    press(page, "ArrowLeft")
    expect(focused).to_have_class(re.compile("step"))
    press(page, "End")
    expect(focused).to_have_attribute("aria-posinset", re.compile("[3-9]"))
    press(page, "Home")
    expect(item(page, "thesis")).to_be_focused()
    page.keyboard.type("mobil")
    expect(item(page, "obj-exit")).to_be_focused()
    press(page, "Home", "*")
    expect(tree.locator("> [aria-expanded=false]")).to_have_count(0)


def test_the_keys_for_the_map_focus_show_a_path_and_unfold(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    outline(page)
    unfold(page, REMEDY)
    unfold(page, INSTITUTIONS)
    item(page, INTERDEPENDENCE).focus()
    press(page, "f")
    expect(page).to_have_url(re.compile(f"at={INTERDEPENDENCE}.*show=focus&of={INTERDEPENDENCE}"))
    expect(page.get_by_role("button", name="Focus")).to_have_attribute("aria-pressed", "true")
    press(page, "p")
    expect(page).to_have_url(re.compile(f"show=path&of={INTERDEPENDENCE}"))
    press(page, "Home", "u")
    expect(page).to_have_url(re.compile("unfolded=thesis"))
    expect(page.locator(".card h2")).to_have_text(THESIS)
    expect(item(page, "thesis")).to_be_focused()


def test_a_circle_ends_in_references_that_jump(circle: str, open_page: Open) -> None:
    page = open_page(circle)
    tree = outline(page)
    page.evaluate(UNFOLD_ALL)
    map = load(str(CIRCLE)).map
    expect(tree.locator("[role=treeitem]:not(.reference):not(.section)")).to_have_count(
        len(map.statements) + len(map.inferences)
    )
    again = tree.locator(".reference:has(> .row[data-statement='ann-knows'])")
    expect(again.locator(".word")).to_have_text(re.compile("shown above$"))
    assert again.get_attribute("aria-expanded") is None
    again.focus()
    page.get_by_role("treeitem").first.locator("> .row > .twist").click()
    page.get_by_role("treeitem").first.locator("> .row > .twist").click()
    again.focus()
    press(page, "Enter")
    place = item(page, "ann-knows")
    expect(place).to_be_focused()
    expect(place).to_have_attribute("aria-selected", "true")
    expect(page.locator(".card h2")).to_have_text("Ann knows that it is cancelled")


def test_selecting_elsewhere_reveals_the_statement_and_leaves_the_focus(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    outline(page)
    for link in (
        page.locator(".card .against .at a.link").first,
        page.locator(".card .step a.link").first,
    ):
        name = (link.get_attribute("href") or "").removeprefix("?at=")
        link.focus()
        press(page, "Enter")
        expect(item(page, name)).to_have_attribute("aria-selected", "true")
        expect(item(page, name).locator("> .row")).to_be_in_viewport()
    assert not page.locator(".navigator :focus").count()


def test_a_repaint_keeps_every_line_so_that_a_press_that_has_begun_counts(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    outline(page)
    unfold(page, REMEDY)
    unfold(page, INSTITUTIONS)
    item(page, INTERDEPENDENCE).focus()
    kept = item(page, INTERDEPENDENCE).element_handle()
    row = page.locator("[role=treeitem]").filter(has_text="Deep inequality").last.locator("> .row")
    row.hover()
    page.mouse.down()
    page.evaluate(f"() => {{ {WITH_SHADOWS} all('.navigator [role=switch]')[0].click() }}")
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    page.mouse.up()
    expect(page.locator(".card h2")).to_have_text(re.compile("Deep inequality"))
    assert kept.evaluate("(one) => one.isConnected")


def test_a_statement_that_is_denied_on_the_card_gets_its_switch_in_the_outline(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    outline(page)
    switch = item(page, "thesis").locator("> .row > .switch")
    expect(switch).to_have_count(0)
    page.get_by_role("radio", name="Denied").click()
    expect(switch).to_have_attribute("aria-checked", "false")
    page.get_by_role("button", name="Undo").click()
    expect(switch).to_have_count(0)


def test_what_is_found_is_counted_aloud_marked_and_reached_with_arrows(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    search = page.get_by_role("searchbox")
    search.fill("solidarities wider")
    expect(page.locator(".navigator .count")).to_have_text(
        re.compile(r"^\d+ statements? with “solidarities wider”$")
    )
    expect(page.locator(".am > .heard")).to_have_text(
        re.compile(r"^\d+ statements? with “solidarities wider”$")
    )
    expect(page.locator(".navigator .pick").first.locator("mark")).to_have_text(
        ["wider", "solidarities"]
    )
    search.fill("re")
    press(page, "ArrowDown", "ArrowDown")
    expect(page.locator(".navigator .pick").nth(1)).to_be_focused()
    press(page, "ArrowUp", "ArrowUp")
    expect(search).to_be_focused()


def test_a_list_is_one_stop_for_the_tab_key_and_walked_with_arrows(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    rows = page.locator(".navigator .row")
    press_until(page, "Tab", page.get_by_role("tab", name="Switches"))
    press(page, "Tab")
    expect(rows.nth(0).get_by_role("switch")).to_be_focused()
    press(page, "ArrowDown", "ArrowDown", "Space")
    expect(rows.nth(2).get_by_role("switch")).to_be_focused()
    expect(rows.nth(2).get_by_role("switch")).to_have_attribute("aria-checked", "false")
    press(page, "ArrowRight", "ArrowDown", "Enter")
    expect(page.locator(".card h2")).to_have_text(rows.nth(3).locator(".title bdi").inner_text())
    press(page, "End")
    expect(rows.last.locator(".pick")).to_be_focused()
    press(page, "Tab")
    expect(page.get_by_role("button", name="Main line")).to_be_focused()
    press(page, "Shift+Tab", "Home", "ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_html_in_what_is_found_stays_text(spoilt: str, open_page: Open) -> None:
    page = open_page(spoilt)
    page.get_by_role("searchbox").fill("<b>open</b> <img")
    expect(page.locator(".navigator .count")).to_have_text(re.compile("“<b>open</b> <img”"))
    page.get_by_role("searchbox").fill("<b>open</b>")
    expect(page.locator(".navigator mark")).to_have_text(["<b>Open</b>"])
    page.get_by_role("searchbox").fill("")
    outline(page)
    expect(page.get_by_role("treeitem").first).to_have_text(
        re.compile("^★<script>document.title=1")
    )
    assert page.locator(".navigator :is(script, img, b)").count() == 0


def test_a_narrow_page_gives_the_focus_back_to_what_opens_the_drawer(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper, viewport={"width": 800, "height": 900})
    opener = page.get_by_role("button", name="Statements")
    opener.click()
    outline(page)
    unfold(page, REMEDY)
    unfold(page, INSTITUTIONS)
    item(page, INTERDEPENDENCE).focus()
    press(page, "Enter")
    expect(page.locator(".card h2")).to_have_text(title(INTERDEPENDENCE))
    expect(opener).to_be_focused()


def test_a_thousand_statements_are_built_as_they_are_unfolded(
    tmp_path: Path, open_page: Open
) -> None:
    file = tmp_path / "large.ttl"
    write_map(file, 1000, 1400)
    file.write_text(
        file.read_text("utf-8")
        .replace(":p999 a am:Claim", ":p999 a am:Conclusion")
        .replace(":p998 a am:Claim", ":p998 a am:Conclusion"),
        "utf-8",
    )
    with serving(opening(file)) as address:
        page = open_page(address)
        tree = outline(page)
        expect(tree.locator("[role=treeitem]").first).to_be_visible()
        assert tree.locator("[role=treeitem]").count() < 60
        page.get_by_role("searchbox").fill("number 500")
        press(page, "Enter")
        expect(page.locator(".card h2")).to_have_text("Statement number 500")
        page.get_by_role("searchbox").fill("")
        expect(item(page, "p500")).to_have_attribute("aria-selected", "true")
