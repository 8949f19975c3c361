"""Where the files that come with argmap are: the ontology, its shapes and schemes, the bundled map."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

BUNDLED_MAP = ("maps", "cohen-rogers-1997.ttl")


def ontology_path(*parts: str) -> Traversable:
    """A file of `ontology/`: inside the package when argmap is installed, beside it in a checkout."""
    installed = files("argmap") / "ontology"
    root = installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "ontology"
    return root.joinpath(*parts)


def bundled_map() -> Traversable:
    """The map of Cohen and Rogers (1997), which is read where no other map is named."""
    return ontology_path(*BUNDLED_MAP)


def theme_file() -> Traversable:
    """Streamlit's theme, which holds all colours: in the package when argmap is installed, `.streamlit/` in a checkout."""
    installed = files("argmap") / "app" / "theme.toml"
    return installed if installed.is_file() else Path(__file__).resolve().parent.parent / ".streamlit" / "config.toml"
