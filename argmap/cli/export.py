"""The command that takes a map away as a file: drawn, as an outline, or itself."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from argmap.cli import DONE
from argmap.cli.output import print_json, print_note
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.scenario import named_scenario_of, names_in
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.map_file import MAP_FORMATS, MapFormat
from argmap.reasoning import Evaluation
from argmap.reasoning.semantics import GROUNDED, MODES, SEMANTICS, SKEPTICAL
from argmap.view.drawing import Drawing
from argmap.view.excerpt import MAIN_LINE, WHOLE, Excerpt
from argmap.view.exports import EXPORTS, PAGE_SIZES, Export, ExportInput

WINDOW_HEIGHT = 640
"""Pixels, as of the map on the reading page: the arrangement of boxes depends on it."""
PATIENCE = 60.0
"""How many seconds a semantics with many extensions may take."""

GUIDED = Excerpt("guided")
_OUTLINES = ("markdown", "docx", "handout")
_PAPER = ("pdf", "docx", "handout")
_KINDS: Mapping[str, Export | MapFormat] = {**EXPORTS, **MAP_FORMATS}
_ENDINGS = {kind.ending: name for name, kind in _KINDS.items()} | {
    ".htm": "html",
    ".markdown": "markdown",
    ".turtle": "turtle",
}


def add_to(commands: Commands[Parser]) -> None:
    """Add `export`."""
    exporting = add_command(
        commands,
        "export",
        run_export,
        "write the map as drawn, its outline, the map itself or a scenario to a file",
        "  argmap export thesis.pdf --focus thesis --deny bg-shared-concern\n"
        "  argmap export poster.pdf --whole --paper a3\n"
        "  argmap export handout.docx --guided --scenario my-scenario.json\n"
        "  argmap export my-map.ttl seminar.html",
    )
    add_map(exporting)
    exporting.add_argument("target", metavar="OUT", help="the file to write")
    named = ", ".join(f"{name} ({kind.what})" for name, kind in _KINDS.items())
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
    choice.add_argument(
        "--guided", action="store_true", help="the guided reading with its questions, in words"
    )
    shown.add_argument(
        "--unfold",
        metavar="ID",
        action="append",
        default=[],
        help="and what bears on these (lists too)",
    )
    shown.add_argument("--dark", action="store_true", help="in the colours of the dark theme")
    shown.add_argument(
        "--paper",
        choices=(*PAGE_SIZES, "sheet"),
        help="size of the pages of .pdf, .docx and .handout.pdf (default: a4); a large map is "
        "tiled, or with `sheet` on one sheet of its own size",
    )
    judging = exporting.add_argument_group("judging")
    judging.add_argument(
        "--semantics", choices=tuple(SEMANTICS), default=GROUNDED, help="(default: grounded)"
    )
    judging.add_argument(
        "--mode",
        choices=MODES,
        help="whether a statement must be in each extension (the default) or in some",
    )
    add_scenario(exporting)


def run_export(call: Namespace) -> int:
    """`argmap export`."""
    name = _kind(call)
    # Before the map is read, which may take long, and what reads it is imported.
    _check_options(call, name)
    from argmap.rdf.dataset import write_file
    from argmap.rdf.read import read_map
    from argmap.reasoning import compile_map, evaluate

    map = read_map(call.file, map=call.map)
    scenario, scenario_name = named_scenario_of(call, map)
    evaluation = evaluate(compile_map(map), scenario)
    if name in MAP_FORMATS:
        data = _map_data(call, name, evaluation)
    else:
        data = EXPORTS[name].made(_given(call, name, map, evaluation, scenario_name))
    write_file(call.target, data)
    if call.json:
        print_json({"out": call.target, "format": name, "bytes": len(data)})
    return DONE


def _map_data(call: Namespace, format: str, evaluation: Evaluation) -> bytes:
    from argmap.rdf.map_file import map_file
    from argmap.resources import bundled_map

    text, losses = map_file(call.file or str(bundled_map()), format, evaluation)
    for loss in losses:
        print_note(loss)
    return text.encode()


def _given(
    call: Namespace, name: str, map: ArgumentMap, grounded: Evaluation, scenario_name: str
) -> ExportInput:
    """What the export is made of. Nothing is laid out for an outline."""
    from argmap.rdf.schemes import schemes
    from argmap.view.exports.export_input import NOTHING_DRAWN
    from argmap.view.heading import judged_by

    excerpt, unfolded = _excerpt(call, map), names_in(call.unfold)
    # A scenario complains of strangers, and says what may be meant.
    Scenario(open=unfolded).check(map)
    evaluation = _judged(call, grounded)
    labels = {iri: scheme.title for iri, scheme in schemes().items()}
    drawing = NOTHING_DRAWN
    if EXPORTS[name].drawn:
        drawing = _drawing(call, map, evaluation, excerpt, unfolded, labels)
    return ExportInput(
        map,
        evaluation,
        drawing,
        labels,
        "dark" if call.dark else "light",
        judged_by(evaluation, PATIENCE),
        excerpt,
        None if call.paper == "sheet" else PAGE_SIZES[call.paper or "a4"],
        scenario_name,
    )


def _judged(call: Namespace, grounded: Evaluation) -> Evaluation:
    """The evaluation by the semantics of the call, cut short after `PATIENCE`."""
    from argmap.reasoning import evaluate
    from argmap.reasoning.progress import within

    if call.semantics == GROUNDED:
        return grounded
    mode = call.mode or SKEPTICAL
    with within(PATIENCE):
        return evaluate(grounded.program, grounded.scenario, call.semantics, mode)


def _drawing(
    call: Namespace,
    map: ArgumentMap,
    evaluation: Evaluation,
    excerpt: Excerpt,
    unfolded: frozenset[str],
    labels: dict[str, str],
) -> Drawing:
    from argmap.reasoning import evaluate
    from argmap.reasoning.trace import traces
    from argmap.view.drawing import drawing_of
    from argmap.view.excerpt import main_line
    from argmap.view.scene import scene_of
    from argmap.view.traced import NOTHING_TRACED, traced_of

    source = evaluate(evaluation.program)
    if call.semantics != GROUNDED:
        source = _judged(call, source)
    changed = bool(evaluation.scenario.stances)
    targets = [one.id for one in map.conclusions] or list(main_line(map))[:1]
    # As on the page: what a change passed through is shown with it, wherever one looks.
    traced = traced_of(traces(source, evaluation, targets)) if changed else NOTHING_TRACED
    scene = scene_of(
        map,
        evaluation,
        unfolded=unfolded,
        excerpt=excerpt,
        before=source if changed else None,
        traced=traced,
        height=WINDOW_HEIGHT,
        schemes=labels,
    )
    return drawing_of(scene)


def _kind(call: Namespace) -> str:
    """Which kind of file to write.

    Raises `ArgmapError` where neither its name nor `--to` says so.
    """
    target = Path(call.target).name.lower()
    # The longest one counts: `.handout.pdf` is no `.pdf`.
    fitting = [ending for ending in _ENDINGS if target.endswith(ending)]
    name = call.to or (_ENDINGS[max(fitting, key=len)] if fitting else None)
    known = ", ".join(_KINDS)
    if name is None:
        raise ArgmapError(
            "its name does not tell what to write",
            file=call.target,
            mend=f"use --to with one of {known}",
        )
    if name not in _KINDS:
        raise ArgmapError(
            f"{name!r} cannot be written", file=call.target, mend=f"use --to with one of {known}"
        )
    return str(name)


def _check_options(call: Namespace, name: str) -> None:
    """Raise `ArgmapError` where an option says nothing about this kind of file."""
    if call.paper and name not in _PAPER:
        raise ArgmapError(
            f"{name} has no pages for --paper {call.paper}", mend="leave it out, or write .pdf"
        )
    if call.paper == "sheet" and name != "pdf":
        raise ArgmapError(f"{name} is no drawing on one sheet", mend="choose a size of paper")
    if call.guided and name not in _OUTLINES:
        raise ArgmapError(
            f"{name} is no text for a guided reading",
            mend="write .docx, .handout.pdf or .md, or leave it out",
        )
    if call.mode and call.semantics == GROUNDED:
        raise ArgmapError(
            "grounded has one extension, so --mode makes no difference",
            mend="leave --mode out, or choose another --semantics",
        )
    if call.semantics != GROUNDED and name in ("html", "json", *MAP_FORMATS):
        why = "its verdicts are grounded" if name in ("html", "trig") else "it holds no verdicts"
        raise ArgmapError(f"{name} cannot be judged otherwise: {why}", mend="leave --semantics out")


def _excerpt(call: Namespace, map: ArgumentMap) -> Excerpt:
    """The part of the map that the call names.

    Raises `ArgmapError` where the map has not got it.
    """
    if call.whole:
        return WHOLE
    if call.guided:
        if not map.reading:
            raise ArgmapError("this map has no guided reading", mend="leave --guided out")
        return GUIDED
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
