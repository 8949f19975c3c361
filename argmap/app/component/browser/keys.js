// @ts-check
// The keys that the page has, as a list to look at.

import { button, make } from "./dom.js";

const KEYS = {
  Anywhere: [
    ["?", "this list"],
    ["/", "search the statements"],
    ["Ctrl Z", "undo"],
    ["Ctrl Shift Z", "redo"],
    ["Backspace", "back to the statement before"],
    ["Tab", "to the next part of the page"],
  ],
  "On the map": [
    ["← ↑ → ↓", "move it"],
    ["+ −", "larger, smaller"],
    ["0", "all that is shown"],
    ["Shift ← ↑ → ↓", "to the next statement that way"],
    ["Space", "switch the selected statement"],
    ["Enter", "unfold it"],
  ],
  "In the list": [
    ["↑ ↓", "from statement to statement"],
    ["← →", "to its switch and back; in the outline, close and open"],
    ["Enter", "read it"],
    ["Esc", "back to the search; close the drawer"],
  ],
  "In the outline": [
    ["f", "the statement and what bears on it"],
    ["p", "its path to the conclusions"],
    ["u", "unfold it on the map"],
    ["*", "open all beside it"],
  ],
  "In the guided reading": [["← →", "the step before, the next step"]],
};

export function createKeys() {
  const groups = Object.entries(KEYS).flatMap(([where, keys]) => [
    make("h3", {}, where),
    make(
      "dl",
      {},
      keys.flatMap(([key, does]) => [
        make(
          "dt",
          {},
          key.split(" ").map((one) => make("kbd", {}, one)),
        ),
        make("dd", {}, does),
      ]),
    ),
  ]);
  const heading = make("h2", { id: "keys" }, "Keys");
  const closer = button({ class: "plain" }, () => dialog.close(), "Close");
  const dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", { class: "keys-list", "aria-labelledby": "keys" }, heading, groups, closer)
  );
  const opener = button({ class: "plain" }, open, "Keys");

  function open() {
    if (!dialog.open) dialog.showModal();
  }

  // A click beside it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  return { dialog, opener, open };
}
