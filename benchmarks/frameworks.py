"""Seeded generators of argumentation frameworks, as pairs of int arrays (attackers, targets)
counted from 0.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Attacks = tuple[NDArray[np.int32], NDArray[np.int32]]


def erdos_renyi(count: int, attacks: int, seed: int) -> Attacks:
    """So many attacks, each between two arguments drawn at random."""
    rng = np.random.default_rng(seed)
    return _once(rng.integers(0, count, attacks), rng.integers(0, count, attacks), count)


def barabasi_albert(count: int, attacks: int, seed: int, backward: float = 0.3) -> Attacks:
    """Each argument is linked to earlier ones, in proportion to their links; a share of the links
    points backward too.
    """
    rng = np.random.default_rng(seed)
    links = max(1, round(attacks / count / (1 + backward)))
    drawn = rng.random((count, links))
    ends = np.zeros(2 * count * links + 2, np.int64)
    filled = 2
    sources, targets = [], []
    for x in range(1, count):
        chosen = ends[(drawn[x] * filled).astype(np.int64)]
        for y in chosen.tolist():
            sources.append(x)
            targets.append(y)
            ends[filled], ends[filled + 1] = x, y
            filled += 2
    forward, back = np.array(sources), np.array(targets)
    flip = rng.random(len(forward)) < 0.5
    a, b = np.where(flip, back, forward), np.where(flip, forward, back)
    both = rng.random(len(a)) < backward
    return _once(np.concatenate([a, b[both]]), np.concatenate([b, a[both]]), count)


def watts_strogatz(count: int, attacks: int, seed: int, rewired: float = 0.1) -> Attacks:
    """A ring on which each argument attacks its next ones or is attacked by them; some links go
    elsewhere.
    """
    rng = np.random.default_rng(seed)
    near = max(1, round(attacks / count))
    a = np.repeat(np.arange(count), near)
    b = (a + np.tile(np.arange(1, near + 1), count)) % count
    b = np.where(rng.random(len(b)) < rewired, rng.integers(0, count, len(b)), b)
    flip = rng.random(len(a)) < 0.5
    return _once(np.where(flip, b, a), np.where(flip, a, b), count)


def stable_biased(count: int, attacks: int, seed: int, inside: float = 0.3) -> Attacks:
    """One drawn set stays free of conflict and attacks all that is outside, so that there is a
    stable extension.
    """
    rng = np.random.default_rng(seed)
    chosen = rng.random(count) < inside
    chosen[0] = True
    members = np.flatnonzero(chosen)
    outside = np.flatnonzero(~chosen)
    rest = attacks - len(outside)
    a, b = rng.integers(0, count, rest), rng.integers(0, count, rest)
    allowed = ~(chosen[a] & chosen[b])
    return _once(
        np.concatenate([rng.choice(members, len(outside)), a[allowed]]),
        np.concatenate([outside, b[allowed]]),
        count,
    )


def chain(count: int, attacks: int, seed: int) -> Attacks:
    """One long chain through the arguments in random order: no two labels can be found at once."""
    order = np.random.default_rng(seed).permutation(count)[: attacks + 1]
    return order[:-1].astype(np.int32), order[1:].astype(np.int32)


def assumptions(count: int, seed: int, share: float = 0.3, most: int = 5) -> str:
    """A flat assumption-based framework in ICCMA 2023's notation, drawn as in Lehtonen, Wallner and
    Järvisalo 2021.

    A share of the atoms are assumptions with random contraries; each other atom is concluded by 1
    to `most` rules, each from 1 to `most` atoms.
    """
    rng = random.Random(seed)
    held = round(share * count)
    lines = [f"p aba {count}", *(f"a {x}" for x in range(1, held + 1))]
    lines += [f"c {x} {rng.randint(1, count)}" for x in range(1, held + 1)]
    for head in range(held + 1, count + 1):
        for _ in range(rng.randint(1, most)):
            body = rng.sample(range(1, count + 1), rng.randint(1, most))
            lines.append(" ".join(map(str, ("r", head, *body))))
    return "\n".join(lines) + "\n"


GENERATORS = {
    "Barabási-Albert": barabasi_albert,
    "Erdős-Rényi": erdos_renyi,
    "Watts-Strogatz": watts_strogatz,
    "stable-biased": stable_biased,
    "chain": chain,
}


def write_af(path: Path, count: int, attacks: Attacks) -> None:
    """The framework in ICCMA 2023's notation."""
    lines = "".join(
        f"{a} {b}\n"
        for a, b in zip((attacks[0] + 1).tolist(), (attacks[1] + 1).tolist(), strict=True)
    )
    path.write_text(f"p af {count}\n{lines}")


def _once(a: NDArray[np.int64], b: NDArray[np.int64], count: int) -> Attacks:
    """No attack twice, and none on itself."""
    keys = np.unique(a * count + b)
    a, b = np.divmod(keys, count)
    other = a != b
    return a[other].astype(np.int32), b[other].astype(np.int32)
