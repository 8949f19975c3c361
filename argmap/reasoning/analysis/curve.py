"""How sure one must be: how probably a statement stands where every toggle has the same credence.

The scenarios in which it stands are counted by how many toggles are granted in them, on a decision
diagram; from the counts the probability at each credence follows exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import comb

from argmap.model import Scenario
from argmap.reasoning.analysis.crossings import ONE, Crossing, crossings, value
from argmap.reasoning.program import Program
from argmap.reasoning.progress import INTERRUPTED, tell
from argmap.reasoning.scenarios.budget import BeyondBudget, Budget, Clock
from argmap.reasoning.scenarios.compiled import compiled
from argmap.reasoning.scenarios.diagrams import Table, table
from argmap.reasoning.scenarios.space import Space

HALF = Fraction(1, 2)
MAX_BYTES = 500_000_000
"""What the counts of a diagram's nodes may take at once."""


@dataclass(frozen=True)
class Curve:
    """The probability that a statement stands, as a function of the credence p of each toggle.

    `counts[k]` is the number of scenarios of the n toggles that matter in which it stands with k of
    them granted: the probability is the sum of counts[k] p^k (1 - p)^(n - k). Without an exact
    answer in the budget `counts` is empty, and `why` says why.
    """

    statement: str
    counts: tuple[int, ...] = ()
    why: str = ""

    @property
    def complete(self) -> bool:
        """Whether the counts are known."""
        return not self.why

    @property
    def toggles(self) -> int:
        """How many toggles matter to the statement."""
        return max(0, len(self.counts) - 1)

    def at(self, credence: Fraction) -> Fraction:
        """The probability at a credence, exactly."""
        return value(self.counts, credence)

    @cached_property
    def even(self) -> tuple[Crossing, ...]:
        """The credences from ½ to 1 at which the statement becomes as likely as not: where its
        probability crosses ½.
        """
        if not self.complete:
            return ()
        n = self.toggles
        # In this basis the binomial coefficients are the number 1: this is twice the probability
        # less one.
        above = [2 * count - comb(n, k) for k, count in enumerate(self.counts)]
        return tuple(crossings(above, HALF, ONE))

    @property
    def enough(self) -> Crossing | None:
        """The crossing from which on the statement is likelier than not, up to certainty; `None`
        where it is so at every credence from ½, or is not at the end.
        """
        return self.even[-1] if self.even and self.even[-1].rises else None


def curve(
    program: Program,
    statement: str,
    scenario: Scenario | None = None,
    *,
    toggles: Iterable[str] | None = None,
    budget: Budget | None = None,
) -> Curve:
    """The curve of a statement over its toggles: what is granted in the scenario, unless named."""
    space = Space.of_toggles(program, scenario or Scenario(), toggles)
    budget = budget or Budget()
    clock = budget.start()
    scenarios = compiled(space, budget)
    try:
        with scenarios.one_question():
            true = scenarios.verdicts(program.index[statement], clock).true
        tell("counting the scenarios of {} by what is granted", statement)
        return Curve(statement, counts(table(scenarios.diagrams, true, clock), clock))
    except BeyondBudget as bound:
        return Curve(statement, why=str(bound))
    except KeyboardInterrupt:
        return Curve(statement, why=INTERRUPTED)


def counts(of: Table, clock: Clock) -> tuple[int, ...]:
    """How many points of a diagram have k true variables, for each k up to the number of variables
    in it. Raises `BeyondBudget` where the time of the diagrams is over, or memory.

    The counts of a node are the digits of one number, each wide enough for all: what all digits
    have in common is done at once.
    """
    level = {variable: place for place, variable in enumerate(sorted(set(of.variable)))}
    n = len(level)
    # A count may be as large as 2^n, which has n + 1 bits.
    digit = n + 1
    levels = [n, n, *(level[variable] for variable in of.variable)]
    open_uses = Counter([*of.low, *of.high, of.root])
    packed: dict[int, int] = {0: 0, 1: 1}

    def below(node: int, place: int) -> int:
        """The counts of a node over the variables from a level on: those between it and the node
        may have either value.
        """
        number = packed[node]
        open_uses[node] -= 1
        if node > 1 and not open_uses[node]:
            del packed[node]  # Each is as long as the square of n: only those still used are held.
        for _ in range(levels[node] - place):
            number += number << digit
        return number

    for i, (low, high) in enumerate(zip(of.low, of.high, strict=True)):
        if not i % 256:
            clock.check_diagrams()
            # Each holds n + 1 digits of n + 1 bits.
            if len(packed) * digit * digit > 8 * MAX_BYTES:
                raise BeyondBudget(f"the counts of the curve need over {MAX_BYTES:,} bytes")
        here = levels[i + 2] + 1
        packed[i + 2] = below(low, here) + (below(high, here) << digit)
    number = below(of.root, 0)
    mask = (1 << digit) - 1
    return tuple(number >> k * digit & mask for k in range(n + 1))
