"""What a reader sees before any script has run: the map's title, what it concludes and whether that
stands, as plain HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from argmap.app.state.address import reading_at
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import conclusions_of
from argmap.app.view_models.page_view import source_parts
from argmap.app.view_models.tables import verdict
from argmap.view.titles import title_of
from argmap.view.words import verdict_sentence

LONGEST = 300
"""Characters of the description that search engines and chats show of a page."""


class FirstPage(NamedTuple):
    """The title of the tab, what the page is about in a sentence, and what is to be read at once.

    All but the title of the tab is HTML with its texts escaped.
    """

    title: str
    description: str
    body: str


def first_page(loaded: LoadedMap, name: str, address: Mapping[str, Sequence[str]]) -> FirstPage:
    """What is known of a page before it is there.

    `name` is what the page is called, `address` its parameters: the verdicts are those of the
    scenario that it names.
    """
    map = loaded.map
    title = map.title or map.notation
    evaluation = loaded.evaluate(reading_at(map, address)[0].scenario)
    head = (
        f'<p class="map"><strong>{escape(title)}</strong> '
        f"<span>{escape(' · '.join(source_parts(map)))}</span></p>"
    )
    told, verdicts = "", []
    for number, one in enumerate(conclusions_of(map)):
        statement = map.statements[one]
        words = escape(title_of(statement))
        if number:
            verdicts.append(f"<li>{words} {verdict(evaluation.label(one))}</li>")
        else:
            told = verdict_sentence(map, evaluation, one)
            text = f"<p>{escape(statement.text)}</p>" if statement.text != statement.title else ""
            head += f"<h2>{words}</h2>{text}<p>{escape(told)}</p>"
            described = f"{title_of(statement)}: {told}"
    body = f"{head}<ul>{''.join(verdicts)}</ul>" if verdicts else head
    return FirstPage(
        titled(name, title),
        # Cut before it is escaped: half an entity would be shown as it stands.
        escape((described if told else title)[:LONGEST]),
        f'{body}<p class="waiting">The page is on its way …</p>',
    )


def titled(page: str, map_title: str) -> str:
    """What the browser's tab is called."""
    return " · ".join(filter(None, (page, map_title, "argmap")))
