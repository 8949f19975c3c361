"""Quotations with the words around them, with omissions, and over notes; a wording that says the
opposite is never near enough.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.app.view_models.own_copy import report_of
from argmap.cli import main
from argmap.model import Place
from argmap.rdf.read import read_map
from argmap.source import Copy, Passage, Status, find_passages, open_copy, read_copy
from argmap.source.letters import key_of
from argmap.source.negation import WORDS, negates_alike
from tests.source.typeset import made_words, map_of

BAD = Path(__file__).parents[1] / "cases" / "bad"


def passages(text: str, *places: Place) -> tuple[Passage, ...]:
    return find_passages(map_of(*places), read_copy(text.encode(), "copy.txt")).passages


def test_the_case_given() -> None:
    found = find_passages(read_map(BAD / "anchors.ttl"), open_copy(BAD / "anchors.txt"))
    alpha, hyph, missing, ellipsis = found.passages
    assert (alpha.status, alpha.before) == (
        Status.DIFFERING,
        "Team Gamma said that its old deployment cut the latency a lot. Team Beta reported that ",
    )
    assert hyph.status is Status.APPROXIMATE  # "word-level" stands between, beside the footnote
    assert hyph.text.endswith("as described in Sec- […] tion three")
    assert missing.status is Status.MISSING
    assert (ellipsis.status, ellipsis.text) == (
        Status.FOUND,
        "We hold that […] every citizen counts",
    )


@settings(max_examples=80)
@given(st.integers(), st.booleans(), st.booleans())
def test_the_words_around_tell_which_of_several_is_meant(
    seed: int, before: bool, after: bool
) -> None:
    rng = random.Random(seed)
    phrase = " ".join(made_words(rng, 5))
    around = [(" ".join(made_words(rng, 4)), " ".join(made_words(rng, 4))) for _ in range(4)]
    text = "\n\n".join(f"{head} {phrase} {tail}." for head, tail in around)
    wanted = rng.randrange(4)
    head, tail = around[wanted]
    place = Place("1.1", phrase, head if before else "", tail if after else "")
    (found,) = passages(text, place)
    if before or after:
        assert found.status is Status.FOUND
        assert found.before.strip().endswith(head)
    others = [f"{h} {phrase} {t}." for i, (h, t) in enumerate(around) if i != wanted]
    if before or after:
        (other,) = passages("\n\n".join(others), place)
        assert (other.status, key_of(other.text)) == (Status.DIFFERING, key_of(phrase))


def test_a_prefix_that_breaks_in_a_word_or_at_a_page_agrees() -> None:
    text = "Nothing of that.\fHere the State shall pay for the roads of all.\n1 A note\fIt goes on."
    for prefix in ("Here the ", "re the ", "e State", ""):
        phrase = (
            "shall pay for the roads" if prefix == "e State" else "State shall pay for the roads"
        )
        (found,) = passages(text, Place("1.1", phrase, prefix, " of all"))
        assert found.status is Status.FOUND
    pages = Copy("c", ("It is said that the State", "shall pay for the roads of all."), True)
    report = find_passages(
        map_of(Place("1.1", "shall pay for the roads", "that the State ")), pages
    )
    assert report.passages[0].status is Status.FOUND


@pytest.mark.parametrize("mark", ["[...]", "[…]", "…", "...", ". . .", "(...)", " [ ... ] "])
def test_a_quotation_that_leaves_out_is_found_in_parts(mark: str) -> None:
    text = (
        "Every citizen counts, some say. We hold that, other things being equal, and where nothing "
        "else speaks against it, every citizen counts. The State shall pay."
    )
    (found, reversed_) = passages(
        text,
        Place("1.1", f"We hold that {mark} where nothing else {mark} every citizen counts"),
        Place("1.2", f"The State shall {mark} We hold that"),
    )
    assert (found.status, found.text) == (
        Status.FOUND,
        "We hold that […] where nothing else […] every citizen counts",
    )
    assert found.start == text.index("We hold")
    assert found.stop == text.index("counts. The") + len("counts")
    assert reversed_.status is Status.MISSING


@pytest.mark.parametrize(
    ("omitted", "status"),
    [
        ("was not", Status.DIFFERING),
        ("was not, the court said,", Status.DIFFERING),
        ("was, by no means,", Status.DIFFERING),
        ("was - never! -", Status.DIFFERING),
        ("wasn’t", Status.DIFFERING),
        ("is high. Few taxes are", Status.DIFFERING),
        ("was never repealed. Later the tax was", Status.DIFFERING),
        ("of the old kind, once they looked at it, was hardly", Status.DIFFERING),
        ("that cannot be evaded, was refused, and then", Status.DIFFERING),
        ("was, in the end, not\f", Status.DIFFERING),
        ("was, in the end,", Status.FOUND),
        ("(which had not been popular) was", Status.FOUND),
        ("was raised. Nobody had foreseen it. Then it was", Status.FOUND),
    ],
)
def test_what_is_left_out_must_not_negate_the_words_beside_it(omitted: str, status: Status) -> None:
    place = Place("1.1", "the tariff [...] found to be lawful")
    (found,) = passages(f"The tariff {omitted} found to be lawful by all. So it ends.", place)
    assert found.status is status


def test_a_line_that_is_passed_over_as_a_note_must_not_negate() -> None:
    copy = Copy("c", ("Of old the tariff was\nnot", "found to be lawful by all."), True)
    (found,) = find_passages(map_of(Place("1.1", "tariff was found to be lawful")), copy).passages
    assert found.status is Status.DIFFERING


def test_a_prefix_just_before_a_passage_is_seen() -> None:
    for text, status in (("non-voluntary", Status.DIFFERING), ("a voluntary", Status.FOUND)):
        (found,) = passages(f"It is {text} bond between the two.", Place("1.1", "voluntary bond"))
        assert found.status is status


def test_parts_that_stand_chapters_apart_are_no_quotation() -> None:
    filler = " ".join(made_words(random.Random(3), 3_000))
    (found,) = passages(
        f"We hold that this is so. {filler} every citizen counts.",
        Place("1.1", "We hold that ... every citizen counts"),
    )
    assert found.status is Status.MISSING


@settings(max_examples=60)
@given(
    st.integers(),
    st.sampled_from(["\n\n1 {}.\n\n", "\n\n* {}\n{}.\n\n", "\n\n12 {}.\n\n13 {}.\n\n"]),
)
def test_a_note_within_a_word_is_passed_over(seed: int, note: str) -> None:
    rng = random.Random(seed)
    words = [word for word in made_words(rng, 60) if len(word) > 3][:12]
    broken = rng.randrange(2, 10)
    at = rng.randrange(2, len(words[broken]) - 1)
    notes = note.format(*(" ".join(made_words(rng, 8)).capitalize() for _ in range(2)))
    head = " ".join([*words[:broken], words[broken][:at]])
    tail = " ".join([words[broken][at:], *words[broken + 1 :]])
    phrase = " ".join(words[1:-1])
    (found,) = passages(
        f"So it begins.\n\n{head}-{notes}{tail}.\n\nAnd ends.", Place("1.1", phrase)
    )
    if (
        min(len(key_of(head)) - len(key_of(words[0])), len(key_of(tail)) - len(key_of(words[-1])))
        >= 4
    ):
        assert found.status is Status.FOUND
        assert key_of(found.text.replace(" […] ", "")) == key_of(phrase)


OPPOSITES = [
    ("the state shall pay for the roads", "the state shall not pay for the roads"),
    ("it is just to tax all of the gains", "it is unjust to tax all of the gains"),
    ("it does matter to everyone of them", "it doesn't matter to everyone of them"),
    ("it does matter to everyone of them", "it doesn’t matter to everyone of them"),
    ("they may always refuse such offers", "they may never refuse such offers"),
    ("all those with a claim to the land", "all those without a claim to the land"),
    ("we can derive this from the premises", "we cannot derive this from the premises"),
    ("a voluntary bond between the two", "a non-voluntary bond between the two"),
    ("there is a reason to do so today", "there is no reason to do so today"),
    ("a harmful effect upon the others", "a harmless effect upon the others"),
    ("this is possible in a single state", "this is impossible in a single state"),
    ("it is true that wages fall then", "it is hardly true that wages fall then"),
    ("workers move to another country", "workers seldom move to another country"),
    ("the law protects all the tenants", "the law fails to protect all the tenants"),
    ("the law protects all the tenants", "the law neither protects all the tenants"),
    ("they grant that wages are too low", "they refuse to grant that wages are too low"),
    ("the courts said that wages are low", "the courts denied that wages are low"),
    ("somebody had seen the old contract", "nobody had seen the old contract"),
    ("dies ist gerecht gegen alle anderen", "dies ist kaum gerecht gegen alle anderen"),
    ("cela est juste envers les ouvriers", "cela n'est juste envers les ouvriers"),
    ("dies ist gerecht gegen alle anderen", "dies ist nicht gerecht gegen alle anderen"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_the_opposite_is_never_near_enough(one: str, other: str) -> None:
    assert not negates_alike(one, other)
    assert not negates_alike(other, one)
    for phrase, text in ((one, other), (other, one)):
        for set_ in (text, text.replace(" ", "\n", 3), text.replace("pay", "pav")):
            (found,) = passages(
                f"It begins. And so {set_}, they say. It ends.", Place("1.1", phrase)
            )
            assert found.status is Status.MISSING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they are not free", "they are n0t free, not"),
        ("he does not go", "he doesn't go"),
        ("we can not go", "we cannot go"),
        ("an unequal share", "an un- equal share"),
        ("a non-ideal case", "a nonideal case"),
        ("the united nations", "the untied nations"),
        ("international income", "internatonal income"),
    ],
)
def test_the_same_with_other_letters_negates_alike(one: str, other: str) -> None:
    assert negates_alike(one, other)


@settings(max_examples=200)
@given(st.integers(), st.sampled_from(["not", "never", "no", "without", "nor"]))
def test_a_negation_put_anywhere_into_a_passage_is_seen(seed: int, word: str) -> None:
    rng = random.Random(seed)
    words = [made for made in made_words(rng, 40) if made not in WORDS][:12]
    at = rng.randrange(1, 12)
    negated = " ".join([*words[:at], word, *words[at:]])
    (lost,) = passages(f"So. {' '.join(words)}. End.", Place("1.1", negated))
    (gained,) = passages(f"So. {negated}. End.", Place("1.1", " ".join(words)))
    assert {lost.status, gained.status} == {Status.MISSING}


def test_another_text_with_one_passage_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = read_map()
    phrase = max(
        (place.phrase for each in paper.statements.values() for place in each.places), key=len
    )
    copy = tmp_path / "other.txt"
    copy.write_text(f"On rivers and bridges. It was said: {phrase}. And so it ends.")
    assert main(["source", str(copy), "--no-keep"]) == 0
    assert "this is probably not the text" in capsys.readouterr().err
    report = find_passages(paper, open_copy(copy))
    assert report.is_doubtful
    assert any("probably not the text" in note for note in report_of(report)["notes"])
    one = map_of(Place("1.1", phrase))
    assert not find_passages(one, open_copy(copy)).is_doubtful


def test_the_words_around_may_be_misread_but_not_turned_round() -> None:
    said = "The court that sat for many years in the old town held as {} that "
    phrase = "all those who farm the land shall keep it"
    for here, there, status in (
        ("just", "jvst", Status.FOUND),
        ("just", "unjust", Status.DIFFERING),
        ("unjust", "just", Status.DIFFERING),
        ("now", "no", Status.DIFFERING),
    ):
        text = f"So. {said.format(there)}{phrase}. End."
        (found,) = passages(text, Place("1.1", phrase, said.format(here)))
        assert found.status is status


def test_a_long_text_of_one_word_is_searched_in_no_time() -> None:
    text = "the state " * 60_000 + "shall pay"
    places = [
        Place("1.1", "the state ... nowhere at all"),
        Place("1.2", "the state", "of the", "shall not"),
        Place("1.3", "the state ... state shall pay"),
    ]
    found = passages(text, *places)
    assert found[0].status is Status.MISSING
    assert found[1].status is Status.DIFFERING


@pytest.mark.parametrize(
    ("quoted", "said", "status"),
    [
        ("The tariff [...] found to be lawful", "was not found to be lawful", Status.DIFFERING),
        ("The tariff [...] found to be lawful", "was found to be lawful", Status.FOUND),
        ("The tariff was not [...] lawful", "was not at any time lawful", Status.FOUND),
        (
            "The tariff [...] was found to be lawful",
            "had not been read; it was found to be lawful",
            Status.DIFFERING,
        ),
        (
            "The tariff [...] was found to be lawful",
            "came. Some had not read it. It was found to be lawful",
            Status.FOUND,
        ),
    ],
)
def test_an_omission_that_swallows_a_negation_is_told_as_differing(
    quoted: str, said: str, status: Status
) -> None:
    (found,) = passages(f"They met. The tariff {said} in the end.", Place("1.1", quoted))
    assert found.status is status


@pytest.mark.parametrize("word", ["hardly", "seldom", "rarely", "scarcely"])
def test_a_word_that_nearly_negates_is_never_near_enough(word: str) -> None:
    phrase = "workers move to other regions for better wages"
    (found,) = passages(f"Long ago {phrase}.", Place("1.1", phrase.replace("move", f"{word} move")))
    assert found.status is Status.MISSING
    (found,) = passages(f"Long ago {phrase.replace('move', f'{word} move')}.", Place("1.1", phrase))
    assert found.status is Status.MISSING
