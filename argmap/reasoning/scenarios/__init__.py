"""All scenarios at once: each label as a Boolean function of what can be switched."""

from argmap.reasoning.scenarios.bounds import Bounds
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget
from argmap.reasoning.scenarios.compiled import Scenarios, compiled
from argmap.reasoning.scenarios.space import Choice, Space

__all__ = ["BeyondBudget", "Bounds", "Budget", "Choice", "Scenarios", "Space", "compiled"]
