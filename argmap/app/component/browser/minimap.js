// @ts-check
// The map in small, at its lower right corner, where not all of it is on the screen: press or drag
// in it to look elsewhere.

import { make } from "./dom.js";

const MINI = { w: 152, h: 104 };

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
  /** @typedef {[number, number, number, number]} Area left, top, right, bottom */

  /** @type {{ scale: number, x: number, y: number, all: Area } | null} */
  let place = null;
  let held = false;

  // Once for each scene: it may hold thousands.
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
      all: /** @type {Area} */ ([left, top, right, bottom]),
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

  function show([left, top, right, bottom], painter) {
    if (!place) return;
    const { scale, x: dx, y: dy } = place;
    const [x0, y0, x1, y1] = place.all;
    canvas.hidden = left <= x0 + 4 && top <= y0 + 4 && right >= x1 - 4 && bottom >= y1 - 4;
    if (canvas.hidden) return;
    const ctx = contextOf(canvas);
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

/** @returns {CanvasRenderingContext2D} */
function contextOf(canvas) {
  return canvas.getContext("2d");
}
