"""The page on Python is true: its examples print what it shows, and it names all that there is."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

import argmap

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "python.md").read_text(encoding="utf-8")
HEAVY = ("streamlit", "numba", "pygraphviz", "pysat", "rdflib", "pyshacl", "networkx", "numpy")


def failures(text: str, name: str) -> int:
    example = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert example.examples
    return doctest.DocTestRunner().run(example).failed


def test_examples_print_what_the_page_shows() -> None:
    with chdir(DOCS):
        assert failures(re.sub(r"^```.*$", "", PAGE, flags=re.MULTILINE), "python.md") == 0


def test_the_example_of_the_package_is_true() -> None:
    assert failures(argmap.__doc__ or "", "argmap") == 0


def test_the_page_has_each_function() -> None:
    functions = {name for name in argmap.__all__ if name.islower()} - {"compile_map"}
    assert set(re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)) == functions


def test_every_public_name_is_there_and_listed() -> None:
    assert sorted(argmap.__all__) == argmap.__all__
    assert set(argmap.__all__) <= set(dir(argmap))
    for name in argmap.__all__:
        assert getattr(argmap, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'evaluated'"):
        argmap.evaluated  # noqa: B018


def test_import_is_light_and_so_is_an_evaluation() -> None:
    for code in ("", "argmap.explain(argmap.load(), 'thesis')"):
        loaded = f"import sys, argmap\n{code}\nprint(*(m for m in {HEAVY} if m in sys.modules))"
        done = subprocess.run(
            [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda bread: argmap.evaluate(bread, withdraw="stvoe"),
        lambda bread: argmap.explain(bread, "stvoe"),
        lambda bread: argmap.retractions(bread, "rises", toggles=["stvoe"]),
        lambda bread: argmap.cruxes(
            bread, "rises", argmap.Scenario(), argmap.Scenario(open=frozenset({"stvoe"}))
        ),
    ],
)
@pytest.mark.parametrize("compiled", [False, True])
def test_an_unknown_identifier_is_told_with_what_may_be_meant(ask, compiled) -> None:
    bread = argmap.load(DOCS / "bread.ttl")
    with pytest.raises(argmap.ScenarioError, match="did you mean 'stove'"):
        ask(argmap.compile_map(bread) if compiled else bread)


def test_changes_add_to_a_scenario_and_may_not_contradict_it() -> None:
    bread = argmap.load(DOCS / "bread.ttl")
    scenario = argmap.Scenario(denied=frozenset({"stove"}))
    both = argmap.evaluate(bread, scenario, withdraw=["winter", "old"])
    assert both.scenario == argmap.Scenario(
        denied=frozenset({"stove"}), open=frozenset({"winter", "old"})
    )
    with pytest.raises(argmap.ScenarioError, match="two stances"):
        argmap.evaluate(bread, scenario, grant="stove")
