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
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario, Stance
from argmap.rdf.read import read_map
from argmap.reasoning.program import Program, compile_map

if TYPE_CHECKING:
    from argmap.reasoning.analysis import Sets, Survival
    from argmap.reasoning.scenarios import Budget


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
        _add_bounds(command, limit=run in (run_retractions, run_restorations, run_reasons))
        _add_toggles(command)
        if run is run_survival:
            _add_credences(command)
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
    _add_bounds(crux, limit=True)
    whole = add_command(
        commands,
        "linchpins",
        run_linchpins,
        "say what each conclusion of a map hangs on",
        "  argmap linchpins",
    )
    add_map(whole)
    add_scenario(whole)
    _add_bounds(whole, limit=True)
    _add_toggles(whole)
    _add_credences(whole)


def _add_bounds(command: Parser, limit: bool) -> None:
    if limit:
        command.add_argument("--limit", metavar="N", type=int, help="at most so many sets")
    command.add_argument(
        "--budget", metavar="N", type=int, default=2_000_000, help="nodes of decision diagrams"
    )
    command.add_argument(
        "--seconds", metavar="S", type=float, default=8.0, help="time for an answer"
    )


def _add_toggles(command: Parser) -> None:
    command.add_argument(
        "--toggles",
        metavar="ID",
        action="append",
        help="what can be switched (else all that is granted)",
    )


def _add_credences(command: Parser) -> None:
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
        readers.append(read_scenario(file, map))
    statement = statement_of(call, map)
    with waiting(f"looking for the cruxes of {statement}"):
        mine, theirs, sets = cruxes(
            compile_map(map), statement, *readers, limit=call.limit, budget=_budget(call)
        )
    shown = {"mine": mine.word, "theirs": theirs.word, "sets": sets.names}
    return _print_sets(
        call, sets, shown, ("adopt",), [[listed(names) or "(nothing)"] for names in sets.names]
    )


def run_survival(call: Namespace) -> int:
    """`argmap survival`."""
    from argmap.reasoning.analysis import survival

    map, program, scenario = _case(call)
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
            budget=_budget(call),
        )
    if call.json:
        print_json({"statement": survived.statement, **_survival(survived)})
        return 0
    rows = [("share", _interval(survived.share)), ("probability", _interval(survived.probability))]
    print_table(
        ("measure", "value"),
        [*rows, ("toggles", str(survived.toggles)), *_incomplete(survived.why)],
    )
    return 0


def run_importance(call: Namespace) -> int:
    """`argmap importance`."""
    from argmap.reasoning.analysis import importance

    map, program, scenario = _case(call)
    statement, toggles = statement_of(call, map), toggles_of(call, map)
    with waiting(f"weighing the toggles of {statement}"):
        weights = importance(program, statement, scenario, toggles=toggles, budget=_budget(call))
    if call.json:
        print_json(
            {
                "statement": weights.statement,
                "banzhaf": dict(weights.banzhaf),
                "shapley": dict(weights.shapley),
                **_complete(weights.complete, weights.why),
            }
        )
        return 0
    order = sorted(weights.shapley, key=lambda name: (-abs(weights.shapley[name]), name))
    rows = [
        (name, f"{weights.shapley[name]:.4f}", f"{weights.banzhaf[name]:.4g}") for name in order
    ]
    print_table(
        ("toggle", "shapley", "banzhaf"), [*rows, *((*row, "") for row in _incomplete(weights.why))]
    )
    return 0


