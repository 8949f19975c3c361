"""The words of a call: what the parsers of all commands have in common."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from argmap.errors import ArgmapError


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Raise `ArgmapError` instead of printing the usage."""
        mend = f"see `{self.prog} --help`"
        # argparse tells what went wrong in its message alone.
        if option := re.match(r"argument (?:-\w/)?(--?[a-z-]+): expected one argument", message):
            mend = f"write {option[1]}=VALUE, also where the value begins with a dash"
        elif re.match("unrecognized arguments: -", message):
            mend += "; a name that begins with a dash goes after `--`"
        raise ArgmapError(message.replace(_AFTER, ""), mend=mend)

    def parse_mixed(self, words: Sequence[str]) -> argparse.Namespace:
        """Options before, between and after what they go with; after `--` there are none.

        argparse forgets the `--` where options may stand anywhere (`parse_intermixed_args`), so
        that what comes after is marked until it has found its place.
        """
        ended = list(words).index("--") if "--" in words else len(words)
        marked = [_AFTER + word for word in words[ended + 1 :]]
        found = self.parse_intermixed_args([*words[:ended], *marked])
        for name, value in vars(found).items():
            setattr(found, name, _unmarked(value))
        return found


_AFTER = "\0"
"""Marks a word after `--`: no word of a call can hold it."""


def _unmarked(value: object) -> object:
    if isinstance(value, str):
        return value.removeprefix(_AFTER)
    return [_unmarked(each) for each in value] if isinstance(value, list) else value


Commands = argparse._SubParsersAction  # The type that add_subparsers returns has no public name.


def add_command(
    commands: Commands[Parser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    about: str,
    example: str,
) -> Parser:
    """A command with its description, its example and `--json`."""
    command: Parser = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=f"example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "--json", action="store_true", help="one JSON object on standard output, nothing else there"
    )
    command.set_defaults(run=run)
    return command


def add_map(command: Parser) -> None:
    """The map that a command reads, and which of several in its file."""
    command.add_argument(
        "file",
        metavar="MAP",
        nargs="?",
        help="a map file, or the name of a bundled map (without it, the bundled paper)",
    )
    add_choice(command)


def add_choice(command: Parser) -> None:
    """Which of several maps in one file."""
    command.add_argument("--map", metavar="NOTATION", help="which map of a file that holds several")


def add_scenario(command: Parser) -> None:
    """The scenario that a command judges in."""
    scenario = command.add_argument_group(
        "scenario",
        "changes to the stances that the map gives: lists with commas; a name with a comma in\n"
        "double quotes; one that begins with a dash as in --grant=-p",
    )
    for option, what in (
        ("grant", "take as given"),
        ("withdraw", "no longer take as given"),
        ("deny", "take as false"),
    ):
        scenario.add_argument(f"--{option}", metavar="ID", action="append", default=[], help=what)
    scenario.add_argument(
        "--scenario",
        metavar="FILE",
        help='JSON: {"granted": [ID, ...], "open": [...], "denied": [...]}',
    )
