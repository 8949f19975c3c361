"""What an export is made of: a map in a scenario, what is drawn of it, and how it is to be laid
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap
from argmap.reasoning import Evaluation
from argmap.view.drawing import Drawing
from argmap.view.excerpt import WHOLE, Excerpt
from argmap.view.exports.page_size import PageSize
from argmap.view.heading import Heading, heading_of
from argmap.view.state_words import state_words
from argmap.view.tokens import Theme
from argmap.view.words import step_verdict_of, verdict_of

NOTHING_DRAWN = Drawing((), (), (), (), (-1, -1, 1, 1))


@dataclass(frozen=True, eq=False)
class ExportInput:
    """A map, its evaluation in the scenario at hand, the drawing that the reader sees, labels of
    schemes by IRI, and the theme.

    `excerpt` is what an outline holds (of the kind `guided`: the whole guided reading). `page_size`
    is that of the paper, where a drawing is not to be one sheet of its own size. Where the
    evaluation is not the grounded one, `semantics` says in sentences by what it judges.
    """

    map: ArgumentMap
    evaluation: Evaluation
    drawing: Drawing = NOTHING_DRAWN
    schemes: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = "light"
    semantics: tuple[str, ...] = ()
    excerpt: Excerpt = WHOLE
    page_size: PageSize | None = None
    scenario_name: str = ""
    """The name under which the reader has saved the scenario; "" where it has none."""

    @cached_property
    def heading(self) -> Heading:
        """Title, source and scenario in words."""
        scenario = self.evaluation.scenario
        return heading_of(self.map, scenario, self.semantics, self.scenario_name)

    def verdict(self, name: str) -> str:
        """The word for a statement: "falls"."""
        return verdict_of(self.evaluation, name)

    def state(self, name: str) -> str:
        """The state of a statement, as on the page: "granted, but falls"."""
        return state_words(self.map, self.evaluation, name)

    def step_verdict(self, step: str) -> str:
        """The word for a step: "goes through"."""
        return step_verdict_of(self.evaluation, step)
