"""Where the reader is: the parameters of the page's address, and in them the map that is open."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

Address = dict[str, list[str]]

_MAP = "map"


def present_address() -> Address:
    """The parameters of the address, but for the map."""
    return {key: st.query_params.get_all(key) for key in st.query_params if key != _MAP}


def write_address(address: Mapping[str, list[str]]) -> None:
    """Let the address say this, and which map is open."""
    key = st.session_state.get(_MAP)
    wanted = {**address, **({_MAP: [key]} if key else {})}
    if wanted != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(wanted)


def map_key() -> str:
    """The key of the map that is open; "" for the one that argmap was started with.

    An address that names one opens it.
    """
    key = st.query_params.get(_MAP)
    if key:
        st.session_state[_MAP] = key
    # Streamlit's way from page to page drops the parameters.
    elif st.session_state.get(_MAP):
        st.query_params[_MAP] = st.session_state[_MAP]
    return str(st.session_state.get(_MAP, ""))


def open_map(key: str) -> None:
    """Let another map be open; the address keeps nothing of the one before."""
    st.session_state[_MAP] = key
    st.query_params.from_dict({_MAP: key} if key else {})
