// @ts-check
// Tells what is painted on a canvas that it is to look different.

import { make } from "./dom.js";
import { TEXT } from "./paint.js";

/**
 * Calls for each change of the theme, and once fonts have arrived.
 *
 * @param {HTMLElement} host
 * @param {() => void} changed
 * @returns {() => void} ends the watch
 */
export function watchTheme(host, changed) {
  // A hidden element takes its colours from the theme; that its transition runs tells that the
  // theme has changed.
  const sentinel = make("span", {
    "aria-hidden": "true",
    style:
      "position:absolute;width:0;height:0;visibility:hidden;color:var(--am-ink);" +
      "background-color:var(--am-page);transition:color 1ms,background-color 1ms",
  });
  sentinel.addEventListener("transitionend", changed);
  host.append(sentinel);
  document.fonts?.addEventListener("loadingdone", changed);
  document.fonts?.load(`400 ${TEXT}px "Source Sans"`).then(changed, () => {});
  return () => {
    document.fonts?.removeEventListener("loadingdone", changed);
    sentinel.remove();
  };
}
