"""Binary decision diagrams (Bryant 1986): the one room that knows the library (oxidd).

Elsewhere a diagram is a value with `&`, `|`, `~` and `==`; what is more is asked here. Diagrams are
bounded: beyond the bound every operation raises `BeyondBudget`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

from oxidd.bdd import BDDFunction, BDDManager
from oxidd.util import BooleanOperator

from argmap.reasoning.scenarios.budget import BeyondBudget, Clock

Diagram: TypeAlias = BDDFunction
AND = BooleanOperator.AND


class Literal(NamedTuple):
    """A variable with a sign: true where the variable's value is `sign`."""

    variable: int
    sign: bool


class Diagrams:
    """A room for diagrams over so many variables, in their order from the top, of at most so many
    nodes.
    """

    def __init__(self, variables: int, nodes: int) -> None:
        self._nodes = nodes
        self._manager = BDDManager(nodes, max(1024, min(nodes, 1 << 20)), 1)
        self._manager.add_vars(variables)
        self.true: Diagram = self._manager.true()
        self.false: Diagram = self._manager.false()
        with self.bounded():
            self.variables: list[Diagram] = [self._manager.var(i) for i in range(variables)]

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """Say in our words that the nodes are used up."""
        try:
            yield
        except MemoryError:
            self._manager.gc()
            raise BeyondBudget(f"the decision diagrams need over {self._nodes:,} nodes") from None

    def literal(self, literal: Literal) -> Diagram:
        """A literal as a diagram."""
        variable = self.variables[literal.variable]
        return variable if literal.sign else ~variable

    def upward(self, diagram: Diagram, literals: Sequence[Literal], clock: Clock) -> Diagram:
        """Where it holds after some of the literals are made false: the up-closure in the order by
        true literals.
        """
        with self.bounded():
            for literal in reversed(literals):
                clock.check_diagrams()
                diagram = diagram | self._given(diagram, literal, False)
        return diagram

    def steadfast(self, diagram: Diagram, literals: Sequence[Literal], clock: Clock) -> Diagram:
        """Where it holds whichever of the false literals are made true."""
        with self.bounded():
            for literal in reversed(literals):
                clock.check_diagrams()
                diagram = diagram & self._given(diagram, literal, True)
        return diagram

    def minimal(self, upward: Diagram, literals: Sequence[Literal], clock: Clock) -> Diagram:
        """The minimal elements of an up-closed diagram: no literal can be made false."""
        least = upward
        with self.bounded():
            for literal in reversed(literals):
                clock.check_diagrams()
                least = least & ~(self.literal(literal) & self._given(upward, literal, False))
        return least

    def _given(self, diagram: Diagram, literal: Literal, value: bool) -> Diagram:
        """The diagram where a literal has a value, whatever its variable is."""
        sign = literal.sign is value
        variable = self.variables[literal.variable]
        # The library's own cofactors are those by the topmost variable alone.
        return diagram.apply_exists(AND, variable if sign else ~variable, variable)

    def share(self, diagram: Diagram) -> float:
        """The part of all points in which it holds, from their exact number."""
        count = len(self.variables)
        # Divided as whole numbers, both of which may be too large for a float.
        return float(diagram.sat_count(count) / (1 << count))


class Table(NamedTuple):
    """The inner nodes of a diagram, children first: the variable, and the nodes where it is false
    and where it is true.

    Node 0 is false, 1 is true, 2 + i the i-th inner one; the diagram itself is the node `root`.
    """

    variable: list[int]
    low: list[int]
    high: list[int]
    root: int


def table(diagrams: Diagrams, diagram: Diagram, clock: Clock) -> Table:
    """The nodes of a diagram, in one pass."""
    number = {diagrams.false: 0, diagrams.true: 1}
    variable: list[int] = []
    low: list[int] = []
    high: list[int] = []
    path = [diagram]
    while path:
        node = path[-1]
        if node in number:
            path.pop()
            continue
        children = node.cofactors()
        assert children is not None
        high_child, low_child = number.get(children[0]), number.get(children[1])
        if high_child is None or low_child is None:
            path.extend(child for child in children if child not in number)
            continue
        path.pop()
        number[node] = len(variable) + 2
        name = node.node_var()
        assert name is not None
        variable.append(name)
        low.append(low_child)
        high.append(high_child)
        if not len(variable) % 4096:
            clock.check_diagrams()
    return Table(variable, low, high, number[diagram])
