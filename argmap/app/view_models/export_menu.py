"""Files that the reader takes away from the page, as plain values for the browser to save.

The menu is data: groups of kinds of file, each with the options that all of its kinds take. What is
chosen of an option comes back with the action, under the option's name.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from argmap.app.protocol.actions import ExportFile, ExportKind
from argmap.app.protocol.view import ExportGroup, MadeFile
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import PATIENCE, judge
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.map_file import MAP_FORMATS, MapFormat, map_file
from argmap.view.drawing import drawing_of
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.exports import EXPORTS, PAGE_SIZES, Export, ExportInput, file_name
from argmap.view.heading import judged_by
from argmap.view.scene_parts import Scene


class Option(NamedTuple):
    """A choice that the reader has: its name in an action, its label, and the values with their
    words; the first is the default.
    """

    name: Literal["paper", "part"]
    label: str
    choices: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Kinds of file that belong together, by their names, and the options that they take."""

    title: str
    kinds: tuple[ExportKind, ...]
    options: tuple[Option, ...] = ()


PAPER = Option(
    "paper",
    "Paper",
    tuple((name, size.name) for name, size in PAGE_SIZES.items()),
)
SHEET = PAPER._replace(choices=(*PAPER.choices, ("sheet", "one sheet, as large as the map")))


@lru_cache(maxsize=16)
def offered(loaded: LoadedMap) -> dict[str, ExportGroup]:
    """The menu of a map as values for the browser: groups by name, each with its title, its options
    (`name`, `label`, `choices`) and its kinds (name, ending, what it is).
    """
    return {
        name: {
            "title": group.title,
            "options": [
                {"name": option.name, "label": option.label, "choices": list(option.choices)}
                for option in group.options
            ],
            "kinds": [(kind, _ENDINGS[kind], _KINDS[kind].what) for kind in group.kinds],
        }
        for name, group in _groups(loaded.map).items()
    }


def exported(
    loaded: LoadedMap,
    scene: Scene,
    reading: Reading,
    action: ExportFile,
    saved: Mapping[str, Scenario] | None = None,
) -> MadeFile:
    """The file that an action asks for, of the view on show: its name, media type, and content in
    base64. `saved` are the scenarios that the reader has named.

    Raises `ArgmapError` where it cannot be made.
    """
    name, map = action.kind, loaded.map
    kind, scenario = _KINDS[name], reading.scenario
    saved_as = next((n for n, other in (saved or {}).items() if other == scenario), "")
    if name in MAP_FORMATS:
        # From the file, which may hold more than the model keeps.
        content = map_file(loaded.file, name, loaded.evaluate(scenario))[0].encode()
    else:
        content = EXPORTS[name].made(_given(loaded, scene, reading, action, saved_as))
    return {
        "name": file_name(map, scenario, kind.ending, saved_as),
        "media": kind.media_type,
        "content": b64encode(content).decode(),
    }


def _given(
    loaded: LoadedMap,
    scene: Scene,
    reading: Reading,
    action: ExportFile,
    saved_as: str,
) -> ExportInput:
    judged = judge(loaded, *reading.basis)
    return ExportInput(
        loaded.map,
        judged,
        drawing_of(scene),
        loaded.schemes,
        action.theme,
        judged_by(judged, PATIENCE),
        _excerpt(loaded.map, action.part),
        # The protocol takes any string for the paper.
        None if action.paper == "sheet" else PAGE_SIZES.get(action.paper, PAGE_SIZES["a4"]),
        saved_as,
    )


def _groups(map: ArgumentMap) -> dict[str, Group]:
    return {
        "drawing": Group("The map as a picture", ("pdf", "svg", "png", "network"), (SHEET,)),
        "page": Group("A page that works offline", ("html",)),
        "outline": Group(
            "The argument in words", ("docx", "handout", "markdown"), (_part(map), PAPER)
        ),
        "map": Group("The map itself", ("turtle", "trig", "jsonld")),
        "scenario": Group("The scenario", ("json",)),
    }


def _part(map: ArgumentMap) -> Option:
    """What of the map an outline is to hold."""
    guided = (("guided", "Guided reading, with its questions"),) if map.reading else ()
    sections = (
        (f"section:{section.notation}", f"Section {section.notation} · {section.title}")
        for section in map.sections
        if Excerpt("section", section.notation).fits(map)
    )
    choices = (("main", "Main line"), *guided, *sections, ("whole", "Everything"))
    return Option("part", "What", choices)


def _excerpt(map: ArgumentMap, part: str) -> Excerpt:
    kind, _, of = part.partition(":")
    if kind == "section" and Excerpt("section", of).fits(map):
        return Excerpt("section", of)
    if kind == "guided" and map.reading:
        return Excerpt("guided")
    return WHOLE if kind == "whole" else MAIN_LINE


_KINDS: Mapping[str, Export | MapFormat] = {**EXPORTS, **MAP_FORMATS}
# Two kinds end in .html and two in .pdf: the menu must tell them apart.
_ENDINGS = {name: kind.ending[1:].upper() for name, kind in _KINDS.items()} | {
    "network": "PYVIS",
    "handout": "PDF TEXT",
}
