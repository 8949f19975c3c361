"""Every analysis by its definition: the label in each scenario from the oracle, then sets and sums
over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from math import factorial

from argmap.model import ArgumentMap, Scenario, Stance
from tests.reasoning import oracle


def label(map: ArgumentMap, stances: dict[str, Stance], statement: str) -> str:
    """The label of a statement under a stance for each statement."""
    return oracle.label(
        oracle.well_founded(oracle.rules(map, Scenario.of(stances))), f"in({statement})"
    )


def stances_in(map: ArgumentMap, scenario: Scenario) -> dict[str, Stance]:
    return {s: scenario.stance_of(map, s) for s in map.statements}


def granted_in(map: ArgumentMap, scenario: Scenario) -> list[str]:
    return [s for s, stance in stances_in(map, scenario).items() if stance is Stance.GRANTED]


def subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """All subsets, smallest first, then alphabetically."""
    listed = sorted(names)
    for size in range(len(listed) + 1):
        yield from map(frozenset, combinations(listed, size))


def minimal(names: Iterable[str], good: Callable[[frozenset[str]], bool]) -> list[list[str]]:
    """The good sets of which no proper subset is good."""
    found = [chosen for chosen in subsets(names) if good(chosen)]
    return [sorted(chosen) for chosen in found if not any(other < chosen for other in found)]


def changes(
    map: ArgumentMap,
    at_hand: dict[str, Stance],
    changed: dict[str, Stance],
    statement: str,
    wanted: set[str],
) -> list[list[str]]:
    def good(chosen: frozenset[str]) -> bool:
        return label(map, at_hand | {s: changed[s] for s in chosen}, statement) in wanted

    return minimal(changed, good)


def reasons(
    map: ArgumentMap, at_hand: dict[str, Stance], toggles: list[str], statement: str
) -> list[list[str]]:
    verdicts = table(map, at_hand, toggles, lambda stances: label(map, stances, statement))
    here = tuple(at_hand[t] is Stance.GRANTED for t in toggles)

    def good(kept: frozenset[str]) -> bool:
        agree = (
            v
            for x, v in verdicts.items()
            if all(x[i] == here[i] for i, t in enumerate(toggles) if t in kept)
        )
        return set(agree) == {verdicts[here]}

    return minimal(toggles, good)


def table(
    map: ArgumentMap,
    at_hand: dict[str, Stance],
    toggles: list[str],
    verdict: Callable[[dict[str, Stance]], str],
) -> dict[tuple[bool, ...], str]:
    """The verdict in each scenario of the toggles."""
    positions = {True: Stance.GRANTED, False: Stance.OPEN}
    return {
        x: verdict(at_hand | {t: positions[on] for t, on in zip(toggles, x, strict=True)})
        for x in product((False, True), repeat=len(toggles))
    }


def probability(verdicts: dict[tuple[bool, ...], str], credences: list[float]) -> float:
    total = 0.0
    for x, verdict in verdicts.items():
        weight = 1.0
        for on, credence in zip(x, credences, strict=True):
            weight *= credence if on else 1 - credence
        total += weight * (verdict == "in")
    return total


def values(verdicts: dict[tuple[bool, ...], str], i: int, n: int) -> tuple[float, float]:
    """Banzhaf and Shapley value of the i-th of n toggles."""
    banzhaf = shapley = 0.0
    for x, verdict in verdicts.items():
        if x[i]:
            continue
        gain = (verdicts[(*x[:i], True, *x[i + 1 :])] == "in") - (verdict == "in")
        banzhaf += gain / 2 ** (n - 1)
        shapley += gain * factorial(sum(x)) * factorial(n - sum(x) - 1) / factorial(n)
    return banzhaf, shapley
