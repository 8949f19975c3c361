"""The argument as a nested list, section by section: what each claim rests on, what speaks against
it, what answers that.

Every statement is shown once with what bears on it; wherever else it occurs it is referred to, so
that nothing runs in a circle. An outline of a part names what bears on it from outside. The guided
reading is another outline: its steps in turn, each with what it adds and its question.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model import ArgumentMap, Role, Statement
from argmap.model.order import reading_order
from argmap.view.excerpt import WHOLE, Excerpt, bearing, excerpted
from argmap.view.sanitize import one_line
from argmap.view.titles import title_of
from argmap.view.tokens import ROLES

DEEPEST = 4
"""Levels of an argument that are shown in one place; what lies deeper has a place of its own."""

_AGAINST = {
    Role.OBJECTION: ("objection", "objection to this step"),
    Role.REPLY: ("reply", "reply to this step"),
}
"""What an attacker is called, at a statement and at a step."""
_ANY = ("against it", "against this step")

_CLAIMS = (Role.CONCLUSION, Role.CLAIM)

OUTSIDE = "not in this part"
"""What is said of a statement that an outline names but does not show."""
_ELSEWHERE = "elsewhere"


class Row(NamedTuple):
    """A line of the outline: a statement, or a step that joins reasons; what it is to the row above
    it.

    `see` says where the statement is shown with all that bears on it, where that is not here:
    "see above", "see below", "see" and a heading, or that it is not shown.
    """

    depth: int
    id: str
    step: bool = False
    lead: str = ""
    see: str = ""


class Chapter(NamedTuple):
    """The rows under the heading of a section; the heading is "" in a map without sections.

    A step of the guided reading has a text before them, and a question after them.
    """

    heading: str
    rows: tuple[Row, ...]
    text: str = ""
    question: str = ""


def outline_of(map: ArgumentMap, excerpt: Excerpt = WHOLE) -> tuple[Chapter, ...]:
    """The outline of a map or of an excerpt from it; of the kind `guided`, the whole guided
    reading. It depends on no scenario.
    """
    if excerpt.kind == "guided":
        return guided_outline(map)
    return _Outliner(map, part_of(map, excerpt)).outline()


def guided_outline(map: ArgumentMap) -> tuple[Chapter, ...]:
    """The guided reading, a chapter for each of its steps."""
    return tuple(
        Chapter(
            one_line(f"{number}. {step.title}"),
            tuple(Row(0, name) for name in step.shows),
            one_line(step.text),
            one_line(step.question),
        )
        for number, step in enumerate(map.reading, 1)
    )


def part_of(map: ArgumentMap, excerpt: Excerpt) -> frozenset[str]:
    """The statements of an excerpt; of a section all, for a list needs no window that holds it."""
    if excerpt.kind == "section":
        return frozenset(s.id for s in map.statements.values() if s.section == excerpt.of)
    return frozenset(excerpted(map, excerpt))


def part_words(map: ArgumentMap, excerpt: Excerpt) -> str:
    """What an outline holds, in a sentence; "" for the whole map."""
    if excerpt.kind == "guided":
        return f"The guided reading, in {len(map.reading)} steps."
    count, all_ = len(part_of(map, excerpt)), len(map.statements)
    if count == all_:
        return ""
    what = {
        "main": "The main line",
        "trace": "The main line",
        "section": f"Section {one_line(excerpt.of)}",
        "focus": "A statement and what bears on it",
        "path": "How a statement reaches the conclusions",
    }[excerpt.kind]
    return f"{what}: {count} of the map’s {all_} statements. What bears on them besides is named."


def place_of(statement: Statement) -> str:
    """Where a statement stands in its source: "5.4, 5.6"."""
    return one_line(", ".join(dict.fromkeys(place.paragraph for place in statement.places)))


def role_of(statement: Statement) -> str:
    """The role of a statement in words."""
    return "statement" if statement.role is Role.STATEMENT else statement.role.value


def text_of(statement: Statement) -> str:
    """The full statement, where its title does not say it all."""
    text = one_line(statement.text)
    return "" if text == one_line(title_of(statement)) else text


def mark_of(statement: Statement) -> str:
    """The name of a statement's role in scenes and colour tokens."""
    return ROLES[statement.role]


