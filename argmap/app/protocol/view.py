"""What the page shows, as it travels to the browser: sections of keys with values.

Patches replace values by key, so a section holds either one value for each statement, step, edge
and so on, or the fields of one part of the page. A part that may be empty is of one of two types:
what the empty one names as None it lacks, and is told by.
"""

# Without `from __future__ import annotations`: TypedDict would not see `NotRequired`.

from typing import Literal, NotRequired, TypedDict

from argmap.app.protocol.actions import ExportKind, NewStance, StanceName
from argmap.app.protocol.patch import Patch
from argmap.reasoning.semantics import Mode, SemanticsName
from argmap.source.passages import PassageValues, StatusName
from argmap.view.excerpt import Kind
from argmap.view.scene_parts import Scene
from argmap.view.tokens import RoleName
from argmap.view.words import StepVerdict, Verdict


class Page(TypedDict):
    """Which map it is, a sentence to show until it is dismissed, and the address at which others on
    the network find the server ("" where they cannot).
    """

    map: str
    title: str
    source: list[str]
    notice: str
    network: str


class Judged(TypedDict):
    """By which semantics, in words too, and what has no verdict by it."""

    semantics: SemanticsName
    mode: Mode
    words: str
    unjudged: str


class Strip(TypedDict):
    """The conclusions, what the reader changed (identifier and word), and what can be undone."""

    board: list[str]
    thesis: str | None
    scenario: list[tuple[str, str]]
    undo: bool
    redo: bool
    judged: Judged


class NoChange(TypedDict):
    """The verdicts are the source's own."""

    made: Literal[False]


class Change(TypedDict):
    """What the `last` change turned, or where none is the last, all of them: words with the
    identifiers of statements.
    """

    made: Literal[True]
    last: Literal["", "change", "undo", "redo"]
    why: str
    turned: list[tuple[str, list[str]]]


Relation = Literal["conclusion", "elsewhere", "step", "premise", "background", "objection", "weak"]
"""What a statement or step is to what it stands under; `weak` is an objection too weak to prevail.
"""
Where = Literal["here", "above", "below"]
"""Where in the outline a statement is shown; it refers to what is shown `above` or `below`."""
Branch = tuple[Relation, str, Where]
"""What stands under something: its relation, its identifier, and where it is shown."""
Branches = dict[str, list[Branch]]
"""What stands under each statement and step, under "" what stands at the top."""


class SemanticsChoice(TypedDict):
    """A semantics that is offered; whether modes of acceptance differ in it."""

    says: str
    modes: bool


class Text(TypedDict):
    """What a statement says; `at` lists its paragraphs."""

    title: str
    text: str
    role: RoleName
    at: str


class StatementVerdict(TypedDict):
    """Whether a statement stands, what it is taken for, and what the reader did to it."""

    verdict: Verdict
    stance: StanceName
    on: bool
    switch: bool
    did: str
    state: str
    word: str
    changed: bool


class Navigator(TypedDict):
    """The lists of the navigator: headings with identifiers."""

    switches: list[tuple[str, list[str]]]
    sections: list[tuple[str, list[str]]]


class StepOutline(TypedDict):
    """A step in the outline; `of` is what it concludes."""

    scheme: str
    title: str
    of: str


class CriticalQuestion(TypedDict):
    """A question, and what takes it up: identifiers, and how."""

    asks: str
    by: list[tuple[str, str]]


class Reason(TypedDict):
    """A step to the statement on the card."""

    id: str
    scheme: str
    title: str
    verdict: Verdict
    passage: StepVerdict
    premises: list[str]
    backgrounds: list[str]
    questions: list[CriticalQuestion]


class ObjectionOnCard(TypedDict):
    """An attacker on the statement, or on the `step` to it, and what brings it down: what answers
    it, or the fallen statements that its support `needs`; nothing but the claim that it attacks
    where that is `opposite`.
    """

    id: str
    step: str
    answers: list[str]
    needs: list[str]
    opposite: bool
    weak: bool


class Bearing(TypedDict):
    """What the statement bears on, and how."""

    id: str
    how: str


Deed = Literal["Grant", "Withdraw", "Deny"]
"""What giving a statement a stance is called."""


class StanceChange(TypedDict):
    """A statement, its new stance, and what giving it that is called."""

    id: str
    stance: StanceName
    deed: Deed


class ObjectionRank(TypedDict):
    """An objection's place by what it would bring down (`down`) and leave contested, with the
    changes `tries` (none where it stands already), by which it `becomes` so; `nothing` says why
    where it does neither.
    """

    rank: int
    answered: bool
    tries: list[StanceChange]
    down: list[str]
    contested: list[str]
    becomes: Verdict
    nothing: str


class TraceOnCard(TypedDict):
    """How changes came to the statement, in sentences; a pair is a title and its statement.
    `together` says that none of the changes did it alone.
    """

    together: bool
    lines: list[list[str | tuple[str, str]]]


class NoCard(TypedDict, total=False):
    """No statement is selected."""

    id: None


class Card(TypedDict):
    """All about the selected statement. A place is a paragraph, a key phrase, and the words before
    and after it.
    """

    id: str
    why: str
    traces: list[TraceOnCard]
    note: str
    inSource: str
    reasons: list[Reason]
    objections: list[ObjectionOnCard]
    bears: list[Bearing]
    places: list[tuple[str, str, str, str]]
    section: str
    by: str
    link: str


