// @ts-check
// The scenario that the reader is in, by its name, which is edited in place; and those that are
// saved: opened, renamed, described in a sentence, deleted.

import { button, folding, keepingFocus, make, query, renew } from "./dom.js";
import { controlOf } from "./focus.js";
import { createScenarioStore } from "./scenario_store.js";

/** @import { Action, Patch, Scenario, Stance, View } from "./protocol" */
/** @import { Attributes } from "./dom.js" */
/** @import { Send } from "./session.js" */

/** @type {[Stance, string][]} */
const STANCES = [
  ["granted", "granted"],
  ["open", "withdrawn"],
  ["denied", "denied"],
];
const LONGEST_NAME = 80;
const LONGEST_NOTE = 300;
const MOST_TOLD = 2;
const FIRST = ":is(ul, .files) button:not(:disabled)";

/** @param {Send} send */
export function createSavedScenarios(send) {
  const store = createScenarioStore(send);
  const name = field({ "aria-label": "Name of the scenario", maxlength: LONGEST_NAME, size: 16 });
  const state = make("span", { class: "state", role: "status" });
  const save = make("button", { type: "submit", class: "plain", hidden: true }, "Save");
  const naming = make(
    "form",
    { class: "naming", on: { submit: saveNamed, input: typed, keydown: escape } },
    name,
    state,
    save,
  );
  const opener = button(
    { class: "plain", "aria-expanded": "false", "aria-controls": "saved" },
    null,
    "Scenarios",
  );
  const question = make("div", { class: "question", role: "alert", hidden: true });
  const list = make("ul", { "aria-label": "Saved scenarios" });
  const toFile = button({ class: "plain" }, store.write, "Save all to a file");
  const panel = make(
    "div",
    { id: "saved", class: "panel", role: "group", "aria-label": "Saved scenarios", hidden: true },
    question,
    list,
    make(
      "div",
      { class: "files" },
      toFile,
      button({ class: "plain" }, store.open, "Open a file…"),
      store.file,
      button({ class: "plain" }, () => show(false), "Close"),
    ),
  );
  const element = make("span", { class: "saved" }, naming, opener, panel);
  /** @type {View} */
  let view;
  let editing = "";

  /** @param {View} next @param {Patch} patch */
  function paint(next, patch) {
    const moved = view?.saved.name !== next.saved.name || patch.strip;
    view = next;
    if (patch === next || patch.saved) store.paint(view, patch);
    if (moved || !isTyped()) showName();
    if (patch === next || patch.saved) paintList();
  }

  function showName() {
    const { saved, strip } = view;
    name.value = saved.name;
    name.title = saved.name;
    name.placeholder = strip.scenario.length ? "Name this scenario" : "The source’s own";
    name.classList.toggle("unnamed", strip.scenario.length > 0);
    state.textContent = saved.changed ? "changed" : "";
    offerSave();
  }

  // --- the present one ---

  function wanted() {
    return oneLine(name.value, LONGEST_NAME);
  }
  function isTyped() {
    return wanted() !== view.saved.name;
  }
  function typed() {
    question.hidden = true;
    offerSave();
  }
  function offerSave() {
    save.hidden = !wanted() || (!isTyped() && !view.saved.changed);
  }

  /** @param {Event} event */
  function saveNamed(event) {
    event.preventDefault();
    const to = wanted();
    const { name: here, changed } = view.saved;
    if (!to) name.focus();
    else if (to === here && changed) send({ type: "save_scenario", name: to, replaces: true });
    else if (to !== here && here && !changed) rename(here, to, find(here)?.note ?? "");
    else if (to !== here) {
      unlessUsed(to, (replaces) => ({ type: "save_scenario", name: to, replaces }));
    }
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key === "Escape") showName();
  }

  // --- names that are used ---

  /** @param {string} one */
  function find(one) {
    return view.saved.scenarios.find((scenario) => scenario.name === one);
  }

  /**
   * @param {string} to
   * @param {(replaces: boolean) => Action} action
   */
  function unlessUsed(to, action) {
    if (!find(to)) {
      send(action(false));
      return;
    }
    /** @param {string} label @param {boolean} replaces */
    const answer = (label, replaces) =>
      button(
        { class: "tool" },
        () => {
          question.hidden = true;
          send(action(replaces));
        },
        label,
      );
    question.replaceChildren(
      make("p", {}, "There is a scenario “", make("bdi", {}, to), "” already."),
      answer("Replace it", true),
      answer("Keep both", false),
      button({ class: "plain" }, () => show(false), "Cancel"),
    );
    show(true);
    question.hidden = false;
    query(question, "button:nth-of-type(2)")?.focus();
  }

  /**
   * @param {string} from
   * @param {string} to
   * @param {string} note
   */
  function rename(from, to, note) {
    /** @type {(replaces: boolean) => Action} */
    const action = (replaces) => ({ type: "rename_scenario", name: from, to, note, replaces });
    if (from === to) send(action(false));
    else unlessUsed(to, action);
  }

  // --- those that are saved ---

  function paintList() {
    const { scenarios } = view.saved;
    opener.textContent = scenarios.length ? `Scenarios (${scenarios.length})` : "Scenarios";
    toFile.disabled = !scenarios.length;
    const rows = scenarios.map((one) => (one.name === editing ? edited(one) : listed(one)));
    keepingFocus(list, () =>
      renew(list, rows.length ? rows : [make("li", { class: "dim" }, "None is saved yet.")]),
    );
  }

  /** @param {Scenario} scenario */
  function listed(scenario) {
    const { name: one, note } = scenario;
    return make(
      "li",
      {},
      make(
        "div",
        { class: "one" },
        button(
          {
            class: "pick",
            "data-focus": `open ${one}`,
            title: `Open “${one}”`,
            "aria-current": one === view.saved.name ? "true" : null,
          },
          () => send({ type: "open_scenario", name: one }),
          one,
        ),
        button(
          {
            class: "plain",
            "data-focus": `rename ${one}`,
            "aria-label": `Rename or describe ${one}`,
          },
          () => edit(one),
          "Rename",
        ),
        button(
          {
            class: "plain",
            "data-focus": `drop ${one}`,
            "data-then": `undrop ${one}`,
            "aria-label": `Delete ${one}`,
          },
          () => drop(scenario),
          "Delete",
        ),
      ),
      make("p", { class: "dim" }, note || inWords(scenario)),
    );
  }

  // At once, and to be taken back as long as the panel is open.
  /** @param {Scenario} scenario */
  function drop(scenario) {
    const { name: one } = scenario;
    send({ type: "delete_scenario", name: one });
    const back = () => {
      question.hidden = true;
      const text = JSON.stringify({ map: view.page.map, scenarios: [scenario] });
      send({ type: "import_scenarios", text, name: one });
    };
    question.replaceChildren(
      make("p", {}, "“", make("bdi", {}, one), "” is deleted."),
      button({ class: "tool", "data-focus": `undrop ${one}` }, back, "Take it back"),
    );
    question.hidden = false;
  }

  /** @param {Scenario} scenario */
  function inWords(scenario) {
    const named = (/** @type {string} */ id) => view.texts[id]?.title ?? id;
    const changes = STANCES.flatMap(([stance, word]) =>
      scenario[stance].map((id) => `${word}: ${named(id)}`),
    );
    const more = changes.length - MOST_TOLD;
    const told = changes.slice(0, MOST_TOLD).join("; ");
    return told ? `${told}${more > 0 ? `; and ${more} more` : ""}` : "As the source has it";
  }

  /** @param {Scenario} scenario */
  function edited({ name: one, note }) {
    const to = field({ "aria-label": `New name of ${one}`, maxlength: LONGEST_NAME, value: one });
    const says = field({
      "aria-label": `What ${one} is about, in a sentence`,
      placeholder: "In a sentence: what is it about?",
      maxlength: LONGEST_NOTE,
      value: note,
    });
    /** @param {Event} event */
    const done = (event) => {
      event.preventDefault();
      editing = "";
      const renamed = oneLine(to.value, LONGEST_NAME) || one;
      rename(one, renamed, oneLine(says.value, LONGEST_NOTE));
      paintList();
      if (question.hidden) controlOf(list, `rename ${one}`)?.focus();
    };
    return make(
      "li",
      {},
      make(
        "form",
        { class: "edit", on: { submit: done, keydown: leave } },
        to,
        says,
        make("button", { type: "submit", class: "tool" }, "Done"),
        button({ class: "plain" }, () => edit(""), "Cancel"),
      ),
    );
  }

  /** @param {KeyboardEvent} event */
  function leave(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    edit("");
  }

  /** @param {string} one */
  function edit(one) {
    const before = editing;
    editing = one;
    paintList();
    (one ? query(list, ".edit input") : controlOf(list, `rename ${before}`))?.focus();
  }

  const { show, close } = folding(element, opener, panel, () => {
    question.hidden = true;
    query(panel, FIRST)?.focus();
  });
  // What is typed here is no key of the page.
  element.addEventListener("keydown", (event) => event.stopPropagation());
  return { element, paint, close, destroy: store.destroy };
}

/** @param {Attributes} attributes */
function field(attributes) {
  return make("input", { type: "text", ...attributes });
}

/**
 * A text as the server keeps it.
 * @param {string} text
 * @param {number} longest
 */
function oneLine(text, longest) {
  return text.split(/\s+/).filter(Boolean).join(" ").slice(0, longest).trim();
}
