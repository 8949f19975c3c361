"""The outline with its verdicts as Markdown (CommonMark)."""

from __future__ import annotations

import re

from argmap.view.exports.clean import line_of
from argmap.view.exports.outline import Row, outline_of, place_of, role_of
from argmap.view.exports.shown import Shown
from argmap.view.shape import scheme_label, title_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")


def markdown_of(shown: Shown) -> str:
    """Heading, scenario, the verdicts on the conclusions, then the outline by section."""
    heading, map = shown.heading, shown.map
    lines = [f"# {escaped(heading.title)}", ""]
    lines += [f"*{escaped(heading.byline)}*", ""] if heading.byline else []
    for words in heading.scenario:
        lines += [escaped(words), ""]
    if map.conclusions:
        lines += ["## The conclusions", ""]
        lines += [
            f"- {_titled(shown, statement.id)}: {shown.verdict_words(statement.id)}"
            for statement in map.conclusions
        ]
        lines.append("")
    for chapter in outline_of(map):
        lines += [f"## {escaped(chapter.heading)}", ""] if chapter.heading else []
        lines += [f"{'  ' * row.depth}- {_row(shown, row)}" for row in chapter.rows]
        lines.append("")
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", line_of(text))


def _row(shown: Shown, row: Row) -> str:
    map = shown.map
    if row.step:
        step = map.inferences[row.id]
        scheme = escaped(scheme_label(step.scheme, shown.schemes))
        return f"*because*{f' ({scheme})' if scheme else ''}, {shown.passage(row.id)}"
    lead = f"*{row.lead}:* " if row.lead else ""
    told = f"{lead}{_titled(shown, row.id)} · {shown.verdict_words(row.id)}"
    if row.see:
        return f"{told} *(see {escaped(row.see)})*"
    statement = map.statements[row.id]
    place = place_of(statement)
    facts = f" · {role_of(statement)}{f' · {escaped(place)}' if place else ''}"
    text = line_of(statement.text)
    return f"{told}{facts}{f'. {escaped(text)}' if text and text != line_of(title_of(statement)) else ''}"


def _titled(shown: Shown, name: str) -> str:
    return f"**{escaped(title_of(shown.map.statements[name]))}**"
