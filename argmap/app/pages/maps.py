"""The page on which a reader opens another map: one that comes with argmap, or a file of their
own.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.state import user_maps
from argmap.app.state.loaded import LoadedMap
from argmap.resources import bundled

_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding: 0.5rem 1.25rem 3rem; max-width: 62rem; margin: 0; }
[data-testid="stMainBlockContainer"] h1 { font: 600 20px/1.35 "Source Serif", Georgia, serif; padding: 0.25rem 15rem 0.5rem 0; }
[data-testid="stMainBlockContainer"] h2 { font: 600 16px/1.4 "Source Sans", sans-serif; padding: 0.75rem 0 0.25rem; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
.argmap-troubles { border-collapse: collapse; width: 100%; font-size: 14px; }
.argmap-troubles th { text-align: left; font-weight: 600; padding: 4px 12px 4px 0; }
.argmap-troubles td { vertical-align: top; padding: 6px 12px 6px 0; }
.argmap-troubles td { border-top: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
</style>"""

ABOUT = {
    "cohen-rogers-1997": "The paper that argmap starts from, with a guided reading.",
    "linked-and-convergent": "Premises that need each other, and reasons that do not.",
    "three-attacks": "Rebutting, undermining and undercutting: three ways to object.",
    "circle": "What happens where reasons run in a circle, and where objections do.",
}
"""What each bundled map is good for."""

LISTED = 200
"""So many things that are wrong with a file are listed."""


def show(loaded: LoadedMap | None, present: str, go: Callable[[str], None]) -> None:
    """Draw the page. `present` is the key of the map that is open; `go` opens another."""
    st.html(_STYLE)
    st.title("Open another map", anchor=False)
    if loaded:
        st.caption(f"Open now: {escape_markdown(loaded.map.title or loaded.map.notation)}")
    st.header("Maps that come with argmap", anchor=False)
    for known in bundled():
        words, deed = st.columns([6, 1], vertical_alignment="center")
        words.markdown(
            f"**{escape_markdown(known.title)}**  \n{escape_markdown(ABOUT[known.name])}"
        )
        open_ = known.name == present
        if deed.button(
            "Open", key=f"open {known.name}", disabled=open_, help=None if open_ else known.title
        ):
            go(known.name)
    st.header("A map of your own", anchor=False)
    st.caption(
        "A map is an RDF file (Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD) in "
        "argmap's vocabulary, "
        f"of up to {user_maps.LARGEST / 1e6:.0f} MB. "
        "It stays on the machine that argmap runs on, and stays open when you load the page again."
    )
    file = st.file_uploader("Drop a map file here, or choose one", type=None, key="own map")
    dropped: tuple[str, bytes] | None = st.session_state.get("brought")
    if file is not None:
        st.session_state.pop("brought", None)
        _taken(file.name, file.getvalue(), go)
    elif dropped:
        _taken(*dropped, go)


def _taken(name: str, content: bytes, go: Callable[[str], None]) -> None:
    taken: user_maps.Taken | None = st.session_state.get("taken")
    if taken is None or st.session_state.get("taken content") != hash(content):
        with st.spinner(f"Reading {escape_markdown(name)} …"):
            taken = user_maps.take(name, content)
        st.session_state["taken"], st.session_state["taken content"] = taken, hash(content)
        if taken.key and not taken.troubles and not taken.unchecked:
            go(taken.key)
    if taken.key is None:
        st.error(f"{escape_markdown(name)} cannot be opened. The map that was open stays open.")
    elif taken.troubles:
        count = len(taken.troubles)
        st.warning(
            f"{escape_markdown(name)} can be read. {count} {'things are' if count > 1 else 'thing is'} "
            "worth mending in it."
        )
    else:
        st.info(f"{escape_markdown(name)} can be read. {taken.unchecked}")
    if taken.key and st.button("Open it", key="open own"):
        go(taken.key)
    if taken.troubles:
        st.html(table_of(taken.troubles))


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
