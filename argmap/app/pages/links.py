"""Tables whose links to statements lead to the reading page without loading it anew."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

import streamlit as st


@cache
def _component() -> Any:
    script = (files("argmap.app.pages") / "links.js").read_text("utf-8")
    # Without a shadow root, which would keep the pages' style out.
    return st.components.v2.component(
        "argmap_links", html="<div></div>", js=script, isolate_styles=False
    )


def linked_html(key: str, html: str, read: Any) -> None:
    """Show HTML, whose texts are escaped; its links are addresses of the page `read`, relative to
    it.
    """
    # Streamlit tells a value only where a callback is named for it, be it an empty one.
    way = _component()(key=f"links {key}", data={"html": html}, on_way_change=lambda: None).way
    if isinstance(way, str):
        # The link says which reading it leads to, also where its address is empty.
        st.session_state.pop("left_reading", None)
        st.switch_page(read, query_params=parse_qs(urlsplit(way).query))
