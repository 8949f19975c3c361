"""Answers that the server keeps: for good where they are complete, for a while where time cut them
short.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Lock
from typing import ParamSpec, Protocol, TypeVar

from cachetools import TLRUCache, cached


class Answer(Protocol):
    """What says of itself whether it is complete."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left out."""


P = ParamSpec("P")
R = TypeVar("R", bound=Answer)

AGAIN = 30.0
"""After so many seconds what time cut short is asked for again: the machine may be less busy."""


def memoized(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator that keeps a function's last answers, as `functools.lru_cache` does; those that
    are not complete for `AGAIN` seconds.
    """

    def end(_: object, answer: R, now: float) -> float:
        return math.inf if answer.complete else now + AGAIN

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        # The clock is looked up at each call, so that tests can put it forward.
        answers: TLRUCache[object, R] = TLRUCache(size, end, timer=lambda: time.monotonic())
        # Each session runs in a thread; cachetools leaves locking to its users.
        return cached(answers, lock=Lock())(function)

    return keep
