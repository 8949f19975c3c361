"""The types of the protocol for JavaScript: `python -m argmap.app.protocol.typescript` writes
`argmap/app/component/browser/protocol.d.ts`.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import (
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from argmap.app.protocol import view
from argmap.app.protocol.actions import ACTIONS, NewStance
from argmap.view import scene_parts

_HEAD = """// Written by `python -m argmap.app.protocol.typescript` from argmap/app/protocol.

export interface Message {
  client: string;
  number: number;
  version: string | null;
  actions: Action[];
}

export type Answer = FullAnswer | PatchAnswer;
/** Section, then key, then the new value; null is gone. */
export type Patch = PatchAnswer["patch"];
"""
_PLAIN: dict[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    object: "unknown",
    types.NoneType: "null",
}


def declarations() -> str:
    """The text of `protocol.d.ts`."""
    actions = list(ACTIONS.items())
    values = [*_values_of(scene_parts), *_values_of(view)]
    union = "".join(f"\n  | {kind.__name__}" for _, kind in actions)
    return "\n".join(
        [
            _HEAD,
            f"export type Action ={union};\n",
            *(_interface(kind, name) for name, kind in actions),
            *(_interface(kind) for kind in (NewStance, *values)),
        ]
    )


def _values_of(module: types.ModuleType) -> list[type]:
    """The typed dictionaries that a module defines."""
    named = vars(module).values()
    return [one for one in named if is_typeddict(one) and one.__module__ == module.__name__]


def _interface(kind: type, wire_name: str = "") -> str:
    lines = [f'  type: "{wire_name}";'] if wire_name else []
    lines += [f"  {name}: {_type(hint)};" for name, hint in _members(kind)]
    return f"{_comment(kind)}export interface {kind.__name__} {{\n" + "\n".join(lines) + "\n}\n"


def _comment(kind: type) -> str:
    lines = inspect.cleandoc(kind.__doc__ or "").splitlines()
    if len(lines) == 1:
        return f"/** {lines[0]} */\n"
    return "/**\n" + "".join(f" * {line}\n" for line in lines) + " */\n"


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """Each key, with a question mark where it may be missing, and its type."""
    hints = get_type_hints(kind, include_extras=True)
    if is_dataclass(kind):
        optional = {field.name for field in fields(kind) if field.default is not MISSING}
    else:
        optional = set(kind.__optional_keys__)  # type: ignore[attr-defined]
    for name, hint in hints.items():
        yield f"{name}?" if name in optional else name, hint


def _type(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_typeddict(hint):
        return str(hint.__name__)
    if origin in (NotRequired, Required):
        return _type(arguments[0])
    if origin is Literal:
        return " | ".join(f'"{one}"' for one in arguments)
    if origin in (Union, types.UnionType):
        return " | ".join(map(_type, arguments))
    if origin is dict:
        return f"{{ [key: string]: {_type(arguments[1])} }}"
    if origin is list or (origin is tuple and arguments[-1] is Ellipsis):
        inner = _type(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    raise TypeError(f"no TypeScript is known for {hint!r}")


if __name__ == "__main__":
    target = Path(str(files("argmap.app.component"))) / "browser" / "protocol.d.ts"
    target.write_text(declarations(), encoding="utf-8")
