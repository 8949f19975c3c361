// @ts-check
// How a box, a step and an edge look. Lengths are those that argmap/view/shape.py lays out with.

import { MARKS } from "./roles.js";

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
const TRACE = 8;
const TRACE_ALPHA = 0.4;
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

// Colours are the theme's at the moment; `retheme` reads them anew.
export function createPainter(host) {
  let colours = {};

  function retheme() {
    const style = getComputedStyle(host);
    colours = Object.fromEntries(
      TOKENS.map((token) => [token, style.getPropertyValue(`--am-${token}`).trim() || "#888888"]),
    );
  }

  // `line`: plain points in place of the curves, while it moves.
  function drawEdge(ctx, { kind, path, line, tip, head, holds, traced }) {
    if (traced) drawTrace(ctx, path, line);
    const support = kind === "support";
    ctx.strokeStyle = ctx.fillStyle = support
      ? colours[holds ? "dim" : "faint"]
      : colours["objection-border"];
    ctx.lineWidth = support ? 1.5 : holds ? 2 : 1.6;
    ctx.lineCap = "round";
    if (!support && !holds) ctx.globalAlpha *= 0.75;
    if (!holds) ctx.setLineDash(support ? [0.5, 5] : [7, 5]);
    follow(ctx, path, line);
    ctx.setLineDash([]);
    if (tip && head !== "none") drawHead(ctx, path[path.length - 1], tip, head, holds);
  }

  /** @param {[number, number][]} [line] */
  function follow(ctx, path, line) {
    ctx.beginPath();
    if (line) for (const point of line) ctx.lineTo(...point);
    else ctx.moveTo(...path[0]);
    for (let i = 1; !line && i + 2 < path.length; i += 3) {
      ctx.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
    }
    ctx.stroke();
  }

  // How a change travelled: a broad band beneath the line, which keeps its own look.
  function drawTrace(ctx, path, line) {
    ctx.save();
    ctx.globalAlpha *= TRACE_ALPHA;
    ctx.strokeStyle = colours.change;
    ctx.lineWidth = TRACE;
    ctx.lineCap = "round";
    follow(ctx, path, line);
    ctx.restore();
  }

  function drawHead(ctx, from, tip, head, holds) {
    ctx.translate(...tip);
    ctx.rotate(Math.atan2(tip[1] - from[1], tip[0] - from[0]));
    ctx.beginPath();
    if (head === "cross") {
      ctx.lineWidth = holds ? 2.4 : 1.8;
      ctx.moveTo(-9.5, -4.5);
      ctx.lineTo(-0.5, 4.5);
      ctx.moveTo(-9.5, 4.5);
      ctx.lineTo(-0.5, -4.5);
      ctx.stroke();
      return;
    }
    ctx.moveTo(-0.5, 0);
    ctx.lineTo(-10, -5);
    ctx.lineTo(-10, 5);
    ctx.closePath();
    ctx.lineWidth = 1.3;
    ctx.lineJoin = "round";
    if (holds) ctx.fill();
    else {
      ctx.save();
      ctx.fillStyle = colours.page;
      ctx.fill();
      ctx.restore();
      ctx.stroke();
    }
  }

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
    const put = (text, i) =>
      ctx.fillText(text, start, top + head + high * (i + 0.5), box.w - 2 * pad + 2);
    box.lines.forEach(put);
    if (box.bare) {
      ctx.fillStyle = hue;
      put(MARKS[box.role], 0);
    }
    if (box.badge && !box.bare) drawBadge(ctx, box, at, mark);
  }

  // A box without a name, for want of room: the colour of its role, pale where it falls.
  function drawBlank(ctx, box, at) {
    ctx.beginPath();
    ctx.roundRect(at.x - box.w / 2, at.y - box.h / 2, box.w, box.h, RADIUS * 2);
    ctx.fillStyle = box.verdict === "falls" ? colours["fallen-fill"] : colours[`${box.role}-fill`];
    ctx.fill();
  }

  // A card or box `grow` times as large as at zoom 1.
  function drawNamed(ctx, box, at, grow, chosen, swell) {
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.scale(grow, grow);
    drawBox(ctx, box, { x: 0, y: 0 }, chosen, swell, box.bare ? BARE : DENSE);
    ctx.restore();
  }

  // All links between two tiles as one line, `size` px thick on the screen at this scale, and how
  // many they are.
  function drawBundle(ctx, { path, tip, startTip }, { count, attacks, chosen, traced }, scale) {
    const colour = chosen
      ? colours.accent
      : colours[attacks === count ? "objection-border" : "dim"];
    const wide = (1 + 1.4 * Math.sqrt(count)) / scale;
    ctx.lineCap = "butt";
    const stroke = (tone, width, alpha) => {
      ctx.save();
      ctx.globalAlpha *= alpha;
      ctx.strokeStyle = tone;
      ctx.lineWidth = width;
      follow(ctx, path);
      ctx.restore();
    };
    if (traced) stroke(colours.change, wide + 7 / scale, TRACE_ALPHA);
    stroke(colour, wide, 1);
    ctx.fillStyle = colour;
    const ends = [
      [path[path.length - 1], tip],
      [path[0], startTip],
    ];
    for (const [from, to] of ends) if (to) drawBundleHead(ctx, from, to, wide);
  }

  function drawBundleHead(ctx, from, tip, wide) {
    const far = Math.hypot(tip[0] - from[0], tip[1] - from[1]) || 1;
    const side = Math.max(wide * 1.1, far * 0.4);
    ctx.save();
    ctx.translate(...tip);
    ctx.rotate(Math.atan2(tip[1] - from[1], tip[0] - from[0]));
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.lineTo(-far - 1, -side);
    ctx.lineTo(-far - 1, side);
    ctx.closePath();
    ctx.fill();
    ctx.restore();
  }

  // How many links a bundle holds, in the middle of it.
  function drawCount(ctx, [x, y], count, scale) {
    const words = String(count);
    const [w, h] = [(8 + 6.5 * words.length) / scale, 15 / scale];
    ctx.beginPath();
    ctx.roundRect(x - w / 2, y - h / 2, w, h, h / 2);
    ctx.fillStyle = colours.panel;
    ctx.fill();
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = 1 / scale;
    ctx.stroke();
    write(ctx, 11 / scale, colours.ink);
    ctx.textAlign = "center";
    ctx.fillText(words, x, y + 0.5 / scale);
  }

  // Selection within, change around it, wider for the moment of a pulse.
  function outline(ctx, left, top, box, chosen, swell) {
    let reach = 1.5;
    const ring = (colour, width) => {
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

  function drawHeader(ctx, box, left, y, hue) {
    write(ctx, SMALL, hue);
    ctx.fillText(MARKS[box.role] || "", left + PAD, y);
    write(ctx, TEXT, colours.dim);
    ctx.fillStyle =
      { stands: colours.dim, falls: colours["objection-border"], contested: colours.ink }[
        box.verdict
      ] ?? colours.dim;
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

  // What is on but falls has a hollow switch, so that no green stands beside "falls".
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

  function write(ctx, size, colour) {
    ctx.font = `400 ${size}px ${FACE}`;
    ctx.fillStyle = colour;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
  }

  return {
    retheme,
    edge: drawEdge,
    step: drawStep,
    box: drawBox,
    named: drawNamed,
    blank: drawBlank,
    bundle: drawBundle,
    count: drawCount,
    measure: (ctx, text, size = TEXT, weight = 400) => {
      ctx.font = `${weight} ${size}px ${FACE}`;
      return ctx.measureText(text).width;
    },
    colour: (token) => colours[token],
  };
}

// Where its lines begin: at the right where its first letter runs to the left.
export function startOf(ctx, text, left, right) {
  const toLeft = TO_LEFT.test(text.match(LETTER)?.[0] ?? "");
  ctx.direction = toLeft ? "rtl" : "ltr";
  ctx.textAlign = toLeft ? "right" : "left";
  return toLeft ? right : left;
}

// In the head of the box, relative to its centre; nothing hangs over where edges and labels are.
export function badgeOf(box, mark = ROOMY.mark) {
  const w = 12 + 8.5 * box.badge.length;
  const right = box.w / 2 - PAD + 2 - (box.switch ? SWITCH.w + 8 : 0);
  return { x: right - w, y: mark - 9 - box.h / 2, w, h: BADGE_H };
}
