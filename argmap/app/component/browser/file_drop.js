// @ts-check
// A file dropped anywhere on the page: a map to open, or the reader's own copy of the text.

import { base64 } from "./dom.js";

/** @import { OpenMap } from "./protocol" */

const LARGEST_FILE = 12_000_000;

/**
 * @param {HTMLElement} element the page
 * @param {object} on
 * @param {(file: File, event: DragEvent) => boolean} on.copy takes the file where it is a copy
 * @param {(name: string) => void} on.reading
 * @param {(action: OpenMap) => void} on.map
 */
export function acceptDrops(element, on) {
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    element.classList.add("dropping");
  });
  element.addEventListener("dragleave", ({ relatedTarget }) => {
    const inside = relatedTarget instanceof Node && element.contains(relatedTarget);
    if (!inside) element.classList.remove("dropping");
  });
  element.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    element.classList.remove("dropping");
    if (!file) return;
    event.preventDefault();
    if (on.copy(file, event)) return;
    on.reading(file.name);
    const content = file.size > LARGEST_FILE ? "" : await base64(file);
    on.map({ type: "open_map", name: file.name, content, size: file.size });
  });
}
