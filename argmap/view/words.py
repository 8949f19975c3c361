"""Verdicts in words: what stands or falls, and why, in two plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.model import ArgumentMap, Inference, Stance
from argmap.reasoning import Evaluation, Explanation, Label, Reason, evaluate, explain
from argmap.reasoning.explanation import Circle, Part

VERDICTS = {Label.IN: "stands", Label.OUT: "falls", Label.UNDEC: "contested"}
"""The word that readers see for each label."""

CHANGES = {Stance.GRANTED: "granted", Stance.OPEN: "withdrawn", Stance.DENIED: "denied"}
"""What a reader did who gave a statement another stance than the source."""

_DONE = {Stance.GRANTED: "granted", Stance.OPEN: "withdrew", Stance.DENIED: "denied"}


def verdict_sentence(map: ArgumentMap, evaluation: Evaluation, statement: str) -> str:
    """The verdict on a statement, then a sentence or two that say why and name the changes responsible."""
    tree = explain(evaluation, statement)
    words = _Words(map, evaluation)
    why = {Label.IN: words.why_in, Label.OUT: words.why_out, Label.UNDEC: words.why_undec}[tree.label](tree)
    sentences = [VERDICTS[tree.label], why, *words.after(tree)]
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences)


def what_withdrawing_does(map: ArgumentMap, evaluation: Evaluation, statement: str) -> str | None:
    """That withdrawing a statement changed nothing, where the map also argues for it."""
    stance = evaluation.scenario.stance_of(map, statement)
    given = map.statements[statement].stance is Stance.GRANTED
    if given and stance is Stance.OPEN and evaluation.label(statement) is Label.IN:
        return "You withdrew it, but the map also argues for it, so it stands on its support. Deny it to switch it off."
    return None


class _Words:
    """Sentences about one evaluation."""

    def __init__(self, map: ArgumentMap, evaluation: Evaluation) -> None:
        self.map = map
        self.evaluation = evaluation

    def title(self, name: str) -> str:
        return f"“{self.map.statements[name].title}”"

    def changed(self, name: str) -> bool:
        return self.evaluation.scenario.stance_of(self.map, name) is not self.map.statements[name].stance

    def why_in(self, tree: Explanation) -> str:
        if tree.reason is Reason.GRANTED:
            return "you granted it" if self.changed(tree.id) else "it is taken as given"
        steps = [self.map.inferences[item.id] for item in _parts(tree, Part.SUPPORT)]
        if len(steps) == 1:
            return f"it follows from {self._needs(steps[0])}"
        return f"{_number(len(steps))} separate reasons support it, among them {self._needs(steps[0])}"

    def _needs(self, step: Inference) -> str:
        premises = _listed(self.title(name) for name in step.premises)
        if not step.backgrounds:
            return premises
        return f"{premises}, given {_listed(self.title(name) for name in step.backgrounds)}"

    def why_out(self, tree: Explanation) -> str:
        if tree.reason is Reason.DENIED:
            return "you denied it" if self.changed(tree.id) else "it is denied"
        attackers = _parts(tree, Part.ATTACKER)
        if attackers:
            return f"{_listed(self.title(item.id) for item in attackers)} {_stand(attackers)} against it"
        failed = self._failed(_parts(tree, Part.SUPPORT))
        if tree.reason is Reason.WITHDRAWN:
            return f"you withdrew it, and {failed or 'nothing else supports it'}"
        if tree.reason is Reason.CIRCULAR:
            return self._circle(tree) or failed or "its support runs in a circle"
        return failed or "it is not given, and nothing supports it"

    def _failed(self, steps: Sequence[Explanation]) -> str:
        """What is amiss with the steps to a statement."""
        if not steps:
            return ""
        faults = list(dict.fromkeys(self._fault(step) for step in steps))
        if len(steps) == 1:
            return f"its only support {faults[0]}"
        if len(faults) == 1:
            return f"each of its {_number(len(steps))} supports {faults[0]}"
        return f"none of its {_number(len(steps))} supports goes through: one {'; one '.join(faults)}"

    def _fault(self, step: Explanation) -> str:
        needs = [c for c in _items(step) if c.part in (Part.PREMISE, Part.BACKGROUND)]
        if needs:
            direct = [self.changed(c.id) and c.reason in (Reason.DENIED, Reason.WITHDRAWN) for c in needs]
            if all(direct):
                return _listed(f"needs {self.title(c.id)}, which you {self._verb(c.id)}" for c in needs)
            return f"needs {_listed(self.title(c.id) for c in needs)}, which {'falls' if len(needs) == 1 else 'fall'}"
        undercutters = _parts(step, Part.ATTACKER)
        if undercutters:
            return f"is undercut by {_listed(self.title(c.id) for c in undercutters)}"
        return "only leads round in a circle"

    def _verb(self, name: str) -> str:
        return _DONE[self.evaluation.scenario.stance_of(self.map, name)]

    def why_undec(self, tree: Explanation) -> str:
        circle = next((item for item in _all(tree) if isinstance(item, Circle)), None)
        attackers = _parts(tree, Part.ATTACKER)
        if attackers and circle and set(circle.statements) == {tree.id, attackers[0].id}:
            return f"it and {self.title(attackers[0].id)} attack each other, and nothing settles which prevails"
        hanging = self._circle(tree, "hangs on")
        if attackers:
            return f"it is attacked by {self.title(attackers[0].id)}, and nothing settles which prevails: {hanging}"
        return f"it hangs on what is itself contested: {hanging}"

    def _circle(self, tree: Explanation, verb: str = "rests on") -> str:
        circle = next((item for item in _all(tree) if isinstance(item, Circle)), None)
        if circle is None:
            return ""
        if len(circle.statements) == 1:
            return f"{self.title(circle.statements[0])} {verb} itself"
        chain = [self.title(name) for name in (*circle.statements, circle.statements[0])]
        return f"{chain[0]} {verb} " + f", which {verb} ".join(chain[1:])

    def after(self, tree: Explanation) -> Iterator[str]:
        """A second sentence: what becomes of the objections, and which changes turned the verdict."""
        if tree.label is Label.IN:
            fallen = _parts(tree, Part.ATTACKER)
            if len(fallen) == 1:
                yield f"{self.title(fallen[0].id)} is raised against it but falls"
            elif fallen:
                yield f"{_number(len(fallen))} objections are raised against it, and all fall"
        told = {c.id for step in _parts(tree, Part.SUPPORT) for c in _items(step)} | {tree.id}
        changes = [name for name in self._responsible(tree) if name not in told or not self._told(name)]
        if changes and tree.label is not evaluate(self.evaluation.program).label(tree.id):
            yield f"this comes about because {self._done(changes)}"

    def _done(self, changes: Sequence[str]) -> str:
        """What the reader did: "you denied A and B, and withdrew C"."""
        deeds = [
            f"{verb} {_listed(self.title(name) for name in named)}"
            for verb in _DONE.values()
            if (named := [name for name in changes if self._verb(name) == verb])
        ]
        return f"you {_listed(deeds)}"

    def _told(self, name: str) -> bool:
        """Whether the first sentence names the change of a statement that it needs."""
        return self.evaluation.reason(name) in (Reason.DENIED, Reason.WITHDRAWN)

    def _responsible(self, tree: Explanation) -> list[str]:
        """The statements cited in an explanation whose changed stance gave them their label."""
        owed = (Reason.DENIED, Reason.WITHDRAWN, Reason.GRANTED)
        return list(
            dict.fromkeys(
                item.id
                for item in _all(tree)
                if isinstance(item, Explanation) and item.reason in owed and self.changed(item.id)
            )
        )


def _items(tree: Explanation) -> list[Explanation]:
    return [item for item in tree.because if isinstance(item, Explanation)]


def _parts(tree: Explanation, part: Part) -> list[Explanation]:
    return [item for item in _items(tree) if item.part is part]


def _all(tree: Explanation) -> Iterator[Explanation | Circle]:
    yield tree
    for item in tree.because:
        if isinstance(item, Circle):
            yield item
        else:
            yield from _all(item)


def _stand(attackers: Sequence[Explanation]) -> str:
    return "stands" if len(attackers) == 1 else "stand"


def _listed(words: Iterable[str]) -> str:
    """In a row: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _number(count: int) -> str:
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return names[count] if count < len(names) else str(count)
