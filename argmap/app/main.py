"""The script that Streamlit runs: the map, its pages, and the clear line where a map cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import files

import streamlit as st

from argmap.app import MAP_VARIABLE, linchpins_page, query_page, reading_page
from argmap.app.loaded import LoadedMap, load
from argmap.app.plain import plain
from argmap.errors import ArgmapError

_FRAME = """<style>
[data-testid="stHeader"] { left: auto; width: 22rem; height: 3rem; min-height: 3rem; }
@media (min-width: 861px) { [data-testid="stHeader"] { background: transparent; } }
@media (max-width: 640px) { [data-testid="stHeader"] { width: 7.5rem; } }
[data-testid="stTopNav"] { min-width: 17rem; justify-content: flex-end; }
[data-testid="stTopNavLink"], [data-testid="stTopNavLink"]:hover {
  background: transparent; border-radius: 0; padding: 0.2rem 0; margin: 0 0.5rem; border-bottom: 2px solid transparent; }
[data-testid="stTopNavLink"][aria-current="page"] { border-bottom-color: currentColor; }
[data-testid="stToolbar"] div:has(> [data-testid="stMainMenu"]) { width: auto; min-width: 0; flex: none; }
</style>"""


@st.cache_resource(show_spinner="Reading the map …")
def _loaded(file: str | None, changed: float) -> LoadedMap:
    return load(file)


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="argmap", page_icon=str(files("argmap.app.component") / "favicon.svg"), layout="wide")
    st.html(_FRAME)
    file = os.environ.get(MAP_VARIABLE) or None
    try:
        loaded = _loaded(file, _changed(file))
    except ArgmapError as error:
        st.error(f"The map cannot be read. {plain(str(error))}")
        return
    read = st.Page(lambda: reading_page.show(loaded), title="Read", url_path="read", default=True)
    linchpins = st.Page(_away(lambda: linchpins_page.show(loaded, read)), title="Linchpins", url_path="linchpins")
    query = st.Page(_away(lambda: query_page.show(loaded)), title="Query", url_path="query")
    st.navigation([read, linchpins, query], position="top").run()


def _away(show: Callable[[], None]) -> Callable[[], None]:
    """A page on which the reading waits: coming back goes on with it."""

    def shown() -> None:
        st.session_state["left_reading"] = True
        show()

    return shown


def _changed(file: str | None) -> float:
    """When the map file was last changed, so that an edited map is read anew."""
    try:
        return os.stat(file).st_mtime if file else 0.0
    except (OSError, ValueError):
        return 0.0


if __name__ == "__main__":
    main()
