"""The pyvis network and its export: fixed places, escaped titles, nothing fetched; colours from the
one theme.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from argmap.model import ArgumentMap
from argmap.reasoning import compile_map, evaluate
from argmap.view.drawing import Drawing, drawing_of
from argmap.view.excerpt import WHOLE
from argmap.view.network import network_html
from argmap.view.scene import scene_of
from argmap.view.tokens import MARKS, ROLES, palette
from tests.maps import GRANTED, OPEN, make_map

EVIL = '<img src=x onerror=alert(1)> "href" & </script><script>alert(2)</script>'


@pytest.fixture(scope="module")
def map() -> ArgumentMap:
    made = make_map({"a": GRANTED, "b": OPEN, "o": GRANTED}, [("a", "b")], [("o", "b")])
    evil = made.statements["a"]._replace(title=EVIL)
    return ArgumentMap("m", EVIL, made.statements | {"a": evil}, made.inferences, made.attacks)


@pytest.fixture(scope="module")
def drawing(map) -> Drawing:
    return drawing_of(scene_of(map, evaluate(compile_map(map)), excerpt=WHOLE))


@pytest.fixture(scope="module")
def page(map, drawing) -> str:
    return network_html(drawing, map.title)


def test_html_in_titles_is_text_in_the_export(page):
    assert "<img" not in page
    assert "alert(2)</script>" not in page
    assert "&lt;img src=x" in page or "\\u0026lt;img src=x" in page


def test_the_export_fetches_nothing(page):
    tags = re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", page)
    assert tags
    assert not [tag for tag in tags if re.search(r"\b(?:src|href)\s*=", tag)]
    assert "@import" not in page


def test_the_export_holds_the_library_and_the_map(page):
    assert "vis-network" in page
    assert '"physics": {' in page
    assert '"fixed": true' in page


def test_the_network_is_where_the_drawing_is(drawing, page):
    for drawn in (*drawing.boxes, *drawing.steps):
        assert f'"x": {drawn.x}' in page
        assert f'"y": {drawn.y}' in page


@pytest.mark.browser
def test_a_browser_without_a_network_shows_it_with_titles_as_text(
    map, page, browser: Browser, tmp_path: Path
):
    """vis-network answers where each node is; a title that names a link makes pyvis add a popup of
    its own, which takes titles for HTML.
    """
    (file := tmp_path / "map.html").write_text(page, encoding="utf-8")
    opened = browser.new_page(viewport={"width": 1000, "height": 700}, offline=True)
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    opened.goto(file.as_uri())
    opened.wait_for_function("network.getPosition('a') && document.fonts.check('16px Source Sans')")
    at = opened.evaluate("network.canvasToDOM(network.getPosition('a'))")
    opened.mouse.move(at["x"] - 20, at["y"])
    opened.mouse.move(at["x"], at["y"])
    tooltip = opened.locator(".vis-tooltip")
    expect(tooltip).to_have_css("visibility", "visible")
    expect(tooltip).to_have_text(EVIL)
    assert tooltip.locator("img").count() == opened.locator(".popup:visible").count() == 0
    assert opened.evaluate("edges.get().every((edge) => edge.hidden)")
    opened.close()
    assert troubles == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_role_has_colours_and_a_mark_and_its_text_can_be_read(theme):
    colours = palette(theme)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours.values())
    assert set(ROLES.values()) == set(MARKS)
    for role in MARKS:
        assert contrast(colours["ink"], colours[f"{role}-fill"]) >= 7
        assert contrast(colours[f"{role}-border"], colours[f"{role}-fill"]) >= 3
    assert contrast(colours["dim"], colours["fallen-fill"]) >= 4.5
    assert contrast(colours["dim"], colours["page"]) >= 4.5


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
