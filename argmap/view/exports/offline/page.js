// @ts-check
// The page's script: what a reader does changes stances, from which all else follows.

import { evaluate, turningSwitches } from "./circuit.js";
import { why } from "./why.js";
import { button, byId, createTabs, make, roving } from "./panels.js";
import { createStage } from "./stage.js";

/**
 * @typedef {import("./circuit.js").Data} Data
 * @typedef {import("./circuit.js").Stance} Stance
 * @typedef {import("./circuit.js").Turning} Turning
 * @typedef {import("./circuit.js").Verdict} Verdict
 */

const STANCES = { granted: "Granted", open: "Open", denied: "Denied" };
const DEEDS = { granted: "Grant", open: "Withdraw", denied: "Deny" };
const TURNED = { falls: "Falls now", stands: "Stands now", contested: "Contested now" };

const all = (/** @type {string} */ selector) =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
const nodeOf = (/** @type {Element | null} */ element) =>
  Number(/** @type {HTMLElement} */ (element).dataset.node);

/** @type {Data} */
const data = JSON.parse(byId("data").textContent);
const stances = [...data.stances];
const rows = new Map(all(".row[id]").map((row) => [nodeOf(row), row]));
const rowOf = (/** @type {number} */ node) => /** @type {HTMLElement} */ (rows.get(node));
const titleIn = (/** @type {HTMLElement} */ row) =>
  /** @type {HTMLElement} */ (row.querySelector(".title"));
/** @type {number | null} */
let chosen = null;
let verdicts = evaluate(data, stances);

const did = (/** @type {number} */ node) =>
  stances[node] === data.own[node] ? "" : data.words[stances[node]];
const argued = (/** @type {number} */ node) => (data.supports[node].length ? "argued" : "bare");
const stateOf = (/** @type {number} */ node) =>
  data.states[argued(node)][data.own[node]][stances[node]][verdicts[node]];
// where there is little room and a switch tells what is granted
const wordOf = (/** @type {number} */ node) =>
  verdicts[node] === "falls" && stances[node] !== "granted" ? stateOf(node) : verdicts[node];
/** @param {number} node @param {Stance} stance */
const may = (node, stance) => data.can[node].includes(stance);
const hasSwitch = (/** @type {number} */ node) =>
  data.can[node].length > 1 &&
  (data.own[node] === "granted" || !data.supports[node].length || did(node) !== "");

/** @param {number} node */
function titleOf(node) {
  const title = titleIn(rowOf(node)).textContent;
  return title.length > 100 ? `${title.slice(0, 99)}…` : title;
}

// --- what is painted ---------------------------------------------------------------------------

function paint() {
  for (const element of all("[data-node]")) paintElement(element, nodeOf(element));
  for (const element of all("button.switch")) {
    const node = Number(element.dataset.of);
    const on = stances[node] === "granted";
    const hollow = on && verdicts[node] !== "stands";
    element.setAttribute("aria-checked", String(on));
    element.setAttribute("aria-description", hollow ? stateOf(node) : "");
    element.classList.toggle("hollow", hollow);
    element.hidden = !hasSwitch(node);
  }
  listChanges();
  fillDetail();
}

/** @param {HTMLElement} element @param {number} node */
function paintElement(element, node) {
  const held = element.classList;
  const verdict = verdicts[node];
  if (held.contains("link")) {
    held.toggle("holds", verdict === "stands");
    held.toggle("fails", verdict !== "stands");
    return;
  }
  for (const word of ["stands", "falls", "contested"]) held.toggle(word, word === verdict);
  if (node >= data.statements) {
    const passage = element.querySelector(".passage");
    if (passage) passage.textContent = data.stepVerdicts[verdict];
    return;
  }
  held.toggle("changed", verdict !== data.source[node]);
  held.toggle("on", stances[node] === "granted");
  held.toggle("off", stances[node] !== "granted");
  held.toggle("plain", !hasSwitch(node));
  held.toggle("chosen", node === chosen);
  const word = element.querySelector(".verdict");
  const drawn = element.querySelector("text.word");
  if (word) word.textContent = held.contains("chip") ? wordOf(node) : stateOf(node);
  if (drawn) {
    drawn.removeAttribute("textLength");
    const before = held.contains("thesis") ? "thesis · " : "";
    drawn.textContent = `${before}${wordOf(node)}${verdict === "contested" ? " ?" : ""}`;
  }
}

