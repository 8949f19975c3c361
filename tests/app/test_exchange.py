"""What passes between page and browser: however messages are lost or doubled, the browser ends up
with the present view.
"""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.exchange import Exchange
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.state.saved_scenarios import MOST, SavedScenario, dump
from argmap.app.view_models.export_menu import offered
from argmap.app.view_models.own_copy import OwnCopy
from argmap.app.view_models.page_view import page_view
from argmap.model import Scenario
from tests.app.state.test_reading import actions

LOADED = load(str(Path(__file__).parents[1] / "cases" / "library.ttl"))


def start() -> Exchange:
    return Exchange(LOADED, History(first_reading(LOADED.map)), OwnCopy(LOADED.map, keeps=False))


def applied(view: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """What the page does with an answer (argmap/app/component/browser/session.js)."""
    if "full" in answer:
        return json.loads(json.dumps(answer["full"]))
    view = {section: dict(values) for section, values in view.items()}
    for section, values in json.loads(json.dumps(answer["patch"])).items():
        kept = view.setdefault(section, {})
        for key, value in values.items():
            if value is None and key in kept and not isinstance(kept[key], type(None)):
                del kept[key]
            else:
                kept[key] = value
    return view


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.lists(actions, max_size=3), st.booleans(), st.booleans()), max_size=8))
def test_differences_add_up_to_the_view(
    batches: list[tuple[list[dict[str, str]], bool, bool]],
) -> None:
    exchange = start()
    answer = exchange.answer()
    shown, have = applied({}, answer), answer["version"]
    for number, (acts, lost, doubled) in enumerate(batches, 1):
        message = {"client": "c", "number": number, "version": have, "actions": acts}
        for _ in range(1 + doubled):
            exchange.receive(message)
        answer = exchange.answer()
        if not lost:
            shown, have = applied(shown, answer), answer["version"]
            assert answer["received"] == number
    exchange.receive({"client": "c", "number": len(batches) + 1, "version": have, "actions": []})
    shown = applied(shown, exchange.answer())
    own = {
        "saved": {"scenarios": [], "name": "", "changed": False},
        "exports": offered(LOADED),
        "file": {},
        "copy": exchange.copy.view(None),
    }
    assert shown == json.loads(json.dumps({**page_view(LOADED, exchange.history), **own}))


def test_a_message_that_comes_twice_is_done_once() -> None:
    exchange = start()
    click = {
        "client": "c",
        "number": 1,
        "version": exchange.answer()["version"],
        "actions": [{"type": "toggle", "id": "serve-everyone"}],
    }
    exchange.receive(click)
    once = exchange.history
    exchange.receive(click)
    assert exchange.history == once
    assert once.present.scenario == Scenario(open=frozenset({"serve-everyone"}))
    exchange.receive({**click, "client": "another page"})
    assert exchange.history.present.scenario == Scenario()


def test_a_click_sends_little_of_the_view() -> None:
    exchange = start()
    full = exchange.answer()
    acts = [{"type": "toggle", "id": "obj-dull"}]
    exchange.receive({"client": "c", "number": 1, "version": full["version"], "actions": acts})
    answer = exchange.answer()
    assert "full" not in answer
    assert "texts" not in answer["patch"]
    assert "navigator" not in answer["patch"]


def test_what_a_verdict_hangs_on_comes_when_it_is_asked_for_and_is_then_remembered() -> None:
    exchange = start()
    first = exchange.answer()
    assert first["full"]["hangs"] == {
        "id": "open-sundays",
        "pending": True,
        "question": "What would bring it down",
    }
    exchange.receive(
        {"client": "c", "number": 1, "version": first["version"], "actions": [{"type": "analyse"}]}
    )
    second = exchange.answer()
    assert second["patch"].keys() == {"hangs"}
    assert second["patch"]["hangs"]["pending"] is False
    away = [{"type": "toggle", "id": "serve-everyone"}]
    exchange.receive({"client": "c", "number": 2, "version": second["version"], "actions": away})
    third = exchange.answer()
    assert third["patch"]["hangs"]["pending"] is True
    exchange.receive(
        {"client": "c", "number": 3, "version": third["version"], "actions": [{"type": "undo"}]}
    )
    assert exchange.answer()["patch"]["hangs"]["sets"] == second["patch"]["hangs"]["sets"]


