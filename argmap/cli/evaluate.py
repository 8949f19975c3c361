"""Commands that judge: what stands in a scenario, and why."""

from __future__ import annotations

import sys
from argparse import Namespace

from argmap.cli import DONE
from argmap.cli.extensions import run_semantics
from argmap.cli.output import COLOURS, print_json, print_line, print_table
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.scenario import scenario_of, statement_of
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap
from argmap.rdf.read import read_map
from argmap.reasoning import Evaluation, Explanation, Label, compile_map, evaluate, explain
from argmap.reasoning.explanation import Circle, Part
from argmap.reasoning.gradual import GRADUAL
from argmap.reasoning.semantics import GROUNDED, MODES, SEMANTICS
from argmap.terminal import one_line


def add_to(commands: Commands[Parser]) -> None:
    """Add `evaluate` and `explain`."""
    judging = add_command(
        commands,
        "evaluate",
        run_evaluate,
        "say of each statement whether it stands, falls or is contested",
        "  argmap evaluate --withdraw bg-shared-concern\n  argmap evaluate my-map.ttl --json",
    )
    add_map(judging)
    judging.add_argument(
        "--semantics", choices=(*SEMANTICS, *GRADUAL), default=GROUNDED, help="(default: grounded)"
    )
    judging.add_argument(
        "--credence",
        metavar="ID=P",
        action="append",
        default=[],
        help="base score, for gradual semantics",
    )
    judging.add_argument(
        "--mode",
        choices=tuple(MODES),
        help="whether a statement must be in each extension (the default) or in some",
    )
    add_scenario(judging)
    explaining = add_command(
        commands,
        "explain",
        run_explain,
        "say why a statement stands, falls or is contested",
        "  argmap explain thesis --deny bg-supraregional-policy",
    )
    explaining.add_argument("id", metavar="ID", help="the statement's identifier")
    add_map(explaining)
    add_scenario(explaining)


def run_evaluate(call: Namespace) -> int:
    """`argmap evaluate`."""
    if call.semantics in GRADUAL:
        if call.mode:
            raise ArgmapError(
                f"{call.semantics} has no extensions to be {call.mode} about",
                mend="leave --mode out",
            )
        from argmap.cli.gradual import run_gradual

        map = read_map(call.file, map=call.map)
        return run_gradual(call, map, scenario_of(call, map))
    if call.credence:
        raise ArgmapError(
            "credences are for gradual semantics", mend=f"choose --semantics {' or '.join(GRADUAL)}"
        )
    if call.semantics != GROUNDED:
        map = read_map(call.file, map=call.map)
        return run_semantics(call, map, scenario_of(call, map))
    map, evaluation = _evaluated(call)
    statements = evaluation.statements.items()
    if call.json:
        print_json(
            {
                "semantics": call.semantics,
                "statements": {
                    name: {"label": label.word, "reason": reason.value}
                    for name, (label, reason) in statements
                },
                "inferences": {
                    name: {"label": label.word} for name, label in evaluation.inferences.items()
                },
            }
        )
        return DONE
    from argmap.view.words import VERDICTS

    print_table(
        ("statement", "verdict", "reason", "title"),
        (
            (name, VERDICTS[label], reason.value, map.statements[name].title)
            for name, (label, reason) in statements
        ),
    )
    return DONE


def run_explain(call: Namespace) -> int:
    """`argmap explain`."""
    map, evaluation = _evaluated(call)
    tree = explain(evaluation, statement_of(call, map))
    if call.json:
        shown = as_json(tree)
        print_json({key: shown[key] for key in ("statement", "label", "reason", "because")})
    else:
        _print_explanation(map, evaluation, tree)
    return DONE


def as_json(item: Explanation | Circle) -> dict[str, object]:
    """An explanation as JSON values; what a statement or step is to the one above stands under
    "as".
    """
    if isinstance(item, Circle):
        return {"circle": list(item.statements)}
    step = item.part is Part.SUPPORT
    shown: dict[str, object] = {"inference" if step else "statement": item.id}
    shown |= {"as": item.part.value, "label": item.label.word}
    if item.reason:
        shown["reason"] = item.reason.value
    # By recursion, here and below: no explanation is deeper than `explanation.DEEPEST`.
    shown["because"] = [as_json(child) for child in item.because]
    return shown | {flag: True for flag in ("again", "unfinished") if getattr(item, flag)}


def _evaluated(call: Namespace) -> tuple[ArgumentMap, Evaluation]:
    map = read_map(call.file, map=call.map)
    return map, evaluate(compile_map(map), scenario_of(call, map))


def _print_explanation(map: ArgumentMap, evaluation: Evaluation, tree: Explanation) -> None:
    from argmap.view.words import verdict_sentence

    statement = map.statements[tree.id]
    sentence = verdict_sentence(map, evaluation, tree.id)
    if not sys.stdout.isatty():
        print_line(f"{statement.title}: {sentence}")
        _print_indented(map, tree)
        return
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    def grow(branch: Tree, item: Explanation | Circle) -> None:
        grown = branch.add(Text(one_line(_line(map, item)), style=_style(item)))
        for child in () if isinstance(item, Circle) else item.because:
            grow(grown, child)

    console = Console()
    console.print(Text(one_line(statement.title), style="bold"), Text(one_line(sentence)), sep="\n")
    root = Tree(Text(one_line(_line(map, tree)), style=_style(tree)), guide_style="dim")
    for child in tree.because:
        grow(root, child)
    console.print(root)


def _style(item: Explanation | Circle) -> str:
    from argmap.view.words import VERDICTS

    return "" if isinstance(item, Circle) else COLOURS[VERDICTS[item.label]]


def _print_indented(map: ArgumentMap, item: Explanation | Circle, depth: int = 0) -> None:
    print_line(_line(map, item), indent=2 * depth)
    for child in () if isinstance(item, Circle) else item.because:
        _print_indented(map, child, depth + 1)


def _line(map: ArgumentMap, item: Explanation | Circle) -> str:
    """One line of an explanation in words."""
    from argmap.view.words import STEP_VERDICTS, VERDICTS

    if isinstance(item, Circle):
        return f"round in a circle: {' → '.join((*item.statements, item.statements[0]))}"
    if item.part is Part.SUPPORT:
        step = map.inferences[item.id]
        how = f"{'is ' if item.label is Label.UNDEC else ''}{STEP_VERDICTS[item.label]}"
        line = f"step {item.id}{f' ({step.title})' if step.title else ''} {how}"
    else:
        what = {Part.BACKGROUND: "background ", Part.ATTACKER: "attacked by "}.get(item.part, "")
        reason = f", {item.reason.value}" if item.reason else ""
        line = f"{what}{item.id} {VERDICTS[item.label]}{reason}: {map.statements[item.id].title}"
    return line + (" (see above)" if item.again else " (and so on)" if item.unfinished else "")
