// @ts-check
// The matrix of premises and conclusions, and the words on one premise: HTML of the server, which
// escapes all texts. What the reader does goes back as { do, id, other }: choose, show, off, on,
// both, all, few.

/** @import { Component } from "./browser/streamlit" */

/**
 * @typedef {{ html: string, topic: string, agenda: string, table: string, name: string }} Data
 * @typedef {{ do: string, id?: string, other?: string }} Act
 */

/** @type {WeakMap<Element, Data>} */
const shown = new WeakMap();

/** @param {Component<Data, { act: Act }>} component */
export default function linchpins({ parentElement, data, setTriggerValue }) {
  const place = /** @type {HTMLElement} */ (parentElement.querySelector(".linchpins"));
  const before = shown.get(place);
  const send = (/** @type {Act} */ act) => setTriggerValue("act", act);
  shown.set(place, data);
  place.onclick = (event) => click(event, data, send);
  place.onchange = ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "premise") {
      send({ do: "choose", id: target.value });
    }
  };
  if (before?.html === data.html) return;
  const focused = /** @type {HTMLElement | null} */ (rootOf(place).activeElement);
  const { key, then } = focused?.dataset ?? {};
  const held = place.contains(focused);
  const words = saidOf(place);
  place.innerHTML = data.html;
  if (held) successor(place, [key, then])?.focus({ preventScroll: true });
  if (before && saidOf(place) !== words) place.nextElementSibling?.replaceChildren(saidOf(place));
  // A choice made far from the words on it brings them into view, where both do not fit.
  if (before && data.topic && before.topic !== data.topic) {
    place.scrollIntoView({ block: "nearest" });
  }
}

/** @param {Element} element */
function rootOf(element) {
  return /** @type {Document | ShadowRoot} */ (element.getRootNode());
}

/**
 * What hangs on the chosen premise, in a sentence.
 *
 * @param {Element} place
 */
function saidOf(place) {
  const words = [...place.querySelectorAll("tr.words :is(h2, p)")].slice(0, 2);
  return words.map((one) => one.textContent).join(": ");
}

/**
 * The control that had the focus, the one that took its place, else the first.
 *
 * @param {Element} place
 * @param {(string | undefined)[]} keys
 * @returns {HTMLElement | null}
 */
function successor(place, keys) {
  for (const key of keys) {
    /** @type {HTMLElement | null} */
    const found = key ? place.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
    if (found) return found;
  }
  return place.querySelector("input, button, a, summary");
}

/** @param {MouseEvent} event @param {Data} data @param {(act: Act) => void} send */
function click(event, data, send) {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
  if (button) {
    // A link opens beside, as anywhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { do: deed = "", id = "", other = "" } = button.dataset;
    if (deed === "copy") copy(button, data.agenda);
    else if (deed === "save") save(data.table, data.name);
    else send({ do: deed, id, other });
    return;
  }
  if (target.closest("a, button, label, summary, input")) return;
  const row = /** @type {HTMLElement | null} */ (target.closest("tr[data-choose]"));
  if (row) send({ do: "choose", id: row.dataset.choose });
}

/** @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  const area = /** @type {HTMLTextAreaElement} */ (rootOf(button).querySelector(".agenda"));
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // not over plain http on another machine, nor where the browser forbids it
    area.hidden = false;
    area.value = text;
    area.select();
    button.textContent = "Copy it from the box below";
  }
}

/** @param {string} table @param {string} name */
function save(table, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
