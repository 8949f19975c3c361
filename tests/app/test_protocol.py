"""The types of what passes between Python and the page: JavaScript has the same, what comes from
the browser is one of them or refused, and what goes there is as they say.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.app.exchange import _HANDLERS, Exchange
from argmap.app.protocol.actions import ACTIONS, ExportFile, Select, SetStances, Show
from argmap.app.protocol.parse import Message, conforms, parse_action, parse_message
from argmap.app.protocol.typescript import declarations
from argmap.app.protocol.view import View
from argmap.app.state.history import History
from argmap.app.state.loaded import LoadedMap, load
from argmap.app.state.reading import first_reading
from argmap.app.view_models.own_copy import OwnCopy

ROOT = Path(__file__).resolve().parents[2]
MAPS = ["tests/cases/library.ttl", "tests/cases/dilemma.ttl", "docs/bread.ttl"]
NO_TYPE = st.dictionaries(st.text(), st.none() | st.integers() | st.text())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def test_the_types_for_javascript_are_those_of_python() -> None:
    committed = files("argmap.app.component") / "browser" / "protocol.d.ts"
    assert committed.read_text("utf-8") == declarations(), (
        "run `python -m argmap.app.protocol.typescript`"
    )


def test_each_kind_of_action_is_handled() -> None:
    assert set(_HANDLERS) == set(ACTIONS.values())


@pytest.mark.parametrize("kind", ACTIONS.values())
def test_an_action_comes_through_the_wire_as_it_was(kind: type) -> None:
    examples: dict[str, object] = {"part": 3, "size": 4, "steps": 1, "replaces": True}
    examples["stances"] = ({"id": "a", "stance": "open"},)
    words = {"stance": "denied", "kind": "focus" if kind is Show else "svg", "theme": "dark"}
    words |= {"semantics": "ideal", "mode": "credulous"}
    texts = dict.fromkeys(get_type_hints(kind), "text")
    fields = {name: (texts | examples | words)[name] for name in texts}
    if kind is ExportFile:
        fields["part"] = "whole"
    action = kind(**fields)
    name = next(name for name, one in ACTIONS.items() if one is kind)
    assert parse_action(json.loads(json.dumps({"type": name, **asdict(action)}))) == action


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"type": "fly"},
        {"type": ["select"], "id": "a"},
        {"type": "select"},
        {"type": "select", "id": 3},
        {"type": "set_stance", "id": "a", "stance": "wild"},
        {"type": "set_stances", "stances": {"id": "a", "stance": "open"}},
        {"type": "set_stances", "stances": [{"id": "a"}]},
        {"type": "set_stances", "stances": [{"id": "a", "stance": "open", "more": 1}]},
        {"type": "show", "kind": "focus", "steps": True},
        {"type": "send_copy_part", "part": "0", "name": "", "size": 0, "content": ""},
        {"type": "export_file", "kind": "svg", "theme": "pink"},
        {"type": "export_file", "kind": "no-such"},
        {"type": "set_semantics", "semantics": "mystical", "mode": "skeptical"},
    ],
)
def test_what_is_no_action_is_refused(value: object) -> None:
    assert parse_action(value) is None


def test_what_may_be_left_out_has_a_default() -> None:
    assert parse_action({"type": "show", "kind": "main"}) == Show("main")
    assert parse_action({"type": "set_stances", "stances": []}) == SetStances(())


@given(JSON, JSON, st.sampled_from(list(ACTIONS)), NO_TYPE)
def test_nothing_from_the_browser_is_an_error(
    one: object, other: object, name: str, fields: dict[str, object]
) -> None:
    parse_message(one)
    message = {"client": "c", "number": 1, "actions": [one, {**fields, "type": name}], "x": other}
    parsed = parse_message(message)
    assert parsed is not None
    for action in parsed.actions:
        assert type(action) in _HANDLERS


def test_a_message_keeps_the_actions_that_are_some() -> None:
    value = {"client": "c", "number": 2, "actions": [3, {"type": "select", "id": "a"}]}
    assert parse_message(value) == Message("c", 2, None, (Select("a"),))
    assert parse_message({**value, "number": True}) is None


def view_of(loaded: LoadedMap, *actions: dict[str, object]) -> object:
    exchange = Exchange(
        loaded, History(first_reading(loaded.map)), OwnCopy(loaded.map, keeps=False)
    )
    exchange.receive({"client": "c", "number": 1, "actions": list(actions)})
    return json.loads(json.dumps(exchange.answer()))["full"]


def faults(value: object, kind: type) -> list[str]:
    """The sections, and in them the keys, that are not as the type says."""
    assert isinstance(value, dict)
    hints = get_type_hints(kind)
    wrong = [f"{name}: {one!r:.300}" for name, one in value.items() if name not in hints]
    return wrong + [
        f"{name}: {value.get(name)!r:.600}"
        for name, hint in hints.items()
        if not conforms(value.get(name), hint)
    ]


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize(
    "actions",
    [
        [],
        [{"type": "show", "kind": "whole"}, {"type": "analyse"}],
        [{"type": "show", "kind": "guided"}, {"type": "save_scenario", "name": "Mine"}],
        [{"type": "export_file", "kind": "json"}, {"type": "open_map", "name": "", "content": "-"}],
        [{"type": "set_semantics", "semantics": "preferred", "mode": "credulous"}],
    ],
)
def test_the_view_is_as_its_types_say(name: str, actions: list[dict[str, object]]) -> None:
    assert faults(view_of(load(str(ROOT / name)), *actions), View) == []


def test_the_view_of_the_paper_is_as_its_types_say() -> None:
    paper = load(None)
    assert faults(view_of(paper), View) == []
