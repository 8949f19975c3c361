// @ts-check
// The critical questions of the steps to the statement on the card, and what takes them up.

import { button, link, make } from "./dom.js";

/** @import { Card, CriticalQuestion, View } from "./protocol" */
/** @import { Folds } from "./card.js" */
/** @import { Send } from "./session.js" */

/**
 * @typedef {object} Asked the questions of a step, or of several that nothing is known of
 * @property {string} id
 * @property {string} scheme
 * @property {string[]} titles
 * @property {CriticalQuestion[]} all
 * @property {boolean} untaken
 */

/**
 * @param {Send} send
 * @param {Folds} long
 */
export function createCriticalQuestions(send, long) {
  /**
   * Of each step, what its scheme makes one ask, and what in the map takes that up.
   *
   * @param {View} view
   * @param {Card} card
   */
  function questions(view, { reasons }) {
    /** @type {Asked[]} */
    const groups = [];
    for (const { id, scheme, title, questions: all } of reasons.filter(
      (reason) => reason.questions.length,
    )) {
      const untaken = all.every(({ by }) => !by.length);
      const same = groups.find((one) => untaken && one.untaken && one.scheme === scheme);
      if (same) same.titles.push(title);
      else groups.push({ id, scheme, titles: [title], all, untaken });
    }
    return groups.map((group) => asked(view, group, groups.length > 1));
  }

  /**
   * Where there are many, what is not examined is folded.
   *
   * @param {View} view
   * @param {Asked} group
   * @param {boolean} many
   */
  function asked(view, { id: step, scheme, titles, all, untaken }, many) {
    const key = `asks ${step}`;
    const taken = all.filter(({ by }) => by.length);
    const rest = all.length - taken.length;
    const folds = rest && (many || (untaken && titles.length > 1));
    const shown = folds && !long.unfolded(key) ? taken : all;
    const sign = () => make("span", { class: "mark", "aria-hidden": "true" }, "?");
    return make(
      "div",
      { class: "asks" },
      folds
        ? make(
            "p",
            { class: "scheme" },
            [scheme, titles.filter(Boolean).join(", ")].filter(Boolean).join(" · "),
          )
        : null,
      make(
        "ul",
        {},
        shown.map(({ asks, by }) =>
          make(
            "li",
            {},
            sign(),
            make(
              "span",
              {},
              `${asks} `,
              by.length
                ? by.flatMap((one, i) => [i ? "; " : "", taker(view, step, ...one)])
                : make("span", { class: "dim" }, "not examined"),
            ),
          ),
        ),
        shown === all
          ? null
          : make(
              "li",
              {},
              sign(),
              button(
                { class: "plain", "data-focus": key },
                () => long.unfold(key),
                taken.length ? `and ${rest} not examined` : `${rest} questions, none examined`,
              ),
            ),
      ),
    );
  }

  /**
   * @param {View} view
   * @param {string} step
   * @param {string} id
   * @param {string} how
   */
  function taker({ texts, verdicts }, step, id, how) {
    // "asked at 5.6 by …"
    const { verdict, state } = verdicts[id];
    const [at] = texts[id].at.split(", ");
    return make(
      "span",
      { class: verdict },
      make("span", { class: "dim" }, `${how}${at ? ` at ${at}` : ""} by `),
      link(id, send, texts[id].title, `${how} ${step} ${id}`),
      verdict === "stands" ? null : make("span", { class: "word" }, `\u00a0· ${state}`),
    );
  }

  return questions;
}
