// @ts-check
// The outline, the equal of the map: the argument as a nested list of reasons and objections, or
// the statements by section.

import { button, make, say } from "./dom.js";
import { createRows } from "./rows.js";
import { createTree } from "./tree.js";

const ARRANGEMENTS = { argument: ["By argument", byArgument], sections: ["By section", bySection] };
// Of more statements, what is not under a conclusion and all sections but the first start folded.
const MOST_OPEN = 300;
const PLACES = { above: "shown above", below: "shown below" };
export const LASTING = ["branches", "inferences", "navigator", "texts"]; // what no scenario changes
const KEYS = "outline-keys";

export function createOutline(send) {
  const choice = make(
    "div",
    { class: "arrangement", role: "group", "aria-label": "Arrangement" },
    Object.entries(ARRANGEMENTS).map(([name, [label]]) =>
      button({ "data-arrangement": name }, () => arrange(name), label),
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
  let view = null;
  let made = {};
  let arrangement = "argument";

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

  function arrange(name) {
    arrangement = name;
    for (const one of choice.children) {
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

export function differ(old, now, sections) {
  return sections.some((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}

// By argument: under a conclusion the steps to it, under a step what it needs, under each the
// objections, under these the replies.
function byArgument(view, send) {
  const OTHERS = {};
  const parents = new Map(); // under what each statement and step has its place
  for (const [parent, children] of Object.entries(view.branches)) {
    for (const [relation, id, where] of children) {
      if (where === "here" && parent) parents.set(id, parent);
      else if (relation === "elsewhere") parents.set(id, OTHERS);
    }
  }
  const { branches, inferences } = view;
  const steps = new Map();
  const listed = createStatements(view, send, "The argument", parents);
  const under = (key) => (branches[key] ? () => branches[key].map(branch) : null);

  function branch([relation, id, where]) {
    return relation === "step"
      ? step(id)
      : listed.statement(id, { relation, where, children: where === "here" ? under(id) : null });
  }

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

  function showStep(id, { passages }) {
    const { item, row, title, needs } = steps.get(id);
    const passage = passages[id];
    row.classList.toggle("falls", passage === "does not go through");
    row.classList.toggle("contested", passage === "contested");
    say(row.querySelector(".word"), { text: `\u00a0· ${passage}` });
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
      for (const id of patch === next ? steps.keys() : Object.keys(patch.passages ?? {})) {
        if (steps.has(id)) showStep(id, next);
      }
    },
  };
}

function bySection(view, send) {
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

// A tree of statements, each at one place; `parents` says under what. Elsewhere a statement is a
// reference to its place.
function createStatements(first, send, label, parents) {
  let view = first;
  let chosen = null;
  const rows = createRows(send);
  const items = new Map();
  const tree = createTree(label, KEYS, command);
  rows.paint(view);

  function place(key, part) {
    const item = make("li");
    items.set(key, item);
    return { press: () => tree.turn(tree.at(item)), ...part, item };
  }

  function heading(key, words, children, open) {
    return place(key, {
      row: make("div", { class: "row heading" }, make("span", { class: "title" }, words)),
      name: words,
      kind: "section",
      children,
      open,
    });
  }

  /**
   * @param {string} id
   * @param {{ relation?: string, where?: string, children?: (() => any[]) | null }} [place]
   */
  function statement(id, { relation = "", where = "here", children = null } = {}) {
    const { title, role } = view.texts[id];
    const reference = where !== "here";
    const attack = relation === "objection" || relation === "weak";
    const before =
      relation === "background"
        ? "given"
        : attack && !["objection", "reply"].includes(role)
          ? "objects:"
          : "";
    const after = [
      id === view.strip.thesis ? "the thesis" : "",
      relation === "weak" ? "too weak to prevail" : "",
      PLACES[where],
    ]
      .filter(Boolean)
      .join(", ");
    const row = make("div", { class: "row" }, rows.content(id, { before, inline: true }));
    const part = {
      id,
      row,
      name: title,
      children,
      kind: `${attack ? "attack" : relation}${reference ? " reference" : ""}`,
      press: () => {
        if (reference) tree.focus(unfoldTo(id));
        send({ type: "select", id });
      },
    };
    say(row, { "data-statement": id });
    const placed = reference ? { ...part, item: make("li") } : place(id, part);
    rows.keep(id, { element: row, named: placed.item, leaf: true, reference, after });
    return placed;
  }

  // Unfold the way to the place of a statement; null where it has none.
  function unfoldTo(key) {
    const way = [];
    for (let above = parents.get(key); above !== undefined; above = parents.get(above)) {
      way.unshift(above);
    }
    for (const above of way) tree.unfold(tree.at(items.get(above)));
    return tree.at(items.get(key));
  }

  // What is selected, wherever that was done; the focus stays where it is.
  function reveal() {
    chosen = view.card.id ?? null;
    const node = chosen === null ? null : unfoldTo(chosen);
    if (!node) return;
    if (!tree.element.contains(tree.element.getRootNode().activeElement)) tree.rove(node);
    requestAnimationFrame(() => node.row.scrollIntoView({ block: "nearest" }));
  }

  // The keys for what the map does; a step answers for what it concludes.
  function command(key, { id, kind }) {
    const deed = {
      f: { type: "show", kind: "focus", of: id },
      p: { type: "show", kind: "path", of: id },
      u: { type: "unfold", id },
    }[key];
    if (key === " " && kind !== "step" && view.verdicts[id]?.switch) send({ type: "toggle", id });
    if (!deed || !id) return key === " ";
    if (id !== view.card.id) send({ type: "select", id });
    send(deed);
    return true;
  }

  function paint(next, patch) {
    view = next;
    rows.paint(view, patch === next ? null : patch);
    if ((view.card.id ?? null) !== chosen) reveal();
  }

  return { tree, place, heading, statement, reveal, paint, view: () => view };
}
