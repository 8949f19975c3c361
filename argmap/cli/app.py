"""The command that opens the map in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace

from argmap.cli.parser import Commands, Parser, add_command
from argmap.errors import ArgmapError
from argmap.resources import map_file


def add_to(commands: Commands[Parser]) -> None:
    """Add `app`."""
    opening = add_command(
        commands,
        "app",
        run_app,
        "open a map in the browser",
        "  argmap app\n  argmap app my-map.ttl --port 8600",
    )
    opening.add_argument(
        "file", metavar="MAP", nargs="?", help="a map file (the bundled paper where none is named)"
    )
    opening.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (127.0.0.1: this machine alone)",
    )
    opening.add_argument(
        "--port", type=_port, help="the port to listen on (the first free one from 8501 on)"
    )
    opening.add_argument("--no-browser", action="store_true", help="serve, and open no browser")


def run_app(call: Namespace) -> int:
    """`argmap app`: the server takes the place of this process, so that what ends the one ends the
    other.
    """
    from argmap.rdf.read import read_map

    # Before a server starts: a fault in the file is one line here.
    read_map(call.file)
    # With equals signs and `--`: a host or a file may begin with a dash.
    words = [sys.executable, "-m", "argmap.app", f"--host={call.host}"]
    words += [f"--port={call.port}"] if call.port else []
    words += ["--no-browser"] if call.no_browser else []
    words += ["--", str(map_file(call.file))] if call.file else []
    # On Windows `execv` starts a second process and gives the terminal back at once.
    if os.name == "posix":
        os.execv(words[0], words)
    return subprocess.call(words)


def _port(word: str) -> int:
    # `int` also takes `8_501` and digits of other scripts.
    if not (word.isascii() and word.isdecimal() and 0 < int(word) < 65536):
        raise ArgmapError(f"{word!r} is no port", mend="give a number from 1 to 65535")
    return int(word)
