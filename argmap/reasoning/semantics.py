"""The semantics that a map can be evaluated by, and the modes of acceptance: one table for all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from argmap.errors import ArgmapError

SemanticsName = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal"]
Mode = Literal["skeptical", "credulous"]

GROUNDED: SemanticsName = "grounded"
SKEPTICAL: Mode = "skeptical"
CREDULOUS: Mode = "credulous"

MODES: Mapping[Mode, str] = MappingProxyType(
    {SKEPTICAL: "in each extension", CREDULOUS: "in some extension"}
)
"""Where a statement must be IN to be accepted; the default first."""


class Semantics(NamedTuple):
    """A semantics of abstract argumentation.

    `code` is what the argumentation competition (ICCMA) calls it; `says` describes it in a
    sentence or two; `modes` tells whether skeptical and credulous acceptance can differ: grounded
    and ideal have one extension each.
    """

    code: str
    modes: bool
    says: str


SEMANTICS: Mapping[SemanticsName, Semantics] = MappingProxyType(
    {
        GROUNDED: Semantics(
            "GR",
            False,
            "Only what is beyond dispute stands. Where nothing settles a conflict, both sides "
            "stay contested.",
        ),
        "complete": Semantics(
            "CO",
            True,
            "Every defensible way to take sides or to leave a conflict open, from the most "
            "cautious to the boldest.",
        ),
        "preferred": Semantics(
            "PR",
            True,
            "The boldest defensible ways to take sides: as much stands as can stand together.",
        ),
        "stable": Semantics(
            "ST",
            True,
            "Only ways to take sides that leave nothing contested. There may be none.",
        ),
        "semi-stable": Semantics(
            "SST",
            True,
            "The ways to take sides that leave the fewest conflicts open; the stable ones, where "
            "there are any.",
        ),
        "ideal": Semantics(
            "ID",
            False,
            "What all preferred extensions share and can defend by itself: at times a little "
            "bolder than grounded.",
        ),
    }
)
"""By name, the default first."""


def check_semantics(semantics: str, mode: str = SKEPTICAL) -> None:
    """Raise `ArgmapError` where there is no such semantics or mode."""
    if semantics not in SEMANTICS:
        raise ArgmapError(
            f"no semantics is called {semantics!r}", mend=f"choose of {', '.join(SEMANTICS)}"
        )
    if mode not in MODES:
        raise ArgmapError(f"no mode is called {mode!r}", mend=f"choose of {', '.join(MODES)}")
