"""How long does it take to say where an argument is vulnerable? Maps of 1,000 statements that are
built like a long paper, and hard ones; against evaluating every withdrawal with the same evaluator.

    python -m benchmarks.linchpins [--page]

`--page` also opens the page in a browser, and says when the matrix and when all is there.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from argmap.app.state.loaded import LoadedMap, load
from argmap.app.view_models.linchpins import BUDGET, soon, whole
from argmap.app.view_models.linchpins_html import likely_table, matrix
from argmap.model import Role, Scenario, Stance
from argmap.reasoning import Label, compile_map, evaluate
from argmap.reasoning.analysis import brought_down, brought_down_in_pairs, curve, survival
from argmap.reasoning.scenarios import compiled
from benchmarks.papers import write_paper
from benchmarks.tangles import TANGLES

SAMPLED = 300
"""Of so many pairs the evaluator is timed; the time for all is worked out from it."""

Value = TypeVar("Value")


def timed(ask: Callable[[], Value]) -> tuple[float, Value]:
    begun = time.perf_counter()
    value = ask()
    return time.perf_counter() - begun, value


def paper(folder: Path, conclusions: int) -> LoadedMap:
    """A map built like a long paper whose first claims are conclusions too, without objections, so
    that they stand.
    """
    file = folder / f"paper-{conclusions}.ttl"
    write_paper(file, 1000)
    text = file.read_text("utf-8")
    for n in range(conclusions - 1):
        text = text.replace(f":part{n} a am:Claim ", f":part{n} a am:Conclusion ")
        text = text.replace(f":c{n} a am:Claim ", f":c{n} a am:Conclusion ")
    text = re.sub(r"(:[\w-]+ a am:Objection ;)", r"\1 am:stance am:Open ;", text)
    file.write_text(text, "utf-8")
    return load(str(file))


def against_evaluation(loaded: LoadedMap) -> None:
    """Every withdrawal, alone and in pairs, evaluated one after the other."""
    program, scenario = loaded.program, Scenario()
    names = [one.id for one in loaded.map.conclusions]
    granted = [name for name, one in loaded.map.statements.items() if one.stance is Stance.GRANTED]

    def down(*gone: str) -> set[str]:
        after = evaluate(program, Scenario(open=frozenset(gone)))
        return {name for name in standing if after.label(name) is not Label.IN}

    before = evaluate(program)
    standing = [name for name in names if before.label(name) is Label.IN]
    slow, naive = timed(lambda: {name: down(name) for name in granted})
    quick, ours = timed(lambda: brought_down(program, scenario, watched=names))
    assert {name: set(fallen) for name, fallen in ours.items()} == naive
    print(f"  alone, {len(granted)} withdrawals   {quick:7.3f} s, evaluated one by one "
          f"{slow:7.3f} s: ratio {quick / slow:.3f}")  # fmt: skip
    every = list(combinations(granted, 2))
    some = random.Random(0).sample(every, SAMPLED)
    slow, fallen = timed(lambda: {pair: down(*pair) for pair in some})
    slow *= len(every) / len(some)
    quick, pairs = timed(lambda: brought_down_in_pairs(program, names, scenario))
    found = {pair[:2]: set(pair.down) for pair in pairs.pairs}
    for pair, fell in fallen.items():
        assert fell - naive[pair[0]] - naive[pair[1]] == found.get(pair, set())
    print(f"  in pairs, {len(every)} pairs {quick:7.3f} s, evaluated one by one {slow:7.1f} s "
          f"(from {SAMPLED}): ratio {quick / slow:.4f}; {len(found)} found")  # fmt: skip
    compiled.cache_clear()
    quick, _ = timed(lambda: [curve(program, name, scenario) for name in names])
    compiled.cache_clear()
    points = [p / 100 for p in range(50, 101)]
    slow, _ = timed(
        lambda: [survival(program, n, scenario, default_credence=p) for n in names for p in points]
    )
    print(f"  curves, exact at every credence {quick:7.3f} s, survival at 51 credences "
          f"{slow:7.3f} s: ratio {quick / slow:.2f}")  # fmt: skip


def page_values(loaded: LoadedMap) -> None:
    """All that the page shows, without the browser."""
    for cached in (soon, whole, compiled):
        cached.cache_clear()
    first, _ = timed(lambda: matrix(soon(loaded, Scenario()), "", False, str))
    rest, found = timed(lambda: whole(loaded, Scenario()))
    html, _ = timed(lambda: matrix(found, "", True, str) + likely_table(found, 90, {}, {}, str))
    assert found.pairs
    assert found.curves
    exact = sum(one.complete for one in found.curves.values())
    print(f"  first shown after {first:.3f} s, the rest {rest:.3f} s later, as HTML {html:.3f} s "
          f"(all: below 2 s); pairs complete: {found.pairs.complete}, curves exact: "
          f"{exact} of {len(found.curves)}", flush=True)  # fmt: skip


def hard() -> None:
    """Five claims of each hard map as conclusions; what is not exact in the budget says so."""
    print(f"hard maps of 1,000 statements, 40 granted, five conclusions, {BUDGET.seconds:g} s each "
          "for pairs and for curves:")  # fmt: skip
    for tangle in TANGLES:
        made = tangle(1)
        evaluation = evaluate(compile_map(made))
        claims = [name for name, (label, _) in evaluation.statements.items() if label is Label.IN]
        ends = set(claims[-5:])
        statements = {
            name: one._replace(role=Role.CONCLUSION) if name in ends else one
            for name, one in made.statements.items()
        }
        map = replace(made, statements=statements)
        print(f" {tangle.__name__}")
        page_values(LoadedMap(Path(tangle.__name__), map, compile_map(map), {}))


def in_a_browser(file: Path) -> None:
    """From the address to the matrix, and to all of it."""
    from playwright.sync_api import sync_playwright

    from benchmarks.click_to_repaint import BROWSERS
    from benchmarks.serving import page_command, serving

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with (
        serving(page_command("streamlit_app.py"), ARGMAP_MAP=str(file)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for turn in range(3):
            page = browser.new_page()
            begun = time.perf_counter()
            page.goto(f"{address}/linchpins")
            page.locator(".matrix").wait_for()
            first = time.perf_counter() - begun
            page.locator(".likely").wait_for()
            print(f"  in a browser, time {turn + 1}: matrix after {first:.2f} s, all after "
                  f"{time.perf_counter() - begun:.2f} s")  # fmt: skip
            page.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--page", action="store_true")
    opened = parser.parse_args().page
    with tempfile.TemporaryDirectory() as folder:
        for conclusions in (1, 20):
            loaded = paper(Path(folder), conclusions)
            ends = len(loaded.map.conclusions)
            print(f"a paper of 1,000 statements, conclusions: {ends}")
            against_evaluation(loaded)
            page_values(loaded)
            if opened:
                in_a_browser(loaded.file)
    hard()


if __name__ == "__main__":
    main()
