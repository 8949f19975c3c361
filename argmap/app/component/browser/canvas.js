// @ts-check
// The map on a canvas: vis-network is camera and stage; edges are drawn from dot's splines, boxes
// over them.
// Nothing here decides what is true or where a box stands: the scene says both
// (argmap/view/scene.py).

import { createCamera } from "./camera.js";
import { keysOfMap } from "./map_keys.js";
import { createMinimap } from "./minimap.js";
import { createMotion } from "./motion.js";
import { growth, placeNames, placedFor } from "./names.js";
import { neighbour } from "./neighbour.js";
import { createPainter } from "./paint.js";
import { boundsOf } from "./paint_edges.js";
import { patched } from "./patch.js";
import { createPointer } from "./pointer.js";
import { watchTheme } from "./theme.js";
import { createTiles } from "./tiles.js";

/** @import { Box, PatchOf, Rect, Scene } from "./protocol" */
/** @import { Name } from "./names.js" */
/** @import { Context } from "./paint.js" */
/** @import { At, Shape } from "./shapes" */
/** @import { Block } from "./tiles.js" */
/** @import { VisNetwork } from "./vis" */

/**
 * @typedef {object} Deeds what the reader does to a box
 * @property {(id: string) => void} [select]
 * @property {(id: string) => void} [toggle]
 * @property {(id: string) => void} [unfold]
 * @property {(id: string) => string | undefined} [text] what it says in full
 */

// Boxes without a name, seen from afar; lines while names lie over them.
const FAINT = 0.55;
const MUTED = 0.5;
// From this zoom on the label of a step is large enough.
const WORDED = 0.6;
// How far from a step its label reaches at most.
const LABEL_REACH = 240;

