"""The script that `argmap app` hands to Streamlit.

It has a folder of its own, for Streamlit takes a folder `pages` beside its script for pages of its
kind.
"""

from argmap.app.main import main

main()
