"""Questions to start from: the prepared queries of ontology/queries."""

from __future__ import annotations

from typing import NamedTuple

from argmap.resources import ontology_path


class Question(NamedTuple):
    """A prepared query. Its first comment line is the title, the comment lines after it explain
    it.
    """

    name: str
    title: str
    explanation: str
    text: str


def read_questions() -> tuple[Question, ...]:
    """The prepared questions, in the order of their file names."""
    files = sorted(ontology_path("queries").iterdir(), key=lambda file: file.name)
    return tuple(
        question(file.name, file.read_text("utf-8")) for file in files if file.name.endswith(".rq")
    )


def question(file: str, text: str) -> Question:
    """The question in a file."""
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line.lstrip("# ").strip())
    return Question(
        file.removesuffix(".rq"), comments[0] if comments else file, " ".join(comments[1:]), text
    )


QUESTIONS = read_questions()
