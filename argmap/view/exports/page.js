// The verdicts of every scenario, from the circuit in #data (argmap/reasoning/scenarios/circuit.py).
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const stances = [...data.stances];
  const WORDS = { stands: "goes through", falls: "does not go through", contested: "contested" };
  const STANCES = { granted: "Granted", open: "Open", denied: "Denied" };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const rows = new Map(all(".row[id]").map((row) => [Number(row.dataset.node), row]));
  let verdicts = evaluate(), chosen = null;

  function evaluate() { // each row of the circuit needs only values before it
    const value = [false, true, ...data.questions.map(([node, stance]) => stances[node] === stance)];
    data.test.forEach((test, i) => value.push(value[value[test] ? data.high[i] : data.low[i]]));
    return data.true.map((t, x) => (value[t] ? "stands" : value[data.possible[x]] ? "contested" : "falls"));
  }

  const did = (node) => (stances[node] === data.own[node] ? "" : data.words[stances[node]]);
  const may = (node, stance) => data.can[node].includes(stance);
  const hasSwitch = (node) => data.can[node].length > 1 && (data.own[node] === "granted" || data.bare[node] || did(node) !== "");

  function paint() {
    for (const element of all("[data-node]")) {
      const node = Number(element.dataset.node), held = element.classList, verdict = verdicts[node];
      if (held.contains("link")) {
        held.toggle("holds", verdict === "stands");
        held.toggle("fails", verdict !== "stands");
        continue;
      }
      for (const word of ["stands", "falls", "contested"]) held.toggle(word, word === verdict);
      if (node >= data.statements) {
        const passage = element.querySelector(".passage");
        if (passage) passage.textContent = WORDS[verdict];
        continue;
      }
      const on = stances[node] === "granted";
      held.toggle("changed", verdict !== data.source[node]);
      held.toggle("on", on);
      held.toggle("off", !on);
      held.toggle("plain", !hasSwitch(node));
      held.toggle("chosen", node === chosen);
      const word = element.querySelector(".verdict"), drawn = element.querySelector("text.word");
      if (word) word.textContent = did(node) && !held.contains("chip") ? `${did(node)}, ${verdict}` : verdict;
      if (drawn) {
        drawn.removeAttribute("textLength");
        drawn.textContent = verdict + (verdict === "contested" ? " ?" : "") + (stances[node] === "denied" ? " · denied" : "");
      }
    }
    for (const button of all("button.switch")) {
      const node = Number(button.dataset.of);
      button.setAttribute("aria-checked", stances[node] === "granted");
      button.hidden = !hasSwitch(node);
    }
    for (const button of group.children) button.setAttribute("aria-checked", button.dataset.stance === stances[chosen]);
    listChanges();
  }

  function listChanges() {
    const made = stances.map((_, node) => node).filter((node) => did(node) && may(node, data.own[node]));
    byId("changes").replaceChildren(...made.map((node) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.className = "chip change";
      button.textContent = `${did(node)}: ${titleOf(node)} ×`;
      button.setAttribute("aria-label", `Undo: ${did(node)} ${titleOf(node)}`);
      button.addEventListener("click", () => take(node, data.own[node]));
      item.append(button);
      return item;
    }));
    byId("unchanged").hidden = made.length > 0;
    byId("reset").hidden = stances.every((stance, node) => stance === data.stances[node]);
  }

  function titleOf(node) {
    const title = rows.get(node).querySelector(".title").textContent;
    return title.length > 100 ? `${title.slice(0, 99)}…` : title;
  }

  function take(node, stance) {
    stances[node] = stance;
    judge(node);
  }

  function toggle(node) { // what is granted is withdrawn, what is not is granted
    if (hasSwitch(node)) take(node, stances[node] === "granted" ? "open" : "granted");
  }

  function judge(touched) {
    const before = verdicts;
    verdicts = evaluate();
    paint();
    const turned = { falls: [], stands: [], contested: [] };
    for (let x = 0; x < data.statements; x++) {
      if (x !== touched && verdicts[x] !== before[x]) turned[verdicts[x]].push(titleOf(x));
    }
    const heads = { falls: "Falls now", stands: "Stands now", contested: "Contested now" };
    const said = Object.entries(turned).filter(([, titles]) => titles.length)
      .map(([verdict, titles]) => `${heads[verdict]}: ${some(titles)}.`);
    if (did(touched) === data.words.open && verdicts[touched] === "stands") {
      said.unshift(`You withdrew it, but the map also argues for it, so it stands on its support.${may(touched, "denied") ? " Deny it to switch it off." : ""}`);
    }
    byId("said").textContent = said.join(" ") || "No other verdict changes.";
  }

  function some(titles) {
    return titles.slice(0, 5).join("; ") + (titles.length > 5 ? ` and ${titles.length - 5} more` : "");
  }

  // --- the statement that is chosen, with the stances that it can have -------------------------------------------------

  const group = document.createElement("div");
  group.className = "stances";
  group.setAttribute("role", "radiogroup");

  function choose(node) { // choosing it again lets it go
    const old = rows.get(chosen)?.querySelector(".title");
    old?.setAttribute("aria-expanded", false);
    group.remove();
    chosen = node === chosen ? null : node;
    group.replaceChildren(...(chosen === null ? [] : data.can[chosen].map((stance) => stanceButton(chosen, stance))));
    if (chosen !== null && group.children.length > 1) {
      const row = rows.get(chosen);
      group.setAttribute("aria-label", `What you take “${titleOf(chosen)}” for`);
      row.querySelector(".title").setAttribute("aria-expanded", true);
      row.after(group);
    }
    paint();
    rove();
  }

  function stanceButton(node, stance) {
    const button = document.createElement("button"), own = document.createElement("small");
    button.type = "button";
    button.dataset.stance = stance;
    button.setAttribute("role", "radio");
    button.textContent = STANCES[stance];
    if (stance === data.own[node]) { own.textContent = "in the source"; button.append(" ", own); }
    button.addEventListener("click", () => { take(node, stance); rove(); });
    return button;
  }

  function rove() { // one of them is in the tab order
    for (const button of group.children) button.tabIndex = button.getAttribute("aria-checked") === "true" ? 0 : -1;
  }

  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key], buttons = [...group.children];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(event.target.closest("button")) + step + buttons.length) % buttons.length];
    next.focus();
    next.click();
  });

  for (const [node, row] of rows) {
    if (data.can[node].length < 2) continue;
    const title = row.querySelector(".title");
    for (const [name, value] of Object.entries({ role: "button", tabindex: 0, "aria-expanded": false })) title.setAttribute(name, value);
    title.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(node);
    });
  }

  // --- switches, the map, the view ---------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.switch");
    if (button) { toggle(Number(button.dataset.of)); return; }
    const title = event.target.closest(".title[role=button]");
    if (title && getSelection().isCollapsed) { choose(Number(title.closest(".row").dataset.node)); return; }
    const box = event.target.closest("g.box"), node = box && Number(box.dataset.node), row = rows.get(node);
    if (!box || dragged) return;
    if (event.target.matches(".track, .knob, .knob-on") && hasSwitch(node)) { toggle(node); return; }
    if (node !== chosen) choose(node);
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  });
  byId("reset").addEventListener("click", () => {
    stances.splice(0, stances.length, ...data.stances);
    judge(-1);
    byId("said").textContent = "";
  });
  byId("texts").addEventListener("change", (event) => document.body.classList.toggle("brief", !event.target.checked));

  const CAPTION = 36, LEAST = 12; // the title of a section above its boxes, and what can still be read (argmap/view/exports/tiles.py)
  const stage = document.querySelector(".stage"), drawings = all(".drawing");
  let shown = drawings[0], scale = 1, dragged = false;

  function zoom(next, x = stage.clientWidth / 2, y = stage.clientHeight / 2) { // the point stays where it is
    next = Math.min(3, Math.max(0.02, next));
    const left = (stage.scrollLeft + x) / scale, top = (stage.scrollTop + y) / scale;
    scale = next;
    shown.classList.toggle("distant", scale * CAPTION < LEAST);
    shown.style.width = `${Number(shown.dataset.width) * scale}px`;
    stage.scrollTo({ left: left * scale - x, top: top * scale - y, behavior: "instant" });
  }
  function fit(least) {
    const [, , width, height] = shown.getAttribute("viewBox").split(" ").map(Number);
    zoom(Math.max(least, Math.min(1, (stage.clientWidth - 16) / width, (stage.clientHeight - 16) / height)));
  }
  function open() { // text of 11 pixels or more, the first conclusion in sight
    scale = 1;
    fit(11 / 16.5);
    const chief = shown.querySelector(".conclusion") || shown.querySelector(".box");
    if (!chief) return;
    stage.scrollTo({ left: 0, top: 0, behavior: "instant" });
    const at = chief.getBoundingClientRect(), area = stage.getBoundingClientRect();
    const left = at.right > area.right ? at.left - area.left - (area.width - at.width) / 2 : 0;
    stage.scrollTo({ left, top: at.bottom > area.bottom ? at.top - area.top - 40 : 0, behavior: "instant" });
  }
  byId("closer").addEventListener("click", () => zoom(scale * 1.25));
  byId("farther").addEventListener("click", () => zoom(scale / 1.25));
  byId("fit").addEventListener("click", () => fit(0));
  for (const button of all(".view")) {
    button.addEventListener("click", () => {
      for (const other of all(".view")) other.setAttribute("aria-pressed", other === button);
      shown = drawings[Number(button.dataset.view)];
      for (const drawing of drawings) drawing.toggleAttribute("hidden", drawing !== shown);
      open();
    });
  }
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // a pinch, too
    event.preventDefault();
    const area = stage.getBoundingClientRect();
    zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - area.left, event.clientY - area.top);
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
    const move = ({ clientX, clientY }) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > 4) dragged = true;
      if (dragged) stage.scrollTo({ left: start.left + start.x - clientX, top: start.top + start.y - clientY, behavior: "instant" });
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", () => window.removeEventListener("pointermove", move), { once: true });
  });
  stage.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(scale * 1.25), "=": () => zoom(scale * 1.25), "-": () => zoom(scale / 1.25), 0: () => fit(0) }[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
  });

  document.body.classList.add("live");
  paint();
  open();
})();
