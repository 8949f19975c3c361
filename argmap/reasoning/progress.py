"""How far a long answer is: what computes tells it, and whoever asked may listen.

The listener belongs to the thread (or task) that set it. Where nobody listens, telling costs next
to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

INTERRUPTED = "interrupted"
"""Why an answer is not complete that Ctrl-C cut short."""

OUT_OF_TIME = "its time is over"
"""The same, of one that `within` did."""


class OutOfTime(Exception):
    """The time of a question is over."""


Listener = Callable[[str], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(text: str, *values: object) -> None:
    """Say what is going on: a format in `str.format`'s way, and the values that fill it in."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(text.format(*values))


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a listener hear what is told in the block."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


_END: ContextVar[float | None] = ContextVar("end", default=None)


def check() -> None:
    """Raise `OutOfTime` where the time of the block (`within`) is over; asked before each step that
    may be long.
    """
    end = _END.get()
    if end is not None and monotonic() > end:
        raise OutOfTime


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Cut short what takes longer than so many seconds; one step of a search is still done to its
    end.
    """
    before = _END.set(monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(before)
