"""A map made ready for reading: read, compiled and checked once, then asked at every click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from argmap.model import ArgumentMap, Scenario
from argmap.rdf.read import read_map
from argmap.rdf.schemes import schemes
from argmap.reasoning import Evaluation, Program, compile_map, evaluate
from argmap.resources import bundled_map


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
