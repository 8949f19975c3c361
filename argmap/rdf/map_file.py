"""The map itself as a file to take away: Turtle, TriG with the verdicts of a scenario, JSON-LD."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from argmap.rdf.dataset import Losses, write_quads
from argmap.rdf.parse import open_rdf
from argmap.rdf.verdicts import verdict_quads
from argmap.reasoning import Evaluation


class MapFormat(NamedTuple):
    """A format: the ending of its files, its media type, and what they hold, in words."""

    ending: str
    media_type: str
    what: str


MAP_FORMATS = {
    "turtle": MapFormat(".ttl", "text/turtle", "the map itself, to open here or in other tools"),
    "trig": MapFormat(
        ".trig",
        "application/trig",
        "the map itself, and the grounded verdicts of the scenario as a named graph",
    ),
    "jsonld": MapFormat(".jsonld", "application/ld+json", "the map itself, for programs"),
}
"""The formats that a map is taken away in, by the names that `convert` uses."""


def map_file(file: str | Path, format: str, evaluation: Evaluation) -> tuple[str, Losses]:
    """The map in a file, in another format, and what that could not hold. In TriG the verdicts of
    an evaluation of it stand in a graph that is named by the scenario.

    Raises `ArgmapError` where the file cannot be read.
    """
    parser = open_rdf(file)
    quads = list(parser.quads())
    if format == "trig":
        quads += verdict_quads(quads, evaluation)
    return write_quads(quads, format, parser.prefixes())
