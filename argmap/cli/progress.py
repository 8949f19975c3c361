"""What a terminal shows while an answer takes long: one line on standard error, from half a second
on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from argmap.terminal import one_line

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 0.5
"""Seconds without a word."""


@contextmanager
def waiting(what: str) -> Iterator[Callable[[str], None]]:
    """Say what is going on, and what the computation in the block tells of itself; the value
    yielded says something else.

    Nothing is shown where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    from argmap.reasoning.progress import listening

    line = _Line(what)
    try:
        with listening(line.say):
            yield line.say
    finally:
        line.end()


class _Line:
    """A line that appears when the patience is over, and goes when the work ends."""

    def __init__(self, what: str) -> None:
        self._text = what
        self._lock = Lock()
        self._ended = False
        self._status: Status | None = None
        self._timer = Timer(PATIENCE, self._begin)
        # A process that ends need not wait for it.
        self._timer.daemon = True
        self._timer.start()

    def say(self, text: str) -> None:
        """What the line says from now on."""
        self._text = text

    def end(self) -> None:
        """Take the line away."""
        # A timer that has fired goes on: by the lock it has begun already, or sees the end.
        self._timer.cancel()
        with self._lock:
            self._ended = True
        if self._status is not None:
            self._status.stop()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.text import Text

        line = self

        class LatestText:
            """Looked at anew each time that the line is drawn."""

            def __rich__(self) -> Text:
                return Text(one_line(line._text), overflow="ellipsis", no_wrap=True)

        with self._lock:
            if not self._ended:
                self._status = Console(stderr=True).status(LatestText())
                self._status.start()