function listChanges() {
  const made = [...stances.keys()].filter((node) => did(node) && may(node, data.own[node]));
  byId("changes").replaceChildren(
    ...made.map((node) =>
      make(
        "li",
        {},
        button(
          {
            class: "chip change",
            "aria-label": `Undo: ${did(node)} ${titleOf(node)}`,
            onclick: () => take(node, data.own[node]),
          },
          `${did(node)}: ${titleOf(node)} ×`,
        ),
      ),
    ),
  );
  byId("unchanged").hidden = made.length > 0;
  byId("reset").hidden = stances.every((stance, node) => stance === data.stances[node]);
  differs.hidden = made.length === 0;
}

// --- what a reader does ------------------------------------------------------------------------

/** @param {number} node @param {Stance} stance */
function take(node, stance) {
  stances[node] = stance;
  judge(node);
}

/** @param {number} node */
function toggle(node) {
  // what is granted is withdrawn, what is not is granted
  if (hasSwitch(node)) take(node, stances[node] === "granted" ? "open" : "granted");
}

/** @param {Stance[]} wanted by node */
function takeAll(wanted) {
  wanted.forEach((stance, node) => {
    if (may(node, stance)) stances[node] = stance;
  });
  judge(null);
}

/** @param {number | null} touched */
function judge(touched) {
  const before = verdicts;
  verdicts = evaluate(data, stances);
  paint();
  const said = [];
  for (const verdict of /** @type {Verdict[]} */ (["falls", "stands", "contested"])) {
    const turned = [...rows.keys()].filter(
      (node) => node !== touched && verdicts[node] === verdict && before[node] !== verdict,
    );
    if (turned.length) said.push(`${TURNED[verdict]}: ${some(turned.map(titleOf))}.`);
  }
  if (touched !== null && did(touched) === data.words.open && verdicts[touched] === "stands") {
    const deny = may(touched, "denied") ? " Deny it to switch it off." : "";
    const stays = "You withdrew it, but the map also argues for it, so it stands on its support.";
    said.unshift(stays + deny);
  }
  byId("said").textContent = said.join(" ") || "No other verdict changes.";
}

/** @param {string[]} titles */
function some(titles) {
  const more = titles.length > 5 ? ` and ${titles.length - 5} more` : "";
  return titles.slice(0, 5).join("; ") + more;
}

// --- the statement that is chosen: its stances, why, what would change that --------------------

const group = make("div", { class: "stances", role: "radiogroup" });
const inSource = make("p", { class: "about" });
const reason = make("p", { class: "why" });
const switches = make("details", { class: "switches", open: "" });
const detail = make("div", { class: "detail" }, group, inSource, reason, switches);
roving(group);

/** @param {number} node */
function choose(node) {
  // choosing it again lets it go
  if (chosen !== null) titleIn(rowOf(chosen)).setAttribute("aria-expanded", "false");
  detail.remove();
  chosen = node === chosen ? null : node;
  if (chosen !== null) {
    const row = rowOf(chosen);
    const options = data.can[chosen];
    group.hidden = options.length < 2;
    group.replaceChildren(...options.map((stance) => stanceButton(node, stance)));
    group.setAttribute("aria-label", `What you take “${titleOf(chosen)}” for`);
    titleIn(row).setAttribute("aria-expanded", "true");
    const text = row.nextElementSibling; // what is said of it stands below its text
    (text?.matches(".text") ? text : row).after(detail);
  }
  paint();
}

/** @param {number} node @param {Stance} stance */
function stanceButton(node, stance) {
  const attributes = { role: "radio", "data-stance": stance, onclick: () => take(node, stance) };
  return button(attributes, STANCES[stance]);
}

