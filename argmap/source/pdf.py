"""The text of a PDF's pages, taken by a process of its own within a time and a memory.

A file from a stranger may be broken in ways that hang or crash a reader of PDF; the process can be
ended, and takes nothing with it.
"""

from __future__ import annotations

from pathlib import Path

from argmap.errors import SourceError
from argmap.processes import answer_of

SECONDS = 60.0
MAX_PAGES = 2_000
MAX_CHARACTERS = 20_000_000

_SCRIPT = Path(__file__).with_name("pdf_worker.py")


def pdf_pages(
    data: bytes, name: str, *, seconds: float = SECONDS
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text of each page, lines parted by newlines, columns one after the other; and that of
    each page's footnotes.

    Raises `SourceError` where the file is broken or encrypted, has too many pages, or takes longer
    than `seconds`.
    """
    task = {"pages": MAX_PAGES, "characters": MAX_CHARACTERS}
    try:
        answer = answer_of(_SCRIPT, task, data, seconds=seconds)
    except TimeoutError:
        raise SourceError(
            f"reading was stopped after {seconds:g} seconds",
            file=name,
            mend="give the pages of the text alone",
        ) from None
    except EOFError:
        answer = {"error": "broken"}
    if "error" in answer:
        raise _refusal(answer["error"], name)
    return tuple(answer["pages"]), tuple(answer["footnotes"])


def _refusal(error: str, name: str) -> SourceError:
    what, mend = {
        "password": (
            "this PDF is encrypted and wants a password",
            "save a copy without a password",
        ),
        "pages": (
            f"this PDF has more than {MAX_PAGES:,} pages",
            "give the pages of the text alone",
        ),
        "characters": ("this PDF holds too much text", "give the pages of the text alone"),
        "memory": ("this PDF needs too much memory", "print it to a new PDF"),
        "broken": (
            "this PDF is broken and cannot be read",
            "download it once more, or print it to a new PDF",
        ),
    }[error]
    return SourceError(what, file=name, mend=mend)
