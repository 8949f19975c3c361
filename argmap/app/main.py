"""The script that Streamlit runs: the map, its pages, and the clear line where a map cannot be
read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import files

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from argmap.app import MAP_VARIABLE
from argmap.app.pages import compare, linchpins, maps, query, reading
from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.url import map_key, open_map
from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.user_maps import file_of
from argmap.errors import ArgmapError
from argmap.resources import bundled

_FRAME = """<style>
[data-testid="stHeader"] { left: auto; width: 26.5rem; height: 3rem; min-height: 3rem; }
@media (min-width: 861px) {
  [data-testid="stHeader"] { background: transparent; pointer-events: none; }
  [data-testid="stHeader"] :is(a, button) { pointer-events: auto; }
}
@media (max-width: 860px) {
  [data-testid="stHeader"] { width: 100%; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
  [data-testid="stMainBlockContainer"] h1 { padding-top: 2.75rem !important; padding-right: 0 !important; }
}
[data-testid="stTopNav"] { min-width: 21.5rem; justify-content: flex-end; }
[data-testid="stTopNavLink"], [data-testid="stTopNavLink"]:hover {
  background: transparent; border-radius: 0; padding: 0.2rem 0; margin: 0 0.5rem; border-bottom: 2px solid transparent; }
[data-testid="stTopNavLink"][aria-current="page"] { border-bottom-color: currentColor; }
[data-testid="stToolbar"] div:has(> [data-testid="stMainMenu"]) { width: auto; min-width: 0; flex: none; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit !important; opacity: 1; }
[data-testid="stCaptionContainer"] { opacity: 0.75; }
</style>"""


@st.cache_resource(max_entries=16, show_spinner="Reading the map …")
def _loaded(file: str | None, changed: float) -> LoadedMap:
    return load(file)


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(
        page_title="argmap",
        page_icon=str(files("argmap.app.component") / "favicon.svg"),
        layout="wide",
    )
    st.html(_FRAME)
    loaded, trouble = _open()
    read = st.Page(
        lambda: _read(loaded, trouble, maps_page), title="Read", url_path="read", default=True
    )
    maps_page = st.Page(
        _away(lambda: maps.show(loaded, _present(), _going(read))), title="Maps", url_path="maps"
    )
    pages = [read]
    if loaded is not None:
        pages += [
            st.Page(
                _away(lambda: linchpins.show(loaded, read)), title="Linchpins", url_path="linchpins"
            ),
            st.Page(_away(lambda: compare.show(loaded, read)), title="Compare", url_path="compare"),
            st.Page(_away(lambda: query.show(loaded)), title="Query", url_path="query"),
        ]
    st.navigation([*pages, maps_page], position="top").run()


def _open() -> tuple[LoadedMap | None, str]:
    """The map that is open, or the line that says why it cannot be."""
    key = map_key()
    file = str(file_of(key) or "") if key else os.environ.get(MAP_VARIABLE, "")
    if key and not file:
        return (
            None,
            f"The map “{escape_markdown(key)}” is not on this machine. Open another one on the page Maps.",
        )
    try:
        return _loaded(file or None, _changed(file)), ""
    except ArgmapError as error:
        return None, f"The map cannot be read. {escape_markdown(str(error))}"


def _present() -> str:
    """The key of the map that is open; "" for a file that argmap was started with."""
    return map_key() or ("" if os.environ.get(MAP_VARIABLE) else bundled()[0].name)


def _read(loaded: LoadedMap | None, trouble: str, maps_page: StreamlitPage) -> None:
    if loaded is None:
        st.error(trouble)
    else:
        reading.show(loaded, maps_page)


def _going(read: StreamlitPage) -> Callable[[str], None]:
    """What opens a map by its key and shows it."""

    def go(key: str) -> None:
        open_map(key)
        st.session_state.pop("left_reading", None)
        st.switch_page(read, query_params={"map": key})

    return go


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
