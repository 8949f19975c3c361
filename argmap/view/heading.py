"""What stands above every export: whose map it is, and which scenario it shows, in words."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model import ArgumentMap, Scenario, Source
from argmap.reasoning import Evaluation
from argmap.reasoning.semantics import SEMANTICS, SKEPTICAL
from argmap.view.sanitize import one_line
from argmap.view.titles import title_of
from argmap.view.words import CHANGES

_LONGEST = 100
"""Characters of a title that is named in a sentence."""
LONGEST_NAME = 80
"""Characters of a scenario's name at most."""
UNCHANGED = "The scenario is the source's own: nothing is changed."


class Heading(NamedTuple):
    """A title, a line on the source ("" where nothing is known of it), sentences on the scenario
    and by what it is judged.
    """

    title: str
    byline: str
    scenario: tuple[str, ...]


def heading_of(
    map: ArgumentMap, scenario: Scenario, semantics: tuple[str, ...] = (), name: str = ""
) -> Heading:
    """The heading of a map in a scenario, which may have a name, with the sentences that say by
    what it is judged.
    """
    title, byline = one_line(map.title or map.notation), byline_of(map.source, map.title)
    named = (f"Scenario “{_short(one_line(name))}”.",) if name else ()
    return Heading(title, byline, named + scenario_words(map, scenario) + semantics)


def judged_by(evaluation: Evaluation, seconds: float) -> tuple[str, ...]:
    """By which semantics the verdicts are, and why some are missing, in sentences; none for
    grounded, which is the usual one. `seconds` is how long the search was given.
    """
    if evaluation.grounded:
        return ()
    semantics, extensions = evaluation.semantics, evaluation.extensions
    stands = ""
    if SEMANTICS[semantics].modes and extensions != 0:
        which = "each" if evaluation.mode == SKEPTICAL else "some"
        where = {
            None: f"in {which} extension",
            1: "in its one extension",
        }.get(extensions, f"in {which} of {extensions} extensions")
        stands = f": what stands does so {where}"
    said = [f"Judged by {semantics} semantics{stands}."]
    if extensions == 0:
        said.append(f"There is no {semantics} extension in this scenario, so nothing is judged.")
    elif evaluation.unsettled:
        said.append(f"What could not be settled within {seconds:.0f} seconds is not judged.")
    return tuple(said)


def byline_of(source: Source, title: str = "") -> str:
    """Authors, year and where it appeared: "Joshua Cohen and Joel Rogers, 1997 · MPIfG Working
    Paper 97/2".
    """
    *most, last = source.creators or ("",)
    names = f"{', '.join(most)} and {last}" if most else last
    other = source.title if source.title != title else ""
    dated = ", ".join(part for part in (names, source.issued) if part)
    return one_line(" · ".join(part for part in (dated, other, source.citation) if part))


def scenario_words(map: ArgumentMap, scenario: Scenario) -> tuple[str, ...]:
    """A sentence for each kind of change: "Denied: “The stove is lit”."; one that says so where
    there is none.
    """
    done: dict[str, list[str]] = {}
    for name, stance in scenario.stances.items():
        if stance is not map.statements[name].stance:
            done.setdefault(CHANGES[stance], []).append(
                f"“{_short(one_line(title_of(map.statements[name])))}”"
            )
    return tuple(f"{word.capitalize()}: {', '.join(titles)}." for word, titles in done.items()) or (
        UNCHANGED,
    )


def scenario_title(map: ArgumentMap, scenario: Scenario) -> str:
    """What a scenario goes by that has no name: "Withdrawn: Regions split apart politically"."""
    words = scenario_words(map, scenario)
    if words == (UNCHANGED,):
        return "The source's own stances"
    # Without quotation marks, for a name stands in some where it is told.
    told = "; ".join(sentence.rstrip(".") for sentence in words).translate({0x201C: "", 0x201D: ""})
    return told if len(told) <= LONGEST_NAME else f"{told[: LONGEST_NAME - 1].rstrip()}…"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
