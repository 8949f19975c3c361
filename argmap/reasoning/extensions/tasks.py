"""Questions to a whole program: extensions, credulous and skeptical acceptance, each put together
from its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.errors import ArgmapError
from argmap.model import Stance
from argmap.reasoning.extensions.lazy_product import product
from argmap.reasoning.extensions.solvers import SOLVERS, Solver
from argmap.reasoning.extensions.undecided_parts import Part, Residue, residue
from argmap.reasoning.grounded import IN
from argmap.reasoning.program import Program
from argmap.reasoning.semantics import GROUNDED, check_semantics

Extension = frozenset[int]
"""The statement nodes that are IN."""


def extensions(program: Program, stances: Sequence[Stance], semantics: str) -> Iterator[Extension]:
    """Every extension once, as it is found, in an order that is always the same.

    Raises `KeyboardInterrupt` from a search.
    """
    check_semantics(semantics)
    rest = residue(program, stances)
    if semantics == GROUNDED:
        yield rest.base
        return
    kind = SOLVERS[semantics]
    # Parts share no link, so each choice of one extension for each part is one of the whole.
    for choice in product([kind(part).extensions() for part in rest.parts]):
        yield _whole(rest, zip(rest.parts, choice, strict=True))


def some_extension(program: Program, stances: Sequence[Stance], semantics: str) -> Extension | None:
    """An extension, or `None` where there is none (stable alone)."""
    return next(extensions(program, stances, semantics), None)


def credulous(
    program: Program, stances: Sequence[Stance], semantics: str, node: int
) -> Extension | None:
    """An extension that has a statement node, or `None` where none has it."""
    return _answer(program, stances, semantics, node, having=True)


def counterexample(
    program: Program, stances: Sequence[Stance], semantics: str, node: int
) -> Extension | None:
    """An extension that does not have a statement node, or `None` where each has it (or there is
    none).
    """
    return _answer(program, stances, semantics, node, having=False)


def skeptical(program: Program, stances: Sequence[Stance], semantics: str, node: int) -> bool:
    """Whether each extension has a statement node.

    Cheaper than a counterexample, which must be completed.
    """
    rest = _asked(program, stances, semantics, node)
    part_number = rest.place.get(node)
    if semantics != GROUNDED and not SOLVERS[semantics].directional:
        return counterexample(program, stances, semantics, node) is None
    if semantics == GROUNDED or part_number is None:
        return node in rest.base
    seen = rest.parts[part_number].upstream(rest.parts[part_number].index[node])
    return SOLVERS[semantics](seen).in_every((seen.index[node], IN))


def _asked(program: Program, stances: Sequence[Stance], semantics: str, node: int) -> Residue:
    """What is open where a question is asked, once it is seen to be one."""
    check_semantics(semantics)
    if not 0 <= node < len(program.statements):
        raise ArgmapError(f"no statement has the number {node}")
    return residue(program, stances)


def _answer(
    program: Program, stances: Sequence[Stance], semantics: str, node: int, *, having: bool
) -> Extension | None:
    rest = _asked(program, stances, semantics, node)
    if semantics == GROUNDED:
        return rest.base if (node in rest.base) == having else None
    kind = SOLVERS[semantics]
    found: list[tuple[Part, list[int]]] = []
    part_number = rest.place.get(node)
    if part_number is None:
        if (rest.labels[node] == IN) != having:
            return None
    else:
        part = rest.parts[part_number]
        seen = part.upstream(part.index[node]) if kind.directional else part
        solver = kind(seen)
        literal = (seen.index[node], IN)
        answer = solver.having(literal) if having else solver.lacking(literal)
        if answer is None:
            return None
        found.append((part, _widened(kind, part, seen, answer)))
    for i, part in enumerate(rest.parts):
        if i != part_number:
            # A part's grounded labelling decides nothing, and is complete: no search.
            other = [] if semantics == "complete" else next(kind(part).extensions(), None)
            if other is None:
                return None
            found.append((part, other))
    return _whole(rest, found)


def _widened(kind: type[Solver], part: Part, seen: Part, answer: list[int]) -> list[int]:
    """An extension of a part from one of what lies upstream in it."""
    if seen is part:
        return answer
    inside = [part.index[seen.nodes[x]] for x in answer]
    return kind(part).widened(inside)


def _whole(rest: Residue, found: Iterable[tuple[Part, Iterable[int]]]) -> Extension:
    return rest.base.union(
        part.nodes[x] for part, inside in found for x in inside if x < part.statements
    )
