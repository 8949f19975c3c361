"""From asking for the page to the painted map, against Streamlit's own hello page, on warm servers
in one browser.

    python -m benchmarks.first_paint [--times 9]

Each opening has a fresh profile, so that nothing is cached in the browser. Streamlit's hello page
counts until its heading is painted, argmap's until the canvas has drawn the map and the document's
fonts are there.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import streamlit.hello
from playwright.sync_api import Browser, sync_playwright

from benchmarks.click_to_repaint import BROWSERS, p95
from benchmarks.papers import write_paper
from benchmarks.serving import page_command, serving

HELLO = Path(streamlit.hello.__file__).with_name("streamlit_app.py")
MAP = ".am .canvas[data-drawn]"


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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=9)
    times = parser.parse_args().times
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
        taken: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(times + 1):
            for name, (address, painted) in pages.items():
                took = opening(browser, address, painted)
                if turn:
                    taken[name].append(took)
        browser.close()
    peer = next(iter(taken))
    for name, each in taken.items():
        print(
            f"{name:<26} least {min(each):6.0f}   median {median(each):6.0f}   p95 "
            f"{p95(each):6.0f} ms   n={len(each)}"
        )
    for name in list(taken)[1:]:
        print(
            f"{name}: ratio of medians {median(taken[name]) / median(taken[peer]):.2f} (at most 2)"
        )


if __name__ == "__main__":
    main()
