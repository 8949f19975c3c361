"""The maps that a reader can open: those that come with argmap, and files of their own, which are
kept on this machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from argmap.encodings import as_utf8
from argmap.errors import ArgmapError
from argmap.file_kinds import kind_of
from argmap.processes import environment
from argmap.rdf.lines import line_finder
from argmap.rdf.parse import SUFFIXES
from argmap.resources import bundled, readers_folder

LARGEST = 12_000_000
"""Bytes of a map file that the page opens; some 30,000 statements."""
SECONDS = 30.0
"""How long a file may be checked."""

LISTED = 50
"""So many of the reader's own maps are listed."""
TITLED = 1_000_000
"""Bytes of a map that is read for its title, so that a list of maps does not keep its reader
waiting.
"""

_KEPT = re.compile("own-[0-9a-f]{32}")


class Trouble(NamedTuple):
    """One thing that is wrong with a file: where in it, what, and how to mend it."""

    where: str
    what: str
    mend: str


class Taken(NamedTuple):
    """A file that the reader brought: under which key it is on the shelf, if it can be read, and
    what is wrong with it.
    """

    key: str | None
    name: str
    troubles: tuple[Trouble, ...] = ()
    unchecked: str = ""
    """Why it was not looked for what is wrong, in a sentence."""


def file_of(key: str) -> Path | None:
    """The file of a map by its key: a bundled one's name, or what `take` gave to a reader's own."""
    for known in bundled():
        if known.name == key:
            return Path(str(known.path))
    if not _KEPT.fullmatch(key):
        return None
    return next(iter(sorted(readers_folder("maps").glob(f"{key}.*"))), None)


class OwnMap(NamedTuple):
    """A map of the reader's own that was opened before: its key, its title, and what it is."""

    key: str
    title: str
    about: str


def own_maps() -> list[OwnMap]:
    """The reader's own maps that are kept on this machine, the one opened last first."""
    found: list[tuple[float, Path]] = []
    for file in readers_folder("maps").glob("own-*.*"):
        with suppress(OSError):
            if _KEPT.fullmatch(file.stem):
                found.append((file.stat().st_mtime, file))
    return [_own_map(str(file), changed) for changed, file in sorted(found, reverse=True)[:LISTED]]


@lru_cache(maxsize=2 * LISTED)
def _own_map(file: str, changed: float) -> OwnMap:
    from argmap.rdf.read import read_map

    path, opened = Path(file), f"opened on {date.fromtimestamp(changed):%d %B %Y}"
    size = path.stat().st_size
    if size <= TITLED:
        with suppress(ArgmapError):
            map = read_map(path)
            about = f"{len(map.statements)} statements, {opened}."
            return OwnMap(path.stem, map.title or map.notation, about)
    return OwnMap(path.stem, f"A map of {size / 1e6:.1f} MB", f"{opened.capitalize()}.")


def take(name: str, content: bytes) -> Taken:
    """Put a file on the shelf, if a map can be read from it; the same file again is the same
    map.
    """
    if len(content) > LARGEST:
        size = f"{len(content) / 1e6:.0f} MB; the page opens maps of up to {LARGEST / 1e6:.0f} MB"
        return Taken(
            None,
            name,
            (
                Trouble(
                    name, f"this file has {size}", "judge it on the command line: argmap evaluate"
                ),
            ),
        )
    if not content.strip():
        return Taken(
            None, name, (Trouble(name, "this file is empty", "choose one that holds a map"),)
        )
    key = f"own-{hashlib.sha256(content).hexdigest()[:32]}"
    suffix = Path(name).suffix.lower()
    folder = readers_folder("maps")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(
            dir=folder, prefix="draft-", suffix=suffix if suffix in SUFFIXES else ".ttl"
        )
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
    except OSError as error:
        return Taken(
            None,
            name,
            (
                Trouble(
                    str(folder), f"cannot be written ({error.strerror})", "free it, then try again"
                ),
            ),
        )
    try:
        found = _checked(Path(draft), name)
        if found.key is None:
            return found
        os.replace(draft, folder / f"{key}{Path(draft).suffix}")
        return found._replace(key=key)
    finally:
        with suppress(OSError):
            os.unlink(draft)


def _checked(file: Path, name: str) -> Taken:
    """The file read by a process that can be ended; with any key where its map can be read."""
    command = [sys.executable, "-m", "argmap", "validate", str(file), "--json"]
    unchecked, troubles = "", tuple[Trouble, ...]()
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, env=environment(), check=False
        )
        if done.returncode == 2:
            return _read(file, name)
        problems = json.loads(done.stdout)["problems"]
        line_of = line_finder(as_utf8(file.read_bytes(), name).decode(errors="replace"))
        troubles = tuple(
            Trouble(_at(each["where"], line_of), each["what"], each["mend"]) for each in problems
        )
    except subprocess.TimeoutExpired:
        unchecked = f"Looking for what is wrong with it was stopped after {SECONDS:g} seconds."
    except (ValueError, KeyError):
        return Taken(
            None,
            name,
            (Trouble(name, "this file cannot be read", "give a map in Turtle, TriG or JSON-LD"),),
        )
    return _read(file, name, troubles, unchecked)


def _read(file: Path, name: str, troubles: tuple[Trouble, ...] = (), unchecked: str = "") -> Taken:
    """What was found of a file; with any key where its map can be read."""
    from argmap.rdf.read import read_map

    try:
        read_map(file)
    except ArgmapError as error:
        # The draft has another ending than the reader's file, which may tell what it is.
        if kind := kind_of(file.read_bytes(), name):
            known = Trouble(name, f"this is {kind.name}, not a map", kind.mend)
            return Taken(None, name, (known,), unchecked)
        where = f"{name}, {error.place}" if error.place else name
        told = (Trouble(where, error.what, error.mend or ""),)
        return Taken(None, name, troubles or told, unchecked)
    return Taken("", name, troubles, unchecked)


def _at(where: str, line_of: Callable[[str], int | None]) -> str:
    """A thing in a file, with its line where that is found."""
    line = line_of(where)
    return f"{where}, line {line}" if line else where
