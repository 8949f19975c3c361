"""The Streamlit pages and the component they mount. Thin: they ask the layers below and show the answer."""
