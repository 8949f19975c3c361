// @ts-check
// How a box and a step look, and the fonts and colours of all on the map. Lengths are those that
// argmap/view/shape.py lays out with.

import { createEdgePainter } from "./paint_edges.js";
import { MARKS } from "./roles.js";

/** @import { Box, Step } from "./protocol" */
/** @import { At } from "./shapes" */

/**
 * A box as it is painted: `bare` without its verdict's word, switch and badge.
 *
 * @typedef {Box & { bare?: boolean }} PaintedBox
 *
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {ReturnType<typeof createPainter>} Painter
 */

export const FACE = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif';
export const TEXT = 16.5;
// Of a box: how far down the middle of its header is and its text begins, the height of a line,
// what is free below; and of one that is painted larger than its place, for text that can be read,
// with a header or with none.
export const ROOMY = { mark: 14.5, head: 24, line: 19, foot: 6 };
export const DENSE = { mark: 11, head: 20, line: 17, foot: 4 };
export const BARE = { mark: 0, head: 3, line: 17, foot: 2 };
export const PAD = 8;
export const TIGHT = 4;
const RADIUS = 7;
const SMALL = 14;
export const LABEL_LINE = 16;
export const SWITCH = { w: 24, h: 13 };
const BADGE_H = 17;
const TOKENS = [
  "page",
  "panel",
  "ink",
  "dim",
  "faint",
  "line",
  "accent",
  "change",
  "fallen-fill",
].concat(Object.keys(MARKS).flatMap((role) => [`${role}-fill`, `${role}-border`]));

