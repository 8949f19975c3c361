// @ts-check
// The list of statements where the page is too narrow for it: a drawer over the map.

import { button, make, query, say } from "./dom.js";

/**
 * @param {HTMLElement} page the element that has the class `drawer` while it is open
 * @param {{ element: HTMLElement, search: HTMLInputElement }} navigator what is in it
 */
export function createDrawer(page, navigator) {
  const told = make("p", { class: "told", "aria-hidden": "true", hidden: true });
  navigator.element.prepend(button({ class: "plain closer" }, leave, "Close"));
  navigator.element.append(told);

  function open() {
    show(!page.classList.contains("drawer"));
    navigator.search.focus();
  }

  function close() {
    show(false);
  }

  // What it covers is out of reach as long as it is open.
  /** @param {boolean} on */
  function show(on) {
    page.classList.toggle("drawer", on);
    for (const other of page.children) {
      if (other !== navigator.element) other.toggleAttribute("inert", on);
    }
  }

  function leave() {
    close();
    query(page, ".opener")?.focus();
  }

  page.addEventListener(
    "keydown",
    (event) => {
      const searching = event.target === navigator.search && navigator.search.value;
      if (event.key === "Escape" && page.classList.contains("drawer") && !searching) {
        event.stopImmediatePropagation();
        leave();
      }
    },
    true,
  );

  return {
    open,
    close,
    /** Says below the list what the changes came to: the strip is covered, or far. */
    tell: (/** @type {string} */ words) => {
      told.hidden = !words;
      say(told, { text: words });
    },
  };
}
