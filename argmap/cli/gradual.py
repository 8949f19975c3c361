"""`evaluate` with a gradual semantics: a strength from 0 to 1 for each statement."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.output import print_json, print_note, print_table
from argmap.cli.scenario import credences_of
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.reasoning.gradual import strengths
from argmap.reasoning.program import compile_map


def run_gradual(call: Namespace, map: ArgumentMap, scenario: Scenario) -> int:
    """Print the strengths of a map in a scenario."""
    program = compile_map(map)
    stances = program.stances_in(scenario)
    named = credences_of(call, map)
    for name, chance in named.items():
        if not 0 <= chance <= 1:
            raise ArgmapError(
                f"'{name}={chance:g}' is no credence", mend="write ID=P with P from 0 to 1"
            )
    credences = {program.index[name]: chance for name, chance in named.items()}
    for s in credences:
        if stances[s] is Stance.DENIED:
            what = f"{program.statements[s]!r} is denied, so that its credence counts for nothing"
            raise ArgmapError(what, mend="leave one of the two out")
    found = strengths(program, stances, call.semantics, credences)
    if call.json:
        print_json(
            {
                "semantics": call.semantics,
                "strength": dict(found.statements),
                "converged": found.converged,
            }
        )
        return 0
    rows = (
        (name, f"{value:.3f}", map.statements[name].title)
        for name, value in found.statements.items()
    )
    print_table(("statement", "strength", "title"), rows)
    if not found.converged:
        print_note("a circle did not come to rest; the strengths that hang on it are not final")
    return 0
