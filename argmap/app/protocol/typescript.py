"""The types of the protocol for JavaScript: `python -m argmap.app.protocol.typescript` writes
`argmap/app/component/browser/protocol.d.ts`.
"""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from importlib.resources import files
from pathlib import Path
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

from argmap.app.protocol import actions, view
from argmap.app.protocol.actions import ACTIONS, NewStance
from argmap.app.protocol.patch import Patch
from argmap.reasoning.semantics import Mode, SemanticsName
from argmap.source.passages import StatusName
from argmap.view import scene_parts
from argmap.view.edge_routing import Point, Rect
from argmap.view.excerpt import Kind
from argmap.view.tokens import RoleName, Theme
from argmap.view.words import StepVerdict, Verdict

_HEAD = """// Written by `python -m argmap.app.protocol.typescript` from argmap/app/protocol.

export interface Message {
  client: string;
  number: number;
  version: string | null;
  actions: Action[];
}

/** Section, then key, then the new value; null is gone. */
export type PatchOf<Value> = { [Section in keyof Value]?: Changes<Value[Section]> };
type Changes<Section> = { [Key in keyof Section]?: Section[Key] | null };
export type Patch = PatchOf<View>;
"""
_WIDTH = 100
_PLAIN: dict[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    types.NoneType: "null",
}
_ALIASES: dict[str, Any] = {
    "Action": actions.Action,
    "Answer": view.Answer,
    "Stance": actions.StanceName,
    "Deed": view.Deed,
    "Role": RoleName,
    "Verdict": Verdict,
    "StepVerdict": StepVerdict,
    "Semantics": SemanticsName,
    "Mode": Mode,
    "Kind": Kind,
    "Theme": Theme,
    "ExportKind": actions.ExportKind,
    "PassageStatus": StatusName,
    "Relation": view.Relation,
    "Where": view.Where,
    "Branch": view.Branch,
    "EdgeKind": scene_parts.EdgeKind,
    "Head": scene_parts.Head,
    "Point": Point,
    "Rect": Rect,
}
"""What has a name in JavaScript besides the actions and typed dictionaries."""
_NAMES = {**_PLAIN, Patch: "Patch", **{hint: name for name, hint in _ALIASES.items()}}


def declarations() -> str:
    """The text of `protocol.d.ts`."""
    values = [*_values_of(scene_parts), *_values_of(view)]
    return "\n".join(
        [
            _HEAD,
            *(_alias(name, hint) for name, hint in _ALIASES.items()),
            *(_interface(kind, name) for name, kind in ACTIONS.items()),
            *(_interface(kind) for kind in (NewStance, *values)),
        ]
    )


def _values_of(module: types.ModuleType) -> list[type]:
    """The typed dictionaries that a module defines."""
    named = vars(module).values()
    # What a module imports is among its names too.
    return [one for one in named if is_typeddict(one) and one.__module__ == module.__name__]


def _alias(name: str, hint: Any) -> str:
    kinds = _spelled(hint)
    line = f"export type {name} = {kinds};\n"
    if len(line) > _WIDTH:
        kinds = kinds.replace(" | ", "\n  | ")
        return f"export type {name} =\n  | {kinds};\n"
    return line


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
    """A type by its name where it has one."""
    return _NAMES.get(hint) or _spelled(hint)


def _spelled(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint) or hint in ACTIONS.values():
        return str(hint.__name__)
    if origin is NotRequired:
        return _type(arguments[0])
    if origin is Literal:
        return " | ".join(map(json.dumps, arguments))
    if origin in (Union, types.UnionType):
        return " | ".join(map(_type, arguments))
    if origin is dict:
        return f"Record<{_type(arguments[0])}, {_type(arguments[1])}>"
    if origin is list or (origin is tuple and arguments[-1] is Ellipsis):
        inner = _type(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, arguments))}]"
    raise TypeError(f"no TypeScript is known for {hint!r}")


if __name__ == "__main__":
    target = Path(str(files("argmap.app.component"))) / "browser" / "protocol.d.ts"
    target.write_text(declarations(), encoding="utf-8")
