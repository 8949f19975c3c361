"""What a map is: statements, inferences, attacks, stances, scenarios.

Immutable values, no input or output.
"""

from argmap.model.argument_map import (
    ArgumentMap,
    Attack,
    AttackKind,
    Inference,
    ReadingStep,
    Section,
    Source,
    stronger_closure,
)
from argmap.model.scenario import Scenario
from argmap.model.statement import Place, Role, Stance, Statement

__all__ = [
    "ArgumentMap",
    "Attack",
    "AttackKind",
    "Inference",
    "Place",
    "ReadingStep",
    "Role",
    "Scenario",
    "Section",
    "Source",
    "Stance",
    "Statement",
    "stronger_closure",
]
