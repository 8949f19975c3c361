"""The page on which a reader opens another map: one that comes with argmap, one of their own, or a
file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from argmap.app import MAP_VARIABLE
from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.state import user_maps
from argmap.app.state.loaded import LoadedMap
from argmap.app.view_models.own_copy import serves_one_reader
from argmap.errors import ArgmapError
from argmap.resources import bundled

ABOUT = {
    "cohen-rogers-1997": "The paper that argmap starts from, with a guided reading.",
    "linked-and-convergent": "Premises that need each other, and reasons that do not.",
    "three-attacks": "Rebutting, undermining and undercutting: three ways to object.",
    "circle": "What happens where reasons run in a circle, and where objections do.",
}
"""What each bundled map is good for."""

TEMPLATE = "linked-and-convergent"

LISTED = 200
"""So many things that are wrong with a file are listed."""


def show(loaded: LoadedMap | None, present: str, go: Callable[[str], None]) -> None:
    """Draw the page. `present` is the key of the map that is open; `go` opens another."""
    page_header(loaded, "maps", scenario=False)
    listed_maps(present if loaded else None, go)
    st.header("Open a file", anchor=False)
    st.caption(
        "A map is an RDF file (Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD) in "
        "argmap's vocabulary, of up to "
        f"{user_maps.LARGEST / 1e6:.0f} MB. "
        "It stays on the machine that argmap runs on, and stays open when you load the page again."
    )
    small = next(known for known in bundled() if known.name == TEMPLATE)
    st.download_button(
        "Take a small map as a template",
        small.path.read_bytes(),
        small.path.name,
        "text/turtle",
        type="tertiary",
    )
    file = st.file_uploader("Drop a map file here, or choose one", type=None, key="own map")
    dropped: tuple[str, bytes] | None = st.session_state.get("brought")
    if file is not None:
        st.session_state.pop("brought", None)
        _taken(file.name, file.getvalue(), go)
    elif dropped:
        _taken(*dropped, go)


def listed_maps(present: str | None, go: Callable[[str], None]) -> None:
    """The maps that can be opened, each with what it is; `present` is the key of the one that is
    open, if any is.
    """
    with st.container(key="maps_list"):
        st.header("Maps that come with argmap", anchor=False)
        for known in bundled():
            _offer(known.name, known.title, ABOUT[known.name], present, go)
        st.header("Maps of your own", anchor=False)
        started = os.environ.get(MAP_VARIABLE)
        if started:
            _offer("", Path(started).name, "The file that argmap was started with.", present, go)
        if serves_one_reader(st.get_option("server.address"), st.context.headers):
            own = user_maps.own_maps()
            for one in own:
                _offer(one.key, one.title, one.about, present, go)
            if not own and not started:
                st.caption(
                    "None yet: a file that you open on the page Maps is listed here from then on."
                )
        elif not started:
            st.caption(
                "Others can reach this page too, so it does not list whose maps were opened: keep "
                "the address of yours."
            )


def _offer(
    key: str, title: str, about: str, present: str | None, go: Callable[[str], None]
) -> None:
    words, deed = st.columns([6, 1], vertical_alignment="center")
    words.markdown(f"**{escape_markdown(title)}**  \n{escape_markdown(about)}")
    here = key == present
    if deed.button(
        f"{'Open now' if here else 'Open'} **{escape_markdown(title)}**",
        key=f"open {key}",
        disabled=here,
        help=None if here else title,
    ):
        go(key)


def _taken(name: str, content: bytes, go: Callable[[str], None]) -> None:
    # The uploader hands out its file again at each run: it is checked once.
    taken: user_maps.Taken | None = st.session_state.get("taken")
    if taken is None or st.session_state.get("taken content") != hash(content):
        with st.spinner(f"Reading {escape_markdown(name)} …"):
            taken = user_maps.take(name, content)
        st.session_state["taken"], st.session_state["taken content"] = taken, hash(content)
        # Only after it is noted: `go` does not return, for Streamlit switches pages by raising.
        if taken.key and not taken.troubles and not taken.unchecked:
            go(taken.key)
    if taken.key is None:
        why = f" {first_of(taken.troubles)}" if taken.troubles else ""
        stays = "The map that was open stays open."
        st.error(escape_markdown(f"{name} cannot be opened.{why} {stays}"))
    elif taken.troubles:
        count = len(taken.troubles)
        things = f"{count} {'things are' if count > 1 else 'thing is'}"
        st.warning(f"{escape_markdown(name)} can be read. {things} worth mending in it.")
    else:
        st.info(f"{escape_markdown(name)} can be read. {taken.unchecked}")
    if taken.key and st.button("Open it", key="open own"):
        go(taken.key)
    if taken.troubles and (taken.key or len(taken.troubles) > 1):
        st.html(table_of(taken.troubles))


def first_of(troubles: tuple[user_maps.Trouble, ...]) -> str:
    """The first trouble, as one line."""
    first = troubles[0]
    line = str(ArgmapError(first.what, place=first.where, mend=first.mend))
    return f"{line.rstrip('.')}."


def table_of(troubles: tuple[user_maps.Trouble, ...]) -> str:
    """The troubles as a table, a line each, as HTML with all text escaped; of very many the first
    `LISTED`.
    """
    listed = troubles[:LISTED]
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in trouble)}</tr>" for trouble in listed
    )
    head = "<tr><th>Where</th><th>What is wrong</th><th>How to mend it</th></tr>"
    table = f'<table class="argmap-troubles"><thead>{head}</thead><tbody>{rows}</tbody></table>'
    rest = len(troubles) - len(listed)
    return (
        f"{table}<p>And {rest} more, which <code>argmap validate</code> lists.</p>"
        if rest
        else table
    )
