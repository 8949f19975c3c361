// @ts-check
// What is under the pointer: a box, its switch or badge, or a step; and the words that are shown
// there.

import { make, targetOf } from "./dom.js";
import { LABEL_LINE, PAD, SWITCH, badgeOf } from "./paint.js";

/** @import { Scene } from "./protocol" */
/** @import { At, Shape } from "./shapes" */
/** @import { Network } from "./vis" */

/**
 * @typedef {{ id: string, part: "box" | "switch" | "badge" | "step" }} HitOnShape
 * @typedef {{ id: string, title: string, count: number }} TileAfar one looked at from afar
 * @typedef {HitOnShape | (TileAfar & { part: "tile" })} Hit what is under the pointer
 */

const WORDS_MS = 250;

/**
 * @param {HTMLElement} host
 * @param {Network} network
 * @param {() => Scene} sceneNow
 * @param {object} on
 * @param {(box: string | null, tile: string | null) => void} on.over told what the pointer is over
 * @param {() => Iterable<string>} on.names boxes with a name, those first that lie over others
 * @param {(id: string) => Shape | null} on.shape
 * @param {(at: At) => TileAfar | null} on.tile
 * @param {(id: string) => string | undefined} [on.text] what a box says in full
 */
export function createPointer(host, network, sceneNow, on) {
  const tip = make("div", { class: "tip", role: "presentation", hidden: true });
  let hovered = "";
  let waiting = 0;

  /** @param {At} at @returns {Hit | null} */
  function hit({ x, y }) {
    const { boxes, steps } = sceneNow();
    for (const id of new Set([...on.names(), ...Object.keys(boxes)])) {
      const shape = on.shape(id);
      if (!shape) continue;
      const as = { ...boxes[id], ...shape };
      const dx = (x - shape.x) / shape.grow;
      const dy = (y - shape.y) / shape.grow;
      if (as.badge) {
        const b = badgeOf(as);
        if (within(dx, dy, b.x, b.y, b.w, b.h, 3)) return { id, part: "badge" };
      }
      if (within(dx, dy, -as.w / 2, -as.h / 2, as.w, as.h, 0)) {
        const onSwitch =
          as.switch &&
          within(dx, dy, as.w / 2 - PAD - SWITCH.w, -as.h / 2 + 8, SWITCH.w, SWITCH.h, 7);
        return { id, part: onSwitch ? "switch" : "box" };
      }
    }
    const tile = on.tile({ x, y });
    if (tile) return { ...tile, part: "tile" };
    for (const [id, step] of Object.entries(steps)) {
      const label = within(x, y, step.lx, step.ly, 150, LABEL_LINE * step.lines.length, 1);
      if (label || within(x, y, step.x, step.y, 0, 0, step.r + 3)) return { id, part: "step" };
    }
    return null;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} left
   * @param {number} top
   * @param {number} w
   * @param {number} h
   * @param {number} slack
   */
  function within(x, y, left, top, w, h, slack) {
    return x >= left - slack && x <= left + w + slack && y >= top - slack && y <= top + h + slack;
  }

  /**
   * A heading, and for a box what it says in full.
   *
   * @param {Hit | null} found
   */
  function says(found) {
    if (!found) return ["", ""];
    const { boxes, steps } = sceneNow();
    const box = boxes[found.id];
    if (found.part === "tile") return [found.title, `${found.count} statements: zoom in`];
    if (found.part === "step") return [steps[found.id].title, ""];
    if (found.part === "badge") return [box.open ? "Fold" : `Show ${box.hides}`, ""];
    if (found.part === "switch") return [box.on ? "Withdraw" : "Grant", ""];
    return [box.title, on.text?.(found.id) || ""];
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const area = host.getBoundingClientRect();
    const at = { x: event.clientX - area.left, y: event.clientY - area.top };
    const found =
      event.target === host || targetOf(event).tagName === "CANVAS"
        ? hit(network.DOMtoCanvas(at))
        : null;
    host.style.cursor = found && found.part !== "step" ? "pointer" : "grab";
    const [heading, text] = says(found);
    host.dataset.hover = heading;
    const key = found ? `${found.part} ${found.id}` : "";
    if (key === hovered) return;
    hovered = key;
    const tile = found?.part === "tile" ? found.id : null;
    on.over(found && found.part !== "step" && !tile ? found.id : null, tile);
    clearTimeout(waiting);
    tip.hidden = true;
    if (found) waiting = window.setTimeout(() => show(heading, text, at), WORDS_MS);
  }

  /** @param {string} heading @param {string} text @param {At} at */
  function show(heading, text, { x, y }) {
    tip.replaceChildren(
      make("strong", {}, heading),
      text && text !== heading ? make("span", {}, text) : "",
    );
    tip.hidden = false;
    const left = Math.min(x + 12, host.clientWidth - tip.offsetWidth - 8);
    const below = y + 20 + tip.offsetHeight < host.clientHeight;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(4, below ? y + 20 : y - 12 - tip.offsetHeight)}px`;
  }

  function leave() {
    if (hovered) on.over(null, null);
    hovered = host.dataset.hover = "";
    clearTimeout(waiting);
    tip.hidden = true;
  }

  host.append(tip);
  host.addEventListener("pointermove", move);
  host.addEventListener("pointerleave", leave);
  host.addEventListener("pointerdown", leave);
  return {
    hit,
    destroy() {
      clearTimeout(waiting);
    },
  };
}
