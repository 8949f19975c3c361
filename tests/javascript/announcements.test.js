// What is said of a new view to who only hears it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { announcement } from "../../argmap/app/component/browser/announcements.js";

/** @import { View } from "../../argmap/app/component/browser/protocol" */

// What of a view is looked at.
const view = (changes = {}) =>
  /** @type {View} */ (
    /** @type {unknown} */ ({
      card: { id: "a" },
      texts: { a: { role: "premise", title: "Rain" }, b: { role: "claim", title: "Wet" } },
      verdicts: { a: { state: "granted" }, b: { state: "falls" } },
      map: { kind: "main", of: "", steps: 0, section: "2" },
      boxes: { a: {}, b: {} },
      saved: { scenarios: [], name: "", changed: false },
      file: {},
      ...changes,
    })
  );
/** @param {...string} names */
const named = (...names) => ({
  saved: { scenarios: names.map((name) => ({ name })), name: "", changed: false },
});

test("nothing is said where nothing changed that would be seen", () => {
  assert.equal(announcement(view(), view()), "");
  assert.equal(announcement(view(), view({ card: {} })), "");
});

test("the statement on the card, with its role and its verdict", () => {
  assert.equal(announcement(view(), view({ card: { id: "b" } })), "Claim: Wet, falls.");
});

test("what the map shows, and how much", () => {
  const path = view({ map: { kind: "path", of: "a", steps: 0, section: "2" } });
  assert.equal(announcement(view(), path), "Path: 2 statements on the map.");
  assert.equal(announcement(view(), view({ boxes: { a: {} } })), "1 statement on the map.");
  const section = view({ map: { kind: "section", of: "2", steps: 0, section: "2" } });
  assert.match(announcement(view(), section), /^Section 2: /);
  const guided = view({ map: { kind: "guided", of: "1", steps: 0, section: "" } });
  assert.equal(announcement(view(), guided), "");
});

test("what became of a saved scenario", () => {
  const [none, one, other] = [view(), view(named("A")), view(named("B"))];
  assert.equal(announcement(none, one), "Saved as “A”.");
  assert.equal(announcement(one, other), "Renamed to “B”.");
  assert.equal(announcement(one, none), "Deleted “A”.");
  const changed = view({ saved: { ...one.saved, name: "A", changed: true } });
  const kept = view({ saved: { ...one.saved, name: "A", changed: false } });
  assert.equal(announcement(changed, kept), "Saved “A”.");
});

test("a file that is made", () => {
  const made = view({ file: { number: 3, name: "map.svg" } });
  assert.equal(announcement(view(), made), "The file map.svg is saved.");
  assert.equal(announcement(made, made), "");
});
