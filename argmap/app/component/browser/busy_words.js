// @ts-check
// What the server is doing about some actions, in words for the reader who waits.

/** @import { Action, Semantics } from "./protocol" */

/**
 * @param {Action[]} actions
 * @param {Semantics} semantics what is evaluated by now
 * @returns {string} empty where the map says so itself
 */
export function busyWords(actions, semantics) {
  const all = (/** @type {Action["type"][]} */ types) =>
    actions.every(({ type }) => types.includes(type));
  if (all(["poll_layout"])) return "";
  if (all(["send_copy_part", "forget_copy", "poll_copy"])) return "Taking your copy …";
  if (actions.some(({ type }) => type === "export_file")) return "Making the file …";
  if (all(["analyse"])) return "Working out what it hangs on …";
  const chosen = actions.findLast((action) => action.type === "set_semantics");
  const by = chosen?.type === "set_semantics" ? chosen.semantics : semantics;
  return by === "grounded" ? "Working out what stands …" : `Looking through the ${by} extensions …`;
}