def test_a_version_that_is_no_longer_known_gets_the_whole_view() -> None:
    exchange = start()
    exchange.answer()
    exchange.receive(
        {
            "client": "c",
            "number": 1,
            "version": "from-another-session",
            "actions": [{"type": "sync"}],
        }
    )
    assert "full" in exchange.answer()


def test_nonsense_from_the_browser_is_passed_over() -> None:
    exchange = start()
    for message in (
        None,
        7,
        {},
        {"client": "c", "number": "x", "actions": []},
        {"client": "c", "number": 1, "actions": [3, {"type": 4}, {}]},
    ):
        exchange.receive(message)
    assert exchange.history.present == first_reading(LOADED.map)


def test_scenarios_are_kept_dropped_opened_and_recalled() -> None:
    exchange = start()
    exchange.receive(
        {
            "client": "c",
            "number": 1,
            "actions": [
                {"type": "toggle", "id": "serve-everyone"},
                {"type": "save_scenario", "name": " Mine  own "},
            ],
        }
    )
    mine = SavedScenario(Scenario(open=frozenset({"serve-everyone"})))
    assert exchange.saved == {"Mine own": mine}
    exchange.receive(
        {
            "client": "c",
            "number": 2,
            "actions": [{"type": "reset"}, {"type": "open_scenario", "name": "Mine own"}],
        }
    )
    assert exchange.history.present.scenario == mine.scenario
    text = dump(LOADED.map, exchange.saved)
    exchange.receive(
        {"client": "c", "number": 3, "actions": [{"type": "delete_scenario", "name": "Mine own"}]}
    )
    assert exchange.saved == {}
    exchange.receive(
        {
            "client": "c",
            "number": 4,
            "actions": [{"type": "import_scenarios", "text": text, "name": "f.json"}],
        }
    )
    assert exchange.saved == {"Mine own": mine}
    exchange.receive(
        {
            "client": "c",
            "number": 5,
            "actions": [
                {"type": "import_scenarios", "text": "[", "name": "f.json"},
                {"type": "save_scenario"},
            ],
        }
    )
    assert "f.json" in exchange.notice
    assert exchange.saved == {"Mine own": mine}


def acted(exchange: Exchange, *actions: dict[str, Any]) -> None:
    message = {"client": "c", "number": exchange.received + 1, "actions": list(actions)}
    exchange.receive(message)
    exchange.answer()


def saved(exchange: Exchange) -> dict[str, Any]:
    exchange.shown = None
    answer: Any = exchange.answer()
    return dict(answer["full"]["saved"])


def test_a_used_name_is_never_taken_from_a_scenario_unless_that_is_asked_for() -> None:
    exchange = start()
    first, second = {"type": "toggle", "id": "serve-everyone"}, {"type": "reset"}
    acted(exchange, first, {"type": "save_scenario", "name": "Anna"})
    acted(exchange, second, {"type": "save_scenario", "name": "Anna"})
    assert list(exchange.saved) == ["Anna", "Anna (2)"]
    acted(exchange, {"type": "rename_scenario", "name": "Anna (2)", "to": "Anna", "note": "n"})
    assert list(exchange.saved) == ["Anna", "Anna (2)"]
    assert exchange.saved["Anna (2)"].note == "n"
    text = json.dumps({"scenarios": [{"name": "Anna", "denied": ["serve-everyone"]}]})
    acted(exchange, {"type": "import_scenarios", "text": text, "name": "f.json"})
    assert exchange.saved["Anna"].scenario == Scenario(open=frozenset({"serve-everyone"}))
    assert list(exchange.saved) == ["Anna", "Anna (2)", "Anna (3)"]
    replaced = {"type": "save_scenario", "name": "Anna", "replaces": True}
    acted(exchange, replaced)
    assert exchange.saved["Anna"].scenario == Scenario()
    acted(
        exchange,
        {"type": "rename_scenario", "name": "Anna (3)", "to": "Anna", "replaces": True},
    )
    assert list(exchange.saved) == ["Anna (2)", "Anna"]
    assert exchange.saved["Anna"].scenario == Scenario(denied=frozenset({"serve-everyone"}))


