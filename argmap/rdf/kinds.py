"""What a thing of a map is by its RDF types: its role, its stance, its kind of attack."""

from __future__ import annotations

import pyoxigraph as ox

from argmap.errors import MapError
from argmap.model import AttackKind, Role, Stance
from argmap.rdf.terms import AM
from argmap.rdf.values import Term, Values

ROLES = {
    AM + "Premise": Role.PREMISE,
    AM + "BackgroundCondition": Role.BACKGROUND,
    AM + "Claim": Role.CLAIM,
    AM + "Conclusion": Role.CONCLUSION,
    AM + "Objection": Role.OBJECTION,
    AM + "Reply": Role.REPLY,
}
_IMPLIED = {Role.CONCLUSION: Role.CLAIM, Role.REPLY: Role.OBJECTION}
STANCES = {AM + "Granted": Stance.GRANTED, AM + "Open": Stance.OPEN, AM + "Denied": Stance.DENIED}
ATTACKS = {
    AM + "Attack": None,
    AM + "Rebuttal": AttackKind.REBUTTAL,
    AM + "Undermining": AttackKind.UNDERMINING,
    AM + "Undercut": AttackKind.UNDERCUT,
}
STATEMENT, INFERENCE, MAP, READING_STEP, RETIRED = (
    AM + "Statement",
    AM + "Inference",
    AM + "ArgumentMap",
    AM + "ReadingStep",
    AM + "RetiredIdentifier",
)


def kind_of(types: list[str]) -> int | None:
    """Which of statements, inferences, attacks and reading steps a thing of these types belongs
    to.
    """
    for iri in types:
        if iri in ROLES or iri == STATEMENT:
            return 0
        if iri == INFERENCE:
            return 1
        if iri in ATTACKS:
            return 2
        if iri == READING_STEP:
            return 3
    return None


def kind_of_attack_on(target: Term, concluded: set[Term]) -> AttackKind:
    """A rebuttal of what is concluded, else an undermining."""
    return AttackKind.REBUTTAL if target in concluded else AttackKind.UNDERMINING


def role_of(types: list[str], name: str) -> Role:
    """The one role of a statement; `MapError` where there are two."""
    roles = {ROLES[iri] for iri in types if iri in ROLES}
    # A reasoner adds the superclasses: a conclusion is a claim too.
    roles -= {_IMPLIED[role] for role in roles if role in _IMPLIED}
    if len(roles) > 1:
        said = " and ".join(sorted(role.value for role in roles))
        raise MapError(f"the statement has two roles, {said}", place=name, mend="leave it one")
    return roles.pop() if roles else Role.STATEMENT


def stance_of(thing: Values, name: str) -> Stance | None:
    """The stance that is written; `MapError` where there are two, or it is none."""
    values = thing.get(AM + "stance", [])
    if len(values) > 1:
        raise MapError(
            "the statement is given two stances", place=name, mend="leave it one am:stance"
        )
    if not values:
        return None
    value = values[0].value if isinstance(values[0], ox.NamedNode) else str(values[0])
    if value not in STANCES:
        raise MapError(
            f"{value} is no stance",
            place=name,
            mend="use am:Granted, am:Open or am:Denied as its am:stance",
        )
    return STANCES[value]


def default_stance(role: Role, concluded: bool) -> Stance:
    """The stance of a statement with none written."""
    return Stance.GRANTED if role.given_by_default and not concluded else Stance.OPEN
