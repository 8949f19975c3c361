"""A trace in words: a sentence for each statement on the way, with its verdict and reason."""

from __future__ import annotations

from hypothesis import given, settings

from argmap.model import ArgumentMap, Scenario
from argmap.reasoning import Label, compile_map, evaluate
from argmap.reasoning.trace import traces
from argmap.view.trace_words import Line, Named, trace_lines
from tests.maps import DENIED, GRANTED, OPEN, make_map, maps_with_scenarios


def spoken(line: Line) -> str:
    return "".join(part.title if isinstance(part, Named) else part for part in line)


def lines(map: ArgumentMap, scenario: Scenario, *targets: str) -> list[list[str]]:
    program = compile_map(map)
    after = evaluate(program, scenario)
    found = traces(evaluate(program), after, targets)
    return [[spoken(line) for line in trace_lines(map, after, trace)] for trace in found]


def test_a_way_over_steps_an_undercut_and_an_attack() -> None:
    map = make_map(
        {"a": GRANTED, "b": OPEN, "o": OPEN, "c": OPEN, "d": GRANTED},
        [("a", "b"), ("b", "o"), ("d", "c")],
        [("o", "s2")],
    )
    assert lines(map, Scenario(open=frozenset("a")), "c") == [
        [
            "You withdrew “a”.",
            "“b” falls: it needs “a”.",
            "“o” falls: it needs “b”.",
            "“c” now stands: “o” no longer undercuts the step to it.",
        ]
    ]


def test_several_supports_and_changes_that_do_it_only_together() -> None:
    map = make_map({"a": GRANTED, "b": GRANTED, "c": OPEN}, [("a", "c"), ("b", "c")])
    changes = Scenario.of({"a": OPEN, "b": DENIED})
    assert lines(map, changes, "c") == [
        ["You withdrew “a”.", "You denied “b”.", "“c” falls: it needs “a”; it needs “b”."]
    ]


@settings(max_examples=300, deadline=None)
@given(maps_with_scenarios())
def test_each_line_says_the_verdict_of_a_statement_and_names_only_what_is_on_the_way(
    case: tuple[ArgumentMap, Scenario],
) -> None:
    map, scenario = case
    program = compile_map(map)
    after = evaluate(program, scenario)
    words = {Label.IN: " now stands: ", Label.OUT: " falls: ", Label.UNDEC: " is now contested: "}
    for trace in traces(evaluate(program), after, map.statements):
        for line in trace_lines(map, after, trace)[len(trace.changes) :]:
            first, verdict, last = line[0], line[1], line[-2]
            assert isinstance(first, Named)
            assert isinstance(verdict, str)
            assert verdict.startswith(words[after.label(first.id)])
            assert isinstance(last, Named) or last.startswith(("you ", ",")) or len(line) > 3
            named = {part.id for part in line if isinstance(part, Named)}
            assert named <= set(trace.statements)