class _Outliner:
    """One outline in the making."""

    def __init__(self, map: ArgumentMap, part: frozenset[str]) -> None:
        self.map, self.part = map, part
        self.place: dict[str, str] = {}
        self.titles = {section.notation: section.title for section in map.sections}

    def outline(self) -> tuple[Chapter, ...]:
        sections = self._sections()
        rows: dict[str, list[Row]] = {section: [] for section in sections}
        # Tops first: what bears on them then stands below them, and not once more by itself.
        for pick in (self._top, self._claim, self._any):
            for section, members in sections.items():
                for statement in members:
                    if statement.id not in self.place and pick(statement):
                        rows[section].extend(self._shown(statement.id, 0, section))
        return tuple(
            # Only when all is placed is it known where a reference leads.
            Chapter(self._heading(section), tuple(self._referring(found, self._heading(section))))
            for section, found in rows.items()
            if found
        )

    def _referring(self, rows: list[Row], heading: str) -> Iterator[Row]:
        """The rows of a chapter, each reference with the place that it leads to."""
        shown: set[str] = set()
        for row in rows:
            if not row.see:
                shown.add(row.id)
                yield row
            elif row.see == OUTSIDE:
                yield row
            elif self.place[row.id] != heading:
                yield row._replace(see=f"see {self.place[row.id]}")
            else:
                yield row._replace(see="see above" if row.id in shown else "see below")

    def _sections(self) -> dict[str, list[Statement]]:
        """The statements of each section, in the order of the source; those of no section last."""
        part = (self.map.statements[name] for name in self.map.statements if name in self.part)
        statements = sorted(part, key=_paragraph)
        names = sorted(
            {statement.section for statement in statements},
            key=lambda name: (not name, reading_order(name)),
        )
        return {name: [s for s in statements if s.section == name] for name in names}

    def _heading(self, section: str) -> str:
        words = " · ".join(part for part in (section, self.titles.get(section, "")) if part)
        return one_line(words or ("Elsewhere" if self.titles else ""))

    def _top(self, statement: Statement) -> bool:
        """Whether a claim bears on no other claim of its section."""
        above = (
            self.map.statements[name]
            for name in bearing(self.map, statement.id)
            if name in self.part
        )
        return statement.role in _CLAIMS and not any(
            other.section == statement.section and other.role in _CLAIMS for other in above
        )

    def _claim(self, statement: Statement) -> bool:
        return statement.role in _CLAIMS

    def _any(self, statement: Statement) -> bool:
        return True

    def _shown(self, name: str, depth: int, section: str, lead: str = "") -> Iterator[Row]:
        """A statement with what bears on it, or a reference to it."""
        if name not in self.part:
            yield Row(depth, name, lead=lead, see=OUTSIDE)
            return
        if name in self.place or (depth and self._elsewhere(name, depth, section)):
            yield Row(depth, name, lead=lead, see=_ELSEWHERE)
            return
        self.place[name] = self._heading(section)
        yield Row(depth, name, lead=lead)
        for step in self.map.supports.get(name, ()):
            yield Row(depth + 1, step.id, step=True)
            for premise in dict.fromkeys(step.premises):
                yield from self._shown(premise, depth + 2, section)
            for background in dict.fromkeys(step.backgrounds):
                yield from self._shown(background, depth + 2, section, "given that")
            yield from self._against(step.id, depth + 2, section, step=True)
        yield from self._against(name, depth + 1, section, step=False)

    def _against(self, target: str, depth: int, section: str, *, step: bool) -> Iterator[Row]:
        for attack in self.map.attacks_on.get(target, ()):
            names = _AGAINST.get(self.map.statements[attack.attacker].role, _ANY)
            yield from self._shown(attack.attacker, depth, section, names[step])

    def _elsewhere(self, name: str, depth: int, section: str) -> bool:
        """Whether a statement has its place in a chapter of its own: a claim of another section, or
        one that lies too deep.
        """
        statement = self.map.statements[name]
        bare = name not in self.map.supports and name not in self.map.attacks_on
        return (statement.role in _CLAIMS and statement.section != section) or (
            # A level takes two rows: the step, and below it the reasons.
            depth >= 2 * DEEPEST and not bare
        )


def _paragraph(statement: Statement) -> tuple[bool, tuple[tuple[int, int | str], ...]]:
    return not statement.places, reading_order(
        statement.places[0].paragraph
    ) if statement.places else ()
