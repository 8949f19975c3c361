"""Edits in JSON: the same in a file, over HTTP and in the store.

`{"do": "add-statement", "title": "It is late", "reason_for": "leave"}`: `do` is the kind in small
letters with hyphens, the other keys are the fields; what is left out stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, get_args

from argmap.document.edits import Edit
from argmap.errors import EditError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KINDS: Mapping[str, type[Edit]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower(): kind for kind in get_args(Edit)
}
"""The kinds of edits by the name that `do` gives them."""

_NAMES = {kind: name for name, kind in KINDS.items()}


def edit_from_json(text: str) -> Edit:
    """The edit that a JSON object says. Raises `EditError` where it says none."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise EditError(f"an edit is not JSON ({error})", mend=_EXAMPLE) from None
    except RecursionError:
        raise EditError("an edit is nested too deep", mend=_EXAMPLE) from None
    return edit_of(value)


def edit_of(value: object) -> Edit:
    """The edit that a value of JSON says. Raises `EditError` where it says none."""
    if not isinstance(value, dict) or not isinstance(value.get("do"), str):
        raise EditError('an edit is an object of JSON with "do" in it', mend=_EXAMPLE)
    name = value["do"]
    kind = KINDS.get(name)
    if kind is None:
        raise EditError(f"there is no edit {name!r}", mend=f"use one of {', '.join(KINDS)}")
    given = {key: one for key, one in value.items() if key != "do"}
    known = [field.name for field in fields(kind)]
    if unknown := sorted(given.keys() - set(known)):
        raise EditError(
            f"{name} takes no {unknown[0]!r}", place=name, mend=f"use {', '.join(known)}"
        )
    from pydantic import ValidationError

    try:
        return _adapter(name).validate_json(json.dumps(given), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise EditError(
            f"{name}: {where}: {first['msg']}", mend=f"use {', '.join(known)}"
        ) from None


_EXAMPLE = 'write one like {"do": "reword", "id": "thesis", "title": "It can survive"}'


@cache
def _adapter(name: str) -> TypeAdapter[Edit]:
    from pydantic import TypeAdapter

    return TypeAdapter(KINDS[name])


def as_json(edit: Edit) -> dict[str, object]:
    """The edit as an object of JSON, without what it leaves as it is."""
    kind = type(edit)
    given = {
        field.name: _plain(getattr(edit, field.name))
        for field in fields(kind)
        if field.default is MISSING or getattr(edit, field.name) != field.default
    }
    return {"do": _NAMES[kind], **given}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "_asdict"):
        return {key: _plain(one) for key, one in value._asdict().items() if one != ""}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
