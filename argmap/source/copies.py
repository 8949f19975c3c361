"""The reader's own copy of a source: a PDF or a plain text file, read into the text of its
pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from argmap.encodings import encoding_of
from argmap.errors import SourceError
from argmap.file_kinds import binary_kind
from argmap.source.layout_text import by_column
from argmap.source.pdf import pdf_pages

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 10_000_000
"""Of text; a book of 1,000 pages has some 3 million."""

WEB_PAGE = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!doctype html|<html)", re.IGNORECASE)
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
AS_TEXT_OR_PDF = "save it as PDF or plain text"
ANOTHER = "choose the file that holds the text"


@dataclass(frozen=True)
class Copy:
    """The text of a copy, page by page, as the file has it.

    `paged` is false where the file knows no pages.
    """

    name: str
    pages: tuple[str, ...]
    paged: bool
    notes: tuple[str, ...] = ()
    """What the reader should know of how it was read, a sentence each."""
    footnotes: tuple[str, ...] = ()
    """The footnotes of each page, where the file tells them from its text; else they stand in
    `pages`, or it is empty.
    """


def open_copy(path: str | Path) -> Copy:
    """Read a copy from a file. Raises `SourceError` in one clear line where it cannot be used."""
    path = Path(path)
    try:
        if path.exists() and not path.is_file():
            raise SourceError("this is no file", file=str(path), mend="name a PDF or text file")
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(str(path))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SourceError(
            getattr(error, "strerror", None) or "cannot be opened",
            file=str(path),
            mend="name a PDF or text file",
        ) from None
    return read_copy(data, str(path))


def read_copy(data: bytes, name: str) -> Copy:
    """Read a copy from the bytes of a file; `name` is what messages call it.

    Raises `SourceError` in one clear line where the bytes are neither PDF nor text, hold no text or
    exceed a bound.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise SourceError("the file is empty", file=name, mend=ANOTHER)
    notes: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    # Some programs put bytes before the header: readers of PDF look for it so far.
    if b"%PDF-" in data[:1024]:
        pages, footnotes = pdf_pages(data, name)
        paged = True
    else:
        text, notes = _decoded(data, name)
        # pdftotext ends each page with a form feed: after the last there is no page.
        pages = tuple(map(by_column, re.sub(r"\r\n?", "\n", text).rstrip("\f\n ").split("\f")))
        paged = len(pages) > 1
    written = sum(any(c.isalpha() for c in page) for page in pages)
    if not written:
        raise _no_letters(name, paged)
    if sum(map(len, pages)) > MOST_CHARACTERS:
        raise SourceError(
            f"it holds more than {MOST_CHARACTERS // 1_000_000} million characters of text",
            file=name,
            mend="give the pages of the text alone",
        )
    if paged and written < len(pages) / 2:
        notes += (
            f"{len(pages) - written} of its {len(pages)} pages hold no text; where they are "
            "scanned, "
            "run text recognition (OCR) on the file to search them.",
        )
    return Copy(name, pages, paged, notes, footnotes)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if other := binary_kind(data, name):
        raise SourceError(
            f"this is {other.name}, neither PDF nor plain text", file=name, mend=AS_TEXT_OR_PDF
        )
    if WEB_PAGE.match(data[:1024]):
        raise SourceError(
            "this is a web page, neither PDF nor plain text", file=name, mend=AS_TEXT_OR_PDF
        )
    encoding = encoding_of(data)
    notes: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding not in ("utf-8", "utf-8-sig"):
            raise SourceError(
                f"it seems to be {encoding.upper()}, but is not", file=name, mend="save it as UTF-8"
            ) from None
        # Windows-1252 is what programs write and call Latin-1; the five bytes that it leaves open
        # are Latin-1's.
        text = data.decode("cp1252", errors="ignore")
        notes = (
            "It is not UTF-8, and was read as Latin-1: accents and quotation marks may be wrong.",
        )
    # Form feeds, tabs and line ends are text; a stray other control is forgiven.
    if len(NOT_TEXT.findall(text[:100_000])) > len(text[:100_000]) / 100:
        raise SourceError("this is neither PDF nor plain text", file=name, mend=AS_TEXT_OR_PDF)
    return text, notes


def _too_large(name: str) -> SourceError:
    return SourceError(
        f"it is larger than {MOST_BYTES // 1_000_000} MB",
        file=name,
        mend="give the pages of the text alone",
    )


def _no_letters(name: str, pdf: bool) -> SourceError:
    if not pdf:
        return SourceError("it holds no words", file=name, mend=ANOTHER)
    return SourceError(
        "its pages hold no text, only pictures (it was scanned)",
        file=name,
        mend="run text recognition (OCR) on it first, or give a text file",
    )
