"""From a click on a switch to the repainted map, against the round trip of an empty Streamlit component, in one browser.

    python benchmarks/click_to_repaint.py [--clicks 30]

They are taken in turns, on the map of the paper. The empty component runs once as Streamlit comes, where every run ends in a
full garbage collection that holds its messages back, and once with argmap's settings, which leave that out. A click counts
from the event to the moment at which the canvas has drawn the new verdicts; a round trip from the trigger to the call that
hands the new data to the component.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
EMPTY_APP = '''
import streamlit as st

SCRIPT = """
export default function (component) {
  globalThis.answered?.();
  globalThis.trigger = () => component.setTriggerValue("act", { count: Math.random() });
}
"""
empty = st.components.v2.component("empty", js=SCRIPT)


@st.fragment
def page():
    st.session_state["count"] = st.session_state.get("count", 0) + 1
    empty(key="empty", data={"count": st.session_state["count"]}, on_act_change=lambda: None)


page()
'''
ROUND_TRIP = """() => new Promise((done) => {
    const begun = performance.now();
    globalThis.answered = () => { globalThis.answered = null; done(performance.now() - begun); };
    globalThis.trigger();
})"""
CLICK = """(switches) => new Promise((done, failed) => {
    const find = (node, selector) => {
        const found = [...node.querySelectorAll(selector)];
        for (const one of node.querySelectorAll('*')) if (one.shadowRoot) found.push(...find(one.shadowRoot, selector));
        return found;
    };
    const host = find(document, '.am .canvas')[0], before = host.dataset.drawn;
    const row = find(document, '.navigator .row').find((row) => row.textContent.includes(switches));
    const begun = performance.now();
    new MutationObserver((_, observer) => {
        if (host.dataset.drawn === before) return;
        observer.disconnect();
        done(performance.now() - begun);
    }).observe(host, { attributes: true, attributeFilter: ['data-drawn'] });
    row.querySelector('[role=switch]').click();
    setTimeout(() => failed(new Error('nothing was repainted within 10 s')), 10000);
})"""
SWITCH = "apply within a political society"
"""Of the title of `bg-political-society`: a background condition whose withdrawal turns verdicts on the main line."""


@contextmanager
def serving(script: Path, folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    flags = [f"--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *flags], cwd=folder, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def opened(browser: Browser, address: str, ready: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_function(ready)
    page.wait_for_timeout(1500)
    return page


def measure(clicks: int) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each click, and of each round trip of an empty component: as Streamlit comes, and with our settings."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY_APP, encoding="utf-8")
        addresses = [
            stack.enter_context(serving(file, cwd))
            for file, cwd in ((ROOT / "streamlit_app.py", ROOT), (script, Path(folder)), (script, ROOT))
        ]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = opened(browser, addresses[0], "() => true")
        page.wait_for_selector(".am .canvas[data-drawn]")
        empties = [opened(browser, address, "() => globalThis.trigger") for address in addresses[1:]]
        times: tuple[list[float], list[float], list[float]] = ([], [], [])
        for turn in range(clicks + 3):
            for kept, tab, code in zip(times, (page, *empties), (CLICK, ROUND_TRIP, ROUND_TRIP), strict=True):
                tab.bring_to_front()
                tab.wait_for_timeout(100)
                took = tab.evaluate(code, SWITCH)
                if turn >= 3:
                    kept.append(took)
        browser.close()
    return times


def told(name: str, times: list[float]) -> str:
    return f"{name:<40} median {median(times):6.1f} ms   p95 {quantiles(times, n=20)[-1]:6.1f} ms   n={len(times)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clicks", type=int, default=30)
    repaints, trips, ours = measure(parser.parse_args().clicks)
    print(told("empty component, Streamlit as it comes", trips))
    print(told("empty component, argmap's settings", ours))
    print(told("click on a switch to repaint", repaints))
    print(f"ratio to the empty component: {median(repaints) / median(trips):.2f} (at most 2)")
    print(f"ratio with argmap's settings: {median(repaints) / median(ours):.2f}")


if __name__ == "__main__":
    main()
