"""`argmap app`: Streamlit on the page's script, from any folder, with the theme and the settings
that argmap needs.
"""

from __future__ import annotations

import json
import os
import socket
import tomllib
from collections.abc import Iterator
from pathlib import Path

from argmap.app import MAP_VARIABLE
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
    settings = {
        **_settings(),
        "server.address": host,
        "server.port": _port(host, port),
        "server.headless": headless,
    }
    os.environ.pop(MAP_VARIABLE, None)
    if map is not None:
        os.environ[MAP_VARIABLE] = str(Path(map).resolve())
    from streamlit.web.cli import main

    script = str(Path(__file__).parent / "script" / "page.py")
    main(["run", script, *_flags(settings)], prog_name="streamlit", standalone_mode=False)
    return 0


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


def _flags(settings: dict[str, object]) -> Iterator[str]:
    for name, value in settings.items():
        if isinstance(value, list):  # Streamlit reads lists of its theme from a flag as JSON
            yield f"--{name}={json.dumps(value)}"
        else:
            yield f"--{name}={str(value).lower() if isinstance(value, bool) else value}"


def _port(host: str, port: int | None) -> int:
    """The port asked for, or the first free one."""
    for candidate in [port] if port else range(FIRST_PORT, LAST_PORT + 1):
        try:
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
