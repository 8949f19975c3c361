"""The reader's own copy on the page: taken in parts as the browser sends it, read beside the page,
and asked for passages.

Where argmap runs on the reader's own machine the copy is kept there, as `argmap source` keeps it.
On a server that others can reach it lives in the reader's session alone and ends with it. It is
never part of an export or an address, and of its text only the passages of the statement on the
card go to the browser.
"""

from __future__ import annotations

import logging
import threading
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from argmap.app.protocol.actions import SendCopyPart
from argmap.app.protocol.view import CopyReport, OwnCopyState
from argmap.app.server_address import is_loopback
from argmap.errors import SourceError
from argmap.model import ArgumentMap
from argmap.source import (
    Copy,
    Report,
    Status,
    find_passages,
    forget,
    keep,
    read_copy,
    stored_copy,
)
from argmap.source.copies import MOST_BYTES
from argmap.source.copy_store import place_of

logger = logging.getLogger(__name__)

PART = 1_500_000
"""Bytes of a copy that one message carries at most, so that clicks come through between them."""

DOUBTFUL = "So few of the passages are in it that this is probably not the text."

LISTED = 300
"""So many passages that were not found are listed."""

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")

READING, OPENING = "Reading your copy and looking for the passages …", "Opening your copy …"


def serves_one_reader(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether argmap runs on the reader's own machine for nobody else.

    That is so where the server listens on the loopback interface alone (`address` is what it is
    bound to), and the browser says that it called it there by itself: behind a proxy every reader
    seems to come from this machine.
    """
    if not address or not is_loopback(address) or any(name in headers for name in FORWARDED):
        return False
    # A stranger's page can have its name lead to 127.0.0.1 (DNS rebinding): then Host names it.
    called = [headers.get("Host", ""), urlsplit(headers.get("Origin", "")).netloc]
    return all(is_loopback(urlsplit(f"//{name}").hostname or "") for name in called if name)


@dataclass
class _Arriving:
    """A file of which parts have come: its name, how many bytes it has, and what is here of it."""

    name: str
    size: int
    here: bytearray = field(default_factory=bytearray)


class OwnCopy:
    """One reader's copy for one map: what comes in by `take`, what the page shows of it by
    `view`.
    """

    def __init__(self, map: ArgumentMap, *, keeps: bool) -> None:
        self.map = map
        self.keeps = keeps
        self.report: Report | None = None
        self._report_shown: CopyReport | None = None
        self.trouble = ""
        self.doing = ""
        self._arriving: _Arriving | None = None
        self._work = self._refused = 0
        self._ask = keeps and self.wanted and place_of(map).exists()
        """Whether a kept copy is still to be opened; that waits until the browser has painted the
        page.
        """
        if self._ask:
            self.doing = OPENING

    @property
    def wanted(self) -> bool:
        """Whether the map points to any passage."""
        return any(statement.places for statement in self.map.statements.values())

    def poll(self) -> None:
        """Open the copy that is kept, once the page is there."""
        if self._ask:
            self._ask = False
            self._begin(None)

    def take(self, action: SendCopyPart) -> None:
        """Take a part of a copy; begin to read it once all parts are here."""
        try:
            data = b64decode(action.content, validate=True)
        except ValueError:
            return self._fail("The file did not arrive whole. Choose it once more.")
        if action.part == 0:
            self._arriving = _Arriving(action.name[:200] or "your copy", action.size)
        arriving = self._arriving
        # Messages may be lost, or those of an earlier file come late: only the next part fits.
        if arriving is None or action.part * PART != len(arriving.here):
            return self._fail("The file did not arrive whole. Choose it once more.")
        # Whatever the browser says, no part is larger than agreed, nor the whole than allowed.
        arriving.here += data[:PART]
        if arriving.size > MOST_BYTES or len(arriving.here) > MOST_BYTES:
            return self._fail(f"“{arriving.name}” is larger than {MOST_BYTES // 1_000_000} MB.")
        if len(arriving.here) >= arriving.size or not data:
            self._arriving = None
            self._begin(arriving)
        return None

    def _fail(self, why: str) -> None:
        self._arriving, self.trouble = None, why
        self._refused += 1

    def _begin(self, file: _Arriving | None) -> None:
        """Read a file, or the copy that is kept, in a thread of its own, so that clicks are
        answered meanwhile.
        """
        self._work += 1
        self.doing, self.trouble = READING if file else OPENING, ""
        threading.Thread(target=self._read, args=(self._work, file), daemon=True).start()

    def _read(self, work: int, file: _Arriving | None) -> None:
        found, trouble = None, ""
        try:
            copy = read_copy(bytes(file.here), file.name) if file else stored_copy(self.map)
            found = self._found(copy) if copy else None
        except SourceError as error:
            trouble = said(error)
        except Exception:  # whatever a file does to a library, the page says so and goes on
            logger.exception("A reader's copy cannot be read")
            trouble = "This copy cannot be read."
        # Another file was chosen meanwhile, or the copy forgotten: this one is not wanted any more.
        if work != self._work:
            return
        if found and file and self.keeps:
            try:
                keep(self.map, found.copy)
            except SourceError as error:
                trouble = said(error)
        if found:
            # Made once: a view is made at each click, and this part of it stays the same.
            self.report, self._report_shown = found, report_of(found)
        self.trouble, self.doing = trouble, ""

    def _found(self, copy: Copy) -> Report:
        report = find_passages(self.map, copy)
        if not report.holds_any:
            raise SourceError(
                "none of the passages is in it",
                file=copy.name,
                mend="is it a copy of what the map is a map of?",
            )
        return report

    def forget(self) -> None:
        """Keep the copy no longer, here or on the disk."""
        self._work += 1
        self._ask, self._arriving, self.report, self._report_shown = False, None, None, None
        self.doing = self.trouble = ""
        if self.keeps:
            try:
                forget(self.map)
            except SourceError as error:
                self.trouble = said(error)

    def view(self, selection: str | None) -> OwnCopyState:
        """What the page shows: how far it is, the report once it is there, and the passages of the
        statement on the card.
        """
        report = self.report
        return {
            "wanted": self.wanted,
            "doing": self.doing,
            "trouble": self.trouble,
            "turn": self._work
            + self._refused,  # changes once a file on its way has come or was refused
            "got": len(self._arriving.here) if self._arriving else 0,
            "part": PART,
            "most": MOST_BYTES,
            "keeps": self.keeps,
            "report": self._report_shown,
            "passages": [passage.as_values() for passage in report.of(selection)]
            if report and selection
            else [],
        }


def report_of(report: Report) -> CopyReport:
    """Which passages a copy holds: how many of how many, and those that are not there word for word
    and for sure.
    """
    doubtful = [passage for passage in report.passages if passage.status is not Status.FOUND]
    return {
        "name": report.copy.name,
        "of": len(report.passages),
        "counts": {status.value: report.counts[status] for status in Status},
        "notes": [
            *report.copy.notes,
            *([DOUBTFUL] if report.is_doubtful else []),
            *([] if report.complete else ["The search for approximate passages was ended early."]),
        ],
        "doubtful": [(p.statement, p.place.paragraph, p.status.value) for p in doubtful[:LISTED]],
        "more": max(0, len(doubtful) - LISTED),
    }


def said(error: SourceError) -> str:
    """What is wrong with a copy, in a sentence or two for the page."""
    name = f"“{error.file}”: " if error.file else ""
    mend = (
        (
            " "
            f"{error.mend[:1].upper()}{error.mend[1:].rstrip('.')}"
            f"{'' if error.mend.endswith('?') else '.'}"
        )
        if error.mend
        else ""
    )
    return f"{name}{error.what.rstrip('.')}.{mend}"
