"""The command on where an argument is vulnerable: what its conclusions cannot do without."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from argmap.cli.output import print_document, print_json, print_line, print_table
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.progress import waiting
from argmap.cli.scenario import credences_of, listed, toggles_of
from argmap.cli.scenarios import (
    add_bounds,
    add_credences,
    add_toggles,
    budget_of,
    case_of,
    completeness,
    survival_values,
)
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.reasoning import Evaluation
    from argmap.reasoning.analysis import Curve, Importance, Linchpins, Pairs, Sets
    from argmap.view.vulnerability import Premise


def add_to(commands: Commands[Parser]) -> None:
    """Add the command."""
    command = add_command(
        commands,
        "linchpins",
        run_linchpins,
        "say where a map's argument is vulnerable: what its conclusions cannot do without",
        "  argmap linchpins --agenda",
    )
    add_map(command)
    add_scenario(command)
    add_bounds(command, limit=True)
    add_toggles(command)
    add_credences(command)
    command.add_argument(
        "--agenda",
        action="store_true",
        help="a text to take away: the premises as a critic would go, and what to ask of each",
    )


def run_linchpins(call: Namespace) -> int:
    """`argmap linchpins`."""
    from argmap.rdf.critical_questions import unexamined
    from argmap.reasoning import evaluate
    from argmap.reasoning.analysis import linchpins
    from argmap.view.vulnerability import premises_of

    map, program, scenario = case_of(call)
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
            budget=budget_of(call),
        )
        down = {t: tuple(s for s in names if s in fallen) for t, fallen in found.alone.items()}
        evaluation = evaluate(program, scenario)
        premises = premises_of(map, evaluation, down, partial(unexamined, map))
    if call.json:
        print_json(_values(found, premises))
    elif call.agenda:
        from argmap.view.agenda import agenda

        curves = {name: each.curve for name, each in found.conclusions.items()}
        print_document(agenda(map, evaluation, premises, found.pairs, curves))
    else:
        _print_tables(map, evaluation, found, premises)
    return 0


def _print_tables(
    map: ArgumentMap, evaluation: Evaluation, found: Linchpins, premises: Sequence[Premise]
) -> None:
    from argmap.view.chances import chance, likely_from
    from argmap.view.vulnerability import called
    from argmap.view.words import VERDICTS, counted

    print_table(
        ("conclusion", "verdict", "robustness", "as likely as not", "probability", "title"),
        [
            (
                name,
                VERDICTS[evaluation.label(name)],
                _robustness(each.retractions),
                likely_from(each.curve),
                chance(*each.survival.probability),
                called(map.statements[name]),
            )
            for name, each in found.conclusions.items()
        ],
    )
    print_line("")
    needed = [premise for premise in premises if premise.down]
    print_table(
        ("withdrawn alone", "brings down", "held up", "title"),
        [
            (listed([one.statement.id]), listed(one.down), _held_up(one), called(one.statement))
            for one in needed
        ],
    )
    _print_pairs(found.pairs)
    rest = len(premises) - len(needed)
    if rest:
        granted = counted(rest, "granted statement")
        print_line("")
        print_line(f"{granted} bring{'s' * (rest == 1)} down no conclusion alone.")
    if found.why:
        print_line(f"(incomplete: {found.why})")


def _robustness(retractions: Sets) -> str:
    return "-" if retractions.smallest is None else str(retractions.smallest)


def _held_up(premise: Premise) -> str:
    from argmap.view.vulnerability import attacks_words, questions_words, support_word

    words = (
        support_word(premise.held),
        attacks_words(premise.held),
        questions_words(premise.unexamined),
    )
    return "; ".join(filter(None, words))


def _print_pairs(pairs: Pairs) -> None:
    if pairs.pairs:
        print_line("")
        print_table(
            ("withdrawn together", "brings down"),
            [(listed(pair[:2]), listed(pair.down)) for pair in pairs.pairs],
        )


def _values(found: Linchpins, premises: Sequence[Premise]) -> dict[str, object]:
    conclusions = [
        {
            "statement": name,
            "label": each.retractions.label.word,
            "robustness": each.retractions.smallest,
            "retractions": {
                "sets": each.retractions.names,
                **completeness(each.retractions.complete, each.retractions.why),
            },
            "importance": _importance(each.importance),
            "survival": survival_values(each.survival),
            "curve": _curve(each.curve),
        }
        for name, each in found.conclusions.items()
    ]
    pairs = [{"withdraw": list(pair[:2]), "down": list(pair.down)} for pair in found.pairs.pairs]
    return {
        "conclusions": conclusions,
        "premises": [_premise(premise) for premise in premises],
        "alone": {t: list(fallen) for t, fallen in found.alone.items()},
        "pairs": {"pairs": pairs, **completeness(found.pairs.complete, found.pairs.why)},
        **completeness(found.complete, found.why),
    }


def _premise(premise: Premise) -> dict[str, object]:
    return {
        "statement": premise.statement.id,
        "down": list(premise.down),
        **premise.held._asdict(),
        "unexamined": list(premise.unexamined),
    }


def _importance(weights: Importance) -> dict[str, object]:
    return {
        "banzhaf": dict(weights.banzhaf),
        "shapley": dict(weights.shapley),
        **completeness(weights.complete, weights.why),
    }


def _curve(curve: Curve) -> dict[str, object]:
    return {
        "counts": list(curve.counts),
        "even": [{"credence": each.near, "rises": each.rises} for each in curve.even],
        **completeness(curve.complete, curve.why),
    }
