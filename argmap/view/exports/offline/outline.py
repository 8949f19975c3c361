"""The outline of the offline page, and its guided reading."""

from __future__ import annotations

import re
from html import escape

from argmap.view.exports.elements import element, text_element
from argmap.view.exports.offline.content import Content
from argmap.view.exports.outline import (
    Chapter,
    Row,
    guided_outline,
    outline_of,
    place_of,
    text_of,
)
from argmap.view.sanitize import escape_xml
from argmap.view.shape import scheme_label
from argmap.view.words import VERDICTS

_QUOTED = re.compile("(“[^”]*”)")


def outline_panel(content: Content) -> str:
    """All sections, row by row."""
    box = element("input", type="checkbox", id="texts", checked=True)
    hint = text_element(
        "span", "Click a statement to see why, and to grant, withdraw or deny it", class_="about"
    )
    tools = element("div", element("label", box, " Full texts"), hint, class_="tools")
    chapters = (_chapter(content, chapter) for chapter in outline_of(content.given.map))
    return element("div", tools, *chapters, id="outline-panel")


def guided_panel(content: Content) -> str:
    """The guided reading, step by step; "" where the map has none."""
    steps = guided_outline(content.given.map)
    return (
        element(
            "div",
            *(_step(content, number, step, len(steps)) for number, step in enumerate(steps)),
            id="guided-panel",
        )
        if steps
        else ""
    )


def _step(content: Content, number: int, step: Chapter, count: int) -> str:
    titles = {f"“{content.title(name)}”": name for name in content.given.map.statements}

    def linked(text: str) -> str:
        return "".join(
            f"“{_link(content, titles[part])}”" if part in titles else escape(part)
            for part in _QUOTED.split(text)
        )

    rows = "".join(element("li", _reference(content, row, switched=True)) for row in step.rows)
    return element(
        "article",
        text_element("p", f"Step {number + 1} of {count}", class_="about"),
        # Without its number, which stands above it.
        text_element("h2", step.heading.partition(". ")[2], dir="auto"),
        element("p", linked(step.text), dir="auto", class_="argued"),
        element(
            "p",
            element("strong", "To think about. "),
            linked(step.question),
            dir="auto",
            class_="question",
        ),
        element("p", "Switch a statement here, or click its title to see why.", class_="about"),
        element("ul", rows),
        class_="guided-step",
        data_step=number,
    )


def _chapter(content: Content, chapter: Chapter) -> str:
    held = [text_element("h2", chapter.heading, dir="auto") if chapter.heading else ""]
    depth = -1
    for row in chapter.rows:
        held.append("</li>" if row.depth == depth else "<ul>" if row.depth > depth else "")
        # Depth rises by one at a time, but may fall by several.
        held.append("</li></ul>" * (depth - row.depth) + "</li>" if row.depth < depth else "")
        held.append(f"<li>{_chapter_row(content, row)}")
        depth = row.depth
    return "".join(held) + "</li></ul>" * (depth + 1)


def _chapter_row(content: Content, row: Row) -> str:
    if row.step:
        return _step_row(content, row)
    return _reference(content, row) if row.see else _statement_row(content, row)


def _step_row(content: Content, row: Row) -> str:
    given = content.given
    scheme = escape_xml(scheme_label(given.map.inferences[row.id].scheme, given.schemes))
    verdict = text_element("span", given.step_verdict(row.id), class_="passage")
    return element(
        "div",
        f"because{f' ({scheme})' if scheme else ''}, {verdict}",
        class_=f"step {VERDICTS[given.evaluation.inferences[row.id]]}",
        data_node=content.node[row.id],
    )


def _statement_row(content: Content, row: Row) -> str:
    """A statement, with its place and its text."""
    statement, node = content.given.map.statements[row.id], content.node[row.id]
    title = text_element("span", content.title(row.id), class_="title", dir="auto")
    place, text = place_of(statement), text_of(statement)
    classes = {"class_": "row", "id": f"s{node}", "tabindex": "-1"}
    line = _line(content, row, title, place, content.switch(row.id), **classes)
    return line + (text_element("p", text, class_="text", dir="auto") if text else "")


def _reference(content: Content, row: Row, *, switched: bool = False) -> str:
    """A statement that is shown elsewhere with all that bears on it."""
    switch = content.switch(row.id) if switched else ""
    return _line(content, row, _link(content, row.id), row.see, switch, class_="row again")


def _line(
    content: Content, row: Row, title: str, about: str, switch: str, class_: str, **attributes: str
) -> str:
    verdict = VERDICTS[content.given.evaluation.label(row.id)]
    parts = (
        text_element("span", row.lead, class_="lead") if row.lead else "",
        title,
        text_element("span", content.given.state(row.id), class_="verdict"),
        text_element("span", about, class_="about") if about else "",
    )
    words = element("span", " ".join(filter(None, parts)))
    classes = f"{class_} {verdict}"
    held = (content.icon(row.id), words, switch)
    return element("div", *held, class_=classes, **attributes, data_node=content.node[row.id])


def _link(content: Content, name: str) -> str:
    href = f"#s{content.node[name]}"
    return text_element("a", content.title(name), class_="title", dir="auto", href=href)
