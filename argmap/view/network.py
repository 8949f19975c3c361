"""A drawing as a pyvis network: nodes at fixed places with physics off, coloured by role and
verdict.

Its HTML is an export for whoever works with pyvis or vis-network: one file that fetches nothing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from argmap.view.drawing import Drawing, DrawnBox, DrawnEdge, DrawnStep
from argmap.view.shape import BOX_RADIUS, LABEL_HEIGHT, LABEL_SIZE, PAD_X, TEXT_SIZE
from argmap.view.text import font_path
from argmap.view.tokens import MARKS, Theme, palette

if TYPE_CHECKING:
    from pyvis.network import Network

Colours = Mapping[str, str]
_FACE = "'Source Sans', 'Source Sans Pro', sans-serif"
_LINKED = re.compile(r"<(link|script)\b[^>]*\b(?:href|src)=[^>]*>(?:\s*</script>)?")
"""pyvis' template holds its scripts in line, and besides links to more that its picture does not
need.
"""
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>")
_FIXED = {"fixed": True, "physics": False}


def network_html(drawing: Drawing, title: str, theme: Theme = "light") -> str:
    """The network of a drawing as one HTML file that fetches nothing, font included; its edges
    follow dot's splines, clear of boxes.
    """
    page = network_of(drawing, theme).generate_html()
    page = _HEADING.sub("", _LINKED.sub("", page))
    page = page.replace("<head>", f"<head><title>{escape(title)}</title>{_style(theme)}", 1)
    script = files("argmap.view").joinpath("network.js").read_text(encoding="utf-8")
    return page.replace("</body>", f"<script>{script}</script></body>")


def network_of(drawing: Drawing, theme: Theme = "light") -> Network:
    """The pyvis network of a drawing.

    What `network.js` draws itself, titles as text, the labels of steps and the splines, stands
    under `am`. Other programs take a `title` for HTML, as pyvis does: there it is escaped.
    """
    from pyvis.network import Network

    colours = palette(theme)
    network = Network(
        height="100vh",
        width="100%",
        directed=True,
        bgcolor=colours["page"],
        cdn_resources="in_line",
    )
    network.toggle_physics(False)
    for box in drawing.boxes:
        network.add_node(box.id, **_FIXED, **_box_options(box, colours))
    for step in drawing.steps:
        network.add_node(step.id, **_FIXED, **_step_options(step, colours))
    for edge in drawing.edges:
        network.add_edge(*edge.ends, **_edge_options(edge, colours))
    return network


def _style(theme: Theme) -> str:
    """The font that the boxes are measured in, and a page that the map fills."""
    ground = f"html, body {{ margin: 0; background: {palette(theme)['page']}; }}"
    plain = f"{ground} #mynetwork {{ border: none !important; }}"
    path = font_path()
    if path is None:
        return f"<style>{plain}</style>"
    held = b64encode(path.read_bytes()).decode("ascii")
    source = f"url(data:font/woff2;base64,{held}) format('woff2')"
    face = f"@font-face {{ font-family: 'Source Sans'; font-weight: 200 900; src: {source}; }}"
    return f"<style>{plain} {face}</style>"


def _box_options(box: DrawnBox, colours: Colours) -> dict[str, Any]:
    falls, marked = box.verdict == "falls", box.verdict == "contested" or box.changed
    border = colours["change" if marked else f"{box.role}-border"]
    fill = colours["fallen-fill" if falls else f"{box.role}-fill"]
    head = f"{MARKS[box.role]} {box.verdict_words}{f'   {box.badge}' if box.badge else ''}"
    chosen = {"border": colours["accent"], "background": fill}
    return {
        "x": box.x,
        "y": box.y,
        "am": {"title": box.title},
        "label": "\n".join((head, *box.lines)),
        "title": escape(box.title),
        "shape": "box",
        "margin": {"left": PAD_X, "right": PAD_X, "top": 2, "bottom": 2},
        "color": {"border": border, "background": fill, "highlight": chosen},
        "borderWidth": 3 if marked else 1,
        "shapeProperties": {"borderRadius": BOX_RADIUS, "borderDashes": [4, 3] if falls else False},
        # vis-network adds the margins to the width.
        "widthConstraint": {"minimum": box.w - 2 * PAD_X},
        "heightConstraint": {"minimum": box.h, "valign": "middle"},
        "font": _font(TEXT_SIZE, colours["dim" if falls else "ink"]) | {"align": "left"},
    }


def _step_options(step: DrawnStep, colours: Colours) -> dict[str, Any]:
    colour = colours["dim"]
    fill = colour if step.verdict == "stands" else colours["page"]
    at = {"lx": step.label_x, "ly": step.label_y, "height": LABEL_HEIGHT}
    return {
        "x": step.x,
        "y": step.y,
        "am": {"title": step.title, "lines": step.lines, **at},
        # pyvis writes the identifier where the label is empty.
        "label": " ",
        "title": escape(step.title),
        "shape": "dot",
        "size": step.r or 0.1,
        "color": {"border": colour, "background": fill},
        "borderWidth": 1.5,
        "font": _font(LABEL_SIZE, colour),
    }


def _edge_options(edge: DrawnEdge, colours: Colours) -> dict[str, Any]:
    support = edge.kind == "support"
    head = {"enabled": edge.head != "none", "type": "arrow" if support else "bar"}
    return {
        "id": edge.id,
        "am": {"path": edge.path, "tip": edge.tip, "head": edge.head},
        "color": colours["dim" if support else "objection-border"],
        "dashes": False if edge.holds else ([1, 4] if support else [6, 4]),
        "width": 1.5 if support else 2,
        # Hidden by `network.js`, which draws the splines in their place.
        "smooth": False,
        "arrows": {"to": head},
    }


def _font(size: float, colour: str) -> dict[str, Any]:
    return {"face": _FACE, "size": size, "color": colour}
