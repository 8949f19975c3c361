"""What holds whatever some choices are: bounds on labels from one grounded labelling of a doubled
program.

Each node has two copies. In the upper one a choice left free takes the position that makes more
statements stand, in the lower one the other; what attacks a node attacks it from the opposite copy.
The alternating fixpoint of the doubled program is then two coupled ones (Van Gelder 1993): the
upper copy is true wherever the node is IN in any of the scenarios, and false only where it is OUT
in all; the lower one is true only where it is IN in all, and false wherever it is OUT in any.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from argmap.model import Stance
from argmap.reasoning.grounded import IN, OUT, Label, label
from argmap.reasoning.program import Program, Rows
from argmap.reasoning.progress import tell
from argmap.reasoning.scenarios.budget import Clock
from argmap.reasoning.scenarios.space import Space

HELPFUL = (Stance.DENIED, Stance.OPEN, Stance.GRANTED)
Position = bool | None
"""Of a choice: on, off, or free (`None`)."""


class Bounds:
    """Bounds on the labels of a space's program where only some choices are fixed."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.program = doubled(space.program)
        self.count = len(space.program.statements)
        self.stances = [*space.stances, *space.stances]
        ranked = [sorted(choice[1:], key=HELPFUL.index) for choice in space.choices]
        self.free = [(worst, best) for worst, best in ranked]

    def of(self, positions: Sequence[Position]) -> _BoundedLabels:
        """The bounds under a position for each choice."""
        n, stances = self.count, self.stances.copy()
        for choice, position, (worst, best) in zip(
            self.space.choices, positions, self.free, strict=True
        ):
            if position is not None:
                worst = best = choice.on if position else choice.off
            stances[choice.node], stances[n + choice.node] = best, worst
        return _BoundedLabels(
            label(self.program, stances).labels, n, len(self.space.program.inferences)
        )


class _BoundedLabels:
    """The labels of a doubled program, read as bounds."""

    def __init__(self, labels: bytes, statements: int, inferences: int) -> None:
        self.labels = labels
        self.statements = statements
        self.inferences = inferences

    def possible(self, node: int) -> frozenset[Label]:
        """The labels that a node (statement or inference) has in some scenario, as far as the
        bounds tell.
        """
        upper = node if node < self.statements else node + self.statements
        lower = upper + (self.statements if node < self.statements else self.inferences)
        return POSSIBLE[self.labels[upper], self.labels[lower]]


def _possible(upper: int, lower: int) -> frozenset[Label]:
    possible_labels = {
        Label.IN: upper == IN,
        Label.OUT: lower == OUT,
        Label.UNDEC: upper != OUT and lower != IN,
    }
    return frozenset(held for held, may in possible_labels.items() if may)


POSSIBLE = {(int(upper), int(lower)): _possible(upper, lower) for upper in Label for lower in Label}


def doubled(program: Program) -> Program:
    """Two copies of a program (statements s and n + s, then inferences likewise), attacking each
    other.
    """
    n, m = len(program.statements), len(program.inferences)

    def copied(node: int, copy: int) -> int:
        return node + copy * n if node < n else node + n + copy * m

    def rows(of: Rows, cross: bool = False) -> Rows:
        return tuple(
            tuple(copied(node, copy ^ cross) for node in row) for copy in (0, 1) for row in of
        )

    attackers = program.attackers
    return Program(
        statements=program.statements * 2,
        inferences=program.inferences * 2,
        stances=program.stances * 2,
        body=rows(program.body),
        backgrounds=rows(program.backgrounds),
        head=tuple(copied(node, copy) for copy in (0, 1) for node in program.head),
        uses=rows(program.uses),
        supports=rows(program.supports),
        # Apart, for both copies of the statements come before those of the inferences.
        attackers=rows(attackers[:n], cross=True) + rows(attackers[n:], cross=True),
        targets=rows(program.targets, cross=True),
    )


def share_between(
    bounds: Bounds, node: int, order: Sequence[int], weights: Sequence[float], clock: Clock
) -> tuple[tuple[float, float], bool]:
    """An interval that contains the weight of the scenarios in which a node is IN, and whether
    Ctrl-C ended the search for it.

    The space is split choice by choice, along `order`, the heaviest undecided part first, until the
    time is over. `weights` are the probabilities of the choices being on; `order` names those that
    the node can depend on.
    """
    positions: list[Position] = [None] * len(weights)
    undecided: list[tuple[float, int, list[Position]]] = []
    within, without, made = 0.0, 0.0, 0

    def weigh(weight: float, positions: list[Position]) -> None:
        nonlocal within, without, made
        possible = bounds.of(positions).possible(node)
        if possible == {Label.IN}:
            within += weight
        elif Label.IN not in possible:
            without += weight
        elif weight:
            # Numbered for the heap: positions that may be `None` do not compare.
            made += 1
            heappush(undecided, (-weight, made, positions))

    interrupted = False
    try:
        weigh(1.0, positions)
        while undecided and not clock.over:
            tell("weighing scenarios: between {:.3f} and {:.3f}", within, 1 - without)
            weight, _, positions = heappop(undecided)
            # There is one: with all that the node can depend on fixed, both copies label it alike.
            split = next(i for i in order if positions[i] is None)
            for position, chance in ((True, weights[split]), (False, 1 - weights[split])):
                part = positions.copy()
                part[split] = position
                weigh(-weight * chance, part)
    except KeyboardInterrupt:  # A part that was lost thereby counts as undecided.
        interrupted = True
    # The interval must contain the exact weight, whatever rounding has cost.
    slack = 1e-12
    if not undecided and not interrupted:
        without = 1 - within
    return (max(0.0, within - slack), min(1.0, 1 - without + slack)), interrupted
