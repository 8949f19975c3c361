// @ts-check
// Where the reader looks: the part of the map that is on the screen, and how large.

import { MOVE_MS } from "./motion.js";

/** @import { Box, Rect, Scene } from "./protocol" */
/** @import { Motion } from "./motion.js" */
/** @import { At } from "./shapes" */
/** @import { Network } from "./vis" */

// From this zoom on each box holds its own name at a size that can be read (names.js), and most of
// them all of it.
const BARE = 0.36;
const NAMED = 0.5;
const LINES = 0.57;
const PLAIN = 0.667;
const LARGEST = 3;
const STRIDE = 80;
const ROOM = 14; // px around what is brought into view
const ALL_MARGIN = 0.97;

/** @typedef {ReturnType<typeof createCamera>} Camera */

/**
 * @param {HTMLElement} host
 * @param {Network} network
 * @param {Motion} motion
 * @param {() => Scene} sceneNow
 * @param {() => string | null} selectedNow
 */
export function createCamera(host, network, motion, sceneNow, selectedNow) {
  // Handled: the reader has moved the map since it was last fitted.
  let area = host.getBoundingClientRect();
  let handled = false;

  function fitting(
    {
      extent: {
        all: [left, top, right, bottom],
      },
    } = sceneNow(),
  ) {
    return Math.min(
      1,
      host.clientWidth / (right - left || 1),
      host.clientHeight / (bottom - top || 1),
    );
  }
  function smallest() {
    return Math.min(0.25, fitting() * 0.8);
  }
  function legible(scene = sceneNow()) {
    return fitting(scene) >= NAMED;
  }
  // A map in tiles is looked at from afar at first.
  function tiled({ tiles } = sceneNow()) {
    return Object.keys(tiles).length > 0;
  }

  /**
   * As much as can be read, with the selected statement or the chief conclusion in view, and how a
   * change travelled; tells how far that is.
   *
   * @param {boolean} [whole] all of it, where names can be read at all
   */
  function open(whole = false) {
    const { boxes } = sceneNow();
    const was = network.getViewPosition();
    const all = Object.values(boxes);
    /** @type {Box | undefined} */
    const chief =
      boxes[selectedNow() ?? ""] || all.find((box) => box.role === "conclusion") || all[0];
    if (!chief) return { x: 0, y: 0 };
    if (legible() || tiled() || (whole && fitting() >= BARE)) fit();
    else {
      handled = false;
      network.moveTo({ position: withinMap(chief, PLAIN), scale: PLAIN, animation: false });
      revealTrace();
    }
    const is = network.getViewPosition();
    return { x: is.x - was.x, y: is.y - was.y };
  }

  // All of it, however small.
  function fit() {
    const {
      extent: {
        all: [left, top, right, bottom],
      },
    } = sceneNow();
    handled = false;
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    network.moveTo({
      position,
      scale: fitting() * (fitting() < 1 ? ALL_MARGIN : 1),
      animation: false,
    });
  }

  /**
   * Where to look so that nothing but map is in the window, where there is so much of it.
   *
   * @param {At} position
   * @param {number} scale
   */
  function withinMap({ x, y }, scale) {
    const {
      extent: {
        all: [left, top, right, bottom],
      },
    } = sceneNow();
    const halfW = host.clientWidth / scale / 2;
    const halfH = host.clientHeight / scale / 2;
    return {
      x: kept(x, left + halfW, right - halfW),
      y: kept(y, top + halfH, bottom - halfH),
    };
  }

  /** @param {number} value @param {number} low @param {number} high */
  function kept(value, low, high) {
    return low > high ? (low + high) / 2 : clamp(value, low, high);
  }
  /** @param {number} value @param {number} low @param {number} high */
  function clamp(value, low, high) {
    return Math.min(high, Math.max(low, value));
  }

  /** @param {number} factor */
  function zoom(factor) {
    zoomAbout(clamp(network.getScale() * factor, smallest(), LARGEST), network.getViewPosition());
  }
  /**
   * The point stays where it is on the screen.
   *
   * @param {number} scale
   * @param {At} point
   */
  function zoomAbout(scale, point) {
    handled = true;
    const view = network.getViewPosition();
    const ratio = network.getScale() / scale;
    const position = {
      x: point.x + (view.x - point.x) * ratio,
      y: point.y + (view.y - point.y) * ratio,
    };
    network.moveTo({ position, scale, animation: false });
  }
  /**
   * A part of the map, as large as it goes into the window.
   *
   * @param {Rect} part
   */
  function show([left, top, right, bottom]) {
    handled = true;
    const scale = Math.min(
      1,
      (host.clientWidth / (right - left)) * ALL_MARGIN,
      (host.clientHeight / (bottom - top)) * ALL_MARGIN,
    );
    moveTo({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale);
  }
  /**
   * Gliding, where that is welcome.
   *
   * @param {At} position
   * @param {number} scale
   */
  function moveTo(position, scale) {
    network.moveTo({
      position,
      scale,
      animation: motion.still() ? false : { duration: MOVE_MS, easingFunction: "easeInOutQuad" },
    });
  }
  /**
   * By wheel or pinch: not without end.
   *
   * @param {At} pointer on the screen
   */
  function zoomed(pointer) {
    handled = true;
    const scale = network.getScale();
    const held = clamp(scale, smallest(), LARGEST);
    if (held !== scale) zoomAbout(held, network.DOMtoCanvas(pointer));
  }
  /** @param {number} dx @param {number} dy */
  function pan(dx, dy) {
    const view = network.getViewPosition();
    const by = STRIDE / network.getScale();
    lookAt({ x: view.x + dx * by, y: view.y + dy * by });
  }
  /** @param {At} position */
  function lookAt(position) {
    handled = true;
    network.moveTo({ position, animation: false });
  }
  /**
   * Without a trace for the eye, when all has moved by as much; tells how far that is.
   *
   * @param {At} by
   * @param {boolean} [within] only so far that the map fills the window
   */
  function shift({ x, y }, within = false) {
    const was = network.getViewPosition();
    const moved = { x: was.x + x, y: was.y + y };
    const position = within ? withinMap(moved, network.getScale()) : moved;
    network.moveTo({ position, animation: false });
    return { x: position.x - was.x, y: position.y - was.y };
  }

  /**
   * The least movement that brings a box into view; none where it is.
   *
   * @param {string} id
   */
  function focusBox(id) {
    const box = sceneNow().boxes[id];
    if (!box) return;
    const view = network.getViewPosition();
    const scale = tiled() ? network.getScale() : Math.max(network.getScale(), NAMED);
    const [left, top, right, bottom] = seen();
    const { x, y, w, h } = box;
    if (
      scale === network.getScale() &&
      x - w / 2 >= left &&
      x + w / 2 <= right &&
      y - h / 2 >= top &&
      y + h / 2 <= bottom
    ) {
      return;
    }
    const halfW = host.clientWidth / scale / 2 - box.w / 2 - 16;
    const halfH = host.clientHeight / scale / 2 - box.h / 2 - 20;
    const position = {
      x: kept(view.x, box.x - halfW, box.x + halfW),
      y: kept(view.y, box.y - halfH, box.y + halfH),
    };
    moveTo(position, scale);
  }

  /**
   * The least movement that brings some boxes into view together, smaller where they need it;
   * tells how far that is. What has no room at the least size stays outside, the last of them
   * first.
   *
   * @param {string[]} ids
   * @param {number} [least]
   */
  function reveal(ids, least = smallest()) {
    const together = ids.filter((_, i) => i === 0 || room(ids.slice(0, i + 1)) >= least);
    return bring(together, least);
  }

  /**
   * The same for how a change travelled: from where it began to the conclusions that it reached,
   * not so small that most names are cut unless both have room only so; then what lies between.
   *
   * @param {string[]} [fresh] what has just come
   */
  function revealTrace(fresh = []) {
    const { boxes } = sceneNow();
    const traced = Object.keys(boxes).filter((id) => boxes[id].traced);
    const ends = traced.filter((id) => boxes[id].switch || boxes[id].role === "conclusion");
    const wanted = [...new Set([...ends, ...fresh, ...traced])];
    if (!wanted.length) return null;
    const needed = ends.length ? room(ends) : LINES;
    const least = needed >= BARE ? Math.min(LINES, needed) : LINES;
    return reveal(wanted, Math.min(network.getScale(), least));
  }

  /**
   * How large some boxes may be for all of them to be in the window.
   *
   * @param {string[]} ids
   */
  function room(ids) {
    const [left, top, right, bottom] = around(ids);
    return Math.min(host.clientWidth / (right - left), host.clientHeight / (bottom - top));
  }

  /** @param {string[]} ids @returns {Rect} */
  function around(ids) {
    const boxes = ids.map((id) => sceneNow().boxes[id]).filter(Boolean);
    const left = Math.min(...boxes.map(({ x, w }) => x - w / 2)) - ROOM;
    const right = Math.max(...boxes.map(({ x, w }) => x + w / 2)) + ROOM;
    const top = Math.min(...boxes.map(({ y, h }) => y - h / 2)) - ROOM;
    const bottom = Math.max(...boxes.map(({ y, h }) => y + h / 2)) + ROOM;
    return [left, top, right, bottom];
  }

  /** @param {string[]} ids @param {number} least */
  function bring(ids, least) {
    const [left, top, right, bottom] = around(ids);
    const scale = Math.max(least, Math.min(network.getScale(), room(ids)));
    const was = network.getViewPosition();
    const halfW = host.clientWidth / scale / 2;
    const halfH = host.clientHeight / scale / 2;
    const position = {
      x: kept(was.x, right - halfW, left + halfW),
      y: kept(was.y, bottom - halfH, top + halfH),
    };
    network.moveTo({ position, scale, animation: false });
    return { x: position.x - was.x, y: position.y - was.y };
  }

  /**
   * What is on the screen stays where it is on the screen.
   *
   * @param {boolean} read the reader has done something
   */
  function resized(read) {
    if (!host.clientWidth || !host.clientHeight) return;
    const was = area;
    const scale = network.getScale();
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    area = host.getBoundingClientRect();
    network.setSize("100%", "100%");
    // Not only a line more above it.
    const other = was.width !== area.width || Math.abs(was.height - area.height) > STRIDE;
    if (!was.width || (!handled && (other || !read))) {
      open();
      return;
    }
    const x = corner.x + (host.clientWidth / 2 - was.left + area.left) / scale;
    const y = corner.y + (host.clientHeight / 2 - was.top + area.top) / scale;
    network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /**
   * What is on the screen, in the map's own lengths.
   *
   * @returns {Rect}
   */
  function seen() {
    const from = network.DOMtoCanvas({ x: 0, y: 0 });
    const to = network.DOMtoCanvas({ x: host.clientWidth, y: host.clientHeight });
    return [from.x, from.y, to.x, to.y];
  }

  return {
    open,
    fit,
    show,
    legible,
    zoom,
    zoomed,
    pan,
    lookAt,
    shift,
    focusBox,
    reveal,
    revealTrace,
    resized,
    seen,
    handled: () => handled,
    held() {
      handled = true;
    },
  };
}
