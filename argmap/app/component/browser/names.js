// @ts-check
// What boxes are called where their own text would be too small to read: the same words at a size
// that can be read, in the box itself as long as it has the width; farther away on a card over it,
// those of the weightiest boxes first, as many as have room. All is as on a printed map.

import { BARE, DENSE, PAD, TEXT, TIGHT } from "./paint.js";
import { MARKS } from "./roles.js";

/** @import { Box, Rect } from "./protocol" */
/** @import { At } from "./shapes" */

// px on the screen that text has at least
export const LEGIBLE = 11;
// Widths at zoom 1: of a box that holds its own name, and of a card.
const OWN = 104;
const CARD = 156;
// From this growth on a box holds nothing but its name.
const CROWDED = 1.2;
// How large a name may be set in its box, as a share of what is legible everywhere, and how much
// wider than that the painter may find it, who sets it closer.
/** @type {[number, number][]} */
const SETTINGS = [
  [1, 1],
  [1, 1.1],
  [0.92, 1],
  [0.92, 1.1],
];
// How far from its box the card of the first may stand, in shares of its own size.
const SHIFTS = [0, 0.5, -0.5, 1, -1, 1.5, -1.5];
const CARD_LINES = 3;
const CHIEF_LINES = 4;
const GAP = 4;
// Names are placed for one zoom of every so many, so that they do not flicker.
const STEP = 1.06;

/**
 * The shape of a box as painted, larger by `growth`, of which it takes the share `size`: `w` and
 * `h` are before that. `own`: it is the box itself; `bare`: without its verdict's word, switch and
 * badge.
 *
 * @typedef {object} Name
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {number} size
 * @property {string[]} lines
 * @property {boolean} own
 * @property {boolean} bare
 *
 * @typedef {Pick<Box,
 *   "x" | "y" | "w" | "h" | "title" | "role" | "weight" | "thesis" | "changed">} Named
 * @typedef {(text: string) => number} Measure the width of a text at zoom 1
 */

/** How much larger than at zoom 1 text is painted, so that it can be read. */
export function growth(/** @type {number} */ scale) {
  return Math.max(1, LEGIBLE / TEXT / scale);
}

/** The next smaller zoom that names are placed for. */
export function placedFor(/** @type {number} */ scale) {
  return STEP ** Math.floor(Math.log(scale) / Math.log(STEP) + 1e-9);
}

/**
 * The names at a zoom, by box; no card lies on another or on an area that is taken.
 *
 * @param {Record<string, Named>} boxes
 * @param {number} scale
 * @param {Measure} measure
 * @param {object} [options]
 * @param {string | null} [options.first] the box that has a name before all others
 * @param {Rect[]} [options.taken]
 * @param {Rect} [options.all] the area that every card stays in
 * @param {(id: string) => Rect | undefined} [options.within] the area that a card stays in
 * @returns {Map<string, Name>}
 */
export function placeNames(boxes, scale, measure, options = {}) {
  const { first = null, taken = [], all, within = () => undefined } = options;
  const grow = growth(scale);
  const names = new Map();
  const cells = createCells(CARD * grow);
  taken.forEach(cells.add);
  for (const id of ordered(boxes, first)) {
    const box = boxes[id];
    if (box.w / grow >= OWN) {
      names.set(id, owned(box, grow, measure));
      continue;
    }
    const w = CARD * grow;
    const chief = box.role === "conclusion" || id === first;
    // Most have no room far away: they are passed over before their words are measured.
    const least = DENSE.head + DENSE.line;
    if (!chief && !cells.free(around(box, w * 0.6, least * 0.6 * grow))) continue;
    const lines = wrapped(box.title, CARD - 2 * PAD, chief ? CHIEF_LINES : CARD_LINES, measure);
    const h = (DENSE.head + DENSE.line * lines.length + DENSE.foot) * grow;
    const places = chief ? near(box, w, h) : [box];
    const home = inset(within(id), GAP * grow) ?? all;
    // The thesis and what is looked at have a name even where their tile has no room for it.
    const areas = box.thesis || id === first ? [home, all] : [home];
    const at = areas
      .flatMap((area) => places.map((place) => kept(place, w, h, area)))
      .find((place) => place && cells.free(around(place, w, h)));
    if (!at) continue;
    cells.add(around(at, w + 2 * GAP * grow, h + 2 * GAP * grow));
    names.set(id, { ...at, w: CARD, h: h / grow, size: 1, lines, own: false, bare: false });
  }
  return names;
}

/**
 * A name in the box itself; where that is crowded the name alone, after the mark of its role. One
 * that would be cut, or a word of which would be broken, is set closer, then smaller, if it helps.
 *
 * @param {Named} box
 * @param {number} grow
 * @param {Measure} measure
 * @returns {Name}
 */
