// @ts-check
// Rows of statements, alike in every list: mark, title, verdict in words, switch. They change in
// place, so that none loses the focus.

import { make, mark, say, switchOf } from "./dom.js";
import { WORDS_OF_ROLES } from "./roles.js";

/** @import { Patch, StatementVerdict, View } from "./protocol" */
/** @import { Switch } from "./dom.js" */
/** @import { Send } from "./session.js" */

/**
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {HTMLElement} named what its words name and what is described; in a tree the item
 * @property {boolean} [leaf] in a tree, where the item is checked by itself
 * @property {boolean} [reference] to another place of its statement
 * @property {boolean} [worded] with its verdict in words, whatever that is
 * @property {string} [after] what else is said of it
 * @property {Switch | null} [toggle] for what the reader may switch
 */

const LONGEST_TITLE = 160; // in a list; the card has it whole

/** @param {Send} send */
export function createRows(send) {
  /** @type {Map<string, Row[]>} of each statement */
  const kept = new Map();
  /** @type {View} */
  let view;
  /** @type {string | null} */
  let chosen = null;

  /**
   * @param {string} id
   * @param {object} [shown]
   * @param {boolean} [shown.marked] with the sign of its role
   * @param {boolean} [shown.inline] with its paragraph in the line
   * @param {string} [shown.before]
   * @param {RegExp | null} [shown.hits] what is marked in the title
   * @param {HTMLElement | null} [shown.snippet]
   */
  function content(
    id,
    { marked = true, inline = false, before = "", hits = null, snippet = null } = {},
  ) {
    const { title, role, at } = view.texts[id];
    const [first] = at.split(", ");
    return [
      marked ? mark(role) : null,
      make(
        "span",
        { class: "title" },
        before ? make("span", { class: "dim" }, `${before} `) : null,
        make(
          "bdi",
          {},
          hits
            ? withHits(title, hits)
            : title.length > LONGEST_TITLE
              ? `${title.slice(0, LONGEST_TITLE - 1)}…`
              : title,
        ),
        make("span", { class: "word" }),
        inline && first ? make("span", { class: "dim" }, `\u00a0· ${first}`) : snippet,
      ),
      inline ? null : make("span", { class: "at" }, first),
    ];
  }

  /** @param {string} id @param {Row} row */
  function keep(id, row) {
    kept.set(id, [...(kept.get(id) ?? []), row]);
    show(id, row);
    return row.element;
  }

  /**
   * Only the rows of what has changed.
   *
   * @param {View} next
   * @param {Patch | null} [patch] none where all of it is new
   */
  function paint(next, patch) {
    const before = chosen;
    view = next;
    chosen = view.card.id ?? null;
    const some = patch && patch !== next;
    const ids = some
      ? new Set([
          ...Object.keys(patch.verdicts ?? {}),
          ...Object.keys(patch.ranks ?? {}),
          before ?? "",
          chosen ?? "",
        ])
      : kept.keys();
    for (const id of ids) for (const row of kept.get(id) ?? []) show(id, row);
  }

  /** @param {string} id @param {Row} row */
  function show(id, row) {
    const { element, named, worded = true, after = "" } = row;
    const verdict = view.verdicts[id];
    const { title, role } = view.texts[id];
    const here = chosen === id && !(row.leaf && row.reference);
    const said = worded || verdict.did || verdict.verdict !== "stands" ? words(id, verdict) : "";
    for (const one of ["falls", "contested"]) {
      element.classList.toggle(one, verdict.verdict === one);
    }
    element.classList.toggle("changed", verdict.changed);
    element.classList.toggle("chosen", here);
    flip(id, row, verdict, title);
    say(/** @type {Element} */ (element.querySelector(".word")), {
      text: said || after ? `\u00a0· ${[said, after].filter(Boolean).join(" · ")}` : "",
    });
    const { did, on, verdict: word } = verdict;
    const given = on && !did && word === "stands" ? "granted" : ""; // else its state says so
    say(named, {
      "aria-description": [
        said ? "" : words(id, verdict),
        WORDS_OF_ROLES[role].toLowerCase(),
        given,
      ]
        .filter(Boolean)
        .join(", "),
    });
    say(named, row.leaf ? { "aria-selected": here } : { "aria-current": here });
    if (row.leaf && row.toggle) say(named, { "aria-checked": verdict.on });
  }

  /**
   * What the reader changes gets a switch, what they take back may lose it.
   *
   * @param {string} id
   * @param {Row} row
   * @param {StatementVerdict} verdict
   * @param {string} title
   */
  function flip(id, row, verdict, title) {
    if (row.reference) return;
    if (verdict.switch && !row.toggle) {
      row.toggle = switchOf(id, send);
      if (row.leaf) {
        say(row.toggle, { tabindex: -1, "aria-hidden": true });
        row.element.append(row.toggle);
      } else {
        row.toggle.tabIndex = row.named.tabIndex;
        row.element.prepend(row.toggle);
      }
    } else if (!verdict.switch && row.toggle) {
      if (row.toggle.matches(":focus")) row.named.focus();
      row.toggle.remove();
      if (row.leaf) row.named.removeAttribute("aria-checked");
      row.toggle = null;
    }
    row.toggle?.show(title, verdict);
  }

  /** @param {string} id @param {StatementVerdict} verdict */
  function words(id, verdict) {
    const answered = verdict.verdict === "falls" && view.ranks[id]?.answered;
    return answered ? `${verdict.state}, answered` : verdict.state;
  }

  return { content, keep, paint, clear: () => kept.clear() };
}

/**
 * Text and marked text, never HTML.
 *
 * @param {string} text
 * @param {RegExp} hits
 */
export function withHits(text, hits) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let end = 0;
  for (const hit of text.matchAll(hits)) {
    parts.push(text.slice(end, hit.index), make("mark", {}, hit[0]));
    end = hit.index + hit[0].length;
  }
  return [...parts, text.slice(end)];
}
