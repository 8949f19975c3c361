// @ts-check
// The objections as a list: what each would bring down, what answers it, and a way to try it.

import { button, link, make } from "./dom.js";

const PAST = { Deny: "denied", Withdraw: "withdrawn", Grant: "granted" };

/**
 * The most serious first; those that nothing answers apart.
 *
 * @param {import("./protocol").View} view
 * @param {(id: string) => HTMLElement} row the row of a statement
 * @param {(action: import("./protocol").Action) => void} send
 * @param {(action: import("./protocol").Action) => void} choose selects a statement
 * @returns {HTMLElement[]}
 */
export function objectionsOf(view, row, send, choose) {
  const { ranks, texts } = view;
  const ids = Object.keys(ranks).sort((a, b) => ranks[a].rank - ranks[b].rank);
  const parts = {
    "Not answered": ids.filter((id) => !ranks[id].answered),
    Answered: ids.filter((id) => ranks[id].answered),
  };

  function serious(id) {
    const { tries, down, nothing } = ranks[id];
    const would = tries.length ? "Would bring down " : "Brings down ";
    const words = down.length
      ? [would, ...down.flatMap((one, i) => [i ? ", " : "", named(one, id)])]
      : [nothing];
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

  // What answers an objection, and what would have to become of that for it to stand.
  function answeredBy(grounds, id) {
    const names = (some) =>
      some.flatMap((one, i) => [
        i ? (i < some.length - 1 ? ", " : " and ") : "",
        named(one.id, id),
      ]);
    const deeds = [...new Set(grounds.map(({ deed }) => deed))];
    if (deeds.length === 1) {
      const were = grounds.length > 1 ? "they were" : "that were";
      return ["Answered by ", ...names(grounds), `: it would stand if ${were} ${PAST[deeds[0]]}.`];
    }
    const conditions = deeds.flatMap((deed, i) => [
      i ? " and " : "",
      ...names(grounds.filter((one) => one.deed === deed)),
      ` were ${PAST[deed]}`,
    ]);
    return ["Answered: it would stand if ", ...conditions, "."];
  }

  function named(id, by) {
    const title = `“${texts[id].title}”`;
    const words = id === view.strip.thesis ? `the thesis ${title}` : title;
    return link(id, choose, words, `rank ${by} ${id}`);
  }

  return Object.entries(parts).flatMap(([heading, some]) =>
    some.length
      ? [make("h2", {}, `${heading} · ${some.length}`), make("ul", {}, some.flatMap(serious))]
      : [],
  );
}
