"""The canvas in a real browser: clicks come back as deeds, patches repaint in place, themes are
followed, text stays text.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

import argmap
from argmap.app.protocol.patch import changes
from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import compile_map, evaluate
from argmap.view.scene import scene_of
from argmap.view.tokens import palette
from tests.waiting import at_rest, other_than

pytestmark = pytest.mark.browser

MODULES = files("argmap.app.component") / "browser"
VIS = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
ORIGIN = "http://canvas.test"
PAGE = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}
#map {{ width: 800px; height: 690px; {light} }}
.dark #map {{ {dark} }}</style><div id="map"></div><script src="/vis.js"></script><script>
const deeds = [], host = document.getElementById("map"), scene = {scene};
const deed = (name) => (id) => deeds.push([name, id]);
const names = ["select", "toggle", "unfold"];
let network, canvas;
class Seen extends vis.Network {{ constructor(...all) {{ super(...all); network = this; }} }}
const stage = {{ ...vis, Network: Seen }};
function place(id, dx = 0, dy = 0) {{
    return network.canvasToDOM({{ x: scene.boxes[id].x + dx, y: scene.boxes[id].y + dy }}); }}
</script><script type="module">
import {{ createCanvas }} from "/canvas.js";
import {{ createPainter, startOf, TEXT }} from "/paint.js";
Object.assign(globalThis, {{ createPainter, startOf, TEXT }});
canvas = createCanvas(host, stage, Object.fromEntries(names.map((name) => [name, deed(name)])));
canvas.render(scene);
</script>"""
EVIL = '<img src=x onerror="deeds.push(1)">'


@pytest.fixture(scope="module")
def paper() -> ArgumentMap:
    map = argmap.load()
    thesis = map.statements["thesis"]._replace(title=EVIL)
    return ArgumentMap(
        map.notation, map.title, map.statements | {"thesis": thesis}, map.inferences, map.attacks
    )


@pytest.fixture
def page(browser: Browser, paper: ArgumentMap) -> Iterator[Page]:
    def style(theme: str) -> str:
        return "".join(f"--am-{name}: {colour};" for name, colour in palette(theme).items())

    text = PAGE.format(
        light=style("light"),
        dark=style("dark"),
        scene=json.dumps(scene_of(paper, evaluate(compile_map(paper)))).replace("<", "\\u003c"),
    )
    page = browser.new_page(viewport={"width": 800, "height": 690}, device_scale_factor=2)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route(f"{ORIGIN}/**", lambda route: answer(route, text))
    page.goto(f"{ORIGIN}/")
    page.wait_for_function("host.dataset.drawn > 0")
    yield page
    page.close()
    assert not faults


def answer(route: Route, text: str) -> None:
    """The page, vis-network, and the modules of the component."""
    name = urlsplit(route.request.url).path[1:]
    if not name:
        route.fulfill(body=text, content_type="text/html")
    else:
        body = (VIS if name == "vis.js" else MODULES / name).read_text("utf-8")
        route.fulfill(body=body, content_type="text/javascript")


def click(page: Page, box: str, dx: float = 0, dy: float = 0) -> None:
    at = page.evaluate(f"place({json.dumps(box)}, {dx}, {dy})")
    page.mouse.click(at["x"], at["y"])


def deeds(page: Page, count: int) -> list[list[str]]:
    page.wait_for_function(f"deeds.length >= {count}")
    return page.evaluate("deeds")


def test_box_switch_and_badge_are_three_deeds(page, paper):
    boxes = page.evaluate("scene.boxes")
    switched = next(name for name, box in boxes.items() if box["switch"])
    folded = next(name for name, box in boxes.items() if box["badge"] and not box["switch"])
    click(page, "thesis", 0, 10)
    click(page, switched, boxes[switched]["w"] / 2 - 20, 14 - boxes[switched]["h"] / 2)
    click(page, folded, boxes[folded]["w"] / 2 - 22, 14 - boxes[folded]["h"] / 2)
    assert deeds(page, 3) == [["select", "thesis"], ["toggle", switched], ["unfold", folded]]


def test_a_double_click_unfolds(page):
    at = page.evaluate("place('regional-order', 0, 10)")
    page.mouse.dblclick(at["x"], at["y"])
    assert deeds(page, 3)[-1] == ["unfold", "regional-order"]


def patch_of(paper):
    program = compile_map(paper)
    before = evaluate(program)
    after = evaluate(program, Scenario(denied=frozenset({"bg-supraregional-policy"})))
    return json.dumps(changes(scene_of(paper, before), scene_of(paper, after, before=before)))


