"""From asking for the page to the painted map, against Streamlit's own hello page, on warm servers
in one browser.

    python -m benchmarks.first_paint [--times 9] [--slow 3]

Each opening has a fresh profile, so that nothing is cached in the browser. Streamlit's hello page
counts until its heading is painted, argmap's until the canvas has drawn the map and the document's
fonts are there. On a slow line (1.5 Mb/s, 300 ms) it is also told when there is something to read,
and how much came over the line until then and until the map.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import streamlit.hello
from playwright.sync_api import Browser, sync_playwright

from benchmarks.click_to_repaint import BROWSERS, p95
from benchmarks.papers import write_paper
from benchmarks.serving import page_command, serving

HELLO = Path(streamlit.hello.__file__).with_name("streamlit_app.py")
MAP = ".am .canvas[data-drawn]"
WORDS = {True: "Egalitarianism can survive", False: "Welcome to Streamlit"}
"""The first words of argmap's page, and of the other, that tell a reader something."""

LINE = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 1.5e6 / 8,
    "uploadThroughput": 1.5e6 / 8,
}
"""The slow line, as Chromium's developer tools emulate it."""

PATIENCE = 120_000
"""So many milliseconds it may take there."""


def opening(browser: Browser, address: str, painted: str) -> float:
    """Milliseconds from asking for an address to the frame after something is there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(painted)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    took = time.perf_counter() - begun
    context.close()
    return took * 1000


class Slow(NamedTuple):
    """An opening on a slow line: milliseconds to something to read and to all that is painted, and
    the kilobytes that had come by then.
    """

    read: float
    painted: float
    kilobytes: float


def opening_slowly(browser: Browser, address: str, words: str, painted: str) -> Slow:
    """An opening over the line of `LINE`; `words` are the first that tell the reader something."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    line, came = context.new_cdp_session(page), [0.0]

    def count(key: str) -> Callable[[dict[str, Any]], None]:
        def add(event: dict[str, Any]) -> None:
            came[0] += len(event["response"]["payloadData"]) if "response" in event else event[key]

        return add

    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.on("Network.loadingFinished", count("encodedDataLength"))
    line.on("Network.webSocketFrameReceived", count(""))
    begun = time.perf_counter()
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    page.get_by_text(words).first.wait_for(timeout=PATIENCE)
    read = time.perf_counter() - begun
    page.locator(painted).first.wait_for(timeout=PATIENCE)
    whole = time.perf_counter() - begun
    context.close()
    return Slow(read * 1000, whole * 1000, came[0] / 1000)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--slow", type=int, default=3)
    call = parser.parse_args()
    times = call.times
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        large, serve = Path(folder) / "large.ttl", stack.enter_context
        write_paper(large, 1000)
        page = page_command("streamlit_app.py")
        pages = {
            "Streamlit's hello page": (serve(serving(page_command(HELLO), Path(folder))), "h1"),
            "argmap, the paper": (serve(serving(page)), MAP),
            "argmap, 1,000 statements": (serve(serving(page, ARGMAP_MAP=str(large))), MAP),
        }
        browser = serve(sync_playwright()).chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        peer = next(iter(pages))
        taken: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(times + 1):
            for name, (address, painted) in pages.items():
                took = opening(browser, address, painted)
                if turn:
                    taken[name].append(took)
        slow = {
            name: [
                opening_slowly(browser, pages[name][0], WORDS[name != peer], pages[name][1])
                for _ in range(call.slow)
            ]
            for name in list(pages)[:2]
        }
        browser.close()
    for name, each in taken.items():
        print(
            f"{name:<26} least {min(each):6.0f}   median {median(each):6.0f}   p95 "
            f"{p95(each):6.0f} ms   n={len(each)}"
        )
    for name in list(taken)[1:]:
        print(
            f"{name}: ratio of medians {median(taken[name]) / median(taken[peer]):.2f} (at most 2)"
        )
    if call.slow:
        report(slow, peer)


def report(slow: dict[str, list[Slow]], peer: str) -> None:
    """Print what was found on the slow line."""
    middle = {name: Slow(*map(median, zip(*each, strict=True))) for name, each in slow.items()}
    for name, (read, painted, kilobytes) in middle.items():
        print(
            f"{name + ', slow line':<36} read {read:6.0f}   painted {painted:6.0f} ms   "
            f"{kilobytes:5.0f} kB"
        )
    ours = next(one for name, one in middle.items() if name != peer)
    print(f"slow line: ratio to something to read {ours.read / middle[peer].read:.2f}")


if __name__ == "__main__":
    main()
