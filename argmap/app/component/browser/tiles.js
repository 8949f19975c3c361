// @ts-check
// A large map as a reader of maps knows it: each section on a sheet of its own under its title,
// which stays readable however
// far away one looks; links from sheet to sheet run beneath, and those of the box one looks at
// come to the front.

import { FACE, startOf } from "./paint.js";

const TITLE = 22;
const TITLE_LEAST = 13;
const TITLE_SMALL = 11;
const TITLE_ROOM = 84;
const DISTANT = 0.24;
const LINK_FAINT = 0.4;

export function createTiles(network) {
  let tiles = [];
  let far = new Map();
  let threads = {};

  function lay(scene) {
    tiles = Object.values(scene.tiles || {});
    far = new Map();
    threads = { support: new Path2D(), attack: new Path2D() };
    for (const [id, { far: is, ends, kind, path }] of Object.entries(scene.edges)) {
      if (!is) continue;
      for (const end of ends) far.set(end, [...(far.get(end) || []), id]);
      const thread = threads[kind === "support" ? "support" : "attack"];
      thread.moveTo(...path[0]);
      thread.lineTo(...path[path.length - 1]);
    }
    for (const { ends } of Object.values(scene.edges)) {
      // a step answers for what it concludes
      const [tail, head] = ends;
      if (tail in scene.steps && head in scene.boxes) {
        far.set(head, [...(far.get(head) || []), ...(far.get(tail) || [])]);
      }
    }
  }

  function distant() {
    return network.getScale() < DISTANT;
  }
  // Above the boxes; else across them.
  function titled() {
    return network.getScale() * TITLE_ROOM >= TITLE_LEAST;
  }
  function linked(id) {
    return far.get(id) || [];
  }

  // Above all links at once, as faint plain threads: thousands of dashed ones take seconds.
  function sheets(ctx, [l, t, r, b], painter) {
    ctx.save();
    ctx.globalAlpha = LINK_FAINT;
    for (const [kind, colour] of [
      ["support", "faint"],
      ["attack", "objection-border"],
    ]) {
      ctx.strokeStyle = painter.colour(colour);
      ctx.lineWidth = 1.5;
      ctx.stroke(threads[kind]);
    }
    ctx.restore();
    ctx.lineWidth = 1.5;
    for (const {
      rect: [left, top, right, bottom],
    } of tiles) {
      if (left > r || right < l || top > b || bottom < t) continue;
      ctx.beginPath();
      ctx.roundRect(left, top, right - left, bottom - top, 12);
      ctx.fillStyle = painter.colour("panel");
      ctx.fill();
      ctx.strokeStyle = painter.colour("line");
      ctx.stroke();
    }
  }

  function titles(ctx, [l, t, r, b], painter) {
    if (!tiles.length) return;
    const scale = network.getScale();
    const above = titled();
    const size = Math.min(Math.max(TITLE, TITLE_LEAST / scale), above ? TITLE * 2.5 : Infinity);
    ctx.save();
    ctx.font = `600 ${size}px ${FACE}`;
    ctx.fillStyle = painter.colour("ink");
    ctx.strokeStyle = painter.colour("panel");
    ctx.lineWidth = size / 4;
    ctx.lineJoin = "round";
    ctx.textBaseline = above ? "alphabetic" : "middle";
    for (const {
      rect: [left, top, right, bottom],
      title,
      short,
    } of tiles) {
      if (left > r || right < l || top > b || bottom < t) continue;
      const [from, to] = above ? [Math.max(left, l) + 16, Math.min(right, r) - 16] : [left, right];
      const start = startOf(ctx, title, from, to);
      const toLeft = start === to;
      if (!above) ctx.textAlign = "center";
      const x = above ? start : (left + right) / 2;
      const room = !above ? right - left - 8 / scale : toLeft ? x - left - 16 : right - 16 - x;
      const [lines, high] = above
        ? /** @type {[string[], number]} */ ([fitted(ctx, title, room, 1, true) ?? [], size])
        : across(ctx, title, short, room, bottom - top, scale);
      lines.forEach((line, i) => {
        const y = above
          ? top + 30
          : (top + bottom) / 2 + (i - (lines.length - 1) / 2) * high * 1.15;
        if (!above || size > TITLE) ctx.strokeText(line, x, y);
        ctx.fillText(line, x, y);
      });
    }
    ctx.restore();
  }

  // The title in lines, as large as it can be; else its number.
  /** @returns {[string[], number]} the lines and their size */
  function across(ctx, title, short, room, height, scale) {
    for (const pixels of [TITLE_LEAST, TITLE_SMALL]) {
      const size = pixels / scale;
      ctx.font = `600 ${size}px ${FACE}`;
      const lines = fitted(ctx, title, room, Math.floor(height / size / 1.15), false);
      if (lines) return [lines, size];
    }
    return [ctx.measureText(short).width <= room ? [short] : [], TITLE_SMALL / scale];
  }

  // The text in at most so many lines; null where it does not go in.
  function fitted(ctx, text, room, most, clip) {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && ctx.measureText(longer).width <= room) lines[lines.length - 1] = longer;
      else if (lines.length === most && clip) {
        return [`${lines[most - 1]} …`].filter((line) => ctx.measureText(line).width <= room);
      } else lines.push(word);
    }
    const fits = lines.length <= most && lines.every((line) => ctx.measureText(line).width <= room);
    return fits ? lines : clip ? [] : null;
  }

  return { lay, distant, titled, linked, sheets, titles, some: () => tiles.length > 0 };
}
