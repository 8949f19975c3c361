"""The compiled half of `csr`.

Importing this module imports numba; the machine code is kept in numba's cache on disk.
"""

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
def label(
    starts: NDArray[np.int32], targets: NDArray[np.int32], attackers: NDArray[np.int32]
) -> NDArray[np.uint8]:
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


@_compiled
def label_sparse(
    starts: NDArray[np.int32], targets: NDArray[np.int32], attackers: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """The same labels, for frameworks where most arguments attack one or none: each label waits for
    one read, not three.

    `nodes[x]` lies together: its only target as `-1 - y`, or else where its row begins; and how
    many attackers it waits for, 0 when it is IN, -1 when it is OUT.
    """
    n = len(attackers)
    nodes = np.empty((n, 2), np.int32)
    trail = np.empty(n, np.int32)
    end = 0
    for x in range(n):
        alone = starts[x + 1] == starts[x] + 1
        nodes[x, 0] = -1 - targets[starts[x]] if alone else starts[x]
        nodes[x, 1] = attackers[x]
        if attackers[x] == 0:
            trail[end] = x
            end += 1
    done = 0
    while done < end:
        x = trail[done]
        done += 1
        first = nodes[x, 0]
        # A single target is negative: then the range is not empty, and left after one round.
        for k in range(first, 0 if first < 0 else starts[x + 1]):
            y = -1 - first if first < 0 else targets[k]
            if nodes[y, 1] > 0:
                nodes[y, 1] = -1
                second = nodes[y, 0]
                for j in range(second, 0 if second < 0 else starts[y + 1]):
                    z = -1 - second if second < 0 else targets[j]
                    if nodes[z, 1] > 0:
                        nodes[z, 1] -= 1
                        if nodes[z, 1] == 0:
                            trail[end] = z
                            end += 1
                    if second < 0:
                        break
            if first < 0:
                break
    labels = np.zeros(n, np.uint8)
    for x in range(n):
        if nodes[x, 1] <= 0:
            labels[x] = IN if nodes[x, 1] == 0 else OUT
    return labels
