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
from argmap.app.pages import compare, linchpins, maps, missing, query, reading
from argmap.app.pages.names import MISSING, PAGES
from argmap.app.pages.url import map_key, open_map
from argmap.app.state.loaded import LoadedMap, NoSuchMap, map_at
from argmap.app.view_models.first_page import titled
from argmap.errors import ArgmapError
from argmap.resources import bundled

Show = Callable[[LoadedMap], None]


def main() -> None:
    """Draw the page that the address names."""
    # At once, so that the spinner has the wide page; the title follows when the map is read.
    st.set_page_config(
        page_title="argmap",
        page_icon=str(files("argmap.app.component") / "favicon.svg"),
        layout="wide",
    )
    loaded, trouble = _open()

    def page(name: str, show: Show, *, default: bool = False) -> StreamlitPage:
        """A page about the map; where there is none, it says why, and what there is."""

        def shown() -> None:
            if loaded is None:
                missing.show(_going(read), trouble)
            else:
                show(loaded)

        # What `shown` takes from around it (`read`) is made further down, before it is drawn.
        drawn = shown if name == "read" else _away(shown)
        return st.Page(drawn, title=PAGES[name].name, url_path=name, default=default)

    read = page("read", lambda loaded: reading.show(loaded, maps_page), default=True)
    maps_page = st.Page(
        _away(lambda: maps.show(loaded, _present(), _going(read))), title="Maps", url_path="maps"
    )
    # In the order of `PAGES`: frame.js clicks on the links by place, not by address.
    pages = [
        read,
        page("linchpins", lambda loaded: linchpins.show(loaded, read)),
        page("compare", lambda loaded: compare.show(loaded, read)),
        page("query", lambda loaded: query.show(loaded, read)),
        maps_page,
    ]
    # The server redirects there; an address that Streamlit does not know opens its own dialogue.
    nowhere = st.Page(
        _away(lambda: missing.show(_going(read), "")), title="Not here", url_path=MISSING
    )
    shown = st.navigation([*pages, nowhere], position="hidden")
    map_title = (loaded.map.title or loaded.map.notation) if loaded else ""
    st.set_page_config(page_title=titled(shown.title, map_title))
    with st.container(key="pages"):  # not seen: argmap/app/style/frame.js clicks on them
        for one in pages:
            st.page_link(one)
    shown.run()


def _open() -> tuple[LoadedMap | None, str]:
    """The map that is open, or the line that says why it cannot be."""
    key = map_key()
    try:
        with st.spinner("Reading the map …"):
            return map_at(key, os.environ.get(MAP_VARIABLE, "")), ""
    except NoSuchMap:
        return None, f"The map “{key}” is not on this machine."
    except ArgmapError as error:
        return None, f"The map cannot be read. {error}"


def _present() -> str:
    """The key of the map that is open; "" for a file that argmap was started with."""
    return map_key() or ("" if os.environ.get(MAP_VARIABLE) else bundled()[0].name)


def _going(read: StreamlitPage) -> Callable[[str], None]:
    """What opens a map by its key and shows it."""

    def go(key: str) -> None:
        open_map(key)
        # Whoever opens a map wants its first reading, not the one that waits.
        st.session_state.pop("left_reading", None)
        st.switch_page(read, query_params={"map": key} if key else {})

    return go


def _away(show: Callable[[], None]) -> Callable[[], None]:
    """A page on which the reading waits: coming back goes on with it."""

    def shown() -> None:
        st.session_state["left_reading"] = True
        show()

    return shown


if __name__ == "__main__":
    main()
