// @ts-check
// The page's side of the exchange with the server (argmap/app/exchange.py): one message at a time,
// repeated until it is answered, and the view that the answers add up to.

import { patched } from "./patch.js";

/** @import { Action, Answer, Message, Patch, View } from "./protocol" */

/** @typedef {(action: Action) => void} Send hands on what the reader does */

const REPEAT_MS = 8000;

/**
 * @param {object} on
 * @param {(message: Message) => void} on.post hands a message to the server; it may get lost
 * @param {(actions: Action[]) => void} on.sending a message with these sets out
 * @param {() => void} on.answered the server has taken what was sent
 * @param {(view: View, patch: Patch) => void} on.changed `patch` is the view itself where
 *   all of it is new
 * @param {(view: View) => void} on.settled nothing is under way
 */
export function createSession({ post, sending, answered, changed, settled }) {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const client = Array.from(random, (part) => part.toString(36)).join("");
  /** @type {View | null} */
  let view = null;
  /** @type {string | null} */
  let version = null;
  /** @type {Message | null} */
  let sent = null;
  /** @type {Action[]} */
  let pending = [];
  let number = 0;
  let open = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let repeat;

  /** @param {Action} action */
  function send(action) {
    pending.push(action);
    flush();
  }

  function flush() {
    if (sent || !open || !pending.length) return;
    sent = { client, number: ++number, version, actions: pending };
    pending = [];
    sending(sent.actions);
    deliver();
  }

  function deliver() {
    clearTimeout(repeat);
    repeat = setTimeout(deliver, REPEAT_MS);
    if (sent && open) post(sent);
  }

  /** @param {Answer} answer */
  function receive(answer) {
    if (sent && answer.client === client && answer.received >= sent.number) {
      sent = null;
      clearTimeout(repeat);
      answered();
    }
    if (answer.version !== version) take(answer);
    flush();
    if (!sent && view) settled(view);
  }

  /** @param {Answer} answer */
  function take(answer) {
    if ("full" in answer) {
      ({ version, full: view } = answer);
      changed(view, view);
    } else if (view && answer.base === version) {
      version = answer.version;
      view = patched(view, answer.patch);
      changed(view, answer.patch);
    } else if (!sent) pending.unshift({ type: "sync" });
  }

  return {
    send,
    receive,
    view: () => view,
    version: () => version,
    busy: () => sent !== null,
    pause() {
      open = false;
    },
    resume() {
      open = true;
      flush();
    },
    end() {
      open = false;
      sent = null;
      clearTimeout(repeat);
    },
  };
}
