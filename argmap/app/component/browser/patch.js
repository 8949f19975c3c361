// @ts-check
// What changed of a value in two levels (section, then key), as the server sends it: null is gone.

/** @import { PatchOf } from "./protocol" */

/**
 * The value with the changes; what they do not touch stays the same object.
 *
 * @template {object} Value
 * @param {Value} value
 * @param {PatchOf<Value>} patch
 * @returns {Value}
 */
export function patched(value, patch) {
  const result = /** @type {Record<string, Record<string, unknown>>} */ ({ ...value });
  for (const [section, changes] of Object.entries(/** @type {typeof result} */ (patch))) {
    const kept = (result[section] = { ...result[section] });
    for (const [key, change] of Object.entries(changes)) {
      if (change === null) delete kept[key];
      else kept[key] = change;
    }
  }
  return /** @type {Value} */ (result);
}
