"""The Streamlit pages and the component they mount.

Thin: they ask the layers below and show the answer.
"""

MAP_VARIABLE = "ARGMAP_MAP"
"""The environment variable that names the map file of the page; without it the bundled paper is
read.
"""
