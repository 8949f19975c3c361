// Names of boxes seen from afar.

import assert from "node:assert/strict";
import { test } from "node:test";

import { growth, placeNames } from "../../argmap/app/component/browser/names.js";

/** @import { Rect } from "../../argmap/app/component/browser/protocol" */
/** @import { Named } from "../../argmap/app/component/browser/names.js" */

const measure = (/** @type {string} */ text) => text.length * 8;
const TITLE = "An egalitarian order is sustainable within regions";

/** @param {number} columns @param {number} rows @param {Record<string, Partial<Named>>} changes */
function grid(columns, rows, changes = {}) {
  /** @type {Record<string, Named>} */
  const boxes = {};
  for (let i = 0; i < columns * rows; i += 1) {
    const [x, y] = [(i % columns) * 200 + 97, Math.floor(i / columns) * 120 + 44];
    const box = { x, y, w: 194, h: 87, title: TITLE, weight: i, thesis: false, changed: false };
    boxes[`b${i}`] = { ...box, role: "claim", ...changes[`b${i}`] };
  }
  return boxes;
}

/** @param {{ x: number, y: number, w: number, h: number }} name @param {number} grow */
const area = ({ x, y, w, h }, grow) => [
  x - (w * grow) / 2,
  y - (h * grow) / 2,
  x + (w * grow) / 2,
  y + (h * grow) / 2,
];

test("close by one another, all boxes keep a name down to a zoom of 0.37", () => {
  const boxes = grid(5, 5);
  for (const scale of [0.6, 0.5, 0.485, 0.45, 0.4, 0.37]) {
    const names = placeNames(boxes, scale, measure);
    assert.equal(names.size, 25, `at ${scale}`);
    for (const [id, { w, h, size, lines }] of names) {
      const grow = growth(scale) * size;
      assert.deepEqual([w * grow, h * grow].map(Math.round), [boxes[id].w, boxes[id].h]);
      assert.ok(lines.every((line) => measure(line) <= (w - 8) * 1.1));
    }
  }
});

test("a name that is cut for want of a letter or two is set closer, or smaller, instead", () => {
  const [box] = Object.values(grid(1, 1));
  const title = "Associative democracy goes, well, together";
  for (const [one, size] of /** @type {const} */ ([
    [title, 1],
    [`${title}ness`, 0.92],
  ])) {
    const name = placeNames({ a: { ...box, title: one, h: 68 } }, 0.61, measure).get("a");
    assert.equal(name?.lines.join(" "), one);
    assert.equal(name?.size, size);
  }
  const longer = placeNames(
    { a: { ...box, title: `${title} with equality`, h: 68 } },
    0.61,
    measure,
  );
  assert.match(longer.get("a")?.lines.at(-1) ?? "", /…$/);
});

test("where the box is crowded the name has it to itself, after the mark of its role", () => {
  const boxes = grid(1, 1);
  const near = placeNames(boxes, 0.62, measure).get("b0");
  const afar = placeNames(boxes, 0.48, measure).get("b0");
  assert.deepEqual([near?.bare, afar?.bare], [false, true]);
  assert.match(afar?.lines[0] ?? "", /^◆\u00a0An/);
});

test("farther away cards lie clear of one another, within the map, the thesis's among them", () => {
  const boxes = grid(10, 10, { b0: { thesis: true } });
  /** @type {Rect} */
  const all = [0, 0, 2000, 1200];
  const grow = growth(0.2);
  const names = placeNames(boxes, 0.2, measure, { all });
  assert.ok(names.size > 3 && names.size < 100);
  assert.ok(names.has("b0"));
  const areas = [...names.values()].map((name) => area(name, grow));
  areas.forEach(([left, top, right, bottom], i) => {
    assert.ok(left >= 0 && top >= 0 && right <= 2000 && bottom <= 1200);
    for (const [l, t, r, b] of areas.slice(i + 1)) {
      assert.ok(l >= right || left >= r || t >= bottom || top >= b);
    }
  });
});

test("the thesis has a card even where its region has no room for one", () => {
  const boxes = grid(10, 10, { b0: { thesis: true, role: "conclusion" } });
  /** @type {Rect} */
  const all = [0, 0, 2000, 1200];
  /** @type {Rect} */
  const title = [0, 0, 400, 130];
  /** @type {Rect} */
  const small = [0, 0, 400, 160];
  const within = (/** @type {string} */ id) => (id === "b0" ? small : all);
  const name = placeNames(boxes, 0.2, measure, { all, taken: [title], within }).get("b0");
  assert.ok(name);
  const [left, top] = area(name, growth(0.2));
  assert.ok(left >= 400 || top >= 130);
});

test("a word is not broken where a little smaller it goes into a line", () => {
  const title = "It is internationalized";
  const boxes = grid(1, 1, { b0: { title } });
  const scale = 0.45;
  const room = (/** @type {number} */ size) => boxes.b0.w / (growth(scale) * size) - 8;
  const wide = (/** @type {string} */ text) =>
    (text.length / "internationalized".length) * room(0.95);
  assert.ok(wide("internationalized") > room(1));
  const name = placeNames(boxes, scale, wide).get("b0");
  assert.equal(name?.lines.join(" ").slice(2), title);
});
