"""What follows from a map: its program, the grounded labelling, reasons and explanations."""

from argmap.reasoning.evaluation import Evaluation, Reason, evaluate
from argmap.reasoning.explanation import Explanation, explain
from argmap.reasoning.grounded import Label, Labelling
from argmap.reasoning.program import Program, compile_map

__all__ = [
    "Evaluation",
    "Explanation",
    "Label",
    "Labelling",
    "Program",
    "Reason",
    "compile_map",
    "evaluate",
    "explain",
]
