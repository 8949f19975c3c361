"""Commands on files: is this a map, and the same in another format."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli import DONE, NO
from argmap.cli.output import print_json, print_line, print_note
from argmap.cli.parser import Commands, Parser, add_command
from argmap.cli.progress import waiting
from argmap.rdf.parse import FORMATS


def add_to(commands: Commands[Parser]) -> None:
    """Add `validate` and `convert`."""
    validating = add_command(
        commands,
        "validate",
        run_validate,
        "say whether a file is a map as the ontology's shapes want it, and how to mend it",
        "  argmap validate my-map.ttl",
    )
    validating.add_argument("file", metavar="FILE", help="the file to look at")
    converting = add_command(
        commands,
        "convert",
        run_convert,
        "write a map in another format",
        "  argmap convert my-map.ttl my-map.jsonld\n  argmap convert data.txt out.txt --from "
        "nt --to turtle",
    )
    converting.add_argument("source", metavar="IN", help="the file to read")
    converting.add_argument("target", metavar="OUT", help="the file to write")
    named = ", ".join(FORMATS)
    converting.add_argument(
        "--from", dest="source_format", metavar="F", help=f"format of IN: {named}"
    )
    converting.add_argument(
        "--to", dest="target_format", metavar="F", help=f"format of OUT: {named}"
    )


def run_validate(call: Namespace) -> int:
    """`argmap validate`."""
    from dataclasses import asdict

    from argmap.rdf.validate import validate

    with waiting(f"validating {call.file}"):
        found = validate(call.file)
    if call.json:
        print_json(
            {
                "valid": found.valid,
                "problems": [
                    asdict(problem) | {"tier": problem.tier} for problem in found.problems
                ],
            }
        )
    else:
        for problem in found.problems:
            print_line(
                f"{problem.severity} at {problem.where}: {problem.what}. Mend: {problem.mend}"
            )
        print_line("valid" if found.valid else "not valid")
    return DONE if found.valid else NO


def run_convert(call: Namespace) -> int:
    """`argmap convert`."""
    from argmap.rdf.dataset import convert

    with waiting(f"converting {call.source} to {call.target}"):
        losses = convert(call.source, call.target, call.source_format, call.target_format)
    for loss in losses:
        print_note(f"{call.target}: {loss}")
    if call.json:
        print_json({"in": call.source, "out": call.target, "losses": list(losses)})
    return DONE