def run_linchpins(call: Namespace) -> int:
    """`argmap linchpins`."""
    from argmap.reasoning.analysis import linchpins

    map, program, scenario = _case(call)
    names = [statement.id for statement in map.conclusions]
    if not names:
        raise ArgmapError(
            "this map has no conclusions",
            file=call.file,
            mend="give a statement the class am:Conclusion",
        )
    toggles, credences = toggles_of(call, map), credences_of(call, map)
    with waiting("asking what each conclusion hangs on"):
        found = linchpins(
            program,
            names,
            scenario,
            toggles=toggles,
            credences=credences,
            default_credence=call.default_credence,
            limit=10 if call.limit is None else call.limit,
            budget=_budget(call),
        )
    if call.json:
        shown = [
            {
                "statement": name,
                "label": each.retractions.label.word,
                "robustness": each.retractions.smallest,
                "retractions": {
                    "sets": each.retractions.names,
                    **_complete(each.retractions.complete, each.retractions.why),
                },
                "importance": {
                    "banzhaf": dict(each.importance.banzhaf),
                    "shapley": dict(each.importance.shapley),
                    **_complete(each.importance.complete, each.importance.why),
                },
                "survival": _survival(each.survival),
            }
            for name, each in found.conclusions.items()
        ]
        alone = {t: list(fallen) for t, fallen in found.alone.items()}
        print_json({"conclusions": shown, "alone": alone, **_complete(found.complete, found.why)})
        return 0
    from argmap.view.words import VERDICTS

    rows = []
    for name, each in found.conclusions.items():
        smallest = [
            names for names in each.retractions.names if len(names) == each.retractions.smallest
        ]
        weights = each.importance.shapley
        top = sorted(weights, key=lambda toggle: (-abs(weights[toggle]), toggle))[:3]
        rows.append(
            (
                name,
                VERDICTS[each.retractions.label],
                "-" if each.retractions.smallest is None else str(each.retractions.smallest),
                "; ".join(listed(names) or "(nothing)" for names in smallest[:3])
                + ("; ..." if len(smallest) > 3 else ""),
                ", ".join(f"{listed([toggle])} {weights[toggle]:.2f}" for toggle in top),
                _interval(each.survival.probability),
            )
        )
    print_table(
        (
            "conclusion",
            "verdict",
            "robustness",
            "smallest retractions",
            "most important",
            "survival",
        ),
        rows,
    )
    print_line("")
    fallen = {t: [s for s in down if s != t] for t, down in found.alone.items()}
    print_table(
        ("withdrawn alone", "brings down"),
        [(t, listed(down)) for t, down in fallen.items() if down],
    )
    for _, why in _incomplete(found.why):
        print_line(f"(incomplete: {why})")
    return 0


def _case(call: Namespace) -> tuple[ArgumentMap, Program, Scenario]:
    with waiting("reading the map"):
        map = read_map(call.file, map=call.map)
    return map, compile_map(map), scenario_of(call, map)


def _asked(call: Namespace, question: Callable[..., Sets]) -> tuple[ArgumentMap, Sets]:
    map, program, scenario = _case(call)
    statement = statement_of(call, map)
    toggles = toggles_of(call, map)
    with waiting(f"looking for the {question.__name__} of {statement}"):
        sets = question(
            program, statement, scenario, toggles=toggles, limit=call.limit, budget=_budget(call)
        )
    return map, sets


def _budget(call: Namespace) -> Budget:
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
        print_json({"statement": sets.statement, **shown, **_complete(sets.complete, sets.why)})
        return 0
    print_table(columns, rows)
    if not rows and sets.complete:
        print_line("(there is no such set)")
    for _, why in _incomplete(sets.why):
        print_line(f"(incomplete: {why})")
    return 0


def _survival(survived: Survival) -> dict[str, object]:
    """A number where it is exact, else the two ends of an interval that contains it."""

    def value(ends: tuple[float, float]) -> float | list[float]:
        return (ends[0] + ends[1]) / 2 if survived.complete else list(ends)

    measures = {"share": value(survived.share), "probability": value(survived.probability)}
    return {**measures, "toggles": survived.toggles, **_complete(survived.complete, survived.why)}


def _interval(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.4g}" if ends[1] - ends[0] < 1e-9 else f"from {ends[0]:.4g} to {ends[1]:.4g}"


def _complete(complete: bool, why: str) -> dict[str, object]:
    return {"complete": True} if complete else {"complete": False, "why": why}


def _incomplete(why: str) -> list[tuple[str, str]]:
    return [("incomplete", why)] if why else []
