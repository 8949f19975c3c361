// @ts-check
// The entry that Streamlit imports: makes the page once for an element, and hands it what arrives.

import { createPage } from "./page.js";
import { visNetwork } from "./vis_network.js";

/** @import { PageComponent } from "./streamlit" */

/** @type {WeakMap<Node, ReturnType<typeof createPage>>} */
const pages = new WeakMap();
const ready = Promise.all([visNetwork, styleSheet()]);

async function styleSheet() {
  const answer = await fetch(new URL("./page.css", import.meta.url));
  return new CSSStyleSheet().replace(await answer.text());
}

/**
 * Called by Streamlit with each message of the server.
 *
 * @param {PageComponent} component
 */
export default async function mount(component) {
  const root = component.parentElement;
  const [vis, style] = await ready;
  let page = pages.get(root);
  if (!page) pages.set(root, (page = createPage(root, vis, style)));
  page.receive(component);
  return () => {
    pages.get(root)?.destroy();
    pages.delete(root);
  };
}
