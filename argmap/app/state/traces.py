"""How the changes of a reading came to the conclusions that have another verdict for them."""

from __future__ import annotations

from functools import lru_cache

from argmap.app.state.loaded import LoadedMap
from argmap.app.state.reading import Reading, conclusions_of
from argmap.app.state.semantics import Judging
from argmap.model import Scenario
from argmap.reasoning.trace import Trace, traces
from argmap.view.traced import Traced, traced_of


@lru_cache(maxsize=256)
def traces_of(
    loaded: LoadedMap, scenario: Scenario, judging: Judging, targets: tuple[str, ...] = ()
) -> tuple[Trace, ...]:
    """The traces of a scenario from the source's own verdicts to some targets, to the conclusions
    where none is named; none where another semantics than grounded judges.
    """
    if not judging.grounded:
        return ()
    source, now = loaded.evaluate(Scenario()), loaded.evaluate(scenario)
    return traces(source, now, targets or conclusions_of(loaded.map))


def traced_in(loaded: LoadedMap, reading: Reading) -> Traced:
    """What the map shows of the traces: those of the change that the reading asks for, else all."""
    found = traces_of(loaded, *reading.basis)
    chosen = reading.excerpt.of if reading.excerpt.kind == "trace" else ""
    one = traced_of(found, chosen)
    # The change that was asked for may have been taken back.
    return one if one.statements else traced_of(found)
