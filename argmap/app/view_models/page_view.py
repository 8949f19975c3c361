"""What the page shows of a reading, as plain values in two levels: section, then key, then value.

Sections `boxes`, `steps`, `edges` and `extent` are the scene of the map (`argmap.view.scene`); the
others are the strip, the navigator and the card. Only what differs from the view before travels to
the browser.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from argmap.app.protocol.view import (
    Change,
    Hangs,
    LayoutProgress,
    MapExcerpt,
    NoChange,
    ObjectionRank,
    ReadingView,
    SemanticsChoice,
    StatementVerdict,
    Strip,
    Text,
    TraceOnMap,
)
from argmap.app.state.history import History
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading, conclusions_of
from argmap.app.state.semantics import (
    Judging,
    button_words,
    judge,
    what_is_not_judged,
)
from argmap.app.state.traces import traced_in, traces_of
from argmap.app.view_models.analyses import pending
from argmap.app.view_models.card import card_of
from argmap.app.view_models.guide import guide_of
from argmap.app.view_models.layouts import stage_of
from argmap.app.view_models.objections import ranked_objections
from argmap.app.view_models.outline import Outline, outline_of, passages_of
from argmap.model import ArgumentMap, Scenario, Source, Stance, Statement
from argmap.reasoning import Evaluation
from argmap.reasoning.semantics import SEMANTICS, SemanticsName
from argmap.reasoning.trace import Trace
from argmap.view.scene import Stage, scene_on
from argmap.view.state_words import state_in_a_word, state_words
from argmap.view.thesis import conclusions_in_order
from argmap.view.titles import title_of
from argmap.view.tokens import ROLES
from argmap.view.what_if import what_granting_does
from argmap.view.words import CHANGES, NOT_JUDGED, counted, verdict_of, what_withdrawing_does

_TURNS = {
    "falls": "fell",
    "stands": "now stands",
    "contested": "now contested",
    NOT_JUDGED: "no longer judged",
}
_OFFERED: dict[SemanticsName, SemanticsChoice] = {
    name: {"says": meaning.says, "modes": meaning.modes} for name, meaning in SEMANTICS.items()
}


def page_view(
    loaded: LoadedMap,
    history: History,
    notice: str = "",
    hangs: Hangs | None = None,
    stage: Stage | None = None,
    layout: LayoutProgress | None = None,
    network: str = "",
) -> ReadingView:
    """The whole view of a reading in its history. `notice` is a sentence that the strip shows,
    `network` the server's address for others.

    `hangs` says what the verdict on the card hangs on (`analyses.hangs_of`); left out, the browser
    asks for it in its turn. `stage` is what the map shows, where that is not yet what the reading
    says; `layout`, how far it is.
    """
    map, reading, constant = loaded.map, history.present, _constant(loaded)
    judged = judge(loaded, *reading.basis)
    fresh = judge(loaded, *history.before.basis) if history.fresh and history.before else None
    traced = traced_in(loaded, reading)
    stage = stage or stage_of(loaded, reading.unfolded, reading.excerpt, traced.statements)
    scene = scene_on(stage, map, judged, fresh, traced)
    return {
        "page": {
            "map": map.notation,
            "title": map.title or map.notation,
            "source": constant.source,
            "notice": notice,
            "network": network,
        },
        "strip": _strip(map, history, judged),
        "change": _change(loaded, history, judged),
        "semantics": _OFFERED,
        "texts": constant.texts,
        "verdicts": {name: _verdict(map, judged, fresh, name) for name in map.statements},
        "ranks": _ranks(loaded, reading),
        "navigator": constant.outline.navigator,
        "branches": constant.outline.branches,
        "inferences": constant.outline.inferences,
        "passages": passages_of(map, judged),
        "card": card_of(loaded, judged, reading.selection),
        "hangs": hangs or pending(judged, reading.selection if reading.judging.grounded else None),
        "traces": {"all": [_way(trace) for trace in traces_of(loaded, *reading.basis)]},
        "layout": layout or {},
        "guide": guide_of(map, reading.excerpt, reading.scenario),
        "map": _excerpt(map, reading),
        **scene,
    }


def _way(trace: Trace) -> TraceOnMap:
    return {
        "changes": list(trace.changes),
        "reached": list(trace.reached),
        "statements": list(trace.statements),
    }


def _ranks(loaded: LoadedMap, reading: Reading) -> dict[str, ObjectionRank]:
    """The objections by rank, which grounded alone tells."""
    scenario = reading.scenario if reading.judging.grounded else Scenario()
    return ranked_objections(loaded, scenario)


def _excerpt(map: ArgumentMap, reading: Reading) -> MapExcerpt:
    """Which excerpt the map shows, and the section that the page offers to show."""
    kind, of, steps = reading.excerpt
    return {
        "kind": kind,
        "of": of,
        "steps": steps,
        "unfolded": bool(reading.unfolded),
        "section": _section(map, reading),
    }


def _section(map: ArgumentMap, reading: Reading) -> str:
    """The section that the page offers to show: the one on show, else that of the statement on the
    card.
    """
    if reading.excerpt.kind == "section":
        return reading.excerpt.of
    return map.statements[reading.selection].section if reading.selection else ""


class _Constant(NamedTuple):
    source: list[str]
    texts: dict[str, Text]
    outline: Outline


@lru_cache(maxsize=8)
def _constant(loaded: LoadedMap) -> _Constant:
    """What is the same in every view of a map, so that a click need not make it again."""
    map = loaded.map
    texts = {name: _text(statement) for name, statement in map.statements.items()}
    return _Constant(source_parts(map), texts, outline_of(loaded))


def source_parts(map: ArgumentMap) -> list[str]:
    """Whose text it is and how much of it is mapped: "Cohen and Rogers, 1997", "128 statements",
    "64 steps".
    """
    parts = (
        _authors(map.source),
        counted(len(map.statements), "statement"),
        counted(len(map.inferences), "step"),
    )
    return [part for part in parts if part]


def _authors(source: Source) -> str:
    names = [name.split()[-1] if name.split() else name for name in source.creators]
    *most, last = names or [source.title]
    listed = f"{', '.join(most)} and {last}" if most else last
    return ", ".join(part for part in (listed, source.issued) if part)


def _strip(map: ArgumentMap, history: History, judged: Evaluation) -> Strip:
    stances = history.present.scenario.stances
    return {
        "board": conclusions_in_order(map),
        "thesis": map.thesis,
        "scenario": [(name, CHANGES[stance]) for name, stance in stances.items()],
        "undo": bool(history.past),
        "redo": bool(history.future),
        "judged": {
            "semantics": judged.semantics,
            "mode": judged.mode,
            "words": button_words(judged),
            "unjudged": what_is_not_judged(judged),
        },
    }


def _change(loaded: LoadedMap, history: History, now: Evaluation) -> Change | NoChange:
    """What the last change of scenario or judging did to the thesis and the conclusions, and then
    to other statements than those that were switched, each in the order of the map.

    Where the reading came by an address, with changes of which none is the last: what all of them
    did to the source's verdicts.
    """
    map, last = loaded.map, history.before
    if last is None and history.present.basis == (Scenario(), Judging()):
        return {"made": False}
    scenario, judging = (Scenario(), Judging()) if last is None else last.basis
    before, touched = judge(loaded, scenario, judging), _touched(scenario, history.present.scenario)
    ends = set(conclusions_in_order(map))
    turned: dict[str, list[str]] = {word: [] for word in _TURNS.values()}
    for name in _chief_first(map):
        # What one switches turns anyway; that a conclusion did is told even then.
        if (name not in touched or name in ends) and verdict_of(before, name) != (
            verdict := verdict_of(now, name)
        ):
            turned[_TURNS[verdict]].append(name)
    why = _why_no_more(map, now, next(iter(touched))) if len(touched) == 1 else ""
    listed = [(word, names) for word, names in turned.items() if names]
    return {"made": True, "last": history.made if last else "", "why": why, "turned": listed}


def _why_no_more(map: ArgumentMap, now: Evaluation, name: str) -> str:
    """Why changing a statement did no more, where that may surprise."""
    withdrawn = what_withdrawing_does(map, now, name)
    return withdrawn or (what_granting_does(map, now, name) if now.grounded else None) or ""


def _chief_first(map: ArgumentMap) -> list[str]:
    return list(dict.fromkeys([*conclusions_in_order(map), *conclusions_of(map), *map.statements]))


def _touched(old: Scenario, new: Scenario) -> set[str]:
    return {
        name
        for name in old.stances.keys() | new.stances.keys()
        if old.stances.get(name) != new.stances.get(name)
    }


def _text(statement: Statement) -> Text:
    return {
        "title": title_of(statement),
        "text": statement.text,
        "role": ROLES[statement.role],
        "at": ", ".join(dict.fromkeys(place.paragraph for place in statement.places)),
    }


def _verdict(
    map: ArgumentMap, judged: Evaluation, before: Evaluation | None, name: str
) -> StatementVerdict:
    stance = judged.stances[judged.program.index[name]]
    return {
        "verdict": verdict_of(judged, name),
        "stance": stance.value,
        "on": stance is Stance.GRANTED,
        "switch": judged.scenario.is_switch(map, name),
        "state": state_words(map, judged, name),
        "word": state_in_a_word(map, judged, name),
        "did": CHANGES[stance] if stance is not map.statements[name].stance else "",
        "changed": before is not None and before.label(name) is not judged.label(name),
    }
