"""A large layout is made in the background: the answer comes at once, says how far it is, and can
be given up.
"""

import time

import pytest

from argmap.app.exchange import Exchange
from argmap.app.state.history import History
from argmap.app.state.loaded import load
from argmap.app.state.reading import first_reading
from argmap.app.view_models import layouts
from argmap.app.view_models.own_copy import OwnCopy
from argmap.view.excerpt import WHOLE
from benchmarks.papers import write_paper


@pytest.fixture
def exchange(tmp_path, monkeypatch):
    write_paper(tmp_path / "large.ttl", 700)
    loaded = load(str(tmp_path / "large.ttl"))
    monkeypatch.setattr(layouts, "PATIENCE", 0.0)
    return Exchange(loaded, History(first_reading(loaded.map)), OwnCopy(loaded.map, keeps=False))


def act(exchange, do, **more):
    exchange.receive(
        {
            "client": "c",
            "number": exchange.received + 1,
            "version": None,
            "actions": [{"type": do, **more}],
        }
    )
    return exchange.answer()["full"]


def test_the_map_shows_what_it_showed_until_the_layout_is_there(exchange):
    before = exchange.answer()["full"]["boxes"]
    view = act(exchange, "show", kind="whole")
    assert view["layout"]["says"] == "Laying out 700 statements …"
    assert view["boxes"].keys() == before.keys()
    end = time.monotonic() + 60
    while (view := act(exchange, "poll_layout"))["layout"] and time.monotonic() < end:
        time.sleep(0.05)
    assert len(view["boxes"]) == 700


def test_giving_up_goes_back_and_ends_the_process(exchange):
    exchange.answer()
    act(exchange, "show", kind="whole")
    work = layouts.stage_or_work(exchange.loaded, frozenset(), WHOLE)
    view = act(exchange, "cancel_layout")
    assert (view["map"]["kind"], view["layout"]) == ("main", {})
    assert work.over.wait(10)
    assert work.process is None or work.process.poll() is not None


def test_what_is_too_large_to_draw_says_so(exchange, monkeypatch):
    monkeypatch.setattr(layouts, "MOST_DRAWN", 500)
    exchange.answer()
    view = act(exchange, "show", kind="whole")
    assert "too many to draw" in view["layout"]["says"]
    assert view["layout"]["of"] == 0
