"""`python -m argmap.app`: what `argmap app` starts."""

from __future__ import annotations

import argparse
import sys

from argmap.app.launch import launch
from argmap.errors import ArgmapError
from argmap.terminal import one_line


def main() -> int:
    """Serve the page until it is ended; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m argmap.app")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    call = parser.parse_args()
    try:
        return launch(call.file, host=call.host, port=call.port, headless=call.no_browser)
    except ArgmapError as error:
        print(f"argmap: {one_line(str(error))}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
