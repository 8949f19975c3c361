"""The card as a reader uses it: critical questions, a link that can be passed on, and passages of
their own copy beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, front_door, serving
from tests.browser.test_accessibility import violations
from tests.browser.test_maps_page import drop
from tests.source.typeset import pdf, scanned

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

BREAD = ROOT / "docs" / "bread.ttl"
TALK = ROOT / "docs" / "bread.txt"
HOSTILE = "a spoon of sugar <img src=x onerror=document.title=1><script>document.title=1</script>"


@pytest.fixture
def bread(tmp_path: Path) -> Iterator[str]:
    """The small map of the docs on the reader's own machine, with a home of its own."""
    command = [sys.executable, "-m", "argmap", "app", str(BREAD), "--no-browser", "--port", "PORT"]
    with serving(command, XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path)) as address:
        yield address


def choose(page: Page, name: str, data: bytes) -> None:
    page.locator(".card input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )


def typeset() -> bytes:
    """The talk as a PDF of two pages."""
    lines = TALK.read_text("utf-8").splitlines()
    half = lines.index("Yeast wants a warm place. In summer I would say that the kitchen")
    return pdf([[lines[:half]], [lines[half:]]])


def test_the_passage_stands_beside_the_statement_and_follows_the_selection(
    bread: str, open_page: Open
) -> None:
    page = open_page(f"{bread}/?at=warm")
    card = page.locator(".card")
    expect(card).to_contain_text("It stays on this machine and is in no export.")
    with page.expect_file_chooser():
        card.get_by_role("button", name="Open your own copy of the text").focus()
        page.keyboard.press("Enter")
    choose(page, "talk.pdf", typeset())
    expect(card.locator(".quote mark")).to_have_text("as warm as it is")
    expect(card.locator(".quote")).to_contain_text(
        "In summer I would say that the kitchen is as warm as it is anywhere"
    )
    expect(card.locator("figcaption")).to_have_text("Paragraph 1.2 · page 2 of your copy")
    expect(card.locator(".copy[role=status]")).to_contain_text(
        "7 of 7 passages found in “talk.pdf”, 1 of them with other letters."
    )
    card.get_by_role("button", name="Which are not sure?").click()
    card.locator(".doubtful a").click()
    expect(card.locator("h2")).to_have_text("The stove is lit")
    expect(card.locator(".quote mark")).to_have_text("lit since this morning")
    expect(card.locator(".status")).to_contain_text("Some letters differ.")
    assert "page+2" not in page.url
    assert "talk" not in page.url


def test_the_copy_is_still_there_after_a_reload_until_it_is_forgotten(
    bread: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(f"{bread}/?at=yeast")
    choose(page, "talk.txt", TALK.read_bytes())
    expect(page.locator(".card .quote mark")).to_have_text("live yeast")
    page.reload()
    expect(page.locator(".card .quote mark")).to_have_text("live yeast")
    assert len(list(tmp_path.rglob("copies/*.json"))) == 1
    page.get_by_role("button", name="Forget my copy").click()
    expect(page.locator(".card .quote")).to_have_count(0)
    expect(page.locator(".card .phrase")).to_contain_text("live yeast")
    expect(page.get_by_role("button", name="Open your own copy of the text")).to_be_focused()
    assert not list(tmp_path.rglob("copies/*.json"))


def test_a_text_dropped_anywhere_is_the_readers_copy_and_no_map(
    bread: str, open_page: Open
) -> None:
    page = open_page(f"{bread}/?at=yeast")
    drop(page, "other.txt", b"Another text, about another thing.")
    expect(page.locator(".card .trouble")).to_be_in_viewport()
    drop(page, "talk.txt", TALK.read_bytes())
    expect(page.locator(".card .quote mark")).to_have_text("live yeast")


def test_what_cannot_be_read_is_said_in_place_and_the_page_goes_on(
    bread: str, open_page: Open
) -> None:
    page = open_page(f"{bread}/?at=sugar")
    trouble = page.locator(".card .trouble")
    for name, data, line in (
        ("scan.pdf", scanned(), "its pages hold no text, only pictures"),
        ("locked.pdf", pdf([[["A talk"]]], password="secret"), "encrypted and wants a password"),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken and cannot be read"),
        (
            "other.txt",
            "这是关于别的事情的另一篇文章。".encode() * 30,
            "none of the passages is in it",
        ),
        ("empty.txt", b"", "is empty"),
    ):
        choose(page, name, data)
        expect(trouble).to_contain_text(line)
        expect(trouble).to_contain_text(name)
    page.get_by_role("radio", name="Denied").click()
    expect(page.locator(".board .chip")).to_contain_text("falls")
    spoilt = TALK.read_text("utf-8").replace("a spoon of sugar", HOSTILE)
    choose(page, "spoilt.txt", spoilt.encode())
    expect(page.locator(".card .quote")).to_contain_text(
        "<img src=x onerror=document.title=1><script>"
    )
    expect(trouble).to_have_count(0)
    assert page.title() != "1"


def test_a_large_copy_comes_in_parts_while_clicks_are_answered(bread: str, open_page: Open) -> None:
    page = open_page(f"{bread}/?at=sugar")
    messages: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda payload: messages.append(len(payload))),
    )
    page.reload()
    page.wait_for_selector(".am .canvas[data-drawn]")
    filler = "".join(
        f"Another remark of no weight, the {n}th of many in the margin. " for n in range(100_000)
    )
    choose(page, "long.txt", TALK.read_bytes() + b"\n\n" + filler.encode())
    page.get_by_role("radio", name="Denied").click()
    expect(page.locator(".board .chip")).to_contain_text("falls")
    expect(page.locator(".card .quote mark")).to_have_text("a spoon of sugar", timeout=60_000)
    assert 2_000_000 < max(messages) < 2_500_000


