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
from argmap.reasoning import Label, compile_map, evaluate
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
    expect(stances.get_by_role("radio")).to_have_text(["Granted", "Open", "Denied"])
    expect(page.locator(".detail .about")).to_have_text("The source takes it as given.")
    expect(stances.get_by_role("radio", name="Open")).to_have_attribute("aria-checked", "true")
    stances.get_by_role("radio", name="Denied").click()
    expect(row["b"]).to_contain_text("denied")
    expect(row["c"]).to_contain_text("falls")
    expect(page.locator("g.box[data-node='1'] text.word")).to_have_text("denied")
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
    expect(page.locator(".row").filter(has_text="a").first).to_contain_text("denied")


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
    expect(page.locator(".tile-title").first).to_be_hidden()
    sizes = page.evaluate("""() => [...document.querySelectorAll(".overview-title")].map((e) =>
      parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)""")
    assert sorted(sizes)[len(sizes) // 2] > 11
    page.evaluate(
        """() => {
          const closer = document.querySelector("#closer");
          for (let i = 0; i < 20; i++) closer.click();
        }"""
    )
    expect(page.locator(".tile-title").first).not_to_have_css("display", "none")


def random_map(seed: int):
    chance = random.Random(seed)
    names = [f"p{i}" for i in range(9)]
    steps = [
        (" ".join(chance.sample(names, chance.randint(1, 2))), chance.choice(names))
        for _ in range(9)
    ]
    attacks = [(chance.choice(names), chance.choice([*names, "s0", "s4"])) for _ in range(6)]
    return make_map({name: chance.choice(list(Stance)) for name in names}, steps, attacks)


def choose(page: Page, node: int) -> None:
    page.evaluate(
        """(node) => {
          const title = document.querySelector(`#s${node} .title`);
          if (title.getAttribute("aria-expanded") !== "true") title.click();
        }""",
        node,
    )


@pytest.mark.parametrize("seed", range(6))
def test_what_would_bring_a_statement_down_or_restore_it_is_what_trying_every_switch_finds(
    opened, seed
):
    map = random_map(seed)
    shown = shown_of(map)
    page = opened(shown)
    program = shown.evaluation.program
    for node, name in enumerate(map.statements):
        before = shown.evaluation.label(name)
        expected = set()
        for other in map.statements:
            if not Scenario().is_switch(map, other):
                continue
            granted = map.statements[other].stance is Stance.GRANTED
            stance = Stance.OPEN if granted else Stance.GRANTED
            after = evaluate(program, Scenario().setting(map, other, stance)).label(name)
            if after is not before and (before is Label.IN or after is Label.IN):
                expected.add(f"Try: {'withdraw' if granted else 'grant'} {other}")
        choose(page, node)
        found = page.locator(".switches .try").evaluate_all("(all) => all.map((e) => e.ariaLabel)")
        assert set(found) == expected
        assert len(found) == len(expected)
        heading = "What would bring it down" if before is Label.IN else "What would save it"
        expect(page.locator(".switches summary")).to_have_text(heading)


@pytest.mark.parametrize("seed", range(6))
def test_why_names_causes_that_suffice(opened, seed):
    """Of what falls: an attacker that stands, else for each of its supports a need that falls or an
    undercutter that stands. Of what stands by support: the needs of a step that goes through.
    """
    map = random_map(seed)
    evaluation = evaluate(compile_map(map))
    page = opened(shown_of(map))
    label = evaluation.label
    for node, name in enumerate(map.statements):
        choose(page, node)
        named = page.locator(".why a").all_inner_texts()
        cited = {text.strip("“”") for text in named}
        attackers = {attack.attacker for attack in map.attacks_on.get(name, ())}
        steps = map.supports.get(name, ())
        if label(name) is Label.IN:
            assert attackers <= cited
            granted = map.statements[name].stance is Stance.GRANTED
            through = [step for step in steps if evaluation.inferences[step.id] is Label.IN]
            assert granted or any(set(step.needs) <= cited for step in through)
        elif label(name) is Label.OUT and map.statements[name].stance is not Stance.DENIED:
            beaten = {other for other in attackers if label(other) is Label.IN}
            assert beaten <= cited
            for step in () if beaten else steps:
                fallen = {need for need in step.needs if label(need) is Label.OUT}
                cuts = {attack.attacker for attack in map.attacks_on.get(step.id, ())}
                causes = fallen | {cut for cut in cuts if label(cut) is Label.IN}
                assert causes
                assert causes <= cited
        elif label(name) is Label.UNDEC:
            assert cited
            assert {label(other) for other in cited} == {Label.UNDEC}
    expect(page.locator(".why")).to_have_count(1)


def test_why_follows_the_reader_s_changes_and_a_try_makes_one(opened):
    map = make_map({"a": GRANTED, "b": OPEN, "o": OPEN}, [("a", "b")], [("o", "b")])
    page = opened(shown_of(map))
    page.get_by_role("button", name="b", exact=True).click()
    why = page.locator(".why")
    expect(why).to_have_text("Why? It follows from “a”, and the objection “o” does not stand.")
    page.get_by_role("button", name="Try: grant o").click()
    expect(why).to_have_text("Why? “o” stands against it.")
    expect(page.locator("#changes")).to_contain_text("granted: o")
    page.get_by_role("button", name="Try: withdraw o").click()
    page.get_by_role("button", name="Try: withdraw a").click()
    expect(why).to_have_text("Why? Its only support needs “a”, which falls.")
    why.get_by_role("link", name="“a”").click()
    expect(page.locator("#s0")).to_be_focused()
    expect(why).to_have_text("Why? You withdrew it, and nothing supports it.")
    page.keyboard.press("Escape")
    expect(why).to_have_count(0)
    expect(page.get_by_role("button", name="a", exact=True)).to_be_focused()


def test_support_that_runs_in_a_circle_says_so(opened):
    page = opened(shown_of(make_map({"a": OPEN, "b": OPEN}, [("a", "b"), ("b", "a")])))
    page.get_by_role("button", name="a", exact=True).click()
    expect(page.locator(".why")).to_have_text(
        "Why? Its only support needs “b”, which falls; what it rests on rests on it in turn."
    )
    expect(page.locator(".switches")).to_contain_text("No single switch does")


def test_the_guided_reading_has_its_questions_which_are_answered_in_place(opened):
    paper = argmap.load()
    page = opened(shown_of(paper))
    page.get_by_role("tab", name="Outline").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel", name="Guided reading")).to_be_visible()
    step = page.locator(".guided-step:visible")
    for number, reading in enumerate(paper.reading):
        expect(step.get_by_role("heading")).to_have_text(reading.title)
        expect(step.locator(".question")).to_have_text(f"To think about. {reading.question}")
        expect(step.locator(".argued")).to_have_text(reading.text)
        assert step.locator("li .row").count() == len(reading.shows)
        if number + 1 < len(paper.reading):
            page.get_by_role("button", name="Next step").click()
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()
    page.get_by_role("combobox", name="Step").select_option("0")
    title = paper.statements["us-diverse-unegalitarian"].title
    expect(page.locator(".differs")).to_be_hidden()
    step.get_by_role("switch", name=f"Granted: {title}").click()
    expect(step.locator(".row").filter(has_text=title)).to_contain_text("withdrawn")
    page.get_by_role("button", name="Take the source’s").click()
    expect(page.locator(".differs")).to_be_hidden()
    step.locator(".row").get_by_role("link", name=title).click()
    expect(page.get_by_role("tabpanel", name="Outline")).to_be_visible()
    expect(page.locator(".why")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_no_box_is_clipped(opened, width, height):
    """All of the drawing is in sight where it can be read so, else the stage scrolls to its end."""
    page = opened(shown_of(argmap.load()), viewport={"width": width, "height": height})
    stage = page.locator(".stage").bounding_box()
    page.evaluate("document.querySelector('.stage').scrollTo(1e6, 1e6)")
    bottom = right = 0.0
    for box in page.locator("svg.drawing:visible g.box").all():
        at = box.bounding_box()
        bottom, right = max(bottom, at["y"] + at["height"]), max(right, at["x"] + at["width"])
    assert bottom <= stage["y"] + stage["height"]
    assert right <= stage["x"] + stage["width"]
    if width == 1440:
        assert page.evaluate(
            "(s => s.scrollHeight <= s.clientHeight)(document.querySelector('.stage'))"
        )
