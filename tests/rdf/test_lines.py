"""A thing is found in a file by its notation, however the format writes that, else by its name."""

from __future__ import annotations

import pytest

from argmap.rdf.lines import line_finder


@pytest.mark.parametrize(
    "line",
    [
        'ex:other skos:notation "cost" ;',
        '<http://e.x/a#other> <http://www.w3.org/2004/02/skos/core#notation> "cost" .',
        '"skos:notation": "cost",',
        "<skos:notation>cost</skos:notation>",
        "ex:cost a am:Premise ;",
        "<http://e.x/map#cost> a <http://e.x/Premise> .",
    ],
)
def test_a_thing_is_found_on_its_line(line: str) -> None:
    line_of = line_finder(f'# cost\nex:thing rdfs:label "cost" .\n\n{line}\n{line}\n')
    assert line_of("cost") == 4
    assert line_of("costs") is None


def test_a_notation_counts_before_a_name() -> None:
    assert line_finder('ex:cost a am:Premise .\nex:b skos:notation "cost" .')("cost") == 2
