"""Taking it away: what is shown as files that open elsewhere.

>>> from argmap.view.exports import EXPORTS, Shown
>>> data = EXPORTS["pdf"].made(Shown(map, evaluation, scene, schemes))  # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from argmap.model import Scenario
from argmap.view.exports.shown import Shown

__all__ = ["EXPORTS", "Export", "Shown", "scenario_json"]


class Export(NamedTuple):
    """A kind of file: the ending of its name, its media type, what it is in words, and how it is
    made.
    """

    ending: str
    media_type: str
    what: str
    made: Callable[[Shown], bytes]


def scenario_json(scenario: Scenario) -> str:
    """A scenario as the command line reads it (`--scenario FILE`)."""
    stances = {"granted": scenario.granted, "open": scenario.open, "denied": scenario.denied}
    return (
        json.dumps(
            {stance: sorted(names) for stance, names in stances.items()},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _svg(shown: Shown) -> bytes:
    from argmap.view.exports.sheet import Sheet

    return Sheet(shown.scene, shown.heading, shown.theme).svg().encode()


def _pdf(shown: Shown) -> bytes:
    from argmap.view.exports.printing import pdf_of
    from argmap.view.exports.sheet import Sheet

    return pdf_of(Sheet(shown.scene, shown.heading, shown.theme))


def _png(shown: Shown) -> bytes:
    from argmap.view.exports.printing import png_of
    from argmap.view.exports.sheet import Sheet

    return png_of(Sheet(shown.scene, shown.heading, shown.theme))


def _html(shown: Shown) -> bytes:
    from argmap.view.exports.page import html_of

    return html_of(shown).encode()


def _markdown(shown: Shown) -> bytes:
    from argmap.view.exports.markdown import markdown_of

    return markdown_of(shown).encode()


def _docx(shown: Shown) -> bytes:
    from argmap.view.exports.handout import docx_of

    return docx_of(shown)


def _json(shown: Shown) -> bytes:
    return scenario_json(shown.evaluation.scenario).encode()


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

EXPORTS: Mapping[str, Export] = {
    "svg": Export(".svg", "image/svg+xml", "the map as shown, as a vector drawing", _svg),
    "pdf": Export(".pdf", "application/pdf", "the map as shown, to print and to search", _pdf),
    "png": Export(".png", "image/png", "the map as shown, as a picture", _png),
    "html": Export(".html", "text/html", "map and outline in one page that toggles offline", _html),
    "markdown": Export(".md", "text/markdown", "the outline with its verdicts", _markdown),
    "docx": Export(".docx", _DOCX, "the outline with its verdicts as a handout", _docx),
    "json": Export(".json", "application/json", "the scenario", _json),
}
"""The kinds of export by name."""
