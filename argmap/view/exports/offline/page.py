"""The page: the conclusions and the scenario above, the map beside outline and guided reading."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from importlib.resources import files

from argmap.reasoning import evaluate
from argmap.reasoning.scenarios.tabulated import tabulate
from argmap.view.drawing import Drawing, drawing_of
from argmap.view.excerpt import WHOLE
from argmap.view.exports.elements import element, text_element
from argmap.view.exports.export_input import ExportInput
from argmap.view.exports.fonts import SANS, SANS_STACK, SERIF, SERIF_STACK, font_faces
from argmap.view.exports.legend import Occurring, items
from argmap.view.exports.map_svg import map_svg
from argmap.view.exports.offline.content import Content
from argmap.view.exports.offline.outline import guided_panel, outline_panel
from argmap.view.exports.outline import mark_of
from argmap.view.exports.role_marks import ROLE_MARKS
from argmap.view.exports.svg import SvgWriter
from argmap.view.exports.svg_style import ClassStyle, InlineStyle, css, custom_properties
from argmap.view.sanitize import escape_xml
from argmap.view.scene import scene_of
from argmap.view.state_words import state_in_a_word
from argmap.view.tokens import palette
from argmap.view.words import VERDICTS

MOST_DRAWN = 400
"""Statements of a map that is drawn whole beside what is shown."""

SCRIPTS = ("circuit.js", "why.js", "panels.js", "stage.js", "page.js")
"""The modules of the page's script, each after those that it imports."""
_LINKAGE = re.compile(r"^(?:import .*|export (?=\w))", re.MULTILINE)
# Colours by name, for the page follows the theme of its reader.
_THEMED = SvgWriter(InlineStyle({token: f"var(--{token})" for token in palette("light")}))


def html_of(given: ExportInput) -> str:
    """The page. Its switches judge by grounded semantics, and so does all of it, whatever was
    shown.
    """
    grounded = evaluate(given.evaluation.program, given.evaluation.scenario)
    judged = replace(given, evaluation=grounded, semantics=())
    content = Content(judged, tabulate(grounded), given.semantics)
    main = element("main", _map(content), _panels(content))
    body = "\n".join((_header(content), main))
    title, script = judged.heading.title, script_text()
    style = _style(body, title)
    # By their hashes: a script or style that came in with a text of the map would not run. Data is
    # not run, and needs none.
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{text_element('title', title)}\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="data">{content.data()}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def script_text() -> str:
    """The modules of the page as one script, for a page opened from a file imports nothing."""
    text = "\n".join(_LINKAGE.sub("", _resource(name)) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{text}\n}})();\n'


def _style(body: str, title: str) -> str:
    faces = font_faces({SANS: unescape(body), SERIF: title})
    light, dark = custom_properties(palette("light")), custom_properties(palette("dark"))
    stacks = f"--sans:{SANS_STACK};--serif:{SERIF_STACK};"
    themes = f":root{{{stacks}{light}}}@media (prefers-color-scheme: dark){{:root{{{dark}}}}}"
    return f"{faces}\n{themes}\n{css()}\n{_resource('page.css')}"


def _header(content: Content) -> str:
    heading = content.given.heading
    conclusions = (_chip(content, statement.id) for statement in content.given.map.conclusions)
    changes = element(
        "div",
        text_element("span", "Your changes", class_="about"),
        element("ul", class_="chips", id="changes"),
        text_element("span", content.fixed_changes(), class_="about", id="unchanged"),
        element("button", "Reset", type="button", id="reset", hidden=True),
        class_="chips",
    )
    noscript = text_element(
        "p", "Without scripts this page shows the scenario that it was made in.", class_="note"
    )
    return element("svg", *map(_symbol, ROLE_MARKS), class_="symbols", aria_hidden="true") + (
        element(
            "header",
            text_element("h1", heading.title, dir="auto"),
            text_element("p", heading.byline, class_="about"),
            element("ul", *conclusions, class_="chips", aria_label="Conclusions"),
            changes,
            element("p", class_="about", id="said", role="status"),
            *(text_element("p", note, class_="note") for note in content.notes()),
            element("noscript", noscript),
        )
    )


