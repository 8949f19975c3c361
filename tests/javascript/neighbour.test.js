// Which box is next on the way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { neighbour } from "../../argmap/app/component/browser/neighbour.js";

/** @param {number} x @param {number} y */
const at = (x, y) => ({ x, y });
const boxes = { top: at(0, 0), left: at(-100, 100), right: at(100, 110), low: at(10, 300) };

test("without a box to start from it is the uppermost", () => {
  assert.equal(neighbour(boxes, null, 0, 1), "top");
  assert.equal(neighbour(boxes, "folded away", 0, 1), "top");
  assert.equal(neighbour({}, null, 0, 1), null);
});

test("the nearest that lies that way, none beyond the last", () => {
  assert.equal(neighbour(boxes, "left", 1, 0), "right");
  assert.equal(neighbour(boxes, "right", -1, 0), "left");
  assert.equal(neighbour(boxes, "low", 0, -1), "top");
  assert.equal(neighbour(boxes, "top", 0, -1), null);
  assert.equal(neighbour(boxes, "low", 0, 1), null);
});

test("what is far aside of the way is not on it", () => {
  assert.equal(neighbour({ here: at(0, 0), aside: at(500, 10) }, "here", 0, 1), null);
  assert.equal(neighbour({ here: at(0, 0), aside: at(500, 10) }, "here", 1, 0), "aside");
});

test("each box of a row is reached from the one before", () => {
  const row = Object.fromEntries([0, 1, 2, 3].map((i) => [`b${i}`, at(100 * i, 0)]));
  let here = "b0";
  const met = [here];
  for (let next; (next = neighbour(row, here, 1, 0)); here = next) met.push(next);
  assert.deepEqual(met, ["b0", "b1", "b2", "b3"]);
});
