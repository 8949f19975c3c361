"""Where a phrase stands nearly: where nearly all of its letters stand in their order."""

from __future__ import annotations

from typing import NamedTuple

STRETCH = 2_000
"""Letters that are searched at once, some page; the rest of the program may go on between two of
them.
"""
WORD = 64
"""Letters of a phrase that one step of the search compares at once."""


class Near(NamedTuple):
    """A stretch of a text, and how many letters of the phrase it lacks."""

    lost: int
    start: int
    stop: int


class Budget:
    """How many letters may still be searched; a text that takes more is left unfinished, and said
    to be.
    """

    def __init__(self, letters: int) -> None:
        self.letters = letters
        self.exhausted = False

    def take(self, letters: int) -> bool:
        """Whether so many more may be searched."""
        self.letters -= letters
        self.exhausted |= self.letters < 0
        return not self.exhausted


def near_matches(
    text: str, phrase: str, most: int, start: int, stop: int, budget: Budget
) -> list[Near]:
    """The best match in each page or so of `text[start:stop]`, in the order of the text, if it
    lacks at most `most` letters.

    A match is as long as the phrase, or shorter; what lacks so few letters of it then differs in
    few others too. None that can be had by `most` edits is left out. Neither text nor phrase may
    have spaces. A long phrase takes the square of its words of 64 letters from the budget, as it
    does of time.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    # What reaches over an end of the text is measured there as a shorter phrase would be, and so is
    # nothing but spaces.
    margin = " " * (most + 1)
    cost = (1 + len(phrase) // WORD) ** 2
    step = max(STRETCH, 2 * len(phrase))
    found: list[Near] = []
    for first in range(start, max(start + 1, stop - len(phrase) + most + 1), step):
        # Pages overlap by a phrase, so that what lies on an edge is whole on one of them.
        last = min(stop, first + step + len(phrase))
        if last - first < len(phrase) - most or not budget.take((last - first) * cost):
            break
        page = f"{margin}{text[first:last]}{margin}"
        # The score is the share of letters in common with a stretch as long as the phrase.
        best = partial_ratio_alignment(phrase, page, score_cutoff=100 * (1 - most / len(phrase)))
        if best is not None:
            found.append(
                _trimmed(
                    page[best.dest_start : best.dest_end],
                    phrase,
                    first + best.dest_start - len(margin),
                )
            )
    return found


def _trimmed(stretch: str, phrase: str, start: int) -> Near:
    """What of a stretch, which begins at `start`, runs from the first letter of the phrase to the
    last.
    """
    from rapidfuzz.distance import LCSseq

    # The aligned stretch is as long as the phrase, whatever stands at its ends.
    shared = [step for step in LCSseq.opcodes(phrase, stretch) if step.tag == "equal"]
    lost = len(phrase) - sum(step.dest_end - step.dest_start for step in shared)
    return Near(lost, start + shared[0].dest_start, start + shared[-1].dest_end)
