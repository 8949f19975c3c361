"""Gradual strength: how strong each statement is, from 0 to 1, as one number instead of a label.

The map is seen as a quantitative bipolar framework (Baroni, Rago and Toni 2019). A statement's base
score is its credence where one is named, else 1 where it is granted and 0.5 where it is open; a
denied one has the strength 0 whatever speaks for it. Attacks that succeed attack; an inference
supports its conclusion, with the strength of its weakest need (linked premises are as strong as the
weakest), lowered by its undercutters in the same way as a statement by its attackers.

- `df-quad`: Rago, Toni, Aurisicchio and Baroni 2016, "Discontinuity-free decision support with
  quantitative argumentation debates".
- `quadratic-energy`: Potyka 2018, "Continuous dynamical systems for weighted bipolar
  argumentation".

Outside circles a strength follows from others in one step. In a circle it is an equilibrium of the
system ds/dt = f(s) - s that starts from the base scores (Potyka 2018; for DF-QuAD, Potyka 2019),
followed by Runge and Kutta's fourth order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from types import MappingProxyType

from argmap.model import Stance
from argmap.reasoning.dependencies import components
from argmap.reasoning.program import Program

TOLERANCE = 1e-10
"""A system rests where no strength would change by more."""

STEP_SIZES = ((0.5, 2_000), (0.05, 4_000))
"""Lengths of a step in time and how many are taken before a shorter one is tried, then given up."""

Combine = Callable[[float, Sequence[float], Sequence[float]], float]


@dataclass(frozen=True)
class Strength:
    """The strength of each statement, in the order of the map; `converged` is False where a circle
    did not come to rest.
    """

    semantics: str
    statements: Mapping[str, float]
    converged: bool


def df_quad(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Rago et al. 2016: the probabilistic sums of both sides, and the base score moved by their
    difference.
    """
    against = 1 - prod(1 - strength for strength in attackers)
    in_favour = 1 - prod(1 - strength for strength in supporters)
    if against >= in_favour:
        return base - base * (against - in_favour)
    return base + (1 - base) * (in_favour - against)


def quadratic_energy(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Potyka 2018: the base score moved by the square of the difference of both sums, which
    saturates.
    """
    energy = sum(supporters) - sum(attackers)
    impact = energy * energy / (1 + energy * energy)
    return base + (1 - base) * impact if energy > 0 else base - base * impact


GRADUAL: Mapping[str, Combine] = MappingProxyType(
    {"df-quad": df_quad, "quadratic-energy": quadratic_energy}
)


def strengths(
    program: Program,
    stances: Sequence[Stance],
    semantics: str,
    credences: Mapping[int, float] | None = None,
) -> Strength:
    """The strengths of a program's statements under a stance for each, and credences (0 to 1) by
    statement node.
    """
    system = _System(program, stances, GRADUAL[semantics], credences or {})
    converged = True
    for component in components(range(len(program.attackers)), system.needs):
        # Components come after what they depend on: outside circles one step gives the final value.
        if len(component) == 1 and component[0] not in system.needs(component[0]):
            system.values[component[0]] = system.next(component[0])
        else:
            converged &= _settle(system, component)
    values = system.values[: len(program.statements)]
    return Strength(semantics, dict(zip(program.statements, values, strict=True)), converged)


class _System:
    """The strengths of all nodes, and what each would be after the others."""

    def __init__(
        self,
        program: Program,
        stances: Sequence[Stance],
        combine: Combine,
        credences: Mapping[int, float],
    ) -> None:
        default = {Stance.GRANTED: 1.0, Stance.OPEN: 0.5, Stance.DENIED: 0.0}
        self.program = program
        self.combine = combine
        self.n = len(program.statements)
        self.base = [credences.get(s, default[stance]) for s, stance in enumerate(stances)]
        self.denied = [stance is Stance.DENIED for stance in stances]
        for s, denied in enumerate(self.denied):
            if denied:
                self.base[s] = 0.0
        self.values = [
            *self.base,
            # An inference has no base score: it starts from its weakest need.
            *(min((self.base[s] for s in row), default=1.0) for row in program.body),
        ]

    def needs(self, x: int) -> tuple[int, ...]:
        """The nodes on which a node's strength depends."""
        program, n = self.program, self.n
        return program.attackers[x] + (program.body[x - n] if x >= n else program.supports[x])

    def next(self, x: int) -> float:
        """The strength of a node after those that it depends on."""
        values = self.values
        attackers = [values[o] for o in self.program.attackers[x]]
        if x >= self.n:
            weakest = min((values[s] for s in self.program.body[x - self.n]), default=1.0)
            return self.combine(weakest, attackers, ())
        if self.denied[x]:
            return 0.0
        return self.combine(self.base[x], attackers, [values[r] for r in self.program.supports[x]])

    def pull(self, component: Sequence[int], at: Sequence[float]) -> list[float]:
        """How fast each strength of a component changes where they are `at`."""
        for x, value in zip(component, at, strict=True):
            self.values[x] = value
        return [self.next(x) - value for x, value in zip(component, at, strict=True)]


def _settle(system: _System, component: Sequence[int]) -> bool:
    """Follow a component until it rests; say whether it does."""
    # The equilibrium that is meant is the one reached from the base scores: a shorter step begins
    # there again.
    start = [system.values[x] for x in component]
    for step, max_steps in STEP_SIZES:
        at = start
        for _ in range(max_steps):
            # Putting f(s) for s again and again would flip between 0 and 1 for ever where two
            # granted statements attack each other.
            first = system.pull(component, at)
            if max(map(abs, first)) <= TOLERANCE:
                return True
            second = system.pull(component, _moved(at, first, step / 2))
            third = system.pull(component, _moved(at, second, step / 2))
            fourth = system.pull(component, _moved(at, third, step))
            slope = [
                (a + 2 * b + 2 * c + d) / 6
                for a, b, c, d in zip(first, second, third, fourth, strict=True)
            ]
            at = _moved(at, slope, step)
        # Leave the last values in the system, which `next` reads: what comes after depends on them.
        system.pull(component, at)
    return False


def _moved(at: Sequence[float], slope: Sequence[float], step: float) -> list[float]:
    # A long step may overshoot, and the formulas hold from 0 to 1 alone.
    return [
        min(1.0, max(0.0, value + step * change)) for value, change in zip(at, slope, strict=True)
    ]
