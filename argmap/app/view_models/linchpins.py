"""What the page of linchpins shows, as plain values: each conclusion's robustness, survival and
sets, bars, and the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import conclusions_of
from argmap.app.view_models.analyses import changes_of, turning_of
from argmap.app.view_models.tables import row, table, verdict
from argmap.model import ArgumentMap, Scenario, Stance, Statement
from argmap.reasoning import Label
from argmap.reasoning.analysis import Importance, Linchpins, Sets, Survival, linchpins, survival
from argmap.reasoning.scenarios import Budget
from argmap.view.tokens import Theme, palette
from argmap.view.words import VERDICTS

SETS, BARS = 10, 12
"""How many sets are listed (one more is asked for, to tell if there are more), and how many
statements have bars.
"""

BUDGET = Budget(seconds=2.0)
"""What each of the questions may cost: four for each conclusion."""


class Set(NamedTuple):
    """A set of changes: what is done, in words, and the stances that it gives."""

    words: str
    stances: dict[str, Stance]


@lru_cache(maxsize=32)
def hanging(loaded: LoadedMap, scenario: Scenario) -> Linchpins:
    """What each conclusion hangs on in a scenario; the last few are kept."""
    return linchpins(
        loaded.program, conclusions_of(loaded.map), scenario, limit=SETS + 1, budget=BUDGET
    )


@lru_cache(maxsize=256)
def surviving(loaded: LoadedMap, scenario: Scenario, name: str, credence: float) -> Survival:
    """How likely a statement stands where each granted statement is granted with a credence."""
    return survival(loaded.program, name, scenario, default_credence=credence, budget=BUDGET)


@lru_cache(maxsize=64)
def turning(loaded: LoadedMap, scenario: Scenario, name: str) -> Sets:
    """The smallest sets that bring a statement down, or save it where it does not stand."""
    if loaded.evaluate(scenario).label(name) is Label.IN:
        return hanging(loaded, scenario).conclusions[name].retractions
    return turning_of(loaded, scenario, name, limit=SETS + 1, budget=BUDGET)


def title(statement: Statement) -> str:
    """What a statement is called where there is room for a line."""
    return statement.title or statement.text or statement.id


def listed(map: ArgumentMap, found: Sets) -> list[Set]:
    """The sets in words: "Withdraw A and B"."""
    sets = []
    for changes in (changes_of(map, one) for one in found.sets[:SETS]):
        deeds: dict[str, list[str]] = {}
        for change in changes:
            deeds.setdefault(change["deed"], []).append(title(map.statements[change["id"]]))
        words = " and ".join(
            f"{deed if not i else deed.lower()} {_row(named)}"
            for i, (deed, named) in enumerate(deeds.items())
        )
        sets.append(Set(words, {change["id"]: Stance(change["stance"]) for change in changes}))
    return sets


def _row(words: Sequence[str]) -> str:
    *most, last = (f"“{word}”" for word in words)
    return f"{', '.join(most)} and {last}" if most else last


def robustness(found: Sets) -> str:
    """How many withdrawals it takes to bring a statement down."""
    if found.label is not Label.IN:
        return f"{VERDICTS[found.label]} already"
    if found.smallest is None:
        return "no withdrawal suffices" if found.complete else "not known: it would take longer"
    count = "1 set" if len(found.sets) == 1 else f"{len(found.sets)} sets"
    withdrawals = "1 withdrawal" if found.smallest == 1 else f"{found.smallest} withdrawals"
    return f"{withdrawals}; {count if found.complete else f'at least {count}'}"


def percent(low: float, high: float) -> str:
    """A share in words, an interval where it is not known exactly, and never 0 or 100 % for what
    only comes near.
    """
    return _percent(low) if high - low < 1e-9 else f"between {_percent(low)} and {_percent(high)}"


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "under 0.1 %"
    if 0.999 < share < 1:
        return "over 99.9 %"
    return f"{share * 100:.1f}".removesuffix(".0") + " %"


def overview(loaded: LoadedMap, scenario: Scenario, credence: float) -> str:
    """The table of conclusions as HTML: verdict, robustness, and the survival at a credence with a
    bar.
    """
    rows = []
    for name, hangs in hanging(loaded, scenario).conclusions.items():
        found = surviving(loaded, scenario, name, credence)
        low, high = found.probability
        bar = (
            f'<span class="bar"><span style="width:{low:.2%}"></span><i '
            f'style="width:{high - low:.2%}"></i></span>'
        )
        cells = (
            escape(title(loaded.map.statements[name])),
            verdict(hangs.retractions.label),
            robustness(hangs.retractions),
            f"{bar}{percent(low, high)}",
        )
        rows.append(row(cells))
    return table(
        "conclusions",
        ("Conclusion", "Now", "What it takes to bring it down", "Probability that it stands"),
        rows,
    )


def alone(loaded: LoadedMap, scenario: Scenario) -> str:
    """The table, as HTML, of the withdrawals that alone bring other statements down; those that
    cost conclusions come first.
    """
    map = loaded.map
    conclusions = set(conclusions_of(map))
    lost = {
        name: [other for other in down if other != name]
        for name, down in hanging(loaded, scenario).alone.items()
        if set(down) - {name}
    }
    order = sorted(
        lost, key=lambda name: (-len(conclusions.intersection(lost[name])), -len(lost[name]))
    )
    rows = []
    for name in order:
        ends = [other for other in lost[name] if other in conclusions]
        others = [other for other in lost[name] if other not in conclusions]
        rows.append(
            row((escape(title(map.statements[name])), _titles(map, ends), _folded(map, others)))
        )
    return table(
        "alone",
        ("Withdrawing this alone", "brings down these conclusions", "and these statements"),
        rows,
    )


def _titles(map: ArgumentMap, names: Iterable[str]) -> str:
    return (
        "".join(f"<div>{escape(title(map.statements[name]))}</div>" for name in names)
        or '<span class="none">none</span>'
    )


def _folded(map: ArgumentMap, names: Sequence[str]) -> str:
    if len(names) < 2:
        return _titles(map, names)
    return f"<details><summary>{len(names)} statements</summary>{_titles(map, names)}</details>"


def bars(map: ArgumentMap, found: Importance) -> list[dict[str, Any]]:
    """Both values of the most important toggles, most important first; toggles without influence
    are left out.
    """
    weight = {name: (abs(value), abs(found.banzhaf[name])) for name, value in found.shapley.items()}
    first = sorted(
        (name for name in weight if max(weight[name]) > 0), key=weight.__getitem__, reverse=True
    )[:BARS]
    names = [title(map.statements[name]) for name in first]
    return [
        {
            "toggle": f"{label} ({name})" if names.count(label) > 1 else label,
            "shapley": found.shapley[name],
            "banzhaf": found.banzhaf[name],
        }
        for name, label in zip(first, names, strict=True)
    ]


def chart(
    values: Sequence[dict[str, Any]], measure: str, *, labelled: bool, theme: Theme = "light"
) -> Any:
    """The bars of one measure on a scale of its own, readable in a theme; names stand beside them
    where `labelled`.

    The two measures differ by orders of magnitude where many statements are granted, so that no
    scale would show both.
    """
    import altair

    order = [value["toggle"] for value in values]
    ink = palette(theme)["dim"]
    names = altair.Axis(
        labelLimit=270, labelFontSize=13, labelColor=ink, title=None, ticks=False, domain=False
    )
    return (
        altair.Chart(altair.InlineData(values=list(values)))
        .mark_bar(cornerRadiusEnd=2, height=12)
        .encode(
            y=altair.Y("toggle:N", sort=order, axis=names if labelled else None),
            x=altair.X(
                f"{measure}:Q",
                title=None,
                axis=altair.Axis(format=".2~g", tickCount=3, labelColor=ink),
            ),
            tooltip=[
                altair.Tooltip("toggle:N", title="Statement"),
                altair.Tooltip(f"{measure}:Q", title=measure.capitalize(), format=".3g"),
            ],
        )
        .properties(height=altair.Step(24))
    )


def what_is_not_exact(found: Iterable[Importance | Survival]) -> str:
    """Why some measure is not exact, in a sentence; empty where all are."""
    reasons = dict.fromkeys(one.why for one in found if not one.complete)
    return f"Not exact: {'; '.join(reasons)}." if reasons else ""
