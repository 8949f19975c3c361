// @ts-check
// A large map as a reader of maps knows it: each section on a sheet of its own under its title,
// which stays readable however far away one looks. From afar all links between two sheets are one
// line; from near each has its own way, clear of all boxes.

import { wrapped } from "./names.js";
import { FACE, startOf } from "./paint.js";

/** @import { Bundle, Edge, Rect, Scene, Tile } from "./protocol" */
/** @import { Measure } from "./names.js" */
/** @import { Context, Painter } from "./paint.js" */
/** @import { At } from "./shapes" */
/** @import { Network } from "./vis" */

const TITLE = 22;
const TITLE_LEAST = 13;
const TITLE_SMALL = 11;
const TITLE_LINES = 3;
const HEAD_ROOM = 44; // of a sheet, above its boxes (argmap/view/tiles.py)
const PAD = 10; // px around a title seen from afar
const FAR = 0.36;
const LEADING = 1.2;
const MORE = 90; // px on the screen for how many there are
// So many links are drawn each as it is; more as faint plain threads, for they would take seconds.
const MANY = 400;
const LINK_FAINT = 0.4;

/**
 * A title as it stands from afar.
 *
 * @typedef {{ id: string, lines: string[], size: number, count: string, area: Rect }} Block
 */

/** @param {Network} network @param {Painter} painter */
export function createTiles(network, painter) {
  /** @type {Record<string, Tile>} */
  let tiles = {};
  /** @type {Bundle[]} */
  let bundles = [];
  /** @type {Map<string, string | undefined>} the tile of each box and step */
  let home = new Map();
  /** @type {Map<string | undefined, number>} how many boxes each tile has */
  let counts = new Map();
  /** @type {Map<string, string[]>} of each box and step, its links to other tiles */
  let far = new Map();
  let threads = { support: new Path2D(), attack: new Path2D() };
  let links = 0;

  /** @param {Scene} scene */
  function lay(scene) {
    tiles = scene.tiles;
    bundles = Object.values(scene.bundles);
    home = new Map();
    counts = new Map();
    for (const [id, { x, y }] of Object.entries({ ...scene.boxes, ...scene.steps })) {
      const tile = tileAt({ x, y });
      home.set(id, tile);
      if (id in scene.boxes) counts.set(tile, (counts.get(tile) || 0) + 1);
    }
    far = new Map();
    links = 0;
    threads = { support: new Path2D(), attack: new Path2D() };
    for (const [id, { far: is, ends, kind, path }] of Object.entries(scene.edges)) {
      if (!is) continue;
      links += 1;
      for (const end of ends) far.set(end, [...(far.get(end) || []), id]);
      const thread = threads[kind === "support" ? "support" : "attack"];
      thread.moveTo(...path[0]);
      for (let i = 1; i + 2 < path.length; i += 3) {
        thread.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
      }
    }
    for (const { ends } of Object.values(scene.edges)) {
      // a step answers for what it concludes
      const [tail, head] = ends;
      if (tail in scene.steps && head in scene.boxes) {
        far.set(head, [...(far.get(head) || []), ...(far.get(tail) || [])]);
      }
    }
  }

  /** @param {At} point */
  function tileAt({ x, y }) {
    return Object.keys(tiles).find((id) => {
      const [left, top, right, bottom] = tiles[id].rect;
      return x >= left && x <= right && y >= top && y <= bottom;
    });
  }
  function some() {
    return Object.keys(tiles).length > 0;
  }
  // The sheets are looked at, not the boxes.
  function distant() {
    return some() && network.getScale() < FAR;
  }
  /** @param {string | null} id */
  function linked(id) {
    return (id !== null && far.get(id)) || [];
  }
  function threaded() {
    return links > MANY;
  }
  /** @param {string | undefined} tile @returns {Rect | undefined} */
  function areaOf(tile) {
    return tile === undefined ? undefined : tiles[tile]?.rect;
  }

  /** @param {Rect} seen @param {Rect} area */
  function visible([l, t, r, b], [left, top, right, bottom]) {
    return left <= r && right >= l && top <= b && bottom >= t;
  }

  /** @param {Context} ctx @param {Rect} seen @param {string | null} looked */
  function sheets(ctx, seen, looked) {
    const scale = network.getScale();
    for (const [id, { rect }] of Object.entries(tiles)) {
      if (!visible(seen, rect)) continue;
      const [left, top, right, bottom] = rect;
      ctx.beginPath();
      ctx.roundRect(left, top, right - left, bottom - top, Math.max(12, 6 / scale));
      ctx.fillStyle = painter.colour("panel");
      ctx.fill();
      ctx.strokeStyle = painter.colour(distant() && id === looked ? "accent" : "line");
      ctx.lineWidth = 1.2 / Math.min(1, scale);
      ctx.stroke();
    }
  }

  /** @param {Context} ctx */
  function drawThreads(ctx) {
    ctx.save();
    ctx.globalAlpha = LINK_FAINT;
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = painter.colour("faint");
    ctx.stroke(threads.support);
    ctx.strokeStyle = painter.colour("objection-border");
    ctx.stroke(threads.attack);
    ctx.restore();
  }

  /**
   * The lines between sheets; those of the chosen box are told from the others.
   *
   * @param {Context} ctx
   * @param {Record<string, Edge>} edges
   * @param {string | null} chosen
   */
  function drawBundles(ctx, edges, chosen) {
    const scale = network.getScale();
    const own = new Set(linked(chosen));
    for (const bundle of bundles) {
      const chosenLink = bundle.links.some((id) => own.has(id));
      const attacks = bundle.links.filter((id) => edges[id]?.kind !== "support").length;
      const traced = bundle.links.some((id) => edges[id]?.traced);
      const count = bundle.links.length;
      painter.bundle(ctx, bundle, { count, attacks, traced, chosen: chosenLink }, scale);
    }
  }

  /**
   * Where titles stand from afar, as large as they are on the screen.
   *
   * @param {Context} ctx
   * @param {number} scale
   * @returns {Block[]}
   */
  function blocks(ctx, scale) {
    if (!some() || scale >= FAR) return [];
    return Object.entries(tiles).map(([id, { rect, title, short }]) => {
      const [left, top, right, bottom] = rect;
      const room = (right - left) * scale - 2 * PAD;
      const high = (bottom - top) * scale - PAD;
      for (const size of [TITLE_LEAST, TITLE_SMALL]) {
        /** @type {Measure} */
        const measure = (text) => painter.measure(ctx, text, size, 600);
        const lines = wrapped(title, room, TITLE_LINES, measure);
        const whole = title.split(" ").every((word) => measure(word) <= room);
        if (whole && !lines.at(-1)?.endsWith("…") && lines.length * size * LEADING <= high) {
          return block(ctx, id, lines, size, rect, scale);
        }
      }
      const fits = painter.measure(ctx, short, TITLE_SMALL, 600) <= (right - left) * scale;
      return block(ctx, id, fits ? [short] : [], TITLE_SMALL, rect, scale);
    });
  }

  /**
   * @param {Context} ctx
   * @param {string} id
   * @param {string[]} lines
   * @param {number} size
   * @param {Rect} rect
   * @param {number} scale
   * @returns {Block}
   */
  function block(ctx, id, lines, size, [left, top, right, bottom], scale) {
    const words = `${counts.get(id) || 0} statement${counts.get(id) === 1 ? "" : "s"}`;
    const high = (lines.length * size * LEADING + PAD * 0.8) / scale;
    const more = (TITLE_SMALL * LEADING) / scale;
    const room = (right - left) * scale - 2 * PAD;
    const counted = painter.measure(ctx, words, TITLE_SMALL) <= room && high + more < bottom - top;
    const foot = top + high + (counted ? more : 0);
    const widths = lines.map((line) => painter.measure(ctx, line, size, 600));
    const wide = (Math.max(...widths, MORE) + 2 * PAD) / scale;
    /** @type {Rect} */
    const area = [left, top, Math.min(right, left + wide), Math.min(bottom, foot)];
    return { id, lines, size, count: counted ? words : "", area };
  }

  /** @param {Context} ctx @param {Rect} seen @param {Block[]} afar */
  function titles(ctx, seen, afar) {
    ctx.save();
    ctx.textBaseline = "middle";
    if (network.getScale() >= FAR) nearTitles(ctx, seen);
    else for (const one of afar) if (visible(seen, one.area)) farTitle(ctx, one);
    ctx.restore();
  }

  /**
   * In the head of the sheet; where that begins outside the window, at the window's side.
   *
   * @param {Context} ctx
   * @param {Rect} seen
   */
  function nearTitles(ctx, seen) {
    const size = Math.max(TITLE, TITLE_LEAST / network.getScale());
    for (const { rect, title } of Object.values(tiles)) {
      if (!visible(seen, rect)) continue;
      const [left, top, right] = rect;
      const [from, to] = [Math.max(left, seen[0]) + 16, Math.min(right, seen[2]) - 16];
      const start = startOf(ctx, title, from, to);
      const room = start === to ? to - left - 16 : right - 16 - from;
      /** @type {Measure} */
      const measure = (text) => painter.measure(ctx, text, size, 600);
      ctx.fillStyle = painter.colour("ink");
      measure(title);
      ctx.fillText(wrapped(title, room, 1, measure)[0], start, top + HEAD_ROOM / 2 + 1);
    }
  }

  /** @param {Context} ctx @param {Block} block */
  function farTitle(ctx, { lines, size, count, area: [left, top, right] }) {
    const scale = network.getScale();
    const pad = PAD / scale;
    const start = startOf(ctx, lines.join(" "), left + pad, right - pad);
    ctx.font = `600 ${size / scale}px ${FACE}`;
    ctx.fillStyle = painter.colour("ink");
    const y = (/** @type {number} */ i) => top + (PAD * 0.6 + (i + 0.5) * size * LEADING) / scale;
    lines.forEach((line, i) => ctx.fillText(line, start, y(i)));
    if (!count) return;
    ctx.font = `400 ${TITLE_SMALL / scale}px ${FACE}`;
    ctx.fillStyle = painter.colour("dim");
    ctx.fillText(count, start, y(lines.length));
  }

  return {
    lay,
    some,
    distant,
    linked,
    threaded,
    tileAt,
    titleOf: (/** @type {string} */ id) => tiles[id]?.title ?? "",
    countOf: (/** @type {string} */ id) => counts.get(id) ?? 0,
    areaOf,
    homeOf: (/** @type {string} */ id) => home.get(id),
    sheets,
    drawThreads,
    drawBundles,
    blocks,
    titles,
  };
}
