// @ts-check
// What the card says for and against its statement, and how the reader's changes came to it.

import { link, make, mark } from "./dom.js";

/** @import { Card, ObjectionOnCard, Reason, View } from "./protocol" */
/** @import { Section } from "./card.js" */
/** @import { Send } from "./session.js" */

/** @typedef {ReturnType<typeof createReasons>} Reasons */

const ALONE = "How your change came to this";
const TOGETHER = "How your changes came to this, together";

/** @param {Send} send */
export function createReasons(send) {
  /**
   * @param {View} view
   * @param {string} id
   * @param {string} [before]
   * @param {string} [after]
   * @param {string} [where]
   */
  function line({ texts, verdicts }, id, before = "", after = "", where = "card") {
    return make(
      "li",
      { class: verdicts[id].verdict },
      mark(texts[id].role),
      make(
        "span",
        {},
        before ? make("span", { class: "dim" }, `${before} `) : null,
        link(id, send, texts[id].title, `${where} ${id} ${before}`),
        make("span", { class: "word" }, `\u00a0· ${verdicts[id].state}${after}`),
      ),
    );
  }

  /** @param {View} view @param {Reason} reason */
  function step(view, { scheme, title, verdict, passage, premises, backgrounds }) {
    return make(
      "div",
      { class: `step ${verdict}` },
      make(
        "p",
        { class: "scheme" },
        scheme || "Step",
        title ? make("span", {}, ` · ${title}`) : null,
        make("span", { class: "word" }, `\u00a0· ${passage}`),
      ),
      make(
        "ul",
        {},
        premises.map((id) => line(view, id)),
        backgrounds.map((id) => line(view, id, "given")),
      ),
    );
  }

  /** @param {View} view @param {ObjectionOnCard} objection */
  function against(view, { id, step: at, answers, needs, opposite, weak }) {
    const after = weak ? ", too weak to prevail" : "";
    /** @param {string[]} named @param {string} before @param {string} [behind] */
    const why = (named, before, behind = "") =>
      make(
        "p",
        { class: "dim at" },
        before,
        ...named.flatMap((one, i) => [
          i ? (i < named.length - 1 ? ", " : " and ") : "",
          link(one, send, view.texts[one].title, `answer ${id} ${one}`),
        ]),
        behind,
      );
    return make(
      "div",
      { class: "against" },
      make("ul", {}, line(view, id, "", after)),
      at ? make("p", { class: "dim at" }, `against the step “${at}”`) : null,
      needs.length
        ? why(needs, "its support needs ", needs.length > 1 ? ", which fall" : ", which falls")
        : null,
      answers.length
        ? why(
            answers,
            opposite ? "nothing but the opposite claim stands against it: " : "answered by ",
          )
        : null,
    );
  }

  /**
   * How the reader's changes came to this verdict, a line for each statement on the way.
   *
   * @param {Card} card
   * @returns {Section[]}
   */
  function traces(card) {
    return card.traces.map(({ together, lines }, i) => [
      together ? TOGETHER : ALONE,
      [
        make(
          "ol",
          { class: "trace" },
          lines.map((line) =>
            make(
              "li",
              {},
              line.map((part) =>
                typeof part === "string"
                  ? part
                  : link(part[1], send, part[0], `trace ${i} ${part[1]}`),
              ),
            ),
          ),
        ),
      ],
    ]);
  }

  return { line, step, against, traces };
}
