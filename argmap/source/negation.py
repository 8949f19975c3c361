"""Whether two wordings negate alike: of two texts that differ in few letters, one may say the
opposite of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_ENGLISH = """
no not never none nor neither nobody nothing nowhere noone nought naught without cannot unless
hardly scarcely barely seldom rarely few little false falsely
fail fails failed failing failure refuse refuses refused refusing refusal deny denies denied denying
denial lack lacks lacked lacking cease ceases ceased ceasing reject rejects rejected rejecting
dont isnt arent wasnt werent doesnt didnt hasnt havent hadnt wouldnt shouldnt couldnt mustnt neednt
"""
_GERMAN = """
nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nirgends
nirgendwo ohne weder kaum selten
"""
_FRENCH = """
ne non pas jamais sans ni rien aucun aucune nul nulle guère guere rarement
"""
WORDS = frozenset((_ENGLISH + _GERMAN + _FRENCH).split())
"""Words that negate, or nearly so, also as they stand where an apostrophe was lost."""
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
PARTED = ("un", "non", "dis")
"""Prefixes that may stand apart from their word, where a line ended or a hyphen was lost."""
STEM = 3
"""Letters of a word at least, that its endings are looked at."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[,;:.?!()\[\]\n–—]|\s-+\s")
_PARENTHESIS = re.compile(r"(?:(?:at|by|for|in|on|to|under) no )?[^\W\d_]+")
"""A clause that says no more than by no means, in no way, never."""
_PARTED_PREFIX = re.compile(rf"(?<![^\W_])(?:{'|'.join(PARTED)})-\s*\Z", re.IGNORECASE)


def negates_alike(one: str, other: str) -> bool:
    """Whether neither text has a negation that the other lacks: a word (not, hardly, n't), a prefix
    (un-, non-) or an ending (-less).
    """
    words, others = list(_words(one)), list(_words(other))
    aligned = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return all(
        what == "equal" or _alike(words[start:stop], others[other_start:other_stop])
        for what, start, stop, other_start, other_stop in aligned
    )


def negated_beside(omitted: str) -> bool:
    """Whether what is left out of a sentence negates what stands before or after it: whether a
    negation is in the same clause.
    """
    clauses = [clause.strip() for clause in _CLAUSE_END.split(omitted.casefold())]
    return any(
        _negations(list(_words(clause)))
        for clause in (clauses[0], clauses[-1], *filter(_PARENTHESIS.fullmatch, clauses))
    ) or ends_with_prefix(omitted)


def ends_with_prefix(text: str) -> bool:
    """Whether a text ends with a prefix that negates the word after it, as non- does."""
    return _PARTED_PREFIX.search(text) is not None


def _alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words and those that stand in their place negate as often, and none its fellow."""
    if _negations(words) != _negations(others):
        return False
    return not any(_opposite(one, other) for one in words for other in others)


def _words(text: str) -> Iterator[str]:
    parted = ""
    for found in _WORD.finditer(text.casefold()):
        word = found[0].replace("’", "'")
        if word in PARTED:
            parted += word
            continue
        yield parted + word
        parted = ""
    if parted:
        yield parted


def _negations(words: Sequence[str]) -> int:
    return sum(word in WORDS or word.endswith("n't") or word.startswith("n'") for word in words)


def _opposite(one: str, other: str) -> bool:
    """Whether one of two words is the other with a negating prefix, or ends in -less instead."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer == prefix + shorter for prefix in PREFIXES) or any(
        a.endswith("less")
        and not b.endswith("less")
        and len(a) >= len("less") + STEM
        and b.startswith(a.removesuffix("less"))
        for a, b in ((one, other), (other, one))
    )
