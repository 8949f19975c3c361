"""Text that is laid out in columns with spaces is read column by column; other text stays as it
is.
"""

from __future__ import annotations

import random
import time
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source import Status, find_passages, read_copy
from argmap.source.layout_text import by_column
from tests.source.typeset import lines_of, made_words, map_of, paragraphs_with_phrases


def laid_out(columns: list[list[str]], width: int, *, apart: bool = False) -> list[str]:
    """The lines of a page; `apart` sets them on lines of their own in turn, as where columns do not
    stand at one height.
    """
    height = max(map(len, columns))
    rows = [[column[i] if i < len(column) else "" for column in columns] for i in range(height)]
    if apart:
        rows = [
            ["" if at != index else words for at, words in enumerate(row)]
            for row in rows
            for index in range(len(row))
        ]
    return ["".join(words.ljust(width) for words in row).rstrip() for row in rows]


@pytest.mark.parametrize("apart", [False, True], ids=["on one line", "on lines of their own"])
@pytest.mark.parametrize("columns", [2, 3])
def test_every_passage_is_found_in_columns(columns: int, apart: bool) -> None:
    rng = random.Random(columns)
    made = paragraphs_with_phrases(rng, 60)
    lines = [
        f"  {line}" if not i else line
        for text, _ in made
        for i, line in enumerate(lines_of(rng, text, 38))
    ]
    pages = []
    for number, start in enumerate(range(0, len(lines), columns * 40), 1):
        held = lines[start : start + columns * 40]
        parts = [held[i * 40 : i * 40 + 40] for i in range(columns)]
        head = f"{number}{'On Things That Rise':>70}"
        pages.append(
            "\n".join(
                [head, "", *laid_out([p for p in parts if p], 42, apart=apart), "", "House Papers"]
            )
        )
    map = map_of(*((f"1.{i}", phrase) for i, (_, phrase) in enumerate(made)))
    report = find_passages(map, read_copy("\f".join(pages).encode(), "copy.txt"))
    assert [p for p in report.passages if p.status is not Status.FOUND] == []
    assert not any(
        furniture in p.before + p.after
        for p in report.passages
        for furniture in ("Things", "House")
    )


def test_what_runs_across_parts_what_is_above_from_what_is_below() -> None:
    def columns(*names: str) -> list[str]:
        return laid_out([[f"{name}{i} words of it" for i in range(6)] for name in names], 24)

    across = "A heading that runs across both of the columns"
    page = "\n".join([*columns("a", "b"), across, *columns("c", "d")])
    parts = [[f"{name}{i} words of it" for i in range(6)] for name in "abcd"]
    assert by_column(page).split("\n") == [*parts[0], *parts[1], across, *parts[2], *parts[3]]


def justified(line: str, width: int, rng: random.Random) -> str:
    """A line filled up to a width with spaces between its words."""
    words = line.split()
    for _ in range(width - len(line)):
        words[rng.randrange(len(words) - 1)] += " "
    return " ".join(words)


@given(st.integers())
def test_one_column_stays_as_it_is(seed: int) -> None:
    rng = random.Random(seed)
    lines = wrap(" ".join(made_words(rng, 300)), 70)
    ragged = "\n".join(f"    {line}" if rng.random() < 0.2 else line for line in lines)
    filled = "\n".join(justified(line, 70, rng) for line in lines[:-1])
    quoted = "\n".join([*lines[:9], *(f"        {line[:50]}" for line in lines[9:20]), *lines[20:]])
    assert [by_column(page) for page in (ragged, filled, quoted)] == [ragged, filled, quoted]


def test_a_text_of_many_columns_is_read_in_time() -> None:
    before = time.process_time()
    by_column("\n".join(["a  " * 500] * 1_000))
    assert time.process_time() - before < 5


@given(st.text(alphabet="ab  \n\t", max_size=400))
def test_nothing_is_lost(page: str) -> None:
    assert sorted(by_column(page).split()) == sorted(page.split())
