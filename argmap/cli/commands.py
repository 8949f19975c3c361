"""All commands: one parser, each command described in the module of its family."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from argmap.cli import DONE
from argmap.cli.output import print_document
from argmap.cli.parser import Commands, Parser
from argmap.resources import EXAMPLES


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words of a call understood.

    Options may stand before, between and after what they go with; after `--` there are none.
    """
    if not words:
        return argparse.Namespace(run=greet)
    parser, commands = build_parser(words[0])
    command: Parser | None = commands.choices.get(words[0])
    # By the command's own parser: argparse lets options stand anywhere only where there are no
    # subcommands.
    return command.parse_mixed(words[1:]) if command else parser.parse_args(words)


FAMILIES = {
    "evaluate": ("evaluate", "explain"),
    "extensions": ("extensions",),
    "scenarios": (
        "retractions",
        "restorations",
        "reasons",
        "survival",
        "importance",
        "cruxes",
    ),
    "linchpins": ("linchpins",),
    "solve": ("solve",),
    "files": ("validate", "convert"),
    "edit": ("edit", "diff"),
    "export": ("export",),
    "query": ("query",),
    "source": ("source",),
    "app": ("app",),
}
"""The commands of each module of this package, which is imported when one of them is called."""


def build_parser(called: str = "") -> tuple[Parser, Commands[Parser]]:
    """The parser of the whole command line, and those of its commands; where a command is called,
    those of its family alone.
    """
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
    parser.add_argument("--version", action=_Version, help="show program's version number and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    # Of a word that is no command the complaint lists all commands, so that all are needed.
    own = [family for family, names in FAMILIES.items() if called in names]
    for family in own or FAMILIES:
        import_module(f"argmap.cli.{family}").add_to(commands)
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


class _Version(argparse.Action):
    """Reads the version when it is asked for: the metadata takes long to import."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print_document(f"argmap {version('argmap')}\n")
        except PackageNotFoundError:
            print_document("argmap (not installed)\n")
        parser.exit()
