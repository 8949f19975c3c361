"""Extensions against the definitions: brute force over all labellings of small maps, and over all
subsets of small frameworks.
"""

from __future__ import annotations

from itertools import chain, combinations, product
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import Evaluation, compile_map, evaluate
from argmap.reasoning.extensions import (
    counterexample,
    credulous,
    extensions,
    skeptical,
    some_extension,
)
from argmap.reasoning.semantics import MODES, SEMANTICS
from tests.maps import GRANTED, OPEN, make_map, maps, maps_with_scenarios
from tests.reasoning import oracle

Set = frozenset[str]
NAMED = [semantics for semantics in SEMANTICS if semantics != "grounded"]
everything = settings(max_examples=300, deadline=None)


def subsets(items: Set) -> list[Set]:
    ordered = sorted(items)
    return [
        frozenset(c)
        for c in chain.from_iterable(combinations(ordered, k) for k in range(len(ordered) + 1))
    ]


def models(map: ArgumentMap, scenario: Scenario) -> list[oracle.Model]:
    """The three-valued stable models, by the possible sets of hits: they fix the rest."""
    program = oracle.rules(map, scenario)
    hits = frozenset(head for head, _, _ in program if head.startswith("hit"))
    found = []
    for assumed in subsets(hits):
        true = oracle.least_model(program, assumed)
        possible = oracle.least_model(program, true)
        if (
            true <= possible
            and oracle.least_model(program, possible) == true
            and possible & hits == assumed
        ):
            found.append((true, possible))
    return found


def standing(map: ArgumentMap, model: oracle.Model) -> Set:
    return frozenset(s for s in map.statements if f"in({s})" in model[0])


def by_definition(map: ArgumentMap, complete: list[oracle.Model], semantics: str) -> set[Set]:
    """The extensions by their definition among its models: sets of statements that are IN."""

    def stand(model: oracle.Model) -> Set:
        return standing(map, model)

    def undecided(model: oracle.Model) -> Set:
        return frozenset(atom for atom in model[1] - model[0] if atom.startswith("hit"))

    sets = {stand(model) for model in complete}
    preferred = {a for a in sets if not any(a < b for b in sets)}
    if semantics == "complete":
        return sets
    if semantics == "preferred":
        return preferred
    if semantics == "grounded":
        return {min(sets, key=len)}
    if semantics == "stable":
        return {stand(model) for model in complete if model[0] == model[1]}
    if semantics == "semi-stable":
        return {
            stand(m) for m in complete if not any(undecided(k) < undecided(m) for k in complete)
        }
    common = frozenset.intersection(*preferred)
    return {max((a for a in sets if a <= common), key=len)}


def found(map: ArgumentMap, semantics: str, scenario: Scenario | None = None) -> list[Set]:
    program = compile_map(map)
    stances = program.stances_in(scenario or Scenario())
    return [
        frozenset(program.statements[s] for s in e) for e in extensions(program, stances, semantics)
    ]


