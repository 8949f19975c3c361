"""Abstract and assumption-based argumentation frameworks as arrays, and the programs that they are.

Dung 1995: arguments and attacks. Bondarenko, Dung, Kowalski and Toni 1997: assumptions, their
contraries, and rules (flat frameworks only: no rule concludes an assumption). As programs an
argument is a granted statement; an assumption is a granted statement that its contrary attacks,
every other atom an open statement, a rule an inference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model import Stance
from argmap.reasoning.program import Program, Rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Nodes = NDArray[np.int32]


class Numbered(Sequence[str]):
    """The names "1" .. "n" of arguments that their file only counts, made when they are asked
    for.
    """

    def __init__(self, count: int) -> None:
        self._numbers = range(1, count + 1)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, item):  # type: ignore[no-untyped-def]  # the overloads of Sequence say no more than this
        if isinstance(item, slice):
            return tuple(map(str, self._numbers[item]))
        return str(self._numbers[item])

    def index(self, value: str, *_: int) -> int:
        """The place of a name. Raises `ValueError` where there is none."""
        # `int` would also take `01`, `+1` and `1_0`, which name nothing, and fail on thousands of
        # digits.
        if not (value.isascii() and value.isdigit() and len(value) < 20 and value[0] != "0"):
            raise ValueError(value)
        return self._numbers.index(int(value))


@dataclass(frozen=True, eq=False)
class Framework:
    """An abstract argumentation framework: argument `attackers[k]` attacks argument `targets[k]`.

    Both arrays have one entry an attack (int32, counted from 0); an attack may be listed twice.
    `names` are those of the file.
    """

    names: Sequence[str]
    attackers: Nodes
    targets: Nodes

    @property
    def attacks(self) -> int:
        """How many attacks are listed."""
        return len(self.attackers)

    def place(self, name: str) -> int:
        """The argument with this name. Raises `ValueError` where there is none."""
        return self.names.index(name)

    @cached_property
    def program(self) -> Program:
        """The framework as a program."""
        import numpy as np

        n = len(self.names)
        # One number for each pair: attacks that are listed twice would be counted twice below.
        # 64 bits, for the square of the number of arguments may need them.
        once = np.unique(self.attackers.astype(np.int64) * max(n, 1) + self.targets)
        attackers, targets = np.divmod(once, max(n, 1))
        empty: Rows = ((),) * n
        return Program(
            statements=tuple(self.names),
            inferences=(),
            stances=(Stance.GRANTED,) * n,
            body=(),
            backgrounds=(),
            head=(),
            uses=empty,
            supports=empty,
            attackers=_rows(n, targets, attackers),
            targets=_rows(n, attackers, targets),
        )


@dataclass(frozen=True, eq=False)
class AssumptionFramework:
    """A flat assumption-based framework over the atoms 0 .. n-1.

    `contraries` gives each assumption its contrary; rule k concludes `heads[k]` from `bodies[k]`.
    """

    names: Sequence[str]
    contraries: dict[int, int]
    heads: tuple[int, ...]
    bodies: Rows

    def place(self, name: str) -> int:
        """The atom with this name. Raises `ValueError` where there is none."""
        return self.names.index(name)

    @cached_property
    def program(self) -> Program:
        """The framework as a program; rules that only repeat another are left out."""
        n = len(self.names)
        rules = list(dict.fromkeys(zip(self.heads, map(_sorted_once, self.bodies), strict=True)))
        uses: list[list[int]] = [[] for _ in range(n)]
        supports: list[list[int]] = [[] for _ in range(n)]
        targets: list[list[int]] = [[] for _ in range(n)]
        for r, (head, body) in enumerate(rules, n):
            supports[head].append(r)
            for need in body:
                uses[need].append(r)
        for assumption, contrary in self.contraries.items():
            targets[contrary].append(assumption)
        attacked = tuple((self.contraries[x],) if x in self.contraries else () for x in range(n))
        return Program(
            statements=tuple(self.names),
            inferences=tuple(f"r{k}" for k in range(1, len(rules) + 1)),
            stances=tuple(
                Stance.GRANTED if x in self.contraries else Stance.OPEN for x in range(n)
            ),
            body=tuple(body for _, body in rules),
            backgrounds=((),) * len(rules),
            head=tuple(head for head, _ in rules),
            uses=tuple(map(tuple, uses)),
            supports=tuple(map(tuple, supports)),
            attackers=attacked + ((),) * len(rules),
            targets=tuple(map(tuple, targets)),
        )


def _rows(count: int, keys: NDArray[np.int64], values: NDArray[np.int64]) -> Rows:
    """The values of each key, by one sort."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    listed = values[order].tolist()
    ends = np.cumsum(np.bincount(keys, minlength=count)).tolist()
    return tuple(tuple(listed[start:end]) for start, end in zip([0, *ends], ends, strict=False))


def _sorted_once(body: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(body)))
