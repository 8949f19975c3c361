"""All commands: one parser, each command described in the module of its family."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from argmap.cli import (
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
from argmap.cli.parser import Commands, Parser
from argmap.resources import EXAMPLES


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words of a call understood.

    Options may stand before, between and after what they go with.
    """
    parser, commands = build_parser()
    command: Parser | None = commands.choices.get(words[0]) if words else None
    return command.parse_intermixed_args(words[1:]) if command else parser.parse_args(words)


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


def _version() -> str:
    try:
        return version("argmap")
    except PackageNotFoundError:
        return "(not installed)"
