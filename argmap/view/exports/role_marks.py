"""The mark of each role as a path, so that it looks the same whatever fonts there are."""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple


class Mark(NamedTuple):
    """SVG path data about the origin, some 12 pixels wide: a part that is filled and a part that is
    stroked.
    """

    filled: str = ""
    stroked: str = ""


def _star(outer: float, inner: float) -> str:
    corners = [
        ((outer, inner)[i % 2] * sin(i * pi / 5), -(outer, inner)[i % 2] * cos(i * pi / 5) + 0.5)
        for i in range(10)
    ]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"


def _square(reach: float) -> str:
    return f"M{-reach} {-reach}H{reach}V{reach}H{-reach}Z"


_DIAMOND = "M0 -5.6L5.6 0L0 5.6L-5.6 0Z"

ROLE_MARKS = {
    "conclusion": Mark(filled=_star(7, 2.8)),
    "claim": Mark(filled=_DIAMOND),
    "premise": Mark(filled="M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z"),
    "background": Mark(filled=_square(2.2), stroked=_square(4.6)),
    "objection": Mark(stroked="M-4.4 -4.4L4.4 4.4M-4.4 4.4L4.4 -4.4"),
    "reply": Mark(stroked="M-5.4 1.8H2.4A2.9 2.9 0 0 0 2.4 -4H-0.6M-2.2 -1.4L-5.4 1.8L-2.2 5"),
    "statement": Mark(stroked=_DIAMOND),
}