@everything
@given(maps_with_scenarios())
def test_the_extensions_are_those_of_the_definition(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = case
    complete = models(map, scenario)
    for semantics in SEMANTICS:
        each = found(map, semantics, scenario)
        assert len(each) == len(set(each)), semantics
        assert set(each) == by_definition(map, complete, semantics), semantics


@everything
@given(maps_with_scenarios())
def test_acceptance_of_a_statement_and_its_witnesses(case: tuple[ArgumentMap, Scenario]) -> None:
    map, scenario = case
    program = compile_map(map)
    stances = program.stances_in(scenario)
    complete = models(map, scenario)
    for semantics in SEMANTICS:
        sets = by_definition(map, complete, semantics)
        all_ = {frozenset(program.index[s] for s in e) for e in sets}
        for s in range(len(program.statements)):
            having = credulous(program, stances, semantics, s)
            lacking = counterexample(program, stances, semantics, s)
            assert (having is None) == (not any(s in e for e in all_)), semantics
            assert having is None or (s in having and having in all_), semantics
            assert (
                (lacking is None)
                == all(s in e for e in all_)
                == skeptical(program, stances, semantics, s)
            ), semantics
            assert lacking is None or (s not in lacking and lacking in all_), semantics
        one = some_extension(program, stances, semantics)
        assert one in all_ or (one is None and not all_), semantics


@st.composite
def circles(draw: st.DrawFn) -> ArgumentMap:
    """Many steps and attacks among few statements: circles of support that hang on what is
    contested.
    """
    names = [f"p{i}" for i in range(6)]
    name = st.sampled_from(names)
    stances = {s: draw(st.sampled_from([GRANTED, OPEN, OPEN, OPEN])) for s in names}
    needs = st.lists(name, min_size=1, max_size=2, unique=True).map(" ".join)
    steps = draw(st.lists(st.tuples(needs, name), min_size=5, max_size=12))
    even = [("p0", "p1"), ("p1", "p0")]
    targets = st.sampled_from(names + [f"s{i}" for i in range(len(steps))])
    attacks = even + draw(st.lists(st.tuples(name, targets), max_size=4))
    return make_map(stances | {"p0": GRANTED, "p1": GRANTED}, steps, attacks)


@everything
@given(circles())
def test_circles_of_support_have_ground_in_each_extension(map: ArgumentMap) -> None:
    complete = models(map, Scenario())
    for semantics in NAMED:
        each = found(map, semantics)
        assert len(each) == len(set(each)), semantics
        assert set(each) == by_definition(map, complete, semantics), semantics


@st.composite
def frameworks(draw: st.DrawFn) -> ArgumentMap:
    """Dung frameworks of up to eight arguments."""
    names = [f"p{i}" for i in range(draw(st.integers(1, 8)))]
    attacks = draw(
        st.lists(
            st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=20, unique=True
        )
    )
    return make_map(dict.fromkeys(names, GRANTED), attacks=attacks)


def by_dung(map: ArgumentMap, semantics: str) -> set[Set]:
    """The extensions of a framework, by the definitions over subsets (Dung; Caminada; Dung,
    Mancarella and Toni).
    """
    names = frozenset(map.statements)
    attacks = {(a.attacker, a.target) for a in map.attacks.values()}

    def hits(s: Set) -> Set:
        return frozenset(b for a, b in attacks if a in s)

    def defends(s: Set) -> Set:
        return frozenset(x for x in names if all(a in hits(s) for a, b in attacks if b == x))

    free = [s for s in subsets(names) if not s & hits(s)]
    admissible = [s for s in free if s <= defends(s)]
    complete = [s for s in admissible if s == defends(s)]
    preferred = [s for s in admissible if not any(s < t for t in admissible)]
    if semantics == "complete":
        return set(complete)
    if semantics == "grounded":
        return {min(complete, key=len)}
    if semantics == "preferred":
        return set(preferred)
    if semantics == "stable":
        return {s for s in free if s | hits(s) == names}
    if semantics == "semi-stable":
        return {s for s in complete if not any(s | hits(s) < t | hits(t) for t in complete)}
    inside = [s for s in admissible if all(s <= p for p in preferred)]
    return {max(inside, key=len)}


@pytest.mark.parametrize("semantics", SEMANTICS)
@everything
@given(frameworks())
def test_a_framework_has_the_extensions_of_dung(semantics: str, map: ArgumentMap) -> None:
    assert set(found(map, semantics)) == by_dung(map, semantics)


def test_the_order_is_always_the_same() -> None:
    ring = make_map(
        dict.fromkeys("abcdefgh", GRANTED), attacks=[*zip("abcdefgh", "badcfehg", strict=True)]
    )
    assert found(ring, "complete") == found(ring, "complete")
    assert len(found(ring, "complete")) == 81
    assert len(found(ring, "preferred")) == 16


def test_some_of_very_many_come_at_once() -> None:
    """A thousand pairs have 2 ** 1000 preferred extensions."""
    names = [f"{side}{i}" for i in range(1000) for side in "ab"]
    attacks = [(f"{one}{i}", f"{two}{i}") for i in range(1000) for one, two in ("ab", "ba")]
    program = compile_map(make_map(dict.fromkeys(names, GRANTED), attacks=attacks))
    run = extensions(program, list(program.stances), "preferred")
    assert len({next(run) for _ in range(20)}) == 20


def test_odd_circle_has_no_stable_extension() -> None:
    """Dung 1995: three arguments in a ring, and one apart."""
    ring = make_map(dict.fromkeys("abcd", GRANTED), attacks=[("a", "b"), ("b", "c"), ("c", "a")])
    assert found(ring, "stable") == []
    assert found(ring, "preferred") == found(ring, "semi-stable") == [{"d"}]


def test_semi_stable_lies_between_stable_and_preferred() -> None:
    """Caminada 2006: {a} is preferred, but {b, d} leaves less undecided."""
    map = make_map(
        dict.fromkeys("abcde", GRANTED),
        attacks=[("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c")],
    )
    assert set(found(map, "preferred")) == {frozenset("a"), frozenset("bd")}
    assert set(found(map, "semi-stable")) == {frozenset("bd")}


def test_semi_stable_counts_attacks_on_what_falls_anyway() -> None:
    """Whether x is hit is undecided with b, since u attacks itself; x lacks support either way."""
    map = make_map(
        {**dict.fromkeys("abu", GRANTED), "x": OPEN},
        attacks=[("a", "b"), ("b", "a"), ("u", "u"), ("u", "x"), ("a", "x")],
    )
    assert set(found(map, "preferred")) == {frozenset("a"), frozenset("b")}
    assert found(map, "semi-stable") == [{"a"}]
    assert by_definition(map, models(map, Scenario()), "semi-stable") == {frozenset("a")}


def test_floating_conclusion_is_skeptically_preferred_but_not_ideal() -> None:
    """Dung, Mancarella and Toni 2007: what each side defeats stands in each preferred extension."""
    map = make_map(
        dict.fromkeys("abcd", GRANTED),
        attacks=[("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")],
    )
    program = compile_map(map)
    assert skeptical(program, list(program.stances), "preferred", program.index["d"])
    assert found(map, "ideal") == [frozenset()]


@settings(max_examples=150, deadline=None)
@given(maps(most=6))
def test_semantics_lie_within_each_other(map: ArgumentMap) -> None:
    complete, preferred, semi = (
        set(found(map, s)) for s in ("complete", "preferred", "semi-stable")
    )
    stable = set(found(map, "stable"))
    assert stable <= semi <= preferred <= complete
    assume(stable)
    assert stable == semi


@settings(max_examples=120, deadline=None)
@given(case=maps_with_scenarios())
def test_acceptance_of_all_at_once(case: tuple[ArgumentMap, Scenario]) -> None:
    """By counting the extensions or by asking about each node: the same labels, those of the
    definition.
    """
    map, scenario = case
    program, complete = compile_map(map), models(map, scenario)
    for semantics in SEMANTICS:
        chosen = by_definition(map, complete, semantics)
        kept = [m for m in complete if standing(map, m) in chosen]
        for mode, counted in product(MODES, [200, 0, 1]):
            with patch("argmap.reasoning.extensions.acceptance.COUNTED", counted):
                accepted = evaluate(program, scenario, semantics, mode)
            assert_accepted(accepted, kept, mode)


def assert_accepted(accepted: Evaluation, kept: list[oracle.Model], mode: str) -> None:
    """Each label is that of the extensions that are kept."""
    assert (accepted.extensions == 0) == (not kept)
    assert bool(accepted.unsettled) == (not kept)
    assert accepted.extensions in (None, len(kept))
    if not kept:
        return
    each = {s: held.word for s, (held, _) in accepted.statements.items()}
    steps = {r: held.word for r, held in accepted.inferences.items()}
    for found, atom in ((each, "in({})"), (steps, "applies({})")):
        for name, word in found.items():
            words = {oracle.label(m, atom.format(name)) for m in kept}
            stands = words == {"in"} or (mode == "credulous" and "in" in words)
            assert word == ("in" if stands else "out" if words == {"out"} else "undec")