/** @param {HTMLElement} host @param {VisNetwork} vis @param {Deeds} on */
export function createCanvas(host, vis, on) {
  /** @type {Scene} */
  let scene = {
    boxes: {},
    steps: {},
    edges: {},
    extent: { all: [0, 0, 1, 1] },
    tiles: {},
    bundles: {},
  };
  /** @type {Map<string, Rect>} what each edge spans */
  let bounds = new Map();
  /** @type {string | null} */
  let selected = null;
  /** @type {string | null} */
  let looked = null;
  /** @type {string | null} */
  let lookedTile = null;
  let drawn = 0;
  let gone = false;
  // The reader has done something, so that what is on the screen is to stay there.
  let read = false;
  const sceneNow = () => scene;
  const network = new vis.Network(
    host,
    { nodes: [], edges: [] },
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
    },
  );
  const painter = createPainter(host);
  const motion = createMotion(() => network.redraw());
  const camera = createCamera(host, network, motion, sceneNow, () => selected);
  const tiles = createTiles(network, painter);
  const pointer = createPointer(host, network, sceneNow, { ...on, over, names, shape, tile });
  /** The names at this zoom, until it or the scene changes. */
  let shown = {
    key: "",
    names: /** @type {Map<string, Name>} */ (new Map()),
    blocks: /** @type {Block[]} */ ([]),
  };
  let painted = 0;
  const minimap = createMinimap(camera.lookAt);
  host.append(minimap.element);

  // --- painting ---

  /**
   * Boxes, and what stands for them from afar, and steps: those in the window.
   *
   * @param {Context} ctx
   * @param {Rect} seen
   */
  function drawShapes(ctx, [left, top, right, bottom]) {
    const worded = network.getScale() >= WORDED;
    /**
     * @param {string} id
     * @param {number} x
     * @param {number} y
     * @param {number} reach how far from there it reaches
     * @param {(at: At) => void} paint
     */
    const draw = (id, x, y, reach, paint) => {
      const shift = motion.offset(id);
      const at = { x: x + shift.x, y: y + shift.y };
      if (at.x + reach < left || at.x - reach > right) return;
      if (at.y + reach < top || at.y - reach > bottom) return;
      ctx.save();
      ctx.globalAlpha = shift.alpha;
      paint(at);
      ctx.restore();
    };
    if (!tiles.distant()) {
      for (const [id, step] of Object.entries(scene.steps)) {
        draw(id, step.x, step.y, LABEL_REACH, (at) =>
          painter.step(ctx, step, at, step.lx - step.x, step.ly - step.y, worded),
        );
      }
    }
    for (const [id, box] of Object.entries(scene.boxes)) {
      draw(id, box.x, box.y, box.w, (at) => {
        if (!named()) painter.box(ctx, box, at, id === selected, motion.swell(id));
        else if (!shown.names.get(id)) {
          ctx.globalAlpha *= tiles.distant() ? FAINT : 1;
          painter.blank(ctx, box, at);
        }
      });
    }
  }

  // Whether names stand in for the text of boxes.
  function named() {
    return growth(network.getScale()) > 1;
  }

  /** @param {Context} ctx */
  function placeShown(ctx) {
    const scale = placedFor(network.getScale());
    const key = named() ? `${scale} ${painted} ${selected}` : "";
    if (key === shown.key) return;
    const blocks = tiles.blocks(ctx, scale);
    const names = key
      ? placeNames(scene.boxes, scale, (text) => painter.measure(ctx, text), {
          first: selected,
          all: scene.extent.all,
          taken: blocks.map(({ area }) => area),
          within: (id) => tiles.areaOf(tiles.homeOf(id)),
        })
      : new Map();
    shown = { key, names, blocks };
  }

  // Boxes with a name, those that are painted over others last.
  function names() {
    return shown.names.keys();
  }

  /** @param {string} id @returns {Shape | null} */
  function shape(id) {
    const box = scene.boxes[id];
    const name = shown.names.get(id);
    if (!named()) return { x: box.x, y: box.y, w: box.w, h: box.h, grow: 1 };
    if (!name) return tiles.distant() ? null : { ...box, grow: 1, switch: false, badge: "" };
    const { x, y, w, h, bare } = name;
    const grow = growth(network.getScale()) * name.size;
    return { x, y, w, h, grow, ...(bare && { switch: false, badge: "" }) };
  }

  /**
   * The tile under a point that is looked at from afar.
   *
   * @param {At} point
   */
  function tile(point) {
    const id = tiles.distant() ? tiles.tileAt(point) : undefined;
    return id ? { id, title: tiles.titleOf(id), count: tiles.countOf(id) } : null;
  }

  network.on("beforeDrawing", (ctx) => {
    placeShown(ctx);
    const [left, top, right, bottom] = camera.seen();
    /** @param {string} id */
    const draw = (id, clear = 1) => {
      const whole = scene.edges[id];
      const { edge, alpha } = motion.edge(id, whole);
      const [l, t, r, b] = /** @type {Rect} */ (bounds.get(id));
      if (edge === whole && (l > right || r < left || t > bottom || b < top)) return;
      ctx.save();
      ctx.globalAlpha = alpha * clear;
      painter.edge(ctx, edge);
      ctx.restore();
    };
    tiles.sheets(ctx, [left, top, right, bottom], lookedTile);
    if (tiles.distant()) {
      tiles.drawBundles(ctx, scene.edges, selected);
      return;
    }
    const clear = tiles.some() && named() ? MUTED : 1;
    const threaded = tiles.threaded();
    if (threaded) tiles.drawThreads(ctx);
    const front = new Set([...tiles.linked(selected), ...tiles.linked(looked)]);
    for (const id of Object.keys(scene.edges)) {
      if (!front.has(id) && !(threaded && scene.edges[id].far)) draw(id, clear);
    }
    for (const id of front) draw(id);
  });

  /**
   * What the pointer is over: the links of a box come to the front, a tile is framed.
   *
   * @param {string | null} id
   * @param {string | null} tile
   */
  function over(id, tile) {
    const was = looked;
    const wasTile = lookedTile;
    looked = id;
    lookedTile = tile;
    if (wasTile !== tile || tiles.linked(was).length || tiles.linked(id).length) network.redraw();
  }

  /**
   * Above all else: a card may reach over its neighbours.
   *
   * @param {Context} ctx
   */
  function drawNames(ctx) {
    const grow = growth(network.getScale());
    for (const [id, name] of [...shown.names].reverse()) {
      const box = scene.boxes[id];
      const { x, y, w, h } = name;
      const shift = motion.offset(id);
      ctx.save();
      ctx.globalAlpha = shift.alpha;
      const at = { x: x + shift.x, y: y + shift.y };
      const card = { ...box, w, h, lines: name.lines, bare: name.bare };
      painter.named(ctx, card, at, grow * name.size, id === selected, motion.swell(id));
      ctx.restore();
    }
  }

  network.on("afterDrawing", (ctx) => {
    drawShapes(ctx, camera.seen());
    if (named()) drawNames(ctx);
    tiles.titles(ctx, camera.seen(), shown.blocks);
    const shapes = Object.keys(scene.boxes).flatMap((id) => shape(id) ?? []);
    minimap.show(camera.seen(), painter, shapes);
    host.dataset.drawn = String(++drawn);
  });

  // --- what the reader does ---

  network.on("click", ({ pointer: { canvas } }) => {
    const found = pointer.hit(canvas);
    if (found?.part === "switch") on.toggle?.(found.id);
    else if (found?.part === "badge") on.unfold?.(found.id);
    else if (found?.part === "box") on.select?.(found.id);
    else if (found?.part === "tile") showTile(found.id);
  });
  network.on("doubleClick", ({ pointer: { canvas } }) => {
    const found = pointer.hit(canvas);
    if (found?.part === "box") on.unfold?.(found.id);
  });
  /** @param {string} id */
  function showTile(id) {
    const area = tiles.areaOf(id);
    if (area) camera.show(area);
  }
  network.on("dragStart", camera.held);
  network.on("zoom", ({ pointer: at }) => camera.zoomed(at));

  /**
   * To the next box that way.
   *
   * @param {number} right
   * @param {number} down
   */
  function walk(right, down) {
    const next = neighbour(scene.boxes, selected, right, down);
    if (next) on.select?.(next);
  }
  // To what is selected, where that is on the map.
  function act(/** @type {Deeds["toggle"]} */ deed) {
    if (selected && selected in scene.boxes) deed?.(selected);
  }
  const press = keysOfMap(camera, {
    walk,
    toggle: () => act(on.toggle),
    unfold: () => act(on.unfold),
  });
  if (!host.hasAttribute("tabindex")) host.tabIndex = 0;
  // One stop for the Tab key, which has a name.
  host.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  host.addEventListener("keydown", press);

  // --- scenes ---

  function stage() {
    painted += 1;
    tiles.lay(scene);
    painter.retheme();
    minimap.chart(scene, painter);
  }

  /**
   * Lay the scene anew.
   *
   * @param {Scene} next
   * @param {object} [options]
   * @param {string | null} [options.anchor] the box to hold still
   * @param {boolean} [options.afresh] the reader asked for another excerpt
   * @param {boolean} [options.whole] all of it is to be seen, however small its names
   * @param {string | null} [options.chosen] the box of the selected statement
   */
  function render(next, options = {}) {
    const { anchor = null, afresh = false, whole = false, chosen = null } = options;
    selected = chosen;
    const old = scene;
    const first = !Object.keys(old.boxes).length;
    scene = next;
    bounds = new Map(Object.entries(scene.edges).map(([id, edge]) => [id, boundsOf(edge)]));
    motion.stop();
    const hold = anchor && old.boxes[anchor] && next.boxes[anchor] ? anchor : nearest(old, next);
    stage();
    if (first || !hold) camera.open(whole);
    else {
      const is = next.boxes[hold];
      const was = old.boxes[hold];
      const fits = camera.legible(next) && (!camera.handled() || !camera.legible(old));
      const opens = afresh || (!anchor && fits);
      const by = opens
        ? camera.open(whole)
        : camera.shift({ x: is.x - was.x, y: is.y - was.y }, !anchor);
      const fresh = Object.keys(next.boxes).filter((id) => !(id in old.boxes));
      const seen =
        opens || !fresh.length
          ? null
          : anchor
            ? camera.reveal([anchor, ...fresh])
            : camera.revealTrace(fresh);
      motion.start(old, scene, seen ? { x: by.x + seen.x, y: by.y + seen.y } : by);
    }
    pulse(next.boxes, old.boxes);
    network.redraw();
  }

  /**
   * The box to hold still: the selected one, else that nearest to the middle of the screen.
   *
   * @param {Scene} old
   * @param {Scene} next
   */
  function nearest(old, next) {
    if (selected && old.boxes[selected] && next.boxes[selected]) return selected;
    const { x, y } = network.getViewPosition();
    const far = (/** @type {string} */ id) => Math.hypot(old.boxes[id].x - x, old.boxes[id].y - y);
    const kept = Object.keys(old.boxes).filter((id) => id in next.boxes);
    return kept.length ? kept.reduce((best, id) => (far(id) < far(best) ? id : best)) : null;
  }

  /**
   * What has turned just now, once.
   *
   * @param {{ [id: string]: Box | null | undefined }} boxes
   * @param {Record<string, Box>} old
   */
  function pulse(boxes, old) {
    motion.pulse(
      Object.entries(boxes)
        .filter(([id, box]) => box?.changed && box.verdict !== old[id]?.verdict)
        .map(([id]) => id),
    );
  }

  /** @param {PatchOf<Scene>} changes */
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

  /** @param {string | null} id */
  function select(id) {
    if (id === selected) return;
    selected = id;
    network.redraw();
  }

  // --- theme, size, end ---

  function retheme() {
    if (gone) return;
    painted += 1; // the font may be another
    painter.retheme();
    minimap.chart(scene, painter);
    network.redraw();
  }

  const stopWatching = watchTheme(host, retheme);
  const sized = new ResizeObserver(() => {
    if (!gone) camera.resized(read);
  });
  sized.observe(host);

  function destroy() {
    gone = true;
    sized.disconnect();
    stopWatching();
    host.removeEventListener("keydown", press);
    motion.end();
    pointer.destroy();
    network.destroy();
  }

  return {
    render,
    patch,
    select,
    open: () => camera.open(),
    fit: camera.fit,
    showTile,
    zoom: camera.zoom,
    focusBox: camera.focusBox,
    destroy,
  };
}
