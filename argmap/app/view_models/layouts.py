"""Layouts in the background: a large one is made by a process that can be ended, while the page
goes on with what it shows.
"""

from __future__ import annotations

import pickle
import subprocess
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Event, Lock, Thread, Timer

from argmap.app.protocol.view import LayoutProgress
from argmap.app.state.loaded import LoadedMap
from argmap.processes import started
from argmap.view import layout_worker
from argmap.view.excerpt import Excerpt
from argmap.view.layout import Layout, layout_for
from argmap.view.scene import Stage, Wanted, wanted_of

WIDTH, HEIGHT = 800, 640
"""The window that layouts are made for."""
AT_ONCE = 60
"""A plan of at most so many boxes is laid out while the reader waits."""
PATIENCE = 0.4
"""Seconds that an answer is held back for a layout that may yet be ready."""
SECONDS = 120.0
MOST_DRAWN = 8000
"""Statements beyond which the map is not drawn whole: the browser could not move it."""
KEPT = 64

_SCRIPT = Path(layout_worker.__file__)

Key = tuple[LoadedMap, frozenset[str], Excerpt, frozenset[str]]
_NONE: frozenset[str] = frozenset()


@dataclass
class Work:
    """A layout in the making.

    `placed` boxes of `count` have their place; `over`, once there is nothing to wait for.
    """

    count: int
    placed: int = 0
    trouble: str = ""
    over: Event = field(default_factory=Event)
    process: subprocess.Popen[bytes] | None = None
    ended: bool = False

    def progress(self) -> LayoutProgress:
        """What the page says of it."""
        if self.trouble:
            return {"says": self.trouble, "placed": 0, "of": 0}
        return {
            "says": f"Laying out {self.count:,} statements …",
            "placed": self.placed,
            "of": self.count,
        }

    def cancel(self) -> None:
        """End the process, or have it ended as soon as it has begun."""
        self.ended = True
        if self.process is not None:
            with suppress(OSError):
                self.process.kill()


_stages: OrderedDict[Key, Stage] = OrderedDict()
_works: dict[Key, Work] = {}
_lock = Lock()


def stage_or_work(
    loaded: LoadedMap, unfolded: frozenset[str], excerpt: Excerpt, traced: frozenset[str] = _NONE
) -> Stage | Work:
    """What is on show and where it stands; where that takes long, the work that will tell.

    `traced` are the statements on show because they are on a trace.
    """
    key = (loaded, unfolded, excerpt, traced)
    with _lock:
        if (stage := _stages.get(key)) is not None:
            _stages.move_to_end(key)
            return stage
        work = _works.get(key)
    if work is None:
        if excerpt.kind == "whole" and len(loaded.map.statements) > MOST_DRAWN:
            return Work(len(loaded.map.statements), trouble=_too_many(len(loaded.map.statements)))
        wanted = _wanted(loaded, unfolded, excerpt, traced)
        if len(wanted.plan.boxes) <= AT_ONCE:
            return _keep(key, wanted.at(layout_for(wanted.plan, wanted.first, WIDTH, HEIGHT)))
        work = _begin(key, wanted)
    work.over.wait(PATIENCE)
    with _lock:
        return _stages.get(key) or work


def stage_of(
    loaded: LoadedMap, unfolded: frozenset[str], excerpt: Excerpt, traced: frozenset[str] = _NONE
) -> Stage:
    """What is on show and where it stands, however long that takes."""
    key = (loaded, unfolded, excerpt, traced)
    with _lock:
        stage = _stages.get(key)
    if stage is None:
        wanted = _wanted(loaded, unfolded, excerpt, traced)
        stage = _keep(key, wanted.at(layout_for(wanted.plan, wanted.first, WIDTH, HEIGHT)))
    return stage


def cancel_layout(
    loaded: LoadedMap, unfolded: frozenset[str], excerpt: Excerpt, traced: frozenset[str] = _NONE
) -> None:
    """End the work on a layout, if there is any, and forget what became of it."""
    with _lock:
        work = _works.pop((loaded, unfolded, excerpt, traced), None)
    if work:
        work.cancel()


@lru_cache(maxsize=16)
def _wanted(
    loaded: LoadedMap, unfolded: frozenset[str], excerpt: Excerpt, traced: frozenset[str]
) -> Wanted:
    return wanted_of(loaded.map, unfolded, excerpt, loaded.schemes, traced)


def _too_many(count: int) -> str:
    return (
        f"{count:,} statements are too many to draw at once. Show a section, or focus on a "
        "statement."
    )


def _keep(key: Key, stage: Stage) -> Stage:
    with _lock:
        _stages[key] = stage
        while len(_stages) > KEPT:
            _stages.popitem(last=False)
    return stage


def _begin(key: Key, wanted: Wanted) -> Work:
    with _lock:
        if (work := _works.get(key)) is not None:
            return work
        work = _works[key] = Work(len(wanted.plan.boxes))
    Thread(target=_follow, args=(key, wanted, work), daemon=True).start()
    return work


def _follow(key: Key, wanted: Wanted, work: Work) -> None:
    """Start the process, hear how far it is, and keep what it makes."""
    try:
        with started(_SCRIPT, stderr=None) as process:
            work.process = process
            if work.ended:
                process.kill()
            limit = Timer(SECONDS, work.cancel)
            limit.start()
            try:
                layout = _heard(process, wanted, work)
            finally:
                limit.cancel()
        _keep(key, wanted.at(layout))
        with _lock:
            _works.pop(key, None)
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        work.trouble = (
            f"Laying out {work.count:,} statements did not come to an end. Show a section, or "
            "focus on a statement."
        )
    finally:
        work.over.set()


def _heard(process: subprocess.Popen[bytes], wanted: Wanted, work: Work) -> Layout:
    assert process.stdin
    assert process.stdout
    with process.stdin as task:
        pickle.dump((wanted.plan, wanted.first, WIDTH, HEIGHT), task)
    while True:
        said: int | Layout = pickle.load(process.stdout)  # of a process of our own
        if isinstance(said, Layout):
            return said
        work.placed = said
