"""The process that reads one PDF, and can be ended.

PDFium gives a page's text in the order in which the page paints it. That is the reading order in
nearly all files; where a page paints straight across two columns, line by line, the columns are
parted here by where the words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from argmap.processes import Task, answer_task

FEWEST_LINES = 8
"""In the narrower of two columns."""
AT_EDGE = 3
"""How many lines at the head and at the foot of a page may stand apart."""

HYPHENS = "[\ufffe\x02]"
"""What PDFium writes for a hyphen at the end of a line."""
SMALL = 0.93
"""Of the size of the text; footnotes are smaller than that."""
NOTE = re.compile(r"\s*(\[?\d{1,3}\b|\d{1,3}[^\W\d]|[*†‡§¶¹²³⁴-⁹])")


class Box(NamedTuple):
    """A run of words and where it stands on the page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2


def main() -> None:
    """Read the PDF of a task (`argmap.processes.answer_of`)."""
    answer_task(lambda task, data: read(data, task["pages"], task["characters"]))


def read(data: bytes, most_pages: int, most_characters: int) -> Task:
    """The pages' text, or what is the matter."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The words are PDFium's: "Incorrect password error".
        return {"error": "password" if "assword" in str(error) else "broken"}
    if len(document) > most_pages:
        return {"error": "pages"}
    pages: list[str] = []
    footnotes: list[str] = []
    length = 0
    for number in range(len(document)):
        try:
            text, notes = _text_of(document[number].get_textpage())
        except pypdfium2.PdfiumError:
            text = notes = ""  # One broken page does not take the others away.
        pages.append(text)
        footnotes.append(notes)
        length += len(text) + len(notes)
        if length > most_characters:
            return {"error": "characters"}
    return {"pages": pages, "footnotes": footnotes} if pages else {"error": "broken"}


def _text_of(page) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """The text of a page, and that of its footnotes."""
    boxes = [Box(*page.get_rect(i)) for i in range(page.count_rects())]
    gutter = find_gutter(boxes)
    if gutter is not None and runs_across(boxes, gutter):
        boxes = [box._replace(text=page.get_text_bounded(*box[:4])) for box in boxes]
        head, columns, foot = set_apart(boxes)
        across = "\n".join(lines_of(head) + lines_by_column(columns) + lines_of(foot))
        return re.sub(HYPHENS, "-\n", across).replace("\r", ""), ""
    text = page.get_text_range()
    spans = list(_line_spans(text))
    lines = [
        text[start:stop] + ("-" if re.match(HYPHENS, text[stop : stop + 1]) else "")
        for start, stop in spans
    ]
    return tuple(
        "\n".join(part)
        for part in part_footnotes(lines, [_size(page, text, *span) for span in spans])
    )


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a page start and stop: PDFium parts them by a line end, or by its mark for
    a hyphen there.
    """
    start = 0
    for end in re.finditer(f"\r\n|{HYPHENS}", text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _size(page, text: str, start: int, stop: int) -> float:  # type: ignore[no-untyped-def]
    """The size of the type of a line, in the file's own measure: that of its first letter, or
    figure; 0 where there is none.
    """
    from pypdfium2 import raw

    # A letter before a figure: the raised number that a note begins with is smaller than its text.
    told = (
        next((i for i in range(start, stop) if tells(text[i])), None)
        for tells in (str.isalpha, str.isdigit)
    )
    index = next((found for found in told if found is not None), None)
    return 0.0 if index is None else float(raw.FPDFText_GetFontSize(page.raw, index))


def part_footnotes(lines: list[str], sizes: list[float]) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of footnotes: in smaller type than most, from one that
    begins with the mark of a note.
    """
    letters: Counter[float] = Counter()
    for line, size in zip(lines, sizes, strict=True):
        letters[size] += len(line) if size else 0
    usual = letters.most_common(1)[0][0] if letters else 0.0
    body: list[str] = []
    footnotes: list[str] = []
    in_note = False
    for line, size in zip(lines, sizes, strict=True):
        small = 0 < size < SMALL * usual
        in_note = small and (in_note or NOTE.match(line) is not None)
        (footnotes if in_note else body).append(line)
    return body, footnotes


def find_gutter(boxes: list[Box]) -> float | None:
    """The left edge of a right column: few runs of words cross it, and enough stand on each side of
    it.
    """
    lefts, rights = sorted(box.left for box in boxes), sorted(box.right for box in boxes)
    best, most = None, 0
    # Edges that differ by fractions of a point are one, which stands left of all of them.
    for edge in sorted({round(left) - 1 for left in lefts}):
        left, right = bisect_right(rights, edge), len(boxes) - bisect_left(lefts, edge)
        crossing = len(boxes) - left - right
        # What crosses counts double: an edge within the gutter is better than one that some lines
        # of the left column reach over.
        if (
            min(left, right) >= FEWEST_LINES
            and crossing <= len(boxes) / 5
            and min(left, right) - 2 * crossing > most
        ):
            best, most = edge, min(left, right) - 2 * crossing
    return best


def runs_across(boxes: list[Box], gutter: float) -> bool:
    """Whether the order of the boxes goes to and fro between the columns, not down the one and then
    the other.
    """
    sides = [box.left >= gutter for box in boxes if box.left >= gutter or box.right <= gutter]
    changes = sum(a != b for a, b in pairwise(sides))
    return changes > min(sides.count(True), sides.count(False)) / 2


def set_apart(boxes: list[Box]) -> tuple[list[Box], ...]:
    """What stands above the columns, the columns, what stands below: parted from them by more than
    the height of a line.
    """
    rows = rows_of(boxes)
    apart = max(box.top - box.bottom for box in boxes)
    gaps = [
        min(box.bottom for box in upper) - max(box.top for box in lower)
        for upper, lower in pairwise(rows)
    ]
    first = max((i + 1 for i, gap in enumerate(gaps[:AT_EDGE]) if gap > apart), default=0)
    last = min(
        (len(rows) - i - 1 for i, gap in enumerate(gaps[::-1][:AT_EDGE]) if gap > apart),
        default=len(rows),
    )
    # On a page of a few rows both ends may claim the same.
    head, body, foot = rows[:first], rows[first : max(first, last)], rows[max(first, last) :]
    return tuple([box for row in part for box in row] for part in (head, body, foot))


def lines_by_column(boxes: list[Box]) -> list[str]:
    """The lines of text: down the left column and then the right, between what crosses both."""
    gutter = find_gutter(boxes)
    if gutter is None:
        return lines_of(boxes)
    crossing = sorted((b for b in boxes if b.left < gutter < b.right), key=lambda b: -b.middle)
    edges = [float("inf"), *(box.middle for box in crossing), float("-inf")]
    lines: list[str] = []
    for index, (above, below) in enumerate(pairwise(edges)):
        band = [b for b in boxes if below < b.middle <= above and not b.left < gutter < b.right]
        lines += lines_by_column([b for b in band if b.right <= gutter])
        lines += lines_by_column([b for b in band if b.left >= gutter])
        if index < len(crossing):
            lines += lines_of(crossing[index : index + 1])
    return lines


def lines_of(boxes: list[Box]) -> list[str]:
    """The lines of text from top to bottom."""
    return [" ".join(box.text.strip() for box in sorted(row)) for row in rows_of(boxes)]


def rows_of(boxes: list[Box]) -> list[list[Box]]:
    """What stands at one height, from top to bottom."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: -b.middle):
        # Against the first of the row, not the last: small steps must not add up to another line.
        if rows and abs(rows[-1][0].middle - box.middle) < (box.top - box.bottom) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


if __name__ == "__main__":
    main()