def test_a_patch_repaints_once_and_moves_nothing_where_motion_is_unwelcome(page, paper):
    page.emulate_media(reduced_motion="reduce")
    picture = at_rest(page)
    camera = (
        "JSON.stringify([network.getScale(), network.getViewPosition(), network.getPositions()])"
    )
    where, drawn = page.evaluate(camera), page.evaluate("+host.dataset.drawn")
    page.evaluate(f"canvas.patch({patch_of(paper)})")
    other_than(page, picture)
    at_rest(page)
    assert page.evaluate("+host.dataset.drawn") == drawn + 1
    assert page.evaluate(camera) == where


def test_what_a_patch_has_changed_pulses_once_and_comes_to_rest(page, paper):
    before = at_rest(page)
    page.evaluate(f"canvas.patch({patch_of(paper)})")
    swollen = other_than(page, before)
    rest, drawn = at_rest(page), page.evaluate("+host.dataset.drawn")
    at_rest(page)
    assert page.evaluate("+host.dataset.drawn") == drawn
    assert rest != swollen


def test_unfolding_leaves_the_box_and_all_it_reveals_in_view(page, paper):
    badges = page.evaluate("Object.entries(scene.boxes).map(([id, { badge }]) => [id, badge])")
    name = min((badge, name) for name, badge in badges if badge)[1]
    old = page.evaluate("Object.keys(scene.boxes)")
    unfolded = scene_of(paper, evaluate(compile_map(paper)), unfolded=frozenset({name}))
    page.evaluate(
        f"Object.assign(scene, {json.dumps(unfolded)}); canvas.render(scene, {{ anchor: "
        f"{json.dumps(name)} }})"
    )
    seen = [name, *(one for one in unfolded["boxes"] if one not in old)]
    assert len(seen) > 1
    page.wait_for_function(
        """(ids) => ids.every((id) => {
          const { x, y } = place(id);
          return x > 0 && y > 0 && x < host.clientWidth && y < host.clientHeight;
        })""",
        arg=seen,
    )


def test_the_main_line_is_legible_at_first_and_all_of_it_is_seen(page):
    scale = page.evaluate("network.getScale()")
    assert scale * page.evaluate("TEXT") >= 11
    corners = page.evaluate("Object.keys(scene.boxes).map((id) => place(id))")
    assert all(0 <= corner["x"] <= 800 and 0 <= corner["y"] <= 690 for corner in corners)


def test_a_change_of_theme_is_followed(page):
    light = page.screenshot()
    page.evaluate("document.body.className = 'dark'")
    other_than(page, light)


def test_titles_with_html_are_text(page):
    click(page, "thesis", 0, 10)
    page.mouse.move(400, 300)
    assert deeds(page, 1) == [["select", "thesis"]]
    assert page.locator("img").count() == 0


def test_keys_move_and_zoom_the_map(page):
    page.focus("#map")
    scale = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("network.getScale()") == pytest.approx(scale * 1.2)
    page.keyboard.press("1")
    assert page.evaluate("network.getScale()") == pytest.approx(scale)
    page.keyboard.press("0")
    assert page.evaluate("network.getScale()") <= scale


def test_the_map_stays_where_it_is_when_what_is_above_it_grows(page):
    page.evaluate("canvas.zoom(1.2)")
    before = page.evaluate("place('thesis')")
    page.evaluate("host.style.marginTop = '40px'; host.style.height = '650px'")
    page.wait_for_function("document.querySelector('#map canvas').clientHeight === 650")
    at_rest(page)
    after = page.evaluate("place('thesis')")
    assert (after["x"], after["y"] + 40) == pytest.approx((before["x"], before["y"]), abs=1)


DRAWN = """(title) => {
  const ctx = new OffscreenCanvas(200, 60).getContext("2d", { willReadFrequently: true }),
    painter = createPainter(host);
  painter.retheme();
  const box = { w: 196, h: 56, role: "claim", verdict: "stands", stance: "granted",
    switch: true, on: true, badge: "+3" };
  painter.box(ctx, { ...box, lines: [title] }, { x: 100, y: 30 }, false, 0);
  const within = (x, y, w, h) => [...new Uint32Array(ctx.getImageData(x, y, w, h).data.buffer)];
  const ink = (x) => new Set(within(x, 28, 80, 26)).size > 1;
  return { head: within(2, 2, 196, 24).join(), left: ink(8), right: ink(112) };
}"""
"""The head of a box as pixels, and whether there is text at its left and at its right."""


def test_a_title_in_arabic_or_hebrew_begins_at_the_right(page):
    latin = page.evaluate(DRAWN, "Peace")
    assert (latin["left"], latin["right"]) == (True, False)
    for title in ("عدل", "צדק", "(1) צדק"):
        turned = page.evaluate(DRAWN, title)
        assert (turned["left"], turned["right"]) == (False, True), title
        assert turned["head"] == latin["head"]
    for title in ("A צדק", "٣ A"):
        assert page.evaluate(DRAWN, title)["left"], title
