"""The pages: what each is called, and in a sentence what it is for."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A page: its word in the row of pages, its heading, and what it is for."""

    name: str
    heading: str
    purpose: str


PAGES = {
    "read": Named("Read", "", "The argument as a map: see what stands, and switch premises off."),
    "linchpins": Named(
        "Linchpins",
        "Where the argument is vulnerable",
        "Which premises bring conclusions down, how well they are held up, and how sure one must "
        "be of them.",
    ),
    "compare": Named(
        "Compare",
        "Compare two scenarios",
        "Two ways to take the same argument, side by side: where they part, and on what the "
        "difference hangs.",
    ),
    "query": Named(
        "Query",
        "Ask the map",
        "Questions about the map's statements, steps and verdicts: take one, or write your own in "
        "SPARQL.",
    ),
    "maps": Named(
        "Maps",
        "Open another map",
        "The maps that are here, and how to open one of your own.",
    ),
}
"""By the last part of their address, in the order of the row."""

MISSING = "not-here"
"""The address of the page that says what is not here, and lists what is."""
