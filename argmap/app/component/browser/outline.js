// @ts-check
// The outline, the equal of the map: the argument as a nested list of reasons and objections, or
// the statements by section.

import { button, make, query, queryAll, say } from "./dom.js";
import { KEYS, createStatements } from "./statement_tree.js";

/** @import { Branch, Patch, Relation, View } from "./protocol" */
/** @import { Send } from "./session.js" */
/** @import { Place, Statements } from "./statement_tree.js" */
/** @import { Part } from "./tree.js" */

/**
 * @typedef {{ row: HTMLElement, item: HTMLElement, title: string, needs: string[] }} StepShown
 * @typedef {"argument" | "sections"} Arrangement
 */

/** @type {Record<Arrangement, [string, (view: View, send: Send) => Statements]>} */
const ARRANGEMENTS = { argument: ["By argument", byArgument], sections: ["By section", bySection] };
// Of more statements, what is not under a conclusion and all sections but the first start folded.
const MOST_OPEN = 300;
/** @type {(keyof View)[]} what no scenario changes */
export const LASTING = ["branches", "inferences", "navigator", "texts"];

/** @param {Send} send */
export function createOutline(send) {
  const arrangements = /** @type {Arrangement[]} */ (Object.keys(ARRANGEMENTS));
  const choice = make(
    "div",
    { class: "arrangement", role: "group", "aria-label": "Arrangement" },
    arrangements.map((name) =>
      button({ "data-arrangement": name }, () => arrange(name), ARRANGEMENTS[name][0]),
    ),
  );
  const holder = make("div");
  const keys = make(
    "p",
    { class: "keys", id: KEYS },
    ["Enter select", "Space switch", "f focus", "p path", "u unfold", "* all", "/ search"]
      .map((key) => key.replace(" ", "\u00a0"))
      .join(" · "),
  );
  const element = make("div", { class: "outline" }, choice, holder);
  /** @type {View} */
  let view;
  /** @type {Partial<Record<Arrangement, Statements>>} */
  let made = {};
  /** @type {Arrangement} */
  let arrangement = "argument";

  /** @param {View} next @param {Patch} patch */
  function paint(next, patch) {
    const anew =
      !view ||
      (patch === next
        ? differ(view, next, LASTING)
        : patch.branches || patch.navigator || patch.texts);
    view = next;
    if (anew) made = {};
    else for (const one of Object.values(made)) one.paint(view, patch);
    if (anew && element.isConnected) arrange(arrangement);
  }

  /** @param {Arrangement} name */
  function arrange(name) {
    arrangement = name;
    for (const one of queryAll(choice, "[data-arrangement]")) {
      say(one, { "aria-pressed": one.dataset.arrangement === name });
    }
    const shown = (made[name] ??= ARRANGEMENTS[name][1](view, send));
    if (holder.firstElementChild !== shown.tree.element) holder.replaceChildren(shown.tree.element);
    shown.reveal();
  }

  return {
    element,
    keys,
    paint,
    show: () => arrange(arrangement),
    reveal: () => made[arrangement]?.reveal(),
    enter: () => made[arrangement]?.tree.enter(),
  };
}

/** @param {View} old @param {View} now @param {(keyof View)[]} sections */
export function differ(old, now, sections) {
  return sections.some((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}

/**
 * By argument: under a conclusion the steps to it, under a step what it needs, under each the
 * objections, under these the replies.
 *
 * @param {View} view
 * @param {Send} send
 * @returns {Statements}
 */
function byArgument(view, send) {
  const OTHERS = {};
  /** @type {Map<string, Place>} under what each statement and step has its place */
  const parents = new Map();
  for (const [parent, children] of Object.entries(view.branches)) {
    for (const [relation, id, where] of children) {
      if (where === "here" && parent) parents.set(id, parent);
      else if (relation === "elsewhere") parents.set(id, OTHERS);
    }
  }
  const { branches, inferences } = view;
  /** @type {Map<string, StepShown>} */
  const steps = new Map();
  const listed = createStatements(view, send, "The argument", parents);
  const under = (/** @type {string} */ key) =>
    branches[key] ? () => branches[key].map(branch) : null;

  /** @param {Branch} branch @returns {Part} */
  function branch([relation, id, where]) {
    return relation === "step"
      ? step(id)
      : listed.statement(id, { relation, where, children: where === "here" ? under(id) : null });
  }

  /** @param {string} id */
  function step(id) {
    const { scheme, title, of } = inferences[id];
    const words = scheme || title || "Step";
    const row = make(
      "div",
      { class: "row scheme", title: title || false },
      make("span", { class: "title" }, words, make("span", { class: "word" })),
    );
    const part = listed.place(id, {
      id: of,
      row,
      name: words,
      kind: "step",
      open: true,
      children: under(id),
    });
    /** @param {Relation} relation @param {string} one @param {string} more */
    const count = (relation, one, more) => {
      const found = branches[id].filter(([is]) => is === relation).length;
      return found ? `${found} ${found > 1 ? more : one}` : "";
    };
    steps.set(id, {
      row,
      item: part.item,
      title: scheme && title,
      needs: [
        count("premise", "premise", "linked premises"),
        count("background", "background condition", "background conditions"),
      ],
    });
    showStep(id, listed.view());
    return part;
  }

  /** @param {string} id @param {View} view */
  function showStep(id, { passages }) {
    const shown = steps.get(id);
    if (!shown) return;
    const { item, row, title, needs } = shown;
    const passage = passages[id];
    row.classList.toggle("falls", passage === "does not go through");
    row.classList.toggle("contested", passage === "contested");
    say(/** @type {Element} */ (query(row, ".word")), { text: `\u00a0· ${passage}` });
    say(item, { "aria-description": ["step", title, ...needs].filter(Boolean).join(", ") });
  }

  const top = branches[""].filter(([relation]) => relation === "conclusion");
  const rest = branches[""].filter(([relation]) => relation === "elsewhere");
  const open = top.length === 0 && rest.length <= MOST_OPEN;
  listed.tree.fill([
    ...top.map((one, i) => ({ ...branch(one), open: i === 0 })),
    ...(rest.length
      ? [listed.heading(OTHERS, `Elsewhere · ${rest.length}`, () => rest.map(branch), open)]
      : []),
  ]);
  return {
    ...listed,
    paint(next, patch) {
      listed.paint(next, patch);
      const ids = patch === next ? steps.keys() : Object.keys(patch.passages ?? {});
      for (const id of ids) showStep(id, next);
    },
  };
}

/** @param {View} view @param {Send} send */
function bySection(view, send) {
  /** @type {Map<string, Place>} */
  const parents = new Map();
  const { sections } = view.navigator;
  const few = Object.keys(view.texts).length <= MOST_OPEN;
  for (const one of sections) for (const id of one[1]) parents.set(id, one);
  const listed = createStatements(view, send, "The statements by section", parents);
  listed.tree.fill(
    sections.map((one, i) =>
      listed.heading(one, one[0], () => one[1].map((id) => listed.statement(id)), few || i === 0),
    ),
  );
  return listed;
}
