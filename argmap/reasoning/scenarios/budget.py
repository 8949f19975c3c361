"""What an answer over all scenarios may cost."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from argmap.errors import ArgmapError

MAX_NODES = 100_000_000


class BeyondBudget(Exception):
    """An exact answer by diagrams would cost more than is allowed.

    `str()` says which bound was met.
    """


class BeyondTime(BeyondBudget):
    """It would take longer than is allowed: another time, or on another machine, it may not."""


@dataclass(frozen=True)
class Budget:
    """At most so many nodes of decision diagrams (some 50 bytes each), and so many seconds for one
    question.

    Raises `ArgmapError` where a bound is not positive.
    """

    nodes: int = 2_000_000
    seconds: float = 8.0

    def __post_init__(self) -> None:
        if self.nodes < 1 or not self.seconds > 0:
            raise ArgmapError(
                "a budget must be positive", mend="give at least one node and a part of a second"
            )
        if self.nodes > MAX_NODES:
            # The library takes the memory at once, and ends the process where there is not enough.
            raise ArgmapError(
                "a budget of so many nodes is out of range", mend=f"give at most {MAX_NODES:,}"
            )

    def start(self) -> Clock:
        """The clock of one question."""
        now = time.perf_counter()
        return Clock(self.seconds, now + self.seconds / 2, now + self.seconds)


@dataclass(frozen=True)
class Clock:
    """When the diagrams must be done (so that search has time left), and when the answer must."""

    seconds: float
    diagrams: float
    answer: float

    def check_diagrams(self) -> None:
        """Raise `BeyondTime` where the time of the diagrams is over."""
        if time.perf_counter() > self.diagrams:
            raise BeyondTime(f"the decision diagrams took over {self.seconds / 2:g} seconds")

    @property
    def over(self) -> bool:
        """Whether the time of the whole question is over."""
        return time.perf_counter() > self.answer

    def ended(self) -> Clock:
        """The same clock with no time left."""
        now = time.perf_counter()
        return replace(self, diagrams=min(now, self.diagrams), answer=min(now, self.answer))

    @property
    def why(self) -> str:
        """What an answer says that was cut by this clock."""
        return f"{self.seconds:g} seconds were not enough"
