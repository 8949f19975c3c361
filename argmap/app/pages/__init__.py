"""The pages, as Streamlit draws them. They ask the panels and show the answer."""
