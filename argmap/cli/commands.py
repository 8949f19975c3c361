"""All commands: one parser, each command described in the module of its family."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from argmap.cli import (
    DONE,
    app,
    evaluate,
    export,
    extensions,
    files,
    linchpins,
    query,
    scenarios,
    solve,
    source,
)
from argmap.cli.output import print_document
from argmap.cli.parser import Commands, Parser
from argmap.resources import EXAMPLES


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words of a call understood.

    Options may stand before, between and after what they go with; after `--` there are none.
    """
    if not words:
        return argparse.Namespace(run=greet)
    parser, commands = build_parser()
    command: Parser | None = commands.choices.get(words[0])
    return command.parse_mixed(words[1:]) if command else parser.parse_args(words)


FAMILIES = (evaluate, extensions, scenarios, linchpins, solve, files, export, query, source, app)


def build_parser() -> tuple[Parser, Commands[Parser]]:
    """The parser of the whole command line, and those of its commands."""
    parser = Parser(
        prog="argmap",
        description="See how a text argues, switch premises off, and watch which conclusions "
        "survive.",
        epilog="Where a map is wanted and none is named, the bundled paper is read: Cohen and "
        "Rogers (1997).\n"
        f"Worked examples can be named like files: {', '.join(EXAMPLES)}.\n"
        "`argmap COMMAND --help` shows an example of each command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"argmap {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in FAMILIES:
        family.add_to(commands)
    return parser, commands


GREETING = """\
argmap: see how a text argues, switch premises off, and watch which conclusions survive.

  open the map    argmap app
  judge           argmap evaluate --withdraw bg-shared-concern
  ask why         argmap explain thesis --withdraw bg-shared-concern

These read the bundled paper, Cohen and Rogers (1997); name a file to read another map:
argmap app my-map.ttl. All commands: argmap --help. Each with an example: argmap COMMAND --help.
"""


def greet(call: argparse.Namespace) -> int:
    """`argmap` alone: the three commands that one needs first."""
    print_document(GREETING)
    return DONE


def _version() -> str:
    try:
        return version("argmap")
    except PackageNotFoundError:
        return "(not installed)"
