"""How each part of a drawing looks in each state: one table, read as attributes for a still picture
and as CSS for a page in which states change. It paints what the canvas paints
(`paint.js`).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple, Protocol

from argmap.view.tokens import MARKS, Theme, palette

Style = Mapping[str, str]
"""Presentation attributes; a value `$token` names a colour."""


class StyleRule(NamedTuple):
    """How a part looks where the group that it is in has all these states."""

    part: str
    states: frozenset[str]
    style: Style


def _rule(part: str, states: str = "", **style: str | float) -> StyleRule:
    return StyleRule(
        part,
        frozenset(states.split()),
        {key.replace("_", "-"): str(value) for key, value in style.items()},
    )


_HUES = [
    rule
    for role in MARKS
    for rule in (
        _rule("frame", role, fill=f"${role}-fill", stroke=f"${role}-border"),
        _rule("mark", role, fill=f"${role}-border"),
        _rule("sign", role, stroke=f"${role}-border"),
    )
]

_RULES = (
    _rule("tile-link", fill="none", stroke="$faint", stroke_width=1.5, opacity=0.4),
    _rule("tile-link", "attack", stroke="$objection-border"),
    _rule("tile", fill="$panel", stroke="$line", stroke_width=1.5),
    _rule("tile-title", fill="$ink", font_weight=600),
    _rule("overview-title", fill="$ink", font_weight=600, display="none"),
    _rule("edge", fill="none", stroke="$dim", stroke_width=1.5, stroke_linecap="round"),
    _rule("edge", "attack", stroke="$objection-border", stroke_width=2),
    _rule("edge", "support fails", stroke="$faint", stroke_dasharray="0.5 5"),
    _rule("edge", "attack fails", stroke_width=1.6, stroke_dasharray="7 5", opacity=0.75),
    _rule("arrow", fill="$dim", stroke="$dim", stroke_width=1.3, stroke_linejoin="round"),
    _rule("arrow", "fails", fill="$page", stroke="$faint"),
    _rule(
        "cross", fill="none", stroke="$objection-border", stroke_width=2.4, stroke_linecap="round"
    ),
    _rule("cross", "fails", stroke_width=1.8, opacity=0.75),
    _rule("dot", fill="$dim", stroke="$dim", stroke_width=1.5),
    _rule("dot", "falls", fill="$page", stroke="$faint", stroke_dasharray="2.5 2.5"),
    _rule("dot", "contested", fill="$page", stroke="$change"),
    _rule("label", fill="$dim"),
    _rule("frame", stroke_width=1.2),
    *_HUES,
    # After the hues: of two rules for as many states the later one wins.
    _rule("frame", "falls", fill="$fallen-fill", stroke="$faint", stroke_dasharray="4 3"),
    _rule("frame", "contested", stroke="$change"),
    _rule("frame", "thesis", stroke_width=2.8),
    _rule("inner", fill="none", stroke="$change", stroke_width=1.2, display="none"),
    _rule("inner", "contested", display="inline"),
    _rule("ring", fill="none", stroke="$change", stroke_width=2, display="none"),
    _rule("ring", "changed", display="inline"),
    _rule("sign", fill="none", stroke_width=1.6, stroke_linecap="round", stroke_linejoin="round"),
    _rule("word", fill="$dim"),
    _rule("word", "falls", fill="$objection-border"),
    _rule("word", "contested", fill="$change"),
    _rule("line", fill="$ink"),
    _rule("line", "falls", fill="$dim"),
    _rule("track", fill="$faint"),
    _rule("track", "on", fill="$premise-border"),
    *(
        rule
        for verdict in ("falls", "contested")
        for rule in (
            _rule("track", f"on {verdict}", fill="$panel", stroke="$dim", stroke_width=1.2),
            _rule("knob-on", f"on {verdict}", fill="$dim"),
        )
    ),
    _rule("knob", fill="$panel"),
    _rule("knob-on", fill="$panel", display="none"),
    _rule("knob", "on", display="none"),
    _rule("knob-on", "on", display="inline"),
    _rule("badge", fill="$panel", stroke="$line", stroke_width=1),
    _rule("count", fill="$accent"),
    _rule("paper", fill="$page"),
    _rule("heading", fill="$ink"),
    _rule("byline", fill="$dim"),
    _rule("cut", fill="none", stroke="$dim", stroke_width=0.75, stroke_dasharray="5 4"),
    _rule("tile-name", fill="$ink", opacity=0.6),
    _rule("register", fill="none", stroke="$ink", stroke_width=0.75),
    _rule("rule", fill="none", stroke="$line", stroke_width=1),
)

RULES: tuple[StyleRule, ...] = tuple(sorted(_RULES, key=lambda rule: len(rule.states)))
"""In the order in which later ones win: as in CSS, a rule for more states wins over one for fewer.
"""


def style_of(part: str, states: Set[str]) -> dict[str, str]:
    """The attributes of a part in a group with these states."""
    style: dict[str, str] = {}
    for rule in RULES:
        if rule.part == part and rule.states <= states:
            style |= rule.style
    return style


class SvgStyle(Protocol):
    """How an element is told its look."""

    def attributes(self, part: str, states: Set[str]) -> str | None:
        """What stands in its tag; None where it is not to be seen and never will be."""


class InlineStyle:
    """For a picture that does not change: colours as attributes, which every program
    understands.
    """

    def __init__(self, colours: Mapping[str, str]) -> None:
        self.colours = colours

    def attributes(self, part: str, states: Set[str]) -> str | None:
        """The look as presentation attributes."""
        style = style_of(part, states)
        if style.pop("display", "") == "none":
            return None
        return " ".join(f'{key}="{_coloured(value, self.colours)}"' for key, value in style.items())


def paper_style(theme: Theme) -> InlineStyle:
    """The style of what is printed: paper is white where the theme is light."""
    return InlineStyle(dict(palette(theme)) | ({"page": "#ffffff"} if theme == "light" else {}))


class ClassStyle:
    """For a page whose states change: each part is a class, and `css` says how it looks in which
    state.
    """

    def attributes(self, part: str, states: Set[str]) -> str | None:
        """The class."""
        return f'class="{part}"'


def css() -> str:
    """The rules for parts of class `part` directly in a group that has the states as classes;
    colours are custom properties.
    """
    return "\n".join(f"{_selector(rule)}{{{_declarations(rule.style)}}}" for rule in RULES)


def custom_properties(colours: Mapping[str, str]) -> str:
    """The colour tokens as CSS custom properties."""
    return "".join(f"--{token}:{colour};" for token, colour in colours.items())


def _selector(rule: StyleRule) -> str:
    group = "".join(f".{state}" for state in sorted(rule.states))
    return f"{group}>.{rule.part}" if group else f".{rule.part}"


def _declarations(style: Style) -> str:
    return ";".join(
        f"{key}:{f'var(--{value[1:]})' if value[0] == '$' else value}"
        for key, value in style.items()
    )


def _coloured(value: str, colours: Mapping[str, str]) -> str:
    return colours[value[1:]] if value.startswith("$") else value
