"""Files that the reader takes away from the page, as plain values for the browser to save."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from argmap.app.loaded import LoadedMap
from argmap.app.reading import Reading
from argmap.errors import ArgmapError
from argmap.view.exports import EXPORTS, Shown
from argmap.view.tokens import Theme

SECTIONS = ("boxes", "steps", "edges", "extent")
"""The sections of a view that are the scene on show."""

OFFERED = {name: {"what": kind.what, "ending": kind.ending} for name, kind in EXPORTS.items()}
"""The kinds of file that the page offers, by name."""

_UNFIT = re.compile(r"[^\w.-]+")


def exported(loaded: LoadedMap, view: Mapping[str, Any], reading: Reading, action: Mapping[str, Any]) -> dict[str, Any]:
    """The file that an action asks for, of the view on show: its name, media type, and content in base64.

    Raises `ArgmapError` where it cannot be made.
    """
    kind = EXPORTS.get(str(action.get("kind")))
    if kind is None or not reading.judging.grounded:
        raise ArgmapError("This cannot be exported", mend="judge by grounded, and choose one of the kinds offered")
    scene = {section: view[section] for section in SECTIONS}
    theme: Theme = "dark" if action.get("theme") == "dark" else "light"
    content = kind.made(Shown(loaded.map, loaded.evaluate(reading.scenario), scene, loaded.schemes, theme))
    name = _UNFIT.sub("-", loaded.map.notation)[:80].strip("-.") or "map"
    return {"name": name + kind.ending, "media": kind.media_type, "content": b64encode(content).decode()}
