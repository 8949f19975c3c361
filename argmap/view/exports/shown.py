"""What an export is made of: a map in a scenario, and the scene that is on show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap, Stance
from argmap.reasoning import Evaluation, Label
from argmap.view.exports.heading import Heading, heading_of
from argmap.view.scene import Scene
from argmap.view.tokens import Theme
from argmap.view.words import CHANGES, NOT_JUDGED, VERDICTS

PASSAGES = {Label.IN: "goes through", Label.OUT: "does not go through", Label.UNDEC: "contested"}
"""The word for the label of a step."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A map, its evaluation in the scenario at hand, the scene that the reader sees, labels of
    schemes by IRI, and the theme.

    Where the evaluation is not the grounded one, `semantics` says in sentences by what it judges;
    of the statements and steps in `unjudged` it says nothing.
    """

    map: ArgumentMap
    evaluation: Evaluation
    scene: Scene
    schemes: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = "light"
    semantics: tuple[str, ...] = ()
    unjudged: frozenset[str] = frozenset()

    @cached_property
    def heading(self) -> Heading:
        """Title, source and scenario in words."""
        return heading_of(self.map, self.evaluation.scenario, self.semantics)

    def verdict(self, name: str) -> str:
        """The word for a statement: "falls"."""
        return NOT_JUDGED if name in self.unjudged else VERDICTS[self.evaluation.label(name)]

    def verdict_words(self, name: str) -> str:
        """Verdict and change of a statement: "falls, withdrawn"."""
        stance, own = (
            self.evaluation.stances[self.evaluation.program.index[name]],
            self.map.statements[name].stance,
        )
        done = CHANGES[stance] if stance is not own else "denied" if own is Stance.DENIED else ""
        return ", ".join(filter(None, (self.verdict(name), done)))

    def passage(self, step: str) -> str:
        """The word for a step: "goes through"."""
        return NOT_JUDGED if step in self.unjudged else PASSAGES[self.evaluation.inferences[step]]
