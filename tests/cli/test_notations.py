"""Every notation can be named everywhere on the command line, and in the address of a page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.app.state.address import address_of, reading_at
from argmap.app.state.reading import first_reading
from argmap.cli import main
from argmap.cli.scenario import listed, words_in
from argmap.model import Scenario
from argmap.rdf.read import read_map

BAD = Path(__file__).parents[1] / "cases" / "bad"
NAMES = {"notation-comma.ttl": "my thesis, really: 1/2", "notation-dash.ttl": "-p"}
Captured = pytest.CaptureFixture[str]

signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
notations = st.text(signs, min_size=1, max_size=8).filter(
    lambda name: name.strip() and name not in ("p", "o", "s", "u")
)
"""What a shell can hand over; a notation of spaces alone is none, and a map has each once."""


def said(capsys: Captured, *words: str) -> dict[str, object]:
    assert main([words[0], "--json", *words[1:]]) in (0, 1), capsys.readouterr().err
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("case", NAMES)
def test_every_option_and_place_takes_every_notation(
    case: str, tmp_path: Path, capsys: Captured
) -> None:
    file, name = str(BAD / case), NAMES[case]
    quoted = listed([name])
    for option, reason in (("grant", "granted"), ("deny", "denied"), ("withdraw", "withdrawn")):
        held = said(capsys, "evaluate", file, f"--{option}={quoted}")["statements"]
        assert isinstance(held, dict)
        assert held[name]["reason"] in (reason, "unsupported")
        if option != "withdraw":
            assert held[name]["reason"] == reason
    for command in ("explain", "retractions", "restorations", "reasons", "survival", "importance"):
        assert said(capsys, command, "--", name, file)["statement"] == name
    toggled = said(
        capsys, "survival", f"--toggles=p,{quoted}", f"--credence={quoted}=0.25", "--", name, file
    )
    assert (toggled["toggles"], toggled["probability"]) == (2, 0.25)
    for option, value in (("focus", name), ("path", name), ("unfold", quoted)):
        out = tmp_path / f"{option}.svg"
        assert main(["export", file, str(out), f"--{option}={value}"]) == 0
        assert out.stat().st_size > 1_000


def test_what_is_printed_as_a_list_can_be_given_as_one(capsys: Captured) -> None:
    file = str(BAD / "notation-comma.ttl")
    assert (
        main(["extensions", file, "--semantics", "preferred", '--grant="my thesis, really: 1/2"'])
        == 0
    )
    row = capsys.readouterr().out.splitlines()[1].split("\t")[1]
    assert words_in([row]) == ["my thesis, really: 1/2", "o", "p"]


@given(st.lists(notations, max_size=4))
@example(['a "b"', '"a', " a", 'a"b,c"', "-", "--grant"])
def test_a_list_of_any_names_is_read_back(names: list[str]) -> None:
    assert words_in([listed(names)]) == names


@pytest.mark.parametrize("value", ['"a', 'p, "a', '"a" b"c, d"', '"""'])
def test_quotes_that_do_not_close_are_told(value: str, capsys: Captured) -> None:
    assert main(["evaluate", str(BAD / "notation-dash.ttl"), f"--grant={value}"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "quotes" in line


@settings(max_examples=60)
@given(notations)
def test_any_notation_is_found_in_the_address_of_a_page(name: str) -> None:
    text = (BAD / "notation-dash.ttl").read_text()
    written = "".join(f"\\U{ord(sign):08X}" for sign in name)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "map.ttl"
        file.write_text(text.replace('notation "-p"', f'notation "{written}"'))
        map = read_map(file)
    reading = first_reading(map)
    for scenario in (Scenario(granted=frozenset({name})), Scenario(denied=frozenset({name}))):
        judged = replace(reading, scenario=scenario, selection=name)
        address = parse_qs(urlencode(address_of(map, judged), doseq=True))
        back, notice = reading_at(map, address)
        assert (back.scenario, notice) == (scenario, None)


def test_a_value_with_a_dash_and_a_name_after_two_dashes_are_explained(capsys: Captured) -> None:
    file = str(BAD / "notation-dash.ttl")
    assert main(["evaluate", file, "--grant", "-p"]) == 2
    assert "write --grant=value" in capsys.readouterr().err.lower()
    assert main(["explain", "-p", file]) == 2
    assert "after `--`" in capsys.readouterr().err
