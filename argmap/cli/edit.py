"""Commands that change a map, and that tell two apart."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.cli import DONE, NO
from argmap.cli.output import print_json, print_line, print_note
from argmap.cli.parser import Commands, Parser, add_command
from argmap.errors import ArgmapError


def add_to(commands: Commands[Parser]) -> None:
    """Add `edit` and `diff`."""
    editing = add_command(
        commands,
        "edit",
        run_edit,
        "change a map, in all that is asked or not at all",
        '  argmap edit my-map.ttl --do \'{"do": "reword", "id": "leave", "title": "Leave now"}\'\n'
        '  argmap edit three-attacks --do \'{"do": "add-statement", "title": "There is a hatch", '
        '"objection_to": "obj-shut-in"}\' --out my-trout.ttl',
    )
    editing.add_argument("file", metavar="MAP", help="the map to change")
    editing.add_argument(
        "--do",
        metavar="EDIT",
        nargs="+",
        action="extend",
        required=True,
        help="an edit in JSON (docs/edits.md has all kinds), or - for one a line on standard input",
    )
    editing.add_argument(
        "--out", metavar="FILE", help="write the changed map here, and leave MAP as it is"
    )
    editing.add_argument("--map", metavar="NOTATION", help="which map, where MAP holds several")
    comparing = add_command(
        commands,
        "diff",
        run_diff,
        "what differs between two maps: added, dropped, reworded, relinked",
        "  argmap diff last-week.ttl today.ttl",
    )
    comparing.add_argument("old", metavar="OLD", help="the map as it was")
    comparing.add_argument("new", metavar="NEW", help="the map as it is")


def run_edit(call: Namespace) -> int:
    """`argmap edit`."""
    from argmap.document.apply import apply
    from argmap.document.document import dump, load
    from argmap.document.edit_json import edit_from_json
    from argmap.document.map_difference import difference_in_words
    from argmap.rdf.dataset import write_file

    target, format = _target(call)
    first = document = load(call.file, map=call.map)
    edits = [edit_from_json(text) for text in _edits(call.do)]
    changes = []
    for edit in edits:
        change = apply(document, edit)
        changes.append({"added": list(change.added), "removed": list(change.removed)})
        document = change.document
    text, losses = dump(document, format)
    write_file(target, text)
    for loss in losses:
        print_note(f"{target}: {loss}")
    if call.json:
        print_json({"map": document.map.notation, "out": str(target), "changes": changes})
    else:
        for line in difference_in_words(first.map, document.map):
            print_line(line)
    return DONE


def _edits(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from (line for line in sys.stdin if line.strip()) if word == "-" else (word,)


def _target(call: Namespace) -> tuple[Path, str]:
    """Where the changed map goes, and in which format."""
    from argmap.rdf.parse import SUFFIXES, open_rdf
    from argmap.resources import bundled

    if call.out:
        format = SUFFIXES.get(Path(call.out).suffix.lower(), "turtle")
        return Path(call.out), format
    if not Path(call.file).exists() and call.file in {one.name for one in bundled()}:
        raise ArgmapError(
            "a map that comes with argmap is not changed",
            file=call.file,
            mend="name a file for your own copy with --out FILE",
        )
    return Path(call.file), open_rdf(call.file).format


def run_diff(call: Namespace) -> int:
    """`argmap diff`."""
    from dataclasses import asdict

    from argmap.document.map_difference import difference, difference_in_words
    from argmap.rdf.read import read_map

    old, new = read_map(call.old), read_map(call.new)
    found = difference(old, new)
    if call.json:
        print_json(asdict(found))
    else:
        for line in difference_in_words(old, new) or ["They do not differ."]:
            print_line(line)
    return NO if found else DONE
