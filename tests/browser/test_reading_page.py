"""The reading page as a reader uses it: in a real browser, on the map of the paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.waiting import at_rest

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

THESIS = "Egalitarianism can survive internationalization"
POLICY = "Wider policies and institutions support the regions"
WITH_SHADOWS = """const all = (selector) => {
    const found = [], look = (node) => {
        found.push(...node.querySelectorAll(selector));
        for (const one of node.querySelectorAll('*')) if (one.shadowRoot) look(one.shadowRoot);
    };
    look(document);
    return found;
};"""
BOXES = f"""() => {{ {WITH_SHADOWS}
    const host = all('.am .canvas')[0], area = host.getBoundingClientRect(), found = {{}};
    for (let y = 2; y < area.height; y += 6) for (let x = 2; x < area.width; x += 6) {{
        host.dispatchEvent(new PointerEvent('pointermove', {{
            clientX: area.left + x, clientY: area.top + y }}));
        if (!host.dataset.hover) continue;
        const box = (found[host.dataset.hover] ??= [x, y, x, y, x, y]);
        box[0] = Math.min(box[0], x); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
    }}
    return found;
}}"""


def boxes(page: Page) -> dict[str, list[int]]:
    """Where each thing on the map is on the screen, by the words that hovering it shows: left, top,
    right, bottom, a point.
    """
    found: dict[str, list[int]] = page.evaluate(BOXES)
    return found


def soon(page: Page, holds: Callable[[dict[str, list[int]]], bool]) -> None:
    """Wait until the map shows what is expected; the address and the words can be there a moment
    before it.
    """
    for _ in range(100):
        if holds(boxes(page)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the map still shows {sorted(boxes(page))}")


def on_board(page: Page, title: str) -> Locator:
    return page.locator(".board .chip").filter(has_text=title)


def in_list(page: Page, title: str) -> Locator:
    return page.locator(".navigator .row").filter(has_text=title)


def click_map(page: Page, place: list[int]) -> None:
    area = page.locator(".canvas").bounding_box()
    assert area
    page.mouse.click(area["x"] + place[4], area["y"] + place[5])


def test_opens_with_the_main_line_the_board_and_the_thesis_on_the_card(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    expect(page.locator(".strip h1")).to_have_text(
        "Can egalitarianism survive internationalization?"
    )
    expect(page.locator(".strip .source")).to_have_text(
        re.compile(r"Cohen and Rogers, 1997 · 2\d\d statements · \d+ steps")
    )
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))
    expect(page.locator(".card h2")).to_have_text(THESIS)
    expect(page.locator(".card .says")).to_have_text(re.compile("^Stands. "))
    expect(page.get_by_role("button", name="Main line")).to_have_attribute("aria-pressed", "true")
    assert {THESIS, POLICY} <= boxes(page).keys()


SIZES = """() => {
    const plain = CanvasRenderingContext2D.prototype.fillText;
    window.sizes = {};
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        window.sizes[text] = parseFloat(this.font.match(/([\\d.]+)px/)[1])
            * this.getTransform().a / devicePixelRatio;
        return plain.call(this, text, ...rest);
    };
}"""


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_what_stands_in_a_box_can_be_read_at_the_first_zoom(
    paper: str, context: Callable[..., BrowserContext], width: int
) -> None:
    page = context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(f"({SIZES})()")
    page.goto(paper)
    page.wait_for_selector(".canvas[data-drawn]")
    sizes: dict[str, float] = page.evaluate("window.sizes")
    inside = [
        text
        for text in sizes
        if text in ("stands", "falls", "internationalization") or re.fullmatch(r"\+\d+", text)
    ]
    assert {"stands", "falls", "internationalization"} < set(inside), "and a badge"
    assert min(sizes[text] for text in inside) >= 10.99


def test_a_click_on_the_map_selects_and_backspace_goes_back(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    click_map(page, boxes(page)[POLICY])
    expect(page.locator(".card h2")).to_have_text(POLICY)
    expect(page.locator(".card .role")).to_have_text(
        re.compile("Background condition · paragraph 5.5")
    )
    expect(page).to_have_url(re.compile(r"\?at=bg-supraregional-policy$"))
    page.keyboard.press("Backspace")
    expect(page.locator(".card h2")).to_have_text(THESIS)


def test_denying_brings_the_thesis_down_in_place_and_undo_redo_and_reset_follow(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    in_list(page, POLICY).locator(".pick").click()
    expect(page.locator(".card h2")).to_have_text(POLICY)
    before = boxes(page)
    page.get_by_role("radio", name="Denied").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    expect(on_board(page, THESIS)).to_have_class(re.compile("changed"))
    expect(page.locator(".card .says")).to_have_text("Falls. You denied it.")
    expect(page.locator(".said")).to_have_text(re.compile(r"^Your last change: \d+ fell: "))
    expect(page).to_have_url(re.compile("denied=bg-supraregional-policy"))
    after = boxes(page)
    still = [
        words
        for words in before
        if words in after and " · " not in words and words not in ("Grant", "Withdraw")
    ]
    assert len(still) > 20
    assert [after[words] for words in still] == [before[words] for words in still]
    page.get_by_role("button", name="Undo").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))
    page.get_by_role("button", name="Redo").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    page.get_by_role("button", name="Reset").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))
    expect(page.get_by_role("radio", name="Granted")).to_have_attribute("aria-checked", "true")
    soon(page, lambda shown: shown == before)


def test_withdrawing_what_is_also_argued_for_changes_nothing_and_the_page_says_so(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    row = in_list(page, POLICY)
    row.get_by_role("switch").click()
    expect(row.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))
    expect(page.locator(".said")).to_have_text(re.compile("the map also argues for it"))
    page.get_by_role("button", name=re.compile("^Take back: withdrawn")).click()
    expect(row.get_by_role("switch")).to_have_attribute("aria-checked", "true")


def test_many_changes_leave_the_map_its_room_and_can_be_undone(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?withdrawn=bg-shared-concern")
    for place in range(12):
        page.locator(".navigator .switch").nth(20 + place).click()
    expect(page.locator(".strip .chip.change")).to_have_count(13)
    area = page.locator(".canvas").bounding_box()
    assert area
    assert area["y"] < 320
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_in_viewport()
    undo.click()
    expect(page.locator(".strip .chip.change")).to_have_count(12)


def test_the_map_is_one_stop_for_the_tab_key(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.locator(".canvas").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Legend")).to_be_focused()


def test_the_switch_on_a_box_and_the_one_in_the_list_are_one(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    click_map(page, boxes(page)["Withdraw"])
    expect(page.locator(".strip .chip.change")).to_have_count(1)
    expect(page.locator(".navigator [role=switch][aria-checked=false]").first).to_be_attached()
    soon(page, lambda shown: "Grant" in shown)


def test_a_badge_unfolds_and_folds(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    before = boxes(page)
    place = next(place for words, place in before.items() if words.startswith("Show "))
    click_map(page, place)
    expect(page).to_have_url(re.compile("unfolded="))
    expect(page.get_by_role("button", name="Main line")).to_have_attribute("aria-pressed", "true")
    soon(page, lambda shown: "Fold" in shown)
    page.get_by_role("button", name="Main line").click()
    expect(page).not_to_have_url(re.compile("unfolded="))
    soon(page, lambda shown: shown.keys() == before.keys())


def test_what_is_unfolded_stays_where_it_is_and_is_what_the_card_tells(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    title = "Internationalization is a secondary problem"
    before = boxes(page)[title]
    area = page.locator(".canvas").bounding_box()
    assert area
    badge = {"x": area["x"] + before[2] - 12, "y": area["y"] + before[1] + 8}
    page.mouse.click(**badge)
    expect(page).to_have_url(re.compile("unfolded="))
    expect(page.locator(".card h2")).to_have_text(title)
    soon(page, lambda shown: "Fold" in shown)
    assert boxes(page)[title] == pytest.approx(before, abs=12)  # what it reveals is in view too
    page.mouse.click(**badge)
    soon(page, lambda shown: "Fold" not in shown)
    assert boxes(page)[title] == pytest.approx(before, abs=12)  # what it reveals is in view too
    page.mouse.dblclick(area["x"] + before[4] + 40, area["y"] + before[3] - 6)
    soon(page, lambda shown: "Fold" in shown)
    assert boxes(page)[title] == pytest.approx(before, abs=12)  # what it reveals is in view too


def test_an_address_restores_the_reading_and_says_what_it_cannot(
    paper: str, open_page: Open
) -> None:
    page = open_page(
        f"{paper}/?denied=bg-supraregional-policy&withdrawn=no-such-thing&at=regional-order&unfolded=regional-order"
    )
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    expect(page.locator(".said")).to_have_text(re.compile(r"^With your changes: \d+ fell: "))
    expect(page.locator(".card .role")).to_have_text(re.compile("Conclusion|Claim"))
    expect(page.locator(".notice")).to_have_text(
        re.compile("“no-such-thing”, which this map does not have. The rest of it is kept")
    )
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".notice")).to_be_hidden()


def test_search_finds_by_title_text_and_identifier(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("searchbox").fill("obj-paternalism")
    expect(page.locator(".navigator .row")).to_have_count(1)
    page.locator(".navigator .pick").click()
    expect(page.locator(".card .role")).to_have_text(re.compile("Objection · paragraph 5.15"))
    page.get_by_role("searchbox").fill("5.6")
    expect(
        page.locator(".navigator .row .title").filter(has_text="Regions split apart politically")
    ).to_be_visible()
    page.get_by_role("searchbox").fill("no such words anywhere")
    expect(page.locator(".navigator .count")).to_have_text(re.compile("^No statements"))
    page.get_by_role("tab", name="Outline").click()
    page.get_by_role("button", name="By section").click()
    assert page.get_by_role("treeitem").count() > 100


def test_the_outline_is_used_with_the_keyboard_alone(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.get_by_role("tab", name="Switches").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.locator("[role=treeitem][tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    title = page.evaluate(
        f"() => {{ {WITH_SHADOWS} return all('[role=treeitem]:focus .title bdi')[0].textContent }}"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".card h2")).to_have_text(title)
    page.get_by_role("radio", name="Denied").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Denied")).to_be_focused()
    expect(page.get_by_role("radio", name="Denied")).to_have_attribute("aria-checked", "true")


def test_objections_that_the_paper_leaves_open_can_be_granted(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=obj-human-territory")
    expect(page.locator(".card .says")).to_have_text(re.compile("^Falls"))
    page.get_by_role("radio", name="Granted").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls|contested"))


def test_a_press_that_began_before_the_answers_came_still_counts(
    paper: str, open_page: Open
) -> None:
    """What the verdict hangs on comes after the card: it may not take the button away from under
    the finger.
    """
    page = open_page(paper)
    expect(page.locator(".card .waiting")).to_be_hidden()
    page.evaluate(
        "() => { const soon = setTimeout; window.setTimeout = (deed, ms) => soon(deed, ms "
        "=== 150 ? 1500 : ms); }"
    )
    page.get_by_role("tab", name="Objections").click()
    page.locator(".navigator .row:not(.chosen) .pick").first.click()
    expect(page.locator(".card h2")).not_to_have_text(THESIS)
    expect(page.locator(".card .waiting")).to_be_visible()
    denied = page.get_by_role("radio", name="Denied")
    denied.hover()
    page.mouse.down()
    expect(page.locator(".card .waiting")).to_be_hidden()
    page.mouse.up()
    expect(denied).to_have_attribute("aria-checked", "true")


def test_a_set_on_the_card_is_tried_and_undone(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    card = page.locator(".card")
    expect(card.get_by_role("heading", name="What would bring it down")).to_be_visible()
    expect(card.locator(".try")).to_have_count(3)
    expect(card.get_by_text("At least 4 sets exist")).to_be_visible()
    expect(card.get_by_role("heading", name="Its verdict is settled by")).to_be_visible()
    card.get_by_role("button", name=re.compile("^Try: withdraw ")).first.click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    expect(page.locator(".strip .chip.change")).to_have_text(re.compile("^withdrawn: "))
    expect(card.get_by_role("heading", name="What would save it")).to_be_visible()
    card.get_by_role("button", name=re.compile("^Try: grant ")).first.click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))
    page.get_by_role("button", name="Undo").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("falls"))
    page.get_by_role("button", name="Undo").click()
    expect(on_board(page, THESIS)).to_have_text(re.compile("stands"))


def test_html_in_a_statement_shows_as_text(spoilt: str, open_page: Open) -> None:
    page = open_page(spoilt)
    title = "<script>document.title=1</script><b>Open</b>"
    expect(page.locator(".card h2")).to_have_text(title)
    expect(page.locator(".board .name")).to_have_text(title)
    expect(page.locator(".card .text")).to_have_text(
        re.compile("^<img src=x onerror=document.title=1> The town")
    )
    assert page.locator(".am script, .am img, .am b").count() == 0
    assert title in boxes(page)
    assert page.title() != "1"


def test_a_broken_map_is_told_in_a_line(broken: str, context: Callable[..., object]) -> None:
    page = context().new_page()  # type: ignore[attr-defined]
    page.goto(broken)
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_have_text(re.compile(r"The map cannot be read\. .*broken\.ttl"))
    assert "Traceback" not in page.inner_text("body")


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(20, 23, 28)")]
)
def test_light_and_dark_follow_the_readers_system(
    paper: str, open_page: Open, scheme: str, ground: str
) -> None:
    page = open_page(paper, color_scheme=scheme)
    expect(page.locator(".am")).to_have_css("background-color", ground)


@pytest.mark.parametrize("width", [1440, 800])
def test_map_board_and_card_are_in_view_without_scrolling(
    paper: str, open_page: Open, width: int
) -> None:
    page = open_page(paper, viewport={"width": width, "height": 900})
    for part in (".board .chip >> nth=0", ".canvas", ".card h2", ".tools"):
        expect(page.locator(part)).to_be_in_viewport(ratio=0.95)
    if width < 1100:
        page.get_by_role("button", name="Statements").click()
    expect(page.get_by_role("searchbox")).to_be_in_viewport()
    if width < 1100:
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("searchbox")).to_be_hidden()
        page.locator(".card .says").scroll_into_view_if_needed()
    expect(page.locator(".card .says")).to_be_in_viewport()


def test_opened_by_the_command_line_the_page_has_all_its_colours(
    spoilt: str, open_page: Open
) -> None:
    """The colour of replies is handed on as a list, which a flag must say otherwise than the
    configuration file.
    """
    page = open_page(spoilt, color_scheme="light")
    colour = page.locator(".am").evaluate(
        "one => getComputedStyle(one).getPropertyValue('--am-reply-border').trim()"
    )
    assert colour == "#277480"


def test_what_is_shown_already_goes_back_to_where_it_opened_when_it_is_asked_for_again(
    paper: str, open_page: Open
) -> None:
    page = open_page(paper)
    canvas = page.locator(".am .canvas")
    opened = at_rest(canvas)
    canvas.focus()
    for key in ("ArrowRight", "ArrowDown", "+"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Main line").focus()
    assert canvas.screenshot() != opened
    page.get_by_role("button", name="Main line").press("Enter")
    assert at_rest(canvas) == opened


def test_the_keyboard_undoes_and_redoes(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.locator(".navigator [role=switch][aria-checked=true]").first.click()
    changes = page.locator(".strip .chip.change")
    expect(changes).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(changes).to_have_count(0)
    page.keyboard.press("Control+Shift+z")
    expect(changes).to_have_count(1)
    page.locator(".navigator input").first.focus()
    page.keyboard.press("Control+z")
    page.locator(".navigator input").first.blur()
    expect(changes).to_have_count(1)


def test_a_question_mark_lists_the_keys_and_escape_leads_back(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    page.locator(".canvas").focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    for key in ("Ctrl", "Backspace", "Space"):
        expect(keys.locator("kbd", has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(page.locator(".canvas")).to_be_focused()
    page.get_by_role("searchbox").press_sequentially("why?")
    expect(keys).to_be_hidden()


def test_there_is_one_main(paper: str, open_page: Open) -> None:
    page = open_page(paper)
    expect(page.get_by_role("main")).to_have_count(1)
