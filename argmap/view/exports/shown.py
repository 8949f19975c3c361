"""What an export is made of: a map in a scenario, and the scene that is on show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap
from argmap.reasoning import Evaluation
from argmap.view.exports.heading import Heading, heading_of
from argmap.view.scene import Scene
from argmap.view.tokens import Theme


@dataclass(frozen=True, eq=False)
class Shown:
    """A map, its evaluation in the scenario at hand, the scene that the reader sees, labels of schemes by IRI, and the theme."""

    map: ArgumentMap
    evaluation: Evaluation
    scene: Scene
    schemes: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = "light"

    @cached_property
    def heading(self) -> Heading:
        """Title, source and scenario in words."""
        return heading_of(self.map, self.evaluation.scenario)
