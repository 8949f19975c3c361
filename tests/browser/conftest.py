"""Real servers on this machine alone, and pages in the browser that reach nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "tests" / "cases" / "library.ttl"
OPENED = ".am .canvas[data-drawn]"


@contextmanager
def serving(command: list[str], **environment: str) -> Iterator[str]:
    """The address of a server started with a command, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    kept = {key: value for key, value in os.environ.items() if key != "ARGMAP_MAP"}
    command = [word.replace("PORT", str(port)) for word in command]
    server = subprocess.Popen(
        command, cwd=ROOT, env={**kept, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            if server.poll() is not None:
                raise RuntimeError(f"the server ended: {server.stdout.read() if server.stdout else ''}")
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def front_door() -> list[str]:
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "streamlit_app.py",
        "--server.port=PORT",
        "--server.headless=true",
    ]


@pytest.fixture(scope="session")
def paper() -> Iterator[str]:
    with serving(front_door()) as address:
        yield address


@pytest.fixture(scope="session")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A map whose statements hold HTML, opened as `argmap app` opens it."""
    text = LIBRARY.read_text("utf-8")
    text = text.replace('"The library should open on Sundays"', '"<script>document.title=1</script><b>Open</b>"')
    text = text.replace(
        '"The town library should be open', '"<img src=x onerror=document.title=1> The town library should be open'
    )
    file = tmp_path_factory.mktemp("maps") / "spoilt.ttl"
    file.write_text(text, "utf-8")
    with serving([sys.executable, "-m", "argmap", "app", str(file), "--no-browser", "--port", "PORT"]) as address:
        yield address


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("maps") / "broken.ttl"
    file.write_text("@prefix am: <https://w3id.org/argmap/ns#> .\n:map a am:ArgumentMap", "utf-8")
    with serving(front_door(), ARGMAP_MAP=str(file)) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts that reach this machine alone; a request elsewhere fails the test."""
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    def make(**settings: object) -> BrowserContext:
        made = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **settings}
        )  # type: ignore[arg-type]
        made.route(lambda url: url.startswith("http"), guard)
        made.set_default_timeout(15_000)
        contexts.append(made)
        return made

    yield make
    for made in contexts:
        made.close()
    assert elsewhere == []


@pytest.fixture
def open_page(context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page at an address, once its map is drawn."""

    def open_(address: str, **settings: object) -> Page:
        page = context(**settings).new_page()
        page.goto(address)
        page.wait_for_selector(OPENED)
        page.wait_for_function("document.fonts.status === 'loaded'")
        return page

    return open_
