// The verdicts of every scenario, from the table of decision diagrams in #data (argmap/reasoning/scenarios/tabulated.py).
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const on = data.choices.map((choice) => choice.on);
  const WORDS = { stands: "goes through", falls: "does not go through", contested: "contested" };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const rows = new Map(all(".row[id]").map((row) => [Number(row.dataset.node), row]));
  const choiceOf = new Map(data.choices.map((choice, i) => [choice.node, i]));
  let verdicts = evaluate();

  function evaluate() { // each row of the table needs only rows before it
    const value = [false, true];
    data.variable.forEach((choice, i) => value.push(value[on[choice] ? data.high[i] : data.low[i]]));
    return data.true.map((t, x) => (value[t] ? "stands" : value[data.possible[x]] ? "contested" : "falls"));
  }

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
      const choice = choiceOf.get(node), off = choice !== undefined && !on[choice];
      held.toggle("changed", verdict !== data.source[node]);
      if (choice !== undefined) { held.toggle("on", !off); held.toggle("off", off); }
      const word = element.querySelector(".verdict"), drawn = element.querySelector("text.word");
      const did = choice === undefined ? "" : data.choices[choice].words[off ? 0 : 1];
      if (word) word.textContent = did && !held.contains("chip") ? `${did}, ${verdict}` : verdict;
      if (drawn) {
        const denied = off ? data.choices[choice].off === "denied" : choice === undefined && drawn.textContent.includes("denied");
        drawn.removeAttribute("textLength");
        drawn.textContent = verdict + (verdict === "contested" ? " ?" : "") + (denied ? " · denied" : "");
      }
    }
    for (const button of all("[data-choice]")) button.setAttribute("aria-checked", on[button.dataset.choice]);
    listChanges();
  }

  function listChanges() {
    const made = data.choices.map((choice, i) => [choice.words[on[i] ? 1 : 0], choice, i]).filter(([word]) => word);
    byId("changes").replaceChildren(...made.map(([word, choice, i]) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.className = "chip change";
      button.textContent = `${word}: ${titleOf(choice.node)} ×`;
      button.setAttribute("aria-label", `Undo: ${word} ${titleOf(choice.node)}`);
      button.addEventListener("click", () => set(i, !on[i]));
      item.append(button);
      return item;
    }));
    byId("unchanged").hidden = made.length > 0;
    byId("reset").hidden = data.choices.every((choice, i) => choice.on === on[i]);
  }

  function titleOf(node) {
    const title = rows.get(node).querySelector(".title").textContent;
    return title.length > 100 ? `${title.slice(0, 99)}…` : title;
  }

  function set(choice, value) {
    on[choice] = value;
    judge(data.choices[choice].node);
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
    byId("said").textContent = said.join(" ") || "No other verdict changes.";
  }

  function some(titles) {
    return titles.slice(0, 5).join("; ") + (titles.length > 5 ? ` and ${titles.length - 5} more` : "");
  }

  // --- switches, the map, the view ---------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choice]");
    if (button) { const i = Number(button.dataset.choice); set(i, !on[i]); return; }
    const box = event.target.closest("g.box"), row = box && rows.get(Number(box.dataset.node));
    if (!box || dragged) return;
    const choice = choiceOf.get(Number(box.dataset.node));
    if (choice !== undefined && event.target.matches(".track, .knob, .knob-on")) { set(choice, !on[choice]); return; }
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  });
  byId("reset").addEventListener("click", () => {
    data.choices.forEach((choice, i) => { on[i] = choice.on; });
    judge(-1);
    byId("said").textContent = "";
  });
  byId("texts").addEventListener("change", (event) => document.body.classList.toggle("brief", !event.target.checked));

  const stage = document.querySelector(".stage"), drawings = all(".drawing");
  let shown = drawings[0], scale = 1, dragged = false;

  function zoom(next, x = stage.clientWidth / 2, y = stage.clientHeight / 2) { // the point stays where it is
    next = Math.min(3, Math.max(0.05, next));
    const left = (stage.scrollLeft + x) / scale, top = (stage.scrollTop + y) / scale;
    scale = next;
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
