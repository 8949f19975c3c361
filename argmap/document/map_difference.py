"""What differs between two maps in a reader's words: added, dropped, reworded, relinked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from argmap.model import ArgumentMap, Attack, Inference, Statement
from argmap.view.words import listed


@dataclass(frozen=True)
class Changed:
    """What became of a part that is in both maps: `what` of it ("title", "premises") differs, from
    `old` to `new`, as values of JSON.
    """

    id: str
    what: str
    old: object
    new: object


@dataclass(frozen=True)
class MapDifference:
    """Identifiers that only the newer map has, and those that only the older has, each in the order
    of its map; and what differs of the others. The map itself goes by its notation.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


Part = Statement | Inference | Attack

_STATEMENT = {
    "title": "title",
    "text": "text",
    "role": "role",
    "stance": "stance",
    "section": "section",
    "places": "places",
    "main_line": "main line",
    "attributed_to": "attributed to",
    "answers": "questions answered",
}
_STEP = {
    "title": "title",
    "premises": "premises",
    "backgrounds": "background conditions",
    "conclusion": "conclusion",
    "scheme": "scheme",
}
_ATTACK = {"attacker": "attacker", "target": "target", "kind": "kind"}
_FIELDS: Mapping[type[Part], Mapping[str, str]] = {
    Statement: _STATEMENT,
    Inference: _STEP,
    Attack: _ATTACK,
}
"""Which fields are compared, and what they are called."""


def difference(old: ArgumentMap, new: ArgumentMap) -> MapDifference:
    """What differs between two maps."""
    before, after = _parts(old), _parts(new)
    changed = chain.from_iterable(
        _changed(name, before[name], part) for name, part in after.items() if name in before
    )
    return MapDifference(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        (*_of_map(old, new), *changed),
    )


def _parts(map: ArgumentMap) -> dict[str, Part]:
    return {**map.statements, **map.inferences, **map.attacks}


def _changed(name: str, old: Part, new: Part) -> Iterator[Changed]:
    if type(old) is not type(new):
        yield Changed(name, "kind", _kind(old), _kind(new))
        return
    for field, what in _FIELDS[type(new)].items():
        before, after = getattr(old, field), getattr(new, field)
        if field in ("premises", "backgrounds") and set(before) == set(after):
            continue  # premises have no order
        if before != after:
            yield Changed(name, what, _plain(before), _plain(after))


def _of_map(old: ArgumentMap, new: ArgumentMap) -> Iterator[Changed]:
    for what, before, after in (
        ("title", old.title, new.title),
        ("thesis", old.thesis, new.thesis),
        ("source", old.source, new.source),
        ("sections", old.sections, new.sections),
        ("strength", sorted(old.stronger), sorted(new.stronger)),
    ):
        if before != after:
            yield Changed(new.notation, what, _plain(before), _plain(after))


def _kind(part: Part) -> str:
    return {Statement: "statement", Inference: "step", Attack: "attack"}[type(part)]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "_asdict"):
        return {key: _plain(one) for key, one in value._asdict().items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def difference_in_words(old: ArgumentMap, new: ArgumentMap) -> list[str]:
    """What differs, a sentence each: what was added and dropped first."""
    found = difference(old, new)
    return [
        *(_Words(new, old).came(name, "Added") for name in found.added),
        *(_Words(old, new).came(name, "Dropped") for name in found.dropped),
        *(_Words(new, old).changed(one) for one in found.changed),
    ]


class _Words:
    """Sentences about parts of a map; `other` is the one that it is compared with."""

    def __init__(self, map: ArgumentMap, other: ArgumentMap) -> None:
        self.map, self.other = map, other

    def name(self, name: str) -> str:
        """What a part is called."""
        if statement := self.map.statements.get(name):
            return f"“{statement.title}”"
        if step := self.map.inferences.get(name):
            return f"the step to {self.name(step.conclusion)}"
        attack = self.map.attacks.get(name)
        return f"the objection {self.name(attack.attacker)}" if attack else f"“{name}”"

    def names(self, value: object) -> str:
        """Several parts, by identifiers."""
        named = [self.name(str(one)) for one in value] if isinstance(value, list) else []
        return listed(named) if named else "nothing"

    def came(self, name: str, verb: str) -> str:
        """That a part is only in this map."""
        if statement := self.map.statements.get(name):
            return f"{verb} the {statement.role.value} {self.name(name)}{self._use(name)}."
        if step := self.map.inferences.get(name):
            needs = self.names([*step.premises])
            given = f", given {self.names([*step.backgrounds])}" if step.backgrounds else ""
            return f"{verb} a step to {self.name(step.conclusion)} from {needs}{given}."
        attack = self.map.attacks[name]
        target = self.name(attack.target)
        return f"{verb} the objection of {self.name(attack.attacker)} to {target}."

    def _use(self, name: str) -> str:
        ends = [self.name(step.conclusion) for step in self.map.uses.get(name, ())]
        against = [self.name(attack.target) for attack in self.map.attacks_by.get(name, ())]
        if ends:
            return f", for {listed(dict.fromkeys(ends))}"
        return f", against {listed(dict.fromkeys(against))}" if against else ""

    def changed(self, one: Changed) -> str:
        """What became of a part."""
        if one.id == self.map.notation and one.id not in _parts(self.map):
            return self._map_changed(one)
        subject = self.name(one.id)
        before = _Words(self.other, self.map)
        if one.what == "title":
            return f"“{one.old}” now reads “{one.new}”."
        if one.what == "text":
            return f"{_upper(subject)} has another text."
        if one.what in ("premises", "background conditions"):
            return (
                f"{_upper(subject)} has other {one.what}: {self.names(one.new)}; "
                f"before, {before.names(one.old)}."
            )
        if one.what in ("conclusion", "attacker", "target"):
            return (
                f"{_upper(subject)} has another {one.what}: {self.name(str(one.new))}; "
                f"before, {before.name(str(one.old))}."
            )
        if one.what == "places":
            return f"{_upper(subject)} is placed at {_places(one.new)}; before, {_places(one.old)}."
        return f"{_upper(subject)}: {one.what} {_said(one.new)}; before, {_said(one.old)}."

    def _map_changed(self, one: Changed) -> str:
        if one.what == "thesis":
            new, before = self.name(str(one.new)), _Words(self.other, self.map)
            old = before.name(str(one.old)) if one.old else "none"
            return f"The thesis is {new if one.new else 'not named'}; before, {old}."
        if one.what == "title":
            return f"The map is called “{one.new}”; before, “{one.old}”."
        return f"The map has another {one.what}."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(value: object) -> str:
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(map(str, value)) if value else "none"
    return str(value) if value else "none"


def _places(value: object) -> str:
    places = value if isinstance(value, list) else []
    words = [f"paragraph {one['paragraph']}" for one in places if isinstance(one, dict)]
    return listed(dict.fromkeys(words)) if words else "no place"
