// @ts-check
// The card: one statement in full, its verdict and why, what speaks for and against it, where it
// stands in its source.

import { createCopy } from "./copy.js";
import { createCriticalQuestions } from "./critical_questions.js";
import {
  button,
  focusNear,
  keepingFocus,
  make,
  mark,
  query,
  queryAll,
  renew,
  roving,
} from "./dom.js";
import { controlOf } from "./focus.js";
import { createHangs } from "./hangs.js";
import { createReasons } from "./reasons.js";
import { WORDS_OF_ROLES } from "./roles.js";

/** @import { Card, Stance, View } from "./protocol" */
/** @import { Send } from "./session.js" */

/**
 * @typedef {[string, HTMLElement[]]} Section a heading and what stands under it
 * @typedef {{ unfolded: (key: string) => boolean, unfold: (key: string) => void }} Folds
 */

const TITLE = "card title";
const SAYS = "card-says";
/** @type {Record<Stance, string>} */
const STANCE_WORDS = { granted: "Granted", open: "Open", denied: "Denied" };
const STANCES = /** @type {Stance[]} */ (Object.keys(STANCE_WORDS));

/** @param {Send} send */
export function createCard(send) {
  const element = make("aside", {
    class: "card",
    "aria-label": "The selected statement",
    tabindex: "-1",
  });
  /** @type {Set<string>} what is long and was unfolded by the reader */
  const wide = new Set();
  /** @type {Folds} */
  const folds = { unfolded: (key) => wide.has(key), unfold };
  const { line, step, against, traces } = createReasons(send);
  const hangs = createHangs(send, line, folds);
  const questions = createCriticalQuestions(send, folds);
  const copy = createCopy(send, () => {
    if (last) paint(last);
  });
  /** @type {string | null} */
  let shown = null;
  /** @type {View} */
  let last;
  // The parameters of the address of what is on the card, and those that were copied.
  let link = "";
  let linked = "";

  /** @param {View} view */
  function paint(view) {
    const { card } = view;
    const chosen = card.id ?? null;
    const same = shown === chosen;
    const read = shown && !same && element.contains(focusNear(element));
    last = view;
    link = card.id ? card.link : "";
    if (!same) wide.clear();
    if (linked !== link) linked = "";
    const parts = () => (card.id ? content(view, card) : empty());
    keepingFocus(element, () => renew(element, [...parts(), copy.file]));
    // Otherwise it stays: content is exchanged in one stroke, and measuring costs a layout.
    if (!same) element.scrollTop = 0;
    shown = chosen;
    // Who came by a link on the card reads on at the top of the next.
    if (read) controlOf(element, TITLE)?.focus({ preventScroll: true });
  }

  /** @param {string} key */
  function unfold(key) {
    wide.add(key);
    paint(last);
  }

  function empty() {
    return [make("p", { class: "dim" }, "Click a statement to read it here.")];
  }

  /** @param {View} view @param {Card} card */
  function content(view, card) {
    const { texts, verdicts } = view;
    const text = texts[card.id];
    const verdict = verdicts[card.id];
    const places = text.at
      ? ` · ${text.at.includes(",") ? "paragraphs" : "paragraph"} ${text.at}`
      : "";
    return [
      make(
        "div",
        { class: "top" },
        make("p", { class: "role" }, mark(text.role), ` ${WORDS_OF_ROLES[text.role]}${places}`),
        button(
          {
            class: "plain",
            "data-focus": "copy link",
            "aria-label": "Copy link to this statement",
            title: "The address of this statement in the present scenario",
          },
          copyLink,
          linked && said ? said : "Copy link",
        ),
      ),
      linked
        ? make("input", {
            class: "address",
            readonly: true,
            "aria-label": "The address of this statement",
            value: address(),
            "data-focus": "address",
            on: { focus: (event) => /** @type {HTMLInputElement} */ (event.target).select() },
          })
        : null,
      make("h2", { tabindex: -1, "data-focus": TITLE, "aria-describedby": SAYS }, text.title),
      text.text && text.text !== text.title ? make("p", { class: "text" }, text.text) : null,
      make(
        "p",
        { class: `says ${verdict.verdict}`, id: SAYS },
        make("strong", {}, `${verdict.verdict[0].toUpperCase()}${verdict.verdict.slice(1)}.`),
        ` ${card.why}`,
      ),
      stances(view, card),
      make("p", { class: "note" }, card.inSource),
      ...traces(card).flatMap(([title, parts]) => section(title, parts)),
      card.note ? make("p", { class: "note" }, card.note) : null,
      ...section(
        "Reasons for",
        card.reasons.map((reason) => step(view, reason)),
      ),
      ...section(
        "Objections",
        card.objections.map((objection) => against(view, objection)),
      ),
      ...section("In your copy", copy.passages(view)),
      ...hangs(view, card).flatMap(([title, parts]) => section(title, parts)),
      ...section("Critical questions", questions(view, card)),
      ...(card.bears.length ? section("What it bears on", [bearings(view, card)]) : []),
      ...section("In the source", [...place(view, card), ...copy.content(view)]),
    ].filter((part) => part !== null);
  }

  /** @param {string} title @param {(HTMLElement | null)[]} parts */
  function section(title, parts) {
    return parts.length ? [make("h3", {}, title), ...parts] : [];
  }

  /** @param {View} view @param {Card} card */
  function bearings(view, { bears }) {
    return make(
      "ul",
      {},
      bears.map(({ id, how }) => line(view, id, how)),
    );
  }

  /** @param {View} view @param {Card} card */
  function stances({ texts, verdicts }, { id }) {
    const { stance } = verdicts[id];
    const group = make(
      "div",
      {
        class: "stances",
        role: "radiogroup",
        "data-of": id,
        "aria-label": `What you take “${texts[id].title}” for`,
      },
      STANCES.map((name) =>
        button(
          {
            role: "radio",
            "aria-checked": name === stance,
            tabindex: name === stance ? 0 : -1,
            "data-focus": `stance ${name}`,
            "data-stance": name,
          },
          () => send({ type: "set_stance", id, stance: name }),
          STANCE_WORDS[name],
        ),
      ),
    );
    roving(group, "[role=radio]", { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });
    return group;
  }

  // --- the link ---

  let said = "";
  // Which map is open stands in the page's own address.
  function address() {
    const map = new URLSearchParams(location.search).get("map");
    const opened = map ? `map=${encodeURIComponent(map)}&` : "";
    return `${location.origin}${location.pathname}?${opened}${link}`;
  }

  function addressField() {
    return /** @type {HTMLInputElement | null} */ (query(element, ".address"));
  }

  async function copyLink() {
    const copied = link;
    const taken = await Promise.resolve(navigator.clipboard?.writeText(address())).then(
      () => Boolean(navigator.clipboard),
      () => false,
    );
    linked = copied;
    said = taken ? "Link copied" : "Copy it from here";
    paint(last);
    if (!taken) addressField()?.focus();
  }

  /** @param {View} view @param {Card} card */
  function place({ copy: own }, { section: name, places, by }) {
    return [
      name ? make("p", { class: "dim" }, `Section ${name}`) : null,
      ...(own.report ? [] : places).map(([paragraph, phrase]) =>
        make(
          "p",
          { class: "phrase" },
          make("span", { class: "dim" }, `${paragraph} `),
          phrase ? `“${phrase}”` : "",
        ),
      ),
      by ? make("p", { class: "dim" }, `Attributed to ${by}`) : null,
    ].filter((part) => part !== null);
  }

  /**
   * Takes the reader's copy, where it is told what becomes of it.
   *
   * @param {File} file
   */
  function take(file) {
    copy.sendFile(file);
    queryAll(element, ".copy").pop()?.scrollIntoView({ block: "center" });
  }

  return { element, paint, take, follow: copy.follow };
}
