// @ts-check
// What the server is at while the map still shows what it showed before: how far a large layout
// is, and the way to give it up.

import { button, make } from "./dom.js";

const AGAIN = 120;

export function createLayoutProgress(act) {
  const words = make("span", { role: "status" });
  const bar = make("progress", { "aria-label": "Statements placed" });
  const stop = button({ class: "tool" }, () => act({ do: "give up" }), "Cancel");
  const element = make("div", { class: "work", hidden: true }, words, bar, stop);
  let timer = 0;
  return {
    element,
    paint({ work }) {
      element.hidden = !work?.says;
      if (element.hidden) return;
      // Said once, not at every step.
      if (words.textContent !== work.says) words.textContent = work.says;
      bar.hidden = !work.of;
      bar.max = work.of || 1;
      bar.value = work.placed;
      bar.title = `${work.placed.toLocaleString("en")} placed`;
      stop.textContent = work.of ? "Cancel" : "Back";
    },
    ask({ work }) {
      // once there is an answer, whether it is done
      clearTimeout(timer);
      if (work?.of) timer = setTimeout(() => act({ do: "wait" }), AGAIN);
    },
    destroy() {
      clearTimeout(timer);
    },
  };
}
