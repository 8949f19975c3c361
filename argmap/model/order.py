"""The order in which a source is read."""

from __future__ import annotations

import re


def reading_order(notation: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts "5.9" before "5.10", and "step-9" before "step-10"."""
    parts = re.findall(r"\d+|\D+", notation)
    # Marked 0 and 1, since a number and a text do not compare; Python reads no number of thousands
    # of digits.
    return tuple(
        (0, int(part)) if part.isdecimal() and len(part) < 10 else (1, part) for part in parts
    )
