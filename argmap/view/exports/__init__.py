"""Exports: what is shown, as files that open elsewhere.

>>> from argmap.view.exports import EXPORTS, ExportInput
>>> data = EXPORTS["markdown"].made(ExportInput(map, evaluation))  # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.model import ArgumentMap, Scenario
from argmap.view.exports.export_input import ExportInput
from argmap.view.exports.file_name import file_name
from argmap.view.exports.page_size import PAGE_SIZES, PageSize
from argmap.view.heading import scenario_title
from argmap.view.tokens import palette

if TYPE_CHECKING:
    from argmap.view.exports.poster import Sheet

__all__ = [
    "EXPORTS",
    "PAGE_SIZES",
    "Export",
    "ExportInput",
    "PageSize",
    "file_name",
    "scenario_json",
]


class Export(NamedTuple):
    """A kind of file: the ending of its name, its media type, what it is in words, how it is made,
    and whether that wants a drawing.
    """

    ending: str
    media_type: str
    what: str
    made: Callable[[ExportInput], bytes]
    drawn: bool = True


def scenario_json(map: ArgumentMap, scenario: Scenario, name: str = "") -> str:
    """A scenario as the command line reads it (`--scenario FILE`), with its name, or where it has
    none what it changes in words.
    """
    stances = {"granted": scenario.granted, "open": scenario.open, "denied": scenario.denied}
    content = {"name": name or scenario_title(map, scenario)} | {
        stance: sorted(names) for stance, names in stances.items()
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _svg(given: ExportInput) -> bytes:
    return _sheet(given).svg().encode()


def _pdf(given: ExportInput) -> bytes:
    from argmap.view.exports.printing import pdf_of
    from argmap.view.exports.tiled_pdf import tiled_pdf

    if given.page_size:
        return tiled_pdf(given.drawing, given.heading, given.page_size, given.theme)
    return pdf_of(_sheet(given))


def _png(given: ExportInput) -> bytes:
    from argmap.view.exports.printing import png_of

    return png_of(_sheet(given))


def _sheet(given: ExportInput) -> Sheet:
    from argmap.view.exports.poster import poster
    from argmap.view.exports.svg_style import InlineStyle

    return poster(given.drawing, given.heading, InlineStyle(palette(given.theme)))


def _network(given: ExportInput) -> bytes:
    from argmap.view.network import network_html

    return network_html(given.drawing, given.heading.title, given.theme).encode()


def _html(given: ExportInput) -> bytes:
    from argmap.view.exports.offline.page import html_of

    return html_of(given).encode()


def _markdown(given: ExportInput) -> bytes:
    from argmap.view.exports.markdown import markdown_of

    return markdown_of(given).encode()


def _docx(given: ExportInput) -> bytes:
    from argmap.view.exports.docx import docx_of

    return docx_of(given)


def _handout(given: ExportInput) -> bytes:
    from argmap.view.exports.handout_pdf import handout_pdf

    return handout_pdf(given)


def _json(given: ExportInput) -> bytes:
    return scenario_json(given.map, given.evaluation.scenario, given.scenario_name).encode()


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

EXPORTS: Mapping[str, Export] = {
    "svg": Export(".svg", "image/svg+xml", "the map as shown, as a vector drawing", _svg),
    "pdf": Export(".pdf", "application/pdf", "the map as shown, to print and to search", _pdf),
    "png": Export(".png", "image/png", "the map as shown, as a picture", _png),
    "html": Export(".html", "text/html", "map and outline in one page that toggles offline", _html),
    "network": Export(
        ".network.html", "text/html", "the map as shown, as a network of pyvis", _network
    ),
    "markdown": Export(".md", "text/markdown", "the outline with its verdicts", _markdown, False),
    "docx": Export(".docx", _DOCX, "the outline with its verdicts as a handout", _docx, False),
    "handout": Export(
        ".handout.pdf",
        "application/pdf",
        "the outline with its verdicts, to print",
        _handout,
        False,
    ),
    "json": Export(".json", "application/json", "the scenario", _json, False),
}
"""The kinds of export by name."""