// What gives a paragraph its direction (Unicode Standard Annex 9, P2).
const LETTER = /[\p{L}\u200e\u200f]/u;
const TO_LEFT =
  /[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Colours are the theme's at the moment; `retheme` reads them anew.
 *
 * @param {Element} host
 */
export function createPainter(host) {
  /** @type {Record<string, string>} */
  let colours = {};

  function retheme() {
    const style = getComputedStyle(host);
    colours = Object.fromEntries(
      TOKENS.map((token) => [token, style.getPropertyValue(`--am-${token}`).trim() || "#888888"]),
    );
  }

  /**
   * @param {Context} ctx
   * @param {Step} step
   * @param {At} at
   * @param {number} lx how far from it its label is
   * @param {number} ly
   * @param {boolean} worded
   */
  function drawStep(ctx, step, at, lx, ly, worded) {
    const stands = step.verdict === "stands";
    if (step.r) {
      ctx.beginPath();
      ctx.arc(at.x, at.y, step.r, 0, 2 * Math.PI);
      ctx.fillStyle = stands ? colours.dim : colours.page;
      ctx.strokeStyle =
        step.verdict === "contested" ? colours.change : stands ? colours.dim : colours.faint;
      ctx.lineWidth = 1.5;
      if (step.verdict === "falls") ctx.setLineDash([2.5, 2.5]);
      ctx.fill();
      ctx.stroke();
    }
    write(ctx, SMALL, colours.dim);
    if (!worded) return;
    step.lines.forEach((line, i) =>
      ctx.fillText(line, at.x + lx, at.y + ly + LABEL_LINE * (i + 0.5)),
    );
  }

  /**
   * @param {Context} ctx
   * @param {PaintedBox} box
   * @param {At} at
   * @param {boolean} chosen
   * @param {number} swell how far a pulse around it is, from 0 to 1
   * @param {typeof ROOMY} [measures]
   */
  function drawBox(ctx, box, at, chosen, swell, { mark, head, line: high } = ROOMY) {
    const left = at.x - box.w / 2;
    const top = at.y - box.h / 2;
    const falls = box.verdict === "falls";
    const contested = box.verdict === "contested";
    const hue = colours[`${box.role}-border`];
    outline(ctx, left, top, box, chosen, swell);
    ctx.beginPath();
    ctx.roundRect(left, top, box.w, box.h, RADIUS);
    ctx.fillStyle = falls ? colours["fallen-fill"] : colours[`${box.role}-fill`];
    ctx.fill();
    ctx.strokeStyle = falls ? colours.faint : contested ? colours.change : hue;
    ctx.lineWidth = box.thesis ? 2.8 : 1.2;
    if (falls) ctx.setLineDash([4, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (contested) {
      ctx.beginPath();
      ctx.roundRect(left + 3, top + 3, box.w - 6, box.h - 6, RADIUS - 2.5);
      ctx.stroke();
    }
    if (!box.bare) drawHeader(ctx, box, left, top + mark, hue);
    write(ctx, TEXT, falls ? colours.dim : colours.ink);
    const pad = box.bare ? TIGHT : PAD;
    const start = startOf(ctx, box.lines.join(" "), left + pad, left + box.w - pad);
    const put = (/** @type {string} */ text, /** @type {number} */ i) =>
      ctx.fillText(text, start, top + head + high * (i + 0.5), box.w - 2 * pad + 2);
    box.lines.forEach(put);
    if (box.bare) {
      ctx.fillStyle = hue;
      put(MARKS[box.role], 0);
    }
    if (box.badge && !box.bare) drawBadge(ctx, box, at, mark);
  }

  /**
   * A box without a name, for want of room: the colour of its role, pale where it falls.
   *
   * @param {Context} ctx
   * @param {Box} box
   * @param {At} at
   */
  function drawBlank(ctx, box, at) {
    ctx.beginPath();
    ctx.roundRect(at.x - box.w / 2, at.y - box.h / 2, box.w, box.h, RADIUS * 2);
    ctx.fillStyle = box.verdict === "falls" ? colours["fallen-fill"] : colours[`${box.role}-fill`];
    ctx.fill();
  }

  /**
   * A card or box `grow` times as large as at zoom 1.
   *
   * @param {Context} ctx
   * @param {PaintedBox} box
   * @param {At} at
   * @param {number} grow
   * @param {boolean} chosen
   * @param {number} swell
   */
  function drawNamed(ctx, box, at, grow, chosen, swell) {
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.scale(grow, grow);
    drawBox(ctx, box, { x: 0, y: 0 }, chosen, swell, box.bare ? BARE : DENSE);
    ctx.restore();
  }

  /**
   * Selection within, change around it, wider for the moment of a pulse.
   *
   * @param {Context} ctx
   * @param {number} left
   * @param {number} top
   * @param {Box} box
   * @param {boolean} chosen
   * @param {number} swell
   */
  function outline(ctx, left, top, box, chosen, swell) {
    let reach = 1.5;
    const ring = (/** @type {string} */ colour, /** @type {number} */ width) => {
      ctx.beginPath();
      ctx.roundRect(
        left - reach,
        top - reach,
        box.w + 2 * reach,
        box.h + 2 * reach,
        RADIUS + reach,
      );
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    };
    if (chosen) {
      ring(colours.accent, 3);
      reach += 3;
    }
    if (box.changed) {
      reach += 0.75 + 2.5 * swell;
      ring(colours.change, 2 + 5 * swell);
    }
  }

  /**
   * @param {Context} ctx
   * @param {Box} box
   * @param {number} left
   * @param {number} y
   * @param {string} hue
   */
  function drawHeader(ctx, box, left, y, hue) {
    write(ctx, SMALL, hue);
    ctx.fillText(MARKS[box.role] || "", left + PAD, y);
    write(ctx, TEXT, colours.dim);
    const tone = {
      falls: "objection-border",
      contested: "ink",
      stands: "dim",
      "not judged": "dim",
    };
    ctx.fillStyle = colours[tone[box.verdict]];
    const words =
      (box.thesis ? "thesis · " : "") + box.word + (box.verdict === "contested" ? " ?" : "");
    ctx.fillText(
      words,
      left + PAD + 18,
      y,
      box.w - 2 * PAD - 18 - (box.switch ? 32 : 0) - (box.badge ? 44 : 0),
    );
    if (box.switch) {
      drawSwitch(
        ctx,
        left + box.w - PAD - SWITCH.w,
        y - SWITCH.h / 2,
        box.on,
        box.verdict === "stands",
      );
    }
  }

  /**
   * What is on but falls has a hollow switch, so that no green stands beside "falls".
   *
   * @param {Context} ctx
   * @param {number} x
   * @param {number} y
   * @param {boolean} isOn
   * @param {boolean} stands
   */
  function drawSwitch(ctx, x, y, isOn, stands) {
    const hollow = isOn && !stands;
    ctx.beginPath();
    ctx.roundRect(x, y, SWITCH.w, SWITCH.h, SWITCH.h / 2);
    ctx.fillStyle = hollow ? colours.panel : isOn ? colours["premise-border"] : colours.faint;
    ctx.fill();
    if (hollow) {
      ctx.strokeStyle = colours.dim;
      ctx.lineWidth = 1.2;
      ctx.stroke();
    }
    ctx.beginPath();
    ctx.arc(
      isOn ? x + SWITCH.w - SWITCH.h / 2 : x + SWITCH.h / 2,
      y + SWITCH.h / 2,
      SWITCH.h / 2 - 2,
      0,
      2 * Math.PI,
    );
    ctx.fillStyle = hollow ? colours.dim : colours.panel;
    ctx.fill();
  }

  /** @param {Context} ctx @param {Box} box @param {At} at @param {number} mark */
  function drawBadge(ctx, box, at, mark) {
    const b = badgeOf(box, mark);
    ctx.beginPath();
    ctx.roundRect(at.x + b.x, at.y + b.y, b.w, b.h, b.h / 2);
    ctx.fillStyle = colours.panel;
    ctx.fill();
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = 1;
    ctx.stroke();
    write(ctx, TEXT, colours.accent);
    ctx.textAlign = "center";
    ctx.fillText(box.badge, at.x + b.x + b.w / 2, at.y + b.y + b.h / 2 + 0.5);
  }

  /** @param {Context} ctx @param {number} size @param {string} colour */
  function write(ctx, size, colour) {
    ctx.font = `400 ${size}px ${FACE}`;
    ctx.fillStyle = colour;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
  }

  return {
    ...createEdgePainter((token) => colours[token]),
    retheme,
    step: drawStep,
    box: drawBox,
    named: drawNamed,
    blank: drawBlank,
    /** @param {Context} ctx @param {string} text */
    measure: (ctx, text, size = TEXT, weight = 400) => {
      ctx.font = `${weight} ${size}px ${FACE}`;
      return ctx.measureText(text).width;
    },
    colour: (/** @type {string} */ token) => colours[token],
  };
}

/**
 * Where lines of a text begin: at the right where its first letter runs to the left.
 *
 * @param {Context} ctx
 * @param {string} text
 * @param {number} left
 * @param {number} right
 */
export function startOf(ctx, text, left, right) {
  const toLeft = TO_LEFT.test(text.match(LETTER)?.[0] ?? "");
  ctx.direction = toLeft ? "rtl" : "ltr";
  ctx.textAlign = toLeft ? "right" : "left";
  return toLeft ? right : left;
}

/**
 * In the head of the box, relative to its centre; nothing hangs over where edges and labels are.
 *
 * @param {Pick<Box, "w" | "h" | "badge" | "switch">} box
 * @param {number} [mark]
 */
export function badgeOf(box, mark = ROOMY.mark) {
  const w = 12 + 8.5 * box.badge.length;
  const right = box.w / 2 - PAD + 2 - (box.switch ? SWITCH.w + 8 : 0);
  return { x: right - w, y: mark - 9 - box.h / 2, w, h: BADGE_H };
}
