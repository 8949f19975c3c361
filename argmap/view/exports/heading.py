"""What stands above every export: whose map it is, and which scenario it shows, in words."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model import ArgumentMap, Scenario, Source
from argmap.view.exports.clean import line_of
from argmap.view.shape import title_of
from argmap.view.words import CHANGES

_LONGEST = 100
"""Characters of a title that is named in a sentence."""
UNCHANGED = "The scenario is the source's own: nothing is changed."


class Heading(NamedTuple):
    """A title, a line on the source ("" where nothing is known of it), sentences on the scenario
    and by what it is judged.
    """

    title: str
    byline: str
    scenario: tuple[str, ...]


def heading_of(map: ArgumentMap, scenario: Scenario, semantics: tuple[str, ...] = ()) -> Heading:
    """The heading of a map in a scenario, with the sentences that say by what it is judged."""
    title, byline = line_of(map.title or map.notation), byline_of(map.source, map.title)
    return Heading(title, byline, scenario_words(map, scenario) + semantics)


def byline_of(source: Source, title: str = "") -> str:
    """Authors, year and where it appeared: "Joshua Cohen and Joel Rogers, 1997 · MPIfG Working
    Paper 97/2".
    """
    *most, last = source.creators or ("",)
    names = f"{', '.join(most)} and {last}" if most else last
    other = source.title if source.title != title else ""
    dated = ", ".join(part for part in (names, source.issued) if part)
    return line_of(" · ".join(part for part in (dated, other, source.citation) if part))


def scenario_words(map: ArgumentMap, scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each kind of change: "Denied: “The stove is lit”."; one that says so where
    there is none.
    """
    done: dict[str, list[str]] = {}
    for name, stance in scenario.stances.items():
        if stance is not map.statements[name].stance:
            done.setdefault(CHANGES[stance], []).append(
                f"“{_short(line_of(title_of(map.statements[name])))}”"
            )
    return tuple(f"{word.capitalize()}: {', '.join(titles)}." for word, titles in done.items()) or (
        UNCHANGED,
    )


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
