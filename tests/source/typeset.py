"""Documents of our own words, set as printers and programs set them: broken lines, hyphens,
ligatures, running heads, notes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from argmap.model import ArgumentMap, Place, Role, Stance, Statement

SYLLABLES = (
    "fi",
    "ra",
    "lo",
    "sten",
    "ma",
    "ffe",
    "du",
    "gri",
    "no",
    "fla",
    "ke",
    "vor",
    "bi",
    "sun",
    "te",
    "office",
    "qua",
    "pel",
)
HYPHENS = "-\u2010\u00ad"
LIGATURES = (
    ("ffi", "\ufb03"),
    ("ffl", "\ufb04"),
    ("ff", "\ufb00"),
    ("fi", "\ufb01"),
    ("fl", "\ufb02"),
)
PDF_LIGATURES = (("fi", "\ufb01"), ("fl", "\ufb02"))
"""Those that reportlab's own font has."""


def made_words(rng: random.Random, count: int) -> list[str]:
    """Words that nobody ever wrote."""
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(count)]


def paragraphs_with_phrases(rng: random.Random, count: int) -> list[tuple[str, str]]:
    """Paragraphs, and of each a phrase of four to eight words that stands in it."""
    made = []
    for _ in range(count):
        words = made_words(rng, rng.randint(25, 60))
        for index in range(7, len(words) - 1, 9):
            words[index] += rng.choice((".", ",", ";", "?"))
        start = rng.randrange(len(words) - 8)
        phrase = " ".join(words[start : start + rng.randint(4, 8)])
        made.append((" ".join(words).capitalize() + ".", phrase))
    return made


def lines_of(
    rng: random.Random, text: str, width: int, ligatures: Sequence[tuple[str, str]] = LIGATURES
) -> list[str]:
    """The lines of a paragraph, long words broken at the end of a line with one of the marks that
    stand for that.
    """
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            room = width - len(line) - 2
            if word.isalpha() and 2 <= room < len(word) - 1 and rng.random() < 0.7:
                line, word = f"{line} {word[:room]}{rng.choice(HYPHENS)}", word[room:]
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    for plain, ligature in ligatures:
        lines = [line.replace(plain, ligature) if rng.random() < 0.7 else line for line in lines]
    return lines


def pages_of(rng: random.Random, lines: Sequence[str], height: int) -> list[str]:
    """Pages with a running head (even pages have another than odd ones) and a number at the
    foot.
    """
    pages = []
    for number, start in enumerate(range(0, len(lines), height), 1):
        head = (
            f"{number}    A. Writer and B. Writer"
            if number % 2 == 0
            else f"On Things That Rise    {number}"
        )
        pages.append("\n".join([head, "", *lines[start : start + height], "", f"- {number} -"]))
    return pages


def map_of(*places: tuple[str, str]) -> ArgumentMap:
    """A map whose statements `s0`, `s1` and so on stand at these places (paragraph, phrase)."""
    statements = {
        f"s{i}": Statement(f"s{i}", Role.PREMISE, Stance.GRANTED, places=(Place(*place),))
        for i, place in enumerate(places)
    }
    return ArgumentMap("made", "A map of made-up words", statements, {}, {})


def pdf(
    pages: Sequence[Sequence[Sequence[str]]],
    *,
    across: bool = False,
    password: str | None = None,
    footnotes: Sequence[str] = (),
) -> bytes:
    """A PDF: pages of columns of lines, and a footnote to each page in smaller type.

    `across` paints line by line over all columns, else column after column.
    """
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(
            TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
        )
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=(595, 842), encrypt=StandardEncryption(password) if password else None
    )
    for number, columns in enumerate(pages, 1):
        canvas.setFont("Vera", 8)
        canvas.drawString(
            60,
            810,
            f"{number}   A. Writer" if number % 2 == 0 else f"On Things That Rise   {number}",
        )
        placed = [
            (60 + 250 * i, 770 - 12 * j, line)
            for i, lines in enumerate(columns)
            for j, line in enumerate(lines)
        ]
        for x, y, line in sorted(placed, key=lambda p: (-p[1], p[0])) if across else placed:
            canvas.drawString(x, y, line)
        canvas.drawString(290, 40, f"- {number} -")
        canvas.setFont("Vera", 6)
        for note in footnotes[number - 1 : number]:
            for line, words in enumerate(note.split("\n")):
                canvas.drawString(60, 60 - 7 * line, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned() -> bytes:
    """A PDF of one page without any text, as a scanner makes it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200))
    canvas.rect(20, 20, 160, 160)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
