// @ts-check
// vis-network as pyvis ships it: a script of its own brings it (`mount_vis_network` in Python),
// before or after this module is loaded. Both sides know the place by its name alone.

/** @import { VisNetwork } from "./vis" */

/** @typedef {{ arrived: Promise<VisNetwork>, bring: (vis: VisNetwork) => void }} Slot */

const slots = /** @type {Record<symbol, Slot>} */ (/** @type {unknown} */ (globalThis));
export const visNetwork = (slots[Symbol.for("argmap.vis-network")] ??= slot()).arrived;

/** @returns {Slot} */
function slot() {
  /** @type {Slot["bring"]} */
  let bring = () => {};
  const arrived = new Promise((resolve) => {
    bring = resolve;
  });
  return { arrived, bring };
}