function fillDetail() {
  if (chosen === null) return;
  const node = chosen;
  const stands = verdicts[node] === "stands";
  for (const option of group.querySelectorAll("button")) {
    const checked = option.dataset.stance === stances[node];
    option.setAttribute("aria-checked", String(checked));
    option.tabIndex = checked ? 0 : -1; // one of them is in the tab order
  }
  inSource.textContent =
    data.own[node] === "open" && data.supports[node].length
      ? data.arguedFor
      : data.inSource[data.own[node]];
  const parts = why(data, stances, verdicts, node);
  reason.replaceChildren(
    make("strong", {}, "Why? "),
    ...parts.map((part) => (typeof part === "number" ? linkTo(part) : part)),
  );
  const found = turningSwitches(data, stances, node, hasSwitch).filter(
    (change) => stands || change.verdict === "stands",
  );
  switches.replaceChildren(
    make("summary", {}, stands ? "What would bring it down" : "What would save it"),
    found.length
      ? make("ul", {}, ...found.map((change) => changeItem(change, node)))
      : make("p", { class: "about" }, "No single switch does, in the present combination."),
  );
}

/** @param {Turning} turning @param {number} about */
function changeItem({ node, stance, verdict }, about) {
  const then = verdict === "contested" ? " (it is contested then)" : "";
  const itself = node === about ? [" itself"] : [" ", linkTo(node)];
  const attributes = {
    class: "try",
    "aria-label": `Try: ${DEEDS[stance].toLowerCase()} ${titleOf(node)}`,
    onclick: () => {
      take(node, stance);
      rowOf(chosen ?? node).focus();
    },
  };
  return make("li", {}, button(attributes, "Try"), ` ${DEEDS[stance]}`, ...itself, then);
}

/** @param {number} node */
function linkTo(node) {
  return make("a", { href: `#s${node}`, dir: "auto" }, `“${titleOf(node)}”`);
}

/** @param {number} node */
function reveal(node) {
  // choose a statement where all that bears on it is told
  const row = rowOf(node);
  tabs.open("outline");
  if (node !== chosen) choose(node);
  row.scrollIntoView({ block: "center" });
  row.focus({ preventScroll: true });
  stage.show(node);
}

// --- the document ------------------------------------------------------------------------------

for (const [node, row] of rows) {
  const title = titleIn(row);
  const attributes = { role: "button", tabindex: "0", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) title.setAttribute(name, value);
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(node);
  });
}

const differs = make(
  "p",
  { class: "note differs" },
  "The text speaks of the source’s own verdicts, and you have changed some. ",
  button({ onclick: () => takeAll(data.own) }, "Take the source’s"),
);
document.querySelector("#guided-panel")?.prepend(differs);

const stage = createStage(/** @type {HTMLElement} */ (document.querySelector(".stage")));
const tabs = createTabs((nodes) => {
  for (const box of all("g.box")) box.classList.toggle("pointed", nodes.includes(nodeOf(box)));
});

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const element = /** @type {HTMLElement | null} */ (target.closest("button.switch"));
  if (element) {
    toggle(Number(element.dataset.of));
    return;
  }
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest('a[href^="#s"]'));
  if (link) {
    event.preventDefault();
    reveal(Number(link.hash.slice(2)));
    return;
  }
  const title = target.closest(".title[role=button]");
  if (title && getSelection()?.isCollapsed) {
    choose(nodeOf(title.closest(".row")));
    return;
  }
  const box = target.closest("g.box");
  if (!box || stage.wasDragged()) return;
  if (target.matches(".track, .knob, .knob-on") && hasSwitch(nodeOf(box))) toggle(nodeOf(box));
  else reveal(nodeOf(box));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || chosen === null) return;
  const title = titleIn(rowOf(chosen));
  choose(chosen);
  title.focus();
});
byId("reset").addEventListener("click", () => {
  takeAll(data.stances);
  byId("said").textContent = "";
});
byId("texts").addEventListener("change", (event) => {
  const { checked } = /** @type {HTMLInputElement} */ (event.target);
  document.body.classList.toggle("brief", !checked);
});
for (const name of /** @type {const} */ (["closer", "farther", "fit"])) {
  byId(name).addEventListener("click", stage[name]);
}
for (const element of all(".view")) {
  element.addEventListener("click", () => {
    for (const other of all(".view")) other.setAttribute("aria-pressed", String(other === element));
    stage.view(Number(element.dataset.view));
  });
}

document.body.classList.add("live");
paint();
stage.open();
