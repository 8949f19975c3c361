"""What the offline page is made of, by number: statements and steps go by their node in the
program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.model import Stance
from argmap.reasoning import Evaluation, evaluate
from argmap.reasoning.scenarios.circuit import Circuit
from argmap.view.drawing import Drawing
from argmap.view.exports.elements import element
from argmap.view.exports.export_input import ExportInput
from argmap.view.exports.outline import mark_of, role_of
from argmap.view.sanitize import one_line
from argmap.view.state_words import ARGUED_FOR, IN_SOURCE, phrase, state_in_a_word
from argmap.view.titles import title_of
from argmap.view.words import CHANGES, STEP_VERDICTS, VERDICTS

_NAMED = 12
"""Titles that a note lists."""


@dataclass(frozen=True)
class Content:
    """An export as the page can serve it: by grounded semantics, with the circuit of all its
    scenarios. `shown_by` says by which semantics the view was judged that it was made of.
    """

    given: ExportInput
    circuit: Circuit
    shown_by: tuple[str, ...]

    @cached_property
    def node(self) -> Mapping[str, int]:
        """The number of each statement and inference."""
        program = self.given.evaluation.program
        return dict(program.index) | {
            name: len(program.index) + i for i, name in enumerate(program.inferences)
        }

    @cached_property
    def source(self) -> Evaluation:
        """What stands in the source's own scenario."""
        return evaluate(self.given.evaluation.program)

    def title(self, name: str) -> str:
        """What names a statement."""
        return one_line(title_of(self.given.map.statements[name]))

    def icon(self, name: str) -> str:
        """The mark of a statement's role, which its label says in a word."""
        statement = self.given.map.statements[name]
        use = element("use", href=f"#m-{mark_of(statement)}")
        return element("svg", use, class_="icon", role="img", aria_label=role_of(statement))

    def switch(self, name: str) -> str:
        """The switch of a statement; hidden as long as it has none but would get one by a
        change.
        """
        if len(self.circuit.stances[self.node[name]]) == 1:
            return ""
        on = self.given.evaluation.scenario.stance_of(self.given.map, name) is Stance.GRANTED
        return element(
            "button",
            type="button",
            class_="switch",
            role="switch",
            aria_checked=str(on).lower(),
            aria_label=f"Granted: {self.title(name)}",
            data_of=self.node[name],
            hidden=not self.is_switch(name),
        )

    def is_switch(self, name: str) -> bool:
        """Whether a statement has a plain switch in the scenario at hand."""
        return self.given.evaluation.scenario.is_switch(self.given.map, name)

    @property
    def has_all(self) -> bool:
        """Whether every statement can have every stance here."""
        return all(len(can) == len(Stance) for can in self.circuit.stances)

    def data(self) -> str:
        """What the script judges and explains by, as JSON without a `<`: the circuit, the stances
        here and in the source, the source's own verdicts, and what bears on what.
        """
        circuit, program = self.circuit, self.given.evaluation.program
        n = len(program.statements)
        columns = ("test", "low", "high", "true", "possible")
        values = {
            "questions": [[node, stance.value] for node, stance in circuit.questions],
            **{name: getattr(circuit, name) for name in columns},
            "statements": n,
            "stances": [stance.value for stance in self.given.evaluation.stances],
            "own": [stance.value for stance in program.stances],
            "can": [[s.value for s in Stance if s in can] for can in circuit.stances],
            "source": [VERDICTS[label] for label, _ in self.source.statements.values()],
            "words": {stance.value: word for stance, word in CHANGES.items()},
            "states": {words: _states(argued=words == "argued") for words in ("argued", "bare")},
            "inSource": {stance.value: sentence for stance, sentence in IN_SOURCE.items()},
            "arguedFor": ARGUED_FOR,
            "stepVerdicts": {VERDICTS[label]: word for label, word in STEP_VERDICTS.items()},
            "supports": program.supports,
            "needs": program.body,
            "attackers": program.attackers,
        }
        # A title with "</script>" in it would end the element that holds the data.
        return json.dumps(values, separators=(",", ":")).replace("<", "\\u003c")

    def served(self, drawing: Drawing) -> Drawing:
        """A drawing by the page's own verdicts: nothing unfolds, and a switch is wherever there may
        be one.
        """
        evaluation, map = self.given.evaluation, self.given.map
        statements = {name: VERDICTS[label] for name, (label, _) in evaluation.statements.items()}
        steps = {name: VERDICTS[label] for name, label in evaluation.inferences.items()}
        verdicts = list((statements | steps).values())
        nodes = self.drawn_nodes(drawing)
        return drawing._replace(
            boxes=tuple(
                box._replace(
                    verdict=statements[box.id],
                    word=state_in_a_word(map, evaluation, box.id),
                    changed=evaluation.label(box.id) is not self.source.label(box.id),
                    badge="",
                    switch=len(self.circuit.stances[self.node[box.id]]) > 1,
                )
                for box in drawing.boxes
            ),
            steps=tuple(
                step._replace(
                    verdict=steps[step.id],
                    # Without its verdict, which a click may change.
                    title=" · ".join(
                        filter(None, (one_line(map.inferences[step.id].title), step.label))
                    ),
                )
                for step in drawing.steps
            ),
            edges=tuple(
                edge._replace(holds=nodes[edge.id] >= 0 and verdicts[nodes[edge.id]] == "stands")
                for edge in drawing.edges
            ),
        )

    def drawn_nodes(self, drawing: Drawing) -> dict[str, int]:
        """The node whose verdict decides how something drawn looks; -1 for an attack that never
        succeeds.
        """
        map, nodes = self.given.map, dict(self.node)
        for edge in drawing.edges:
            tail, head = edge.ends
            if edge.id in map.attacks:
                fails = edge.id in map.failing_attacks
                nodes[edge.id] = -1 if fails else self.node[map.attacks[edge.id].attacker]
            else:
                nodes[edge.id] = self.node[head if head in map.inferences else tail]
        return nodes

    def notes(self) -> Iterator[str]:
        """Sentences on what the file cannot do."""
        if self.shown_by:
            yield (
                "The switches of this file judge by grounded semantics: only what is beyond "
                "dispute stands. The view that it was made of was judged otherwise, and other "
                "verdicts may differ there."
            )
        if self.has_all:
            return
        yield (
            "The verdicts for every stance of every statement would not fit into a file: "
            "here nothing can be denied, and what has no switch keeps its stance."
        )
        can = self.circuit.stances
        fixed = [
            name
            for name in self.given.map.statements
            if self.is_switch(name) and len(can[self.node[name]]) == 1
        ]
        if fixed:
            count = sum(len(stances) > 1 for stances in can)
            titles = ", ".join(f"“{self.title(name)}”" for name in fixed[:_NAMED])
            rest = f" and {len(fixed) - _NAMED} more" if len(fixed) > _NAMED else ""
            yield (
                f"Of the {len(fixed) + count} statements that can be switched, {count} have a "
                f"switch here, and every combination of these is exact. Fixed are {titles}{rest}."
            )

    def fixed_changes(self) -> str:
        """What stands where the reader has changed nothing: the changes that the file cannot
        undo.
        """
        map = self.given.map
        fixed = [
            f"{CHANGES[stance]}: “{self.title(name)}”"
            for name, stance in self.given.evaluation.scenario.stances.items()
            if map.statements[name].stance not in self.circuit.stances[self.node[name]]
        ]
        return "; ".join(fixed) or "none: this is the argument as the source has it"


def _states(*, argued: bool) -> dict[str, dict[str, dict[str, str]]]:
    """The states in words, by the source's stance, the stance here and the verdict."""
    return {
        own.value: {
            stance.value: {
                VERDICTS[label]: phrase(own, stance, label, argued=argued) for label in VERDICTS
            }
            for stance in Stance
        }
        for own in Stance
    }
