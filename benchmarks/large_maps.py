"""What a reader waits for on maps of 1,000 and 5,000 statements: from a deed to the repainted page,
in one browser.

    python -m benchmarks.large_maps [--times 5]

Each deed is done several times in turn. Milliseconds from the event to the page that is painted
anew; for the whole map, which is laid out in the background, until it is painted. Beside them the
longest task that kept the browser from answering meanwhile.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.click_to_repaint import BROWSERS, opened
from benchmarks.papers import write_paper
from benchmarks.serving import page_command, serving

SIZES = (1000, 5000)
DEEDS = {
    "select": ".card a.link",
    "focus": ".tools .tool:text-is('Focus')",
    "path": ".tools .tool:text-is('Path')",
    "section": ".tools .tool:text('Section')",
    "whole map": ".tools .tool:text-is('Whole map')",
    "a switch on the whole map": ".navigator [role=switch]",
    "undo on the whole map": ".strip .deeds button:text('Undo')",
    "main line": ".tools .tool:text-is('Main line')",
    "a switch": ".navigator [role=switch]",
    "undo": ".strip .deeds button:text('Undo')",
}
"""What is done, in this order, and what is pressed for it."""

PRESS = """(pressed) => new Promise((done, failed) => {
    const page = pressed.closest('.am'), work = page.querySelector('.work');
    const version = page.dataset.version, begun = performance.now();
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ entryTypes: ['longtask'] });
    const renewed = new MutationObserver(() => {
        if (page.dataset.version === version || !work.hidden) return;
        renewed.disconnect();
        requestAnimationFrame(() => setTimeout(() => { // the canvas is drawn in that frame
            const took = performance.now() - begun;
            setTimeout(() => { tasks.disconnect(); done([took, longest]); }, 400);
        }));
    });
    renewed.observe(page, { attributes: true, attributeFilter: ['data-version'] });
    pressed.click();
    setTimeout(() => failed(new Error('nothing was repainted within 60 s')), 60000);
})"""


def measure(page: Page, times: int) -> dict[str, list[tuple[float, float]]]:
    """Of each deed, how long it took and the longest task, in milliseconds."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in DEEDS}
    for _ in range(times):
        for name, selector in DEEDS.items():
            page.wait_for_timeout(1500)  # until what a verdict hangs on is there too
            took, longest = page.locator(selector).first.evaluate(PRESS)
            taken[name].append((took, longest))
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        for size in SIZES:
            file = Path(folder) / f"{size}.ttl"
            write_paper(file, size)
            address = stack.enter_context(
                serving(page_command("streamlit_app.py"), ARGMAP_MAP=str(file))
            )
            page = opened(browser, address, "() => true")
            page.wait_for_selector(".am .canvas[data-drawn]")
            page.locator(".navigator [data-tab=switches]").click()
            print(f"{size:,} statements, milliseconds")
            for name, each in measure(page, times).items():
                took, longest = ([pair[i] for pair in each] for i in (0, 1))
                print(
                    f"  {name:<26} median {median(took):6.0f}   most {max(took):6.0f}   "
                    f"longest task {max(longest):6.0f}"
                )
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
