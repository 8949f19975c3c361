"""The page that toggles offline, opened from a file in Chromium: its verdicts are those of the
evaluation; it reaches nothing.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import argmap
from argmap.model import Scenario, Stance
from argmap.reasoning import evaluate
from argmap.reasoning.scenarios.tabulated import tabulate
from argmap.view.exports import EXPORTS, ExportInput
from argmap.view.tokens import palette
from argmap.view.words import VERDICTS
from tests.maps import DENIED, GRANTED, OPEN, make_map
from tests.view.exports.test_drawings import SPOILT, large_shown, shown_of, titled

pytestmark = pytest.mark.browser

VERDICTS_SHOWN = """() => {
  const shown = [...document.querySelectorAll("[data-node]")].filter((e) => e.dataset.node >= 0);
  return Object.fromEntries(shown.map((e) => {
    const kind = e.classList.contains("row") ? "row" : e.tagName;
    const verdict = ["stands", "falls", "contested"].filter((word) => e.classList.contains(word));
    return [`${kind} ${e.dataset.node}`, verdict.join()];
  }));
}"""
"""What rows, boxes and steps say by node, as the classes that decide how they look."""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    pages: list[Page] = []
    troubles: list[str] = []

    def open_(shown: ExportInput, **settings: object) -> Page:
        file = tmp_path / f"{len(pages)}.html"
        file.write_bytes(EXPORTS["html"].made(shown))
        page = browser.new_page(**{"viewport": {"width": 1440, "height": 900}, **settings})
        page.on(
            "request",
            lambda request: (
                troubles.append(request.url)
                if not request.url.startswith(("file:", "data:"))
                else None
            ),
        )
        page.on(
            "console",
            lambda message: (
                troubles.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert troubles == []


def taken(page: Page, stances: list[Stance]) -> None:
    """Give each statement its stance as a reader does: choose it in the outline, click the
    stance.
    """
    page.evaluate(
        """(wanted) => wanted.forEach((stance, node) => {
          const title = document.querySelector(`#s${node} .title`);
          if (title.getAttribute("aria-expanded") !== "true") title.click();
          document.querySelector(`.stances [data-stance=${stance}]`).click();
        })""",
        [stance.value for stance in stances],
    )


def check(page: Page, shown: ExportInput, scenario: Scenario) -> None:
    program = shown.evaluation.program
    evaluation = evaluate(program, scenario)
    said = page.evaluate(VERDICTS_SHOWN)
    seen = 0
    for name in (*program.statements, *program.inferences):
        node = program.index.get(name)
        label = evaluation.label(name) if node is not None else evaluation.inferences[name]
        node = node if node is not None else len(program.index) + program.inferences.index(name)
        for kind in ("row", "DIV", "g", "A"):
            word = said.get(f"{kind} {node}")
            if word:
                assert word == VERDICTS[label], f"{kind} of {name}"
                seen += 1
    assert seen >= len(program.statements) + len(program.inferences)


def test_random_scenarios_of_all_three_stances_have_the_verdicts_of_their_evaluation(opened):
    paper = argmap.load()
    scenario = Scenario(
        denied=frozenset({"bg-shared-concern"}), open=frozenset({"obj-human-territory"})
    )
    shown = shown_of(paper, scenario)
    page = opened(shown)
    check(page, shown, scenario)
    chance = random.Random(7)
    for kept in (0.98, 0.95, 0.9, 0.9, 0.8, 0.6, 0.3, 0):
        stances = [
            s.stance if chance.random() < kept else chance.choice(list(Stance))
            for s in paper.statements.values()
        ]
        taken(page, stances)
        check(page, shown, Scenario.of(dict(zip(paper.statements, stances, strict=True))))
    page.get_by_role("button", name="Reset").click()
    check(page, shown, scenario)


@pytest.mark.parametrize("seed", range(4))
def test_a_map_with_circles_has_the_verdicts_of_its_evaluation(opened, seed):
    chance = random.Random(seed)
    names = [f"p{i}" for i in range(12)]
    steps = [
        (" ".join(chance.sample(names, chance.randint(1, 2))), chance.choice(names))
        for _ in range(14)
    ]
    attacks = [(chance.choice(names), chance.choice([*names, "s0", "s5"])) for _ in range(10)]
    map = make_map({name: chance.choice(list(Stance)) for name in names}, steps, attacks)
    shown = shown_of(map)
    page = opened(shown)
    check(page, shown, Scenario())
    for _ in range(25):
        stances = [chance.choice(list(Stance)) for _ in names]
        taken(page, stances)
        check(page, shown, Scenario.of(dict(zip(names, stances, strict=True))))


def test_a_statement_is_denied_by_mouse_or_keyboard_and_the_switch_stays_two_positions(opened):
    """As on the card: what is also argued for stands when it is withdrawn, and falls when it is
    denied.
    """
    map = make_map({"a": GRANTED, "b": GRANTED, "c": OPEN}, [("a", "b"), ("b", "c")])
    page = opened(shown_of(map))
    row = {name: page.locator(f".row[id='s{i}']") for i, name in enumerate(map.statements)}
    page.get_by_role("switch", name="Granted: b").click()
    expect(row["c"]).to_contain_text("stands")
    expect(page.get_by_role("status")).to_contain_text("Deny it to switch it off")
    page.get_by_role("button", name="b", exact=True).click()
    stances = page.get_by_role("radiogroup", name="What you take “b” for")
    expect(stances.get_by_role("radio")).to_have_text(["Granted in the source", "Open", "Denied"])
    expect(stances.get_by_role("radio", name="Open")).to_have_attribute("aria-checked", "true")
    stances.get_by_role("radio", name="Denied").click()
    expect(row["b"]).to_contain_text("denied, falls")
    expect(row["c"]).to_contain_text("falls")
    expect(page.locator("g.box[data-node='1'] text.word")).to_have_text("falls · denied")
    expect(page.locator("g.box[data-node='1'].chosen .ring")).to_be_visible()
    page.get_by_role("switch", name="Granted: b").click()
    expect(stances.get_by_role("radio", name="Granted")).to_have_attribute("aria-checked", "true")
    expect(page.get_by_role("switch", name="Granted: c")).to_be_hidden()
    row["c"].locator(".title").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("switch", name="Granted: c")).to_be_visible()
    expect(page.locator("#changes")).to_contain_text("granted: c")
    page.get_by_role("button", name="Undo: granted c").click()
    expect(page.get_by_role("switch", name="Granted: c")).to_be_hidden()


def test_a_view_judged_by_another_semantics_becomes_a_page_that_says_it_judges_by_grounded(opened):
    """Two that attack each other are both contested; a preferred extension has one of them."""
    map = make_map({"a": GRANTED, "b": GRANTED}, [], [("a", "b"), ("b", "a")])
    shown = shown_of(map)
    boxes = tuple(box._replace(verdict="falls") for box in shown.drawing.boxes)
    drawing = shown.drawing._replace(boxes=boxes)
    page = opened(
        replace(shown, drawing=drawing, semantics=("Judged by preferred semantics.",)),
        java_script_enabled=False,
    )
    expect(page.locator("header .note").first).to_contain_text("judge by grounded semantics")
    expect(page.locator("g.box text.word")).to_have_text(["contested ?", "contested ?"])


def test_a_switch_works_by_mouse_on_the_map_and_by_keyboard_in_the_outline(opened):
    map = make_map({"a": GRANTED, "b": OPEN, "o": GRANTED}, [("a", "b")], [("o", "s0")])
    page = opened(shown_of(map))
    row = {name: page.locator(f".row[id='s{i}']") for i, name in enumerate(map.statements)}
    expect(row["b"]).to_contain_text("falls")
    switch = page.get_by_role("switch", name="Granted: o")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(row["b"]).to_contain_text("stands")
    expect(page.get_by_role("status")).to_have_text("Stands now: b.")
    expect(page.locator("#changes")).to_contain_text("withdrawn: o")
    page.locator("g.box[data-node='0'] .track").click()
    expect(page.get_by_role("switch", name="Granted: a")).to_have_attribute("aria-checked", "false")
    expect(page.locator("g.box[data-node='1'] text.word")).to_have_text("falls")
    expect(page.locator("g.link[data-node='3']").first).to_have_class(re.compile("fails"))
    page.get_by_role("button", name="Undo: withdrawn a").click()
    expect(row["b"]).to_contain_text("stands")
    page.locator("g.box[data-node='1'] .frame").click()
    expect(row["b"]).to_be_focused()


def test_marks_that_depend_on_the_verdict_are_painted_anew(opened):
    """A contested box gets its second border, one whose verdict changed its ring; they go again."""
    map = make_map(
        {"a": GRANTED, "b": GRANTED, "c": GRANTED}, [], [("a", "b"), ("b", "a"), ("c", "a")]
    )
    page = opened(shown_of(map))
    box = page.locator("g.box[data-node='0']")
    expect(box.locator(".inner")).to_be_hidden()
    page.get_by_role("switch", name="Granted: c").click()
    expect(box.locator(".inner")).to_be_visible()
    expect(box.locator(".ring")).to_be_visible()
    expect(box.locator("text.word")).to_have_text("contested ?")
    page.get_by_role("button", name="Reset").click()
    expect(box.locator(".inner")).to_be_hidden()
    expect(box.locator(".ring")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_follows_the_reader_s_theme(opened, theme):
    page = opened(shown_of(make_map({"a": GRANTED})), color_scheme=theme)

    def colour(selector, what):
        return page.locator(selector).first.evaluate(f"(e) => getComputedStyle(e).{what}")

    wanted = {
        token: "rgb({}, {}, {})".format(*bytes.fromhex(value[1:]))
        for token, value in palette(theme).items()
    }
    assert colour("body", "backgroundColor") == wanted["page"]
    assert colour("g.box .frame", "fill") == wanted["claim-fill"]
    assert colour("g.box .frame", "stroke") == wanted["claim-border"]
    assert page.evaluate("document.fonts.check('16px \"Source Sans\"')")


def test_what_does_not_fit_is_told_in_the_file_and_has_no_control(opened, monkeypatch):
    chance = random.Random(2)
    names = [f"p{i}" for i in range(30)]
    steps = [(" ".join(chance.sample(names, 2)), chance.choice(names)) for _ in range(25)]
    attacks = [(chance.choice(names), chance.choice(names)) for _ in range(25)]
    map = make_map(dict.fromkeys(names, GRANTED), steps, attacks)
    small = partial(tabulate, rows=200)
    monkeypatch.setattr("argmap.view.exports.offline.page.tabulate", small)
    shown = shown_of(map)
    can = small(shown.evaluation).stances
    count = sum(len(stances) > 1 for stances in can)
    assert 0 < count < len(names)
    page = opened(shown)
    notes = page.locator("header .note")
    expect(notes.first).to_contain_text("nothing can be denied")
    expect(notes.nth(1)).to_contain_text(f"{count} have a switch here")
    left = next(name for name, stances in zip(names, can, strict=True) if len(stances) == 1)
    expect(notes.nth(1)).to_contain_text(f"“{left}”")
    assert page.locator("#outline button.switch").count() == count
    page.locator(".title[role=button]").get_by_text(left, exact=True).first.click()
    expect(page.locator(".why")).to_be_visible()
    expect(page.get_by_role("radiogroup")).to_be_hidden()
    check(page, shown, Scenario())


def test_what_the_scenario_denies_is_listed_as_denied(opened):
    map = make_map({"a": OPEN, "b": DENIED}, [("a", "a")])
    page = opened(shown_of(map, Scenario(denied=frozenset({"a"}))))
    expect(page.locator("body")).to_contain_text("denied: a")
    expect(page.locator(".row").filter(has_text="a").first).to_contain_text("falls")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_a_stranger_s_text_stays_text(opened):
    evil = (
        "</script><script>document.title='broken'</script><img src=x "
        "onerror=\"document.title='broken'\">"
    )
    shown = shown_of(titled(SPOILT, evil, "'\"><svg onload=alert(1)>", "العدالة", "平等"))
    text = EXPORTS["html"].made(shown).decode()
    tags = Tags()
    tags.feed(text)
    assert [attributes for tag, attributes in tags.found if tag == "script"] == [
        {"type": "application/json", "id": "data"},
        {},
    ]
    assert not any(name.startswith("on") for _, attributes in tags.found for name in attributes)
    assert not any(
        attributes.get("src") or (attributes.get("href") or "#")[0] != "#"
        for _, attributes in tags.found
    )
    page = opened(shown)
    expect(page.locator(".row[id] .title").nth(1)).to_have_text(evil)
    page.get_by_role("switch").nth(0).click()
    assert page.title() == "Test"


def test_the_paper_s_page_is_small_and_holds_all_it_needs():
    data = EXPORTS["html"].made(shown_of(argmap.load()))
    assert len(data) < 1_000_000
    assert b'http-equiv="Content-Security-Policy" content="default-src \'none\';' in data
    assert b"@font-face" in data


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_nothing_is_wider_than_the_window(opened, width):
    shown = shown_of(argmap.load(), Scenario(open=frozenset({"bg-shared-concern"})))
    page = opened(shown, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width == 1440:  # the map, the outline and the conclusions are all in sight
        assert page.evaluate("document.documentElement.scrollHeight") == 800
        chief = page.locator("g.box.conclusion").first.bounding_box()
        assert chief
        assert chief["y"] < 800
    page.get_by_role("button", name="Whole map").click()
    assert page.locator("svg.drawing:visible g.box").count() == len(shown.map.statements)


def test_the_titles_of_sections_stay_readable_however_far_away_one_looks(opened):
    page = opened(large_shown())
    assert page.locator(".overview-title").first.is_hidden()
    page.get_by_role("button", name="Fit").click()
    expect(page.locator(".overview-title").first).to_be_visible()
    expect(page.locator(".region-title").first).to_be_hidden()
    sizes = page.evaluate("""() => [...document.querySelectorAll(".overview-title")].map((e) =>
      parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)""")
    assert sorted(sizes)[len(sizes) // 2] > 11
    page.evaluate(
        """() => {
          const closer = document.querySelector("#closer");
          for (let i = 0; i < 20; i++) closer.click();
        }"""
    )
    expect(page.locator(".region-title").first).not_to_have_css("display", "none")
