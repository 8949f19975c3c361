// @ts-check
// The straight edges of vis-network run under boxes: draw the splines in their place, and the
// labels of the steps. `network`, `nodes` and `edges` are globals of the page that pyvis writes.
"use strict";

/**
 * @typedef {[number, number]} Point
 * @typedef {{ size: number, face: string, color: string }} Font
 * @typedef {{ id: string, shape: "box", font: Font, am: { title: string } }} BoxNode
 * @typedef {{ title: string, lines: string[], lx: number, ly: number, height: number }} Label
 * @typedef {{ id: string, shape: "dot", font: Font, am: Label }} StepNode
 * @typedef {{ path: Point[], tip: Point | null, head: "cross" | "arrow" | "none" }} Spline
 * @typedef {{ color: string, width: number, dashes: false | number[] }} Line
 * @typedef {{ id: string, title?: HTMLElement, font?: Font, hidden?: boolean }} Change
 */

/**
 * @template Item
 * @typedef {{ get(): Item[], update(changes: Change[]): void }} Items
 */

/**
 * @typedef {object} Globals
 * @property {Items<BoxNode | StepNode>} nodes
 * @property {Items<Line & { id: string, am: Spline }>} edges
 * @property {object} network
 * @property {(event: "beforeDrawing", act: (ctx: CanvasRenderingContext2D) => void) => void}
 *   network.on
 * @property {(event: "showPopup" | "hidePopup") => void} network.off
 * @property {() => void} network.fit
 */

(() => {
  const { network, nodes, edges } = /** @type {Globals} */ (/** @type {unknown} */ (globalThis));
  const drawn = edges.get();
  const labels = nodes.get().filter((node) => node.shape === "dot");
  edges.update(drawn.map(({ id }) => ({ id, hidden: true })));

  /** @type {Record<Spline["head"], [number, number, number, number][]>} */
  const HEADS = {
    cross: [
      [-10, -5, 0, 5],
      [-10, 5, 0, -5],
    ],
    arrow: [
      [-10, -5, 0, 0],
      [0, 0, -10, 5],
    ],
    none: [],
  };

  /** @param {CanvasRenderingContext2D} ctx @param {Line & { am: Spline }} edge */
  function drawEdge(ctx, { am: { path, tip, head }, color, width, dashes }) {
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.setLineDash(dashes || []);
    ctx.beginPath();
    ctx.moveTo(...path[0]);
    for (let i = 1; i + 2 < path.length; i += 3) {
      ctx.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
    }
    ctx.stroke();
    ctx.setLineDash([]);
    if (tip) drawHead(ctx, path[path.length - 1], tip, HEADS[head]);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {Point} from
   * @param {Point} tip
   * @param {[number, number, number, number][]} strokes
   */
  function drawHead(ctx, [x, y], tip, strokes) {
    ctx.save();
    ctx.translate(...tip);
    ctx.rotate(Math.atan2(tip[1] - y, tip[0] - x));
    ctx.beginPath();
    for (const [x0, y0, x1, y1] of strokes) {
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
    }
    ctx.stroke();
    ctx.restore();
  }

  /** @param {CanvasRenderingContext2D} ctx @param {StepNode} step */
  function drawLabel(ctx, { am, font }) {
    ctx.font = `${font.size}px ${font.face}`;
    ctx.fillStyle = font.color;
    am.lines.forEach((line, i) => ctx.fillText(line, am.lx, am.ly + am.height * i));
  }

  network.on("beforeDrawing", (ctx) => {
    for (const edge of drawn) drawEdge(ctx, edge);
    ctx.textBaseline = "top";
    for (const label of labels) drawLabel(ctx, label);
  });
  // A title is text: vis-network shows an element as it is, and pyvis' own popup, which would take
  // it for HTML, stays away.
  network.off("showPopup");
  network.off("hidePopup");
  nodes.update(
    nodes.get().map(({ id, am }) => {
      const title = document.createElement("div");
      title.textContent = am.title;
      return { id, title };
    }),
  );

  const redraw = () => {
    // labels are measured anew once the font is there
    nodes.update(nodes.get().map(({ id, font }) => ({ id, font })));
    network.fit();
  };
  document.fonts.load("16px 'Source Sans'").then(redraw, redraw);
})();
