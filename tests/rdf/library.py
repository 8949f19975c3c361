"""The small map that the tests of validation spoil."""

from __future__ import annotations

from pathlib import Path

from argmap.rdf.parse import parse_text
from argmap.rdf.validate import Validation, validate_quads

LIBRARY = Path(__file__).parents[1] / "cases" / "library.ttl"
TEXT = LIBRARY.read_text(encoding="utf-8")


def validation_of(text: str) -> Validation:
    """What is wrong with a map in Turtle."""
    return validate_quads(parse_text(text, file="spoilt.ttl").quads())
