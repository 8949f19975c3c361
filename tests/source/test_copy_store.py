"""A copy stays on the reader's machine, for the reader alone, until it is forgotten."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.errors import SourceError
from argmap.source import Copy, forget, keep, stored_copy
from argmap.source.copy_store import place_of
from tests.source.typeset import map_of

MAP = map_of(("1.1", "some words"))
COPY = Copy("paper.pdf", ("Some words.", "面包 \ud800"), True, ("A note.",), ("1 On bread.", ""))


def test_what_is_kept_comes_back_until_it_is_forgotten(data_folder: Path) -> None:
    assert stored_copy(MAP) is None
    assert keep(MAP, COPY).is_relative_to(data_folder)
    assert stored_copy(MAP) == COPY
    assert stored_copy(replace(MAP, notation="another")) is None
    keep(MAP, replace(COPY, name="another.pdf"))
    assert stored_copy(MAP) == replace(COPY, name="another.pdf")
    assert [file.name for file in place_of(MAP).parent.iterdir()] == [place_of(MAP).name]
    assert forget(MAP)
    assert stored_copy(MAP) is None
    assert not forget(MAP)


@pytest.mark.skipif(
    os.name == "nt",
    reason="Windows has no file modes; the user's data folder is the user's alone there",
)
def test_nobody_else_can_read_it() -> None:
    file = keep(MAP, COPY)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 1}', '{"version": 1, "name": "n", "pages": [1]}']
)
def test_a_broken_file_counts_as_none(content: str) -> None:
    keep(MAP, COPY)
    place_of(MAP).write_text(content)
    assert stored_copy(MAP) is None


def test_a_folder_that_cannot_be_written_says_so(data_folder: Path) -> None:
    data_folder.write_text("a file where the folder should be")
    with pytest.raises(SourceError, match="cannot be kept"):
        keep(MAP, COPY)
