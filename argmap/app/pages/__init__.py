"""The pages, as Streamlit draws them; they ask the view models and show the answer."""
