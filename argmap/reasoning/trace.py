"""How a change of stances travelled: from the statements that were changed, over the steps that
stopped or began to go through and the attacks that gained or lost force, up to what has another
verdict for it.

A verdict follows from a statement's stance and the labels next to it. A trace explains each new
label by such causes as have changed themselves: with them as they are now and everything else as
it was, the label comes out as it is now, and none of them can be left out. Under the grounded
semantics everything that changed can be explained so, and every explanation begins at a change.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from argmap.model import Scenario, Stance
from argmap.reasoning.evaluation import Evaluation, evaluate
from argmap.reasoning.program import Program

MOST_CHANGES = 40
"""Of more changes it is not worked out which does what: they are told together."""

_TRUTH = bytes((1, 2, 0))
"""How true each label is, by its value: UNDEC lies between OUT and IN."""


class LinkKind(Enum):
    """How one end of a link bears on the other."""

    NEED = "need"
    """A statement that a step needs."""
    CONCLUSION = "conclusion"
    """A step and what it concludes."""
    ATTACK = "attack"
    """A statement that attacks a statement."""
    UNDERCUT = "undercut"
    """A statement that attacks a step."""


class Link(NamedTuple):
    """A part of a way: both ends have another label than before, the second because of the first.

    `cause` names a step where the kind is `CONCLUSION`, else a statement; `effect` a step where it
    is `NEED` or `UNDERCUT`.
    """

    cause: str
    effect: str
    kind: LinkKind


@dataclass(frozen=True)
class Trace:
    """What some changes did: the way from them to what they reached.

    `changes` is one statement where it did this by itself; several did it only together. `links`
    come in the order in which one follows from another, as far as circles let them; a change that
    is itself what was asked about has none.
    """

    changes: tuple[str, ...]
    reached: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements on the way, each once, in its order."""
        ends = ((link.cause, link.effect) for link in self.links)
        steps = self.inferences
        names = (name for pair in ends for name in pair if name not in steps)
        return tuple(dict.fromkeys((*self.changes, *names, *self.reached)))

    @property
    def inferences(self) -> frozenset[str]:
        """The steps on the way."""
        return frozenset(
            link.cause if link.kind is LinkKind.CONCLUSION else link.effect
            for link in self.links
            if link.kind is not LinkKind.ATTACK
        )


def traces(
    before: Evaluation, after: Evaluation, targets: Iterable[str] | None = None
) -> tuple[Trace, ...]:
    """How the changes of stance between two evaluations of a program came to each target that has
    another label; to all that is changed and changes nothing further where no target is, or none
    is named.

    A target is told under each change that gives it its label alone; where none does, under the
    changes that do it together. Nothing is told by other semantics than grounded, where a label
    need not follow from those next to it.
    """
    if not (before.grounded and after.grounded) or before.program is not after.program:
        return ()
    difference = _Difference(before, after)
    program = before.program
    named = [program.index[name] for name in targets or ()]
    reached = [x for x in named if x in difference.changed] or difference.ends()
    found: dict[tuple[int, ...], list[int]] = {}
    for target in reached:
        for changes in _responsible(difference, target):
            found.setdefault(changes, []).append(target)
    return tuple(
        _trace(program, difference.explained(changes), changes, found[changes])
        for changes in sorted(found, key=lambda changes: (len(changes), changes))
    )


_Causes = Mapping[int, tuple[int, ...]]
"""For each node that is explained, the changed nodes that its new label follows from; `~x` is the
stance of x.
"""


