// @ts-check
// The card on a narrow page: a sheet at the foot with the title and the verdict, which grows over
// the map and shrinks again. Where the page is wide it is the card alone.

import { button, make, say } from "./dom.js";

const DRAGGED_PX = 30;

/** @param {HTMLElement} card */
export function createSheet(card) {
  let grown = false;
  let from = /** @type {number | null} */ (null);
  let dragged = false;
  const handle = button({ class: "handle" }, press);
  const element = make("div", { class: "sheet" }, handle, card);

  /** @param {boolean} open */
  function show(open) {
    grown = open;
    element.classList.toggle("grown", open);
    const label = open ? "Less of the card" : "The whole card";
    say(handle, { "aria-expanded": open, "aria-label": label, text: open ? "Less" : "More" });
    if (!open) card.scrollTop = 0;
  }

  /** @param {MouseEvent} event by a key it has no detail, and follows no drag */
  function press(event) {
    if (!event.detail || !dragged) show(!grown);
  }

  handle.addEventListener("pointerdown", (event) => {
    from = event.clientY;
    dragged = false;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointerup", (event) => {
    const by = from === null ? 0 : event.clientY - from;
    from = null;
    dragged = Math.abs(by) > DRAGGED_PX; // a click may follow, or none
    if (dragged) show(by < 0);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && grown) shrink();
  });

  function shrink() {
    show(false);
    handle.focus();
  }

  show(false);
  return { element };
}
