"""The critical questions of a step's scheme, and which statements of the map take them up
(`am:answersQuestion`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from argmap.model import ArgumentMap, Inference
from argmap.rdf.schemes import schemes

ASKED, ANSWERED = "asked", "answered"
"""How a statement takes a question up: it presses it against the step, or meets it."""


class Asked(TypedDict):
    """What a question asks, and who takes it up: pairs of a statement and how it does so."""

    asks: str
    by: list[tuple[str, str]]


def questions_of(map: ArgumentMap, step: Inference) -> list[Asked]:
    """The questions that a step invites (Walton, Reed and Macagno 2008), in the order of its
    scheme: what each `asks`, and `by` pairs of a statement and how it takes the question up. A step
    without a known scheme invites none.
    """
    scheme = schemes().get(step.scheme or "")
    if scheme is None:
        return []
    near = _near(map, step)
    return [
        {
            "asks": question.text or question.title,
            "by": [
                (name, how)
                for name, how in near.items()
                if question.iri in map.statements[name].answers
            ],
        }
        for question in scheme.questions
    ]


def unexamined(map: ArgumentMap, statement: str) -> tuple[str, ...]:
    """The critical questions of the steps that use a statement which nothing on the map takes up;
    each is named once.
    """
    return tuple(
        dict.fromkeys(
            question["asks"]
            for step in map.uses.get(statement, ())
            for question in questions_of(map, step)
            if not question["by"]
        )
    )


def _near(map: ArgumentMap, step: Inference) -> Mapping[str, str]:
    """The statements that can be about a step: what it needs, and whatever is for or against it by
    a chain of attacks.

    Only these take its questions up: the same question of another step with the same scheme is
    another matter.
    """
    found = dict.fromkeys(step.needs, ANSWERED)
    frontier: Iterable[str] = (step.id, *step.needs, step.conclusion)
    asked = True
    while True:
        reached = {attack.attacker for x in frontier for attack in map.attacks_on.get(x, ())}
        new = [
            name
            # By way of the map, for `reached` is a set and has no order.
            for name in map.statements
            if name in reached and name not in found and name != step.conclusion
        ]
        if not new:
            return found
        # An attack presses the question, an attack on that meets it, and so on in turn.
        found.update(dict.fromkeys(new, ASKED if asked else ANSWERED))
        frontier, asked = new, not asked
