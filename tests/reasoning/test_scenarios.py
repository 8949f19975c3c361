"""The labels in all scenarios against the definition in each one."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning import Label, compile_map
from argmap.reasoning.scenarios import Bounds, Budget, Choice, Scenarios, Space
from tests.maps import maps
from tests.reasoning import oracle


@st.composite
def spaces(draw: st.DrawFn) -> tuple[ArgumentMap, Space]:
    """A map and a space of it, with any two stances for the choices."""
    made = draw(maps())
    program = compile_map(made)
    nodes = draw(st.lists(st.sampled_from(range(len(program.statements))), unique=True, max_size=6))
    pairs = st.permutations(list(Stance)).map(lambda order: order[:2])
    choices = tuple(Choice(node, *draw(pairs)) for node in nodes)
    stances = list(program.stances)
    for choice in choices:
        stances[choice.node] = choice.on
    return made, Space(program, tuple(stances), choices)


def models(
    map: ArgumentMap, space: Space
) -> dict[tuple[bool, ...], tuple[frozenset[str], frozenset[str]]]:
    found = {}
    for x in product((False, True), repeat=len(space.choices)):
        stances = dict(zip(map.statements, space.stances, strict=True))
        stances |= {
            s: c.on if on else c.off for s, c, on in zip(space.names, space.choices, x, strict=True)
        }
        found[x] = oracle.well_founded(oracle.rules(map, Scenario.of(stances)))
    return found


def atoms(map: ArgumentMap) -> list[str]:
    return [f"in({s})" for s in map.statements] + [f"applies({r})" for r in map.inferences]


@settings(max_examples=400, deadline=None)
@given(spaces())
def test_the_diagrams_hold_where_the_definition_says(case: tuple[ArgumentMap, Space]) -> None:
    map, space = case
    budget = Budget()
    scenarios = Scenarios(space, budget)
    for x, model in models(map, space).items():
        values = [(scenarios.variable[i], on) for i, on in enumerate(x)]
        for node, atom in enumerate(atoms(map)):
            true, possible = scenarios.verdicts(node, budget.start())
            assert (true.eval(values), possible.eval(values)) == (
                atom in model[0],
                atom in model[1],
            )


@settings(max_examples=200, deadline=None)
@given(spaces(), st.data())
def test_bounds_contain_every_label_and_are_exact_where_all_is_fixed(
    case: tuple[ArgumentMap, Space], data: st.DataObject
) -> None:
    map, space = case
    bounds = Bounds(space)
    position = st.sampled_from([None, False, True])
    fixed = [data.draw(position) for _ in space.choices]
    held = bounds.of(fixed)
    for x, model in models(map, space).items():
        exact = bounds.of(x)
        for node, atom in enumerate(atoms(map)):
            label = Label[oracle.label(model, atom).upper()]
            assert exact.possible(node) == {label}
            if all(f is None or f == on for f, on in zip(fixed, x, strict=True)):
                assert label in held.possible(node)
