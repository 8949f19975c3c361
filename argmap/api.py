"""What `import argmap` offers: the questions of the command line, as functions.

A map is asked as it was loaded, or compiled once (`argmap.compile_map`) where many questions
follow. A scenario is given as a value, by changes (`grant`, `withdraw`, `deny`: one identifier or
several), or both. All answers are immutable. Whatever a user can get wrong raises `ArgmapError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from argmap.model import ArgumentMap, Scenario
from argmap.model.scenario import Names
from argmap.reasoning import Evaluation, Explanation, Program, compile_map
from argmap.reasoning import evaluation as one_scenario
from argmap.reasoning.explanation import explain as explanation_of
from argmap.reasoning.semantics import GROUNDED, SKEPTICAL, Mode, SemanticsName

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

    from argmap.rdf.validate import Validation
    from argmap.reasoning.analysis import Cruxes, Importance, Sets, Survival
    from argmap.reasoning.scenarios import Budget
    from argmap.sparql import Answer

Map = ArgumentMap | Program
"""A map, or what it compiles to."""


class Changes(TypedDict, total=False):
    """The statements whose stance a scenario changes."""

    grant: Names
    withdraw: Names
    deny: Names


def load(source: str | Path | Dataset | None = None, *, map: str | None = None) -> ArgumentMap:
    """The map in a file or dataset; the bundled paper where neither is named.

    `map` chooses by notation among several. Raises `MapError` where there is no map, or one whose
    structure is broken.
    """
    from argmap.rdf.read import map_from_quads, read_map

    if source is None or isinstance(source, str | Path):
        return read_map(source, map=map)
    return map_from_quads(_quads(source), map=map)


def load_dataset(source: str | Path) -> Dataset:
    """All that a file says, as an `rdflib.Dataset`."""
    from argmap.rdf.dataset import read_dataset

    return read_dataset(source)


def evaluate(
    map: Map,
    scenario: Scenario | None = None,
    *,
    semantics: SemanticsName = GROUNDED,
    mode: Mode = SKEPTICAL,
    **changes: Unpack[Changes],
) -> Evaluation:
    """What becomes of each statement and inference in a scenario."""
    program, scenario = _case(map, scenario, changes)
    return one_scenario.evaluate(program, scenario, semantics, mode)


def explain(
    map: Map, statement: str, scenario: Scenario | None = None, **changes: Unpack[Changes]
) -> Explanation:
    """Why a statement stands, falls or is contested: a finite tree of what that follows from."""
    program, scenario = _case(map, scenario, changes, statement)
    return explanation_of(one_scenario.evaluate(program, scenario), statement)


def retractions(
    map: Map,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
    **changes: Unpack[Changes],
) -> Sets:
    """The smallest sets of granted statements whose withdrawal makes a statement not stand.

    `toggles` are what can be withdrawn (else all that is granted); `limit` bounds the number of
    sets.
    """
    from argmap.reasoning.analysis import retractions

    program, scenario = _case(map, scenario, changes, statement)
    toggles = _toggles(map, toggles)
    return retractions(program, statement, scenario, toggles=toggles, limit=limit, budget=budget)


def restorations(
    map: Map,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
    **changes: Unpack[Changes],
) -> Sets:
    """The smallest sets of changes that make a statement stand.

    `toggles` are statements that may be granted besides those given in the map.
    """
    from argmap.reasoning.analysis import restorations

    program, scenario = _case(map, scenario, changes, statement)
    toggles = _toggles(map, toggles)
    return restorations(program, statement, scenario, toggles=toggles, limit=limit, budget=budget)


def reasons(
    map: Map,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    limit: int | None = None,
    budget: Budget | None = None,
    **changes: Unpack[Changes],
) -> Sets:
    """The smallest sets of stances that settle a verdict whatever the other toggles are."""
    from argmap.reasoning.analysis import reasons

    program, scenario = _case(map, scenario, changes, statement)
    toggles = _toggles(map, toggles)
    return reasons(program, statement, scenario, toggles=toggles, limit=limit, budget=budget)


def survival(
    map: Map,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    credences: Mapping[str, float] | None = None,
    default_credence: float = 0.5,
    budget: Budget | None = None,
    **changes: Unpack[Changes],
) -> Survival:
    """In which share of the scenarios over the toggles a statement stands, and how probably.

    `credences` are probabilities of toggles, `default_credence` that of the others.
    """
    from argmap.reasoning.analysis import survival

    program, scenario = _case(map, scenario, changes, statement)
    return survival(
        program,
        statement,
        scenario,
        toggles=_toggles(map, toggles),
        credences=credences,
        default_credence=default_credence,
        budget=budget,
    )


def importance(
    map: Map,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    budget: Budget | None = None,
    **changes: Unpack[Changes],
) -> Importance:
    """How much a statement's verdict depends on each toggle: Banzhaf and Shapley values."""
    from argmap.reasoning.analysis import importance

    program, scenario = _case(map, scenario, changes, statement)
    toggles = _toggles(map, toggles)
    return importance(program, statement, scenario, toggles=toggles, budget=budget)


