"""The guided reading: what its panel shows at a step, as plain values for the page."""

from __future__ import annotations

import re

from argmap.app.protocol.view import GuideList, GuideStep
from argmap.app.view_models.analyses import stance_changes
from argmap.model import ArgumentMap, Scenario
from argmap.view.excerpt import Excerpt

_QUOTED = re.compile("(“[^”]*”)")


def guide_of(map: ArgumentMap, excerpt: Excerpt, scenario: Scenario) -> GuideStep | GuideList:
    """The steps of the guided reading, and of the one on show all that it says; only the steps
    where none is on show.

    `tried` says that the scenario is the one that its question invites to, `own` how many other
    changes it holds, with which the text does not reckon. A title in quotation marks stands in a
    text as a pair of itself and the statement of that title.
    """
    steps = [(step.id, step.title, step.section) for step in map.reading]
    here = next(
        (step for step in map.reading if excerpt.kind == "guided" and step.id == excerpt.of), None
    )
    if here is None:
        return {"steps": steps}
    return {
        "steps": steps,
        "at": here.id,
        "section": next(
            (section.title for section in map.sections if section.notation == here.section), ""
        ),
        "text": _linked(map, here.text),
        "question": _linked(map, here.question),
        "shows": list(here.shows),
        "tries": stance_changes(here.tries),
        "source": [
            {"id": name, "stance": map.statements[name].stance.value} for name, _ in here.tries
        ],
        "tried": bool(here.tries) and scenario.stances.items() >= set(here.tries),
        "own": len(scenario.stances.items() - set(here.tries)),
        "answer": _linked(map, here.answer),
    }


def _linked(map: ArgumentMap, text: str) -> list[str | tuple[str, str]]:
    titles = {f"“{statement.title}”": name for name, statement in map.statements.items()}
    return [
        (part, titles[part]) if part in titles else part for part in _QUOTED.split(text) if part
    ]
