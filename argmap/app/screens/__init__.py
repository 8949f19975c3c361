"""The pages, as Streamlit draws them; they ask the panels and show the answer.

A folder named `pages` beside the script Streamlit would take for its own.
"""
