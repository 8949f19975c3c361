"""The compiled half of `csr`. Importing this module imports numba; the machine code is kept in numba's cache on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from argmap.reasoning.grounded import IN, OUT

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def _compiled(function: Kernel) -> Kernel:
    try:
        return cast(Kernel, numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:  # No folder where a cache could lie: compiled anew in each process.
        return cast(Kernel, numba.njit(nogil=True)(function))


@_compiled
def compressed(
    n: int, attackers: NDArray[np.int32], targets: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Rows of targets by attacker, by counting."""
    starts = np.zeros(n + 1, np.int32)
    waiting = np.zeros(n, np.int32)
    for k in range(len(attackers)):
        starts[attackers[k] + 1] += 1
        waiting[targets[k]] += 1
    for x in range(n):
        starts[x + 1] += starts[x]
    free = starts[:-1].copy()
    rows = np.empty(len(targets), np.int32)
    for k in range(len(attackers)):
        x = attackers[k]
        rows[free[x]] = targets[k]
        free[x] += 1
    return starts, rows, waiting


@_compiled
def label(starts: NDArray[np.int32], targets: NDArray[np.int32], attackers: NDArray[np.int32]) -> NDArray[np.uint8]:
    """The labels by counters: `attackers` says how many each argument has."""
    n = len(attackers)
    labels = np.zeros(n, np.uint8)
    waiting = attackers.copy()
    trail = np.empty(n, np.int32)
    end = 0
    for x in range(n):
        if waiting[x] == 0:
            labels[x] = IN
            trail[end] = x
            end += 1
    done = 0
    while done < end:
        x = trail[done]
        done += 1
        for k in range(starts[x], starts[x + 1]):
            y = targets[k]
            if labels[y] != 0:
                continue
            labels[y] = OUT
            for j in range(starts[y], starts[y + 1]):
                z = targets[j]
                waiting[z] -= 1
                if waiting[z] == 0 and labels[z] == 0:
                    labels[z] = IN
                    trail[end] = z
                    end += 1
    return labels