def test_the_scenario_on_show_has_the_name_that_it_is_saved_under() -> None:
    exchange = start()
    on, reset = {"type": "toggle", "id": "serve-everyone"}, {"type": "reset"}
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("", False)
    acted(exchange, on)
    assert saved(exchange)["name"] == ""
    acted(exchange, {"type": "save_scenario", "name": "Mine"})
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("Mine", False)
    acted(exchange, {"type": "toggle", "id": "want-to-read"})
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("Mine", True)
    acted(exchange, {"type": "undo"})
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("Mine", False)
    acted(exchange, reset)
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("", False)
    acted(exchange, {"type": "toggle", "id": "want-to-read"})
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("", False)
    acted(exchange, reset, on)
    assert (saved(exchange)["name"], saved(exchange)["changed"]) == ("Mine", False)


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"type": "open_map", "name": "m.ttl", "content": "", "size": 50_000_000}, "50 MB"),
        ({"type": "open_map", "name": "m.ttl", "content": "not base64!"}, "did not arrive whole"),
        ({"type": "open_map", "name": ["m"], "content": 3}, ""),
    ],
)
def test_a_file_that_cannot_be_brought_is_told(action: dict[str, Any], said: str) -> None:
    exchange = start()
    exchange.receive({"client": "c", "number": 1, "actions": [action]})
    assert said in exchange.notice
    assert exchange.opened_map is None or exchange.opened_map[1] == b""


def test_a_file_is_made_once_and_not_sent_again() -> None:
    exchange = start()
    exchange.receive(
        {
            "client": "c",
            "number": 1,
            "actions": [{"type": "export_file", "kind": "svg", "theme": "dark"}],
        }
    )
    file = exchange.answer()["full"]["file"]
    assert file["name"] == f"{LOADED.map.notation}.svg"
    assert b64decode(file["content"]).startswith(b"<svg")
    exchange.receive({"client": "c", "number": 2, "actions": []})
    assert exchange.answer()["full"]["file"] == {}


def test_where_there_is_no_room_for_a_scenario_that_is_said() -> None:
    exchange = start()
    names = [f"n{number}" for number in range(MOST - 1)]
    exchange.saved = {name: SavedScenario(Scenario()) for name in names}
    two = [
        {"name": name, stance: ["obj-dull"]}
        for name, stance in (("Anna", "denied"), ("Ben", "granted"))
    ]
    text = json.dumps({"scenarios": two})
    acted(exchange, {"type": "import_scenarios", "text": text, "name": "f.json"})
    assert exchange.notice.startswith("1 of the scenarios in “f.json” had no room")
    assert list(exchange.saved) == [*names, "Anna"]
    acted(exchange, {"type": "save_scenario", "name": "Carla", "replaces": False})
    assert exchange.notice.startswith(f"{MOST} scenarios are saved")
    assert "Carla" not in exchange.saved


def test_a_file_whose_scenarios_are_here_already_says_so() -> None:
    exchange = start()
    text = json.dumps({"scenarios": [{"name": "Anna", "denied": ["serve-everyone"]}]})
    opened = {"type": "import_scenarios", "text": text, "name": "f.json"}
    acted(exchange, opened)
    assert not exchange.notice
    acted(exchange, opened)
    assert exchange.notice == "“f.json” holds no scenario that is not saved here already."
    assert list(exchange.saved) == ["Anna"]
