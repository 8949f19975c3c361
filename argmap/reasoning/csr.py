"""The grounded labelling of an abstract framework on compressed rows: each attack is looked at
once.

The counters of `grounded`, for frameworks too large for Python's lists of tuples: an argument is IN
when its last attacker is OUT, and what an argument that is IN attacks is OUT (Modgil and Caminada
2009). Compiled from `COMPILED_FROM` attacks on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reasoning.framework import Framework
from argmap.reasoning.grounded import IN, OUT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMPILED_FROM = 20_000
"""So many attacks make the compiled counters pay once they are loaded."""

SPARSE = 1.2
"""Up to so many attacks an argument most attack one or none: long chains, where the time goes into
waiting for memory.
"""

LOADED_FROM = 300_000
"""So many make them pay in a process that labels once: importing numba takes as long as Python
needs for these.
"""


def label_framework(framework: Framework, *, compiled: bool | None = None) -> NDArray[np.uint8]:
    """The grounded label of each argument, as `Label` numbers them.

    `compiled` says whether to use the compiled counters; left out, the number of attacks decides.
    """
    if framework.attacks >= COMPILED_FROM if compiled is None else compiled:
        return label_rows(*compressed(framework))
    return _label_lists(framework)


def compressed(
    framework: Framework,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """For each argument where its row begins (one more entry than arguments), whom the rows say it
    attacks, and how many attackers it has.
    """
    from argmap.reasoning import csr_kernels

    return csr_kernels.compressed(len(framework.names), framework.attackers, framework.targets)


def label_rows(
    starts: NDArray[np.int32], targets: NDArray[np.int32], waiting: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """The labels of a framework in compressed rows (what `compressed` makes; it is not changed)."""
    from argmap.reasoning import csr_kernels

    sparse = len(targets) <= SPARSE * len(waiting)
    return (csr_kernels.label_sparse if sparse else csr_kernels.label)(starts, targets, waiting)


def _label_lists(framework: Framework) -> NDArray[np.uint8]:
    import numpy as np

    n = len(framework.names)
    order = np.argsort(framework.attackers, kind="stable")
    targets = framework.targets[order].tolist()
    starts = [0, *np.cumsum(np.bincount(framework.attackers, minlength=n)).tolist()]
    # An attack that is listed twice is counted twice here, and taken off twice below.
    waiting = np.bincount(framework.targets, minlength=n)
    trail = np.flatnonzero(waiting == 0).tolist()
    waiting = waiting.tolist()
    labels = bytearray(n)
    for x in trail:
        labels[x] = IN
    # The loop comes to what is added to the list meanwhile.
    for x in trail:
        for y in targets[starts[x] : starts[x + 1]]:
            if labels[y]:
                continue
            labels[y] = OUT
            for z in targets[starts[y] : starts[y + 1]]:
                waiting[z] -= 1
                if not waiting[z] and not labels[z]:
                    labels[z] = IN
                    trail.append(z)
    return np.frombuffer(labels, np.uint8)
