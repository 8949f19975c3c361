"""The words of a call: one parser, each command described in the module of its family."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from argmap.errors import ArgmapError


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Raise `ArgmapError` instead of printing the usage."""
        raise ArgmapError(message, mend=f"see `{self.prog} --help`")


Commands = argparse._SubParsersAction  # The type that add_subparsers returns has no public name.


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words of a call understood. Options may stand before, between and after what they go with."""
    parser, commands = build_parser()
    command: Parser | None = commands.choices.get(words[0]) if words else None
    return command.parse_intermixed_args(words[1:]) if command else parser.parse_args(words)


def build_parser() -> tuple[Parser, Commands[Parser]]:
    """The parser of the whole command line, and those of its commands."""
    from argmap.cli import app, ask, extensions, files, judge, scenarios, solve

    parser = Parser(
        prog="argmap",
        description="See how a text argues, switch premises off, and watch which conclusions survive.",
        epilog="Where a map is wanted and none is named, the bundled paper is read: Cohen and Rogers (1997).\n"
        "`argmap COMMAND --help` shows an example of each command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"argmap {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in (judge, extensions, scenarios, solve, files, ask, app):
        family.add_to(commands)
    return parser, commands


def add_command(
    commands: Commands[Parser], name: str, run: Callable[[argparse.Namespace], int], about: str, example: str
) -> Parser:
    """A command with its description, its example and `--json`."""
    command: Parser = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=f"example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--json", action="store_true", help="one JSON object on standard output, nothing else there")
    command.set_defaults(run=run)
    return command


def add_map(command: Parser) -> None:
    """The map that a command reads, and which of several in its file."""
    command.add_argument("file", metavar="MAP", nargs="?", help="a map file (the bundled paper where none is named)")
    add_choice(command)


def add_choice(command: Parser) -> None:
    """Which of several maps in one file."""
    command.add_argument("--map", metavar="NOTATION", help="which map of a file that holds several")


def add_scenario(command: Parser) -> None:
    """The scenario that a command judges in."""
    scenario = command.add_argument_group("scenario", "changes to the stances that the map gives (comma lists allowed)")
    for option, what in (
        ("grant", "take as given"),
        ("withdraw", "no longer take as given"),
        ("deny", "take as false"),
    ):
        scenario.add_argument(f"--{option}", metavar="ID", action="append", default=[], help=what)
    scenario.add_argument(
        "--scenario", metavar="FILE", help='JSON: {"granted": [ID, ...], "open": [...], "denied": [...]}'
    )


def _version() -> str:
    try:
        return version("argmap")
    except PackageNotFoundError:
        return "(not installed)"
