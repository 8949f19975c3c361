// @ts-check
// What the server is at while the map still shows what it showed before: how far a large layout
// is, and the way to give it up.

import { button, make } from "./dom.js";

/** @import { View } from "./protocol" */
/** @import { Send } from "./session.js" */

const AGAIN = 120;

/** @param {Send} send */
export function createLayoutProgress(send) {
  const words = make("span", { role: "status" });
  const bar = make("progress", { "aria-label": "Statements placed" });
  const stop = button({ class: "tool" }, () => send({ type: "cancel_layout" }), "Cancel");
  const element = make("div", { class: "work", hidden: true }, words, bar, stop);
  let timer = 0;
  return {
    element,
    /** @param {View} view */
    paint({ layout }) {
      element.hidden = !layout.says;
      if (!layout.says) return;
      const { says, placed, of } = layout;
      // Said once, not at every step.
      if (words.textContent !== says) words.textContent = says;
      bar.hidden = !of;
      bar.max = of || 1;
      bar.value = placed;
      bar.title = `${placed.toLocaleString("en")} placed`;
      stop.textContent = of ? "Cancel" : "Back";
    },
    /** @param {View} view */
    poll({ layout }) {
      // once there is an answer, whether it is done
      clearTimeout(timer);
      if (!layout.says || !layout.of) return;
      timer = window.setTimeout(() => send({ type: "poll_layout" }), AGAIN);
    },
    destroy() {
      clearTimeout(timer);
    },
  };
}