class _Difference:
    """Two evaluations of a program, node by node."""

    def __init__(self, before: Evaluation, after: Evaluation) -> None:
        self.before, self.after, self.program = before, after, before.program
        self.n = len(self.program.statements)
        old, new = before.labelling.labels, after.labelling.labels
        self.changed = frozenset(x for x in range(len(new)) if old[x] != new[x])
        self.switched = tuple(x for x in range(self.n) if before.stances[x] != after.stances[x])
        # A new stance with the old label reaches nothing: what follows hangs on labels alone.
        self.roots = tuple(x for x in self.switched if x in self.changed)
        self._explained: dict[tuple[int, ...], _Causes] = {}

    def ends(self) -> list[int]:
        """The changed statements from which nothing changed follows, in the order of the map; all
        where what changed runs in circles.
        """
        changed = [s for s in range(self.n) if s in self.changed]
        free = (s for s in changed if not any(True for _ in self._statements_after(s)))
        return list(free) or changed

    def _statements_after(self, s: int) -> Iterator[int]:
        for x in self.changed.intersection(self._next(s)):
            yield from self.changed.intersection((x,) if x < self.n else self._next(x))

    def explained(self, changes: Sequence[int]) -> _Causes:
        """What can be explained by some of the changes, and from what: first whatever follows from
        what is explained already, then what hangs together in circles.
        """
        key = tuple(changes)
        if key not in self._explained:
            self._explained[key] = self._explain(frozenset(changes))
        return self._explained[key]

    def _explain(self, changes: frozenset[int]) -> _Causes:
        found: dict[int, tuple[int, ...]] = {}
        roots = [x for x in self.roots if x in changes]
        waiting = deque([*roots, *(y for x in roots for y in self._next(x))])
        while True:
            while waiting:
                x = waiting.popleft()
                if x in found or x not in self.changed:
                    continue
                causes = self._causes(x, found.keys(), changes)
                if causes is not None:
                    found[x] = causes
                    waiting.extend(self._next(x))
            circle = self._in_circle(found, roots, changes)
            if circle is None:
                return _rooted(found)
            # On credit, for what it follows from may follow from it; `_rooted` takes back what did
            # not.
            x, found[x] = circle
            waiting.extend(self._next(x))

    def _in_circle(
        self, found: _Causes, roots: Sequence[int], changes: frozenset[int]
    ) -> tuple[int, tuple[int, ...]] | None:
        """A node with a label that follows only from others that are not explained yet, beside one
        that is or its own stance.
        """
        for y in (*roots, *(y for x in found for y in self._next(x))):
            if y in self.changed and y not in found:
                causes = self._causes(y, self.changed, changes, found.keys())
                if causes and (~y in causes or not found.keys().isdisjoint(causes)):
                    return y, causes
        return None

    def _next(self, x: int) -> Sequence[int]:
        """What may follow from a node directly."""
        if x >= self.n:
            return (self.program.head[x - self.n],)
        return self.program.uses[x] + self.program.targets[x]

    def _causes(
        self, x: int, among: Set[int], changes: frozenset[int], first: Set[int] = frozenset()
    ) -> tuple[int, ...] | None:
        """Such of these causes that give a node its new label, none of which can be left out; what
        is not `first` is left out first. None where all together do not give it.
        """
        given = self.program.supports[x] if x < self.n else self.program.body[x - self.n]
        near = dict.fromkeys(given + self.program.attackers[x])
        kept = [y for y in near if y in among and y in self.changed]
        if x in changes:
            kept.insert(0, ~x)
        new = _TRUTH[self.after.labelling.labels[x]]
        if self._truth(x, kept) != new:
            return None
        # The last are kept if they can be: what is explained already, else its own stance.
        kept.sort(key=lambda y: (y in first, y < 0))
        return _needed(kept, lambda causes: self._truth(x, causes) == new)

    def _truth(self, x: int, causes: Sequence[int]) -> int:
        """How true a node is with some of what it follows from as it is now, the rest as it was."""
        old, new = self.before.labelling.labels, self.after.labelling.labels

        def truth(y: int) -> int:
            return _TRUTH[new[y] if y in causes else old[y]]

        # Kleene's strong logic of three values: and is min, or is max, not x is 2 - x.
        unhurt = min((2 - truth(o) for o in self.program.attackers[x]), default=2)
        if x >= self.n:
            return min(unhurt, *map(truth, self.program.body[x - self.n]), 2)
        stance = (self.after if ~x in causes else self.before).stances[x]
        if stance is Stance.DENIED:
            return 0
        backing = max((truth(r) for r in self.program.supports[x]), default=0)
        return min(unhurt, 2 if stance is Stance.GRANTED else backing)


def _rooted(found: _Causes) -> _Causes:
    """What is explained by nothing that is not: a circle may have been hoped to close, and not."""
    while loose := {
        x for x, causes in found.items() if any(y >= 0 and y not in found for y in causes)
    }:
        found = {x: causes for x, causes in found.items() if x not in loose}
    return found


def _responsible(difference: _Difference, target: int) -> list[tuple[int, ...]]:
    """The changes that give a target its label each alone, and from which its way can be told;
    else those that do it together, none of which can be left out.
    """
    if len(difference.roots) == len(difference.switched) == 1:
        return [difference.roots]
    # Each try is an evaluation, and there may be as many as the square of the changes.
    if len(difference.switched) > MOST_CHANGES:
        return [difference.roots]

    def enough(changes: Sequence[int]) -> bool:
        return target in difference.explained(changes) and _turns(difference, changes, target)

    alone: list[tuple[int, ...]] = [(x,) for x in difference.roots if enough([x])]
    return alone or [_needed(difference.switched, enough)]


def _needed(causes: Sequence[int], enough: Callable[[Sequence[int]], bool]) -> tuple[int, ...]:
    """Of causes that are enough together such that still are, none of which can be left out.

    The first ones are left out first. A cause can work against another, so that less is enough
    where more is not: what was needed once may be left out once something else is.
    """
    needed, at = tuple(causes), 0
    while at < len(needed):
        fewer = (*needed[:at], *needed[at + 1 :])
        if enough(fewer):
            needed, at = fewer, 0
        else:
            at += 1
    return needed


def _turns(difference: _Difference, changes: Iterable[int], target: int) -> bool:
    """Whether some of the changes alone give a statement the label that it has now."""
    program, after = difference.program, difference.after
    stances = difference.before.scenario.stances
    for x in changes:
        stances[program.statements[x]] = after.stances[x]
    labels = evaluate(program, Scenario.of(stances)).labelling.labels
    return labels[target] == after.labelling.labels[target]


def _trace(
    program: Program, causes: _Causes, changes: Sequence[int], targets: Sequence[int]
) -> Trace:
    """The part of an explanation that leads to some targets."""
    needed = dict.fromkeys(targets)
    for x in (waiting := list(needed)):
        for y in causes.get(x, ()):
            if y >= 0 and y not in needed:
                needed[y] = None
                waiting.append(y)
    names = (*program.statements, *program.inferences)
    links = tuple(
        Link(names[y], names[x], _kind(program, y, x))
        for x in causes
        if x in needed
        for y in causes[x]
        # What attacks itself may be a cause of its own label, and that is no link.
        if y >= 0 and y != x
    )
    return Trace(
        tuple(names[x] for x in changes),
        tuple(names[x] for x in targets),
        links,
    )


def _kind(program: Program, cause: int, effect: int) -> LinkKind:
    n = len(program.statements)
    if cause >= n:
        return LinkKind.CONCLUSION
    if effect < n:
        return LinkKind.ATTACK
    needs = program.body[effect - n]
    return LinkKind.NEED if cause in needs else LinkKind.UNDERCUT
