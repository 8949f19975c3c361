"""Commands on all scenarios at once: what a verdict hangs on, what would change it, how it
survives.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.cli.output import print_json, print_line, print_table
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.progress import waiting
from argmap.cli.scenario import (
    credences_of,
    listed,
    read_scenario,
    scenario_of,
    statement_of,
    toggles_of,
)
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.rdf.read import read_map
from argmap.reasoning.program import Program, compile_map

if TYPE_CHECKING:
    from argmap.reasoning.analysis import Curve, Sets, Survival
    from argmap.reasoning.scenarios import Budget

MOST_WRITTEN = 20
"""So many toggles have a number of scenarios that is written out."""


def add_to(commands: Commands[Parser]) -> None:
    """Add the commands on all scenarios."""
    for name, run, about, example in (
        ("retractions", run_retractions,
         "list the smallest sets of premises whose withdrawal brings a statement down",
         "  argmap retractions thesis --limit 5"),
        ("restorations", run_restorations,
         "list the smallest sets of changes that make a statement stand",
         "  argmap restorations thesis --deny bg-supraregional-policy"),
        ("reasons", run_reasons,
         "list the smallest sets of stances that settle a verdict whatever the others are",
         "  argmap reasons new-model-needed"),
        ("survival", run_survival,
         "say in which part of the scenarios a statement stands, and how probably",
         "  argmap survival thesis --default-credence 0.9 --credence bg-shared-concern=0.5"),
        ("importance", run_importance,
         "say how much hangs on each toggle (Banzhaf and Shapley values)",
         "  argmap importance secondary-problem"),
    ):  # fmt: skip
        command = add_command(commands, name, run, about, example)
        command.add_argument("id", metavar="ID", help="the statement's identifier")
        add_map(command)
        add_scenario(command)
        add_bounds(command, limit=run in (run_retractions, run_restorations, run_reasons))
        add_toggles(command)
        if run is run_survival:
            add_credences(command)
    crux = add_command(
        commands,
        "cruxes",
        run_cruxes,
        "list the smallest sets of statements on which two readers' verdicts differ",
        "  argmap cruxes thesis --mine mine.json --theirs theirs.json",
    )
    crux.add_argument("id", metavar="ID", help="the statement's identifier")
    add_map(crux)
    for whose in ("mine", "theirs"):
        crux.add_argument(
            f"--{whose}",
            metavar="FILE",
            required=True,
            help="a scenario (JSON) to read with the map",
        )
    add_bounds(crux, limit=True)


def add_bounds(command: Parser, limit: bool) -> None:
    """What an answer over all scenarios may cost, and how many sets it lists."""
    if limit:
        command.add_argument("--limit", metavar="N", type=int, help="at most so many sets")
    command.add_argument(
        "--budget", metavar="N", type=int, default=2_000_000, help="nodes of decision diagrams"
    )
    command.add_argument(
        "--seconds", metavar="S", type=float, default=8.0, help="time for an answer"
    )


def add_toggles(command: Parser) -> None:
    """What a command over all scenarios switches."""
    command.add_argument(
        "--toggles",
        metavar="ID",
        action="append",
        help="what can be switched (else all that is granted)",
    )


def add_credences(command: Parser) -> None:
    """How probable the toggles are."""
    command.add_argument(
        "--credence", metavar="ID=P", action="append", default=[], help="how probable a toggle is"
    )
    command.add_argument(
        "--default-credence",
        metavar="P",
        type=float,
        default=0.5,
        help="how probable the others are",
    )


def run_retractions(call: Namespace) -> int:
    """`argmap retractions`."""
    from argmap.reasoning.analysis import retractions

    _, sets = _asked(call, retractions)
    shown = {"sets": sets.names, "robustness": sets.smallest}
    return _print_sets(
        call,
        sets,
        shown,
        ("withdraw",),
        [[listed(names) or "(nothing)"] for names in sets.names],
    )


def run_restorations(call: Namespace) -> int:
    """`argmap restorations`."""
    from argmap.reasoning.analysis import restorations

    _, sets = _asked(call, restorations)
    parted = _parted(sets, grant=Stance.GRANTED, withdraw=Stance.OPEN)
    return _print_sets(call, sets, {"sets": parted}, ("grant", "withdraw"), _rows(parted))


def run_reasons(call: Namespace) -> int:
    """`argmap reasons`."""
    from argmap.reasoning.analysis import reasons

    _, sets = _asked(call, reasons)
    parted = _parted(sets, granted=Stance.GRANTED, open=Stance.OPEN)
    return _print_sets(call, sets, {"sets": parted}, ("granted", "open"), _rows(parted))


def run_cruxes(call: Namespace) -> int:
    """`argmap cruxes`."""
    from argmap.reasoning.analysis import cruxes

    map = read_map(call.file, map=call.map)
    readers = []
    for file in (call.mine, call.theirs):
        readers.append(read_scenario(file, map)[0])
    statement = statement_of(call, map)
    with waiting(f"looking for the cruxes of {statement}"):
        mine, theirs, sets = cruxes(
            compile_map(map), statement, *readers, limit=call.limit, budget=budget_of(call)
        )
    shown = {"mine": mine.word, "theirs": theirs.word, "sets": sets.names}
    return _print_sets(
        call, sets, shown, ("adopt",), [[listed(names) or "(nothing)"] for names in sets.names]
    )


def run_survival(call: Namespace) -> int:
    """`argmap survival`."""
    from argmap.reasoning.analysis import Curve, curve, survival

    map, program, scenario = case_of(call)
    statement = statement_of(call, map)
    toggles, credences = toggles_of(call, map), credences_of(call, map)
    with waiting(f"weighing the scenarios of {statement}"):
        survived = survival(
            program,
            statement,
            scenario,
            toggles=toggles,
            credences=credences,
            default_credence=call.default_credence,
            budget=budget_of(call),
        )
        # What was too much for the one would be so for the other, and cost the time again.
        counted = (
            curve(program, statement, scenario, toggles=toggles, budget=budget_of(call))
            if survived.complete
            else Curve(statement, why=survived.why)
        )
    if call.json:
        even = [crossing.near for crossing in counted.even] if counted.complete else None
        print_json({"statement": statement, **survival_values(survived), "even": even})
        return 0
    print_table(
        ("measure", "value", "in words"),
        [*_survival_rows(survived, counted), *_incomplete_rows(survived.why, 3)],
    )
    return 0


def _survival_rows(survived: Survival, counted: Curve) -> list[tuple[str, str, str]]:
    """What the measures are, and what they mean."""
    from argmap.view.chances import chance, likely_from

    toggles = survived.toggles
    scenarios = f"{1 << toggles:,}" if toggles <= MOST_WRITTEN else f"2^{toggles}"
    even = ", ".join(f"{crossing.near:.4g}" for crossing in counted.even)
    return [
        (
            "share",
            _interval(survived.share),
            f"of the {scenarios} scenarios it stands in {chance(*survived.share)}",
        ),
        (
            "probability",
            _interval(survived.probability),
            f"with these credences it stands with a probability of {chance(*survived.probability)}",
        ),
        ("toggles", str(toggles), "granted statements, each of which may be withdrawn"),
        (
            "even",
            even or "-",
            "with the same credence in every toggle it is as likely as not, or likelier, "
            f"{likely_from(counted)}"
            if counted.complete
            else likely_from(counted),
        ),
    ]


def run_importance(call: Namespace) -> int:
    """`argmap importance`."""
    from argmap.reasoning.analysis import importance

    map, program, scenario = case_of(call)
    statement, toggles = statement_of(call, map), toggles_of(call, map)
    with waiting(f"weighing the toggles of {statement}"):
        weights = importance(program, statement, scenario, toggles=toggles, budget=budget_of(call))
    if call.json:
        print_json(
            {
                "statement": weights.statement,
                "banzhaf": dict(weights.banzhaf),
                "shapley": dict(weights.shapley),
                **completeness(weights.complete, weights.why),
            }
        )
        return 0
    order = sorted(weights.shapley, key=lambda name: (-abs(weights.shapley[name]), name))
    rows = [
        (name, f"{weights.shapley[name]:.4f}", f"{weights.banzhaf[name]:.4g}") for name in order
    ]
    print_table(
        ("toggle", "shapley", "banzhaf"),
        [*rows, *_incomplete_rows(weights.why, 3)],
    )
    return 0


def case_of(call: Namespace) -> tuple[ArgumentMap, Program, Scenario]:
    """The map of a call, compiled, and the scenario that it describes."""
    with waiting("reading the map"):
        map = read_map(call.file, map=call.map)
    return map, compile_map(map), scenario_of(call, map)


def _asked(call: Namespace, question: Callable[..., Sets]) -> tuple[ArgumentMap, Sets]:
    map, program, scenario = case_of(call)
    statement = statement_of(call, map)
    toggles = toggles_of(call, map)
    with waiting(f"looking for the {question.__name__} of {statement}"):
        sets = question(
            program, statement, scenario, toggles=toggles, limit=call.limit, budget=budget_of(call)
        )
    return map, sets


def budget_of(call: Namespace) -> Budget:
    """What an answer to a call may cost."""
    from argmap.reasoning.scenarios import Budget

    return Budget(call.budget, call.seconds)


def _parted(sets: Sets, **groups: Stance) -> list[dict[str, list[str]]]:
    return [
        {
            group: [name for name, held in switches if held is stance]
            for group, stance in groups.items()
        }
        for switches in sets.sets
    ]


def _rows(parted: Sequence[Mapping[str, Sequence[str]]]) -> list[list[str]]:
    return [[listed(names) for names in each.values()] for each in parted]


def _print_sets(
    call: Namespace,
    sets: Sets,
    shown: Mapping[str, object],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> int:
    if call.json:
        print_json({"statement": sets.statement, **shown, **completeness(sets.complete, sets.why)})
        return 0
    print_table(columns, rows)
    if not rows and sets.complete:
        print_line("(there is no such set)")
    if sets.why:
        print_line(f"(incomplete: {sets.why})")
    return 0


def survival_values(survived: Survival) -> dict[str, object]:
    """A number where it is exact, else the two ends of an interval that contains it."""

    def value(ends: tuple[float, float]) -> float | list[float]:
        return (ends[0] + ends[1]) / 2 if survived.complete else list(ends)

    measures = {"share": value(survived.share), "probability": value(survived.probability)}
    return {
        **measures,
        "toggles": survived.toggles,
        **completeness(survived.complete, survived.why),
    }


def _interval(ends: tuple[float, float]) -> str:
    """A number, or the two between which it lies."""
    # Ends that are nearer than this the analyses call one number (`survival`).
    return f"{ends[0]:.4g}" if ends[1] - ends[0] < 1e-9 else f"from {ends[0]:.4g} to {ends[1]:.4g}"


def completeness(complete: bool, why: str) -> dict[str, object]:
    """Whether an answer is complete, and why it is not."""
    return {"complete": True} if complete else {"complete": False, "why": why}


def _incomplete_rows(why: str, columns: int) -> list[tuple[str, ...]]:
    """A row that says why an answer is not complete; none where it is."""
    return [("incomplete", why, *[""] * (columns - 2))] if why else []
