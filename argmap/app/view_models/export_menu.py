"""Files that the reader takes away from the page, as plain values for the browser to save."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import PATIENCE, button_words, judge
from argmap.errors import ArgmapError
from argmap.reasoning import Evaluation
from argmap.view.exports import EXPORTS, Shown
from argmap.view.tokens import Theme

SECTIONS = ("boxes", "steps", "edges", "extent", "tiles")
"""The sections of a view that are the scene on show."""

OFFERED = {name: {"what": kind.what, "ending": kind.ending} for name, kind in EXPORTS.items()}
"""The kinds of file that the page offers, by name."""

_UNFIT = re.compile(r"[^\w.-]+")


def exported(
    loaded: LoadedMap, view: Mapping[str, Any], reading: Reading, action: Mapping[str, Any]
) -> dict[str, Any]:
    """The file that an action asks for, of the view on show: its name, media type, and content in
    base64.

    Raises `ArgmapError` where it cannot be made.
    """
    kind = EXPORTS.get(str(action.get("kind")))
    if kind is None:
        raise ArgmapError("This cannot be exported", mend="choose one of the kinds offered")
    scene = {section: view[section] for section in SECTIONS}
    theme: Theme = "dark" if action.get("theme") == "dark" else "light"
    judged = judge(loaded, *reading.basis)
    shown = Shown(
        loaded.map,
        judged,
        scene,
        loaded.schemes,
        theme,
        _judged_by(judged),
        judged.unsettled,
    )
    content = kind.made(shown)
    name = _UNFIT.sub("-", loaded.map.notation)[:80].strip("-.") or "map"
    return {
        "name": name + kind.ending,
        "media": kind.media_type,
        "content": b64encode(content).decode(),
    }


def _judged_by(judged: Evaluation) -> tuple[str, ...]:
    """By which semantics the verdicts are, and why some are missing, in sentences; none for
    grounded, which is the usual one.
    """
    if judged.grounded:
        return ()
    name, _, where = button_words(judged).partition(", ")
    stands = f": what stands does so {where}" if where else ""
    said = [f"Judged by {name} semantics{stands}."]
    if judged.extensions == 0:
        said.append(f"There is no {name} extension in this scenario, so nothing is judged.")
    elif judged.unsettled:
        said.append(f"What could not be settled within {PATIENCE:.0f} seconds is not judged.")
    return tuple(said)
