"""The page that asks the map questions in SPARQL."""

from __future__ import annotations

import streamlit as st

from argmap.app.pages.escape_markdown import escape_markdown
from argmap.app.pages.reading import about, reading_of_session
from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading
from argmap.app.state.semantics import grounded_alone
from argmap.errors import ArgmapError
from argmap.reasoning import Evaluation
from argmap.sparql import QUESTIONS, Answer, ask

_ROOMY = """<style>
[data-testid="stMainBlockContainer"] { padding: 0.5rem 1.25rem 2rem; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0.75rem; }
[data-testid="stMainBlockContainer"] h1 { font: 600 20px/1.35 "Source Serif", Georgia, serif; padding: 0.25rem 15rem 0.5rem 0; }
[data-testid="stMainBlockContainer"] textarea { font: 14px/1.5 "Source Code", monospace; }
.st-key-questions { gap: 0.25rem; }
.st-key-questions button { min-height: 0; padding: 0.15rem 0; text-align: left; justify-content: flex-start; }
.st-key-questions button p { white-space: normal; font-size: 14px; }
</style>"""
_TEXT, _SHOWN = "query_text", "query_shown"


def show(loaded: LoadedMap) -> None:
    """Draw the query page. The text stays while the reader goes to another page and comes back."""
    st.html(_ROOMY)
    st.title("Ask the map in SPARQL", anchor=False)
    st.session_state.setdefault(_TEXT, QUESTIONS[0].text)
    reading = reading_of_session(loaded)
    evaluation = loaded.evaluate(reading.scenario)
    questions, editor = st.columns([2, 5], gap="large")
    with questions, st.container(key="questions"):
        _questions()
    with editor:
        text = st.text_area(
            "Query",
            value=st.session_state[_TEXT],
            height=380,
            key=f"text {st.session_state.get(_SHOWN, 0)}",
        )
        st.session_state[_TEXT] = text
        asked = st.button("Ask")
        st.caption(_about(reading))
        if asked:
            st.session_state["query_answer"] = _answer(loaded, text, evaluation)
        _show_answer(st.session_state.get("query_answer"))


def _questions() -> None:
    """Examples to start from; a click puts one into the editor."""
    st.markdown("**Questions to start from**")
    for number, question in enumerate(QUESTIONS):
        st.button(
            question.title,
            help=question.explanation,
            key=f"question {number}",
            type="tertiary",
            on_click=_take,
            args=(question.text,),
        )


def _take(text: str) -> None:
    st.session_state[_TEXT] = text
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, 0) + 1
    st.session_state.pop("query_answer", None)


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


def _show_answer(answer: Answer | str | None) -> None:
    if answer is None:
        return
    if isinstance(answer, str):
        st.error(escape_markdown(answer))
    elif answer.kind == "boolean":
        st.markdown("**Yes.**" if answer.value else "**No.**")
    elif answer.kind == "graph":
        st.code(answer.text("turtle"), language=None, wrap_lines=True)
        st.download_button("Download as Turtle", answer.text("turtle"), "answer.ttl", "text/turtle")
    else:
        count = f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"
        st.caption(f"{count}; {answer.note}." if answer.note else count)
        st.dataframe(_columns(answer), hide_index=True, width="stretch")
        st.download_button("Download as CSV", answer.text("csv"), "answer.csv", "text/csv")


def _columns(answer: Answer) -> dict[str, list[str | None]]:
    return {column: [row[i] for row in answer.rows] for i, column in enumerate(answer.columns)}
