// @ts-check
// What the verdict on the card hangs on: what would turn it, and what settles it.

import { button, link, make } from "./dom.js";

/** @import { Card, StanceChange, View } from "./protocol" */
/** @import { Folds, Section } from "./card.js" */
/** @import { Reasons } from "./reasons.js" */
/** @import { Send } from "./session.js" */

const FEW = 3;

/**
 * @param {Send} send
 * @param {Reasons["line"]} line
 * @param {Folds} folds
 */
export function createHangs(send, line, folds) {
  /**
   * What the verdict hangs on comes in a message of its own, after the verdicts.
   *
   * @param {View} view
   * @param {Card} card
   * @returns {Section[]}
   */
  function hangs(view, card) {
    const found = view.hangs;
    if (found.id !== card.id) return [];
    if (found.pending) {
      return [[found.question, [make("p", { class: "dim waiting" }, "Working it out …")]]];
    }
    const others = found.settled.some((id) => id !== card.id);
    const rows = found.sets.map((set, i) =>
      make(
        "div",
        { class: "try" },
        make("span", {}, ...changes(view, set, i)),
        button(
          {
            class: "plain",
            "data-focus": `try ${i}`,
            "data-then": "card title",
            "data-set": set.map(({ id }) => id).join(" "),
            "aria-label": `Try: ${spoken(view, set)}`,
          },
          () =>
            send({ type: "set_stances", stances: set.map(({ id, stance }) => ({ id, stance })) }),
          "Try",
        ),
      ),
    );
    const more = found.more ? [make("p", { class: "dim at" }, found.more)] : [];
    const settled = () => few(found.settled, "settled", (id) => line(view, id, "", "", "settled"));
    return [
      [found.question, [...rows, ...more]],
      [
        "Its verdict is settled by",
        [
          ...(others ? [make("ul", { class: "settled" }, settled())] : []),
          make("p", { class: others ? "dim at" : "dim" }, found.settles),
        ],
      ],
    ];
  }

  /**
   * "Withdraw A and B": the deed once for those that it is done to.
   *
   * @param {View} view
   * @param {StanceChange[]} set
   * @param {number} number
   */
  function changes(view, set, number) {
    return few(set, `set ${number}`, ({ id, deed }, i) =>
      make(
        "span",
        { class: "one" },
        i && set[i - 1].deed === deed
          ? make("span", { class: "dim" }, "and ")
          : make("span", { class: "dim" }, `${i ? "and " : ""}${i ? deed.toLowerCase() : deed} `),
        id === view.card.id ? "it" : link(id, send, view.texts[id].title, `set ${number} ${id}`),
      ),
    );
  }

  /** @param {View} view @param {StanceChange[]} set */
  function spoken({ texts }, set) {
    return set.map(({ id, deed }) => `${deed.toLowerCase()} ${texts[id].title}`).join(", ");
  }

  /**
   * The first ones of many, the rest on demand.
   *
   * @template One
   * @param {One[]} all
   * @param {string} key
   * @param {(one: One, i: number) => HTMLElement} item
   */
  function few(all, key, item) {
    const shown = folds.unfolded(key) || all.length <= FEW + 1 ? all : all.slice(0, FEW);
    const rest = all.length - shown.length;
    const more = button(
      { class: "plain", "data-focus": `more ${key}` },
      () => folds.unfold(key),
      `and ${rest} more`,
    );
    return [
      ...shown.map(item),
      ...(rest ? [make(tagOf(item(all[0], 0)), { class: "one" }, more)] : []),
    ];
  }

  return hangs;
}

/** @param {HTMLElement} element */
function tagOf(element) {
  return /** @type {keyof HTMLElementTagNameMap} */ (element.localName);
}
