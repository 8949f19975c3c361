// @ts-check
// What the server is at while the map still shows what it showed before: how far a large layout
// is, and the way to give it up.

import { button, make } from "./dom.js";

const AGAIN = 120;

export function createLayoutProgress(send) {
  const words = make("span", { role: "status" });
  const bar = make("progress", { "aria-label": "Statements placed" });
  const stop = button({ class: "tool" }, () => send({ type: "cancel_layout" }), "Cancel");
  const element = make("div", { class: "work", hidden: true }, words, bar, stop);
  let timer = 0;
  return {
    element,
    paint({ layout }) {
      element.hidden = !layout?.says;
      if (element.hidden) return;
      // Said once, not at every step.
      if (words.textContent !== layout.says) words.textContent = layout.says;
      bar.hidden = !layout.of;
      bar.max = layout.of || 1;
      bar.value = layout.placed;
      bar.title = `${layout.placed.toLocaleString("en")} placed`;
      stop.textContent = layout.of ? "Cancel" : "Back";
    },
    poll({ layout }) {
      // once there is an answer, whether it is done
      clearTimeout(timer);
      if (layout?.of) timer = setTimeout(() => send({ type: "poll_layout" }), AGAIN);
    },
    destroy() {
      clearTimeout(timer);
    },
  };
}
