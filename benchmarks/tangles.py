"""Random maps that are hard for all scenarios at once, each hard in a way of its own.

Forty of 1,000 statements are granted and can be switched; all others have support that leads back
to them, so that nearly every verdict can differ from scenario to scenario. Equal seeds make equal
maps.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from argmap.model import ArgumentMap, Attack, AttackKind, Inference, Role, Stance, Statement


class Tangle:
    """A map in the making: granted statements, then claims in their order, each within reach of
    those around it.
    """

    def __init__(self, statements: int, toggles: int, seed: int, span: int) -> None:
        self.rng = random.Random(seed)
        self.names = [f"p{i}" for i in range(statements)]
        self.span = span
        self.given = {
            self.names[0],
            *self.rng.sample(self.names[1 : statements * 3 // 10], toggles - 1),
        }
        self.claims = [name for name in self.names if name not in self.given]
        self.inferences: dict[str, Inference] = {}
        self.attacks: dict[str, Attack] = {}
        self.stronger: set[tuple[str, str]] = set()

    def before(self, i: int) -> str:
        """A statement shortly before the i-th."""
        return self.names[self.rng.randrange(max(0, i - self.span), i)]

    def near(self, i: int) -> str:
        """A statement near the i-th."""
        low, high = max(0, i - self.span), min(len(self.names), i + self.span + 1)
        return self.names[self.rng.randrange(low, high)]

    def step(self, needs: Sequence[str], conclusion: str) -> str:
        """Add an inference."""
        name = f"s{len(self.inferences)}"
        self.inferences[name] = Inference(name, tuple(dict.fromkeys(needs)), conclusion)
        return name

    def attack(self, attacker: str, target: str) -> None:
        """Add an attack on a statement or an inference."""
        name = f"a{len(self.attacks)}"
        kind = AttackKind.UNDERCUT if target in self.inferences else AttackKind.REBUTTAL
        self.attacks[name] = Attack(name, attacker, target, kind)

    def support(self, most: int = 2) -> None:
        """Give each claim one to some inferences from one or two statements before it."""
        for i, name in enumerate(self.names):
            if name not in self.given:
                for _ in range(self.rng.randint(1, most)):
                    self.step([self.before(i) for _ in range(self.rng.randint(1, 2))], name)

    def map(self, title: str) -> ArgumentMap:
        """The map."""
        held = {
            name: Statement(
                name, Role.CLAIM, Stance.GRANTED if name in self.given else Stance.OPEN, title=name
            )
            for name in self.names
        }
        return ArgumentMap(
            "tangle", title, held, self.inferences, self.attacks, frozenset(self.stronger)
        )


def layered(seed: int, statements: int = 1000, toggles: int = 40, span: int = 60) -> ArgumentMap:
    """Support without circles, and attacks in its direction: every part is acyclic."""
    tangle = Tangle(statements, toggles, seed, span)
    tangle.support()
    for _ in range(statements // 2):
        i = tangle.rng.randrange(1, statements)
        tangle.attack(tangle.before(i), tangle.names[i])
    return tangle.map("Support and attacks without circles")


def mutual(seed: int, statements: int = 1000, toggles: int = 40, span: int = 60) -> ArgumentMap:
    """Claims that contradict their neighbours: large strongly connected components of mutual
    attacks.
    """
    tangle = Tangle(statements, toggles, seed, span)
    tangle.support()
    for _ in range(statements // 3):
        i = tangle.rng.randrange(statements)
        other = tangle.near(i)
        tangle.attack(tangle.names[i], other)
        tangle.attack(other, tangle.names[i])
    return tangle.map("Mutual attacks")


def undercut(seed: int, statements: int = 1000, toggles: int = 40, span: int = 60) -> ArgumentMap:
    """Half of the inferences are undercut by a statement near their conclusion."""
    tangle = Tangle(statements, toggles, seed, span)
    tangle.support()
    for name, step in list(tangle.inferences.items()):
        if tangle.rng.random() < 0.5:
            tangle.attack(tangle.near(int(step.conclusion[1:])), name)
    return tangle.map("Undercuts")


def ranked(seed: int, statements: int = 1000, toggles: int = 40, span: int = 60) -> ArgumentMap:
    """Contradictions, most of which an order of strength decides."""
    tangle = Tangle(statements, toggles, seed, span)
    tangle.support()
    for _ in range(statements // 2):
        i = tangle.rng.randrange(statements)
        one, other = tangle.names[i], tangle.near(i)
        tangle.attack(one, other)
        tangle.attack(other, one)
        if one != other and tangle.rng.random() < 0.8:
            tangle.stronger.add((min(one, other), max(one, other)))
    return tangle.map("Contradictions with strengths")


def circular(seed: int, statements: int = 1000, toggles: int = 40, span: int = 60) -> ArgumentMap:
    """Support in circles: many claims support others before them as well; some attacks any way."""
    tangle = Tangle(statements, toggles, seed, span)
    tangle.support()
    for _ in range(statements // 8):
        i = tangle.rng.randrange(statements)
        back = tangle.near(i)
        if back not in tangle.given:
            tangle.step([tangle.names[i], tangle.near(i)], back)
    for _ in range(statements // 5):
        i = tangle.rng.randrange(statements)
        tangle.attack(tangle.names[i], tangle.near(i))
    return tangle.map("Support in circles")


TANGLES: tuple[Callable[[int], ArgumentMap], ...] = (layered, mutual, undercut, ranked, circular)
