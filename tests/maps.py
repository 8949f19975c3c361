"""Small maps for tests: written by hand in a line each, or made by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from argmap.model import (
    ArgumentMap,
    Attack,
    AttackKind,
    Inference,
    Role,
    Scenario,
    Stance,
    Statement,
)

GRANTED, OPEN, DENIED = Stance.GRANTED, Stance.OPEN, Stance.DENIED


def make_map(
    stances: Mapping[str, Stance],
    steps: Iterable[tuple[str, str]] = (),
    attacks: Iterable[tuple[str, str]] = (),
    stronger: Iterable[tuple[str, str]] = (),
) -> ArgumentMap:
    """A map from stances, steps ("a b", "c") named s0, s1, ... and attacks (attacker, target)."""
    inferences = {
        f"s{i}": Inference(f"s{i}", tuple(needs.split()), conclusion)
        for i, (needs, conclusion) in enumerate(steps)
    }
    concluded = {step.conclusion for step in inferences.values()}

    def kind(target: str) -> AttackKind:
        if target in inferences:
            return AttackKind.UNDERCUT
        return AttackKind.REBUTTAL if target in concluded else AttackKind.UNDERMINING

    return ArgumentMap(
        notation="test",
        title="Test",
        statements={
            name: Statement(name, Role.CLAIM, stance, title=name)
            for name, stance in stances.items()
        },
        inferences=inferences,
        attacks={f"a{i}": Attack(f"a{i}", o, x, kind(x)) for i, (o, x) in enumerate(attacks)},
        stronger=frozenset(stronger),
    )


@st.composite
def maps(draw: st.DrawFn, most: int = 7) -> ArgumentMap:
    """Maps with circles of support and attack, undercuts, self-attacks, denied statements and
    strengths.
    """
    count = draw(st.integers(1, most))
    names = [f"p{i}" for i in range(count)]
    name = st.sampled_from(names)
    stances = {
        s: draw(st.sampled_from([GRANTED, GRANTED, OPEN, OPEN, OPEN, DENIED])) for s in names
    }
    needs = st.lists(name, min_size=1, max_size=3, unique=True).map(" ".join)
    steps = draw(st.lists(st.tuples(needs, name), max_size=2 * most))
    targets = st.sampled_from(names + [f"s{i}" for i in range(len(steps))])
    attacks = draw(st.lists(st.tuples(name, targets), max_size=most))
    order = draw(st.permutations(names))
    pairs = [(a, b) for i, a in enumerate(order) for b in order[i + 1 :]]
    stronger = draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else []
    return make_map(stances, steps, attacks, stronger)


@st.composite
def maps_with_scenarios(draw: st.DrawFn, most: int = 7) -> tuple[ArgumentMap, Scenario]:
    """A map and a scenario for it."""
    made = draw(maps(most))
    changes = draw(
        st.dictionaries(st.sampled_from(list(made.statements)), st.sampled_from(list(Stance)))
    )
    return made, Scenario.of(changes)


def turtle(map: ArgumentMap) -> str:
    """A map in Turtle, with its structure alone."""
    classes = {
        AttackKind.UNDERCUT: "Undercut",
        AttackKind.REBUTTAL: "Rebuttal",
        AttackKind.UNDERMINING: "Undermining",
    }
    lines = [
        (
            "@prefix am: <https://w3id.org/argmap/ns#> . @prefix dcterms: "
            "<http://purl.org/dc/terms/> ."
        ),
        (
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : "
            "<https://example.org/test#> ."
        ),
        f':map a am:ArgumentMap ; skos:notation "{map.notation}" .',
    ]

    def thing(name: str, kind: str, *says: str) -> None:
        lines.append(
            f'_:{name} a am:{kind} ; dcterms:isPartOf :map ; skos:notation "{name}" ; '
            f"{' ; '.join(says)} ."
        )

    for s in map.statements.values():
        thing(s.id, "Claim", f"am:stance am:{s.stance.value.capitalize()}")
    for step in map.inferences.values():
        premises = ", ".join(f"_:{premise}" for premise in step.premises)
        thing(
            step.id, "Inference", f"am:hasPremise {premises}", f"am:concludes _:{step.conclusion}"
        )
    for attack in map.attacks.values():
        thing(
            attack.id,
            classes[attack.kind],
            f"am:attacker _:{attack.attacker}",
            f"am:target _:{attack.target}",
        )
    lines += [f"_:{a} am:strongerThan _:{b} ." for a, b in sorted(map.stronger)]
    return "\n".join(lines)
