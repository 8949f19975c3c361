"""Text on the canvas, where no tool sees it, has a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3); marks
and rings of 3 to 1 (1.4.11).
"""

import pytest

from argmap.view.tokens import ROLES, palette

NAMES = sorted(set(ROLES.values()))
TEXT = [
    *(("ink", f"{role}-fill") for role in NAMES),  # a statement that is not fallen
    *(("dim", f"{role}-fill") for role in NAMES),  # "stands"
    *(("objection-border", f"{role}-fill") for role in ("objection",)),
    ("dim", "fallen-fill"),  # a fallen statement
    ("objection-border", "fallen-fill"),  # "falls"
    ("dim", "page"),  # a step's scheme
    ("accent", "panel"),  # a badge
]
MARKS = [(f"{role}-border", f"{role}-fill") for role in NAMES] + [
    (f"{role}-border", "fallen-fill") for role in NAMES
]
RINGS = [("accent", "page"), ("objection-border", "page"), ("dim", "page"), ("change", "page")]


def luminance(colour):
    """Relative luminance of `#rrggbb` as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text(theme, text, ground):
    assert contrast(palette(theme)[text], palette(theme)[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS + RINGS)
def test_marks_and_rings(theme, mark, ground):
    assert contrast(palette(theme)[mark], palette(theme)[ground]) >= 3
