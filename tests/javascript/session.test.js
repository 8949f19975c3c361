// The page's side of the exchange: what is lost or comes twice changes nothing.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { createSession } from "../../argmap/app/component/browser/session.js";

/** @import { TestContext } from "node:test" */
/** @import { Action, Message } from "../../argmap/app/component/browser/protocol" */
/** @import { Patch, PatchAnswer, View } from "../../argmap/app/component/browser/protocol" */

const VIEW = /** @type {View} */ (
  /** @type {unknown} */ ({
    card: { id: "a" },
    verdicts: { a: "stands", b: "stands" },
  })
);
/** @type {Action} */
const SELECT = { type: "select", id: "b" };
/** @type {Action} */
const UNDO = { type: "undo" };

/** @param {TestContext} context */
function start(context) {
  /** @type {Message[]} */
  const posted = [];
  /** @type {Patch[]} */
  const changes = [];
  /** @type {View[]} */
  const settled = [];
  const session = createSession({
    post: (message) => posted.push(message),
    sending: () => {},
    answered: () => {},
    changed: (view, patch) => changes.push(patch),
    settled: (view) => settled.push(view),
  });
  context.after(session.end); // its timer ends with it
  session.resume();
  session.receive({ version: "1", client: "", received: 0, full: VIEW });
  return { session, posted, changes, settled };
}

/**
 * @param {Omit<Message, "actions">} message
 * @param {string} version
 * @param {object} patch
 * @returns {PatchAnswer}
 */
function answerTo({ client, number, version: base }, version, patch) {
  return { version, client, received: number, base: String(base), patch };
}

test("an answer that comes twice is applied once", (context) => {
  const { session, posted, changes } = start(context);
  session.send(SELECT);
  const answer = answerTo(posted[0], "2", { verdicts: { a: null, b: "falls" } });
  session.receive(answer);
  session.receive(answer);
  assert.equal(changes.length, 2); // the whole view, and the patch
  assert.deepEqual(session.view()?.verdicts, { b: "falls" });
  session.send(UNDO);
  session.receive(answerTo(posted[1], "3", { card: { id: "b" } }));
  session.receive(answer); // late once more
  assert.deepEqual(session.view(), { card: { id: "b" }, verdicts: { b: "falls" } });
  assert.equal(session.version(), "3");
});

test("one message at a time; what is done meanwhile goes together, in order", (context) => {
  const { session, posted } = start(context);
  session.send(SELECT);
  session.send(UNDO);
  session.send(SELECT);
  assert.equal(posted.length, 1);
  session.receive(answerTo(posted[0], "2", {}));
  assert.deepEqual(posted[1].actions, [UNDO, SELECT]);
  assert.deepEqual([posted[1].number, posted[1].version], [2, "2"]);
});

test("a message is repeated, the same, until it is answered", (context) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { session, posted } = start(context);
    session.send(SELECT);
    mock.timers.tick(8000);
    mock.timers.tick(8000);
    assert.deepEqual(posted, [posted[0], posted[0], posted[0]]);
    session.receive(answerTo(posted[0], "2", {}));
    mock.timers.tick(80000);
    assert.equal(posted.length, 3);
  } finally {
    mock.timers.reset();
  }
});

test("a patch for a version that is not shown asks for the whole view", (context) => {
  const { session, posted } = start(context);
  const other = { client: "other", number: 4, version: "8" };
  session.receive(answerTo(other, "9", { card: { id: "b" } }));
  assert.deepEqual(posted[0].actions, [{ type: "sync" }]);
  assert.equal(session.view()?.card.id, "a");
});

test("an answer to another page's message ends nothing", (context) => {
  const { session, posted, settled } = start(context);
  session.send(SELECT);
  const before = settled.length;
  session.receive({ ...answerTo(posted[0], "2", {}), client: "another" });
  assert.equal(session.busy(), true);
  assert.equal(settled.length, before);
});

test("nothing is sent while the reader leaves, and after the end", (context) => {
  const { session, posted } = start(context);
  session.pause();
  session.send(SELECT);
  assert.equal(posted.length, 0);
  session.resume();
  assert.equal(posted.length, 1);
  session.end();
  session.send(UNDO);
  assert.equal(posted.length, 1);
});
