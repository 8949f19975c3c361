"""Generated maps that are built like a long paper or a book: sections with a claim each, parts, a
thesis that they bear on.

    python -m benchmarks.papers 1000 FILE

Of a hundred statements some 48 are premises, 23 claims, 8 background conditions, 13 objections and
8 replies, as in the bundled map; one need in five is taken from another section.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.maps import PREFIXES

HEAD = """\
:map a am:ArgumentMap ; skos:notation "generated-{count}" ; 
    dcterms:title "A generated map of {count} statements"@en ; dcterms:source :text .
:authors a prov:Agent ; skos:prefLabel "nobody"@en .
:text a dcterms:BibliographicResource ; dcterms:title "A generated text"@en .
"""
STATEMENT = """\
:{id} a am:{role} ; dcterms:isPartOf :map ; skos:notation "{id}" ; skos:prefLabel "{title}"@en ;
    am:text "{text}"@en ; am:inSection :section-{section} ;{line} prov:wasAttributedTo :authors ;
    oa:hasTarget [ oa:hasSource :text ; am:paragraph "{section}.{paragraph}" ;
        oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "{title}" ] ] .
"""
INFERENCE = """\
:{id} a am:Inference ; dcterms:isPartOf :map ; skos:notation "{id}" ;
    am:hasPremise {premises} ;{backgrounds}
    am:concludes :{conclusion} ; am:hasScheme am:{scheme} .
"""
ATTACK = """\
:{id} a am:{kind} ; dcterms:isPartOf :map ; skos:notation "{id}" ;
    am:attacker :{attacker} ; am:target :{target} .
"""
SECTION = ':section-{n} a am:Section ; skos:notation "{n}" ; skos:prefLabel "{title}"@en .\n'

WHO = (
    "small states, large firms, local councils, trade unions, central banks, mobile owners, "
    "skilled workers, poor regions"
)
DOES = (
    "gain from, cannot escape, pay for, depend on, give shape to, seldom oppose, lose by, must "
    "answer to"
)
WHAT = (
    "open borders, common rules, cheap credit, public schools, short contracts, shared risks, "
    "higher taxes, slow reforms"
)
SCHEMES = (
    "CauseToEffect",
    "PracticalReasoning",
    "ExpertOpinion",
    "Example",
    "EvidenceToHypothesis",
    "VerbalClassification",
    "Sign",
)


def write_paper(path: Path, statements: int, seed: int = 0) -> None:
    """A map of so many statements in sections of some 25 each, every eight of which bear on the
    claim of a part.
    """
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_lines(statements, random.Random(seed)))


def _lines(count: int, rng: random.Random) -> Iterator[str]:
    words = [listed.split(", ") for listed in (WHO, DOES, WHAT)]

    def title() -> str:
        said = " ".join(rng.choice(some) for some in words).strip()
        return said[0].upper() + said[1:]

    def statement(id: str, role: str, section: int, main: bool = False) -> str:
        line = " am:mainLine true ;" if main else ""
        name = title()
        text = f"{name}, and this holds although {title()[0].lower()}{title()[1:]}."
        paragraph = rng.randint(1, 30)
        return STATEMENT.format(
            id=id, role=role, section=section, title=name, text=text, line=line, paragraph=paragraph
        )

    def inference(id: str, needs: list[str], conclusion: str) -> str:
        backgrounds = [need for need in needs if need.startswith("b")]
        premises = ", ".join(f":{need}" for need in needs if need not in backgrounds)
        under = (
            f" am:hasBackground {', '.join(f':{need}' for need in backgrounds)} ;"
            if backgrounds
            else ""
        )
        scheme = rng.choice(SCHEMES)
        return INFERENCE.format(
            id=id, premises=premises, backgrounds=under, conclusion=conclusion, scheme=scheme
        )

    sections = max(1, (count - 1) // 25)
    parts = max(1, sections // 8)
    yield PREFIXES
    yield HEAD.format(count=count)
    yield SECTION.format(n=0, title="Opening")
    yield statement("thesis", "Conclusion", 0, main=True)
    made = 1
    part_claims = [f"part{n}" for n in range(parts)]
    for name in part_claims:
        yield statement(name, "Claim", 0, main=True)
        made += 1
    for n, group in enumerate(_grouped(part_claims, 4)):
        yield inference(f"to-thesis-{n}", group, "thesis")
    known: list[str] = []
    for section in range(1, sections + 1):
        yield SECTION.format(n=section, title=title())
        size = (count - made) // (sections + 1 - section)
        made += size
        top = f"c{section}"
        yield statement(top, "Claim", section)
        yield inference(f"bears-{section}", [top], part_claims[(section - 1) % parts])
        open_claims, given, n = [top], [top], 1
        while n < size:
            kind = rng.random()
            target = rng.choice(given)
            if kind < 0.55 and open_claims:
                claim = open_claims.pop(0)
                needs = []
                for _ in range(min(rng.choice((1, 2, 2, 2, 3, 4)), size - n)):
                    role = rng.random()
                    name, word = (
                        (f"c{section}-{n}", "Claim")
                        if role < 0.36
                        else (f"p{section}-{n}", "Premise")
                    )
                    if role > 0.88 and needs:
                        name, word = f"b{section}-{n}", "BackgroundCondition"
                    yield statement(name, word, section)
                    n += 1
                    needs.append(name)
                    given.append(name)
                    if word == "Claim":
                        open_claims.append(name)
                if known and rng.random() < 0.4:
                    needs.append(rng.choice(known))
                yield inference(f"s{section}-{n}", needs, claim)
                known.extend(need for need in needs if need[0] == "p")
                continue
            if kind < 0.55:  # nothing is left to be argued for: argue for a premise
                open_claims.append(target)
                continue
            objection = rng.random() < 0.6
            name = f"{'o' if objection else 'r'}{section}-{n}"
            yield statement(name, "Objection" if objection else "Reply", section)
            n += 1
            yield ATTACK.format(
                id=f"against-{name}", kind="Undermining", attacker=name, target=target
            )
            given.append(name)


def _grouped(names: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


if __name__ == "__main__":
    write_paper(Path(sys.argv[2]), int(sys.argv[1]))
