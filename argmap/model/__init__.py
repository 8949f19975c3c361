"""What a map is: statements, inferences, attacks, stances, scenarios.

Immutable values, no input or output.
"""

from argmap.model.argument_map import (
    ArgumentMap,
    Attack,
    AttackKind,
    Inference,
    ReadingStep,
    RetiredIdentifier,
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
    "RetiredIdentifier",
    "Role",
    "Scenario",
    "Section",
    "Source",
    "Stance",
    "Statement",
    "stronger_closure",
]
