"""A map made ready for reading: read, compiled and checked once, then asked at every click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from os import stat
from pathlib import Path
from threading import Lock

from argmap.app.state.user_maps import file_of
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.read import read_map
from argmap.rdf.schemes import schemes
from argmap.reasoning import Evaluation, Program, compile_map, evaluate
from argmap.resources import bundled_map


# Equal only to itself, and so a key of caches: by its fields it could not be hashed.
@dataclass(frozen=True, eq=False)
class LoadedMap:
    """A map with its program, the labels of the schemes by IRI, and the file that it was read
    from.
    """

    file: Path
    map: ArgumentMap
    program: Program
    schemes: Mapping[str, str]

    def evaluate(self, scenario: Scenario) -> Evaluation:
        """What stands in a scenario; the last few hundred are kept."""
        return _evaluated(self, scenario)


@lru_cache(maxsize=256)
def _evaluated(loaded: LoadedMap, scenario: Scenario) -> Evaluation:
    return evaluate(loaded.program, scenario)


def load(file: str | None) -> LoadedMap:
    """The map in a file, the bundled paper where none is named.

    Raises `ArgmapError` where it cannot be used.
    """
    path = Path(file) if file else Path(str(bundled_map()))
    map = read_map(path)
    return LoadedMap(
        path, map, compile_map(map), {iri: scheme.title for iri, scheme in schemes().items()}
    )


class NoSuchMap(ArgmapError):
    """An address names a map that is not on this machine."""


def map_at(key: str, default: str = "") -> LoadedMap:
    """The map with a key (`user_maps.file_of`); without one, that in the file `default`, or the
    bundled paper. It is read anew where the file has changed.

    Raises `NoSuchMap` where no map has the key, `ArgmapError` where it cannot be used.
    """
    file = str(file_of(key) or "") if key else default
    if key and not file:
        raise NoSuchMap(f"no map “{key}” is on this machine")
    file = file or str(bundled_map())
    with _READING:  # a map that two ask for at once is read once: sessions tell maps apart by `is`
        return _loaded(file, _changed(file))


_READING = Lock()


@lru_cache(maxsize=16)
def _loaded(file: str, changed: float) -> LoadedMap:
    return load(file)


def _changed(file: str) -> float:
    """When a file was last changed."""
    try:
        # Part of the key of the cache, so that a file that is saved anew is read anew.
        return stat(file).st_mtime
    except (OSError, ValueError):
        # What is wrong with the file is told where it is read; a call that raises is not kept.
        return 0.0
