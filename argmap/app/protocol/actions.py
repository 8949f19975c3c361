"""What a reader can do on the page. On the wire an action is an object: its `type` is the name of
its class in snake case, its other keys are the fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypedDict, Union, get_args

from argmap.reasoning.semantics import Mode, SemanticsName
from argmap.view.excerpt import NEAR, Kind
from argmap.view.tokens import Theme

StanceName = Literal["granted", "open", "denied"]
ExportKind = Literal[
    "pdf", "svg", "png", "network", "html", "docx", "handout", "markdown",
    "turtle", "trig", "jsonld", "json",
]  # fmt: skip


class NewStance(TypedDict):
    """The stance that a statement is to have."""

    id: str
    stance: StanceName


@dataclass(frozen=True)
class OnStatement:
    """What is done to the statement `id`."""

    id: str


# --- the reading and its history ---


@dataclass(frozen=True)
class Select(OnStatement):
    """Put a statement on the card."""


@dataclass(frozen=True)
class Toggle(OnStatement):
    """Withdraw what is granted, grant what is not."""


@dataclass(frozen=True)
class SetStance(OnStatement):
    """Give a statement a stance."""

    stance: StanceName


@dataclass(frozen=True)
class SetStances:
    """Give several statements their stances in one change."""

    stances: tuple[NewStance, ...]


@dataclass(frozen=True)
class Restore(OnStatement):
    """Give a statement the stance that it has in the source."""


@dataclass(frozen=True)
class Unfold(OnStatement):
    """Show what a statement hides; fold it again where it hides nothing."""


@dataclass(frozen=True)
class Show:
    """Show an excerpt of the map: of the statement, section or step `of`; left out, of what is on
    the card. `steps` is how far a focus reaches.
    """

    kind: Kind
    of: str = ""
    steps: int = NEAR


@dataclass(frozen=True)
class SetSemantics:
    """Evaluate by another semantics or in another mode of acceptance."""

    semantics: SemanticsName
    mode: Mode


@dataclass(frozen=True)
class Reset:
    """Take the source's own stances and grounded semantics again."""


@dataclass(frozen=True)
class Undo:
    """Take the last change back."""


@dataclass(frozen=True)
class Redo:
    """Make the change again that was taken back."""


@dataclass(frozen=True)
class Back:
    """Go back to the statement that was on the card before."""


# --- what the page does besides ---


@dataclass(frozen=True)
class Sync:
    """Send the whole view: the page does not have the version that a patch was for."""


@dataclass(frozen=True)
class DismissNotice:
    """Show the notice no longer."""


@dataclass(frozen=True)
class Analyse:
    """Work out what the verdict on the card hangs on."""


@dataclass(frozen=True)
class PollLayout:
    """Say how far a large layout is."""


@dataclass(frozen=True)
class CancelLayout:
    """Show again what the map shows, and end the work on what it was to show."""


@dataclass(frozen=True)
class OpenMap:
    """Open a map file: its name, its content in base64 (left out where it is too large), and its
    size in bytes.
    """

    name: str
    content: str
    size: int = 0


@dataclass(frozen=True)
class SendCopyPart:
    """A part of the reader's own copy: the number of the part, the file's name and size in bytes,
    and what the part holds, in base64.
    """

    part: int
    name: str
    size: int
    content: str


@dataclass(frozen=True)
class ForgetCopy:
    """Keep the reader's copy no longer."""


@dataclass(frozen=True)
class PollCopy:
    """Say how far the reading of the copy is, and open one that is kept."""


@dataclass(frozen=True)
class ExportFile:
    """Make a file of what is shown: what kind, with the options that the menu of exports offers."""

    kind: ExportKind
    theme: Theme = "light"
    paper: str = "a4"
    part: str = "main"


@dataclass(frozen=True)
class SaveScenario:
    """Save the present scenario under a name; one that another has gets a number, unless it
    `replaces` that one.
    """

    name: str
    replaces: bool = False


@dataclass(frozen=True)
class RenameScenario:
    """Give a saved scenario the name `to`, and what is said about it in a sentence; a name that
    another has gets a number, unless it `replaces` that one.
    """

    name: str
    to: str
    note: str = ""
    replaces: bool = False


@dataclass(frozen=True)
class OpenScenario:
    """Take a saved scenario."""

    name: str


@dataclass(frozen=True)
class DeleteScenario:
    """Delete a saved scenario."""

    name: str


@dataclass(frozen=True)
class ImportScenarios:
    """Save the scenarios that the text of a file holds; `name` is the file's."""

    text: str
    name: str = ""


Action = Union[  # noqa: UP007 (taken apart below)
    Select, Toggle, SetStance, SetStances, Restore, Unfold, Show, SetSemantics, Reset,
    Undo, Redo, Back, Sync, DismissNotice, Analyse, PollLayout, CancelLayout, OpenMap,
    SendCopyPart, ForgetCopy, PollCopy, ExportFile,
    SaveScenario, RenameScenario, OpenScenario, DeleteScenario, ImportScenarios,
]  # fmt: skip


def wire_name(action: type) -> str:
    """The `type` of an action's class on the wire: `SetStance` is `set_stance`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", action.__name__).lower()


ACTIONS: dict[str, type[Action]] = {wire_name(kind): kind for kind in get_args(Action)}
"""The classes of actions by their `type`."""
