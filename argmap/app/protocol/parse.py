"""Untrusted values from the browser as typed ones, or refused."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from argmap.app.protocol.actions import ACTIONS, Action


@dataclass(frozen=True)
class Message:
    """What the page sends: its `client`, the running `number` of the message, the `version` of the
    view that it shows (None before the first), and what the reader did.
    """

    client: str
    number: int
    version: str | None
    actions: tuple[Action, ...]


def parse_message(value: object) -> Message | None:
    """The message; None where it is none. Actions that are not as the page sends them are left
    out.
    """
    if not isinstance(value, dict):
        return None
    client, number, actions = value.get("client"), value.get("number"), value.get("actions")
    # Not `isinstance`: True is an `int`.
    if type(client) is not str or type(number) is not int or not isinstance(actions, list):
        return None
    version = value.get("version")
    known = tuple(parsed for one in actions if (parsed := parse_action(one)) is not None)
    return Message(client, number, version if isinstance(version, str) else None, known)


def parse_action(value: object) -> Action | None:
    """The action; None where the type is unknown, a field is missing, or one has another type.

    Keys that the action does not have are passed over.
    """
    if not isinstance(value, dict) or not isinstance(name := value.get("type"), str):
        return None
    kind = ACTIONS.get(name)
    if kind is None:
        return None
    construct: Callable[..., Action] = kind
    hints, given = _hints(construct), {}
    for field in fields(kind):
        if field.name not in value:
            if field.default is MISSING:
                return None
        elif not conforms(value[field.name], hints[field.name]):
            return None
        else:
            found = value[field.name]
            # Actions are frozen, and lists are not.
            given[field.name] = tuple(found) if isinstance(found, list) else found
    return construct(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    # Without the extras `NotRequired` would be taken off.
    return get_type_hints(kind, include_extras=True)


def conforms(value: object, hint: Any) -> bool:
    """Whether a value out of JSON is of a type: `str`, `int`, `Literal`, unions, sequences, `dict`
    of strings or of all of some literals, and `TypedDict`, which may have no other keys.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any or hint is object:
        return True
    if hint is None or hint is type(None):
        return value is None
    if is_typeddict(hint):
        return _conforms_to_keys(value, hint)
    if origin in (Union, types.UnionType):
        return any(conforms(value, one) for one in arguments)
    if origin is Literal:
        # 1 equals True and 1.0, which are other values in JSON.
        return any(type(value) is type(one) and value == one for one in arguments)
    if origin is NotRequired:
        return conforms(value, arguments[0])
    if origin is dict:
        return (
            isinstance(value, dict)
            and value.keys() >= set(get_args(arguments[0]))
            and all(conforms(key, arguments[0]) for key in value)
            and all(conforms(one, arguments[1]) for one in value.values())
        )
    if origin is list or (origin is tuple and arguments[-1] is Ellipsis):
        return isinstance(value, list) and all(conforms(one, arguments[0]) for one in value)
    if origin is tuple:
        return (
            isinstance(value, list)
            and len(value) == len(arguments)
            and all(map(conforms, value, arguments))
        )
    if hint is float:
        # JavaScript writes 1.0 as 1.
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is hint


def _conforms_to_keys(value: object, hint: Any) -> bool:
    hints = _hints(hint)
    return (
        isinstance(value, dict)
        and hint.__required_keys__ <= value.keys() <= hints.keys()
        and all(conforms(one, hints[key]) for key, one in value.items())
    )
