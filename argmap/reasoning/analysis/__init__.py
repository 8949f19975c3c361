"""Questions to all scenarios at once, each answered exactly or marked incomplete (model.md, "All
scenarios at once").
"""

from argmap.reasoning.analysis.answers import Cruxes, Importance, Sets, Survival, Switch
from argmap.reasoning.analysis.linchpins import Linchpins, linchpins
from argmap.reasoning.analysis.measures import importance, survival
from argmap.reasoning.analysis.sets import cruxes, reasons, restorations, retractions

__all__ = [
    "Cruxes",
    "Importance",
    "Linchpins",
    "Sets",
    "Survival",
    "Switch",
    "cruxes",
    "importance",
    "linchpins",
    "reasons",
    "restorations",
    "retractions",
    "survival",
]
