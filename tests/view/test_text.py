"""Wrapped titles fit their boxes, as measured in the font that the page shows; no script breaks
them.
"""

from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from argmap.view import text
from argmap.view.shape import BOX_WIDTH, MAX_LINES, PAD_X, TEXT_SIZE
from argmap.view.text import font_path, plain, width, wrap

ROOM = BOX_WIDTH - 2 * PAD_X
LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc",)), max_size=200
)


def measured(line: str) -> float:
    """The width of a line set at its real size by FreeType, apart from the module that wraps it."""
    font = ImageFont.truetype(str(font_path()), round(TEXT_SIZE * 4))
    font.set_variation_by_axes([400])
    return font.getlength(line) / round(TEXT_SIZE * 4) * TEXT_SIZE


def test_the_font_is_the_one_that_streamlit_ships():
    assert font_path().name.startswith("SourceSans")


@given(LATIN)
def test_every_line_fits_the_box(title):
    lines = wrap(title, TEXT_SIZE, ROOM, MAX_LINES)
    assert 1 <= len(lines) <= MAX_LINES
    assert all(measured(line) <= ROOM + 1 for line in lines)


@given(LATIN)
def test_nothing_is_lost_unless_an_ellipsis_says_so(title):
    lines = wrap(title, TEXT_SIZE, ROOM, 1000)
    assert "".join(lines).replace(" ", "") == plain(title).replace(" ", "")


@given(st.text(max_size=120))
def test_text_of_any_script_is_wrapped_without_a_fault(title):
    lines = wrap(title, TEXT_SIZE, ROOM, MAX_LINES)
    assert all(width(line, TEXT_SIZE) <= ROOM for line in lines if len(line) > 1)


def test_a_long_title_is_clipped_with_an_ellipsis():
    lines = wrap("an endless title " * 30, TEXT_SIZE, ROOM, MAX_LINES)
    assert len(lines) == MAX_LINES
    assert lines[-1].endswith("…")
    assert not any("…" in line for line in lines[:-1])


def test_a_script_without_spaces_breaks_between_characters():
    lines = wrap("国際化は平等主義を終わらせるだろうか" * 2, TEXT_SIZE, ROOM, MAX_LINES)
    assert len(lines) > 1
    assert all(len(line) * TEXT_SIZE <= ROOM for line in lines)


def test_combining_marks_stay_with_their_letters():
    lines = wrap("e\u0301" * 80, TEXT_SIZE, ROOM, MAX_LINES)
    assert all(line[0] != "\u0301" for line in lines)


def test_without_the_font_text_is_measured_on_the_wide_side(monkeypatch):
    words = "Egalitarianism can survive internationalization"
    real = width(words, TEXT_SIZE)
    monkeypatch.setattr(text, "_font", lambda: None)
    assert width.__wrapped__(words, TEXT_SIZE) > real
