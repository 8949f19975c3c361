"""Where files are: those that come with argmap (the ontology, its shapes and schemes, maps), and
those of its readers.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

BUNDLED_MAP = ("maps", "cohen-rogers-1997.ttl")
EXAMPLES = {
    "linked-and-convergent": "Why we should take the night train",
    "three-attacks": "Who ate the trout?",
    "circle": "Is there a seminar tomorrow, and where?",
}
"""The worked examples: name and title."""


class Bundled(NamedTuple):
    """A map that comes with argmap."""

    name: str
    """Its notation; on the command line it stands for the file."""
    title: str
    path: Traversable


def ontology_path(*parts: str) -> Traversable:
    """A file of `ontology/`: inside the package when argmap is installed, beside it in a
    checkout.
    """
    installed = files("argmap") / "ontology"
    root = installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "ontology"
    return root.joinpath(*parts)


def bundled_map() -> Traversable:
    """The map of Cohen and Rogers (1997), which is read where no other map is named."""
    return ontology_path(*BUNDLED_MAP)


def bundled() -> tuple[Bundled, ...]:
    """The maps that come with argmap: the paper, then the worked examples in the order in which to
    read them.
    """
    paper = Bundled(
        "cohen-rogers-1997", "Can egalitarianism survive internationalization?", bundled_map()
    )
    examples = (
        Bundled(name, EXAMPLES[name], ontology_path("maps", "examples", f"{name}.ttl"))
        for name in EXAMPLES
    )
    return (paper, *examples)


def map_file(name: str | Path) -> Path:
    """The file of that name or, where there is none, the bundled map of that name."""
    for known in bundled():
        if known.name == str(name) and not Path(name).exists():
            return Path(str(known.path))
    return Path(name)


def theme_file() -> Traversable:
    """Streamlit's theme, which holds all colours: in the package when argmap is installed,
    `.streamlit/` in a checkout.
    """
    installed = files("argmap") / "app" / "theme.toml"
    return (
        installed
        if installed.is_file()
        else Path(__file__).resolve().parent.parent / ".streamlit" / "config.toml"
    )


def readers_folder(name: str) -> Path:
    """The folder on this machine for files of its reader, of a kind. It may not be there yet."""
    from platformdirs import user_data_path

    return user_data_path("argmap", appauthor=False) / name
