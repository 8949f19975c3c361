"""Which scenarios a question ranges over: some statements have two positions each, the others one
stance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.model import Scenario, Stance
from argmap.reasoning.program import Program

GRANTED, OPEN, DENIED = Stance.GRANTED, Stance.OPEN, Stance.DENIED


class Choice(NamedTuple):
    """A statement node with its two positions; the Boolean variable of it is true where it has the
    stance `on`.
    """

    node: int
    on: Stance
    off: Stance


@dataclass(frozen=True)
class Space:
    """The scenarios that arise from one at hand (`stances`, by statement node) by switching its
    choices.
    """

    program: Program
    stances: tuple[Stance, ...]
    choices: tuple[Choice, ...]

    @cached_property
    def at_hand(self) -> tuple[bool, ...]:
        """The position of each choice in the scenario at hand."""
        return tuple(self.stances[choice.node] is choice.on for choice in self.choices)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The identifier of each choice's statement."""
        return tuple(self.program.statements[choice.node] for choice in self.choices)

    @cached_property
    def choice_of(self) -> dict[int, int]:
        """The choice of each statement node that has one."""
        return {choice.node: i for i, choice in enumerate(self.choices)}

    def positions(self, node: int) -> tuple[Stance, ...]:
        """The stances that a statement node can have."""
        choice = self.choice_of.get(node)
        return (self.stances[node],) if choice is None else self.choices[choice][1:]

    @classmethod
    def of_toggles(
        cls, program: Program, scenario: Scenario, toggles: Iterable[str] | None = None
    ) -> Space:
        """Each toggle granted or open; left out, the toggles are the statements granted in the
        scenario.

        A toggle that the scenario denies counts as open at hand.
        """
        stances = program.stances_in(scenario)
        nodes = _nodes(program, stances, toggles)
        for node in nodes:
            stances[node] = GRANTED if stances[node] is GRANTED else OPEN
        return cls(program, tuple(stances), tuple(Choice(node, GRANTED, OPEN) for node in nodes))

    @classmethod
    def of_retractions(
        cls, program: Program, scenario: Scenario, toggles: Iterable[str] | None = None
    ) -> Space:
        """The toggles that are granted in the scenario may be withdrawn; nothing else moves."""
        stances = program.stances_in(scenario)
        granted = (node for node in _nodes(program, stances, toggles) if stances[node] is GRANTED)
        return cls(program, tuple(stances), tuple(Choice(node, GRANTED, OPEN) for node in granted))

    @classmethod
    def of_restorations(
        cls, program: Program, scenario: Scenario, toggles: Iterable[str] | None = None
    ) -> Space:
        """What is granted may be withdrawn; what the map gives or a toggle names, and is not
        granted, may be granted.
        """
        stances = program.stances_in(scenario)
        named = {program.index[name] for name in toggles or ()}
        choices = []
        for node, stance in enumerate(stances):
            if stance is GRANTED:
                choices.append(Choice(node, GRANTED, OPEN))
            elif node in named or program.stances[node] is GRANTED:
                # Off is what it is now: leaving it alone must not make a denied statement open.
                choices.append(Choice(node, GRANTED, stance))
        return cls(program, tuple(stances), tuple(choices))

    @classmethod
    def of_readers(cls, program: Program, mine: Scenario, theirs: Scenario) -> Space:
        """What two readers take differently may be taken my way (at hand) or theirs."""
        ours, others = program.stances_in(mine), program.stances_in(theirs)
        pairs = enumerate(zip(ours, others, strict=True))
        return cls(
            program, tuple(ours), tuple(Choice(node, a, b) for node, (a, b) in pairs if a is not b)
        )


def _nodes(program: Program, stances: list[Stance], toggles: Iterable[str] | None) -> list[int]:
    if toggles is None:
        return [node for node, stance in enumerate(stances) if stance is GRANTED]
    return sorted({program.index[name] for name in toggles})
