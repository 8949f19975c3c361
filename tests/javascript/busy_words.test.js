// What is said while the reader waits.

import assert from "node:assert/strict";
import { test } from "node:test";

import { busyWords } from "../../argmap/app/component/browser/busy_words.js";

/** @import { Action } from "../../argmap/app/component/browser/protocol" */

/** @param {...Action["type"]} types */
const words = (...types) =>
  busyWords(
    types.map((type) => /** @type {Action} */ ({ type })),
    "grounded",
  );

test("what the server is at", () => {
  assert.equal(words("poll_layout"), "");
  assert.equal(words("toggle"), "Working out what stands …");
  assert.equal(words("toggle", "export_file"), "Making the file …");
  assert.equal(words("poll_copy", "send_copy_part"), "Taking your copy …");
  assert.equal(words("analyse"), "Working out what it hangs on …");
});

test("the semantics is the one just chosen, else the one of the view", () => {
  /** @type {Action} */
  const chosen = { type: "set_semantics", semantics: "stable", mode: "skeptical" };
  assert.match(busyWords([chosen, { type: "undo" }], "grounded"), /stable extensions/);
  assert.match(busyWords([{ type: "undo" }], "preferred"), /preferred extensions/);
});
