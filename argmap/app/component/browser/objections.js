// @ts-check
// The objections as a list: what each would bring down, what answers it, and a way to try it.

import { button, link, make } from "./dom.js";

/** @import { Stance, StanceChange, Verdict, View } from "./protocol" */
/** @import { Send } from "./session.js" */

/** @typedef {(string | HTMLElement)[]} Words some of which are links */

/** @type {Record<Verdict, string>} */
const BECOMES = {
  stands: "would stand",
  contested: "would be contested",
  falls: "would still fall",
  "not judged": "would not be judged",
};
/** @type {Record<Stance, string>} */
const CHANGES = { denied: "denied", open: "withdrawn", granted: "granted" };

/**
 * The most serious first; those that nothing answers apart.
 *
 * @param {View} view
 * @param {(id: string) => HTMLElement} row the row of a statement
 * @param {Send} send
 * @param {Send} choose selects a statement
 * @returns {HTMLElement[]}
 */
export function objectionsOf(view, row, send, choose) {
  const { ranks, texts } = view;
  const ids = Object.keys(ranks).sort((a, b) => ranks[a].rank - ranks[b].rank);
  const parts = {
    "Not answered": ids.filter((id) => !ranks[id].answered),
    Answered: ids.filter((id) => ranks[id].answered),
  };

  /** @param {string} id */
  function serious(id) {
    const { tries, down, contested, nothing } = ranks[id];
    /** @type {(verb: string, now: string, ids: string[]) => Words} */
    const does = (verb, now, ids) =>
      ids.length ? [`It ${tries.length ? `would ${verb}` : now} `, ...all(ids, id)] : [];
    const falls = does("bring down", "brings down", down);
    const contests = does("leave contested", "leaves contested", contested);
    const between = falls.length && contests.length ? ". " : "";
    const words = nothing ? [nothing] : [...falls, between, ...contests, "."];
    const grounds = tries.filter((one) => one.id !== id);
    const attempt = () => {
      send({ type: "set_stances", stances: tries.map(({ id, stance }) => ({ id, stance })) });
      choose({ type: "select", id });
    };
    const attributes = {
      class: "plain",
      "data-focus": `what if ${id}`,
      "data-then": `row ${id}`,
      "aria-label": `What if: ${texts[id].title}`,
      title: "Grants it, and withdraws or denies what answers it; Undo takes that back",
    };
    return [
      row(id),
      make(
        "li",
        { class: "what-if" },
        make("p", {}, ...words),
        grounds.length ? make("p", { class: "dim" }, ...answeredBy(grounds, id)) : null,
        tries.length ? button(attributes, attempt, "What if") : null,
      ),
    ];
  }

  /**
   * What answers an objection, and what would have to become of that for it to stand.
   *
   * @param {StanceChange[]} grounds
   * @param {string} id
   * @returns {Words}
   */
  function answeredBy(grounds, id) {
    /** @param {StanceChange[]} some */
    const names = (some) =>
      all(
        some.map((one) => one.id),
        id,
      );
    const granted = grounds.length < ranks[id].tries.length;
    const becomes = `${granted ? "granted, it" : "it"} ${BECOMES[ranks[id].becomes]} if`;
    const stances = [...new Set(grounds.map(({ stance }) => stance))];
    if (stances.length === 1) {
      const were = grounds.length > 1 ? "they were" : "that were";
      return ["Answered by ", ...names(grounds), `: ${becomes} ${were} ${CHANGES[stances[0]]}.`];
    }
    const conditions = stances.flatMap((stance, i) => [
      i ? " and " : "",
      ...names(grounds.filter((one) => one.stance === stance)),
      ` were ${CHANGES[stance]}`,
    ]);
    return [`Answered: ${becomes} `, ...conditions, "."];
  }

  /** @param {string[]} ids @param {string} by @returns {Words} */
  function all(ids, by) {
    const between = (/** @type {number} */ i) =>
      i === 0 ? "" : i < ids.length - 1 ? ", " : " and ";
    return ids.flatMap((id, i) => [between(i), named(id, by)]);
  }

  /** @param {string} id @param {string} by */
  function named(id, by) {
    const title = `“${texts[id].title}”`;
    const words = id === view.strip.thesis ? `the thesis (${title})` : title;
    return link(id, choose, words, `rank ${by} ${id}`);
  }

  return Object.entries(parts).flatMap(([heading, some]) =>
    some.length
      ? [make("h2", {}, `${heading} · ${some.length}`), make("ul", {}, some.flatMap(serious))]
      : [],
  );
}
