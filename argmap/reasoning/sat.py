"""Calls to a SAT solver that Ctrl-C ends at once, and that begin only while there is time
(`progress.within`).
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import Any

from argmap.reasoning.progress import check


def solve(solver: Any, assumptions: Sequence[int] = ()) -> bool:
    """Whether there is a model under assumptions.

    Raises `OutOfTime` before it begins, and `KeyboardInterrupt`, after which the solver is of no
    further use.
    """
    import pysolvers

    check()
    try:
        found: bool = solver.solve(assumptions=assumptions)
    except pysolvers.error:
        # The library leaves its own handler with a jump, which neither gives back Python's nor lets
        # the signal through again.
        signal.signal(signal.SIGINT, signal.getsignal(signal.SIGINT))
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        raise KeyboardInterrupt from None
    return found
