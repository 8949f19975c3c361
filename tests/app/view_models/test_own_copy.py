"""The reader's own copy on the page: it comes in parts, stays with its reader, and only what the
card shows goes out.
"""

from __future__ import annotations

import random
import time
from base64 import b64encode
from pathlib import Path

import pytest

from argmap.app.exchange import Exchange
from argmap.app.protocol.actions import SendCopyPart
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.view_models import own_copy
from argmap.app.view_models.own_copy import OwnCopy, serves_one_reader
from argmap.source import stored_copy
from tests.source.typeset import pdf, scanned

ROOT = Path(__file__).resolve().parents[3]
BREAD = load(str(ROOT / "docs" / "bread.ttl"))
TALK = (ROOT / "docs" / "bread.txt").read_bytes()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    return folder


def sent(copy: OwnCopy, data: bytes, name: str = "talk.txt") -> OwnCopy:
    """The copy once a file has been sent as the page sends it, and was read."""
    part = own_copy.PART
    for number, start in enumerate(range(0, max(1, len(data)), part)):
        content = b64encode(data[start : start + part]).decode()
        copy.take(SendCopyPart(number, name, len(data), content))
    return waited(copy)


def waited(copy: OwnCopy) -> OwnCopy:
    for _ in range(600):
        if not copy.doing:
            return copy
        time.sleep(0.05)
    raise AssertionError(copy.doing)


def test_the_passage_of_a_statement_with_its_surroundings() -> None:
    copy = sent(OwnCopy(BREAD.map, keeps=False), TALK.replace(b"\n\nYeast", b"\n\n\fYeast"))
    (passage,) = copy.view("warm")["passages"]
    assert (passage["text"], passage["page"], passage["status"]) == ("as warm as it is", 2, "found")
    assert passage["before"].endswith("I would say that the kitchen is ")
    report = copy.view("warm")["report"]
    assert (report["of"], report["counts"]) == (
        7,
        {"found": 6, "approximate": 1, "ambiguous": 0, "differing": 0, "missing": 0},
    )
    assert copy.view(None)["passages"] == []


def test_a_file_that_comes_in_parts_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_copy, "PART", 30)
    copy = OwnCopy(BREAD.map, keeps=False)
    copy.take(SendCopyPart(0, "talk.txt", len(TALK), b64encode(TALK[:30]).decode()))
    assert copy.view(None)["got"] == 30
    assert sent(copy, TALK).view(None)["report"]["counts"]["found"] == 6


def test_what_was_not_found_is_listed_and_said_to_be_missing() -> None:
    copy = sent(OwnCopy(BREAD.map, keeps=False), TALK.replace(b"live yeast", b"something"))
    assert copy.view("yeast")["report"]["doubtful"] == [
        ("yeast", "1.1", "missing"),
        ("stove", "1.3", "approximate"),
    ]
    (passage,) = copy.view("yeast")["passages"]
    assert (passage["status"], passage["phrase"], passage["text"]) == ("missing", "live yeast", "")


def test_it_is_kept_on_the_readers_own_machine_and_forgotten_when_asked() -> None:
    sent(OwnCopy(BREAD.map, keeps=True), TALK)
    again = OwnCopy(BREAD.map, keeps=True)
    assert again.doing
    again.poll()
    assert waited(again).view("stove")["passages"][0]["text"] == "lit since this morning"
    again.forget()
    assert again.view("stove")["report"] is None
    assert stored_copy(BREAD.map) is None
    assert not OwnCopy(BREAD.map, keeps=True).doing


def test_on_a_shared_server_nothing_of_it_is_kept_or_seen_by_another_reader(
    data_folder: Path,
) -> None:
    sent(OwnCopy(BREAD.map, keeps=True), TALK)
    before = sorted(data_folder.rglob("*"))
    other = OwnCopy(BREAD.map, keeps=False)
    other.poll()
    assert not other.doing
    assert other.view("stove")["passages"] == []
    sent(other, TALK.replace(b"stove", b"STOVE"))
    other.forget()
    assert sorted(data_folder.rglob("*")) == before
    assert stored_copy(BREAD.map) is not None


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (pdf([[["A talk in the kitchen"]]], password="secret"), "encrypted and wants a password"),
        (scanned(), "no text, only pictures"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(400), "broken and cannot be read"),
        (b"PK\x03\x04 a document", "neither PDF nor plain text"),
        (b"", "empty"),
        ("هذا نص آخر عن شيء آخر تماما. ".encode() * 40, "None of the passages is in it: is it"),
        ("这是关于别的事情的另一篇文章。".encode() * 40, "None of the passages is in it: is it"),
    ],
    ids=["encrypted", "scanned", "broken", "word", "empty", "arabic", "chinese"],
)
def test_what_cannot_be_used_gets_a_clear_line_and_the_copy_before_stays(
    data: bytes, line: str
) -> None:
    copy = sent(OwnCopy(BREAD.map, keeps=True), TALK)
    trouble = sent(copy, data, "other").view("stove")["trouble"]
    assert line.lower() in trouble.lower().replace(". is it", ": is it")
    assert trouble.startswith("“other”: ")
    assert copy.view("stove")["passages"][0]["text"] == "lit since this morning"
    assert stored_copy(BREAD.map) is not None


@pytest.mark.parametrize(
    "parts",
    [
        [SendCopyPart(1, "x", 5, "")],
        [SendCopyPart(0, "x", 5, "not base64!")],
        [SendCopyPart(0, "x", 10**12, "AAAA")],
        [SendCopyPart(0, "x", 9_000_000, "AAAA"), SendCopyPart(2, "x", 9_000_000, "AAAA")],
    ],
)
def test_nonsense_in_place_of_a_file_is_refused(parts: list[SendCopyPart]) -> None:
    copy = OwnCopy(BREAD.map, keeps=False)
    for part in parts:
        copy.take(part)
    assert copy.view(None)["trouble"]
    assert not copy.doing
    assert sent(copy, TALK).view(None)["trouble"] == ""


def test_a_click_carries_the_passages_of_the_statement_on_the_card_alone() -> None:
    copy = sent(OwnCopy(BREAD.map, keeps=False), TALK)
    exchange = Exchange(BREAD, History(first_reading(BREAD.map)), copy)
    full = exchange.answer()
    exchange.receive(
        {
            "client": "c",
            "number": 1,
            "version": full["version"],
            "actions": [{"type": "select", "id": "stove"}],
        }
    )
    patch = exchange.answer()["patch"]
    assert patch["copy"].keys() == {"passages"}
    assert [passage["text"] for passage in patch["copy"]["passages"]] == ["lit since this morning"]


@pytest.mark.parametrize(
    ("address", "headers", "alone"),
    [
        ("127.0.0.1", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("localhost", {"Host": "127.0.0.1:8501"}, True),
        (None, {"Host": "localhost:8501"}, False),
        ("0.0.0.0", {"Host": "localhost:8501"}, False),
        ("127.0.0.1", {"Host": "maps.example.org"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "https://maps.example.org"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "X-Forwarded-For": "192.0.2.7"}, False),
    ],
)
def test_only_a_server_on_the_readers_own_machine_keeps_copies(
    address: str | None, headers: dict[str, str], alone: bool
) -> None:
    assert serves_one_reader(address, headers) is alone
