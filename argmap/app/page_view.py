"""What the page shows of a reading, as plain values in two levels: section, then key, then value.

Sections `boxes`, `steps`, `edges` and `extent` are the scene of the map (`argmap.view.scene`); the others are the strip,
the navigator and the card. Only what differs from the view before travels to the browser.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from argmap.app.analyses import pending
from argmap.app.card import answers_to, card_of
from argmap.app.guide import guide_of
from argmap.app.history import History
from argmap.app.loaded import LoadedMap
from argmap.app.outline import objections_of, outline_of, passages_of
from argmap.app.reading import Reading
from argmap.model import ArgumentMap, Scenario, Source, Stance, Statement
from argmap.reasoning import Evaluation, Label
from argmap.view.scene import scene_of
from argmap.view.tokens import ROLES
from argmap.view.words import CHANGES, VERDICTS, what_withdrawing_does

View = dict[str, dict[str, Any]]

_TURNS = {Label.OUT: "fell", Label.IN: "now stands", Label.UNDEC: "now contested"}


def page_view(loaded: LoadedMap, history: History, notice: str = "", hangs: dict[str, Any] | None = None) -> View:
    """The whole view of a reading in its history. `notice` is a sentence that the strip shows.

    `hangs` says what the verdict on the card hangs on (`analyses.hangs_of`); left out, the browser asks for it in its turn.
    """
    map, reading = loaded.map, history.present
    evaluation = loaded.evaluate(reading.scenario)
    before = None if history.before is None else loaded.evaluate(history.before)
    fresh = before if history.fresh else None
    scene = scene_of(
        map,
        evaluation,
        unfolded=reading.unfolded,
        excerpt=reading.excerpt,
        before=fresh,
        height=640,
        schemes=loaded.schemes,
    )
    return {
        "page": {
            "map": map.notation,
            "title": map.title or map.notation,
            "source": _constant(loaded)["source"],
            "notice": notice,
        },
        "strip": _strip(map, history),
        "change": _change(map, history, before, evaluation),
        "texts": _constant(loaded)["texts"],
        "verdicts": {name: _verdict(map, evaluation, fresh, name) for name in map.statements},
        "answered": {name: list(answers_to(map, evaluation, name)) for name in objections_of(map)},
        **_constant(loaded)["outline"],
        "passages": passages_of(map, evaluation),
        "card": card_of(loaded, evaluation, reading.selection),
        "hangs": hangs or pending(reading.selection),
        "guide": guide_of(map, reading.excerpt),
        "map": reading.excerpt._asdict() | {"unfolded": bool(reading.unfolded), "section": _section(map, reading)},
        **scene,
    }


def _section(map: ArgumentMap, reading: Reading) -> str:
    """The section that the page offers to show: the one on show, else that of the statement on the card."""
    if reading.excerpt.kind == "section":
        return reading.excerpt.of
    return map.statements[reading.selection].section if reading.selection else ""


@lru_cache(maxsize=8)
def _constant(loaded: LoadedMap) -> dict[str, Any]:
    """What is the same in every view of a map, so that a click need not make it again."""
    map = loaded.map
    texts = {name: _text(statement) for name, statement in map.statements.items()}
    return {"source": source_line(map), "texts": texts, "outline": outline_of(loaded)}


def source_line(map: ArgumentMap) -> str:
    """Whose text it is and how much of it is mapped: "Cohen and Rogers, 1997 · 128 statements · 64 steps"."""
    parts = [_authors(map.source), f"{len(map.statements)} statements", f"{len(map.inferences)} steps"]
    return " · ".join(part for part in parts if part)


def _authors(source: Source) -> str:
    names = [name.split()[-1] if name.split() else name for name in source.creators]
    *most, last = names or [source.title]
    listed = f"{', '.join(most)} and {last}" if most else last
    return ", ".join(part for part in (listed, source.issued) if part)


def _strip(map: ArgumentMap, history: History) -> dict[str, Any]:
    stances = history.present.scenario.stances
    return {
        "board": [statement.id for statement in map.conclusions],
        "scenario": [[name, CHANGES[stance]] for name, stance in stances.items()],
        "undo": bool(history.past),
        "redo": bool(history.future),
    }


def _change(map: ArgumentMap, history: History, before: Evaluation | None, now: Evaluation) -> dict[str, Any]:
    """What the last change of the scenario did to other statements, in the order of the map."""
    if before is None or history.before is None:
        return {"made": False}
    touched = _touched(history.before, history.present.scenario)
    turned: dict[str, list[str]] = {word: [] for word in _TURNS.values()}
    for name in map.statements:
        if name not in touched and before.label(name) is not now.label(name):
            turned[_TURNS[now.label(name)]].append(name)
    why = "" if len(touched) != 1 else what_withdrawing_does(map, now, next(iter(touched))) or ""
    return {"made": True, "why": why, "turned": [[word, names] for word, names in turned.items() if names]}


def _touched(old: Scenario, new: Scenario) -> set[str]:
    return {name for name in old.stances.keys() | new.stances.keys() if old.stances.get(name) != new.stances.get(name)}


def _text(statement: Statement) -> dict[str, Any]:
    return {
        "title": statement.title or statement.text or statement.id,
        "text": statement.text,
        "role": ROLES[statement.role],
        "at": ", ".join(dict.fromkeys(place.paragraph for place in statement.places)),
    }


def _verdict(map: ArgumentMap, evaluation: Evaluation, before: Evaluation | None, name: str) -> dict[str, Any]:
    label, stance = evaluation.label(name), evaluation.stances[evaluation.program.index[name]]
    return {
        "verdict": VERDICTS[label],
        "stance": stance.value,
        "on": stance is Stance.GRANTED,
        "switch": evaluation.scenario.is_switch(map, name),
        "did": CHANGES[stance] if stance is not map.statements[name].stance else "",
        "changed": before is not None and before.label(name) is not label,
    }
