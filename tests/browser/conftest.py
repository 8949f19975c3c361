"""Real servers on this machine alone, and pages in the browser that reach nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from benchmarks.serving import ROOT, page_command, serving

LIBRARY = ROOT / "tests" / "cases" / "library.ttl"
OPENED = ".am .canvas[data-drawn]"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser and a server on a busy machine may lose a race that no reader would notice; such a
    test has a second try, and the summary names it.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=1))


def front_door() -> list[str]:
    return page_command("streamlit_app.py")


@pytest.fixture(scope="session")
def paper() -> Iterator[str]:
    with serving(front_door()) as address:
        yield address


@pytest.fixture(scope="session")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A map whose statements hold HTML, opened as `argmap app` opens it."""
    text = LIBRARY.read_text("utf-8")
    text = text.replace(
        '"The library should open on Sundays"', '"<script>document.title=1</script><b>Open</b>"'
    )
    text = text.replace(
        '"The town library should be open',
        '"<img src=x onerror=document.title=1> The town library should be open',
    )
    file = tmp_path_factory.mktemp("maps") / "spoilt.ttl"
    file.write_text(text, "utf-8")
    with serving(
        [sys.executable, "-m", "argmap", "app", str(file), "--no-browser", "--port", "PORT"]
    ) as address:
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
