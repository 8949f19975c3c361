"""The front door: `streamlit run streamlit_app.py`."""

import streamlit as st

from argmap.app.server import parts

app = st.App("argmap/app/script/page.py", **parts())
