// @ts-check
// The focus stays on the page: where the control that has it goes, or can be used no more, another
// one takes it over.

import { focusNear } from "./dom.js";

const STOPS = [
  "button:not(:disabled)",
  "a[href]",
  "input:not(:disabled)",
  "select:not(:disabled)",
  "textarea",
  "summary",
  "[tabindex]",
].join(",");
const PLACES = "header, nav, main, aside, section, ul, ol, [role=group], [role=toolbar]";

/**
 * Who takes it over: the control made anew (`data-focus`), else the one that it names
 * (`data-then`), else what stands where it stood.
 *
 * @param {HTMLElement} page
 * @returns {() => void} ends the watch
 */
export function keepFocusOn(page) {
  /** @type {HTMLElement | null} the control that has the focus */
  let last = null;
  /** @type {{ place: Element, before: HTMLElement[] }[]} around it, the nearest first */
  let places = [];

  const active = () => focusNear(page);

  function remember(/** @type {Event} */ { target }) {
    last = /** @type {HTMLElement} */ (target);
    places = [];
    for (let place = around(last); place && page.contains(place); place = around(place)) {
      const stops = stopsIn(place);
      const here = stops.indexOf(last);
      places.push({ place, before: here < 0 ? [] : stops.slice(0, here) });
    }
  }

  // Only once all is done can it be told whether the reader left, or the control went.
  function left(/** @type {Event} */ { target }) {
    queueMicrotask(() => {
      if (last === target && takesFocus(target) && active() !== target) last = null;
    });
  }

  function look() {
    if (!last || takesFocus(last) || (active() && active() !== last)) return;
    const to = successor(last);
    last = null;
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {HTMLElement} gone */
  function successor(gone) {
    const { focus, then } = gone.dataset;
    for (const key of [focus, then]) {
      const one = key && controlOf(page, key);
      if (takesFocus(one)) return one;
    }
    for (const { place, before } of places) {
      const stops = place.isConnected ? stopsIn(place).filter(takesFocus) : [];
      const previous = before.findLast((one) => stops.includes(one));
      const next = previous ? stops.indexOf(previous) + 1 : before.length;
      if (stops.length) return stops[Math.min(next, stops.length - 1)];
    }
    return null;
  }

  page.addEventListener("focusin", remember);
  page.addEventListener("focusout", left);
  const watch = new MutationObserver(look);
  const attributeFilter = ["disabled", "hidden"];
  watch.observe(page, { subtree: true, childList: true, attributeFilter });
  return () => watch.disconnect();
}

/**
 * The control of a key, as it is now.
 *
 * @param {Element} root
 * @param {string} key
 * @returns {HTMLElement | null}
 */
export function controlOf(root, key) {
  return root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
}

function around(/** @type {Element} */ element) {
  return element.parentElement?.closest(PLACES) ?? null;
}

/** @returns {HTMLElement[]} */
function stopsIn(/** @type {Element} */ place) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(STOPS))].filter(
    ({ tabIndex }) => tabIndex >= 0,
  );
}

/**
 * @param {EventTarget | null | undefined | ""} element
 * @returns {element is HTMLElement}
 */
function takesFocus(element) {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    !element.matches(":disabled") &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
