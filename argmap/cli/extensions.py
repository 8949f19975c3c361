"""Other semantics than grounded: `extensions`, and what `evaluate` says under them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.cli.output import print_json, print_line, print_table
from argmap.cli.parser import Commands, Parser, add_command, add_map, add_scenario
from argmap.cli.progress import waiting
from argmap.cli.scenario import listed, scenario_of
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Scenario
from argmap.rdf.read import read_map
from argmap.reasoning import compile_map, evaluate
from argmap.reasoning.progress import INTERRUPTED
from argmap.reasoning.semantics import SEMANTICS, SKEPTICAL

if TYPE_CHECKING:
    from argmap.reasoning.extensions import Extension


def add_to(commands: Commands[Parser]) -> None:
    """Add `extensions`."""
    listing = add_command(
        commands,
        "extensions",
        run_extensions,
        "list the sets of statements that can stand together under a semantics",
        "  argmap extensions --semantics preferred --withdraw bg-shared-concern --limit 10",
    )
    add_map(listing)
    listing.add_argument(
        "--semantics", choices=tuple(SEMANTICS), required=True, help="which sets count"
    )
    listing.add_argument("--limit", metavar="N", type=int, help="at most so many sets")
    add_scenario(listing)


def run_extensions(call: Namespace) -> int:
    """`argmap extensions`. What Ctrl-C cuts short is printed, and marked incomplete."""
    from argmap.reasoning.extensions import extensions

    if call.limit is not None and call.limit < 1:
        raise ArgmapError(
            f"a limit of {call.limit} leaves nothing to list",
            mend="give --limit a number from 1 on",
        )
    map = read_map(call.file, map=call.map)
    program = compile_map(map)
    stances = program.stances_in(scenario_of(call, map))
    found, why = _collected(extensions(program, stances, call.semantics), call.limit)
    # The order of the search says nothing to a reader.
    sets = sorted(
        (sorted(program.statements[s] for s in each) for each in found),
        key=lambda names: (len(names), names),
    )
    if call.json:
        print_json({"extensions": sets, "complete": not why, **({"why": why} if why else {})})
        return 0
    if not found and not why:
        print_line(f"there is no {call.semantics} extension")
    else:
        print_table(
            ("number", "statements that stand"),
            ((str(i), listed(names)) for i, names in enumerate(sets, 1)),
        )
    if why:
        print_line(f"(incomplete: {why})")
    return 0


def run_semantics(call: Namespace, map: ArgumentMap, scenario: Scenario) -> int:
    """`argmap evaluate` with another semantics: acceptance, or the exit status 1 where there is no
    extension.

    What Ctrl-C leaves unsettled is left out, and the answer is marked incomplete.
    """
    with waiting("looking through the extensions"):
        found = evaluate(compile_map(map), scenario, call.semantics, call.mode or SKEPTICAL)
    settled = {name: held for name, held in found.statements.items() if name not in found.unsettled}
    if call.json:
        shown: dict[str, object] = {"semantics": call.semantics, "mode": found.mode}
        if found.extensions is not None:
            shown["extensions"] = found.extensions
        if found.extensions != 0:
            shown["statements"] = {
                name: {"label": held.word, "reason": why.value}
                for name, (held, why) in settled.items()
            }
            shown["inferences"] = {
                name: {"label": held.word}
                for name, held in found.inferences.items()
                if name not in found.unsettled
            }
        print_json({**shown, **({} if found.complete else {"complete": False, "why": found.why})})
        return 0 if found.extensions != 0 else 1
    if found.extensions == 0:
        print_line(f"there is no {call.semantics} extension")
        return 1
    from argmap.view.words import VERDICTS

    print_table(
        ("statement", "verdict", "reason", "title"),
        (
            (name, VERDICTS[held], why.value, map.statements[name].title)
            for name, (held, why) in settled.items()
        ),
    )
    if not found.complete:
        print_line(f"(incomplete: {found.why}; what is not listed is not settled)")
    return 0


def _collected(run: Iterator[Extension], limit: int | None) -> tuple[list[Extension], str]:
    """What a run finds, and why that may not be all (empty where it is)."""
    found: list[Extension] = []
    try:
        with waiting("looking for extensions") as say:
            for each in run:
                # One more than asked for is looked for, to know whether these are all.
                if limit is not None and len(found) == limit:
                    return found, f"there are more than {limit}"
                found.append(each)
                say(f"looking for extensions: {len(found)} found")
    except KeyboardInterrupt:
        return found, INTERRUPTED
    return found, ""
