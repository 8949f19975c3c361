"""The reading page as Streamlit components (v2): real HTML around a canvas, mounted without an
iframe.

Two components, because the script of a component travels with each of its messages: `loader`
carries the page's whole script and style once, `wire` is a few lines that hand each answer of the
server on to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

CANVAS = (
    "dom.js",
    "paint.js",
    "motion.js",
    "camera.js",
    "pointer.js",
    "minimap.js",
    "tiles.js",
    "canvas.js",
)
"""The scripts that draw the map, which need nothing else."""
_NAVIGATOR = ("rows.js", "tree.js", "outline.js", "navigator.js")
_SCRIPTS = (
    *CANVAS,
    "saved_scenarios.js",
    "semantics.js",
    "export_menu.js",
    "strip.js",
    *_NAVIGATOR,
    "guide.js",
    "copy.js",
    "card.js",
    "progress.js",
    "page.js",
)
_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")


@cache
def page_script() -> str:
    """The page as one module: vis-network as pyvis ships it, the style, and the scripts of this
    folder.
    """
    here = files("argmap.app.component")
    vis = files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8")
    style = here.joinpath("page.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "const vis = (() => { const module = { exports: {} }, exports = module.exports;",
            vis,
            "return exports; })();",
            f"const STYLE = {json.dumps(style)};",
            joined(_SCRIPTS),
        ]
    )


def joined(names: Iterable[str]) -> str:
    """Some scripts of this folder, one after the other."""
    here = files("argmap.app.component")
    return "\n".join(here.joinpath(name).read_text(encoding="utf-8") for name in names)


def mount_loader() -> None:
    """Send the page's script to the browser; nothing to be seen."""
    st.components.v2.component("argmap_loader", js=page_script())(key="argmap_loader")


def mount_page(data: Any, on_act: Callable[[], None]) -> None:
    """Mount the page with what it is to show; `on_act` is called when `acts()` holds what the
    reader did.
    """
    _wire()(key=_PAGE, data=data, on_act_change=on_act)


@cache
def _wire() -> Any:
    """The component that is mounted at every click, registered once."""
    script = files("argmap.app.component").joinpath("mount.js").read_text(encoding="utf-8")
    return st.components.v2.component("argmap_page", js=script)


def acts() -> Any:
    """What the page sent last: `client`, `seq`, `have` (the version it shows) and `acts`; None if
    nothing.
    """
    return getattr(st.session_state.get(_PAGE), "act", None)


_PAGE = "argmap_page"
