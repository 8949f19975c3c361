"""argmap: see how a text argues, switch premises off, and watch which conclusions survive.

A map is loaded, evaluated and asked with the notions of the command line:

>>> import argmap
>>> paper = argmap.load()
>>> argmap.evaluate(paper).label("thesis").word
'in'
>>> argmap.evaluate(paper, deny="bg-supraregional-policy").label("thesis").word
'out'

`docs/python.md` shows every function.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.api import (
        cruxes,
        evaluate,
        explain,
        importance,
        load,
        load_dataset,
        query,
        reasons,
        restorations,
        retractions,
        survival,
        validate,
        verdicts,
    )
    from argmap.errors import ArgmapError, MapError, QueryError, ScenarioError, SourceError
    from argmap.model import ArgumentMap, Attack, Inference, Scenario, Stance, Statement
    from argmap.rdf.validate import Problem, Validation
    from argmap.reasoning import Evaluation, Explanation, Label, Program, Reason, compile_map
    from argmap.reasoning.analysis import Cruxes, Importance, Sets, Survival
    from argmap.reasoning.scenarios import Budget
    from argmap.sparql import Answer

# Which module has a name: imported when it is first asked for, so that what asks for little (a
# command, a worker's process) waits for little.
_MODULES = {
    "argmap.api": (
        "cruxes evaluate explain importance load load_dataset query reasons restorations "
        "retractions survival validate verdicts"
    ),
    "argmap.errors": "ArgmapError MapError QueryError ScenarioError SourceError",
    "argmap.model": "ArgumentMap Attack Inference Scenario Stance Statement",
    "argmap.rdf.validate": "Problem Validation",
    "argmap.reasoning": "Evaluation Explanation Label Program Reason compile_map",
    "argmap.reasoning.analysis": "Cruxes Importance Sets Survival",
    "argmap.reasoning.scenarios": "Budget",
    "argmap.sparql": "Answer",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "Answer",
    "ArgmapError",
    "ArgumentMap",
    "Attack",
    "Budget",
    "Cruxes",
    "Evaluation",
    "Explanation",
    "Importance",
    "Inference",
    "Label",
    "MapError",
    "Problem",
    "Program",
    "QueryError",
    "Reason",
    "Scenario",
    "ScenarioError",
    "Sets",
    "SourceError",
    "Stance",
    "Statement",
    "Survival",
    "Validation",
    "compile_map",
    "cruxes",
    "evaluate",
    "explain",
    "importance",
    "load",
    "load_dataset",
    "query",
    "reasons",
    "restorations",
    "retractions",
    "survival",
    "validate",
    "verdicts",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULE_OF[name]), name)
    # Found there the next time, without a call of this function.
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