def cruxes(
    map: Map,
    statement: str,
    mine: Scenario,
    theirs: Scenario,
    *,
    limit: int | None = None,
    budget: Budget | None = None,
) -> Cruxes:
    """Two readers' verdicts on a statement, and the smallest sets of statements that make the
    difference.
    """
    from argmap.reasoning.analysis import cruxes

    program, mine = _case(map, mine, {}, statement)
    # `_case` has checked one scenario, mine.
    theirs.check(map)
    return cruxes(program, statement, mine, theirs, limit=limit, budget=budget)


def query(
    source: str | Path | Dataset | None, text: str, *, evaluation: Evaluation | None = None
) -> Answer:
    """What a query in SPARQL 1.1 finds in a file or dataset (`None`: in the bundled paper).

    The verdicts of an evaluation of its map stand beside it, in a named graph. Raises `QueryError`
    where the query is not SPARQL, is not allowed, or takes too long.
    """
    from argmap.sparql import ask

    data = source if source is None or isinstance(source, str | Path) else _quads(source)
    return ask(data, text, evaluation=evaluation)


def validate(source: str | Path | Dataset | None = None) -> Validation:
    """What is wrong with the map in a file or dataset, and how to mend it."""
    from argmap.rdf.validate import validate, validate_quads

    if source is None or isinstance(source, str | Path):
        return validate(source)
    return validate_quads(_quads(source))


def verdicts(source: str | Path | Dataset, evaluation: Evaluation) -> Dataset:
    """An evaluation of a file's or dataset's map as a dataset: the graph of its scenario."""
    from argmap.rdf.dataset import dataset_of
    from argmap.rdf.parse import open_rdf
    from argmap.rdf.verdicts import verdict_quads

    quads = open_rdf(source).quads() if isinstance(source, str | Path) else _quads(source)
    return dataset_of(verdict_quads(quads, evaluation))


def _case(
    map: Map, scenario: Scenario | None, changes: Changes, statement: str | None = None
) -> tuple[Program, Scenario]:
    """The program and scenario of a question, once both are seen to fit each other."""
    program = compile_map(map) if isinstance(map, ArgumentMap) else map
    scenario = (scenario or Scenario()).changed(**changes)
    # Only the map, not what it compiles to, knows what became of retired identifiers.
    scenario.check(map)
    if statement is not None:
        # In a scenario a stranger or a retired identifier is refused in the same words.
        Scenario(open=frozenset({statement})).check(map)
    return program, scenario


def _toggles(map: Map, names: Iterable[str] | None) -> list[str] | None:
    if names is None:
        return None
    toggles = sorted(frozenset({names} if isinstance(names, str) else names))
    Scenario(open=frozenset(toggles)).check(map)
    return toggles


def _quads(dataset: Dataset) -> list[ox.Quad]:
    from argmap.rdf.dataset import quads_of

    return list(quads_of(dataset))
