// @ts-check
// What the signs and lines of the map mean.

import { button, make, mark } from "./dom.js";
import { MARKS, WORDS_OF_ROLES } from "./roles.js";

// px of a window in which it starts folded: the map needs the room
const NARROW = 1100;
const LOW = 860;
const ROLES = ["conclusion", "claim", "premise", "background", "objection", "reply"];
/** @type {[string, string][]} */
const MEANINGS = [
  ...ROLES.map(
    (role) => /** @type {[string, string]} */ ([role, WORDS_OF_ROLES[role].toLowerCase()]),
  ),
  ["supports", "supports"],
  ["broken", "does not go through"],
  ["attacks", "objects"],
  ["answered", "objects, answered"],
  ["fallen", "falls"],
  ["hollow", "granted, but falls"],
  ["changes", "changed just now"],
  ["traced", "how your changes travelled"],
];

/** @param {HTMLElement} beside stands beside its button */
export function createLegend(beside) {
  const items = make("ul", { id: "legend" }, MEANINGS.map(item));
  const fold = button(
    { class: "plain", "aria-expanded": "true", "aria-controls": "legend" },
    () => {
      items.hidden = !items.hidden;
      fold.setAttribute("aria-expanded", String(!items.hidden));
    },
    "Legend",
  );
  if (window.innerWidth < NARROW || window.innerHeight < LOW) fold.click();
  return make("div", { class: "legend" }, fold, beside, items);
}

function item([kind, words]) {
  const sample = () => make("span", { class: `sample ${kind}`, "aria-hidden": "true" });
  return make("li", {}, MARKS[kind] ? mark(kind) : sample(), words);
}
