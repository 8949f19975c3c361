"""What the command line prints as JSON on random maps (Turtle files), against brute force over all
scenarios and extensions.
"""

from __future__ import annotations

import io
import json
import random
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import main
from argmap.model import ArgumentMap, Scenario, Stance
from tests.maps import DENIED, GRANTED, OPEN, make_map, turtle
from tests.reasoning import brute, oracle
from tests.reasoning.test_extensions import by_definition, models

SEMANTICS = ("complete", "preferred", "stable", "semi-stable", "ideal")


def random_map(rng: random.Random) -> ArgumentMap:
    """Six or seven statements with circles of support and attack, undercuts and strengths."""
    names = [f"p{i}" for i in range(rng.randint(6, 7))]
    stances = {name: rng.choice([GRANTED, GRANTED, GRANTED, OPEN, OPEN, DENIED]) for name in names}
    steps = [
        (" ".join(rng.sample(names, rng.randint(1, 3))), rng.choice(names))
        for _ in range(rng.randint(2, 6))
    ]
    targets = names + [f"s{i}" for i in range(len(steps))]
    attacks = [(rng.choice(names), rng.choice(targets)) for _ in range(rng.randint(2, 6))]
    order = rng.sample(names, len(names))
    return make_map(stances, steps, attacks, {(order[0], order[1]), (order[1], order[2])})


class Asked:
    """One random map as a file, with a scenario and a statement to ask about."""

    def __init__(self, seed: int, folder: Path) -> None:
        rng = random.Random(seed)
        self.rng = rng
        self.map = random_map(rng)
        self.file = folder / "map.ttl"
        self.file.write_text(turtle(self.map))
        self.scenario = self.some_scenario()
        self.at_hand = brute.stances_in(self.map, self.scenario)
        self.toggles = sorted(brute.granted_in(self.map, self.scenario))
        self.options = ["--scenario", self.written(self.scenario, "scenario.json")]
        self.statement = rng.choice(list(self.map.statements))

    def some_scenario(self) -> Scenario:
        names = self.rng.sample(list(self.map.statements), self.rng.randint(0, 3))
        return Scenario.of({name: self.rng.choice(list(Stance)) for name in names})

    def written(self, scenario: Scenario, name: str) -> str:
        file = self.file.parent / name
        stances = {
            stance: sorted(getattr(scenario, stance)) for stance in ("granted", "open", "denied")
        }
        file.write_text(json.dumps(stances))
        return str(file)

    def answer(self, *words: str, status: int = 0) -> dict[str, Any]:
        out = io.StringIO()
        with redirect_stdout(out):
            assert main([words[0], *words[1:], str(self.file), "--json"]) == status
        found = json.loads(out.getvalue())
        assert isinstance(found, dict)
        return found

    def about(self, command: str, *words: str) -> dict[str, Any]:
        found = self.answer(command, self.statement, *self.options, *words)
        assert found["complete"] is True
        return found


@pytest.fixture(params=range(30))
def asked(request: pytest.FixtureRequest, tmp_path: Path) -> Asked:
    return Asked(request.param, tmp_path)


@pytest.mark.parametrize("budget", [(), ("--budget", "1")], ids=["diagrams", "search"])
def test_sets(asked: Asked, budget: tuple[str, ...]) -> None:
    map, at_hand, s = asked.map, asked.at_hand, asked.statement
    sets = brute.changes(map, at_hand, dict.fromkeys(asked.toggles, OPEN), s, {"out", "undec"})
    found = asked.about("retractions", *budget)
    assert (found["sets"], found["robustness"]) == (sets, len(sets[0]) if sets else None)

    changed = dict.fromkeys(asked.toggles, OPEN)
    changed |= {
        t: GRANTED for t in at_hand if t not in changed and map.statements[t].stance is GRANTED
    }
    found = asked.about("restorations", *budget)
    assert all(changed[t] is GRANTED for each in found["sets"] for t in each["grant"])
    assert all(changed[t] is OPEN for each in found["sets"] for t in each["withdraw"])
    assert [sorted(each["grant"] + each["withdraw"]) for each in found["sets"]] == (
        brute.changes(map, at_hand, changed, s, {"in"})
    )

    found = asked.about("reasons", *budget)
    assert all(at_hand[t] is GRANTED for each in found["sets"] for t in each["granted"])
    assert [sorted(each["granted"] + each["open"]) for each in found["sets"]] == (
        brute.reasons(map, at_hand, asked.toggles, s)
    )


