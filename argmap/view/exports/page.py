"""One HTML file with map and outline that toggles offline: the verdicts of all its scenarios are
inside, as a circuit.

The file fetches nothing and may run its own script alone (content security policy); all of the
map's text is escaped.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from importlib.resources import files
from typing import Any

from argmap.model import Stance
from argmap.reasoning import Label, evaluate
from argmap.reasoning.scenarios.circuit import Circuit
from argmap.reasoning.scenarios.tabulated import tabulate
from argmap.view.excerpt import WHOLE
from argmap.view.exports.clean import line_of, marked_up
from argmap.view.exports.drawing import drawn
from argmap.view.exports.fonts import SANS, SANS_STACK, SERIF, SERIF_STACK, font_faces
from argmap.view.exports.legend import Occurring, items
from argmap.view.exports.marks import MARK_PATHS
from argmap.view.exports.outline import Chapter, Row, mark_of, outline_of, place_of, role_of
from argmap.view.exports.paint import Live, Still, css, custom_properties
from argmap.view.exports.pen import Pen
from argmap.view.exports.shown import Shown
from argmap.view.exports.tiles import far_links, kinds_of
from argmap.view.scene import Scene, scene_of
from argmap.view.shape import scheme_label, title_of
from argmap.view.tokens import palette
from argmap.view.words import CHANGES, VERDICTS

MOST_DRAWN = 400
"""Statements of a map that is drawn whole beside what is shown."""
_NAMED = 12  # titles in a note


def html_of(shown: Shown) -> str:
    """The page. Its switches judge by grounded semantics, and so does all of it, whatever was
    shown.
    """
    grounded = evaluate(shown.evaluation.program, shown.evaluation.scenario)
    judged = replace(shown, evaluation=grounded, semantics=(), unjudged=frozenset())
    return _Page(judged, tabulate(grounded), shown.semantics).html()


class _Page:
    """One page in the making. Statements and steps go by their node in the program."""

    def __init__(self, shown: Shown, table: Circuit, semantics: tuple[str, ...]) -> None:
        self.shown, self.table, self.semantics = shown, table, semantics
        self.map, self.evaluation = shown.map, shown.evaluation
        program = shown.evaluation.program
        self.node = dict(program.index) | {
            name: len(program.index) + i for i, name in enumerate(program.inferences)
        }
        self.source = evaluate(program)
        self.themed = Pen(Still({token: f"var(--{token})" for token in palette("light")}))

    def html(self) -> str:
        body = "\n".join((self._header(), "<main>", self._map(), self._outline(), "</main>"))
        script = _resource("page.js")
        style = self._style(body)
        policy = (
            f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
            "font-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        data = json.dumps(self._data(), separators=(",", ":")).replace("<", "\\u003c")
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{marked_up(self.shown.heading.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
            '<script type="application/json" '
            f'id="data">{data}</script>\n<script>{script}</script>\n</body>\n</html>\n'
        )

    def _style(self, body: str) -> str:
        faces = font_faces({SANS: unescape(body), SERIF: self.shown.heading.title})
        light, dark = custom_properties(palette("light")), custom_properties(palette("dark"))
        stacks = f"--sans:{SANS_STACK};--serif:{SERIF_STACK};"
        themes = f":root{{{stacks}{light}}}@media (prefers-color-scheme: dark){{:root{{{dark}}}}}"
        return f"{faces}\n{themes}\n{css()}\n{_resource('page.css')}"

    def _data(self) -> dict[str, Any]:
        """What the script evaluates: the table, the stances here and in the source, and the
        source's own verdicts.
        """
        table, program = self.table, self.evaluation.program
        return {
            "questions": [[node, stance.value] for node, stance in table.questions],
            **{name: getattr(table, name) for name in ("test", "low", "high", "true", "possible")},
            "statements": len(program.statements),
            "stances": [stance.value for stance in self.evaluation.stances],
            "own": [stance.value for stance in program.stances],
            "can": [[stance.value for stance in Stance if stance in can] for can in table.stances],
            "bare": [not supports for supports in program.supports],
            "source": [VERDICTS[label] for label, _ in self.source.statements.values()],
            "words": {stance.value: word for stance, word in CHANGES.items()},
        }

    # --- above: the conclusions, the scenario, what the file cannot do
    # ---------------------------------------------------

    def _header(self) -> str:
        heading = self.shown.heading
        conclusions = "".join(
            f'<li><a class="chip {VERDICTS[self.evaluation.label(s.id)]}" '
            f'href="#s{self.node[s.id]}" '
            f'data-node="{self.node[s.id]}">{self._icon(s.id)}<span class="name" '
            f'dir="auto">{marked_up(title_of(s))}</span>'
            f' <span class="verdict">{VERDICTS[self.evaluation.label(s.id)]}</span></a></li>'
            for s in self.map.conclusions
        )
        notes = "".join(f'<p class="note">{note}</p>' for note in self._notes())
        symbols = "".join(self._symbol(role) for role in MARK_PATHS)
        return (
            f'<svg class="symbols" aria-hidden="true">{symbols}</svg><header>'
            f'<h1 dir="auto">{marked_up(heading.title)}</h1><p '
            f'class="about">{marked_up(heading.byline)}</p>'
            f'<ul class="chips" aria-label="Conclusions">{conclusions}</ul>'
            '<div class="chips"><span class="about">Your changes</span><ul class="chips" '
            'id="changes"></ul>'
            f'<span class="about" id="unchanged">{self._fixed()}</span>'
            '<button type="button" id="reset" hidden>Reset</button></div>'
            f'<p class="about" id="said" role="status"></p>{notes}'
            '<noscript><p class="note">Without scripts this page shows the scenario that it '
            "was made in.</p></noscript></header>"
        )

    def _fixed(self) -> str:
        """What stands where the reader has changed nothing: the changes that the file cannot
        undo.
        """
        fixed = [
            f"{CHANGES[stance]}: “{marked_up(title_of(self.map.statements[name]))}”"
            for name, stance in self.evaluation.scenario.stances.items()
            if self.map.statements[name].stance not in self.table.stances[self.node[name]]
        ]
        return "; ".join(fixed) or "none: this is the argument as the source has it"

    def _notes(self) -> Iterator[str]:
        if self.semantics:
            yield (
                "The switches of this file judge by grounded semantics: only what is beyond "
                "dispute stands. "
                "The view that it was made of was judged otherwise, and other verdicts may "
                "differ there."
            )
        if self._has_all():
            return
        yield (
            "The verdicts for every stance of every statement would not fit into a file: "
            "here nothing can be denied, "
            "and what has no switch keeps its stance."
        )
        can = self.table.stances
        left = [
            name
            for name in self.map.statements
            if self._is_switch(name) and len(can[self.node[name]]) == 1
        ]
        if left:
            count = sum(len(stances) > 1 for stances in can)
            titles = [f"“{marked_up(title_of(self.map.statements[name]))}”" for name in left]
            rest = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
            yield (
                f"Of the {len(left) + count} statements that can be switched, {count} have a "
                "switch here, and every "
                f"combination of these is exact. Fixed are {', '.join(titles[:_NAMED])}{rest}."
            )

    def _has_all(self) -> bool:
        """Whether every statement can have every stance here."""
        return all(len(can) == len(Stance) for can in self.table.stances)

    def _symbol(self, role: str) -> str:
        return (
            f'<symbol id="m-{role}" viewBox="-8 -8 16 '
            f'16">{self.themed.mark(role, set(), 0, 0)}</symbol>'
        )

    def _icon(self, name: str) -> str:
        role = mark_of(self.map.statements[name])
        words = role_of(self.map.statements[name])
        return f'<svg class="icon" role="img" aria-label="{words}"><use href="#m-{role}"/></svg>'

    # --- the map
    # ----------------------------------------------------------------------------------------------------------

    def _map(self) -> str:
        views = [("As shown", self.shown.scene)]
        fewer = len(self.shown.scene["boxes"]) < len(self.map.statements)
        if fewer and len(self.map.statements) <= MOST_DRAWN:
            whole = scene_of(self.map, self.evaluation, excerpt=WHOLE, schemes=self.shown.schemes)
            views.append(("Whole map", whole))
        buttons = "".join(
            (
                f'<button type="button" class="view" aria-pressed="{str(not i).lower()}" '
                f'data-view="{i}">{words}</button>'
            )
            for i, (words, _) in enumerate(views)
        )
        drawings = "".join(self._drawing(i, scene) for i, (_, scene) in enumerate(views))
        return (
            '<section id="map" aria-label="Map"><div '
            f'class="tools">{buttons if len(views) > 1 else ""}'
            '<button type="button" id="closer">Zoom in</button><button type="button" '
            'id="farther">Zoom out</button>'
            '<button type="button" id="fit">Fit</button></div>'
            '<div class="stage" tabindex="0" role="region" aria-label="Drawing of the '
            f'map">{drawings}</div>'
            '<ul class="legend" '
            f'aria-label="Legend">{self._legend([scene for _, scene in views])}</ul></section>'
        )

    def _drawing(self, number: int, scene: Scene) -> str:
        left, top, right, bottom = scene["extent"]["all"]
        box = f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"
        return (
            f'<svg class="drawing" data-view="{number}" data-width="{right - left:.0f}" '
            f'viewBox="{box}" role="img" '
            'aria-label="The map; the outline says the same in '
            f'words"{" hidden" if number else ""}>'
            f"{drawn(self._judged(scene), Live(), lambda section, name: self._held(scene, section, name))}</svg>"
        )

    def _judged(self, scene: Scene) -> Scene:
        """A scene as this page can serve it: by its own verdicts; nothing unfolds; a switch
        wherever there may be one.
        """
        labels = [VERDICTS[Label(held)] for held in self.evaluation.labelling.labels]
        boxes, steps, edges = {}, {}, {}
        for name, box in scene["boxes"].items():
            changed = self.evaluation.label(name) is not self.source.label(name)
            shown = {"verdict": labels[self.node[name]], "changed": changed, "badge": ""}
            boxes[name] = {**box, **shown, "switch": len(self.table.stances[self.node[name]]) > 1}
        for name, step in scene["steps"].items():
            words = (line_of(self.map.inferences[name].title), step["label"])
            steps[name] = {
                **step,
                "verdict": labels[self.node[name]],
                "title": " · ".join(filter(None, words)),
            }
        stands = {node for node, held in enumerate(labels) if held == VERDICTS[Label.IN]}
        for name, edge in scene["edges"].items():
            edges[name] = {**edge, "holds": self._held(scene, "edges", name)["node"] in stands}
        return {**scene, "boxes": boxes, "steps": steps, "edges": edges}

    def _held(self, scene: Scene, section: str, name: str) -> dict[str, Any]:
        """The node whose verdict decides how something looks; -1 for an attack that never
        succeeds.
        """
        if section != "edges":
            return {"node": self.node[name]}
        if name in self.map.attacks:
            fails = name in self.map.failing_attacks
            return {"node": -1 if fails else self.node[self.map.attacks[name].attacker]}
        tail, head = scene["edges"][name]["ends"]
        return {"node": self.node[head if head in self.map.inferences else tail]}

    def _legend(self, scenes: list[Scene]) -> str:
        roles = {mark_of(statement) for statement in self.map.statements.values()}
        return "".join(
            f'<li><svg width="{item.width + 6:.0f}" height="22" '
            f'aria-hidden="true">{item.sample(self.themed, 3, 11)}</svg>'
            f"{item.words}</li>"
            for item in items(
                Occurring(
                    roles, far=kinds_of(edge for scene in scenes for edge in far_links(scene))
                )
            )
        )

    # --- the outline
    # ------------------------------------------------------------------------------------------------------

    def _outline(self) -> str:
        chapters = "".join(self._chapter(chapter) for chapter in outline_of(self.map))
        full = '<label><input type="checkbox" id="texts" checked> Full texts</label>'
        hint = (
            '<span class="about">Click a statement to grant, withdraw or deny it</span>'
            if self._has_all()
            else ""
        )
        return (
            '<section id="outline" aria-label="Outline"><div '
            f'class="tools">{full}{hint}</div>{chapters}</section>'
        )

    def _chapter(self, chapter: Chapter) -> str:
        held = [f'<h2 dir="auto">{marked_up(chapter.heading)}</h2>' if chapter.heading else ""]
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
            scheme = marked_up(scheme_label(self.map.inferences[row.id].scheme, self.shown.schemes))
            verdict = VERDICTS[self.evaluation.inferences[row.id]]
            return (
                f'<div class="step {verdict}" '
                f'data-node="{node}">because{f" ({scheme})" if scheme else ""}, '
                f'<span class="passage">{self.shown.passage(row.id)}</span></div>'
            )
        statement = self.map.statements[row.id]
        lead = f'<span class="lead">{row.lead}</span> ' if row.lead else ""
        verdict = VERDICTS[self.evaluation.label(row.id)]
        word = f'<span class="verdict">{verdict}</span>'
        title = marked_up(title_of(statement))
        if row.see:
            link = f'<a class="title" dir="auto" href="#s{node}">{title}</a>'
            return (
                f'<div class="row again {verdict}" '
                f'data-node="{node}">{self._icon(row.id)}<span>{lead}{link} {word} '
                f'<span class="about">see {marked_up(row.see)}</span></span></div>'
            )
        place, text = place_of(statement), line_of(statement.text)
        said = (
            f'<p class="text" dir="auto">{marked_up(text)}</p>'
            if text and text != line_of(title_of(statement))
            else ""
        )
        at = f' <span class="about">{marked_up(place)}</span>' if place else ""
        return (
            f'<div class="row {verdict}" id="s{node}" tabindex="-1" '
            f'data-node="{node}">{self._icon(row.id)}'
            f'<span>{lead}<span class="title" dir="auto">{title}</span> '
            f"{word}{at}</span>{self._switch(row.id, title)}</div>"
            f"{said}"
        )

    def _switch(self, name: str, title: str) -> str:
        """The switch of a statement; hidden as long as it has none but would get one by a
        change.
        """
        can = self.table.stances[self.node[name]]
        if len(can) == 1:
            return ""
        on = str(self.evaluation.scenario.stance_of(self.map, name) is Stance.GRANTED).lower()
        hidden = "" if self._is_switch(name) else " hidden"
        return (
            f'<button type="button" class="switch" role="switch" aria-checked="{on}" '
            f'aria-label="Granted: {title}" '
            f'data-of="{self.node[name]}"{hidden}></button>'
        )

    def _is_switch(self, name: str) -> bool:
        return self.evaluation.scenario.is_switch(self.map, name)


def _resource(name: str) -> str:
    return (files("argmap.view.exports") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
