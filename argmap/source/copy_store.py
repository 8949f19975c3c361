"""The copies that a reader has opened, kept on this machine for this user alone: one for each map,
never part of an export.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from argmap.errors import SourceError
from argmap.model import ArgumentMap
from argmap.resources import readers_folder
from argmap.source.copies import Copy

VERSION = 1


def place_of(map: ArgumentMap) -> Path:
    """The file that a map's copy is kept in. Its name tells neither the map nor the copy."""
    identity = json.dumps([map.notation, map.source.title or map.title])
    name = hashlib.sha256(identity.encode()).hexdigest()[:32]
    return readers_folder("copies") / f"{name}.json"


def keep(map: ArgumentMap, copy: Copy) -> Path:
    """Keep the text of a copy for a map, in place of the one before; nobody but this user may read
    the file.
    """
    file = place_of(map)
    content = {
        "version": VERSION,
        "name": copy.name,
        "pages": copy.pages,
        "paged": copy.paged,
        "notes": copy.notes,
        "footnotes": copy.footnotes,
    }
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A temporary file is its owner's alone from the start; taking its place is one step.
        handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(content, stream)
            os.replace(draft, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(draft)
            raise
    except OSError as error:
        raise SourceError(f"the copy cannot be kept: {error.strerror}", file=str(file)) from None
    return file


def stored_copy(map: ArgumentMap) -> Copy | None:
    """The copy that is kept for a map, if there is one.

    A file that is none of ours counts as none.
    """
    try:
        content = json.loads(place_of(map).read_text(encoding="utf-8"))
        if content["version"] != VERSION:
            return None
        return Copy(
            str(content["name"]),
            tuple(_strings(content["pages"])),
            bool(content["paged"]),
            tuple(_strings(content["notes"])),
            tuple(_strings(content["footnotes"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(map: ArgumentMap) -> bool:
    """Delete the copy that is kept for a map; whether there was one."""
    try:
        place_of(map).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SourceError(
            f"the copy cannot be deleted: {error.strerror}", file=str(place_of(map))
        ) from None
    return True


def _strings(values: object) -> list[str]:
    """A list of strings, or `TypeError`."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError
    return values
