"""Files taken away from the page, each opened by another program's reader."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from rdflib import Dataset, Graph

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

NS = {"am": "https://w3id.org/argmap/ns#"}
DENIED = "/?denied=bg-supraregional-policy"


def taken(page: Page, ending: str, folder: Path, **chosen: str) -> bytes:
    page.get_by_role("button", name="Export").click()
    section = page.locator(".taking section").filter(has=page.get_by_text(ending, exact=True))
    for label, value in chosen.items():
        section.get_by_label(label).select_option(value)
    with page.expect_download(timeout=60_000) as download:
        page.locator(".taking .pick").filter(has=page.get_by_text(ending, exact=True)).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_bytes()


def test_the_view_is_taken_away_as_drawing_and_scenario(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper + DENIED)
    text = " ".join(ElementTree.fromstring(taken(page, "SVG", tmp_path)).itertext())
    assert "Egalitarianism can" in text
    assert "denied" in text
    assert taken(page, "PNG", tmp_path).startswith(b"\x89PNG")
    assert taken(page, "PDF", tmp_path).startswith(b"%PDF")
    assert json.loads(taken(page, "JSON", tmp_path))["denied"] == ["bg-supraregional-policy"]
    page.reload()
    expect(page.locator(".strip .chip.change")).to_have_count(1)


def test_the_outline_is_taken_away_with_its_verdicts(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper + DENIED)
    assert "falls" in taken(page, "MD", tmp_path).decode()
    with zipfile.ZipFile(io.BytesIO(taken(page, "DOCX", tmp_path))) as document:
        assert "word/document.xml" in document.namelist()


def test_the_page_that_is_taken_away_toggles_offline(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper)
    file = tmp_path / "map.html"
    file.write_bytes(taken(page, "HTML", tmp_path))
    other = page.context.new_page()
    other.goto(file.as_uri())
    expect(
        other.get_by_text("Egalitarianism can survive internationalization").first
    ).to_be_visible()


def test_a_view_judged_by_another_semantics_is_taken_away_with_its_verdicts(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper + "/?semantics=preferred")
    assert "Judged by preferred semantics" in taken(page, "MD", tmp_path).decode()
    assert "judge by grounded semantics" in taken(page, "HTML", tmp_path).decode()


def test_the_map_itself_and_parts_of_its_outline_are_taken_away_under_the_scenario_s_name(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper + DENIED)
    held = Dataset()
    held.parse(data=taken(page, "TRIG", tmp_path), format="trig")
    labels = held.query("SELECT ?v { GRAPH ?g { ?v a am:Verdict ; am:label am:Out } }", initNs=NS)
    assert len(list(labels)) > 10
    assert Graph().parse(data=taken(page, "JSONLD", tmp_path), format="json-ld")
    guided = Document(io.BytesIO(taken(page, "DOCX", tmp_path, What="guided", Paper="letter")))
    assert guided.sections[0].page_width.inches == pytest.approx(8.5, abs=0.01)
    assert sum(p.text.startswith("To think about: ") for p in guided.paragraphs) == 20
    names = {file.name.partition(".")[0] for file in tmp_path.iterdir()}
    assert names == {"cohen-rogers-1997--denied-bg-supraregional-policy"}


def test_on_a_phone_the_menu_is_a_sheet_from_below_that_nothing_clips(
    paper: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(paper, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Export").click()
    panel = page.locator(".taking .panel")
    box = panel.bounding_box()
    assert box
    assert (box["x"], round(box["x"] + box["width"])) == (0, 390)
    assert round(box["y"] + box["height"]) == 844
    middle = {"x": 195, "y": box["y"] + box["height"] / 2}
    assert page.evaluate(
        """({ x, y }) => {
      let at = document.elementFromPoint(x, y);
      while (at.shadowRoot) at = at.shadowRoot.elementFromPoint(x, y);
      return Boolean(at.closest(".taking"));
    }""",
        middle,
    )
    with page.expect_download() as download:
        panel.locator(".pick").filter(has=page.get_by_text("JSON", exact=True)).click()
    assert download.value.suggested_filename == "cohen-rogers-1997.json"


def test_the_menu_ends_within_a_low_window(paper: str, open_page: Open) -> None:
    page = open_page(paper, viewport={"width": 1366, "height": 640})
    page.get_by_role("button", name="Export").click()
    last = page.locator(".taking .pick").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    page.mouse.wheel(0, 400)
    expect(page.locator(".strip h1")).to_be_in_viewport(ratio=1)
