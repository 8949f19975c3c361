"""Whether two wordings negate alike: of two texts that differ in few letters, one may say the
opposite of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_ENGLISH = """
no not never none nor neither nobody nothing nowhere without cannot dont isnt arent wasnt werent
doesnt didnt hasnt havent hadnt wouldnt shouldnt couldnt mustnt cant wont
hardly scarcely barely seldom rarely little few fail fails failed lack lacks lacked refuse refuses
refused deny denies denied
"""
_OTHERS = """
nicht kein keine keinen keinem keiner keines nie niemals ohne weder kaum selten
ne pas jamais sans ni guère rarement
"""
WORDS = frozenset((_ENGLISH + _OTHERS).split())
"""Words that negate, also as they stand where an apostrophe was lost; English, German, French."""
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
PARTED = ("un", "non", "dis")
"""Prefixes that may stand apart from their word, where a line ended or a hyphen was lost."""
STEM = 3
"""Letters of a word at least, that its endings are looked at."""

_CLAUSE_END = re.compile(r"[.,;:!?()–—]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def negates_alike(one: str, other: str) -> bool:
    """Whether neither text has a negation that the other lacks: a word (not, never, n't), a prefix
    (un-, non-) or an ending (-less).
    """
    words, others = list(_words(one)), list(_words(other))
    aligned = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return all(
        what == "equal" or _alike(words[start:stop], others[other_start:other_stop])
        for what, start, stop, other_start, other_stop in aligned
    )


def negates_at_an_end(text: str) -> bool:
    """Whether the first or the last clause of a text negates: what was left out there of a
    quotation would turn what is quoted beside it.
    """
    clauses = _CLAUSE_END.split(text)
    return any(_negations(list(_words(clause))) for clause in (clauses[0], clauses[-1]))


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
    return sum(word in WORDS or word.endswith("n't") for word in words)


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
