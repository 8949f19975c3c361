"""`solve`: the competition's words to the letter, equal to brute force, and one line for each
fault.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap.cli import main
from argmap.cli.solve import TASKS
from argmap.reasoning.framework import AssumptionFramework, Framework
from tests.frameworks import Semantics, assumption_frameworks, frameworks

Captured = pytest.CaptureFixture[str]
CHAIN = "p af 4\n1 2\n2 3\n4 4\n"


@pytest.fixture
def chain(tmp_path: Path) -> str:
    file = tmp_path / "chain.af"
    file.write_text(CHAIN)
    return str(file)


def printed(capsys: Captured, *words: str) -> tuple[int, str]:
    status = main(["solve", *words])
    out, err = capsys.readouterr()
    assert err == ""
    return status, out


@pytest.mark.parametrize(
    ("words", "status", "out"),
    [
        (("-p", "SE-GR"), 0, "w 1 3\n"),
        (("-p", "DC-GR", "-a", "3"), 0, "YES\nw 1 3\n"),
        (("-p", "DC-GR", "-a", "2"), 1, "NO\n"),
        (("-p", "DS-GR", "-a", "3"), 0, "YES\n"),
        (("-p", "DS-CO", "-a", "4"), 1, "NO\nw 1 3\n"),
        (("-p", "CE-GR"), 0, "1\n"),
        (("-p", "EE-GR"), 0, "w 1 3\n"),
        (("-p", "SE-ST"), 1, "NO\n"),
        (("-p", "EE-ST"), 1, "NO\n"),
        (("-p", "CE-ST"), 0, "0\n"),
        (("-p", "DS-ST", "-a", "2"), 0, "YES\n"),
        (("-p", "DC-ST", "-a", "3"), 1, "NO\n"),
        (("-p", "DC-CO", "-a", "3"), 0, "YES\nw 1 3\n"),
        (("-p", "DS-PR", "-a", "2"), 1, "NO\nw 1 3\n"),
        (("-p", "se-pr"), 0, "w 1 3\n"),
    ],
)
def test_answers_to_the_letter(
    capsys: Captured, chain: str, words: tuple[str, ...], status: int, out: str
) -> None:
    assert printed(capsys, *words, "-f", chain) == (status, out)


def test_an_empty_extension(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "x.af"
    file.write_text("p af 1\n1 1\n")
    assert printed(capsys, "-p", "SE-GR", "-f", str(file)) == (0, "w\n")


def test_names_and_assumptions(capsys: Captured, tmp_path: Path) -> None:
    named = tmp_path / "x.apx"
    named.write_text("arg(b).\narg(a).\narg(c).\natt(a,c).\n")
    assert printed(capsys, "-p", "SE-GR", "-f", str(named)) == (0, "w b a\n")
    assert printed(capsys, "-p", "DS-GR", "-f", str(named), "-a", "c") == (1, "NO\nw b a\n")
    rules = tmp_path / "x.aba"
    rules.write_text("p aba 4\na 1\na 2\nc 1 3\nc 2 4\nr 4 1\n")
    assert printed(capsys, "-p", "SE-GR", "-f", str(rules)) == (0, "w 1\n")
    assert printed(capsys, "-p", "DC-GR", "-f", str(rules), "-a", "4") == (0, "YES\n")
    assert printed(capsys, "-p", "DS-GR", "-f", str(rules), "-a", "2") == (1, "NO\n")


def test_lists(capsys: Captured) -> None:
    assert printed(capsys, "--formats") == (0, "[af,apx,tgf,aba]\n")
    assert printed(capsys, "--problems") == (0, f"[{','.join(TASKS)}]\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-p", "SE-XY"), "no task is called 'SE-XY'"),
        (("-p", "DC-GR"), "DC-GR asks about an argument. Name it with -a"),
        (("-p", "DC-GR", "-a", "5"), "it has no argument '5'. They are named 1 to 4"),
        (("-p", "DC-GR", "-a", "0"), "it has no argument '0'"),
        (("-p", "DC-GR", "-a", "x"), "it has no argument 'x'"),
        (("-p", "SE-GR", "--json"), "competition's words"),
        ((), "wants a task and a file"),
    ],
)
def test_faults_are_one_line(
    capsys: Captured, chain: str, words: tuple[str, ...], told: str
) -> None:
    assert main(["solve", *words, "-f", chain]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def written(framework: Framework | AssumptionFramework) -> str:
    count = len(framework.names)
    if isinstance(framework, Framework):
        pairs = zip(framework.attackers + 1, framework.targets + 1, strict=True)
        return f"p af {count}\n" + "".join(f"{a} {b}\n" for a, b in pairs)
    lines = [f"p aba {count}"]
    for assumption, contrary in framework.contraries.items():
        lines += [f"a {assumption + 1}", f"c {assumption + 1} {contrary + 1}"]
    for head, body in zip(framework.heads, framework.bodies, strict=True):
        lines.append(" ".join(str(x + 1) for x in (head, *body)).join(("r ", "")))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "strategy", [frameworks(most=5), assumption_frameworks(most=3)], ids=["af", "aba"]
)
def test_every_task_equals_brute_force(strategy, tmp_path_factory, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    """Extensions by the definitions; a certificate is an extension that shows the answer."""
    folder = tmp_path_factory.mktemp("solve")

    @settings(deadline=None, max_examples=15)
    @given(strategy)
    def check(framework: Framework | AssumptionFramework) -> None:
        file = folder / "case"
        file.write_text(written(framework))
        semantics = Semantics(framework)
        abstract = isinstance(framework, Framework)
        for task in TASKS:
            question, name = task.split("-")
            extensions = semantics.extensions(name)
            for argument in range(len(framework.names)) if question in ("DC", "DS") else [None]:
                asked = () if argument is None else ("-a", str(argument + 1))
                _, out = printed(capsys, "-p", task, "-f", str(file), *asked)
                lines = out.splitlines()
                shown = [
                    frozenset(int(x) - 1 for x in line.split()[1:])
                    for line in lines
                    if line.startswith("w")
                ]
                assert all(e in extensions for e in shown)
                if question == "CE":
                    assert lines == [str(len(extensions))]
                elif question == "EE":
                    assert sorted(map(sorted, shown)) == sorted(map(sorted, extensions))
                elif question == "SE":
                    assert len(shown) == 1 if extensions else lines == ["NO"]
                else:
                    held = [argument in semantics.closure(e) for e in extensions]
                    accepted = any(held) if question == "DC" else all(held)
                    assert lines[0] == ("YES" if accepted else "NO")
                    assert len(shown) == (abstract and accepted == (question == "DC"))
                    assert all((argument in e) == (question == "DC") for e in shown)

    check()
