// @ts-check
// What the signs and lines of the map mean.

import { button, make, mark } from "./dom.js";
import { WORDS_OF_ROLES } from "./roles.js";

/** @import { Role } from "./protocol" */

// px of a window in which it starts folded: the map needs the room
const NARROW = 1100;
const LOW = 860;
/** @type {Role[]} */
const ROLES = ["conclusion", "claim", "premise", "background", "objection", "reply"];
/** @type {[string, string][]} */
const MEANINGS = [
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
  const items = make("ul", { id: "legend" }, ROLES.map(ofRole), MEANINGS.map(item));
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

/** @param {Role} role */
function ofRole(role) {
  return make("li", {}, mark(role), WORDS_OF_ROLES[role].toLowerCase());
}

/** @param {[string, string]} meaning */
function item([kind, words]) {
  return make("li", {}, make("span", { class: `sample ${kind}`, "aria-hidden": "true" }), words);
}
