// @ts-check
// A tree of statements, each at one place. Elsewhere a statement is a reference to its place.

import { focusNear, make, say } from "./dom.js";
import { createRows } from "./rows.js";
import { createTree } from "./tree.js";

/** @import { Action, Patch, Relation, View, Where } from "./protocol" */
/** @import { Send } from "./session.js" */
/** @import { Item, Part } from "./tree.js" */

/**
 * @typedef {string | object} Place a statement or step by its identifier; or a heading
 * @typedef {ReturnType<typeof createStatements>} Statements
 */

/** @type {Record<Where, string>} */
const PLACES = { here: "", above: "shown above", below: "shown below" };
export const KEYS = "outline-keys"; // the element that tells the keys of such a tree

/**
 * @param {View} first
 * @param {Send} send
 * @param {string} label
 * @param {Map<Place, Place>} parents under what each has its place
 */
export function createStatements(first, send, label, parents) {
  let view = first;
  /** @type {string | null} */
  let chosen = null;
  const rows = createRows(send);
  /** @type {Map<Place, HTMLElement>} */
  const items = new Map();
  const tree = createTree(label, KEYS, command);
  rows.paint(view);

  /**
   * @param {Place} key
   * @param {Omit<Part, "item" | "press"> & Partial<Part>} part
   * @returns {Part}
   */
  function place(key, part) {
    const item = make("li");
    items.set(key, item);
    return { press: () => tree.turn(nodeOf(item)), ...part, item };
  }

  function nodeOf(/** @type {HTMLElement | undefined} */ item) {
    return /** @type {Item} */ (tree.at(item ?? null));
  }

  /**
   * @param {Place} key
   * @param {string} words
   * @param {() => Part[]} children
   * @param {boolean} open
   */
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
   * @param {{ relation?: Relation | "", where?: Where, children?: Part["children"] }} [place]
   * @returns {Part}
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

  /**
   * Unfold the way to the place of a statement; null where it has none.
   *
   * @param {string} key
   */
  function unfoldTo(key) {
    /** @type {Place[]} */
    const way = [];
    for (let above = parents.get(key); above !== undefined; above = parents.get(above)) {
      way.unshift(above);
    }
    for (const above of way) tree.unfold(nodeOf(items.get(above)));
    return tree.at(items.get(key) ?? null);
  }

  // What is selected, wherever that was done; the focus stays where it is.
  function reveal() {
    chosen = view.card.id ?? null;
    const node = chosen === null ? null : unfoldTo(chosen);
    if (!node) return;
    if (!tree.element.contains(focusNear(tree.element))) tree.rove(node);
    requestAnimationFrame(() => node.row.scrollIntoView({ block: "nearest" }));
  }

  /**
   * The keys for what the map does; a step answers for what it concludes.
   *
   * @param {string} key
   * @param {Item} item
   */
  function command(key, { id = "", kind }) {
    /** @type {Record<string, Action>} */
    const deeds = {
      f: { type: "show", kind: "focus", of: id },
      p: { type: "show", kind: "path", of: id },
      u: { type: "unfold", id },
    };
    const deed = deeds[key];
    if (key === " " && kind !== "step" && view.verdicts[id]?.switch) send({ type: "toggle", id });
    if (!deed || !id) return key === " ";
    if (id !== view.card.id) send({ type: "select", id });
    send(deed);
    return true;
  }

  /** @param {View} next @param {Patch} patch */
  function paint(next, patch) {
    view = next;
    rows.paint(view, patch === next ? null : patch);
    if ((view.card.id ?? null) !== chosen) reveal();
  }

  return { tree, place, heading, statement, reveal, paint, view: () => view };
}
