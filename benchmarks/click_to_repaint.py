"""From a click on a switch to the repainted map, against the round trip of an empty Streamlit
component, in one browser.

    python -m benchmarks.click_to_repaint [--clicks 30]

They are taken in turns, on the map of the paper and on a generated one of 1,000 statements, of
which a section is on show; and on the paper the button of the Trace view, after a change that
turned a dozen verdicts. The empty component runs once as Streamlit comes, where every run ends
in a full garbage collection that holds its messages back, and once with argmap's settings, which
leave that out. A click counts from the event to the moment at which the canvas has drawn the new
verdicts; a round trip from the trigger to the call that hands the new data to the component.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from benchmarks.papers import write_paper
from benchmarks.serving import page_command, serving

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
NAMES = (
    "empty component, Streamlit as it comes",
    "empty component, argmap's settings",
    "a switch, the paper",
    "a switch, 1,000 statements",
)
TRACE = "the Trace view, the paper"
ROUND_TRIP = """() => new Promise((done) => {
    const begun = performance.now();
    globalThis.answered = () => { globalThis.answered = null; done(performance.now() - begun); };
    globalThis.trigger();
})"""
CLICK = """([title, at, tool]) => new Promise((done, failed) => {
    const find = (node, selector) => {
        const found = [...node.querySelectorAll(selector)];
        for (const one of node.querySelectorAll('*'))
            if (one.shadowRoot) found.push(...find(one.shadowRoot, selector));
        return found;
    };
    const host = find(document, '.am .canvas')[0], page = find(document, '.am')[0];
    // of the view: a pulse or a pointer repaints too
    const before = host.dataset.drawn, version = page.dataset.version;
    const row = find(document, '.navigator .row')
        .find((row) => row.textContent.includes(title)
            && row.querySelector('.at')?.textContent.trim().startsWith(at));
    const control = tool
        ? find(document, '.tools .tool').find((one) => one.textContent === tool)
        : row.querySelector('[role=switch]');
    const begun = performance.now();
    new MutationObserver((_, observer) => {
        if (host.dataset.drawn === before || page.dataset.version === version) return;
        observer.disconnect();
        done(performance.now() - begun);
    }).observe(host, { attributes: true, attributeFilter: ['data-drawn'] });
    control.click();
    setTimeout(() => failed(new Error('nothing was repainted within 10 s')), 10000);
})"""
SWITCHES = ["apply within a political society", "", ""], ["", "1.", ""]
"""Of the title of `bg-political-society`: a background condition whose withdrawal turns verdicts on
the main line; and of the generated map the first switch of section 1, which the map shows.
"""


def opened(browser: Browser, address: str, ready: str, wire: list[int] | None = None) -> Page:
    """A tab at an address once it is ready; `wire` gets the size of each message that it sends or
    gets.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})

    def listen(socket: WebSocket) -> None:
        for event in ("framesent", "framereceived"):
            socket.on(
                event, lambda payload: wire.append(len(payload)) if wire is not None else None
            )

    page.on("websocket", listen)
    page.goto(address)
    page.wait_for_function(ready)
    page.wait_for_timeout(1500)
    return page


def measure(clicks: int) -> tuple[dict[str, list[float]], dict[str, list[int]]]:
    """Milliseconds of each click, of each round trip of an empty component and of each Trace view,
    and the bytes that each click sent both ways.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        script, large = Path(folder) / "empty.py", Path(folder) / "large.ttl"
        script.write_text(EMPTY_APP, encoding="utf-8")
        write_paper(large, 1000)
        serve = stack.enter_context
        empty = (
            serve(serving(page_command(script), Path(folder))),
            serve(serving(page_command(script))),
        )
        page = page_command("streamlit_app.py")
        maps = serve(serving(page)), serve(serving(page, ARGMAP_MAP=str(large)))
        playwright = serve(sync_playwright())
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        tabs = [opened(browser, address, "() => globalThis.trigger") for address in empty]
        wires: list[list[int]] = [[] for _ in maps]
        for address, wire in zip(maps, wires, strict=True):
            section = "/?show=section&of=1" if tabs[2:] else ""
            page = opened(browser, address + section, "() => true", wire)
            page.wait_for_selector(".am .canvas[data-drawn]")
            page.locator(".navigator [role=tab]").filter(has_text="Switches").click()
            page.wait_for_timeout(1500)
            tabs.append(page)
        traced = opened(browser, f"{maps[0]}/?withdrawn=bg-shared-concern", "() => true")
        traced.wait_for_selector(".am .canvas[data-drawn]")
        times: dict[str, list[float]] = {name: [] for name in (*NAMES, TRACE)}
        sizes: dict[str, list[int]] = {name: [] for name in NAMES[2:]}
        for turn in range(clicks + 3):
            for place, (name, tab) in enumerate(zip(NAMES, tabs, strict=True)):
                tab.bring_to_front()
                tab.wait_for_timeout(
                    700 if place > 1 else 100
                )  # until what a verdict hangs on is there too
                wire = wires[place - 2] if place > 1 else []
                wire.clear()
                took = tab.evaluate(
                    CLICK if place > 1 else ROUND_TRIP, SWITCHES[place - 2] if place > 1 else None
                )
                if turn >= 3:
                    times[name].append(took)
                    if place > 1:
                        sizes[name].append(sum(wire))
            traced.bring_to_front()
            traced.wait_for_timeout(700)
            took = traced.evaluate(CLICK, ["", "", "Trace"])
            traced.wait_for_timeout(700)
            traced.evaluate(CLICK, ["", "", "Main line"])
            if turn >= 3:
                times[TRACE].append(took)
        browser.close()
    return times, sizes


def told(name: str, times: list[float]) -> str:
    low, high = min(times), max(times)
    spread = (
        f"least {low:6.1f}   median {median(times):6.1f}   p95 {p95(times):6.1f}   most "
        f"{high:6.1f} ms"
    )
    return f"{name:<40} {spread}   n={len(times)}"


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clicks", type=int, default=30)
    times, sizes = measure(parser.parse_args().clicks)
    for name, taken in times.items():
        print(told(name, taken))
    for name, most in zip(NAMES[2:], (1.5, 2.0), strict=True):
        print(
            f"{name}: bytes per click, both ways: median {median(sizes[name]):.0f}, most "
            f"{max(sizes[name])}"
        )
        for peer in NAMES[:2]:
            middle, late = (
                median(times[name]) / median(times[peer]),
                p95(times[name]) / p95(times[peer]),
            )
            print(f"  to {peer}: median {middle:.2f}, p95 {late:.2f} (at most {most})")
    click, trace = times[NAMES[2]], times[TRACE]
    print(
        f"{TRACE}: to a switch: median {median(trace) / median(click):.2f}, p95 "
        f"{p95(trace) / p95(click):.2f} (at most 1.5)"
    )


if __name__ == "__main__":
    main()