def _chip(content: Content, name: str) -> str:
    map, evaluation = content.given.map, content.given.evaluation
    verdict, node = VERDICTS[evaluation.label(name)], content.node[name]
    words = (
        content.icon(name),
        text_element("span", content.title(name), class_="name", dir="auto"),
        " ",
        text_element("span", state_in_a_word(map, evaluation, name), class_="verdict"),
    )
    return element(
        "li", element("a", *words, class_=f"chip {verdict}", href=f"#s{node}", data_node=node)
    )


def _symbol(role: str) -> str:
    # viewBox has a capital letter that attributes of HTML have not.
    return f'<symbol id="m-{role}" viewBox="-8 -8 16 16">{_mark(role)}</symbol>'


def _mark(role: str) -> str:
    return _THEMED.role_mark(role, set(), 0, 0)


def _map(content: Content) -> str:
    views = list(_views(content))
    buttons = [
        element(
            "button",
            words,
            type="button",
            class_="view",
            aria_pressed=str(not i).lower(),
            data_view=i,
        )
        for i, (words, _) in enumerate(views)
    ]
    zooms = (("closer", "Zoom in"), ("farther", "Zoom out"), ("fit", "Fit"))
    tools = (*(buttons if len(views) > 1 else ()), *(_button(*zoom) for zoom in zooms))
    return element(
        "section",
        element("div", *tools, class_="tools"),
        element(
            "div",
            *(_drawing(content, i, drawing) for i, (_, drawing) in enumerate(views)),
            class_="stage",
            tabindex="0",
            role="region",
            aria_label="Drawing of the map",
        ),
        element("ul", *_legend(content, views), class_="legend", aria_label="Legend"),
        id="map",
        aria_label="Map",
    )


def _views(content: Content) -> Iterator[tuple[str, Drawing]]:
    given = content.given
    yield "As shown", given.drawing
    count = len(given.map.statements)
    if len(given.drawing.boxes) < count <= MOST_DRAWN:
        scene = scene_of(given.map, given.evaluation, excerpt=WHOLE, schemes=given.schemes)
        yield "Whole map", drawing_of(scene)


def _drawing(content: Content, number: int, drawing: Drawing) -> str:
    left, top, right, bottom = drawing.extent
    nodes = content.drawn_nodes(drawing)
    return (
        f'<svg class="drawing" data-view="{number}" data-width="{right - left:.0f}" '
        f'viewBox="{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}" role="img" '
        f'aria-label="The map; the outline says the same in words"{" hidden" if number else ""}>'
        f"{map_svg(content.served(drawing), ClassStyle(), nodes)}</svg>"
    )


def _legend(content: Content, views: list[tuple[str, Drawing]]) -> Iterator[str]:
    roles = {mark_of(statement) for statement in content.given.map.statements.values()}
    far = frozenset().union(*(drawing.far_kinds for _, drawing in views))
    for item in items(Occurring(roles, far=far)):
        sample = element(
            "svg",
            item.sample(_THEMED, 3, 11),
            width=f"{item.width + 6:.0f}",
            height=22,
            aria_hidden="true",
        )
        yield element("li", sample, escape_xml(item.words))


def _panels(content: Content) -> str:
    """Outline and guided reading, one of them on show where there are scripts."""
    guided = guided_panel(content)
    tabs = (
        element(
            "button",
            words,
            type="button",
            role="tab",
            id=f"{name}-tab",
            aria_controls=f"{name}-panel",
            aria_selected=str(name == "outline").lower(),
        )
        for name, words in (("outline", "Outline"), ("guided", "Guided reading"))
    )
    bar = element("div", *tabs, role="tablist", class_="tools", aria_label="Text") if guided else ""
    return element(
        "section", bar, outline_panel(content), guided, id="outline", aria_label="Outline"
    )


def _button(name: str, words: str) -> str:
    return element("button", words, type="button", id=name)


def _resource(name: str) -> str:
    return (files("argmap.view.exports.offline") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
