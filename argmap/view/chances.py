"""Probabilities and credences in words that a reader can picture."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import floor, log10

from argmap.reasoning.analysis.curve import HALF, Curve

SMALL = 0.001
"""Below this, and as near to 1, a percentage says nothing; "1 in so many" does."""

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ALIKE = 1e-9
"""Two ends of an interval that are one value but for rounding."""


def chance(low: float, high: float | None = None) -> str:
    """A probability: "13.5 %", "1 in 3.6 million"; an interval where it is not known exactly.

    Never 0 or 100 % for what only comes near.
    """
    high = low if high is None else high
    # Near 0 the two may be one in a billion and one in a trillion, however close they are.
    if high - low < _ALIKE and (low > _ALIKE or high == low):
        return _chance(low)
    return f"between {_chance(low)} and {_chance(high)}"


def _chance(share: float) -> str:
    if 0 < share < SMALL:
        return f"1 in {_count(1 / share)}"
    if 1 - SMALL < share < 1:
        return f"all but 1 in {_count(1 / (1 - share))}"
    return percent(share)


def percent(share: float) -> str:
    """A share in percent, to a tenth."""
    return f"{share * 100:.1f}".removesuffix(".0") + " %"


def _count(number: float) -> str:
    """A large number to two figures: "3.6 million", "12,000"."""
    rounded = round(number, 1 - floor(log10(number)))
    # What is rounded counts: 999,999 is "1 million".
    if rounded >= 1e15:
        return f"10^{round(log10(number))}"
    for scale, word in _SCALES:
        if rounded >= scale:
            return f"{rounded / scale:.1f}".removesuffix(".0") + f" {word}"
    return f"{rounded:,.0f}"


def likely_from(curve: Curve, of: str = "a credence of ") -> str:
    """At which credences, the same in every premise, a statement is as likely as not or likelier:
    "from a credence of 96.3 % on"; `of` stands before the first of them.
    """
    if not curve.complete:
        return f"not known: {curve.why}"
    parts = [_range(*each, of) for each in likely(curve)]
    return " and ".join(parts) if parts else "at no credence from 50 % on"


def likely(curve: Curve) -> Iterable[tuple[float, float]]:
    """The ranges of credences from ½ to 1 in which a statement is as likely as not or likelier."""
    begun = 0.5 if curve.at(HALF) >= HALF else None
    for crossing in curve.even:
        if crossing.rises:
            begun = crossing.near
        elif begun is not None:
            yield begun, crossing.near
            begun = None
    if begun is not None:
        yield begun, 1.0


def _range(low: float, high: float, of: str) -> str:
    if (low, high) == (0.5, 1.0):
        return "at every credence from 50 %"
    if high == 1:
        return f"from {of}{_credence(low)} on"
    if low == 0.5:
        return "at 50 % alone" if high == low else f"up to {of}{_credence(high)}"
    return f"between {of}{_credence(low)} and {_credence(high)}"


def _credence(value: float) -> str:
    return "over 99.9 %" if value > 0.9995 else percent(value)


def at_percent(curve: Curve, credence: int) -> float:
    """The probability where each premise has a credence in percent."""
    return float(curve.at(Fraction(credence, 100)))
