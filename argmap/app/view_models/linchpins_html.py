"""The matrix of premises and conclusions, and the words on one premise, as HTML. All texts in it
are escaped; what can be pressed says so in `data-do` (see `component/linchpins.js`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from argmap.app.view_models.linchpins import (
    ROWS,
    Vulnerability,
    Withdrawn,
    ways_down,
    ways_fallen,
)
from argmap.model import Statement
from argmap.reasoning import Label
from argmap.reasoning.analysis import Pair
from argmap.view.chances import at_percent, chance, likely_from
from argmap.view.sanitize import escape_xml
from argmap.view.state_words import state_words
from argmap.view.tokens import MARKS, ROLES
from argmap.view.vulnerability import (
    Premise,
    attacks_words,
    brings_down,
    called,
    fell_with,
    held_sentences,
    questions_words,
    support_word,
)
from argmap.view.words import counted, verdict_sentence

FEW = 9
"""So many columns fit any screen, so that their heads can stay where a reader scrolls."""

MOST_PAIRS = 50
"""How many pairs the page lists."""

Link = Callable[[str], str]
"""The address on the reading page of a statement."""

_CLASSES = {"assumed": "assumed", "argued for": "argued", "its support fails": "failing"}


def matrix(found: Vulnerability, chosen: str, every: bool, link: Link, words: str = "") -> str:
    """The matrix with what stands below it; `every` shows all rows that a conclusion needs. `words`
    are those on the chosen premise (`premise_words`).
    """
    needed = found.needed
    if not needed and not found.withdrawn:
        return f"<p>{_nothing(found)}</p>{_below(found, 0, every, link)}"
    rows = needed if every else needed[:ROWS]
    gone = "".join(_withdrawn_row(found, one, chosen, words) for one in found.withdrawn)
    heads = "".join(_head(found, name, link) for name in found.conclusions)
    together = found.together
    few = " few" if len(found.conclusions) <= FEW else ""
    body = "".join(
        _row(found, premise, together.get(premise.statement.id, set()), chosen, words)
        for premise in rows
    )
    return (
        f'<div class="wide{few}"><table class="matrix"><caption class="sr">Which conclusions no '
        "longer stand when one premise is withdrawn</caption><thead><tr>"
        '<th scope="col">Premise or condition</th>'
        '<th scope="col" class="held">How well it is held up</th>'
        f"{heads}</tr></thead><tbody>{gone}{body}</tbody></table></div>"
        f"{'' if needed else f'<p>{_nothing(found)}</p>'}{_below(found, len(rows), every, link)}"
    )


def _nothing(found: Vulnerability) -> str:
    if not found.standing:
        return (
            "No conclusion stands in this scenario, so there is none that a withdrawal could bring "
            "down."
        )
    if not found.premises:
        return "Nothing is granted in this scenario, so there is nothing to withdraw."
    if found.pairs is None:
        return "No single withdrawal brings a conclusion down. Pairs are being worked out …"
    if not found.pairs.complete:
        why = escape_xml(found.pairs.why)
        return f"No single withdrawal brings a conclusion down. Of pairs it is not known: {why}."
    return "No withdrawal of one premise, or of two, brings a conclusion down."


def _head(found: Vulnerability, name: str, link: Link) -> str:
    statement = found.loaded.map.statements[name]
    stands = found.evaluation.label(name) is Label.IN
    note = "" if stands else '<span class="sr"> (does not stand)</span>'
    kind = "" if stands else ' class="fallen"'
    return (
        f'<th scope="col" class="end"><a{kind} href="{escape_xml(link(name))}" data-do="show" '
        f'data-id="{escape_xml(name)}" title="{escape_xml(called(statement))}">'
        f"{_called(statement)}{note}</a></th>"
    )


def _row(
    found: Vulnerability, premise: Premise, together: set[str], chosen: str, words: str
) -> str:
    word = support_word(premise.held)
    more = [attacks_words(premise.held), questions_words(premise.unexamined)]
    small = " · ".join(filter(None, more))
    held = (
        f'<span class="{_CLASSES[word]}">{word}</span>{f"<small>{small}</small>" if small else ""}'
    )
    cells = "".join(_cell(end in premise.down, end in together) for end in found.conclusions)
    folded = " · ".join(filter(None, (word, small)))
    return _line(found, premise.statement, (held, folded), cells, chosen, words)


def _withdrawn_row(found: Vulnerability, gone: Withdrawn, chosen: str, words: str) -> str:
    """What is withdrawn already keeps a row, with the conclusions that fell with it."""
    cells = "".join(_cell(end in gone.fell, False) for end in found.conclusions)
    word = state_words(found.loaded.map, found.evaluation, gone.statement.id)
    held = f'<span class="failing">{word}</span>'
    return _line(found, gone.statement, (held, word), cells, chosen, words)


def _line(
    found: Vulnerability,
    statement: Statement,
    held: tuple[str, str],
    cells: str,
    chosen: str,
    words: str,
) -> str:
    """A row of the matrix; the chosen one has its words below it, for narrow pages. `held` says how
    well it is held up, as HTML and, where there is no column for that, in a few words.
    """
    name, key = statement.id, escape_xml(statement.id)
    checked, kind = (" checked", ' class="chosen"') if name == chosen else ("", "")
    place = escape_xml(next((place.paragraph for place in statement.places), ""))
    row = (
        f'<tr data-choose="{key}"{kind}><th scope="row"><div class="row"><label>'
        f'<input type="radio" name="premise" value="{key}" data-key="{key}"{checked} '
        f'aria-label="What hangs on {_called(statement)}">{mark(statement)}</label>'
        f'<span class="name">{_called(statement)}<span class="folded">'
        f"{' · '.join(filter(None, (place, held[1])))}</span></span>"
        f'<span class="place">{place}</span></div></th>'
        f'<td class="held">{held[0]}</td>{cells}</tr>'
    )
    if name != chosen or not words:
        return row
    span = f'<td colspan="{1 + len(found.conclusions)}">{words}</td><td class="held"></td>'
    return f'{row}<tr class="words">{span}</tr>'


def _cell(alone: bool, together: bool) -> str:
    if alone:
        sign = '<span class="alone" aria-hidden="true">●</span><span class="sr">falls</span>'
    elif together:
        sign = (
            '<span class="together" aria-hidden="true">○</span>'
            '<span class="sr">falls together with another</span>'
        )
    else:
        sign = '<span class="none" aria-hidden="true">·</span><span class="sr">does not fall</span>'
    return f'<td class="cell">{sign}</td>'


def _below(found: Vulnerability, shown: int, every: bool, link: Link) -> str:
    """How many rows there are, what is needed only together and what never, and what to take
    away.
    """
    needed = found.needed
    parts = []
    if len(needed) > ROWS:
        deed, word, then = ("few", "fewer", "all") if every else ("all", "all", "few")
        parts.append(f"{shown} of {len(needed)} shown, {_button(deed, word, then=then)}")
    if found.pairs is None:
        parts.append("pairs are being worked out …")
    else:
        parts += [_button("copy", "copy as an agenda"), _button("save", "save as a table (CSV)")]
    lists = _pairs(found, link) + _never(found, link)
    return (
        f'<p class="below">{" · ".join(parts)}</p>{lists}'
        '<textarea class="agenda" hidden readonly aria-label="The agenda"></textarea>'
    )


def _pairs(found: Vulnerability, link: Link) -> str:
    if found.pairs is None or not (found.pairs.pairs or found.pairs.why):
        return ""
    pairs = found.pairs.pairs
    items = "".join(f"<li>{_pair(found, pair, link)}</li>" for pair in pairs[:MOST_PAIRS])
    more = len(pairs) - MOST_PAIRS
    items += f"<li>and {counted(more, 'more pair')}</li>" if more > 0 else ""
    least, open_ = (
        ("", "")
        if found.pairs.complete
        else ("at least ", f"<p>There may be more: {escape_xml(found.pairs.why)}.</p>")
    )
    return (
        '<details class="more"><summary>Needed only together with another: '
        f"{least}{counted(len(pairs), 'pair')}</summary><ul>{items}</ul>{open_}</details>"
    )


def _pair(found: Vulnerability, pair: Pair, link: Link) -> str:
    statements = found.loaded.map.statements
    first, second = (linked(statements[name], link) for name in pair[:2])
    down = ", ".join(linked(statements[name], link) for name in pair.down)
    key = escape_xml(f"{pair.first} {pair.second}")
    return (
        f'{first} and {second}: <span class="dim">together bring down</span> {down} '
        f'<button type="button" class="plain" data-do="both" data-id="{escape_xml(pair.first)}" '
        f'data-other="{escape_xml(pair.second)}" data-key="both {key}">'
        "Switch both off</button>"
    )


def _never(found: Vulnerability, link: Link) -> str:
    """What no conclusion needs, known where all pairs are."""
    if found.pairs is None or not found.pairs.complete or not found.standing:
        return ""
    needed = {premise.statement.id for premise in found.needed}
    rest = [one.statement for one in found.premises if one.statement.id not in needed]
    if not rest:
        return ""
    items = "".join(f"<li>{mark(one)} {linked(one, link)}</li>" for one in rest)
    return (
        '<details class="more"><summary>Needed neither alone nor in a pair: '
        f"{len(rest)}</summary><ul>{items}</ul></details>"
    )


def premise_words(found: Vulnerability, chosen: str, link: Link) -> str:
    """What hangs on one premise, in words, with what can be done about it."""
    map = found.loaded.map
    statement = map.statements[chosen]
    head = f"<h2>{_called(statement)}</h2>"
    premise = next((one for one in found.premises if one.statement.id == chosen), None)
    show = _button("show", "Show on the map", chosen, plain=False)
    gone = next((one for one in found.withdrawn if one.statement.id == chosen), None)
    if gone:
        says = escape_xml(fell_with(map, state_words(map, found.evaluation, chosen), gone.fell))
        switch = _button("on", "Switch it on again", chosen, plain=False, then="off")
        because = _because(ways_fallen(found, gone))
        return f'{head}<p>{says}</p><div class="deeds">{switch}{show}{because}</div>'
    if premise is None:
        says = escape_xml(verdict_sentence(map, found.evaluation, chosen))
        on = found.evaluation.scenario.is_switch(map, chosen)
        switch = _button("on", "Switch it on", chosen, plain=False, then="off") if on else ""
        return f'{head}<p>{says}</p><div class="deeds">{switch}{show}</div>'
    if found.pairs is None and not premise.down:
        hangs = "Alone brings down no conclusion. Pairs are being worked out …"
    else:
        pairs: Iterable[Pair] = found.pairs.pairs if found.pairs else ()
        hangs = brings_down(map, premise, len(found.standing), pairs)
    because = _because(ways_down(found, premise), "Once it is withdrawn:")
    asked = "".join(f"<li>{escape_xml(question)}</li>" for question in premise.unexamined)
    questions = (
        f'<details class="more"><summary>The questions</summary><ul>{asked}</ul></details>'
        if asked
        else ""
    )
    switch = _button("off", "Switch it off", chosen, plain=False, then="on")
    return (
        f"{head}<p>{escape_xml(hangs)}</p><p>{escape_xml(held_sentences(premise))}</p>{questions}"
        f'<div class="deeds">{switch}{show}{because}</div>'
    )


def _because(reasons: list[str], before: str = "") -> str:
    """The reasons behind a "Why?", after what they suppose."""
    if not reasons:
        return ""
    says = "".join(f"<p>{escape_xml(one)}</p>" for one in filter(None, (before, *reasons)))
    return f'<details class="why"><summary>Why?</summary><div>{says}</div></details>'


def likely_table(
    found: Vulnerability,
    credence: int,
    own: Mapping[str, str],
    drawn: Mapping[str, str],
    link: Link,
) -> str:
    """How sure one must be of all premises alike, how probable each conclusion is at a credence,
    and with one's own credences where there are any (in words, by conclusion). `drawn` says how the
    lines in the chart look (`Line.look`): the table is its legend.
    """
    curves = found.curves or {}
    mine = '<th scope="col">with your own</th>' if own else ""
    rows = []
    for name, curve in curves.items():
        at = chance(at_percent(curve, credence)) if curve.complete else "not known"
        cell = f"<td>{own[name]}</td>" if own else ""
        line = f'<span class="line {drawn[name]}"></span>' if name in drawn else ""
        rows.append(
            f'<tr><th scope="row">{line}{linked(found.loaded.map.statements[name], link)}</th>'
            f'<td class="range">{escape_xml(likely_from(curve, ""))}</td><td>{at}</td>{cell}</tr>'
        )
    return (
        '<table class="likely"><thead><tr><th scope="col">Conclusion</th><th scope="col">as likely '
        f'as not</th><th scope="col">at {credence} %</th>{mine}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def mark(statement: Statement) -> str:
    """The mark of a statement's role."""
    role = ROLES[statement.role]
    return (
        f'<span class="mark {role}" aria-hidden="true">{MARKS[role]}</span>'
        f'<span class="sr">{role}</span>'
    )


def linked(statement: Statement, link: Link) -> str:
    """A title that leads to the statement on the reading page."""
    key = escape_xml(statement.id)
    return (
        f'<a href="{escape_xml(link(statement.id))}" data-do="show" data-id="{key}">'
        f"{_called(statement)}</a>"
    )


def _called(statement: Statement) -> str:
    return escape_xml(called(statement))


def _button(deed: str, word: str, name: str = "", *, plain: bool = True, then: str = "") -> str:
    """A button; the deed `then` takes its place once it is done."""
    kind = ' class="plain"' if plain else ""
    # A click draws all anew: by its key the script finds where the focus was.
    key, next_key = (escape_xml(f"{one} {name}".strip()) for one in (deed, then))
    takes_over = f' data-then="{next_key}"' if then else ""
    return (
        f'<button type="button"{kind} data-do="{deed}" data-id="{escape_xml(name)}" '
        f'data-key="{key}"{takes_over}>{word}</button>'
    )
