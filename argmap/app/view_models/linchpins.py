"""What the page of linchpins asks, and what it says of one premise, as plain values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.memoize import memoized
from argmap.app.state.reading import conclusions_of
from argmap.model import ArgumentMap, Scenario, Stance, Statement
from argmap.rdf.critical_questions import unexamined
from argmap.reasoning import Evaluation
from argmap.reasoning.analysis import (
    Curve,
    Pairs,
    Survival,
    brought_down,
    brought_down_in_pairs,
    curve,
    survival,
)
from argmap.reasoning.scenarios import Budget, Space, compiled
from argmap.view.agenda import agenda
from argmap.view.chances import chance
from argmap.view.sanitize import one_line
from argmap.view.vulnerability import (
    Premise,
    attacks_words,
    called,
    premises_of,
    questions_words,
    standing,
    support_word,
)
from argmap.view.words import verdict_sentence

ROWS = 15
"""How many premises the matrix shows before all are asked for."""

BUDGET = Budget(seconds=3.0)
"""What the pairs may cost, and all curves together."""


class Withdrawn(NamedTuple):
    """What the source grants and the scenario does not: the conclusions that would stand again if
    it were granted.
    """

    statement: Statement
    fell: tuple[str, ...]


@dataclass(frozen=True)
class Vulnerability:
    """Where a map is vulnerable in a scenario: the conclusions that are asked about, the premises
    as a critic would go, what is withdrawn already, and, where they are worked out, the pairs and
    the curves.
    """

    loaded: LoadedMap
    evaluation: Evaluation
    conclusions: tuple[str, ...]
    premises: tuple[Premise, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    pairs: Pairs | None = None
    curves: Mapping[str, Curve] | None = None

    @property
    def complete(self) -> bool:
        """Whether the pairs and all curves are known."""
        curves = (self.curves or {}).values()
        return self.pairs is not None and self.pairs.complete and all(c.complete for c in curves)

    @property
    def standing(self) -> list[str]:
        """The conclusions that can be brought down."""
        return standing(self.evaluation, self.conclusions)

    @property
    def needed(self) -> list[Premise]:
        """The premises that bring a conclusion down, alone or, after these, in a pair."""
        together = self.together
        alone = [premise for premise in self.premises if premise.down]
        return alone + [
            premise
            for premise in self.premises
            if not premise.down and premise.statement.id in together
        ]

    @property
    def together(self) -> dict[str, set[str]]:
        """By premise, the conclusions that fall when it and some other premise are withdrawn."""
        found: dict[str, set[str]] = {}
        for pair in self.pairs.pairs if self.pairs else ():
            for name in pair[:2]:
                found.setdefault(name, set()).update(pair.down)
        return found


@lru_cache(maxsize=32)
def soon(loaded: LoadedMap, scenario: Scenario) -> Vulnerability:
    """What is exact soon: the premises, each withdrawn alone. The last few are kept."""
    map, names = loaded.map, tuple(conclusions_of(loaded.map))
    evaluation = loaded.evaluate(scenario)
    fallen = brought_down(loaded.program, scenario, watched=names)
    premises = premises_of(map, evaluation, fallen, partial(unexamined, map))
    withdrawn = _withdrawn(loaded, evaluation, names)
    return Vulnerability(loaded, evaluation, names, tuple(premises), withdrawn)


def _withdrawn(
    loaded: LoadedMap, evaluation: Evaluation, conclusions: tuple[str, ...]
) -> tuple[Withdrawn, ...]:
    """The first few of what the source grants and the scenario does not."""
    map, scenario = loaded.map, evaluation.scenario
    taken = [
        name
        for name in scenario.stances
        if map.statements[name].stance is Stance.GRANTED
        and scenario.stance_of(map, name) is not Stance.GRANTED
    ]
    now = standing(evaluation, conclusions)
    found = []
    for name in taken[:ROWS]:
        again = loaded.evaluate(scenario.setting(map, name, Stance.GRANTED))
        fell = tuple(one for one in standing(again, conclusions) if one not in now)
        found.append(Withdrawn(map.statements[name], fell))
    return tuple(found)


@memoized(32)
def whole(loaded: LoadedMap, scenario: Scenario) -> Vulnerability:
    """The same with the pairs and the curves, as far as the budget goes."""
    first = soon(loaded, scenario)
    names = first.conclusions
    pairs = brought_down_in_pairs(loaded.program, names, scenario, budget=BUDGET)
    nodes = [loaded.program.index[name] for name in names]
    space = Space.of_toggles(loaded.program, scenario)
    # As one question: what the time did not reach for one conclusion is not tried again for each.
    with compiled(space, BUDGET).one_question() as scenarios:
        scenarios.compile(nodes, BUDGET.start())
        curves = {name: curve(loaded.program, name, scenario, budget=BUDGET) for name in names}
    return replace(first, pairs=pairs, curves=curves)


def own_chances(found: Vulnerability, credence: int, own: Mapping[str, int]) -> dict[str, str]:
    """How probably each conclusion stands with the reader's own credences, and a common one in what
    they have none in (all in percent), in words; empty where none of their own counts.
    """
    granted = {premise.statement.id for premise in found.premises}
    # In one order, so that the cache finds the same credences however they were entered.
    counting = tuple(sorted((name, each) for name, each in own.items() if name in granted))
    if not counting or found.curves is None:
        return {}
    scenario = found.evaluation.scenario
    return {
        name: chance(*_survival(found.loaded, scenario, name, credence, counting).probability)
        if curve.complete
        else "not known"
        for name, curve in found.curves.items()
    }


@memoized(256)
def _survival(
    loaded: LoadedMap,
    scenario: Scenario,
    name: str,
    credence: int,
    own: tuple[tuple[str, int], ...],
) -> Survival:
    """From the diagrams of the curves: they are made once for both."""
    return survival(
        loaded.program,
        name,
        scenario,
        credences={statement: percent / 100 for statement, percent in own},
        default_credence=credence / 100,
        budget=BUDGET,
    )


def ways_down(found: Vulnerability, premise: Premise) -> list[str]:
    """How each conclusion falls without a premise, in a sentence or two."""
    map = found.loaded.map
    scenario = found.evaluation.scenario.setting(map, premise.statement.id, Stance.OPEN)
    return _verdicts(map, found.loaded.evaluate(scenario), premise.down)


def ways_fallen(found: Vulnerability, withdrawn: Withdrawn) -> list[str]:
    """Why each conclusion that fell with what is withdrawn falls, in a sentence or two."""
    return _verdicts(found.loaded.map, found.evaluation, withdrawn.fell)


def _verdicts(map: ArgumentMap, evaluation: Evaluation, names: Iterable[str]) -> list[str]:
    return [
        f"{called(map.statements[name])}: {verdict_sentence(map, evaluation, name)}"
        for name in names
    ]


def agenda_of(found: Vulnerability) -> str:
    """The text to take away; empty until all is worked out."""
    if found.pairs is None or found.curves is None:
        return ""
    return agenda(found.loaded.map, found.evaluation, found.premises, found.pairs, found.curves)


def table_of(found: Vulnerability) -> str:
    """The whole matrix as CSV (RFC 4180): a row a premise, a column a conclusion, `alone` or
    `together` where it falls.
    """
    text, together = io.StringIO(), found.together
    writer = csv.writer(text)
    titles = [called(found.loaded.map.statements[name]) for name in found.conclusions]
    heads = ["id", "title", "held up", "objections", "questions", *titles]
    writer.writerow(map(_as_text, heads))
    for premise in found.premises:
        name = premise.statement.id
        cells = [
            "alone" if end in premise.down else "together" * (end in together.get(name, ()))
            for end in found.conclusions
        ]
        held = (
            support_word(premise.held),
            attacks_words(premise.held),
            questions_words(premise.unexamined),
        )
        writer.writerow(map(_as_text, [name, called(premise.statement), *held, *cells]))
    return text.getvalue()


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: texts are from strangers."""
    return f"'{one_line(cell)}" if cell[:1] in "=+-@\t\r" and cell else one_line(cell)


def is_granted(found: Vulnerability, name: str) -> bool:
    """Whether a statement is one of the premises: granted in the scenario."""
    return any(premise.statement.id == name for premise in found.premises)