class NoHangs(TypedDict, total=False):
    """Nothing is asked about the verdict on the card."""

    id: None
    pending: None


class HangsPending(TypedDict):
    """What is asked about the verdict on the card, until it is known."""

    id: str
    pending: Literal[True]
    question: str


class Hangs(TypedDict):
    """What the verdict on the card hangs on."""

    id: str
    pending: Literal[False]
    question: str
    sets: list[list[StanceChange]]
    more: str
    settled: list[str]
    settles: str


class NoLayout(TypedDict, total=False):
    """No large layout is under way."""

    says: None


class LayoutProgress(TypedDict):
    """How far a large layout is: `placed` statements of `of`."""

    says: str
    placed: int
    of: int


class GuideList(TypedDict):
    """The steps of the guided reading (identifier, title, section), of which none is on show."""

    steps: list[tuple[str, str, str]]
    at: NotRequired[None]


class GuideStep(TypedDict):
    """The steps of the guided reading, and what is said at the one on show. Text that names a
    statement is a pair of title and identifier. `tries` are the changes that its question invites
    to, `source` takes them back; `own` counts the reader's other changes.
    """

    steps: list[tuple[str, str, str]]
    at: str
    section: str
    text: list[str | tuple[str, str]]
    question: list[str | tuple[str, str]]
    shows: list[str]
    tries: list[StanceChange]
    source: list[NewStance]
    tried: bool
    own: int
    answer: list[str | tuple[str, str]]


class TraceOnMap(TypedDict):
    """How some changes came to what they reached: identifiers of statements."""

    changes: list[str]
    reached: list[str]
    statements: list[str]


class Traces(TypedDict):
    """The traces of the scenario, from the source's own verdicts to the conclusions."""

    all: list[TraceOnMap]


class MapExcerpt(TypedDict):
    """Which excerpt the map shows; `section` is the one that the page offers to show."""

    kind: Kind
    of: str
    steps: int
    unfolded: bool
    section: str


class Scenario(TypedDict):
    """A saved scenario, as it stands in a file: a note about it, and identifiers by stance."""

    name: str
    note: str
    granted: list[str]
    open: list[str]
    denied: list[str]


class SavedScenarios(TypedDict):
    """The scenarios that the reader saved; the name of the one on show ("" for none), and whether
    it is `changed` since it was saved.
    """

    scenarios: list[Scenario]
    name: str
    changed: bool


class ExportOption(TypedDict):
    """A choice of the export menu: values with their words."""

    name: Literal["paper", "part"]
    label: str
    choices: list[tuple[str, str]]


class ExportGroup(TypedDict):
    """Kinds of file (name, ending, what it is) and the options that they take."""

    title: str
    options: list[ExportOption]
    kinds: list[tuple[ExportKind, str, str]]


class NoFile(TypedDict, total=False):
    """The last message asked for no file."""

    number: None


class MadeFile(TypedDict):
    """A file, its content in base64."""

    name: str
    media: str
    content: str


class ExportedFile(MadeFile):
    """A file to save; `number` is that of the message that asked for it."""

    number: int


class FoundPassage(PassageValues):
    """A passage in the reader's copy."""


class CopyReport(TypedDict):
    """Which passages the reader's copy holds; `doubtful` are identifier, paragraph and status."""

    name: str
    of: int
    counts: dict[StatusName, int]
    notes: list[str]
    doubtful: list[tuple[str, str, StatusName]]
    more: int


class OwnCopyState(TypedDict):
    """How far the reader's own copy is; `got` bytes of one on its way have come, `part` go in a
    message, `most` in all.
    """

    wanted: bool
    doing: str
    trouble: str
    turn: int
    got: int
    part: int
    most: int
    keeps: bool
    report: CopyReport | None
    passages: list[FoundPassage]


class ReadingView(Scene):
    """What the page shows of a reading: its map, and all about it."""

    page: Page
    strip: Strip
    change: Change | NoChange
    semantics: dict[SemanticsName, SemanticsChoice]
    texts: dict[str, Text]
    verdicts: dict[str, StatementVerdict]
    ranks: dict[str, ObjectionRank]
    navigator: Navigator
    branches: Branches
    inferences: dict[str, StepOutline]
    passages: dict[str, StepVerdict]
    card: Card | NoCard
    hangs: Hangs | HangsPending | NoHangs
    layout: LayoutProgress | NoLayout
    guide: GuideStep | GuideList
    traces: Traces
    map: MapExcerpt


class OwnView(TypedDict):
    """What the page shows of what the reader has made or brought."""

    saved: SavedScenarios
    exports: dict[str, ExportGroup]
    file: ExportedFile | NoFile
    copy: OwnCopyState


class View(ReadingView, OwnView):
    """All that the page shows."""


class FullAnswer(TypedDict):
    """What the page gets: the version of the view, the client and number of the last message that
    was received, and the whole view.
    """

    version: str
    client: str
    received: int
    full: View


class PatchAnswer(TypedDict):
    """The same, with what changed since the version `base`: section, then key; None is gone."""

    version: str
    client: str
    received: int
    base: str
    patch: Patch


Answer = FullAnswer | PatchAnswer
