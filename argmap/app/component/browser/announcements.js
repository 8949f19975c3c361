// @ts-check
// What a listener is told of what changed before the eyes of a reader. What a change of the
// scenario did is said where it is shown (last_change.js).

import { make } from "./dom.js";
import { WORDS_OF_ROLES } from "./roles.js";

/** @import { View } from "./protocol" */

const EXCERPTS = {
  main: "Main line",
  focus: "Focus",
  path: "Path",
  section: "Section",
  trace: "Trace",
  whole: "Whole map",
};
const AGAIN = "\u00a0"; // what is set anew is said anew, also where it is the same

export function createAnnouncer() {
  const element = make("p", { class: "heard", role: "status" });
  return {
    element,
    say(/** @type {string} */ words) {
      if (words) element.textContent = element.textContent === words ? words + AGAIN : words;
    },
  };
}

/**
 * What is to be heard of a new view; empty where nothing is.
 *
 * @param {View} before
 * @param {View} now
 * @returns {string}
 */
export function announcement(before, now) {
  return [ofCard(before, now), ofMap(before, now), ofSaved(before, now), ofFile(before, now)]
    .filter(Boolean)
    .join(" ");
}

/** @param {View} before @param {View} now */
function ofCard(before, { card, texts, verdicts }) {
  const { id } = card;
  if (!id || id === before.card.id) return "";
  return `${WORDS_OF_ROLES[texts[id].role]}: ${texts[id].title}, ${verdicts[id].state}.`;
}

/** @param {View} before @param {View} now */
function ofMap(before, now) {
  const { kind, of, steps, section } = now.map;
  const number = Object.keys(now.boxes).length;
  const [was, of_, reach] = [before.map.kind, before.map.of, before.map.steps];
  const another = kind !== was || of !== of_ || steps !== reach;
  if (kind === "guided" || (!another && number === Object.keys(before.boxes).length)) return "";
  const name = kind === "section" ? `Section ${section}` : EXCERPTS[kind];
  const steps_ = kind === "trace" ? " Its steps are on the card of what fell." : "";
  const shows = `${number} statement${number === 1 ? "" : "s"} on the map.`;
  return another ? `${name}: ${shows}${steps_}` : shows;
}

/** @param {View} before @param {View} now */
function ofSaved({ saved: old }, { saved }) {
  const [had, has] = [old, saved].map(({ scenarios }) => scenarios.map(({ name }) => name));
  const come = has.filter((name) => !had.includes(name));
  const gone = had.filter((name) => !has.includes(name));
  if (come.length === 1 && gone.length === 1) return `Renamed to “${come[0]}”.`;
  if (come.length === 1) return `Saved as “${come[0]}”.`;
  if (gone.length === 1 && !come.length) return `Deleted “${gone[0]}”.`;
  if (old.changed && !saved.changed && old.name === saved.name) return `Saved “${saved.name}”.`;
  return "";
}

/** @param {View} before @param {View} now */
function ofFile({ file: old }, { file }) {
  return file.number && file.number !== old.number ? `The file ${file.name} is saved.` : "";
}
