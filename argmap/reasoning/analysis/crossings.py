"""Where a polynomial crosses zero, exactly: each root in an interval of its own, by integers.

The polynomial is given in the basis p^k (1 - p)^(n - k). Moved onto an interval, its coefficients
change their sign as often as it has roots inside, or an even number of times more (Descartes' rule
in Bernstein's basis; Vincent, Collins and Akritas): intervals are halved until that tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

WIDTH = Fraction(1, 1 << 24)
"""How narrow the interval around a root is at last."""

Interval = tuple[Fraction, Fraction]
ONE = Fraction(1)


class Crossing(NamedTuple):
    """An interval with one crossing of zero inside, or its exact place where both ends are equal;
    whether the polynomial rises there.
    """

    low: Fraction
    high: Fraction
    rises: bool

    @property
    def near(self) -> float:
        """The middle of the interval."""
        return float((self.low + self.high) / 2)


def value(coefficients: Sequence[int], p: Fraction) -> Fraction:
    """The polynomial with the coefficients of p^k (1 - p)^(n - k), at one point."""
    held, left = p.numerator, p.denominator - p.numerator
    total, power = 0, 1  # Horner's rule in two variables.
    for coefficient in reversed(coefficients):
        total = total * held + coefficient * power
        power *= left
    return Fraction(total, p.denominator ** max(0, len(coefficients) - 1))


def crossings(coefficients: Sequence[int], low: Fraction, high: Fraction) -> list[Crossing]:
    """Where the polynomial changes its sign from `low` to `high`, in order.

    A zero at an end counts as a crossing; a zero inside that it only touches does not.
    """
    roots = sorted(_roots(coefficients, low, high))
    if low not in (root[0] for root in roots) and not value(coefficients, low):
        roots.insert(0, (low, low))
    if not value(coefficients, high):
        roots.append((high, high))
    # Between neighbouring roots the sign stays: it is looked up halfway. Outside it is opposite.
    edges = [low, *(end for root in roots for end in root), high]
    gaps = [(left + right) / 2 for left, right in zip(edges[::2], edges[1::2], strict=True)]
    signs = [value(coefficients, gap) for gap in gaps]
    found = []
    for (left, right), (before, after) in zip(roots, pairwise(signs), strict=True):
        if right == low:
            found.append(Crossing(left, right, after > 0))
        elif left == high or (before < 0) is not (after < 0):
            found.append(Crossing(left, right, before < 0))
    return found


def _roots(coefficients: Sequence[int], low: Fraction, high: Fraction) -> Iterator[Interval]:
    """Disjoint intervals around the roots strictly between two points; where roots lie too close to
    be told apart, one for all.
    """
    waiting = [(low, high)]
    while waiting:
        left, right = waiting.pop()
        changes = _sign_changes(moved(coefficients, left, right))
        if changes == 1:
            yield _narrowed(coefficients, left, right)
        # A double root never gives one change of sign, however narrow the interval.
        elif changes and right - left <= WIDTH:
            yield left, right
        elif changes:
            middle = (left + right) / 2
            waiting += [(left, middle), (middle, right)]
            if not value(coefficients, middle):
                yield middle, middle


def _narrowed(coefficients: Sequence[int], left: Fraction, right: Fraction) -> Interval:
    """The interval around the one root between two points, with neither end a root itself."""
    below = _sign_inside(coefficients, left, right)
    while right - left > WIDTH or not value(coefficients, left) or not value(coefficients, right):
        middle = (left + right) / 2
        here = value(coefficients, middle)
        if not here:
            return middle, middle
        left, right = (middle, right) if (here > 0) is below else (left, middle)
    return left, right


def _sign_inside(coefficients: Sequence[int], left: Fraction, right: Fraction) -> bool:
    """Whether the polynomial is positive just after the left of two points with one root between
    them.
    """
    return next(c for c in moved(coefficients, left, right) if c) > 0


def _sign_changes(numbers: Sequence[int]) -> int:
    signs = [number > 0 for number in numbers if number]
    return sum(a is not b for a, b in pairwise(signs))


def moved(coefficients: Sequence[int], left: Fraction, right: Fraction) -> list[int]:
    """The coefficients on another interval: of t^k (1 - t)^(n - k) up to a positive factor, where
    p = left + (right - left) t.
    """
    scale = left.denominator * right.denominator
    a, b = int(left * scale), int(right * scale)
    total = [0]
    power = [1]  # of 1 - p
    for place, coefficient in enumerate(reversed(coefficients)):
        if place:
            total = _times(total, a, b)
            power = _times(power, scale - a, scale - b)
        total = [t + coefficient * x for t, x in zip(total, power, strict=True)]
    return total


def _times(numbers: list[int], a: int, b: int) -> list[int]:
    """The product of a form in (1 - t) and t, by powers of t, with a (1 - t) + b t."""
    product = [a * number for number in numbers] + [0]
    for k, number in enumerate(numbers):
        product[k + 1] += b * number
    return product
