"""What is on show, what unfolding adds, and what each box hides: against sets reckoned from the
attacks and steps one by one.
"""

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.view.excerpt import WHOLE
from argmap.view.region import Hidden, hidden, region_of
from tests.maps import GRANTED, make_map, maps
from tests.view.test_excerpt import marked


def naive_neighbours(map: ArgumentMap, name: str) -> set[str]:
    steps = {i: step for i, step in map.inferences.items() if step.conclusion == name}
    reasons = {need for step in steps.values() for need in (*step.premises, *step.backgrounds)}
    return reasons | {
        a.attacker for a in map.attacks.values() if a.target == name or a.target in steps
    }


@given(maps(), st.data())
def test_a_badge_counts_what_unfolding_adds(map, data):
    names = set(map.statements)
    map = marked(map, data.draw(st.sets(st.sampled_from(sorted(names)), min_size=1)))
    shown = frozenset(region_of(map).statements)
    for name in shown:
        rest = hidden(map, name, shown)
        assert sorted(rest.statements) == sorted(naive_neighbours(map, name) - shown)
        assert set(region_of(map, frozenset({name})).statements) == shown | naive_neighbours(
            map, name
        )


@given(maps(), st.data())
def test_the_region_holds_the_main_line_and_only_links_between_what_is_shown(map, data):
    main = data.draw(st.sets(st.sampled_from(sorted(map.statements)), min_size=1))
    map = marked(map, main)
    region = region_of(map)
    shown = set(region.statements)
    assert main <= shown
    assert list(region.statements) == [name for name in map.statements if name in shown]
    for name in region.inferences:
        assert map.inferences[name].conclusion in shown
    for name in region.attacks:
        attack = map.attacks[name]
        assert attack.attacker in shown
        assert attack.target in shown or attack.target in region.inferences


@given(maps())
def test_the_whole_map_is_all_of_it(map):
    assert region_of(map, excerpt=WHOLE) == (
        tuple(map.statements),
        tuple(map.inferences),
        tuple(map.attacks),
    )


def test_an_unknown_statement_unfolds_nothing():
    map = make_map({"a": GRANTED})
    assert region_of(map, frozenset({"no such"})) == region_of(map)


def test_what_is_hidden_is_told_in_words():
    assert Hidden(("a", "b", "c"), ("o",), ()).words == "3 reasons, 1 objection"
    assert Hidden((), (), ("r", "s")).words == "2 replies"
    assert Hidden().words == ""
