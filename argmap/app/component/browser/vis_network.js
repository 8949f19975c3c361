// @ts-check
// vis-network as pyvis ships it: a script of its own brings it (`mount_vis_network` in Python),
// before or after this module is loaded. Both sides know the place by its name alone.

/** @type {Promise<import("./vis").VisNetwork>} */
export const visNetwork = (globalThis[Symbol.for("argmap.vis-network")] ??= slot()).arrived;

function slot() {
  let bring;
  const arrived = new Promise((resolve) => {
    bring = resolve;
  });
  return { arrived, bring };
}
