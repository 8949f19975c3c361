"""The reader's own copy of the source: which passages of it the statements point to."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from argmap.cli import DONE, NO
from argmap.cli.output import print_json, print_line, print_note, print_table
from argmap.cli.parser import Commands, Parser, add_choice, add_command
from argmap.errors import SourceError
from argmap.model import ArgumentMap
from argmap.rdf.read import read_map

if TYPE_CHECKING:
    from argmap.source import Copy, Passage, Report

COLUMNS = ("statement", "paragraph", "status", "page", "passage")


def add_to(commands: Commands[Parser]) -> None:
    """Add `source`."""
    command = add_command(
        commands,
        "source",
        run_source,
        "open your own copy of the source, and find the passages that the statements point to",
        "  argmap source paper.pdf\n  argmap source paper.txt my-map.ttl --no-keep\n  argmap "
        "source --forget",
    )
    command.add_argument(
        "paths",
        metavar="FILE",
        nargs="*",
        help="your copy (PDF or plain text), then the map, if any",
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--no-keep", action="store_true", help="look at the copy, and keep nothing of it"
    )
    what.add_argument(
        "--kept", action="store_true", help="look at the copy that is kept for the map"
    )
    what.add_argument(
        "--forget", action="store_true", help="delete the copy that is kept for the map"
    )
    add_choice(command)


def run_source(call: Namespace) -> int:
    """`argmap source`."""
    from argmap.source import find_passages, forget, keep

    file, map_file = _paths(call)
    map = read_map(map_file, map=call.map)
    if call.forget:
        forgotten = forget(map)
        if call.json:
            print_json({"forgotten": forgotten})
        else:
            print_line("The copy is deleted." if forgotten else "There was no copy.")
        return DONE
    copy = _copy(file, map, map_file)
    report = find_passages(map, copy)
    # A file that holds none of the passages is likely another text, and does not replace a copy.
    keeps = file is not None and not call.no_keep and report.holds_any
    where = keep(map, copy) if keeps else None
    if call.json:
        print_json(as_json(report) | {"kept": where is not None or call.kept})
    else:
        if report.holds_any:
            print_table(COLUMNS, (_row(passage) for passage in report.passages))
        _print_summary(report)
        if where is not None:
            print_note(f"the copy is kept on this machine for you alone, in {where}")
    return DONE if report.holds_any else NO


def as_json(report: Report) -> dict[str, object]:
    """A report as JSON values."""
    return {
        "file": report.copy.name,
        "pages": len(report.copy.pages) if report.copy.paged else None,
        "counts": {status.value: count for status, count in report.counts.items()},
        "complete": report.complete,
        "notes": list(report.copy.notes),
        "passages": [
            {"statement": passage.statement, **passage.as_values()} for passage in report.passages
        ],
    }


def _paths(call: Namespace) -> tuple[str | None, str | None]:
    """The copy and the map that a call names."""
    wants_file = not (call.kept or call.forget)
    if wants_file and not call.paths:
        raise SourceError(
            "no copy is named", mend="name a PDF or text file, or ask for --kept or --forget"
        )
    if len(call.paths) > 1 + wants_file:
        raise SourceError(f"one name too many: {call.paths[-1]}", mend="see `argmap source --help`")
    named = call.paths if wants_file else [None, *call.paths]
    return named[0], named[1] if len(named) > 1 else None


def _copy(file: str | None, map: ArgumentMap, map_file: str | None) -> Copy:
    from argmap.source import open_copy, stored_copy

    if file is not None:
        return open_copy(file)
    copy = stored_copy(map)
    if copy is None:
        raise SourceError(
            "no copy is kept for this map", file=map_file, mend="open one: argmap source FILE"
        )
    return copy


def _row(passage: Passage) -> tuple[str, ...]:
    page = "" if passage.page is None else str(passage.page)
    words = passage.text or passage.place.phrase
    return passage.statement, passage.place.paragraph, passage.status.value, page, words


def _print_summary(report: Report) -> None:
    """How many were found, and what the reader should know, beside the table."""
    from argmap.source import Status

    counts = ", ".join(
        f"{count} {status.value}" for status, count in report.counts.items() if count
    )
    lines = [f"{report.copy.name}: {counts or 'the map names no passages'}", *report.copy.notes]
    if not report.complete:
        lines.append(
            "The search for approximate passages was ended before it had looked everywhere."
        )
    if report.is_doubtful:
        held = len(report.passages) - report.counts[Status.MISSING]
        lines.append(
            f"Only {held} of {len(report.passages)} passages are in it: this is probably not the "
            "text that the map is a map of."
        )
    if not report.holds_any:
        lines.append("None of the passages is in it: is it a copy of what the map is a map of?")
    for line in lines:
        print_note(line)
