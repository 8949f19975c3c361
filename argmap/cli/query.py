"""The command that asks a map in SPARQL."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from argmap.cli import DONE, NO
from argmap.cli.output import print_document, print_note, print_table
from argmap.cli.parser import Commands, Parser, add_choice, add_command, add_scenario
from argmap.errors import ArgmapError

FORMATS = ("table", "csv", "json", "xml", "turtle")


def add_to(commands: Commands[Parser]) -> None:
    """Add `query`."""
    asking = add_command(
        commands,
        "query",
        run_query,
        "ask a map, and the verdicts of a scenario, in SPARQL 1.1",
        "  argmap query 'SELECT ?title WHERE { ?s a am:Conclusion ; skos:prefLabel ?title }'\n"
        "  argmap query my-map.ttl --file question.rq --format csv",
    )
    asking.add_argument("words", metavar="[MAP] QUERY", nargs="*", help="a map file, and the query")
    asking.add_argument("--file", metavar="F", help="a file that holds the query")
    asking.add_argument("--format", choices=FORMATS, help="of the answer: table unless said")
    add_choice(asking)
    add_scenario(asking)


def run_query(call: Namespace) -> int:
    """`argmap query`."""
    from argmap.cli.scenario import scenario_of
    from argmap.rdf.parse import open_rdf
    from argmap.rdf.read import map_in
    from argmap.reasoning import compile_map, evaluate
    from argmap.resources import bundled_map
    from argmap.sparql import ask

    file, text = _map_and_query(call)
    file = file or str(bundled_map())
    parser = open_rdf(file)
    # Gone through twice: for the map, and for the query.
    quads = list(parser.quads())
    map = map_in(parser, quads, map=call.map)
    answer = ask(quads, text, evaluation=evaluate(compile_map(map), scenario_of(call, map)))
    format = call.format or ("json" if call.json else "table")
    if format == "table" and answer.kind == "table":
        print_table(answer.columns, [[cell or "" for cell in row] for row in answer.rows])
    else:
        print_document(answer.text(format))
    if answer.note:
        print_note(answer.note)
    return NO if answer.value is False else DONE


def _map_and_query(call: Namespace) -> tuple[str | None, str]:
    """The map file, if one is named, and the text of the query."""
    words: list[str] = call.words
    if call.file is not None:
        if len(words) > 1:
            raise ArgmapError("with --file, name at most a map", mend="see `argmap query --help`")
        return (words[0] if words else None), read_text(call.file)
    if not 1 <= len(words) <= 2:
        raise ArgmapError("a query is wanted", mend="see `argmap query --help` for an example")
    if len(words) == 1 and _is_file(words[0]):
        raise ArgmapError(
            "a query is wanted beside the map",
            file=words[0],
            mend="add one, or --file F that holds one",
        )
    # Hardly a query is without a brace, and hardly a file's name has one.
    if len(words) == 2 and "{" in words[0] and _is_file(words[1]):
        raise ArgmapError(
            "the map comes before the query", mend="`argmap query MAP QUERY`", file=words[1]
        )
    return (words[0] if len(words) == 2 else None), words[-1]


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):  # A query is longer than a file's name can be.
        return False


def read_text(file: str) -> str:
    """The text of a file in UTF-8."""
    from argmap.encodings import text_of
    from argmap.rdf.parse import read_bytes

    return text_of(read_bytes(file), file)
