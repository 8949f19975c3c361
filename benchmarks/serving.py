"""Servers of pages on this machine alone, for a browser to open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""

STARTING = 60.0
"""So many seconds a server has to answer."""


def page_command(script: str | Path) -> list[str]:
    """The command that serves a script."""
    flags = ["--server.port=PORT", "--server.headless=true", "--browser.gatherUsageStats=false"]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def serving(
    command: Sequence[str], folder: Path = ROOT, *, port: int = 0, **environment: str
) -> Iterator[str]:
    """The address of a server started with a command in a folder, once it answers; PORT in the
    command stands for `port`, or for a free one. What the server printed is printed once the block
    is left, so that a failing test shows it.

    Raises `RuntimeError` for one that ends or does not answer.
    """
    port = port or free_port()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        server = subprocess.Popen(
            [word.replace("PORT", str(port)) for word in command],
            cwd=folder,
            env={key: value for key, value in os.environ.items() if key != "ARGMAP_MAP"}
            | environment,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(20)
            printed.seek(0)
            print(printed.read())


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError("the server ended at once")
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"the server does not answer after {STARTING:.0f} s")
