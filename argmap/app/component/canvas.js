// The map on a canvas: vis-network is camera and stage, boxes are drawn by a renderer, edges from dot's splines beneath them.
// Nothing here decides what is true or where a box stands: the scene says both (argmap/view/scene.py).

const FACE = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif';
const TEXT = 16.5, LINE = 19, HEAD = 24, PAD = 8, RADIUS = 7, SMALL = 14, LABEL_LINE = 16; // as in argmap/view/shape.py
const LEGIBLE = 11, LARGEST = 3, MOVE_MS = 200, STRIDE = 80;
const SWITCH = { w: 24, h: 13 }, BADGE_H = 17;
const MARKS = {
  conclusion: "★", claim: "◆", premise: "●", background: "▣", objection: "✕", reply: "↩", statement: "◇",
};
const TOKENS = ["page", "panel", "ink", "dim", "faint", "line", "accent", "change", "fallen-fill"].concat(
  Object.keys(MARKS).flatMap((role) => [`${role}-fill`, `${role}-border`]));

function createCanvas(host, vis, on) {
  let scene = { boxes: {}, steps: {}, edges: {}, extent: { all: [0, 0, 1, 1] } };
  let colours = {}, selected = null, hovered = null, motion = null, drawn = 0, gone = false;
  let area = host.getBoundingClientRect(), handled = false; // handled: the reader has moved the map
  let read = false; // the reader has done something, so that what is on the screen is to stay there
  const nodes = new vis.DataSet();
  const network = new vis.Network(host, { nodes, edges: new vis.DataSet() }, {
    physics: false, layout: { improvedLayout: false }, autoResize: false,
    interaction: { dragNodes: false, hover: false, selectable: false, selectConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { shape: "custom", ctxRenderer: renderer, fixed: true },
  });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  // --- what vis-network asks for -------------------------------------------------------------------------------------

  function renderer({ ctx, id, x, y }) {
    const box = scene.boxes[id], step = scene.steps[id];
    const nodeDimensions = box ? { width: box.w, height: box.h } : { width: 12, height: 12 };
    const shift = offset(id), at = { x: x + shift.x, y: y + shift.y };
    return {
      nodeDimensions,
      drawNode() {
        ctx.save();
        ctx.globalAlpha = shift.alpha;
        if (box) drawBox(ctx, box, at, id === selected);
        else if (step) drawStep(ctx, step, at, step.lx - step.x, step.ly - step.y);
        ctx.restore();
      },
    };
  }

  network.on("beforeDrawing", (ctx) => {
    for (const edge of Object.values(scene.edges)) {
      ctx.save();
      ctx.globalAlpha = Math.min(offset(edge.ends[0]).alpha, offset(edge.ends[1]).alpha, moving(edge) ? motion.t : 1);
      drawEdge(ctx, edge);
      ctx.restore();
    }
  });

  network.on("afterDrawing", () => { host.dataset.drawn = String(++drawn); });

  // --- drawing -------------------------------------------------------------------------------------------------------

  function drawEdge(ctx, { kind, path, tip, head, holds }) {
    const support = kind === "support";
    ctx.strokeStyle = ctx.fillStyle = support ? colours[holds ? "dim" : "faint"] : colours["objection-border"];
    ctx.lineWidth = support ? 1.5 : holds ? 2 : 1.6;
    ctx.lineCap = "round";
    if (!support && !holds) ctx.globalAlpha *= 0.75;
    if (!holds) ctx.setLineDash(support ? [0.5, 5] : [7, 5]);
    ctx.beginPath();
    ctx.moveTo(...path[0]);
    for (let i = 1; i + 2 < path.length; i += 3) ctx.bezierCurveTo(...path[i], ...path[i + 1], ...path[i + 2]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (tip && head !== "none") drawHead(ctx, path[path.length - 1], tip, head, holds);
  }

  function drawHead(ctx, from, tip, head, holds) {
    ctx.translate(...tip);
    ctx.rotate(Math.atan2(tip[1] - from[1], tip[0] - from[0]));
    ctx.beginPath();
    if (head === "cross") {
      ctx.lineWidth = holds ? 2.4 : 1.8;
      ctx.moveTo(-9.5, -4.5); ctx.lineTo(-0.5, 4.5);
      ctx.moveTo(-9.5, 4.5); ctx.lineTo(-0.5, -4.5);
      ctx.stroke();
      return;
    }
    ctx.moveTo(-0.5, 0); ctx.lineTo(-10, -5); ctx.lineTo(-10, 5); ctx.closePath();
    ctx.lineWidth = 1.3;
    ctx.lineJoin = "round";
    if (holds) ctx.fill();
    else { ctx.save(); ctx.fillStyle = colours.page; ctx.fill(); ctx.restore(); ctx.stroke(); }
  }

  function drawStep(ctx, step, at, lx, ly) {
    const stands = step.verdict === "stands";
    if (step.r) {
      ctx.beginPath();
      ctx.arc(at.x, at.y, step.r, 0, 2 * Math.PI);
      ctx.fillStyle = stands ? colours.dim : colours.page;
      ctx.strokeStyle = step.verdict === "contested" ? colours.change : stands ? colours.dim : colours.faint;
      ctx.lineWidth = 1.5;
      if (step.verdict === "falls") ctx.setLineDash([2.5, 2.5]);
      ctx.fill();
      ctx.stroke();
    }
    write(ctx, SMALL, colours.dim);
    step.lines.forEach((line, i) => ctx.fillText(line, at.x + lx, at.y + ly + LABEL_LINE * (i + 0.5)));
  }

  function drawBox(ctx, box, at, chosen) {
    const left = at.x - box.w / 2, top = at.y - box.h / 2;
    const falls = box.verdict === "falls", contested = box.verdict === "contested";
    const hue = colours[`${box.role}-border`];
    outline(ctx, left, top, box, chosen);
    ctx.beginPath();
    ctx.roundRect(left, top, box.w, box.h, RADIUS);
    ctx.fillStyle = falls ? colours["fallen-fill"] : colours[`${box.role}-fill`];
    ctx.fill();
    ctx.strokeStyle = falls ? colours.faint : contested ? colours.change : hue;
    ctx.lineWidth = 1.2;
    if (falls) ctx.setLineDash([4, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (contested) {
      ctx.beginPath();
      ctx.roundRect(left + 3, top + 3, box.w - 6, box.h - 6, RADIUS - 2.5);
      ctx.stroke();
    }
    drawHeader(ctx, box, left, top, hue);
    write(ctx, TEXT, falls ? colours.dim : colours.ink);
    box.lines.forEach((line, i) => ctx.fillText(line, left + PAD, top + HEAD + LINE * (i + 0.5), box.w - 2 * PAD + 2));
    if (box.badge) drawBadge(ctx, box, at);
  }

  function outline(ctx, left, top, box, chosen) { // selection within, change around it
    let reach = 1.5;
    const ring = (colour, width) => {
      ctx.beginPath();
      ctx.roundRect(left - reach, top - reach, box.w + 2 * reach, box.h + 2 * reach, RADIUS + reach);
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    };
    if (chosen) { ring(colours.accent, 3); reach += 3; }
    if (box.changed) { reach += 0.75; ring(colours.change, 2); }
  }

  function drawHeader(ctx, box, left, top, hue) {
    const y = top + 14.5;
    write(ctx, SMALL, hue);
    ctx.fillText(MARKS[box.role] || "", left + PAD, y);
    ctx.fillStyle = { stands: colours.dim, falls: colours["objection-border"], contested: colours.change }[box.verdict] ?? colours.dim;
    const words = box.verdict + (box.verdict === "contested" ? " ?" : "") + (box.stance === "denied" ? " · denied" : "");
    ctx.fillText(words, left + PAD + 18, y, box.w - 2 * PAD - 18 - (box.switch ? 32 : 0) - (box.badge ? 40 : 0));
    if (box.switch) drawSwitch(ctx, left + box.w - PAD - SWITCH.w, top + 8, box.on);
  }

  function drawSwitch(ctx, x, y, isOn) {
    ctx.beginPath();
    ctx.roundRect(x, y, SWITCH.w, SWITCH.h, SWITCH.h / 2);
    ctx.fillStyle = isOn ? colours["premise-border"] : colours.faint;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(isOn ? x + SWITCH.w - SWITCH.h / 2 : x + SWITCH.h / 2, y + SWITCH.h / 2, SWITCH.h / 2 - 2, 0, 2 * Math.PI);
    ctx.fillStyle = colours.panel;
    ctx.fill();
  }

  function drawBadge(ctx, box, at) {
    const b = badgeOf(box);
    ctx.beginPath();
    ctx.roundRect(at.x + b.x, at.y + b.y, b.w, b.h, b.h / 2);
    ctx.fillStyle = colours.panel;
    ctx.fill();
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = 1;
    ctx.stroke();
    write(ctx, SMALL, colours.accent);
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

  function badgeOf(box) { // in the head of the box, relative to its centre; nothing hangs over where edges and labels are
    const w = 14 + 7 * box.badge.length;
    const right = box.w / 2 - PAD + 2 - (box.switch ? SWITCH.w + 8 : 0);
    return { x: right - w, y: 5.5 - box.h / 2, w, h: BADGE_H };
  }

  // --- what is under the pointer -------------------------------------------------------------------------------------

  function hit({ x, y }) {
    for (const [id, box] of Object.entries(scene.boxes)) {
      const dx = x - box.x, dy = y - box.y;
      if (box.badge) {
        const b = badgeOf(box);
        if (within(dx, dy, b.x, b.y, b.w, b.h, 3)) return { id, part: "badge" };
      }
      if (within(dx, dy, -box.w / 2, -box.h / 2, box.w, box.h, 0)) {
        const onSwitch = box.switch
          && within(dx, dy, box.w / 2 - PAD - SWITCH.w, -box.h / 2 + 8, SWITCH.w, SWITCH.h, 7);
        return { id, part: onSwitch ? "switch" : "box" };
      }
    }
    for (const [id, step] of Object.entries(scene.steps)) {
      const label = within(x, y, step.lx, step.ly, 150, LABEL_LINE * step.lines.length, 1);
      if (label || within(x, y, step.x, step.y, 0, 0, step.r + 3)) return { id, part: "step" };
    }
    return null;
  }

  function within(x, y, left, top, w, h, slack) {
    return x >= left - slack && x <= left + w + slack && y >= top - slack && y <= top + h + slack;
  }

  network.on("click", ({ pointer }) => {
    const found = hit(pointer.canvas);
    if (!found) { on.select?.(null); return; }
    if (found.part === "switch") on.toggle?.(found.id);
    else if (found.part === "badge") on.unfold?.(found.id);
    else if (found.part === "box") on.select?.(found.id);
  });
  network.on("doubleClick", ({ pointer }) => {
    const found = hit(pointer.canvas);
    if (found?.part === "box") on.unfold?.(found.id);
  });
  network.on("dragStart", () => { handled = true; });
  network.on("zoom", ({ pointer }) => {
    handled = true;
    const scale = network.getScale(), kept = clamp(scale, smallest(), LARGEST);
    if (kept !== scale) zoomAbout(kept, network.DOMtoCanvas(pointer));
  });

  function hover(event) {
    const area = host.getBoundingClientRect();
    const found = hit(network.DOMtoCanvas({ x: event.clientX - area.left, y: event.clientY - area.top }));
    const box = found && scene.boxes[found.id];
    host.style.cursor = found && found.part !== "step" ? "pointer" : "grab";
    const says = !found ? "" : found.part === "badge" ? (box.open ? "Fold" : `Show ${box.hides}`)
      : found.part === "switch" ? (box.on ? "Withdraw" : "Grant") : (box || scene.steps[found.id]).title;
    if (host.title !== says) host.title = says;
    const id = box ? found.id : null;
    if (id !== hovered) on.hover?.(hovered = id);
  }
  function leave() { if (hovered !== null) on.hover?.(hovered = null); }

  function press(event) {
    const act = {
      "+": () => zoom(1.2), "=": () => zoom(1.2), "-": () => zoom(1 / 1.2), 0: fit,
      ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  // --- camera --------------------------------------------------------------------------------------------------------

  function smallest() { return Math.min(0.25, fitting(scene) * 0.8); }
  function fitting({ extent: { all: [left, top, right, bottom] } }) {
    return Math.min(1, host.clientWidth / (right - left || 1), host.clientHeight / (bottom - top || 1));
  }
  function legible(scene) { return fitting(scene) * TEXT >= LEGIBLE; }

  function fit() {
    const [left, top, right, bottom] = scene.extent.all;
    const scale = Math.max(fitting(scene), LEGIBLE / TEXT);
    const boxes = Object.values(scene.boxes);
    const chief = boxes.find((box) => box.role === "conclusion") || boxes[0];
    if (!chief) return;
    handled = false;
    const halfW = host.clientWidth / scale / 2, halfH = host.clientHeight / scale / 2;
    const position = {
      x: kept(chief.x, left + halfW, right - halfW), y: kept(chief.y, top + halfH, bottom - halfH),
    };
    network.moveTo({ position, scale, animation: false });
  }

  function kept(value, low, high) { return low > high ? (low + high) / 2 : clamp(value, low, high); }
  function clamp(value, low, high) { return Math.min(high, Math.max(low, value)); }

  function zoom(factor) {
    zoomAbout(clamp(network.getScale() * factor, smallest(), LARGEST), network.getViewPosition());
  }
  function zoomAbout(scale, point) { // the point stays where it is on the screen
    handled = true;
    const view = network.getViewPosition(), ratio = network.getScale() / scale;
    const position = { x: point.x + (view.x - point.x) * ratio, y: point.y + (view.y - point.y) * ratio };
    network.moveTo({ position, scale, animation: false });
  }
  function pan(dx, dy) {
    handled = true;
    const view = network.getViewPosition(), by = STRIDE / network.getScale();
    network.moveTo({ position: { x: view.x + dx * by, y: view.y + dy * by }, animation: false });
  }

  function focusBox(id) { // the least movement that brings a box into view
    const box = scene.boxes[id];
    if (!box) return;
    const view = network.getViewPosition(), scale = Math.max(network.getScale(), LEGIBLE / TEXT);
    const halfW = host.clientWidth / scale / 2 - box.w / 2 - 16, halfH = host.clientHeight / scale / 2 - box.h / 2 - 20;
    const position = { x: kept(view.x, box.x - halfW, box.x + halfW), y: kept(view.y, box.y - halfH, box.y + halfH) };
    if (position.x === view.x && position.y === view.y && scale === network.getScale()) return;
    const animation = still.matches ? false : { duration: MOVE_MS, easingFunction: "easeInOutQuad" };
    network.moveTo({ position, scale, animation });
  }

  // --- scenes --------------------------------------------------------------------------------------------------------

  function stage() { // vis-network knows where things are; what they show is the scene's
    const there = { ...scene.boxes, ...scene.steps };
    const leaving = nodes.getIds().filter((id) => !(id in there));
    if (leaving.length) nodes.remove(leaving);
    const moved = Object.entries(there).filter(([id, { x, y }]) => {
      const node = nodes.get(id);
      return !node || node.x !== x || node.y !== y;
    });
    if (moved.length) nodes.update(moved.map(([id, { x, y }]) => ({ id, x, y })));
  }

  function render(next, { anchor = null, animate = true } = {}) {
    const old = scene, first = !Object.keys(old.boxes).length;
    scene = Object.fromEntries(Object.entries(next).map(([section, values]) => [section, { ...values }])); // ours to patch
    motion = null;
    colours = tokens();
    const hold = anchor && old.boxes[anchor] && next.boxes[anchor] ? anchor : nearest(old, next);
    const by = hold && { x: next.boxes[hold].x - old.boxes[hold].x, y: next.boxes[hold].y - old.boxes[hold].y };
    stage();
    if (first || !hold || (!anchor && legible(next) && !legible(old))) { fit(); network.redraw(); return; }
    const view = network.getViewPosition();
    network.moveTo({ position: { x: view.x + by.x, y: view.y + by.y }, animation: false });
    if (animate && !still.matches) setOff(old, by);
    else network.redraw();
  }

  function nearest(old, next) { // the box to hold still: the selected one, else that nearest to the middle of the screen
    if (selected && old.boxes[selected] && next.boxes[selected]) return selected;
    const { x, y } = network.getViewPosition();
    const far = (id) => Math.hypot(old.boxes[id].x - x, old.boxes[id].y - y);
    const kept = Object.keys(old.boxes).filter((id) => id in next.boxes);
    return kept.length ? kept.reduce((best, id) => (far(id) < far(best) ? id : best)) : null;
  }

  function setOff(old, by) { // from where things were on the screen to where they are now
    const from = {};
    for (const section of ["boxes", "steps"]) {
      for (const [id, { x, y }] of Object.entries(scene[section])) {
        const was = old[section][id];
        from[id] = was ? { x: was.x + by.x - x, y: was.y + by.y - y } : null;
      }
    }
    const begun = performance.now();
    motion = { from, t: 0 };
    const mine = motion;
    const frame = (now) => {
      if (gone || motion !== mine) return;
      const t = clamp((now - begun) / MOVE_MS, 0, 1);
      motion.t = t * t * (3 - 2 * t);
      if (t >= 1) motion = null;
      network.redraw();
      if (motion) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  function offset(id) {
    if (!motion) return { x: 0, y: 0, alpha: 1 };
    const from = motion.from[id];
    return from ? { x: from.x * (1 - motion.t), y: from.y * (1 - motion.t), alpha: 1 } : { x: 0, y: 0, alpha: motion.t };
  }
  function moving(edge) {
    return motion && edge.ends.some((id) => motion.from[id] && (motion.from[id].x || motion.from[id].y));
  }

  function patch(changes) {
    read = true;
    for (const [section, values] of Object.entries(changes)) {
      const kept = (scene[section] ??= {});
      for (const [key, value] of Object.entries(values)) {
        if (value === null) delete kept[key];
        else kept[key] = value;
      }
    }
    colours = tokens();
    stage();
    network.redraw();
  }

  function select(id) {
    if (id === selected) return;
    selected = id;
    network.redraw();
  }

  // --- theme, size, end ----------------------------------------------------------------------------------------------

  function tokens() {
    const style = getComputedStyle(host), found = {};
    for (const token of TOKENS) found[token] = style.getPropertyValue(`--am-${token}`).trim() || "#888888";
    return found;
  }
  function retheme() {
    if (gone) return;
    colours = tokens();
    network.redraw();
  }

  // A hidden element takes its colours from the theme; that its transition runs tells that the theme has changed.
  const sentinel = document.createElement("span");
  sentinel.setAttribute("aria-hidden", "true");
  sentinel.style.cssText = "position:absolute;width:0;height:0;visibility:hidden;color:var(--am-ink);"
    + "background-color:var(--am-page);transition:color 1ms,background-color 1ms";
  host.append(sentinel);
  sentinel.addEventListener("transitionend", retheme);

  function resized() { // what is on the screen stays where it is on the screen
    if (gone || !host.clientWidth || !host.clientHeight) return;
    const was = area, scale = network.getScale(), corner = network.DOMtoCanvas({ x: 0, y: 0 });
    area = host.getBoundingClientRect();
    network.setSize("100%", "100%");
    const other = was.width !== area.width || Math.abs(was.height - area.height) > STRIDE; // not only a line more above it
    if (!was.width || (!handled && (other || !read))) { fit(); return; }
    const x = corner.x + (host.clientWidth / 2 - was.left + area.left) / scale;
    const y = corner.y + (host.clientHeight / 2 - was.top + area.top) / scale;
    network.moveTo({ position: { x, y }, scale, animation: false });
  }
  const sized = new ResizeObserver(resized);
  sized.observe(host);
  document.fonts?.addEventListener("loadingdone", retheme);
  document.fonts?.load(`400 ${TEXT}px "Source Sans"`).then(retheme, () => {});
  if (!host.hasAttribute("tabindex")) host.tabIndex = 0;
  host.addEventListener("pointermove", hover);
  host.addEventListener("pointerleave", leave);
  host.addEventListener("keydown", press);

  function destroy() {
    gone = true;
    sized.disconnect();
    document.fonts?.removeEventListener("loadingdone", retheme);
    host.removeEventListener("pointermove", hover);
    host.removeEventListener("pointerleave", leave);
    host.removeEventListener("keydown", press);
    sentinel.remove();
    network.destroy();
  }

  return { render, patch, select, fit, zoom, focusBox, retheme, destroy };
}
