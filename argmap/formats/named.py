"""A framework from names and pairs of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from argmap.reasoning.framework import Framework


def framework(
    names: Iterable[str], attacks: Sequence[tuple[str, str]], missing: Callable[[str], Exception]
) -> Framework:
    """The framework of these arguments, in the order of their first mention.

    Raises `missing(name)` for a stranger.
    """
    import numpy as np

    index = {name: node for node, name in enumerate(dict.fromkeys(names))}
    try:
        flat = np.fromiter(
            map(index.__getitem__, chain.from_iterable(attacks)), np.int32, 2 * len(attacks)
        )
    except KeyError as error:
        raise missing(error.args[0]) from None
    return Framework(tuple(index), flat[::2].copy(), flat[1::2].copy())
