"""The bundled paper through the command line: what must come out in each scenario."""

from __future__ import annotations

import json

import pytest

from argmap.cli import main

REPLIES = ["reply-fairness-risk", "reply-competition-fear", "reply-mutual-learning"]
CHANGES = "change-state,change-production,change-heterogeneity"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            [],
            {
                "thesis": "in",
                "no-general-skepticism": "in",
                "regional-order": "in",
                "sd-decline": "in",
            },
        ),
        (
            [],
            {
                "new-model-needed": "in",
                "obj-exit": "out",
                "obj-balkanization": "out",
                "sd-worked": "out",
            },
        ),
        ([], {"obj-factionalism": "out", "obj-sensibilities": "out", "obj-why-arenas": "out"}),
        (["--grant", "obj-human-territory"], {"thesis": "out"}),
        (["--grant", "obj-paternalism"], {"thesis": "out"}),
        (
            ["--withdraw", "bg-supraregional-policy"],
            {"thesis": "in", "bg-supraregional-policy": "in"},
        ),
        (["--deny", "bg-supraregional-policy"], {"regional-order": "out", "thesis": "out"}),
        (["--withdraw", "bg-shared-concern"], {"arenas-improve": "out"}),
        (
            ["--withdraw", "bg-regional-scale"],
            {"regional-provision": "out", "capital-tied-down": "in"},
        ),
        (["--deny", ",".join(REPLIES[:2])], {"regional-order": "in"}),
        (["--deny", ",".join(REPLIES[1:])], {"regional-order": "in"}),
        (["--deny", ",".join(REPLIES[::2])], {"regional-order": "in"}),
        (["--deny", ",".join(REPLIES)], {"obj-balkanization": "in", "regional-order": "out"}),
        (["--deny", CHANGES], {"sd-worked": "in", "sd-decline": "out", "new-model-needed": "out"}),
        (
            ["--withdraw", "bg-supraregional-policy", "--grant", "obj-bootstrapping"],
            {"thesis": "out"},
        ),
    ],
)
def test_what_must_come_out(
    options: list[str], expected: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--json", *options]) == 0
    statements = json.loads(capsys.readouterr().out)["statements"]
    assert {name: statements[name]["label"] for name in expected} == expected


def test_nothing_is_contested_at_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    main(["evaluate", "--json"])
    statements = json.loads(capsys.readouterr().out)["statements"]
    assert [name for name, held in statements.items() if held["label"] == "undec"] == []
