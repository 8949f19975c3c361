"""argmap: see how a text argues, switch premises off, and watch which conclusions survive.

A map is loaded, evaluated and explained with the notions of the command line:

>>> import argmap
>>> paper = argmap.load()
>>> program = argmap.compile_map(paper)
>>> argmap.evaluate(program).label("thesis").word
'in'
"""

from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Attack, Inference, Scenario, Stance, Statement
from argmap.rdf.read import read_map as load
from argmap.reasoning import Evaluation, Label, Program, Reason, compile_map, evaluate, explain

__all__ = [
    "ArgmapError",
    "ArgumentMap",
    "Attack",
    "Evaluation",
    "Inference",
    "Label",
    "Program",
    "Reason",
    "Scenario",
    "Stance",
    "Statement",
    "compile_map",
    "evaluate",
    "explain",
    "load",
]
