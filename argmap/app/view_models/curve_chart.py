"""The chart of how sure one must be: each conclusion's probability over the common credence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.app.state.address import CREDENCES
from argmap.model import ArgumentMap
from argmap.reasoning.analysis import Curve
from argmap.view.chances import at_percent
from argmap.view.tokens import Theme, palette
from argmap.view.vulnerability import called

if TYPE_CHECKING:
    from altair import FacetChart, LayerChart

HUES = ("reply", "claim", "background", "premise", "conclusion", "objection")
"""The roles whose hues the lines take, in the order of the map; then again, dashed."""
Dashes = Literal["solid", "dashed", "dotted"]
DASHES: dict[Dashes, list[int]] = {"solid": [1, 0], "dashed": [6, 3], "dotted": [2, 2]}


class Line(NamedTuple):
    """One conclusion in the chart: its identifier, its place among the conclusions (which decides
    hue and dashes, whatever the scenario), its name, and its probability at each percent.
    """

    id: str
    place: int
    name: str
    values: tuple[tuple[int, float], ...]

    @property
    def hue(self) -> str:
        """The role whose hue the line has."""
        return HUES[self.place % len(HUES)]

    @property
    def dashes(self) -> Dashes:
        """How it is drawn, for lines of one hue to be told apart."""
        return tuple(DASHES)[self.place // len(HUES) % len(DASHES)]

    @property
    def look(self) -> str:
        """Hue and dashes in two words, which a legend takes as its classes."""
        return f"{self.hue} {self.dashes}"


def lines_of(map: ArgumentMap, curves: Mapping[str, Curve]) -> list[Line]:
    """The curves that are known and not zero throughout, the likeliest first; conclusions that
    share a title are told apart.
    """
    known = {name: curve for name, curve in curves.items() if curve.complete}
    titles = {name: called(map.statements[name]) for name in known}
    lines = []
    for place, (name, curve) in enumerate(curves.items()):
        if name not in known:
            continue
        title = titles[name]
        twin = list(titles.values()).count(title) > 1
        low, high = CREDENCES
        values = tuple((p, at_percent(curve, p)) for p in range(low, high + 1))
        if not any(value for _, value in values):
            continue  # A line along the axis; the table says that it never stands.
        lines.append(Line(name, place, f"{title} ({name})" if twin else title, values))
    return sorted(lines, key=lambda line: -sum(value for _, value in line.values))


def curve_chart(
    lines: Sequence[Line], credence: int, theme: Theme = "light"
) -> LayerChart | FacetChart:
    """The chart in a theme, with a rule at one half and at a credence in percent."""
    import altair as alt

    colours = palette(theme)
    names = [line.name for line in lines]
    ink, faint = colours["dim"], colours["faint"]
    hues = [colours[f"{line.hue}-border"] for line in lines]
    dashes = [DASHES[line.dashes] for line in lines]
    rows = [
        {"conclusion": line.name, "credence": p / 100, "probability": value}
        for line in lines
        for p, value in line.values
    ]
    span = alt.Scale(domain=[bound / 100 for bound in CREDENCES], nice=False, zero=False)
    colour = alt.Color("conclusion:N", scale=alt.Scale(domain=names, range=hues), legend=None)
    x = alt.X(
        "credence:Q",
        title="credence in each premise",
        scale=span,
        axis=alt.Axis(
            format=".0%", grid=False, values=[0.5, 0.6, 0.7, 0.8, 0.9, 1.0], labelColor=ink,
            titleColor=ink, titleFontWeight="normal", labelFontSize=12, titleFontSize=12,
        ),
    )  # fmt: skip
    y = alt.Y(
        "probability:Q",
        title=None,
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", tickCount=5, labelColor=ink, labelFontSize=12),
    )
    lines_layer = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(strokeWidth=2)
        .encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash(
                "conclusion:N", scale=alt.Scale(domain=names, range=dashes), legend=None
            ),
            tooltip=[
                alt.Tooltip("conclusion:N", title="Conclusion"),
                alt.Tooltip("credence:Q", title="Credence", format=".0%"),
                alt.Tooltip("probability:Q", title="Probability", format=".3~%"),
            ],
        )
    )
    half = (
        alt.Chart(alt.InlineData(values=[{"probability": 0.5}]))
        .mark_rule(strokeDash=[2, 3], color=faint)
        .encode(y="probability:Q")
    )
    here = (
        alt.Chart(alt.InlineData(values=[{"credence": credence / 100}]))
        .mark_rule(color=faint)
        .encode(x=alt.X("credence:Q", scale=span))
    )
    return alt.layer(half, here, lines_layer).properties(
        height=220,
        description="How probably each conclusion stands, by the credence in each premise; the "
        "table below has the values.",
    )
