"""Ctrl-C and patience, with real processes: what was found is printed at once and marked, and a
terminal shows what goes on.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.reasoning import compile_map, evaluate
from argmap.reasoning.extensions import acceptance
from argmap.reasoning.progress import listening
from tests.maps import GRANTED, OPEN, make_map, turtle

PAIRS = 24
LONG = ("--seconds", "100")
TOO_FEW = ("--budget", "1", *LONG)
"""No diagrams: what is asked must be searched."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long questions: 24 pairs that each support c; 24 pairs that d needs one of each."""
    folder = tmp_path_factory.mktemp("long")
    pairs = [f"{side}{i}" for i in range(PAIRS) for side in "ab"]
    granted = dict.fromkeys(pairs, GRANTED)
    support = make_map({**granted, "c": OPEN}, [(f"a{i} b{i}", "c") for i in range(PAIRS)])
    part = '; dcterms:isPartOf :map ; skos:notation "c"'
    text = turtle(support).replace(f"am:Claim {part}", f"am:Conclusion {part}")
    (folder / "support.ttl").write_text(text)
    # d stands where each pair has one that does.
    each = make_map(
        {**granted, **{f"n{i}": OPEN for i in range(PAIRS)}, "d": OPEN},
        [(name, f"n{name[1:]}") for name in pairs]
        + [(" ".join(f"n{i}" for i in range(PAIRS)), "d")],
    )
    (folder / "each.ttl").write_text(turtle(each))
    (folder / "nothing.json").write_text(json.dumps({"open": pairs}))
    (folder / "all.json").write_text("{}")
    return folder


