"""What the grounded labelling leaves open: independent parts, each a small program of its own.

Every complete labelling agrees with the grounded one where that decides (Dung 1995; for programs
Przymusinski 1990), so only the rest is searched; and parts that no link joins are searched each for
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.model import Stance
from argmap.reasoning.dependencies import components
from argmap.reasoning.grounded import IN, OUT, UNDEC, label
from argmap.reasoning.program import Program

Row = tuple[int, ...]
NEARLY_ALL = 0.9


@dataclass(frozen=True, eq=False)
class Part:
    """A program in local numbers 0 .. m-1, all of them undecided in its grounded labelling.

    `nodes[x]` is the node of x in the whole program. `needs[x]` are the needs of an inference.
    `supports[x]` are the inferences to an open statement; `None` where none is wanted (a backed
    statement) or x is an inference. `attackers[x]` attack x. `watched` are the attackers of nodes
    that are OUT whatever these are: they count in the range of semi-stable semantics.
    """

    nodes: Row
    statements: int
    """How many of the numbers are statements; they come first."""
    needs: tuple[Row, ...]
    supports: tuple[Row | None, ...]
    attackers: tuple[Row, ...]
    watched: tuple[Row, ...] = ()

    @property
    def size(self) -> int:
        """How many nodes it has."""
        return len(self.nodes)

    @cached_property
    def index(self) -> dict[int, int]:
        """The local number of a node."""
        return {node: x for x, node in enumerate(self.nodes)}

    @cached_property
    def plain(self) -> bool:
        """Whether this is a Dung framework: backed statements and attacks alone."""
        return self.statements == self.size and all(row is None for row in self.supports)

    @cached_property
    def targets(self) -> tuple[Row, ...]:
        """What each node attacks."""
        return _transposed(self.size, self.attackers)

    @cached_property
    def uses(self) -> tuple[Row, ...]:
        """The inferences that need a node, and the statements that an inference concludes."""
        return _transposed(
            self.size,
            (
                needs or supports or ()
                for needs, supports in zip(self.needs, self.supports, strict=True)
            ),
        )

    @cached_property
    def circular(self) -> frozenset[int]:
        """The nodes whose support can run in a circle."""
        if self.plain:
            return frozenset()
        # Between two statements there is a step, so that no circle has one node alone.
        circles = components(range(self.size), self.uses.__getitem__)
        return frozenset(x for circle in circles if len(circle) > 1 for x in circle)

    def gamma(self, held: Iterable[int]) -> bytearray:
        """The least model of the reduct by a set of nodes: what can be derived when they stand
        (Gelfond and Lifschitz 1988).
        """
        model = bytearray(self.size)
        hit = bytearray(self.size)
        for x in held:
            for y in self.targets[x]:
                hit[y] = 1
        # Nothing needs to be derived in a Dung framework: what is not hit stands.
        if self.plain:
            return bytearray(not struck for struck in hit)
        waiting = [len(needs) for needs in self.needs]
        ready = [
            x
            for x, row in enumerate(self.supports)
            if not hit[x] and row is None and not waiting[x]
        ]
        for x in ready:
            model[x] = 1
        for x in ready:
            for y in self.uses[x]:
                waiting[y] -= 1
                # A statement has no needs: its first support takes the count below 0.
                if waiting[y] <= 0 and not hit[y] and not model[y]:
                    model[y] = 1
                    ready.append(y)
        return model

    def close(self, held: Iterable[int]) -> tuple[list[int], bytearray]:
        """The least complete labelling above an admissible one: what is IN, and a flag for each
        node that is not OUT.
        """
        inside = list(held)
        while True:
            possible = self.gamma(inside)
            again = self.gamma(x for x, flag in enumerate(possible) if flag)
            # It only grows above an admissible set, so that as many are the same ones.
            if sum(again) == len(inside):
                return inside, possible
            inside = [x for x, flag in enumerate(again) if flag]

    def upstream(self, node: int) -> Part:
        """The part of it that a node hangs on: enough for whatever is directional (Baroni and
        Giacomin 2007).

        Where that is nearly all of it, all of it: to restrict it, and to widen an answer again,
        would cost more than it spares.
        """
        found = {node: None}
        waiting = [node]
        for x in waiting:
            for y in (*self.attackers[x], *self.needs[x], *(self.supports[x] or ())):
                if y not in found:
                    found[y] = None
                    waiting.append(y)
        return self if len(found) >= NEARLY_ALL * self.size else self.restricted(sorted(found))

    def restricted(self, chosen: Sequence[int]) -> Part:
        """The part on some of the numbers (in order), closed under what they hang on."""
        local = {x: i for i, x in enumerate(chosen)}

        def renumbered(row: Row) -> Row:
            return tuple(local[y] for y in row)

        return Part(
            nodes=tuple(self.nodes[x] for x in chosen),
            statements=sum(x < self.statements for x in chosen),
            needs=tuple(renumbered(self.needs[x]) for x in chosen),
            supports=tuple(
                None if (row := self.supports[x]) is None else renumbered(row) for x in chosen
            ),
            attackers=tuple(renumbered(self.attackers[x]) for x in chosen),
            watched=tuple(renumbered(row) for row in self.watched if all(y in local for y in row)),
        )


@dataclass(frozen=True, eq=False)
class Residue:
    """The grounded labels of all nodes, and the parts that these leave open."""

    labels: bytes
    statements: int
    parts: tuple[Part, ...]

    @cached_property
    def base(self) -> frozenset[int]:
        """The statements that are IN in every complete labelling."""
        return frozenset(s for s in range(self.statements) if self.labels[s] == IN)

    @cached_property
    def place(self) -> dict[int, int]:
        """The number of the part that holds an undecided node."""
        return {node: i for i, part in enumerate(self.parts) for node in part.nodes}


def residue(program: Program, stances: Sequence[Stance]) -> Residue:
    """Decide what the well-founded model decides, and part the rest."""
    labels = label(program, stances).labels
    n = len(program.statements)
    rest = [x for x, held in enumerate(labels) if held == UNDEC]
    if not rest:
        return Residue(labels, n, ())

    def undecided(row: Iterable[int]) -> Row:
        return tuple(y for y in row if labels[y] == UNDEC)

    # Attackers that are OUT do not count, and one that is IN would have decided the node.
    attackers = {x: undecided(program.attackers[x]) for x in rest}
    needs: dict[int, Row] = {x: undecided(program.body[x - n]) if x >= n else () for x in rest}
    supports: dict[int, Row | None] = {}
    for x in rest:
        backed = (
            x >= n
            or stances[x] is Stance.GRANTED
            or any(labels[r] == IN for r in program.supports[x])
        )
        supports[x] = None if backed else undecided(program.supports[x])
    # Whether such a node is hit makes no difference to its label, but semi-stable semantics counts
    # the attack as decided or not.
    watched = [
        undecided(row)
        for x, row in enumerate(program.attackers)
        if row and labels[x] == OUT and not any(labels[o] == IN for o in row)
    ]
    watched = [row for row in watched if row]
    # The attackers of a watched node belong together too, or its range could not be told from one
    # part alone.
    group = _groups(
        rest, [(x, *attackers[x], *needs[x], *(supports[x] or ())) for x in rest] + watched
    )
    members: dict[int, list[int]] = {}
    for x in rest:
        members.setdefault(group[x], []).append(x)
    local = {x: i for chosen in members.values() for i, x in enumerate(chosen)}

    def renumbered(row: Row) -> Row:
        return tuple(local[y] for y in row)

    ranges: dict[int, list[Row]] = {}
    for links in watched:
        ranges.setdefault(group[links[0]], []).append(renumbered(links))
    parts = tuple(
        Part(
            nodes=tuple(chosen),
            statements=sum(x < n for x in chosen),
            needs=tuple(renumbered(needs[x]) for x in chosen),
            supports=tuple(
                None if (row := supports[x]) is None else renumbered(row) for x in chosen
            ),
            attackers=tuple(renumbered(attackers[x]) for x in chosen),
            watched=tuple(ranges.get(name, ())),
        )
        for name, chosen in members.items()
    )
    return Residue(labels, n, parts)


def _groups(items: Sequence[int], links: Iterable[Sequence[int]]) -> dict[int, int]:
    """The representative of each item's connected set."""
    parent = {x: x for x in items}

    def find(x: int) -> int:
        while parent[x] != x:
            # Path halving (Tarjan and van Leeuwen 1984).
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for link in links:
        first = find(link[0])
        for y in link[1:]:
            other = find(y)
            if other != first:
                parent[other] = first
    return {x: find(x) for x in items}


def _transposed(size: int, rows: Iterable[Row]) -> tuple[Row, ...]:
    made: list[list[int]] = [[] for _ in range(size)]
    for x, row in enumerate(rows):
        for y in row:
            made[y].append(x)
    return tuple(map(tuple, made))
