"""The labels by the words of their definition: a logic program of strings, and brute force over
its models.
"""

from __future__ import annotations

from itertools import product

from argmap.model import ArgumentMap, AttackKind, Scenario, Stance

Rule = tuple[str, frozenset[str], frozenset[str]]
Model = tuple[frozenset[str], frozenset[str]]
"""True atoms, and atoms that are not false."""


def rules(map: ArgumentMap, scenario: Scenario) -> list[Rule]:
    """The program of a scenario: (head, positive body, negated body)."""
    made: list[Rule] = []
    stance = {s: scenario.stance_of(map, s) for s in map.statements}
    for s in map.statements:
        if stance[s] is Stance.GRANTED:
            made.append((f"in({s})", frozenset(), frozenset({f"hit({s})"})))
    for step in map.inferences.values():
        body = frozenset(f"in({p})" for p in step.needs)
        made.append((f"applies({step.id})", body, frozenset({f"hit({step.id})"})))
        if stance[step.conclusion] is not Stance.DENIED:
            applies = frozenset({f"applies({step.id})"})
            made.append((f"in({step.conclusion})", applies, frozenset({f"hit({step.conclusion})"})))
    for attack in map.attacks.values():
        if attack.kind is AttackKind.UNDERCUT or not stronger(map, attack.target, attack.attacker):
            made.append(
                (f"hit({attack.target})", frozenset({f"in({attack.attacker})"}), frozenset())
            )
    return made


def stronger(map: ArgumentMap, strong: str, weak: str) -> bool:
    """Whether a chain of pairs leads from one statement down to the other."""
    below = {b for a, b in map.stronger if a == strong}
    return weak in below or any(stronger(map, b, weak) for b in below)


def least_model(program: list[Rule], assumed: frozenset[str]) -> frozenset[str]:
    """The least model of the reduct by a set of atoms (Gelfond and Lifschitz)."""
    model: set[str] = set()
    while True:
        new = {h for h, pos, neg in program if pos <= model and not neg & assumed} - model
        if not new:
            return frozenset(model)
        model |= new


def well_founded(program: list[Rule]) -> tuple[frozenset[str], frozenset[str]]:
    """True atoms, and atoms that are not false, by the alternating fixpoint (Van Gelder 1993)."""
    true: frozenset[str] = frozenset()
    while True:
        possible = least_model(program, true)
        again = least_model(program, possible)
        if again == true:
            return true, possible
        true = again


def least_partial_stable(
    program: list[Rule], atoms: list[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The same model by brute force: among all three-valued stable models the one with the least
    true and false.
    """
    stable = []
    for values in product((0, 1, 2), repeat=len(atoms)):
        true = frozenset(a for a, v in zip(atoms, values, strict=True) if v == 1)
        possible = frozenset(a for a, v in zip(atoms, values, strict=True) if v)
        if least_model(program, possible) == true and least_model(program, true) == possible:
            stable.append((true, possible))
    least = [m for m in stable if all(m[0] <= t and m[1] >= p for t, p in stable)]
    assert len(least) == 1
    return least[0]


def label(model: tuple[frozenset[str], frozenset[str]], atom: str) -> str:
    """in, out or undec."""
    true, possible = model
    return "in" if atom in true else "undec" if atom in possible else "out"
