// @ts-check
// How an edge looks, and the bundle of all edges between two tiles.

/** @import { Bundle, Edge, Point, Rect } from "./protocol" */
/** @import { DrawnEdge } from "./motion.js" */
/** @import { Context } from "./paint.js" */

const TRACE = 8;
const TRACE_ALPHA = 0.4;

/** @param {(token: string) => string} colour the theme's at the moment */
export function createEdgePainter(colour) {
  /** @param {Context} ctx @param {DrawnEdge} edge */
  function drawEdge(ctx, { kind, path, line, tip, head, holds, traced }) {
    if (traced) drawTrace(ctx, path, line);
    const support = kind === "support";
    ctx.strokeStyle = ctx.fillStyle = colour(
      support ? (holds ? "dim" : "faint") : "objection-border",
    );
    ctx.lineWidth = support ? 1.5 : holds ? 2 : 1.6;
    ctx.lineCap = "round";
    if (!support && !holds) ctx.globalAlpha *= 0.75;
    if (!holds) ctx.setLineDash(support ? [0.5, 5] : [7, 5]);
    follow(ctx, path, line);
    ctx.setLineDash([]);
    if (tip && head !== "none") drawHead(ctx, path[path.length - 1], tip, head, holds);
  }

  /**
   * @param {Context} ctx
   * @param {Point[]} path
   * @param {Point[]} [line]
   */
  function follow(ctx, path, line) {
    ctx.beginPath();
    if (line) for (const point of line) ctx.lineTo(...point);
    else ctx.moveTo(...path[0]);
    for (let i = 1; !line && i + 2 < path.length; i += 3) {
      ctx.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
    }
    ctx.stroke();
  }

  /**
   * How a change travelled: a broad band beneath the line, which keeps its own look.
   *
   * @param {Context} ctx
   * @param {Point[]} path
   * @param {Point[]} [line]
   */
  function drawTrace(ctx, path, line) {
    ctx.save();
    ctx.globalAlpha *= TRACE_ALPHA;
    ctx.strokeStyle = colour("change");
    ctx.lineWidth = TRACE;
    ctx.lineCap = "round";
    follow(ctx, path, line);
    ctx.restore();
  }

  /**
   * @param {Context} ctx
   * @param {Point} from
   * @param {Point} tip
   * @param {Edge["head"]} head
   * @param {boolean} holds
   */
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
      ctx.fillStyle = colour("page");
      ctx.fill();
      ctx.restore();
      ctx.stroke();
    }
  }

  /**
   * All links between two tiles as one line, the thicker on the screen the more they are.
   *
   * @param {Context} ctx
   * @param {Bundle} bundle
   * @param {{ count: number, attacks: number, chosen: boolean, traced: boolean }} links
   * @param {number} scale
   */
  function drawBundle(ctx, { path, tip, startTip }, { count, attacks, chosen, traced }, scale) {
    const own = colour(chosen ? "accent" : attacks === count ? "objection-border" : "dim");
    const wide = (1 + 1.4 * Math.sqrt(count)) / scale;
    ctx.lineCap = "butt";
    /** @param {string} tone @param {number} width @param {number} alpha */
    const stroke = (tone, width, alpha) => {
      ctx.save();
      ctx.globalAlpha *= alpha;
      ctx.strokeStyle = tone;
      ctx.lineWidth = width;
      follow(ctx, path);
      ctx.restore();
    };
    if (traced) stroke(colour("change"), wide + 7 / scale, TRACE_ALPHA);
    stroke(own, wide, 1);
    ctx.fillStyle = own;
    /** @type {[Point, Point | null][]} */
    const ends = [
      [path[path.length - 1], tip],
      [path[0], startTip],
    ];
    for (const [from, to] of ends) if (to) drawBundleHead(ctx, from, to, wide);
  }

  /** @param {Context} ctx @param {Point} from @param {Point} tip @param {number} wide */
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

  return { edge: drawEdge, bundle: drawBundle };
}

/**
 * What an edge spans, with room for its head.
 *
 * @param {Edge} edge
 * @returns {Rect}
 */
export function boundsOf({ path, tip }) {
  const xs = path.map((point) => point[0]).concat(tip ? tip[0] : []);
  const ys = path.map((point) => point[1]).concat(tip ? tip[1] : []);
  return [Math.min(...xs) - 10, Math.min(...ys) - 10, Math.max(...xs) + 10, Math.max(...ys) + 10];
}
