"""No page breaks a rule of WCAG that axe-core holds to be serious or critical, in light and dark,
wide and narrow.
"""

import sys
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, serving
from tests.waiting import at_rest

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

STREAMLITS: set[tuple[str, str]] = set()
"""What Streamlit's own elements break and we cannot mend: the rule, and what the element or one
around it matches. None now.
"""

FOUND = """async (known) => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    const last = (target) => {
        const path = target.flat(9);
        let scope = document;
        for (const [i, selector] of path.entries()) {
            const element = scope.querySelector(selector);
            if (!element || i === path.length - 1) return element;
            scope = element.shadowRoot ?? element.contentDocument ?? element;
        }
    };
    return found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")
        .flatMap(({ id, nodes }) =>
        nodes.filter(({ target }) => !known.some(([rule, around]) =>
            rule === id && last(target)?.closest(around)))
            .map(({ target, html, any, all, none }) => `${id}: ${target.flat(9).join(" ")} `
                + `${html.slice(0, 160)} `
                + [...any, ...all, ...none].map(({ message }) => message).join("; ")));
}"""


def violations(page):

    page.add_script_tag(content=AXE)
    return page.evaluate(FOUND, [list(pair) for pair in sorted(STREAMLITS)])


PLACES = {
    "read": "/",
    "guided": "/?show=guided&of=step-03",
    "focus": "/?show=focus&sel=thesis",
    "whole": "/?show=whole",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 800, 390])
@pytest.mark.parametrize("place", PLACES)
def test_reading(paper, open_page, scheme, width, place):
    page = open_page(
        paper + PLACES[place], color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_list_of_the_navigator(paper, open_page, scheme):
    page = open_page(paper, color_scheme=scheme)
    for tab in page.locator(".navigator [role=tab]").all():
        tab.click()
        assert violations(page) == [], tab.inner_text()
    page.locator(".navigator input").first.fill("market")
    expect(page.locator(".navigator .count")).to_contain_text("with “market”")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_after_a_change(paper, open_page, scheme):
    page = open_page(paper, color_scheme=scheme)
    page.locator(".navigator [role=tab]").filter(has_text="witches").first.click()
    page.locator(".navigator [role=switch]").first.click()
    page.wait_for_selector(".strip .chip.change")
    page.locator(".strip .judging button").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawer(paper, open_page, scheme):
    page = open_page(paper, color_scheme=scheme, viewport={"width": 800, "height": 900})
    page.get_by_role("button", name="Statements").click()
    page.wait_for_selector(".am.drawer")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("place", ["linchpins", "compare", "query", "maps"])
def test_the_other_pages(paper, context, scheme, width, place):
    page = context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{paper}/{place}")
    page.get_by_role("heading").first.wait_for()
    at_rest(page)
    assert violations(page) == []


def test_axe_finds_what_is_wrong_within_the_page(paper, open_page):
    """So that silence means something: it looks into our own part of the page, and reckons contrast
    there.
    """
    page = open_page(paper)
    page.locator(".strip h1").evaluate("element => { element.style.color = '#e8e8e8'; }")
    assert "color-contrast" in " ".join(violations(page))


@pytest.fixture(scope="module")
def contested():
    """A map on which much is contested, as it stands."""
    file = str(ROOT / "tests" / "cases" / "dilemma.ttl")
    with serving(
        [sys.executable, "-m", "argmap", "app", file, "--no-browser", "--port", "PORT"]
    ) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_contested(contested, open_page, scheme):
    page = open_page(contested, color_scheme=scheme)
    assert "contested" in page.locator(".strip").inner_text()
    for tab in page.locator(".navigator [role=tab]").all():
        tab.click()
        assert violations(page) == [], tab.inner_text()
