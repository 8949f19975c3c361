"""`argmap app`: the server of the page, from any folder, with the theme and the settings that
argmap needs, and with words of its own on the terminal.
"""

from __future__ import annotations

import logging
import os
import socket
import time
import tomllib
import urllib.request
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from argmap.app import MAP_VARIABLE
from argmap.app.server_address import address_for_others, address_of
from argmap.app.state.loaded import map_at
from argmap.errors import ArgmapError
from argmap.resources import theme_file

FIRST_PORT, LAST_PORT = 8501, 8599


def launch(
    map: str | None, *, host: str = "127.0.0.1", port: int | None = None, headless: bool = False
) -> int:
    """Serve the page until it is ended, and open it in a browser unless `headless`; the exit
    status.

    Raises `ArgmapError` where the address cannot be listened on. Without a port the first free one
    from 8501 on is taken.
    """
    port = _port(host, port)
    settings = {
        **_settings(),
        "server.address": host,
        "server.port": port,
        "server.headless": True,  # else it advertises its own things, here and on the page
        "logger.hideWelcomeMessage": True,
        "logger.level": "error",
    }
    # Streamlit's script takes no arguments: the environment names the map. What the shell has there
    # does not count: whoever names no file wants the bundled paper.
    os.environ.pop(MAP_VARIABLE, None)
    if map is not None:
        os.environ[MAP_VARIABLE] = str(Path(map).resolve())
    # Only now, for it takes most of a second: that a port is taken is told at once.
    import streamlit as st

    from argmap.app.server import parts

    # `logger.level` is for Streamlit's own loggers; uvicorn would still announce itself.
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    # Read before anybody asks: a fault is told here, and the first reader finds the map ready.
    title = map_at("", os.environ.get(MAP_VARIABLE, "")).map.title
    here = address_of(host, port)

    @asynccontextmanager
    async def announced(app: st.App) -> AsyncIterator[None]:
        print(greeting(title or str(map), host, port), flush=True)
        if not headless:
            # In a thread: the server answers only after this block has yielded.
            Thread(target=_open_browser, args=(here,), daemon=True).start()
        yield

    script = str(Path(__file__).parent / "script" / "page.py")
    st.App(script, lifespan=announced, **parts()).run(config=settings)
    print("argmap has ended.")
    return 0


def greeting(title: str, host: str, port: int) -> str:
    """What the terminal says once the page can be opened: which map, where, and how to end it."""
    lines = [f"argmap shows “{title}”", f"  on this machine   {address_of(host, port)}"]
    if others := address_for_others(host, port):
        lines.append(f"  on the network    {others}")
    return "\n".join([*lines, "  to end it         Ctrl+C"])


def _open_browser(address: str) -> None:
    """Open a browser once the page answers, which is a moment after the greeting."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            webbrowser.open(address)
            return


PATIENCE = 20.0
"""So many seconds it is tried to open a browser."""


def _settings() -> dict[str, object]:
    """What `.streamlit/config.toml` says, which Streamlit itself reads only beside the folder that
    it is started in.
    """

    def walk(table: dict[str, object], path: str) -> Iterator[tuple[str, object]]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from walk(value, f"{path}{key}.")
            else:
                yield path + key, value

    return dict(walk(tomllib.loads(theme_file().read_text(encoding="utf-8")), ""))


def _port(host: str, port: int | None) -> int:
    """The port asked for, or the first free one."""
    for candidate in [port] if port else range(FIRST_PORT, LAST_PORT + 1):
        try:
            # Tried first: where a port is taken, Streamlit ends the process in its own words.
            with socket.create_server(
                (host, candidate), family=socket.AF_INET6 if ":" in host else socket.AF_INET
            ):
                return candidate
        except OSError as error:
            reason = error.strerror or str(error)
    where = f"{host}:{port}" if port else host
    raise ArgmapError(
        f"cannot listen on {where} ({reason.lower()})", mend="name another with --host or --port"
    )
