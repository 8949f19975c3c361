"""Verdicts in words: what stands or falls, and why, in two plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap, Inference, Stance
from argmap.reasoning import Evaluation, Explanation, Label, Reason, evaluate, explain
from argmap.reasoning.explanation import Circle, Part
from argmap.view.answers import opposite_claims
from argmap.view.titles import title_of

Verdict = Literal["stands", "falls", "contested", "not judged"]
StepVerdict = Literal["goes through", "does not go through", "contested", "not judged"]

VERDICTS: Mapping[Label, Verdict] = {
    Label.IN: "stands",
    Label.OUT: "falls",
    Label.UNDEC: "contested",
}
"""The word that readers see for each label of a statement."""

STEP_VERDICTS: Mapping[Label, StepVerdict] = {
    Label.IN: "goes through",
    Label.OUT: "does not go through",
    Label.UNDEC: "contested",
}
"""The word that readers see for each label of a step."""

NOT_JUDGED: Literal["not judged"] = "not judged"
"""The word that readers see where there is no verdict."""

LEFT_OPEN = "left open"
"""What nobody grants and nothing supports."""

CHANGES = {Stance.GRANTED: "granted", Stance.OPEN: "withdrawn", Stance.DENIED: "denied"}
"""What a reader did who gave a statement another stance than the source."""

MOST_TITLES = 3
"""How many titles stand in a row in a sentence; of more the first ones do."""

MOST_CHANGES = 40
"""Of so many changes it is worked out which are responsible, where the explanation does not cite
them.
"""

DONE = {Stance.GRANTED: "granted", Stance.OPEN: "withdrew", Stance.DENIED: "denied"}
"""The same as a verb: "you withdrew"."""


def verdict_of(evaluation: Evaluation, name: str) -> Verdict:
    """The word for a statement (or for a step as it is drawn), or that it is not judged."""
    if name in evaluation.unsettled:
        return NOT_JUDGED
    step = evaluation.inferences.get(name)
    return VERDICTS[evaluation.label(name) if step is None else step]


def step_verdict_of(evaluation: Evaluation, step: str) -> StepVerdict:
    """The word for a step, or that it is not judged."""
    if step in evaluation.unsettled:
        return NOT_JUDGED
    return STEP_VERDICTS[evaluation.inferences[step]]


def verdict_sentence(map: ArgumentMap, evaluation: Evaluation, statement: str) -> str:
    """The verdict on a statement, then why (`why_sentences`)."""
    verdict = sentence(VERDICTS[evaluation.label(statement)])
    return f"{verdict} {why_sentences(map, evaluation, statement)}"


def why_sentences(map: ArgumentMap, evaluation: Evaluation, statement: str) -> str:
    """A sentence or two that say why a statement has its verdict and name the changes
    responsible.
    """
    tree = explain(evaluation, statement)
    words = _Words(map, evaluation)
    why, takes_because = {
        Label.IN: words.why_in,
        Label.OUT: words.why_out,
        Label.UNDEC: words.why_undec,
    }[tree.label](tree)
    # Only now: the words above have noted which changes they name.
    changes = words.unnamed(tree)
    if not changes:
        return sentence(why)
    if takes_because:
        return sentence(f"{why} because {words.done(changes)}")
    return f"{sentence(why)} {sentence(f'this comes about because {words.done(changes)}')}"


def sentence(words: str) -> str:
    """Words as a sentence."""
    return f"{words[0].upper()}{words[1:]}."


def what_withdrawing_does(map: ArgumentMap, evaluation: Evaluation, statement: str) -> str | None:
    """That withdrawing a statement changed nothing, where the map also argues for it."""
    stance = evaluation.scenario.stance_of(map, statement)
    given = map.statements[statement].stance is Stance.GRANTED
    if given and stance is Stance.OPEN and evaluation.label(statement) is Label.IN:
        return (
            "You withdrew it, but the map also argues for it, so it stands on its support. Deny "
            "it to switch it off."
        )
    return None


class _Why(NamedTuple):
    """Why a statement has its verdict; whether the changes that brought that about may follow with
    "because".
    """

    words: str
    takes_because: bool = False


class _Words:
    """Sentences about one verdict. `named` are the changes that they have told already."""

    def __init__(self, map: ArgumentMap, evaluation: Evaluation) -> None:
        self.map = map
        self.evaluation = evaluation
        self.named: set[str] = set()

    def title(self, name: str) -> str:
        return f"“{title_of(self.map.statements[name])}”"

    def changed(self, name: str) -> bool:
        return (
            self.evaluation.scenario.stance_of(self.map, name)
            is not self.map.statements[name].stance
        )

    def _owed(self, name: str) -> bool:
        """Whether a statement has its label from the stance that the reader gave it."""
        return self.changed(name) and self.evaluation.reason(name) in (
            Reason.DENIED,
            Reason.WITHDRAWN,
            Reason.GRANTED,
        )

    def _deed(self, name: str) -> str:
        """A statement's title, with what the reader did where that is why: "“A”, which you
        denied".
        """
        if not self._owed(name):
            return self.title(name)
        self.named.add(name)
        return f"{self.title(name)}, which you {self._verb(name)}"

    def why_in(self, tree: Explanation) -> _Why:
        return _Why(f"{self._backing(tree)}{self._answered(_parts(tree, Part.ATTACKER))}")

    def _backing(self, tree: Explanation) -> str:
        if tree.reason is Reason.GRANTED:
            self.named.add(tree.id)
            return "you granted it" if self.changed(tree.id) else "it is taken as given"
        steps = [self.map.inferences[item.id] for item in _parts(tree, Part.SUPPORT)]
        if len(steps) == 1:
            return f"it follows from {self._needs(steps[0])}"
        return (
            f"it follows in {number(len(steps))} separate ways, one of them from "
            f"{self._needs(steps[0])}"
        )

    def _answered(self, fallen: Sequence[Explanation]) -> str:
        """What becomes of the objections to a statement that stands."""
        if not fallen:
            return ""
        if len(fallen) > 1:
            none = "neither" if len(fallen) == 2 else "none"
            return f", and {none} of the {number(len(fallen))} objections to it stands"
        name = fallen[0].id
        if not self._owed(name):
            return f", and the objection {self.title(name)} does not stand"
        self.named.add(name)
        return f", and you {self._verb(name)} the objection {self.title(name)}"

    def _needs(self, step: Inference) -> str:
        premises = self._few(step.premises)
        return f"{premises}, given {self._few(step.backgrounds)}" if step.backgrounds else premises

    def _few(self, names: Sequence[str]) -> str:
        """The titles, as many as a sentence carries."""
        shown = names if len(names) <= MOST_TITLES else names[: MOST_TITLES - 1]
        rest = [f"{number(len(names) - len(shown))} more"] if len(shown) < len(names) else []
        return listed([*(self.title(name) for name in shown), *rest])

    def why_out(self, tree: Explanation) -> _Why:
        if tree.reason is Reason.DENIED:
            self.named.add(tree.id)
            return _Why("you denied it" if self.changed(tree.id) else "it is denied")
        attackers = self._independent(tree)
        if not attackers and _parts(tree, Part.ATTACKER):
            opposite = listed(self.title(item.id) for item in _parts(tree, Part.ATTACKER))
            return _Why(f"nothing but the opposite claim, {opposite}, stands against it")
        if attackers:
            comma = "," if self._owed(attackers[-1].id) else ""
            return _Why(
                f"{listed(self._deed(item.id) for item in attackers)}{comma} "
                f"{_stand(attackers)} against it"
            )
        circle = self._circle(tree) if tree.reason is Reason.CIRCULAR else ""
        if circle:
            return _Why(circle)
        failed, takes_because = self._failed(_parts(tree, Part.SUPPORT))
        if tree.reason is Reason.WITHDRAWN:
            self.named.add(tree.id)
            why = f"you withdrew it, and {failed or 'nothing else supports it'}"
        else:
            why = failed or f"it is {LEFT_OPEN}, and nothing supports it"
        besides = self._besides(tree.id)
        return _Why(f"{why}{besides}", takes_because and not besides)

    def _besides(self, name: str) -> str:
        """What stands against a statement that would fall without it too."""
        opposite = opposite_claims(self.map, name)
        against = [one for one in self._attackers(name, Label.IN) if one not in opposite]
        if not against:
            return ""
        return (
            f"; and {listed(self._deed(other) for other in against)} "
            f"{'stands' if len(against) == 1 else 'stand'} against it too"
        )

    def _independent(self, tree: Explanation) -> list[Explanation]:
        """The attackers that bring a statement down, but for those that it attacks itself: to cite
        these would beg the question.
        """
        opposite = opposite_claims(self.map, tree.id)
        return [item for item in _parts(tree, Part.ATTACKER) if item.id not in opposite]

    def _failed(self, steps: Sequence[Explanation]) -> _Why:
        """What is amiss with the steps to a statement."""
        if not steps:
            return _Why("")
        fault, *others = dict.fromkeys(self._fault(step) for step in steps)
        if len(steps) == 1:
            return fault._replace(words=f"its only support {fault.words}")
        if not others:
            return fault._replace(words=f"each of its {number(len(steps))} supports {fault.words}")
        none = "neither of its two" if len(steps) == 2 else f"none of its {number(len(steps))}"
        faults = "; one ".join(each.words for each in (fault, *others))
        return _Why(f"{none} supports goes through: one {faults}")

    def _fault(self, step: Explanation) -> _Why:
        needs = [c.id for c in _items(step) if c.part in (Part.PREMISE, Part.BACKGROUND)]
        if needs:
            fallen = [name for name in needs if not self._owed(name)]
            parts = [self._deed(name) for name in needs if name not in fallen]
            if fallen:
                titles = listed(self.title(name) for name in fallen)
                parts.append(f"{titles}, which {'falls' if len(fallen) == 1 else 'fall'}")
            return _Why(f"needs {', and '.join(parts)}", takes_because=bool(fallen))
        undercutters = _parts(step, Part.ATTACKER)
        if undercutters:
            return _Why(f"is undercut by {listed(self._deed(c.id) for c in undercutters)}")
        return _Why("only leads round in a circle")

    def _verb(self, name: str) -> str:
        return DONE[self.evaluation.scenario.stance_of(self.map, name)]

    def why_undec(self, tree: Explanation) -> _Why:
        attackers = _parts(tree, Part.ATTACKER)
        if rivals := self._rivals(tree.id):
            return _Why(
                f"it and {self.title(rivals[0])} attack each other, and nothing settles "
                "which prevails"
            )
        hanging = self._circle(tree, "hang")
        if attackers:
            return _Why(
                f"it is attacked by {self.title(attackers[0].id)}, which is itself contested: "
                f"{hanging}"
            )
        return _Why(f"it hangs on what is itself contested: {hanging}")

    def _rivals(self, name: str) -> list[str]:
        """What is contested with a statement, each attacking the other; what the reader changed
        comes first.
        """
        attacked = {
            attack.target
            for attack in self.map.attacks_by.get(name, ())
            if attack.id not in self.map.failing_attacks
        }
        rivals = [one for one in self._attackers(name, Label.UNDEC) if one in attacked]
        return sorted(rivals, key=lambda rival: not self.changed(rival))

    def _attackers(self, name: str, label: Label) -> list[str]:
        """What attacks a statement, strong enough, and has a label."""
        found = dict.fromkeys(
            attack.attacker
            for attack in self.map.attacks_on.get(name, ())
            if attack.id not in self.map.failing_attacks
        )
        return [one for one in found if self.evaluation.label(one) is label]

    def _circle(self, tree: Explanation, verb: str = "rest") -> str:
        """The circle that an explanation ends in, told from the statement itself where it is in
        it.
        """
        circle = next((item for item in _all(tree) if isinstance(item, Circle)), None)
        if circle is None:
            return ""
        here = circle.statements.index(tree.id) if tree.id in circle.statements else 0
        chain = [
            "it" if name == tree.id else self.title(name)
            for name in (*circle.statements[here:], *circle.statements[:here])
        ]
        if len(chain) < 3:
            return (
                f"{chain[0]} {verb}s on itself"
                if len(chain) == 1
                else f"{listed(chain)} {verb} on each other"
            )
        end = "it" if chain[0] == "it" else f"{chain[0]} again"
        return f"{chain[0]} {verb}s on " + f", which {verb}s on ".join([*chain[1:], end])

    def unnamed(self, tree: Explanation) -> list[str]:
        """The changes responsible where the verdict is not the source's, except those that a
        sentence has named.
        """
        if not self.evaluation.scenario.stances or tree.label is evaluate(
            self.evaluation.program
        ).label(tree.id):
            return []
        cited = dict.fromkeys(
            item.id
            for item in _all(tree)
            if isinstance(item, Explanation) and item.reason and self._owed(item.id)
        )
        return [name for name in cited or self._enough(tree) if name not in self.named]

    def _enough(self, tree: Explanation) -> list[str]:
        """Changes that give the verdict by themselves, none of which could be left out: where the
        explanation cites none.

        What is contested is explained by what is contested; what would have settled it, and no
        longer does, is not in it.
        """
        scenario = self.evaluation.scenario
        if len(scenario.stances) > MOST_CHANGES:
            return []
        for name in list(scenario.stances):
            without = scenario.setting(self.map, name, self.map.statements[name].stance)
            if evaluate(self.evaluation.program, without).label(tree.id) is tree.label:
                scenario = without
        return list(scenario.stances)

    def done(self, changes: Sequence[str]) -> str:
        """What the reader did: "you denied A and B, and withdrew C"."""
        deeds = [
            f"{verb} {self._few(named)}"
            for verb in DONE.values()
            if (named := [name for name in changes if self._verb(name) == verb])
        ]
        return f"you {listed(deeds)}"


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


def listed(words: Iterable[str]) -> str:
    """In a row: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 step", "3 steps", "2 replies"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def number(count: int) -> str:
    """A number as a word, as far as ten."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return names[count] if count < len(names) else str(count)
