"""The map as a pyvis network: nodes at fixed places with physics off, coloured by role and verdict.

The page's canvas draws these nodes, and the network's own HTML export is the same picture for a
file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from argmap.view.edge_routing import Edge
from argmap.view.layout import Layout
from argmap.view.shape import BOX_RADIUS, LABEL_SIZE, PAD_X, TEXT_SIZE
from argmap.view.text import font_path
from argmap.view.tokens import MARKS, Theme, palette

if TYPE_CHECKING:
    from pyvis.network import Network

_FACE = "'Source Sans', 'Source Sans Pro', sans-serif"
_LINKED = re.compile(r"<(link|script)\b[^>]*\b(?:href|src)=[^>]*>(?:\s*</script>)?")
"""pyvis' template holds its scripts in line, and besides links to more that its picture does not
need.
"""
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>")


def network_of(
    layout: Layout,
    boxes: Mapping[str, Mapping[str, Any]],
    steps: Mapping[str, Mapping[str, Any]],
    edges: Mapping[str, Mapping[str, Any]],
    theme: Theme = "light",
) -> Network:
    """The pyvis network of a layout.

    `boxes`, `steps` and `edges` say what each shows (see `scene_of`); each node and edge carries
    its own under `am`. pyvis inserts titles as HTML: they are escaped.
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
    for name, box in boxes.items():
        x, y = layout.boxes[name]
        network.add_node(name, x=x, y=y, am=box, **_box_style(box, colours))
    for name, step in steps.items():
        x, y = layout.steps[name]
        network.add_node(name, x=x, y=y, am=step, **_step_style(step, colours))
    for name, edge in edges.items():
        tail, head = layout.edges[name].ends
        network.add_edge(
            tail,
            head,
            id=name,
            am={**edge, **led(layout.edges[name])},
            **_edge_style(edge, colours),
        )
    return network


def led(edge: Edge) -> dict[str, Any]:
    """The way of an edge as plain values."""
    return {
        "path": [list(point) for point in edge.path],
        "tip": edge.tip and list(edge.tip),
        "ends": list(edge.ends),
    }


def html_of(network: Network, title: str) -> str:
    """The network as one HTML file that fetches nothing, font included; its edges follow dot's
    splines, clear of boxes.
    """
    page = network.generate_html()
    page = _HEADING.sub("", _LINKED.sub("", page))
    page = page.replace("<head>", f"<head><title>{escape(title)}</title>{_style()}", 1)
    return page.replace("</body>", f"<script>{_SPLINES}</script></body>")


def _style() -> str:
    """The font that the boxes are measured in, and a page that the map fills."""
    plain = "html, body { margin: 0; } #mynetwork { border: none !important; }"
    path = font_path()
    if path is None:
        return f"<style>{plain}</style>"
    held = b64encode(path.read_bytes()).decode("ascii")
    source = f"url(data:font/woff2;base64,{held}) format('woff2')"
    return (
        f"<style>{plain} @font-face {{ font-family: 'Source Sans'; font-weight: 200 900; src: "
        f"{source}; }}</style>"
    )


def _box_style(box: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, Any]:
    role, falls, contested = box["role"], box["verdict"] == "falls", box["verdict"] == "contested"
    border = colours["change"] if contested or box["changed"] else colours[f"{role}-border"]
    fill = colours["fallen-fill"] if falls else colours[f"{role}-fill"]
    head = (
        f"{MARKS[role]} "
        f"{box['verdict']}{' ?' if contested else ''}{'   ' + box['badge'] if box['badge'] else ''}"
    )
    return {
        "label": "\n".join((head, *box["lines"])),
        "title": escape(box["title"]),
        "shape": "box",
        "fixed": True,
        "physics": False,
        "margin": {"left": PAD_X, "right": PAD_X, "top": 2, "bottom": 2},
        "color": {
            "border": border,
            "background": fill,
            "highlight": {"border": colours["accent"], "background": fill},
        },
        "borderWidth": 3 if contested or box["changed"] else 1,
        "shapeProperties": {"borderRadius": BOX_RADIUS, "borderDashes": [4, 3] if falls else False},
        "widthConstraint": {"minimum": box["w"] - 2 * PAD_X},
        "heightConstraint": {"minimum": box["h"], "valign": "middle"},
        "font": {
            "face": _FACE,
            "size": TEXT_SIZE,
            "align": "left",
            "color": colours["dim" if falls else "ink"],
        },
    }


def _step_style(step: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, Any]:
    colour = colours["dim"]
    return {
        "label": " ",
        "title": escape(step["title"]),
        "shape": "dot",
        "fixed": True,
        "physics": False,
        "size": step["r"] or 0.1,
        "color": {
            "border": colour,
            "background": colour if step["verdict"] == "stands" else colours["page"],
        },
        "borderWidth": 1.5,
        "font": {"face": _FACE, "size": LABEL_SIZE, "color": colour},
    }


def _edge_style(edge: Mapping[str, Any], colours: Mapping[str, str]) -> dict[str, Any]:
    support = edge["kind"] == "support"
    return {
        "color": colours["dim" if support else "objection-border"],
        "dashes": False if edge["holds"] else ([1, 4] if support else [6, 4]),
        "width": 1.5 if support else 2,
        "smooth": False,
        "arrows": {
            "to": {"enabled": edge["head"] != "none", "type": "arrow" if support else "bar"}
        },
    }


# The straight edges of vis-network run under boxes: draw the splines in their place, and the labels
# of the steps.
_SPLINES = """
(() => {
  const drawn = edges.get().map((edge) => ({ ...edge.am, color: edge.color, width: edge.width, dashes: edge.dashes }));
  const labels = nodes.get().filter((node) => node.am && node.am.label);
  edges.update(edges.getIds().map((id) => ({ id, hidden: true })));
  network.on("beforeDrawing", (ctx) => {
    for (const { path, tip, head, color, width, dashes } of drawn) {
      ctx.strokeStyle = ctx.fillStyle = color;
      ctx.lineWidth = width;
      ctx.setLineDash(dashes || []);
      ctx.beginPath();
      ctx.moveTo(...path[0]);
      for (let i = 1; i + 2 < path.length; i += 3) ctx.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
      ctx.stroke();
      ctx.setLineDash([]);
      if (!tip) continue;
      const [x, y] = path[path.length - 1], a = Math.atan2(tip[1] - y, tip[0] - x);
      ctx.save();
      ctx.translate(...tip);
      ctx.rotate(a);
      ctx.beginPath();
      const strokes = head === "cross" ? [[-10, -5, 0, 5], [-10, 5, 0, -5]] : [[-10, -5, 0, 0], [0, 0, -10, 5]];
      for (const [x0, y0, x1, y1] of strokes) { ctx.moveTo(x0, y0); ctx.lineTo(x1, y1); }
      ctx.stroke();
      ctx.restore();
    }
    ctx.textBaseline = "top";
    for (const { am, font } of labels) {
      ctx.font = font.size + "px " + font.face;
      ctx.fillStyle = font.color;
      am.lines.forEach((line, i) => ctx.fillText(line, am.lx, am.ly + 16 * i));
    }
  });
  const shown = () => { nodes.update(nodes.get().map(({ id, font }) => ({ id, font }))); network.fit(); };
  document.fonts.load("16px 'Source Sans'").then(shown, shown);
})();
"""
