// @ts-check
// What moves on the canvas: boxes, steps and edges that glide to where they now stand, and one
// pulse around what has changed.

/** @import { Edge, Point, Scene } from "./protocol" */
/** @import { At } from "./shapes" */

/**
 * An edge as it is drawn; `line` are plain points in place of the curves, while it moves.
 *
 * @typedef {Edge & { line?: Point[] }} DrawnEdge
 *
 * @typedef {{ was: Point[], is: Point[] }} EdgeWay points along an edge, its tip last
 * @typedef {{ from: Record<string, At | null>, edges: Record<string, EdgeWay | null>, t: number }}
 *   Glide what is null was not there
 * @typedef {{ ids: Set<string>, t: number }} Pulse
 * @typedef {ReturnType<typeof createMotion>} Motion
 */

export const MOVE_MS = 200;
export const PULSE_MS = 700;
export const PARTS = 24;

/** @param {() => void} redraw */
export function createMotion(redraw) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Glide | null} */
  let glide = null;
  /** @type {Pulse | null} */
  let pulse = null;
  let gone = false;

  /**
   * @param {Glide | Pulse} motion
   * @param {number} milliseconds
   * @param {() => void} over called at its end
   */
  function run(motion, milliseconds, over) {
    const begun = performance.now();
    const frame = (/** @type {number} */ now) => {
      if (gone || (motion !== glide && motion !== pulse)) return;
      const t = Math.min(1, Math.max(0, (now - begun) / milliseconds));
      motion.t = t * t * (3 - 2 * t);
      if (t >= 1) over();
      redraw();
      if (t < 1) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /**
   * From where things were on the screen, which has moved along by so much.
   *
   * @param {Scene} old
   * @param {Scene} next
   * @param {At} by
   */
  function setOff(old, next, by) {
    /** @type {Glide["from"]} */
    const from = {};
    /** @type {Glide["edges"]} */
    const edges = {};
    for (const section of /** @type {const} */ (["boxes", "steps"])) {
      for (const [id, { x, y }] of Object.entries(next[section])) {
        const was = old[section][id];
        from[id] = was ? { x: was.x + by.x - x, y: was.y + by.y - y } : null;
      }
    }
    for (const [id, edge] of Object.entries(next.edges)) {
      const was = old.edges[id];
      if (was && String(was.path) !== String(edge.path)) {
        edges[id] = { was: traced(was, by), is: traced(edge, { x: 0, y: 0 }) };
      } else if (!was) edges[id] = null;
    }
    glide = { from, edges, t: 0 };
    run(glide, MOVE_MS, () => {
      glide = null;
    });
  }

  /**
   * An edge as so many points along it, its tip last.
   *
   * @param {Edge} edge
   * @param {At} by
   * @returns {Point[]}
   */
  function traced({ path, tip }, by) {
    /** @type {Point[]} */
    const points = [];
    const curves = (path.length - 1) / 3;
    for (let i = 0; i <= PARTS; i += 1) {
      const at = Math.min((i / PARTS) * curves, curves - 1e-9);
      const k = 3 * Math.floor(at);
      const t = at - Math.floor(at);
      const s = 1 - t;
      const weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      const along = (/** @type {0 | 1} */ axis) =>
        weights.reduce((sum, weight, j) => sum + weight * path[k + j][axis], axis ? by.y : by.x);
      points.push([along(0), along(1)]);
    }
    const end = tip || path[path.length - 1];
    return [...points, [end[0] + by.x, end[1] + by.y]];
  }

  return {
    still: () => still.matches,
    /** @param {Scene} old @param {Scene} next @param {At} by */
    start(old, next, by) {
      if (!still.matches) setOff(old, next, by);
    },
    stop() {
      glide = null;
    },
    end() {
      gone = true;
    },
    /** @param {string[]} ids */
    pulse(ids) {
      if (still.matches || !ids.length) return;
      pulse = { ids: new Set(ids), t: 0 };
      run(pulse, PULSE_MS, () => {
        pulse = null;
      });
    },
    swell: (/** @type {string} */ id) => (pulse?.ids.has(id) ? Math.sin(Math.PI * pulse.t) : 0),
    /** @param {string} id */
    offset(id) {
      if (!glide) return { x: 0, y: 0, alpha: 1 };
      const from = glide.from[id];
      return from
        ? { x: from.x * (1 - glide.t), y: from.y * (1 - glide.t), alpha: 1 }
        : { x: 0, y: 0, alpha: glide.t };
    },
    /**
     * The edge as it is drawn now, and how clearly.
     *
     * @param {string} id
     * @param {Edge} edge
     * @returns {{ edge: DrawnEdge, alpha: number }}
     */
    edge(id, edge) {
      if (!glide || !(id in glide.edges)) return { edge, alpha: 1 };
      const { t } = glide;
      const path = glide.edges[id];
      if (!path) return { edge, alpha: glide.t };
      const now = path.is.map((to, i) => {
        const along = (/** @type {0 | 1} */ axis) =>
          path.was[i][axis] + (to[axis] - path.was[i][axis]) * t;
        return /** @type {Point} */ ([along(0), along(1)]);
      });
      return {
        edge: {
          ...edge,
          line: now.slice(0, -1),
          path: now.slice(-3, -1),
          tip: edge.tip && now[now.length - 1],
        },
        alpha: 1,
      };
    },
  };
}