def interrupted(folder: Path, *words: str, after: float = 1.5) -> str:
    """What a call prints that gets Ctrl-C once it has worked so many seconds."""
    run = subprocess.Popen(
        [sys.executable, "-m", "argmap", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed,
        text=True,
    )
    await_work(run, after)
    assert run.poll() is None, "the question was not long"
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert err == ""
    assert run.returncode == 0
    return out


def heed() -> None:
    """Let a process heed Ctrl-C though the tests run in the background of a shell, which passes on
    that it be ignored.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


def await_work(run: subprocess.Popen[str] | subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until a process has had so many seconds of a processor, however busy the machine is."""
    stat = Path(f"/proc/{run.pid}/stat")
    if not stat.exists():  # not Linux
        time.sleep(2 * seconds)
        return
    while run.poll() is None:
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        if (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") >= seconds:
            return
        time.sleep(0.05)


QUESTIONS = [
    ("retractions", "c", "support.ttl", *LONG),
    ("retractions", "c", "support.ttl", *TOO_FEW),
    ("restorations", "d", "each.ttl", "--scenario", "nothing.json", *TOO_FEW),
    ("reasons", "d", "each.ttl", *TOO_FEW),
    ("cruxes", "d", "each.ttl", "--mine", "nothing.json", "--theirs", "all.json", *TOO_FEW),
]


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_sets_found_before_ctrl_c_are_sets(words: tuple[str, ...], folder: Path) -> None:
    """Each set has one of every pair, and none comes twice."""
    # By diagrams there are soon very many.
    out = interrupted(folder, *words, "--json", after=1.5 if "--budget" in words else 1.0)
    found = json.loads(out)
    assert (found["complete"], found["why"]) == (False, "interrupted")
    assert len(found["sets"]) > 10
    chosen = [
        frozenset(s if isinstance(s, list) else s.get("grant") or s["granted"])
        for s in found["sets"]
    ]
    assert len(set(chosen)) == len(chosen)
    assert all(sorted(int(name[1:]) for name in names) == list(range(PAIRS)) for names in chosen)


def test_survival_is_an_interval_that_holds_the_true_share(folder: Path) -> None:
    out = interrupted(
        folder, "survival", "d", "each.ttl", *TOO_FEW, "--credence", "a0=0.9", "--json"
    )
    found = json.loads(out)
    assert (found["complete"], found["why"]) == (False, "interrupted")
    low, high = found["share"]
    assert 0 <= low <= 0.75**PAIRS <= high <= 1
    low, high = found["probability"]
    assert 0 <= low <= 0.95 * 0.75 ** (PAIRS - 1) <= high <= 1


def test_a_table_is_marked_too(folder: Path) -> None:
    out = interrupted(folder, "reasons", "d", "each.ttl", *TOO_FEW)
    assert out.endswith("(incomplete: interrupted)\n")
    assert len(out.splitlines()) > 10


def hard(folder: Path) -> str:
    """A map whose diagrams take long."""
    rng = random.Random(3)
    names = [f"p{i}" for i in range(300)]
    stances = {name: GRANTED if i < 90 else OPEN for i, name in enumerate(names)}
    steps = [
        (" ".join(rng.sample(names, rng.choice([1, 2, 2, 3]))), rng.choice(names[90:]))
        for _ in range(600)
    ]
    attacks = [(rng.choice(names), rng.choice(names)) for _ in range(450)]
    text = turtle(make_map(stances, steps, attacks))
    for name in ("p150", "p200"):
        part = f'; dcterms:isPartOf :map ; skos:notation "{name}"'
        text = text.replace(f"am:Claim {part}", f"am:Conclusion {part}")
    (folder / "hard.ttl").write_text(text)
    return "hard.ttl"


DIAGRAMS = ("--budget", "50000000", *LONG)


@pytest.mark.parametrize("command", ["importance", "survival", "linchpins"])
def test_the_making_of_diagrams_can_be_interrupted(command: str, folder: Path) -> None:
    words = (command, hard(folder)) if command == "linchpins" else (command, "p150", hard(folder))
    out = interrupted(folder, *words, *DIAGRAMS, "--json", after=2.5)
    found = json.loads(out)
    assert (found["complete"], found["why"]) == (False, "interrupted")


def test_acceptance_says_what_is_settled(folder: Path) -> None:
    """Two parts: the first is settled soon, the second takes long."""
    rng = random.Random(3)
    names = [f"p{i}" for i in range(800)]
    attacks = [("a", "b"), ("b", "a"), ("s", "t")]
    attacks += [(rng.choice(names), rng.choice(names)) for _ in range(4800)]
    made = make_map(dict.fromkeys(["a", "b", "s", "t", *names], GRANTED), [], attacks)
    (folder / "circles.ttl").write_text(turtle(made))
    words = ("evaluate", "circles.ttl", "--semantics", "semi-stable", "--json")
    out = interrupted(folder, *words)
    found = json.loads(out)
    assert (found["complete"], found["why"]) == (False, "interrupted")
    labels = {name: held["label"] for name, held in found["statements"].items()}
    assert {name: labels[name] for name in "abst"} == {
        "a": "undec",
        "b": "undec",
        "s": "in",
        "t": "out",
    }


@pytest.mark.parametrize("mode", ["skeptical", "credulous"])
@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal"])
def test_what_is_settled_at_any_moment_stays(
    semantics: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C at each step of random questions, whether the extensions are counted or each statement
    is asked about.
    """
    for seed in range(8):
        rng = random.Random(seed)
        names = [f"p{i}" for i in range(9)]
        attacks = [(rng.choice(names), rng.choice(names)) for _ in range(13)]
        steps = [(" ".join(rng.sample(names[:6], 2)), rng.choice(names[6:])) for _ in range(4)]
        program = compile_map(
            make_map({s: GRANTED if i < 6 else OPEN for i, s in enumerate(names)}, steps, attacks)
        )
        for counted in (0, 200):
            monkeypatch.setattr(acceptance, "COUNTED", counted)
            whole = evaluate(program, None, semantics, mode)
            for step in range(1, 60):
                told = 0

                def stop(_: str, last: int = step) -> None:
                    nonlocal told
                    told += 1
                    if told == last:
                        raise KeyboardInterrupt

                with listening(stop):
                    part = evaluate(program, None, semantics, mode)
                assert part.complete is (told < step)
                for name in part.statements.keys() - part.unsettled:
                    assert part.label(name) is whole.label(name)
                if part.complete:
                    break


def shown_on_a_terminal(folder: Path, *words: str, after: float) -> str:
    """What a call shows on standard error where that is a terminal, until Ctrl-C."""
    import pty

    leader, follower = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "argmap", *words],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TERM": "xterm",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=follower,
        preexec_fn=heed,
    )
    os.close(follower)
    await_work(run, after)
    if run.poll() is None:
        run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=60)
    json.loads(out)
    shown = b""
    try:
        while part := os.read(leader, 65536):
            shown += part
    except OSError:  # The other end is closed.
        pass
    os.close(leader)
    return shown.decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("reasons", "d", "each.ttl", *TOO_FEW), "proposals judged"),
        (("survival", "d", "each.ttl", *TOO_FEW), "weighing scenarios: between 0."),
    ],
)
def test_a_terminal_shows_what_goes_on(words: tuple[str, ...], told: str, folder: Path) -> None:
    assert told in shown_on_a_terminal(folder, *words, "--json", after=4)


def test_a_short_answer_shows_nothing(folder: Path) -> None:
    assert shown_on_a_terminal(folder, "survival", "c", "support.ttl", "--json", after=4) == ""