def test_measures(asked: Asked) -> None:
    map, toggles, s = asked.map, asked.toggles, asked.statement
    verdicts = brute.table(map, asked.at_hand, toggles, partial(brute.label, map, statement=s))
    credences = [round(asked.rng.random(), 3) for _ in toggles]
    given = [f"--credence={t}={p}" for t, p in zip(toggles[1:], credences[1:], strict=True)]
    default = str(credences[0]) if toggles else "0.5"
    found = asked.about("survival", *given, "--default-credence", default)
    assert found["share"] == pytest.approx(brute.probability(verdicts, [0.5] * len(toggles)))
    assert found["probability"] == pytest.approx(brute.probability(verdicts, credences))
    assert found["toggles"] == len(toggles)

    found = asked.about("importance")
    values = {t: brute.values(verdicts, i, len(toggles)) for i, t in enumerate(toggles)}
    assert found["banzhaf"] == pytest.approx(
        {t: value for t, (value, _) in values.items()}, abs=1e-9
    )
    assert found["shapley"] == pytest.approx(
        {t: value for t, (_, value) in values.items()}, abs=1e-9
    )


def test_cruxes(asked: Asked) -> None:
    map, s, theirs = asked.map, asked.statement, asked.some_scenario()
    readers = [
        "--mine",
        asked.written(asked.scenario, "mine.json"),
        "--theirs",
        asked.written(theirs, "theirs.json"),
    ]
    found = asked.answer("cruxes", s, *readers)
    others = brute.stances_in(map, theirs)
    verdict = brute.label(map, others, s)
    assert (found["mine"], found["theirs"]) == (brute.label(map, asked.at_hand, s), verdict)
    differing = {t: stance for t, stance in others.items() if stance is not asked.at_hand[t]}
    assert found["sets"] == brute.changes(map, asked.at_hand, differing, s, {verdict})
    assert found["complete"] is True


def test_extensions_and_acceptance(asked: Asked) -> None:
    map, scenario = asked.map, asked.scenario
    every = models(map, scenario)
    for semantics in ("grounded", *SEMANTICS):
        chosen = by_definition(map, every, semantics)
        found = asked.answer("extensions", "--semantics", semantics, *asked.options)
        assert found == {
            "extensions": sorted(listed(chosen), key=lambda names: (len(names), names)),
            "complete": True,
        }
        kept = [
            m for m in every if frozenset(s for s in map.statements if f"in({s})" in m[0]) in chosen
        ]
        for mode in ("skeptical", "credulous"):
            words = ("evaluate", "--semantics", semantics, "--mode", mode, *asked.options)
            found = asked.answer(*words, status=0 if kept else 1)
            if not kept:
                assert (found["extensions"], found.get("statements")) == (0, None)
                continue
            assert found.get("extensions", len(kept)) == len(kept)
            assert list(found["statements"]) == list(map.statements)
            for kind, atom in (("statements", "in({})"), ("inferences", "applies({})")):
                for name, held in found[kind].items():
                    assert held["label"] == accepted(
                        [oracle.label(m, atom.format(name)) for m in kept], mode
                    )


def listed(sets: set[frozenset[str]]) -> list[list[str]]:
    return [sorted(each) for each in sets]


def accepted(labels: list[str], mode: str) -> str:
    """The acceptance of what has these labels in the extensions."""
    if set(labels) == {"in"} or (mode == "credulous" and "in" in labels):
        return "in"
    return "out" if set(labels) == {"out"} else "undec"
