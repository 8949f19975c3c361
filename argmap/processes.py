"""Processes of our own, for work that must end when its time is up."""

from __future__ import annotations

import os
import sys


def environment() -> dict[str, str]:
    """The environment of a Python process that is to import what this one can."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
