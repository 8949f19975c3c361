// @ts-check
// The map in small, where not all of it is on the screen: press or drag in it to look elsewhere. It
// stands in a corner that no box is in, and nowhere where there is none.

import { make } from "./dom.js";

/** @import { Rect, Scene } from "./protocol" */
/** @import { Painter } from "./paint.js" */
/** @import { At, Shape } from "./shapes" */

const MINI = { w: 152, h: 104 };
const INSET = 10; // px from the sides of the map, and around
/** @type {[string, string][]} */
const CORNERS = [
  ["right", "bottom"],
  ["left", "bottom"],
  ["right", "top"],
  ["left", "top"],
];

/** @param {(position: At) => void} lookAt */
export function createMinimap(lookAt) {
  const canvas = make("canvas", { class: "mini", "aria-hidden": "true", hidden: true });
  const all = document.createElement("canvas");
  const ratio = window.devicePixelRatio || 1;
  for (const one of [canvas, all]) {
    one.width = MINI.w * ratio;
    one.height = MINI.h * ratio;
  }
  canvas.style.width = `${MINI.w}px`;
  canvas.style.height = `${MINI.h}px`;
  /** @type {{ scale: number, x: number, y: number, all: Rect } | null} */
  let place = null;
  let held = false;
  /** @type {[string, string] | null} */
  let corner = CORNERS[0];

  /**
   * Once for each scene: it may hold thousands.
   *
   * @param {Scene} scene
   * @param {Painter} painter
   */
  function chart(
    {
      boxes,
      extent: {
        all: [left, top, right, bottom],
      },
    },
    painter,
  ) {
    const scale = Math.min(MINI.w / (right - left || 1), MINI.h / (bottom - top || 1));
    const at = {
      scale,
      x: (MINI.w - (right - left) * scale) / 2 - left * scale,
      y: (MINI.h - (bottom - top) * scale) / 2 - top * scale,
      all: /** @type {Rect} */ ([left, top, right, bottom]),
    };
    place = at;
    const ctx = contextOf(all);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, MINI.w, MINI.h);
    for (const box of Object.values(boxes)) {
      ctx.fillStyle = painter.colour(box.verdict === "falls" ? "faint" : `${box.role}-border`);
      const w = Math.max(1.5, box.w * scale);
      const h = Math.max(1, box.h * scale);
      ctx.fillRect(box.x * scale + at.x - w / 2, box.y * scale + at.y - h / 2, w, h);
    }
  }

  /**
   * @param {Rect} seen what of the map is on the screen
   * @param {Painter} painter
   * @param {Shape[]} shapes
   */
  function show(seen, painter, shapes) {
    if (!place) return;
    const [left, top, right, bottom] = seen;
    const { scale, x: dx, y: dy } = place;
    const [x0, y0, x1, y1] = place.all;
    canvas.hidden = left <= x0 + 4 && top <= y0 + 4 && right >= x1 - 4 && bottom >= y1 - 4;
    if (canvas.hidden) return;
    const ratioHere = (right - left) / (canvas.parentElement?.clientWidth || 1);
    if (!held) corner = freeCorner(seen, shapes, ratioHere, corner);
    canvas.style.visibility = corner ? "" : "hidden";
    if (!corner) return;
    for (const side of ["left", "right", "top", "bottom"]) {
      canvas.style.setProperty(side, corner.includes(side) ? `${INSET}px` : "auto");
    }
    const ctx = contextOf(canvas);
    /** @param {number} x @param {number} y */
    const at = (x, y) => [x * scale + dx, y * scale + dy];
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(all, 0, 0);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [l, t] = at(Math.max(left, x0), Math.max(top, y0));
    const [r, b] = at(Math.min(right, x1), Math.min(bottom, y1));
    ctx.strokeStyle = painter.colour("accent");
    ctx.lineWidth = 1.5;
    ctx.strokeRect(l + 0.75, t + 0.75, Math.max(2, r - l - 1.5), Math.max(2, b - t - 1.5));
  }

  /** @param {PointerEvent} event */
  function look(event) {
    if (!held || !place) return;
    const area = canvas.getBoundingClientRect();
    lookAt({
      x: (event.clientX - area.left - place.x) / place.scale,
      y: (event.clientY - area.top - place.y) / place.scale,
    });
  }
  canvas.addEventListener("pointerdown", (event) => {
    held = true;
    canvas.setPointerCapture(event.pointerId);
    look(event);
  });
  canvas.addEventListener("pointermove", look);
  canvas.addEventListener("pointerup", () => {
    held = false;
  });

  return { element: canvas, chart, show };
}

/** @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}

/**
 * The corner that no shape is in: the same as before where that is one.
 *
 * @param {Rect} seen
 * @param {Shape[]} shapes
 * @param {number} pixel how long a pixel of the screen is on the map
 * @param {[string, string] | null} before
 * @returns {[string, string] | null}
 */
export function freeCorner([left, top, right, bottom], shapes, pixel, before) {
  const w = (MINI.w + 2 * INSET) * pixel;
  const h = (MINI.h + 2 * INSET) * pixel;
  const free = (/** @type {[string, string]} */ [across, along]) => {
    const l = across === "left" ? left : right - w;
    const t = along === "top" ? top : bottom - h;
    return !shapes.some(
      ({ x, y, w: wide, h: high, grow }) =>
        Math.abs(x - l - w / 2) < (w + wide * grow) / 2 &&
        Math.abs(y - t - h / 2) < (h + high * grow) / 2,
    );
  };
  return [before ?? CORNERS[0], ...CORNERS].find(free) ?? null;
}
