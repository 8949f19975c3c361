"""The colours of page, canvas and exports alike, read from the one place that holds them:
Streamlit's theme.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

from argmap.model import Role
from argmap.resources import theme_file

Theme = Literal["light", "dark"]
RoleName = Literal[
    "conclusion", "claim", "premise", "background", "objection", "reply", "statement"
]

ROLES: Mapping[Role, RoleName] = {
    Role.CONCLUSION: "conclusion",
    Role.CLAIM: "claim",
    Role.PREMISE: "premise",
    Role.BACKGROUND: "background",
    Role.OBJECTION: "objection",
    Role.REPLY: "reply",
    Role.STATEMENT: "statement",
}
"""The name of each role in the scene and in colour tokens."""

MARKS = {
    "conclusion": "★",
    "claim": "◆",
    "premise": "●",
    "background": "▣",
    "objection": "✕",
    "reply": "↩",
    "statement": "◇",
}
"""The mark of each role, so that no role is told by colour alone."""

_KEYS = {
    "page": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "ink": "textColor",
    "dim": "grayTextColor",
    "faint": "grayColor",
    "line": "borderColor",
    "accent": "primaryColor",
    "change": "orangeColor",
    "fallen-fill": "grayBackgroundColor",
    "conclusion-border": "yellowColor",
    "conclusion-fill": "yellowBackgroundColor",
    "claim-border": "blueColor",
    "claim-fill": "blueBackgroundColor",
    "premise-border": "greenColor",
    "premise-fill": "greenBackgroundColor",
    "background-border": "violetColor",
    "background-fill": "violetBackgroundColor",
    "objection-border": "redColor",
    "objection-fill": "redBackgroundColor",
}
"""The key of Streamlit's theme that holds each token."""


@cache
def palette(theme: Theme) -> Mapping[str, str]:
    """Each colour token ("page", "claim-fill", ...) as `#rrggbb`.

    Streamlit's theme has no teal: the border of a reply is the last of its categorical chart
    colours, its fill is mixed of that and the panel. A statement without a role is drawn in grey.
    """
    theme_table = tomllib.loads(theme_file().read_text(encoding="utf-8"))["theme"]
    values = theme_table | theme_table[theme]
    colours = {token: values[key].lower() for token, key in _KEYS.items()}
    teal = values["chartCategoricalColors"][-1].lower()
    colours["reply-border"], colours["reply-fill"] = teal, _mixed(teal, colours["panel"], 0.14)
    colours["statement-border"], colours["statement-fill"] = colours["dim"], colours["panel"]
    return colours


def _mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid over another at this opacity."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02x}" for top, below in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
