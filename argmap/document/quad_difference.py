"""What an edit did to the quads of a document: exact, in their order, and to be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from argmap.errors import EditError


class Placed(NamedTuple):
    """A quad, and the one that it follows in its document; None where it is the first."""

    quad: ox.Quad
    after: ox.Quad | None


@dataclass(frozen=True)
class QuadDifference:
    """Quads that are taken out, with what they followed before, and quads that are put in, with
    what they follow then.
    """

    removed: tuple[Placed, ...] = ()
    added: tuple[Placed, ...] = ()

    @property
    def inverse(self) -> QuadDifference:
        """The difference that takes this one back."""
        return QuadDifference(self.added, self.removed)

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


def difference_between(old: Sequence[ox.Quad], new: Sequence[ox.Quad]) -> QuadDifference:
    """What leads from some quads to others that have what is common to both in one order."""
    return QuadDifference(_placed(old, frozenset(new)), _placed(new, frozenset(old)))


def _placed(quads: Sequence[ox.Quad], others: frozenset[ox.Quad]) -> tuple[Placed, ...]:
    before = (None, *quads)
    return tuple(
        Placed(quad, after)
        for quad, after in zip(quads, before, strict=False)
        if quad not in others
    )


def with_difference(quads: Sequence[ox.Quad], difference: QuadDifference) -> tuple[ox.Quad, ...]:
    """The quads after a difference.

    Exact where they are those that it was made of; where they have changed since, a quad whose
    place is gone goes to the others of its subject. Raises `EditError` where what it takes out is
    gone, or what it puts in is there.
    """
    here = frozenset(quads)
    removed = {quad for quad, _ in difference.removed}
    if not removed <= here or any(quad in here for quad, _ in difference.added):
        raise EditError(
            "This has been changed since by another edit",
            mend="look at the map as it is now, and make the change there",
        )
    followers: dict[ox.Quad | None, list[ox.Quad]] = {}
    for quad, after in difference.added:
        followers.setdefault(after, []).append(quad)
    result: list[ox.Quad] = []

    def put(quad: ox.Quad | None) -> None:
        waiting = [quad]
        while waiting:
            one = waiting.pop()
            if one is not None:
                result.append(one)
            waiting += reversed(followers.pop(one, []))

    put(None)
    for quad in quads:
        if quad not in removed:
            put(quad)
    for homeless in [quad for quads in followers.values() for quad in quads]:
        if homeless not in result:
            _put_with_its_subject(result, homeless)
    return tuple(result)


def _put_with_its_subject(quads: list[ox.Quad], quad: ox.Quad) -> None:
    places = [place for place, one in enumerate(quads) if one.subject == quad.subject]
    quads.insert(places[-1] + 1 if places else len(quads), quad)
