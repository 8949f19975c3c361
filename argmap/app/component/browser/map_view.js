// @ts-check
// The map on the page: decides from what changed whether its canvas is laid anew or only repainted.

import { createCanvas } from "./canvas.js";
import { make } from "./dom.js";

/** @import { Action, Patch, Scene, View } from "./protocol" */
/** @import { Deeds } from "./canvas.js" */
/** @import { Send } from "./session.js" */
/** @import { At } from "./shapes" */
/** @import { VisNetwork } from "./vis" */

const KEYS = [
  "Shift and an arrow key go to the next statement that way, space switches it, enter unfolds it.",
  "Arrow keys move the map, plus and minus zoom, 0 shows all of it.",
  "The outline beside it lists every statement.",
].join(" ");
const BACKGROUND = new Set(["poll_layout", "analyse", "send_copy_part", "poll_copy", "sync"]);

/**
 * @param {Send} send
 * @param {VisNetwork} vis
 * @param {(words: string) => void} tell says it to who only hears
 */
export function createMapView(send, vis, tell) {
  const element = make("div", {
    class: "canvas",
    role: "application",
    tabindex: "0",
    "aria-label": "Map of the argument",
    "aria-description": KEYS,
  });
  /** @type {ReturnType<typeof createCanvas> | null} */
  let canvas = null;
  /** @type {View | null} */
  let view = null;
  /** The box to hold still, until another action: its boxes may come later. */
  let anchor = /** @type {string | null} */ (null);
  /** @type {Map<string, string>} where each box stands */
  let places = new Map();

  /** @param {Action[]} actions */
  function sending(actions) {
    const last = actions.findLast(({ type }) => !BACKGROUND.has(type));
    if (last) anchor = last.type === "select" || last.type === "unfold" ? last.id : null;
  }

  /**
   * @param {View} next
   * @param {Patch} patch
   */
  function paint(next, patch) {
    const chosen = next.card.id ?? null;
    const whole = next.map.kind === "trace";
    view = next;
    if (!canvas) {
      canvas = createCanvas(element, vis, actions);
      canvas.render(scene(next), { chosen, whole });
    } else if (patch === next || moves(patch)) {
      const afresh = patch !== next && isAnother(next, patch);
      canvas.render(scene(next), { anchor, afresh, whole, chosen });
    } else if (patch.boxes || patch.steps || patch.edges) {
      const { boxes = {}, steps = {}, edges = {} } = patch;
      canvas.patch({ boxes, steps, edges });
    }
    places = placesOf(next);
    canvas.select(chosen);
    if (patch.card && "id" in patch.card && chosen) canvas.focusBox(chosen);
  }

  /** @type {Deeds} */
  const actions = {
    select: (id) => send({ type: "select", id }),
    toggle: (id) => {
      if (view?.verdicts[id].switch) send({ type: "toggle", id });
      else tell("It is argued for, and has no switch.");
    },
    unfold: (id) => send({ type: "unfold", id }),
    text: (id) => view?.texts[id]?.text,
  };

  /**
   * Whether the reader asked for another excerpt, not for more or less of this one.
   *
   * @param {View} next
   * @param {Patch} patch
   */
  function isAnother(next, { map, layout }) {
    const asked = map && ["kind", "of", "steps"].some((part) => part in map);
    const traced = next.map.kind === "trace"; // which is of the changes, not of what is unfolded
    return asked || (!anchor && (traced || map?.unfolded === false || Boolean(layout)));
  }

  /**
   * Whether boxes come, go or stand elsewhere.
   *
   * @param {Patch} patch
   */
  function moves({ extent, boxes = {} }) {
    if (extent) return true;
    return Object.entries(boxes).some(([id, box]) => !box || places.get(id) !== placeOf(box));
  }

  return {
    element,
    sending,
    paint,
    drawn: () => canvas !== null,
    open: () => canvas?.open(),
    fit: () => canvas?.fit(),
    showTile: (/** @type {string} */ id) => canvas?.showTile(id),
    zoom: (/** @type {number} */ factor) => canvas?.zoom(factor),
    destroy: () => canvas?.destroy(),
  };
}

/** @param {View} view @returns {Scene} */
function scene({ boxes, steps, edges, extent, tiles, bundles }) {
  return structuredClone({ boxes, steps, edges, extent, tiles, bundles });
}

/** @param {At} box */
function placeOf({ x, y }) {
  return `${x} ${y}`;
}

/** @param {View} view */
function placesOf({ boxes }) {
  return new Map(Object.entries(boxes).map(([id, box]) => [id, placeOf(box)]));
}
