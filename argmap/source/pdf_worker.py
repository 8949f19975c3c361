"""The process that reads one PDF: it stands alone, takes its task and the file from standard input, and can be ended.

PDFium gives a page's text in the order in which the page paints it. That is the reading order in nearly all files; where a page
paints straight across two columns, line by line, the columns are parted here by where the words stand.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from typing import NamedTuple

FEWEST_LINES = 8
"""In the narrower of two columns."""
AT_EDGE = 3
"""How many lines at the head and at the foot of a page may stand apart."""


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
    """A JSON object in the first line of standard input, the PDF in the rest; one JSON object to standard output."""
    task = json.loads(sys.stdin.buffer.readline())
    _bound_memory(task["memory"])
    try:
        answer = read(sys.stdin.buffer.read(), task["pages"], task["characters"])
    except MemoryError:
        answer = {"error": "memory"}
    json.dump(answer, sys.stdout)


def read(data: bytes, most_pages: int, most_characters: int) -> dict[str, object]:
    """The pages' text, or what is the matter."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "assword" in str(error) else "broken"}
    if len(document) > most_pages:
        return {"error": "pages"}
    pages: list[str] = []
    length = 0
    for number in range(len(document)):
        try:
            pages.append(_text_of(document[number].get_textpage()))
        except pypdfium2.PdfiumError:
            pages.append("")  # One broken page does not take the others away.
        length += len(pages[-1])
        if length > most_characters:
            return {"error": "characters"}
    return {"pages": pages} if pages else {"error": "broken"}


def _text_of(page) -> str:  # type: ignore[no-untyped-def]
    boxes = [Box(*page.get_rect(i)) for i in range(page.count_rects())]
    gutter = find_gutter(boxes)
    if gutter is not None and runs_across(boxes, gutter):
        boxes = [box._replace(text=page.get_text_bounded(*box[:4])) for box in boxes]
        head, body, foot = set_apart(boxes)
        text = "\n".join(lines_of(head) + lines_by_column(body) + lines_of(foot))
    else:
        text = page.get_text_range()
    # U+FFFE and U+0002 are what PDFium writes for a hyphen at the end of a line.
    return str(text).replace("\ufffe", "-\n").replace("\x02", "-\n").replace("\r\n", "\n").replace("\r", "\n")


def find_gutter(boxes: list[Box]) -> float | None:
    """The left edge of a right column: few runs of words cross it, and enough stand on each side of it."""
    best, most = None, 0
    for edge in {round(box.left) - 1 for box in boxes[:1000]}:
        left = sum(box.right <= edge for box in boxes)
        right = sum(box.left >= edge for box in boxes)
        crossing = len(boxes) - left - right
        # What crosses counts double: an edge within the gutter is better than one that some lines of the left column reach over.
        if min(left, right) >= FEWEST_LINES and crossing <= len(boxes) / 5 and min(left, right) - 2 * crossing > most:
            best, most = edge, min(left, right) - 2 * crossing
    return best


def runs_across(boxes: list[Box], gutter: float) -> bool:
    """Whether the order of the boxes goes to and fro between the columns, not down the one and then the other."""
    sides = [box.left >= gutter for box in boxes if box.left >= gutter or box.right <= gutter]
    changes = sum(a != b for a, b in pairwise(sides))
    return changes > min(sides.count(True), sides.count(False)) / 2


def set_apart(boxes: list[Box]) -> tuple[list[Box], ...]:
    """What stands above the columns, the columns, what stands below: parted from them by more than the height of a line."""
    rows = rows_of(boxes)
    apart = max(box.top - box.bottom for box in boxes)
    gaps = [min(box.bottom for box in upper) - max(box.top for box in lower) for upper, lower in pairwise(rows)]
    first = max((i + 1 for i, gap in enumerate(gaps[:AT_EDGE]) if gap > apart), default=0)
    last = min((len(rows) - i - 1 for i, gap in enumerate(gaps[::-1][:AT_EDGE]) if gap > apart), default=len(rows))
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
        if rows and abs(rows[-1][0].middle - box.middle) < (box.top - box.bottom) / 2:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _bound_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, macOS refuses it: the time limit holds there.


if __name__ == "__main__":
    main()
