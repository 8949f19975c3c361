"""Files taken away from the page, each opened by another program's reader."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

DENIED = "/?denied=bg-supraregional-policy"


def taken(page: Page, ending: str, folder: Path) -> bytes:
    page.get_by_role("button", name="Export").click()
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
