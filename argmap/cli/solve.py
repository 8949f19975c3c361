"""A solver of the field: tasks of ICCMA 2023 on frameworks in its formats, answered in its words.

Rules of the 5th International Competition on Computational Models of Argumentation, main and ABA
tracks: DC prints YES and on the next line an extension with the argument, or NO; DS prints YES, or
NO and an extension without it; SE prints an extension. In the ABA track DC and DS print no
extension, and an extension is its assumptions. EE (a line for each extension) and CE (their number)
are questions of earlier competitions.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable

from argmap.cli.output import print_document, print_line, print_note
from argmap.cli.parser import Commands, Parser, add_command
from argmap.errors import ArgmapError
from argmap.formats.frameworks import FORMATS, AnyFramework, read_framework
from argmap.reasoning.framework import Framework
from argmap.reasoning.grounded import IN, label
from argmap.reasoning.semantics import SEMANTICS

NAMES = {kind.code: name for name, kind in sorted(SEMANTICS.items(), key=lambda item: item[1].code)}
"""The semantics by the codes of the competition."""
QUESTIONS = ("DC", "DS", "SE", "EE", "CE")
TASKS = tuple(f"{question}-{semantics}" for question in QUESTIONS for semantics in NAMES)

BY_GROUNDED = {f"{question}-GR" for question in QUESTIONS} | {"DS-CO", "SE-CO"}
"""What the grounded extension answers: it is a complete one, and lies in every other."""


def add_to(commands: Commands[Parser]) -> None:
    """Add `solve`."""
    solving = add_command(
        commands,
        "solve",
        run_solve,
        "answer a task of the argumentation competition (ICCMA 2023) on a framework",
        "  argmap solve -p DC-GR -f framework.af -a 3",
    )
    solving.add_argument(
        "-p", dest="task", metavar="TASK", help="for example SE-GR; --problems lists them"
    )
    solving.add_argument(
        "-f", dest="file", metavar="FILE", help="a framework: " + ", ".join(FORMATS)
    )
    solving.add_argument(
        "-a", dest="argument", metavar="ARG", help="the argument that DC and DS ask about"
    )
    solving.add_argument("--problems", action="store_true", help="list the tasks")
    solving.add_argument("--formats", action="store_true", help="list the formats")


def run_solve(call: Namespace) -> int:
    """`argmap solve`. The exit status is 1 where the answer is NO."""
    if call.problems or call.formats:
        print_line(f"[{','.join(TASKS if call.problems else FORMATS)}]")
        return 0
    if call.json:
        raise ArgmapError("solve answers in the competition's words alone", mend="leave out --json")
    task = _task(call)
    framework = read_framework(call.file)
    argument = _argument(call, framework) if task[:2] in ("DC", "DS") else None
    if task in BY_GROUNDED:
        return _answer_grounded(task[:2], framework, argument)
    return _answer(task[:2], NAMES[task[3:]], framework, argument)


def _task(call: Namespace) -> str:
    if not call.task or not call.file:
        raise ArgmapError("solve wants a task and a file", mend="give -p TASK and -f FILE")
    task: str = call.task.upper()
    if task not in TASKS:
        raise ArgmapError(
            f"no task is called {call.task!r}", mend=f"choose among {', '.join(TASKS)}"
        )
    return task


def _argument(call: Namespace, framework: AnyFramework) -> int:
    """The argument or atom that is asked about."""
    what = "argument" if isinstance(framework, Framework) else "atom"
    if call.argument is None:
        raise ArgmapError(f"{call.task} asks about an {what}", mend="name it with -a")
    try:
        return framework.place(call.argument)
    except ValueError:
        names = framework.names
        known = (
            f"they are named {names[0]} to {names[-1]}" if names else f"there is no {what} in it"
        )
        mend = f"{known}, in the order of the file"
        raise ArgmapError(
            f"it has no {what} {call.argument!r}", file=call.file, mend=mend
        ) from None


def _answer_grounded(question: str, framework: AnyFramework, argument: int | None) -> int:
    standing, certified = _grounded(framework)
    if question == "CE":
        print_line("1")
        return 0
    if argument is None:
        _print_extension(framework, standing)
        return 0
    accepted = argument in standing
    print_line("YES" if accepted else "NO")
    if certified and accepted == (question == "DC"):
        _print_extension(framework, standing)
    return 0 if accepted else 1


def _answer(question: str, semantics: str, framework: AnyFramework, argument: int | None) -> int:
    from argmap.reasoning import extensions as core

    program = framework.program
    case = (program, program.stances, semantics)
    if question in ("EE", "CE"):
        return _enumerate(question, framework, core.extensions(*case))
    if argument is None:
        extension = core.some_extension(*case)
        if extension is None:
            print_line("NO")
            return 1
        _print_extension(framework, extension)
        return 0
    certified = isinstance(framework, Framework)
    # A counterexample is only worth its time where it is to be printed.
    if question == "DS" and not certified:
        shown, accepted = None, core.skeptical(*case, argument)
    else:
        shown = (core.credulous if question == "DC" else core.counterexample)(*case, argument)
        accepted = (shown is not None) == (question == "DC")
    print_line("YES" if accepted else "NO")
    if shown is not None and certified:
        _print_extension(framework, shown)
    return 0 if accepted else 1


def _enumerate(question: str, framework: AnyFramework, found: Iterable[Iterable[int]]) -> int:
    """Print every extension, or their number.

    What Ctrl-C cuts short says on standard error that it is not complete.
    """
    count = 0
    try:
        for extension in found:
            count += 1
            if question == "EE":
                _print_extension(framework, extension)
    except KeyboardInterrupt:
        # The extensions found come before the note, also where both go to one file.
        sys.stdout.flush()
        print_note(f"interrupted after {count} extensions; there may be more")
        return 130
    if question == "CE":
        print_line(str(count))
    elif not count:
        print_line("NO")
    return 0 if count or question == "CE" else 1


def _grounded(framework: AnyFramework) -> tuple[set[int], bool]:
    """What is IN, and whether the rules of its track ask for certificates."""
    if isinstance(framework, Framework):
        import numpy as np

        from argmap.reasoning.csr import LOADED_FROM, label_framework

        labels = label_framework(framework, compiled=framework.attacks >= LOADED_FROM)
        return set(np.flatnonzero(labels == IN).tolist()), True
    program = framework.program
    return {x for x, held in enumerate(label(program, program.stances).labels) if held == IN}, False


def _print_extension(framework: AnyFramework, standing: Iterable[int]) -> None:
    """The line `w ...` of an extension: its arguments, or its assumptions, in the order of the
    file.
    """
    names = framework.names
    shown = sorted(
        standing
        if isinstance(framework, Framework)
        # Each assumption has its contrary, and nothing else has one.
        else framework.contraries.keys() & set(standing)
    )
    print_document(" ".join(("w", *(names[x] for x in shown))) + "\n")
