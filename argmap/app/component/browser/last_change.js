// @ts-check
// What the last change did, in a sentence on one line: as many names as it has room for, all of
// them where the reader asks.

import { button, keepingFocus, link, make } from "./dom.js";

/** @import { Change, Strip, View } from "./protocol" */
/** @import { Send } from "./session.js" */

// How many names of each kind are shown, where there is room for so many.
const NAMED = [2, 1, 0];
const MADE = {
  change: "Your last change",
  undo: "Undone",
  redo: "Done again",
  "": "With your changes",
};
const FEW = "Switch a premise off and see what still stands.";

/** @param {Send} send */
export function createLastChange(send) {
  const said = make("div", { class: "said", role: "status" });
  const fold = button({ class: "plain fold", "data-focus": "fold said" }, () => open(!whole), "");
  const element = make("div", { class: "sentence" }, said, fold);
  /** @type {View | null} */
  let view = null;
  let whole = false;
  let width = 0;
  const sized = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    fit();
  });
  sized.observe(element);

  /**
   * Only where there is something new: what is set anew is read out anew.
   *
   * @param {View} next
   * @param {{ afresh?: boolean }} options
   */
  function paint(next, { afresh = false }) {
    view = next;
    if (!afresh) return;
    whole = false;
    fit();
  }

  function open(/** @type {boolean} */ all) {
    whole = all;
    fit();
  }

  function fit() {
    if (!view) return;
    const seen = view;
    const tries = whole ? [Infinity] : NAMED;
    said.classList.toggle("whole", whole);
    keepingFocus(element, () => {
      for (const most of tries) {
        fold.hidden = !whole && areAll(seen, most);
        fold.textContent = whole ? "fewer" : "all of it";
        said.replaceChildren(...sentence(seen, most));
        if (whole || said.scrollWidth <= said.clientWidth) return;
      }
      fold.hidden = false;
    });
  }

  /**
   * Whether so many of each kind are all.
   *
   * @param {View} view
   * @param {number} most
   */
  function areAll({ change }, most) {
    return !change.made || change.turned.every(([, ids]) => shown(ids, most).length === ids.length);
  }

  /**
   * No single one is left out, for the word for it takes as much room.
   *
   * @param {string[]} ids
   * @param {number} most
   */
  function shown(ids, most) {
    return ids.length === most + 1 && most > 1 ? ids : ids.slice(0, most);
  }

  /**
   * @param {View} view
   * @param {number} most
   * @returns {(string | HTMLElement)[]}
   */
  function sentence({ change, texts, verdicts, strip }, most) {
    if (!change.made) {
      const where = "Switch a premise off, on the map or in the list, and see what still stands.";
      return [most > 1 ? where : FEW];
    }
    /** @type {(string | HTMLElement)[]} */
    const parts = [`${MADE[change.last]}: `];
    if (!change.turned.length) return [...parts, `no other verdict turned. ${change.why}`];
    change.turned.forEach(([word, ids], i) => {
      const verb = ids.length > 1 && word === "now stands" ? "now stand" : word;
      parts.push(i ? "; " : "", make("strong", {}, `${ids.length} ${verb}`));
      const named = shown(ids, most);
      named.forEach((id, j) =>
        parts.push(j ? " · " : ": ", link(id, send, texts[id].title, `said ${id}`)),
      );
      if (named.length && named.length < ids.length) {
        parts.push(` and ${ids.length - named.length} more`);
      }
    });
    return [...parts, thesis(change, verdicts, strip)];
  }

  /**
   * For who only hears it: the strip shows it to all others.
   *
   * @param {Change} change
   * @param {View["verdicts"]} verdicts
   * @param {Strip} strip
   */
  function thesis({ turned }, verdicts, { thesis: id }) {
    const told = !id || turned.some(([, ids]) => ids.includes(id));
    const words = told ? "" : `. The thesis: ${verdicts[id].state}.`;
    return make("span", { class: "heard" }, words);
  }

  return {
    element,
    paint,
    words: () =>
      view
        ? sentence(view, NAMED[0])
            .map((part) => make("span", {}, part).textContent)
            .join("")
        : "",
    destroy: () => sized.disconnect(),
  };
}
