"""The page that shows the argument and lets the reader question it."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from argmap.app.component import last_message, mount_page, mount_vis_network
from argmap.app.exchange import Exchange
from argmap.app.pages.url import present_address, write_address
from argmap.app.protocol.actions import Action
from argmap.app.server_address import address_for_others
from argmap.app.state.address import address_of, reading_at
from argmap.app.state.history import History
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading, first_reading
from argmap.app.state.saved_scenarios import scenarios_of
from argmap.app.view_models.own_copy import OwnCopy, serves_one_reader
from argmap.model import Scenario

_FULL_BLEED = """<style>
[data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
@media (min-width: 861px) { [data-testid="stMain"] { overflow: hidden; } }
[data-testid="stStatusWidget"] { display: none; }
.st-key-argmap_vis_network { display: none; }
.st-key-argmap_page[data-stale] { opacity: 1; transition: none; }
</style>"""
"""The page fills the window, and does not pale while the server works: it says itself what takes
long.
"""


def show(loaded: LoadedMap, maps: StreamlitPage) -> None:
    """Draw the reading page. On a whole run the browser gets the whole view, after a click what has
    changed.

    A file that the reader drops on it leads to the page `maps`.
    """
    st.html(_FULL_BLEED)
    mount_vis_network()
    exchange = _exchange(loaded)
    exchange.network = _address_for_others()
    # The component may have been made anew in the browser, and show nothing yet.
    exchange.shown = None
    _page(maps)


# A click runs this alone, not the script with its menus and pages.
@st.fragment
def _page(maps: StreamlitPage) -> None:
    exchange: Exchange = st.session_state["exchange"]
    if exchange.opened_map:
        st.session_state["brought"], exchange.opened_map = exchange.opened_map, None
        st.switch_page(maps)
    mount_page(exchange.answer(), _receive)
    _write_address(exchange)


def _receive() -> None:
    st.session_state["exchange"].receive(last_message())


def reading_of_session(loaded: LoadedMap) -> Reading:
    """The reading that the reader has come to so far, for the other pages."""
    return _session(loaded).history.present


def kept_of_session(loaded: LoadedMap) -> dict[str, Scenario]:
    """The scenarios that the reader has kept under a name."""
    return scenarios_of(_session(loaded).saved)


def name_of_session(loaded: LoadedMap) -> str:
    """What the reader's own scenario is called, and whether it has changed since; "" where it has
    no name.
    """
    name, changed = _session(loaded).name_of_scenario()
    return f"{name}, changed" if changed else name


def go_on_with(loaded: LoadedMap, reading: Reading, notice: str | None = None) -> None:
    """Let the session go on with another reading; `notice` is a sentence for the reading page to
    show.
    """
    exchange = _session(loaded)
    exchange.history, exchange.notice = exchange.history.then(reading), notice or ""


def _session(loaded: LoadedMap) -> Exchange:
    """The session's exchange, with the first reading where there is none for the map yet."""
    exchange: Exchange | None = st.session_state.get("exchange")
    if exchange is None or exchange.loaded is not loaded:
        exchange = st.session_state["exchange"] = Exchange(
            loaded, History(first_reading(loaded.map)), _own_copy(loaded)
        )
    return exchange


def about(scenario: Scenario) -> str:
    """Which scenario it is, in words."""
    count = len(scenario.stances)
    return (
        f"with your {count} change{'s' if count > 1 else ''}" if count else "as the source has it"
    )


def act_in_session(loaded: LoadedMap, action: Action) -> None:
    """Let the reading page's session do what the reader did on another page."""
    exchange = _session(loaded)
    exchange.history = exchange.history.apply_action(loaded.map, action)


def _exchange(loaded: LoadedMap) -> Exchange:
    """The session's exchange.

    An address that the page did not write itself (a link, the browser's back) makes a new reading.
    """
    exchange: Exchange | None = st.session_state.get("exchange")
    address = present_address()
    came_back = st.session_state.pop("left_reading", False)
    if exchange is None or exchange.loaded is not loaded:
        reading, notice = reading_at(loaded.map, address)
        exchange = st.session_state["exchange"] = Exchange(
            loaded, History(reading), _own_copy(loaded), notice or ""
        )
    # The row of pages leads back without an address: then the reading that was left goes on.
    elif address != st.session_state.get("address") and not (came_back and not address):
        reading, notice = reading_at(loaded.map, address)
        exchange.history, exchange.notice = exchange.history.then(reading), notice or ""
    return exchange


@cache
def _address_for_others() -> str:
    host = st.get_option("server.address") or ""
    return address_for_others(host, st.get_option("server.port"))


def _own_copy(loaded: LoadedMap) -> OwnCopy:
    """The session's copy of the map's source; other sessions do not see it unless it is kept on the
    reader's own machine.
    """
    # By map: whoever looks at another one finds the copy again.
    copies: dict[LoadedMap, OwnCopy] = st.session_state.setdefault("copies", {})
    if loaded not in copies:
        own = serves_one_reader(st.get_option("server.address"), st.context.headers)
        copies[loaded] = OwnCopy(loaded.map, keeps=own)
    return copies[loaded]


def _write_address(exchange: Exchange) -> None:
    address = address_of(exchange.loaded.map, exchange.history.present)
    write_address(address)
    st.session_state["address"] = address
