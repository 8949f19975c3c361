"""The outline with its verdicts as Markdown (CommonMark)."""

from __future__ import annotations

import re

from argmap.view.exports.export_input import ExportInput
from argmap.view.exports.outline import (
    Row,
    outline_of,
    part_words,
    place_of,
    role_of,
    text_of,
)
from argmap.view.sanitize import one_line
from argmap.view.shape import scheme_label
from argmap.view.titles import title_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")


def markdown_of(shown: ExportInput) -> str:
    """Heading, scenario, the verdicts on the conclusions, then the outline by section."""
    heading, map = shown.heading, shown.map
    lines = [f"# {escaped(heading.title)}", ""]
    lines += [f"*{escaped(heading.byline)}*", ""] if heading.byline else []
    for words in filter(None, (*heading.scenario, part_words(map, shown.excerpt))):
        lines += [escaped(words), ""]
    if map.conclusions:
        lines += ["## The conclusions", ""]
        lines += [
            f"- {_titled(shown, statement.id)}: {shown.state(statement.id)}"
            for statement in map.conclusions
        ]
        lines.append("")
    for chapter in outline_of(map, shown.excerpt):
        lines += [f"## {escaped(chapter.heading)}", ""] if chapter.heading else []
        lines += [escaped(chapter.text), ""] if chapter.text else []
        lines += [f"{'  ' * row.depth}- {_row(shown, row)}" for row in chapter.rows]
        lines.append("")
        lines += [f"*To think about.* {escaped(chapter.question)}", ""] if chapter.question else []
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _row(shown: ExportInput, row: Row) -> str:
    map = shown.map
    if row.step:
        step = map.inferences[row.id]
        scheme = escaped(scheme_label(step.scheme, shown.schemes))
        return f"*because*{f' ({scheme})' if scheme else ''}, {shown.step_verdict(row.id)}"
    lead = f"*{row.lead}:* " if row.lead else ""
    told = f"{lead}{_titled(shown, row.id)} · {shown.state(row.id)}"
    if row.see:
        return f"{told} *({escaped(row.see)})*"
    statement = map.statements[row.id]
    place, text = place_of(statement), text_of(statement)
    facts = f" · {role_of(statement)}{f' · {escaped(place)}' if place else ''}"
    return f"{told}{facts}{f'. {escaped(text)}' if text else ''}"


def _titled(shown: ExportInput, name: str) -> str:
    return f"**{escaped(title_of(shown.map.statements[name]))}**"
