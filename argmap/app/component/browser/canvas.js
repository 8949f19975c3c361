// @ts-check
// The map on a canvas: vis-network is camera and stage, boxes are drawn by a renderer, edges from
// dot's splines beneath them.
// Nothing here decides what is true or where a box stands: the scene says both
// (argmap/view/scene.py).

import { createCamera } from "./camera.js";
import { make } from "./dom.js";
import { createMinimap } from "./minimap.js";
import { createMotion } from "./motion.js";
import { TEXT, createPainter } from "./paint.js";
import { patched } from "./patch.js";
import { createPointer } from "./pointer.js";
import { createTiles } from "./tiles.js";

// Boxes under the titles of far-away sections; links that come to the front in their dozens.
const MUTED = 0.35;
const MANY = 40;

export function createCanvas(host, vis, on) {
  /** @typedef {Pick<import("./protocol").View, "boxes" | "steps" | "edges" | "extent">} Scene */

  /** @type {Scene & { tiles?: import("./protocol").View["tiles"] }} */
  let scene = { boxes: {}, steps: {}, edges: {}, extent: { all: [0, 0, 1, 1] } };
  let bounds = new Map();
  /** @type {string | null} */
  let selected = null;
  /** @type {string | null} */
  let looked = null;
  let drawn = 0;
  let gone = false;
  // The reader has done something, so that what is on the screen is to stay there.
  let read = false;
  const nodes = new vis.DataSet();
  const sceneNow = () => scene;
  const network = new vis.Network(
    host,
    { nodes, edges: new vis.DataSet() },
    {
      physics: false,
      layout: { improvedLayout: false },
      autoResize: false,
      interaction: {
        dragNodes: false,
        hover: false,
        selectable: false,
        selectConnectedEdges: false,
        zoomSpeed: 0.6,
      },
      nodes: { shape: "custom", ctxRenderer: renderer, fixed: true },
    },
  );
  const painter = createPainter(host);
  const motion = createMotion(() => network.redraw());
  const camera = createCamera(host, network, motion, sceneNow);
  const tiles = createTiles(network);
  const pointer = createPointer(host, network, sceneNow, { ...on, over });
  const minimap = createMinimap(camera.lookAt);
  host.append(minimap.element);

  // --- what vis-network asks for ---

  function renderer({ ctx, id, x, y }) {
    const box = scene.boxes[id];
    const step = scene.steps[id];
    const nodeDimensions = box ? { width: box.w, height: box.h } : { width: 12, height: 12 };
    const shift = motion.offset(id);
    const at = { x: x + shift.x, y: y + shift.y };
    return {
      nodeDimensions,
      drawNode() {
        ctx.save();
        ctx.globalAlpha = shift.alpha * (tiles.titled() || id === selected ? 1 : MUTED);
        if (box && tiles.distant()) painter.distant(ctx, box, at, id === selected);
        else if (box) painter.box(ctx, box, at, id === selected, motion.swell(id));
        else if (step && !tiles.distant()) {
          painter.step(ctx, step, at, step.lx - step.x, step.ly - step.y);
        }
        ctx.restore();
      },
    };
  }

  network.on("beforeDrawing", (ctx) => {
    const [left, top, right, bottom] = camera.seen();
    const draw = (id, clear = 1) => {
      const whole = scene.edges[id];
      const { edge, alpha } = motion.edge(id, whole);
      const [l, t, r, b] = bounds.get(id);
      if (edge === whole && (l > right || r < left || t > bottom || b < top)) return;
      ctx.save();
      ctx.globalAlpha = alpha * clear;
      painter.edge(ctx, edge);
      ctx.restore();
    };
    const ids = Object.keys(scene.edges);
    if (!tiles.some()) return ids.forEach((id) => draw(id));
    tiles.sheets(ctx, [left, top, right, bottom], painter);
    if (tiles.titled()) {
      ids.forEach((id) => {
        if (!scene.edges[id].far) draw(id);
      });
    }
    const front = new Set([...tiles.linked(selected), ...tiles.linked(looked)]);
    for (const id of front) draw(id, front.size > MANY ? MUTED : 1);
  });

  // What the pointer is over: its links come to the front.
  function over(id) {
    const was = looked;
    looked = id;
    if (tiles.linked(was).length || tiles.linked(id).length) network.redraw();
  }

  network.on("afterDrawing", (ctx) => {
    tiles.titles(ctx, camera.seen(), painter);
    minimap.show(camera.seen(), painter);
    host.dataset.drawn = String(++drawn);
  });

  // --- what the reader does ---

  network.on("click", ({ pointer: { canvas } }) => {
    const found = pointer.hit(canvas);
    if (found?.part === "switch") on.toggle?.(found.id);
    else if (found?.part === "badge") on.unfold?.(found.id);
    else if (found?.part === "box") on.select?.(found.id);
  });
  network.on("doubleClick", ({ pointer: { canvas } }) => {
    const found = pointer.hit(canvas);
    if (found?.part === "box") on.unfold?.(found.id);
  });
  network.on("dragStart", camera.held);
  network.on("zoom", ({ pointer: at }) => camera.zoomed(at));

  function press(event) {
    const chosen = (deed) => () => {
      if (selected && selected in scene.boxes) deed?.(selected);
    };
    const act = {
      "+": () => camera.zoom(1.2),
      "=": () => camera.zoom(1.2),
      "-": () => camera.zoom(1 / 1.2),
      0: camera.fit,
      1: camera.open,
      ArrowLeft: () => camera.pan(-1, 0),
      ArrowRight: () => camera.pan(1, 0),
      ArrowUp: () => camera.pan(0, -1),
      ArrowDown: () => camera.pan(0, 1),
      " ": chosen(on.toggle),
      Enter: chosen(on.unfold),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }
  if (!host.hasAttribute("tabindex")) host.tabIndex = 0;
  // One stop for the Tab key, which has a name.
  host.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  host.addEventListener("keydown", press);

  // --- scenes ---

  // Vis-network knows where things are; what they show is the scene's.
  function stage() {
    tiles.lay(scene); // first of all: it draws at once when nodes go
    const there = { ...scene.boxes, ...scene.steps };
    const leaving = nodes.getIds().filter((id) => !(id in there));
    if (leaving.length) nodes.remove(leaving);
    const moved = Object.entries(there).filter(([id, { x, y }]) => {
      const node = nodes.get(id);
      return !node || node.x !== x || node.y !== y;
    });
    if (moved.length) nodes.update(moved.map(([id, { x, y }]) => ({ id, x, y })));
    painter.retheme();
    minimap.chart(scene, painter);
  }

  // What an edge spans, with room for its head.
  function boundsOf({ path, tip }) {
    const xs = path.map((point) => point[0]).concat(tip ? tip[0] : []);
    const ys = path.map((point) => point[1]).concat(tip ? tip[1] : []);
    return [Math.min(...xs) - 10, Math.min(...ys) - 10, Math.max(...xs) + 10, Math.max(...ys) + 10];
  }

  /**
   * Lay the scene anew.
   *
   * @param {Scene} next
   * @param {object} [options]
   * @param {string | null} [options.anchor] the box to hold still
   * @param {boolean} [options.afresh] the reader asked for another excerpt
   * @param {string | null} [options.chosen] the box to have in view
   */
  function render(next, options = {}) {
    const { anchor = null, afresh = false, chosen = null } = options;
    const old = scene;
    const first = !Object.keys(old.boxes).length;
    scene = next;
    bounds = new Map(Object.entries(scene.edges).map(([id, edge]) => [id, boundsOf(edge)]));
    motion.stop();
    const hold = anchor && old.boxes[anchor] && next.boxes[anchor] ? anchor : nearest(old, next);
    stage();
    if (first || !hold) camera.open(chosen);
    else {
      const is = next.boxes[hold];
      const was = old.boxes[hold];
      const opens = afresh || (!anchor && camera.legible(next) && !camera.legible(old));
      const by = opens ? camera.open(chosen) : camera.shift({ x: is.x - was.x, y: is.y - was.y });
      const fresh = Object.keys(next.boxes).filter((id) => !(id in old.boxes));
      const seen = anchor && !opens && fresh.length ? camera.reveal([anchor, ...fresh]) : null;
      motion.start(old, scene, seen ? { x: by.x + seen.x, y: by.y + seen.y } : by);
    }
    pulse(next.boxes, old.boxes);
    network.redraw();
  }

  // The box to hold still: the selected one, else that nearest to the middle of the screen.
  function nearest(old, next) {
    if (selected && old.boxes[selected] && next.boxes[selected]) return selected;
    const { x, y } = network.getViewPosition();
    const far = (id) => Math.hypot(old.boxes[id].x - x, old.boxes[id].y - y);
    const kept = Object.keys(old.boxes).filter((id) => id in next.boxes);
    return kept.length ? kept.reduce((best, id) => (far(id) < far(best) ? id : best)) : null;
  }

  // What has turned just now, once.
  function pulse(boxes, old) {
    motion.pulse(
      Object.entries(boxes)
        .filter(([id, box]) => box?.changed && box.verdict !== old[id]?.verdict)
        .map(([id]) => id),
    );
  }

  function patch(changes) {
    read = true;
    const old = scene.boxes;
    scene = patched(scene, changes);
    for (const [id, edge] of Object.entries(changes.edges || {})) {
      if (edge) bounds.set(id, boundsOf(edge));
    }
    stage();
    pulse(changes.boxes || {}, old);
    network.redraw();
  }

  function select(id) {
    if (id === selected) return;
    selected = id;
    network.redraw();
  }

  // --- theme, size, end ---

  function retheme() {
    if (gone) return;
    painter.retheme();
    minimap.chart(scene, painter);
    network.redraw();
  }

  // A hidden element takes its colours from the theme; that its transition runs tells that the
  // theme has changed.
  const sentinel = make("span", {
    "aria-hidden": "true",
    style:
      "position:absolute;width:0;height:0;visibility:hidden;color:var(--am-ink);" +
      "background-color:var(--am-page);transition:color 1ms,background-color 1ms",
  });
  sentinel.addEventListener("transitionend", retheme);
  host.append(sentinel);

  const sized = new ResizeObserver(() => {
    if (!gone) camera.resized(read);
  });
  sized.observe(host);
  document.fonts?.addEventListener("loadingdone", retheme);
  document.fonts?.load(`400 ${TEXT}px "Source Sans"`).then(retheme, () => {});

  function destroy() {
    gone = true;
    sized.disconnect();
    document.fonts?.removeEventListener("loadingdone", retheme);
    host.removeEventListener("keydown", press);
    motion.end();
    pointer.destroy();
    sentinel.remove();
    network.destroy();
  }

  return {
    render,
    patch,
    select,
    open: camera.open,
    fit: camera.fit,
    zoom: camera.zoom,
    focusBox: camera.focusBox,
    destroy,
  };
}
