"""Text that Markdown shows as it is: statements are from strangers."""

from __future__ import annotations


def escape_markdown(text: str) -> str:
    """The text with a backslash before each sign that Markdown would read as its own."""
    # Among them `:` for Streamlit's icons and colours, and `$` for its formulas.
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|<>~:$" else sign for sign in text)
