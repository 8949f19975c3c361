"""Questions to all scenarios at once, each answered exactly or marked incomplete."""

from argmap.reasoning.analysis.answers import Cruxes, Importance, Sets, Survival, Switch
from argmap.reasoning.analysis.curve import Curve, curve
from argmap.reasoning.analysis.held_up import HeldUp, held_up
from argmap.reasoning.analysis.linchpins import Linchpins, linchpins
from argmap.reasoning.analysis.measures import importance, survival
from argmap.reasoning.analysis.sets import cruxes, reasons, restorations, retractions
from argmap.reasoning.analysis.withdrawals import (
    Pair,
    Pairs,
    brought_down,
    brought_down_in_pairs,
    in_critics_order,
)

__all__ = [
    "Cruxes",
    "Curve",
    "HeldUp",
    "Importance",
    "Linchpins",
    "Pair",
    "Pairs",
    "Sets",
    "Survival",
    "Switch",
    "brought_down",
    "brought_down_in_pairs",
    "cruxes",
    "curve",
    "held_up",
    "importance",
    "in_critics_order",
    "linchpins",
    "reasons",
    "restorations",
    "retractions",
    "survival",
]
