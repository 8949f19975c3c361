"""One HTML file with map and outline that toggles offline: the verdicts of all its scenarios are inside, as decision diagrams.

The file fetches nothing and may run its own script alone (content security policy); all of the map's text is escaped.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape
from importlib.resources import files
from typing import Any

from argmap.reasoning import evaluate
from argmap.reasoning.scenarios.tabulated import VerdictTable, tabulate
from argmap.view.excerpt import WHOLE
from argmap.view.exports.clean import line_of, marked_up
from argmap.view.exports.drawing import Pen, drawn
from argmap.view.exports.fonts import SANS, SANS_STACK, SERIF, SERIF_STACK, font_faces
from argmap.view.exports.legend import Occurring, items
from argmap.view.exports.marks import MARK_PATHS
from argmap.view.exports.outline import PASSAGES, Chapter, Row, mark_of, outline_of, place_of, role_of
from argmap.view.exports.paint import Live, Still, css, custom_properties
from argmap.view.exports.shown import Shown
from argmap.view.scene import Scene, scene_of
from argmap.view.shape import scheme_label, title_of
from argmap.view.tokens import palette
from argmap.view.words import CHANGES, VERDICTS

MOST_DRAWN = 400
"""Statements of a map that is drawn whole beside what is shown."""
_NAMED = 12
_SAID = "".join(map(chr, range(0x20, 0x7F))) + "×·“”"
"""The letters of what the script may say."""


def html_of(shown: Shown) -> str:
    """The page."""
    return _Page(shown, tabulate(shown.evaluation)).html()


class _Page:
    """One page in the making. Statements and steps go by their node in the program."""

    def __init__(self, shown: Shown, table: VerdictTable) -> None:
        self.shown, self.table = shown, table
        self.map, self.evaluation = shown.map, shown.evaluation
        program = shown.evaluation.program
        self.node = dict(program.index) | {name: len(program.index) + i for i, name in enumerate(program.inferences)}
        self.toggle = {choice.node: i for i, choice in enumerate(table.space.choices)}
        self.themed = Pen(Still({token: f"var(--{token})" for token in palette("light")}))

    def html(self) -> str:
        body = "\n".join((self._header(), "<main>", self._map(), self._outline(), "</main>"))
        script = _resource("page.js")
        style = self._style(body)
        policy = (
            f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; font-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        data = json.dumps(self._data(), separators=(",", ":")).replace("<", "\\u003c")
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{marked_up(self.shown.heading.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
            f'<script type="application/json" id="data">{data}</script>\n<script>{script}</script>\n</body>\n</html>\n'
        )

    def _style(self, body: str) -> str:
        faces = font_faces({SANS: unescape(body) + _SAID, SERIF: self.shown.heading.title})
        light, dark = custom_properties(palette("light")), custom_properties(palette("dark"))
        families = f"--sans:{SANS_STACK};--serif:{SERIF_STACK};"
        themes = f":root{{{families}{light}}}@media (prefers-color-scheme: dark){{:root{{{dark}}}}}"
        return f"{faces}\n{themes}\n{css()}\n{_resource('page.css')}"

    def _data(self) -> dict[str, Any]:
        """What the script evaluates: the table, the choices with the words for them, and the source's own verdicts."""
        table, program = self.table, self.evaluation.program
        source = evaluate(program)
        return {
            "variable": table.variable,
            "low": table.low,
            "high": table.high,
            "true": table.true,
            "possible": table.possible,
            "statements": len(program.statements),
            "choices": [self._choice(i) for i in range(len(table.space.choices))],
            "source": [VERDICTS[label] for label, _ in source.statements.values()],
        }

    def _choice(self, i: int) -> dict[str, Any]:
        space, program = self.table.space, self.evaluation.program
        choice = space.choices[i]
        own = program.stances[choice.node]
        words = [CHANGES[stance] if stance is not own else "" for stance in (choice.off, choice.on)]
        return {"node": choice.node, "on": space.at_hand[i], "words": words, "off": choice.off.value}

    # --- above: the conclusions, the scenario, what the file cannot do ---------------------------------------------------

    def _header(self) -> str:
        heading = self.shown.heading
        conclusions = "".join(
            f'<li><a class="chip {VERDICTS[self.evaluation.label(s.id)]}" href="#s{self.node[s.id]}" '
            f'data-node="{self.node[s.id]}">{self._icon(s.id)}<span class="name" dir="auto">{marked_up(title_of(s))}</span>'
            f' <span class="verdict">{VERDICTS[self.evaluation.label(s.id)]}</span></a></li>'
            for s in self.map.conclusions
        )
        notes = "".join(f'<p class="note">{note}</p>' for note in self._notes())
        symbols = "".join(self._symbol(role) for role in MARK_PATHS)
        return (
            f'<svg class="symbols" aria-hidden="true">{symbols}</svg><header>'
            f'<h1 dir="auto">{marked_up(heading.title)}</h1><p class="about">{marked_up(heading.byline)}</p>'
            f'<ul class="chips" aria-label="Conclusions">{conclusions}</ul>'
            '<div class="chips"><span class="about">Your changes</span><ul class="chips" id="changes"></ul>'
            f'<span class="about" id="unchanged">{self._fixed()}</span>'
            '<button type="button" id="reset" hidden>Reset</button></div>'
            f'<p class="about" id="said" role="status"></p>{notes}'
            '<noscript><p class="note">Without scripts this page shows the scenario that it was made in.</p></noscript></header>'
        )

    def _fixed(self) -> str:
        """What stands where the reader has changed nothing: the changes that the file cannot undo."""
        program, space = self.evaluation.program, self.table.space
        fixed = [
            f"{CHANGES[stance]}: “{marked_up(title_of(self.map.statements[name]))}”"
            for name, stance in self.evaluation.scenario.stances.items()
            if program.index[name] not in space.choice_of and stance is not self.map.statements[name].stance
        ]
        return "; ".join(fixed) or "none: this is the argument as the source has it"

    def _notes(self) -> Iterator[str]:
        left = [self.evaluation.program.statements[choice.node] for choice in self.table.left_out]
        if left:
            titles = [f"“{marked_up(title_of(self.map.statements[name]))}”" for name in left]
            rest = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
            yield (
                f"The verdicts over all of the {len(left) + len(self.toggle)} statements that can be switched would not fit into "
                f"a file: {len(self.toggle)} have a switch here, and every combination of these is exact. Fixed are "
                f"{', '.join(titles[:_NAMED])}{rest}."
            )

    def _symbol(self, role: str) -> str:
        return f'<symbol id="m-{role}" viewBox="-8 -8 16 16">{self.themed.mark(role, set(), 0, 0)}</symbol>'

    def _icon(self, name: str) -> str:
        role = mark_of(self.map.statements[name])
        words = role_of(self.map.statements[name])
        return f'<svg class="icon" role="img" aria-label="{words}"><use href="#m-{role}"/></svg>'

    # --- the map ----------------------------------------------------------------------------------------------------------

    def _map(self) -> str:
        views = [("As shown", self.shown.scene)]
        fewer = len(self.shown.scene["boxes"]) < len(self.map.statements)
        if fewer and len(self.map.statements) <= MOST_DRAWN:
            whole = scene_of(self.map, self.evaluation, excerpt=WHOLE, schemes=self.shown.schemes)
            views.append(("Whole map", whole))
        buttons = "".join(
            f'<button type="button" class="view" aria-pressed="{str(not i).lower()}" data-view="{i}">{words}</button>'
            for i, (words, _) in enumerate(views)
        )
        drawings = "".join(self._drawing(i, scene) for i, (_, scene) in enumerate(views))
        return (
            f'<section id="map" aria-label="Map"><div class="tools">{buttons if len(views) > 1 else ""}'
            '<button type="button" id="closer">Zoom in</button><button type="button" id="farther">Zoom out</button>'
            '<button type="button" id="fit">Fit</button></div>'
            f'<div class="stage" tabindex="0" role="region" aria-label="Drawing of the map">{drawings}</div>'
            f'<ul class="legend" aria-label="Legend">{self._legend()}</ul></section>'
        )

    def _drawing(self, number: int, scene: Scene) -> str:
        left, top, right, bottom = scene["extent"]["all"]
        box = f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"
        shown = {**scene, "boxes": {name: self._boxed(name, box) for name, box in scene["boxes"].items()}}
        return (
            f'<svg class="drawing" data-view="{number}" data-width="{right - left:.0f}" viewBox="{box}" role="img" '
            f'aria-label="The map; the outline says the same in words"{" hidden" if number else ""}>'
            f"{drawn(shown, Live(), lambda section, name: self._held(scene, section, name))}</svg>"
        )

    def _boxed(self, name: str, box: Mapping[str, Any]) -> dict[str, Any]:
        """A box as this page can serve it: nothing unfolds, and only what its table knows has a switch."""
        source = evaluate(self.evaluation.program).label(name)
        changed = self.evaluation.label(name) is not source
        return {**box, "badge": "", "switch": self.node[name] in self.toggle, "changed": changed}

    def _held(self, scene: Scene, section: str, name: str) -> dict[str, Any]:
        """The node whose verdict decides how something looks; -1 for an attack that never succeeds."""
        if section != "edges":
            return {"node": self.node[name]}
        if name in self.map.attacks:
            fails = name in self.map.failing_attacks
            return {"node": -1 if fails else self.node[self.map.attacks[name].attacker]}
        tail, head = scene["edges"][name]["ends"]
        return {"node": self.node[head if head in self.map.inferences else tail]}

    def _legend(self) -> str:
        roles = {mark_of(statement) for statement in self.map.statements.values()}
        return "".join(
            f'<li><svg width="{item.width + 6:.0f}" height="22" aria-hidden="true">{item.sample(self.themed, 3, 11)}</svg>'
            f"{item.words}</li>"
            for item in items(Occurring(roles))
        )

    # --- the outline ------------------------------------------------------------------------------------------------------

    def _outline(self) -> str:
        chapters = "".join(self._chapter(chapter) for chapter in outline_of(self.map))
        full = '<label><input type="checkbox" id="texts" checked> Full texts</label>'
        return f'<section id="outline" aria-label="Outline"><div class="tools">{full}</div>{chapters}</section>'

    def _chapter(self, chapter: Chapter) -> str:
        held = [f"<h2>{marked_up(chapter.heading)}</h2>" if chapter.heading else ""]
        depth = -1
        for row in chapter.rows:
            held.append("</li>" if row.depth == depth else "<ul>" if row.depth > depth else "")
            held.append("</li></ul>" * (depth - row.depth) + "</li>" if row.depth < depth else "")
            held.append(f"<li>{self._row(row)}")
            depth = row.depth
        return "".join(held) + "</li></ul>" * (depth + 1)

    def _row(self, row: Row) -> str:
        node = self.node[row.id]
        if row.step:
            label = self.evaluation.inferences[row.id]
            scheme = marked_up(scheme_label(self.map.inferences[row.id].scheme, self.shown.schemes))
            return (
                f'<div class="step {VERDICTS[label]}" data-node="{node}">because{f" ({scheme})" if scheme else ""}, '
                f'<span class="passage">{PASSAGES[label]}</span></div>'
            )
        statement = self.map.statements[row.id]
        lead = f'<span class="lead">{row.lead}</span> ' if row.lead else ""
        verdict = VERDICTS[self.evaluation.label(row.id)]
        word = f'<span class="verdict">{verdict}</span>'
        title = marked_up(title_of(statement))
        if row.see:
            link = f'<a class="title" dir="auto" href="#s{node}">{title}</a>'
            return (
                f'<div class="row again {verdict}" data-node="{node}">{self._icon(row.id)}<span>{lead}{link} {word} '
                f'<span class="about">see {marked_up(row.see)}</span></span></div>'
            )
        place, text = place_of(statement), line_of(statement.text)
        said = (
            f'<p class="text" dir="auto">{marked_up(text)}</p>' if text and text != line_of(title_of(statement)) else ""
        )
        at = f' <span class="about">{marked_up(place)}</span>' if place else ""
        return (
            f'<div class="row {verdict}" id="s{node}" tabindex="-1" data-node="{node}">{self._icon(row.id)}'
            f'<span>{lead}<span class="title" dir="auto">{title}</span> {word}{at}</span>{self._switch(node, title)}</div>{said}'
        )

    def _switch(self, node: int, title: str) -> str:
        if node not in self.toggle:
            return ""
        on = str(self.table.space.at_hand[self.toggle[node]]).lower()
        return (
            f'<button type="button" class="switch" role="switch" aria-checked="{on}" aria-label="Granted: {title}" '
            f'data-choice="{self.toggle[node]}"></button>'
        )


def _resource(name: str) -> str:
    return (files("argmap.view.exports") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