function owned({ x, y, w, h, title, role }, grow, measure) {
  const bare = grow >= CROWDED;
  const { head, line, foot } = bare ? BARE : DENSE;
  const text = bare ? `${MARKS[role]}\u00a0${title}` : title;
  const set = (/** @type {[number, number]} */ [size, closer]) => {
    const most = Math.floor((h / (grow * size) - head - (bare ? foot : 1)) / line);
    const room = w / (grow * size) - 2 * (bare ? TIGHT : PAD);
    return { size, lines: wrapped(text, room * closer, Math.max(1, most), measure) };
  };
  const ways = SETTINGS.map(set);
  const uncut = ways.filter((way) => !isCut(way.lines, text));
  const { size, lines } = uncut.find((way) => way.lines.join(" ") === text) ?? uncut[0] ?? ways[0];
  return { x, y, w: w / (grow * size), h: h / (grow * size), size, lines, own: true, bare };
}

/** @param {Record<string, Named>} boxes @param {string | null} first */
function ordered(boxes, first) {
  const rank = (/** @type {string} */ id) => {
    if (id === first) return 3;
    return boxes[id].thesis ? 2 : boxes[id].changed ? 1 : 0;
  };
  return Object.keys(boxes).sort((a, b) => rank(b) - rank(a) || boxes[b].weight - boxes[a].weight);
}

/**
 * Where the card of a box may stand, on it or beside it, the nearest places first.
 *
 * @param {At} box
 * @param {number} w
 * @param {number} h
 */
function near({ x, y }, w, h) {
  return SHIFTS.flatMap((dx) => SHIFTS.map((dy) => ({ x: x + dx * w, y: y + dy * h }))).sort(
    (a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
  );
}

/**
 * Where a card so placed stands so that it stays in an area; nowhere where that is too small.
 *
 * @param {At} place
 * @param {number} w
 * @param {number} h
 * @param {Rect | undefined} area
 * @returns {At | null}
 */
function kept({ x, y }, w, h, area) {
  if (!area) return { x, y };
  const [left, top, right, bottom] = area;
  if (right - left < w || bottom - top < h) return null;
  return {
    x: Math.min(Math.max(x, left + w / 2), right - w / 2),
    y: Math.min(Math.max(y, top + h / 2), bottom - h / 2),
  };
}

/** @param {Rect | undefined} area @param {number} by @returns {Rect | undefined} */
function inset(area, by) {
  return area && [area[0] + by, area[1] + by, area[2] - by, area[3] - by];
}

/** @param {At} centre @param {number} w @param {number} h @returns {Rect} */
function around({ x, y }, w, h) {
  return [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
}

/**
 * A text in lines; a word longer than a line is broken, and what does not go into the last line
 * is left out.
 *
 * @param {string} text
 * @param {number} room
 * @param {number} most
 * @param {Measure} measure
 */
export function wrapped(text, room, most, measure) {
  const lines = [];
  let line = "";
  for (const word of text.split(/[^\S\u00a0]+/u).flatMap((one) => broken(one, room, measure))) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer) <= room) line = longer;
    else if (lines.length === most - 1) return [...lines, clipped(longer, room, measure)];
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** @param {string[]} lines @param {string} text */
function isCut(lines, text) {
  return lines[lines.length - 1].endsWith("…") && !text.endsWith("…");
}

/** @param {string} word @param {number} room @param {Measure} measure */
function broken(word, room, measure) {
  if (measure(word) <= room) return [word];
  const pieces = [];
  let piece = "";
  for (const sign of word) {
    if (piece && measure(`${piece}${sign}-`) > room) {
      pieces.push(piece.endsWith("-") ? piece : `${piece}-`);
      piece = "";
    }
    piece += sign;
  }
  return [...pieces, piece];
}

/** @param {string} line @param {number} room @param {Measure} measure */
function clipped(line, room, measure) {
  const signs = [...line];
  while (signs.length > 1 && measure(`${signs.join("").trimEnd()}…`) > room) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/**
 * Areas by the square cells that they reach into.
 *
 * @param {number} side
 */
function createCells(side) {
  /** @type {Map<string, Rect[]>} */
  const cells = new Map();
  /** @param {Rect} area */
  function* under([left, top, right, bottom]) {
    for (let x = Math.floor(left / side); x <= Math.floor(right / side); x += 1) {
      for (let y = Math.floor(top / side); y <= Math.floor(bottom / side); y += 1) {
        yield `${x} ${y}`;
      }
    }
  }
  return {
    /** @param {Rect} area */
    add(area) {
      for (const cell of under(area)) cells.set(cell, [...(cells.get(cell) ?? []), area]);
    },
    /** @param {Rect} area */
    free([left, top, right, bottom]) {
      for (const cell of under([left, top, right, bottom])) {
        const there = cells.get(cell) ?? [];
        if (there.some(([l, t, r, b]) => l < right && left < r && t < bottom && top < b)) {
          return false;
        }
      }
      return true;
    },
  };
}
