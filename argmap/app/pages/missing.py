"""The page for an address that leads nowhere: it says so, and lists what there is."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import map_line
from argmap.app.pages.maps import listed_maps
from argmap.app.pages.names import PAGES

LONGEST = 80
"""Letters of an unknown address that are told."""


def show(go: Callable[[str], None], trouble: str) -> None:
    """Draw the page. `trouble` says what is wrong with the map; "" where it is the page that is not
    there. `go` opens a map.
    """
    map_line(None)
    asked = st.query_params.get("page", "")[:LONGEST]
    with st.container(key="page_head"):
        st.title("This map is not here" if trouble else "This page is not here", anchor=False)
        if trouble:
            st.error(escape_markdown(trouble))
        elif asked:
            st.write(f"argmap has no page “{escape_markdown(asked)}”.")
    if not trouble:
        st.header("The pages", anchor=False)
        rows = "".join(
            f'<li><a href="{"." if key == "read" else key}" target="_self">{page.name}</a>: '
            f"{escape(page.purpose)}</li>"
            for key, page in PAGES.items()
        )
        st.html(f'<ul class="argmap-pages">{rows}</ul>')
    listed_maps("", go)
