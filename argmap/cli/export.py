"""The command that takes a view away as a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from argmap.cli import DONE
from argmap.cli.output import print_json
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.scenario import names_in, scenario_of
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.exports import EXPORTS


def add_to(commands: Commands[Parser]) -> None:
    """Add `export`."""
    exporting = add_command(
        commands,
        "export",
        run_export,
        "write the map as shown, its outline or a scenario to a file that opens elsewhere",
        "  argmap export thesis.pdf --focus thesis --deny bg-shared-concern\n"
        "  argmap export my-map.ttl seminar.html\n  argmap export handout.docx --scenario "
        "my-scenario.json",
    )
    add_map(exporting)
    exporting.add_argument("target", metavar="OUT", help="the file to write")
    named = ", ".join(f"{name} ({kind.what})" for name, kind in EXPORTS.items())
    exporting.add_argument(
        "--to", metavar="F", help=f"what to write, where OUT's ending does not tell: {named}"
    )
    shown = exporting.add_argument_group(
        "what is shown", "the main line, unless one of these says otherwise"
    )
    choice = shown.add_mutually_exclusive_group()
    choice.add_argument("--whole", action="store_true", help="the whole map")
    choice.add_argument("--focus", metavar="ID", help="a statement and what bears on it")
    choice.add_argument("--path", metavar="ID", help="how a statement reaches the conclusions")
    choice.add_argument("--section", metavar="NOTATION", help="the statements of a section")
    shown.add_argument(
        "--unfold",
        metavar="ID",
        action="append",
        default=[],
        help="and what bears on these (lists too)",
    )
    shown.add_argument("--dark", action="store_true", help="in the colours of the dark theme")
    add_scenario(exporting)


def run_export(call: Namespace) -> int:
    """`argmap export`."""
    name = _kind(call)
    from argmap.rdf.dataset import write_file
    from argmap.rdf.read import read_map
    from argmap.rdf.schemes import schemes
    from argmap.reasoning import compile_map, evaluate
    from argmap.view.exports import Shown
    from argmap.view.scene import scene_of

    map = read_map(call.file, map=call.map)
    scenario = scenario_of(call, map)
    excerpt, unfolded = _excerpt(call, map), names_in(call.unfold)
    Scenario(open=unfolded).check(map)
    program = compile_map(map)
    evaluation = evaluate(program, scenario)
    before = evaluate(program) if scenario.stances else None
    labels = {iri: scheme.title for iri, scheme in schemes().items()}
    scene = scene_of(
        map,
        evaluation,
        unfolded=unfolded,
        excerpt=excerpt,
        before=before,
        height=WINDOW_HEIGHT,
        schemes=labels,
    )
    data = EXPORTS[name].made(
        Shown(map, evaluation, scene, labels, "dark" if call.dark else "light")
    )
    write_file(call.target, data)
    if call.json:
        print_json({"out": call.target, "format": name, "bytes": len(data)})
    return DONE


WINDOW_HEIGHT = 640
"""Pixels, as of the map on the reading page: the arrangement of boxes depends on it."""


def _kind(call: Namespace) -> str:
    """Which kind of file to write.

    Raises `ArgmapError` where neither its name nor `--to` says so.
    """
    endings = {kind.ending: name for name, kind in EXPORTS.items()}
    ending = Path(call.target).suffix.lower()
    name: str | None = (
        call.to or endings.get(ending) or {".htm": "html", ".markdown": "markdown"}.get(ending)
    )
    known = ", ".join(EXPORTS)
    if name is None:
        raise ArgmapError(
            "its name does not tell what to write",
            file=call.target,
            mend=f"use --to with one of {known}",
        )
    if name not in EXPORTS:
        raise ArgmapError(
            f"{name!r} cannot be written", file=call.target, mend=f"use --to with one of {known}"
        )
    return name


def _excerpt(call: Namespace, map: ArgumentMap) -> Excerpt:
    """The part of the map that the call names.

    Raises `ArgmapError` where the map has not got it.
    """
    if call.whole:
        return WHOLE
    statement = call.focus or call.path
    if statement:
        Scenario(open=frozenset({statement})).check(map)
        return Excerpt("focus" if call.focus else "path", statement)
    if call.section is None:
        return MAIN_LINE
    excerpt = Excerpt("section", call.section)
    if not excerpt.fits(map):
        sections = ", ".join(section.notation for section in map.sections) or "none"
        raise ArgmapError(
            f"no statement stands in a section {call.section!r}",
            mend=f"its sections are {sections}",
        )
    return excerpt
