"""Generated maps of any size, as Turtle: written like real ones, with titles, texts and places."""

from __future__ import annotations

import random
from pathlib import Path

PREFIXES = """\
@prefix am: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/argmap/maps/generated#> .

"""

HEAD = """\
:map a am:ArgumentMap ; skos:notation "generated" ; dcterms:title "A generated map"@en .
:section-1 a am:Section ; skos:notation "1" ; skos:prefLabel "The only section"@en .
:authors a prov:Agent ; skos:prefLabel "nobody"@en .
"""

STATEMENT = """\
:p{i} a am:{role} ; dcterms:isPartOf :map ; skos:notation "p{i}" ;
    skos:prefLabel "Statement number {i}"@en ;
    am:text "Statement number {i} says something that bears on statements {a} and {b}."@en ;
    am:inSection :section-1 ; prov:wasAttributedTo :authors .
"""

INFERENCE = """\
:s{i} a am:Inference ; dcterms:isPartOf :map ; skos:notation "s{i}" ; am:hasPremise {premises} ;
    am:concludes :p{conclusion} ; am:hasScheme am:CauseToEffect .
"""

ATTACK = """\
:a{i} a am:{kind} ; dcterms:isPartOf :map ; skos:notation "a{i}" ;
    am:attacker :p{attacker} ; am:target :{target} .
"""


def write_map(path: Path, statements: int, links: int, seed: int = 0) -> None:
    """A map with so many statements and so many inferences and attacks together (three of five are
    inferences).

    Two of five statements are premises; the rest are argued for from earlier ones, now and then
    from later ones, so that there are circles.
    """
    rng = random.Random(seed)
    given = {i for i in range(statements) if rng.random() < 0.4}
    inferences = links * 3 // 5
    with path.open("w", encoding="utf-8") as file:
        file.write(PREFIXES + HEAD)
        for i in range(statements):
            role = "Premise" if i in given else "Claim"
            file.write(
                STATEMENT.format(
                    i=i, role=role, a=rng.randrange(statements), b=rng.randrange(statements)
                )
            )
        claims = [i for i in range(statements) if i not in given]
        for i in range(inferences):
            conclusion = rng.choice(claims)
            reach = statements if rng.random() < 0.05 else conclusion + 1
            premises = sorted({rng.randrange(reach) for _ in range(rng.randint(1, 3))})
            listed = ", ".join(f":p{p}" for p in premises)
            file.write(INFERENCE.format(i=i, premises=listed, conclusion=conclusion))
        for i in range(links - inferences):
            undercut = rng.random() < 0.3
            target = (
                f"s{rng.randrange(inferences)}" if undercut else f"p{rng.randrange(statements)}"
            )
            kind = "Undercut" if undercut else "Rebuttal"
            file.write(
                ATTACK.format(i=i, kind=kind, attacker=rng.randrange(statements), target=target)
            )
