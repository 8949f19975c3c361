"""The page that asks the map questions in SPARQL."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.header import page_header
from argmap.app.pages.links import linked_html
from argmap.app.pages.reading import about, go_on_with, reading_of_session
from argmap.app.pages.url import map_key, present_address, write_address
from argmap.app.state.address import judged_address, reading_at, statement_links
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import grounded_alone
from argmap.app.view_models.query import SHOWN, answer_table
from argmap.errors import ArgmapError
from argmap.reasoning import Evaluation
from argmap.sparql import QUESTIONS, Answer, ask

_TEXT, _SHOWN, _ANSWER = "query_text", "query_shown", "query_answer"
_ADDRESS = "query_address"


def show(loaded: LoadedMap, read: Any) -> None:
    """Draw the query page, one question answered. The text stays while the reader goes to another
    page and comes back; a statement's link leads to the page `read`.
    """
    notice = _read_address(loaded)
    page_header(loaded, "query")
    if notice:
        st.warning(escape_markdown(notice))
    st.session_state.setdefault(_TEXT, QUESTIONS[0].text)
    reading = reading_of_session(loaded)
    evaluation = loaded.evaluate(reading.scenario)
    questions, editor = st.columns([2, 5], gap="large")
    with questions, st.container(key="questions"):
        _questions()
    with editor, st.container(key="editor"):
        text = st.text_area(
            "Query",
            value=st.session_state[_TEXT],
            height=260,
            key=f"text {st.session_state.get(_SHOWN, 0)}",
        )
        st.session_state[_TEXT] = text
        asked = st.button("Ask")
        st.caption(_about(reading))
        answered = st.session_state.get(_ANSWER)
        if asked or answered is None or answered[0] is not loaded:
            answer = _answer(loaded, text, evaluation)
            answered = st.session_state[_ANSWER] = (loaded, answer)
        _show_answer(answered[1], loaded, reading, read)


def _read_address(loaded: LoadedMap) -> str:
    """Take over the scenario of an address that the page did not write itself, and let the address
    say which one it is; what in it could not be used, in sentences.
    """
    address, notice = present_address(), ""
    if address and address != st.session_state.get(_ADDRESS):
        found, said = reading_at(loaded.map, address)
        now = reading_of_session(loaded)
        go_on_with(loaded, replace(now, scenario=found.scenario, judging=found.judging))
        notice = said or ""
        st.session_state.pop(_ANSWER, None)
    st.session_state[_ADDRESS] = judged_address(loaded.map, reading_of_session(loaded))
    write_address(st.session_state[_ADDRESS])
    return notice


def _questions() -> None:
    """Examples to start from; a click puts one into the editor and answers it."""
    st.header("Questions to start from", anchor=False)
    for number, question in enumerate(QUESTIONS):
        asked = question.text == st.session_state[_TEXT]
        st.button(
            f"**{question.title}**" if asked else question.title,
            key=f"question {number}",
            type="tertiary",
            on_click=_take,
            args=(question.text,),
        )


def _take(text: str) -> None:
    st.session_state[_TEXT] = text
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, 0) + 1
    st.session_state.pop(_ANSWER, None)


def _about(reading: Reading) -> str:
    return (
        f"The verdicts of the present scenario ({about(reading.scenario)}), judged by "
        "grounded, can be asked too, "
        f"in a named graph of their own. {grounded_alone(reading.judging)}"
    )


def _answer(loaded: LoadedMap, text: str, evaluation: Evaluation) -> Answer | str:
    try:
        with st.spinner("Asking the map …"):
            return ask(loaded.file, text, evaluation=evaluation)
    except ArgmapError as error:
        return str(error)


def _say(words: str) -> None:
    """What a listener is told of an answer."""
    st.html(f'<p class="argmap-said">{escape(words)}</p>')


def _show_answer(answer: Answer | str, loaded: LoadedMap, reading: Reading, read: Any) -> None:
    if isinstance(answer, str):
        st.error(escape_markdown(answer))
    elif answer.kind == "boolean":
        _say("Yes." if answer.value else "No.")
    elif answer.kind == "graph":
        st.code(answer.text("turtle"), language=None, wrap_lines=True)
        st.download_button("Download as Turtle", answer.text("turtle"), "answer.ttl", "text/turtle")
    elif not answer.rows:
        _say("Nothing in the map answers this question.")
    else:
        count = f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"
        _say(f"{count}; {answer.note}." if answer.note else count)
        link = statement_links(loaded.map, reading.scenario, map_key())
        linked_html("answer", answer_table(loaded.map, answer, link), read)
        if len(answer.rows) > SHOWN:
            st.caption(f"The first {SHOWN} rows are shown; the file has all.")
        st.download_button("Download as CSV", answer.text("csv"), "answer.csv", "text/csv")
