"""The reading page as Streamlit components (v2): real HTML around a canvas, mounted without an
iframe.

Its script is the modules in `browser/`, which Streamlit serves as they lie there (`asset_dir` in
pyproject.toml) and the browser imports; a message carries their address alone. vis-network comes
from pyvis by a component of its own, since only what lies in `browser/` is served.

A new module is a file in `browser/` that begins with `// @ts-check` and that another one imports;
nothing lists them. `python tests/javascript/check.py` checks them all, `--fix` formats them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

import argmap
from argmap.app.protocol.view import Answer

_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
# The file is UMD: where it finds `module` and `exports` it puts nothing on the page's `window`.
_VIS_MODULE = """const vis = (() => {{ const module = {{ exports: {{}} }}, exports = module.exports;
{script}
return exports; }})();
export default function bring() {{
  const slot = (globalThis[Symbol.for("argmap.vis-network")] ??= (() => {{
    let bring;
    const arrived = new Promise((resolve) => {{ bring = resolve; }});
    return {{ arrived, bring }};
  }})());
  slot.bring(vis);
}}
"""
"""Hands vis-network to `browser/vis_network.js`."""


def mount_vis_network() -> None:
    """Send vis-network to the browser; nothing to be seen."""
    st.components.v2.component("argmap_vis_network", js=_vis_module())(key="argmap_vis_network")


@cache
def _vis_module() -> str:
    script = files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8")
    return _VIS_MODULE.format(script=script)


def mount_page(answer: Answer, on_message: Callable[[], None]) -> None:
    """Mount the page with what it is to show; `on_message` is called when `last_message()` holds
    what the reader did.
    """
    _page()(key=_PAGE, data=answer, on_message_change=on_message)


@cache
def _page() -> Any:
    """The component that is mounted at every click, registered once."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_COMPONENT) is None:  # a checkout that is not installed
        here = ComponentManifest("argmap", "", [ComponentConfig("page", "app/component/browser")])
        manager.register_from_manifest(here, Path(argmap.__file__).parent)
    return st.components.v2.component(_COMPONENT, js="mount.js")


def last_message() -> object:
    """What the page sent last (`argmap.app.protocol.parse.parse_message`); None if nothing."""
    return getattr(st.session_state.get(_PAGE), "message", None)


_PAGE, _COMPONENT = "argmap_page", "argmap.page"
