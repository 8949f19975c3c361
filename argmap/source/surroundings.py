"""What stands around a passage: its paragraph, or as much of it as is quickly read, cut where a
sentence ends.
"""

from __future__ import annotations

import re

LONGEST = 600
"""Characters around a passage, half of them on each side where both are long."""

SENTENCE_BREAK = re.compile(r"[.?!؟۔]['\"’”»)\]]*\d{0,3}\s+|[。？！]['\"’”」』）]*")
CUT = "…"


def surroundings(text: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and after `text[start:stop]` in its paragraph (paragraphs are parted by
    newlines).
    """
    # One more than is shown tells that there is more.
    before = text[max(0, start - LONGEST - 1) : start].rpartition("\n")[2]
    after = text[stop : stop + LONGEST + 1].partition("\n")[0]
    if len(before) + len(after) <= LONGEST:
        return before.lstrip(), after.rstrip()
    room = LONGEST // 2
    before_room = max(room, LONGEST - len(after))
    after_room = max(room, LONGEST - len(before))
    return _last_sentences(before, before_room), _first_sentences(after, after_room)


def _last_sentences(text: str, room: int) -> str:
    if len(text) <= room:
        return text.lstrip()
    kept = text[-room:]
    sentence = SENTENCE_BREAK.search(kept)
    if sentence:
        return kept[sentence.end() :]
    _, space, words = kept.partition(" ")
    return f"{CUT} {words if space else kept}"


def _first_sentences(text: str, room: int) -> str:
    if len(text) <= room:
        return text.rstrip()
    kept = text[:room]
    breaks = list(SENTENCE_BREAK.finditer(kept))
    if breaks:
        return kept[: breaks[-1].end()].rstrip()
    words, space, _ = kept.rpartition(" ")
    return f"{words if space else kept} {CUT}"
