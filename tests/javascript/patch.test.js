// Patches in two levels.

import assert from "node:assert/strict";
import { test } from "node:test";

import { patched } from "../../argmap/app/component/browser/patch.js";

test("keys are replaced, added and taken away; the value before stays as it was", () => {
  /** @type {Record<string, Record<string, number>>} */
  const before = { a: { x: 1, y: 2 }, b: { z: 3 } };
  const after = patched(before, { a: { x: null, y: 4 }, c: { n: 5 } });
  assert.deepEqual(after, { a: { y: 4 }, b: { z: 3 }, c: { n: 5 } });
  assert.deepEqual(before, { a: { x: 1, y: 2 }, b: { z: 3 } });
  assert.equal(after.b, before.b);
});
