"""The front door: `streamlit run streamlit_app.py`."""

from argmap.app.main import main

main()