def test_on_a_server_that_others_can_reach_the_copy_ends_with_the_session(
    open_page: Open, tmp_path: Path
) -> None:
    command = [*front_door(), "--server.address=0.0.0.0"]
    with serving(
        command, ARGMAP_MAP=str(BREAD), XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path)
    ) as address:
        page = open_page(f"{address}/?at=yeast")
        expect(page.locator(".card")).to_contain_text("for you alone until you leave this page")
        choose(page, "talk.txt", TALK.read_bytes())
        expect(page.locator(".card .quote mark")).to_have_text("live yeast")
        other = open_page(f"{address}/?at=yeast")
        expect(other.locator(".card .phrase")).to_contain_text("live yeast")
        expect(other.locator(".card .quote")).to_have_count(0)
        assert not list(tmp_path.rglob("copies/*"))


def test_the_link_shows_the_statement_in_the_scenario_at_hand(paper: str, open_page: Open) -> None:
    page = open_page(f"{paper}/?at=obj-balkanization")
    page.get_by_role("radio", name="Denied").click()
    expect(page.locator(".card .says")).to_have_text("Falls. You denied it.")
    page.evaluate(
        "() => Object.defineProperty(navigator, 'clipboard', { value: undefined, "
        "configurable: true })"
    )
    page.get_by_role("button", name="Copy link to this statement").click()
    field = page.get_by_role("textbox", name="The address of this statement")
    expect(field).to_be_focused()
    address = field.input_value()
    assert address.startswith(f"{paper}/?")
    again = open_page(address)
    expect(again.locator(".card .says")).to_have_text("Falls. You denied it.")
    expect(again.locator(".strip .chip.change")).to_have_count(1)


def test_critical_questions_say_where_they_were_asked_and_which_nobody_examined(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?at=obj-exit")
    asks = page.locator(".card .asks li")
    question = asks.filter(has_text="Are there other causes at work")
    expect(question).to_contain_text("asked at 5.2 by Trading economies keep room for choice")
    expect(asks.filter(has_text="Is the evidence cited")).to_contain_text("not examined")
    question.get_by_role("link").click()
    expect(page.locator(".card h2")).to_have_text("Trading economies keep room for choice")


def test_where_a_statement_has_several_reasons_what_is_not_examined_is_folded(
    paper: str, open_page: Open
) -> None:
    page = open_page(f"{paper}/?at=associations-solve")
    asks = page.locator(".card .asks")
    expect(asks).to_have_count(1)
    more = asks.get_by_role("button", name="5 questions, none examined")
    more.focus()
    page.keyboard.press("Enter")
    expect(asks.locator("li").filter(has_text="not examined")).to_have_count(5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_with_a_copy_breaks_no_rule_of_accessibility(
    bread: str, open_page: Open, scheme: str
) -> None:
    page = open_page(f"{bread}/?at=stove&denied=yeast", color_scheme=scheme)
    choose(page, "talk.txt", TALK.read_bytes().replace(b"how old is it", b"what is it"))
    page.get_by_role("button", name="Which are not sure?").click()
    page.get_by_role("button", name="Copy link to this statement").click()
    expect(page.locator(".card .doubtful li")).to_have_count(2)
    assert violations(page) == []
    page.get_by_role("link", name="The yeast has passed its date").first.click()
    expect(page.locator(".card .status.missing")).to_have_text(" · Not found in your copy.")
    choose(page, "other.txt", b"Something else altogether.")
    expect(page.locator(".card .trouble")).to_be_visible()
    assert violations(page) == []
