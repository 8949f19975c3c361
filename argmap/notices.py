"""What is odd about an input, or lost on the way to an output, told beside the result.

Whoever shows results listens; where nobody does it is a warning, as Python's libraries have them.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


class ArgmapWarning(UserWarning):
    """A notice that nobody listens to; one line, as `ArgmapError` has it."""


def notice(text: str) -> None:
    """Tell something, in one line."""
    listener = _listener.get()
    if listener is None:
        warnings.warn(text, ArgmapWarning, stacklevel=3)
    else:
        listener(text)


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Hand what is told within the block to a listener, in this thread alone."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
