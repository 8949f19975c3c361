// @ts-check
// A tree of nested lists after the WAI-ARIA pattern: one item in the tab order, arrow keys, type-
// ahead. Children are built when first shown.

import { focusNear, make, say, targetOf } from "./dom.js";

/**
 * @typedef {object} Part what an item is made from
 * @property {HTMLElement} item
 * @property {HTMLElement} row its own line
 * @property {(() => Part[]) | null} [children] makes the items under it; none for a leaf
 * @property {boolean} [open] whether it starts unfolded
 * @property {() => void} press what Enter and a click do
 * @property {string} name the words that typing finds
 * @property {string} [kind] its class
 * @property {string} [id] the statement that it is, or concludes
 *
 * @typedef {Part & { level: number, group: HTMLElement | null }} Item
 */

const TYPING = 700;

/**
 * @param {string} label
 * @param {string} describedby
 * @param {(key: string, item: Item) => boolean} keys may take a key first
 */
export function createTree(label, describedby, keys) {
  const element = make("ul", {
    role: "tree",
    "aria-label": label,
    "aria-describedby": describedby,
  });
  /** @type {WeakMap<Element, Item>} */
  const nodes = new WeakMap();
  /** @type {Item | null} the node in the tab order */
  let current = null;
  let typed = "";
  let since = 0;

  /** @param {Part[]} parts */
  function fill(parts) {
    element.replaceChildren(...place(parts, 1));
    rove(at(element.firstElementChild));
    unfoldThose(element);
  }

  /** @param {Part[]} parts @param {number} level */
  function place(parts, level) {
    return parts.map((part, i) => {
      const { item } = part;
      say(item, {
        role: "treeitem",
        "aria-level": level,
        "aria-setsize": parts.length,
        "aria-posinset": i + 1,
        tabindex: -1,
        class: part.kind ?? "",
      });
      if (part.children) say(item, { "aria-expanded": "false" });
      item.prepend(part.row);
      part.row.prepend(make("span", { class: "twist", "aria-hidden": "true" }));
      nodes.set(item, { ...part, level, group: null });
      return item;
    });
  }

  /**
   * Those that start unfolded.
   *
   * @param {HTMLElement} list
   */
  function unfoldThose(list) {
    for (const item of list.children) {
      const node = at(item);
      if (node?.open) unfold(node);
    }
  }

  /** @param {Item} node */
  function unfold(node) {
    if (!node.children || isOpen(node)) return;
    if (!node.group) {
      node.group = make("ul", { role: "group" }, place(node.children(), node.level + 1));
      unfoldThose(node.group);
      node.item.append(node.group);
    }
    node.group.hidden = false;
    say(node.item, { "aria-expanded": true });
  }

  /** @param {Item} node */
  function fold(node) {
    if (!isOpen(node)) return;
    if (node.group.contains(focusNear(element))) focus(node);
    else if (node.group.contains(current?.item ?? null)) rove(node);
    node.group.hidden = true;
    say(node.item, { "aria-expanded": false });
  }

  /**
   * @param {Item | null} node
   * @returns {node is Item & { group: HTMLElement }}
   */
  function isOpen(node) {
    return node?.item.getAttribute("aria-expanded") === "true";
  }
  /** @param {Item} node */
  function turn(node) {
    isOpen(node) ? fold(node) : unfold(node);
  }

  /** @param {Element | null} item */
  function at(item) {
    return (item && nodes.get(item)) ?? null;
  }

  // --- where one is ---

  /** @param {Item | null} node */
  function rove(node) {
    if (!node || node === current) return;
    if (current) current.item.tabIndex = -1;
    current = node;
    node.item.tabIndex = 0;
  }

  /** @param {Item | null} node */
  function focus(node) {
    if (!node) return;
    rove(node);
    node.item.focus({ preventScroll: true });
    node.row.scrollIntoView({ block: "nearest" });
  }

  // The item that an element is in, or is.
  const around = (/** @type {Element | null} */ one) => at(one?.closest("[role=treeitem]") ?? null);
  const parent = (/** @type {Item} */ node) => around(node.item.parentElement);
  const lastIn = (/** @type {Item | null} */ node) => {
    while (isOpen(node)) node = at(node.group.lastElementChild);
    return node;
  };

  /** @param {Item} node @returns {Item | null} */
  function next(node) {
    if (isOpen(node)) return at(node.group.firstElementChild);
    for (let one = /** @type {Item | null} */ (node); one; one = parent(one)) {
      if (one.item.nextElementSibling) return at(one.item.nextElementSibling);
    }
    return null;
  }

  /** @param {Item} node */
  function previous(node) {
    const before = node.item.previousElementSibling;
    return before ? lastIn(at(before)) : parent(node);
  }

  /**
   * Type-ahead: the same letter again goes on to the next one, more letters stay.
   *
   * @param {string} sign
   * @param {Item} from
   */
  function find(sign, from) {
    const now = performance.now();
    typed = now - since < TYPING ? typed + sign.toLowerCase() : sign.toLowerCase();
    since = now;
    const again = [...typed].every((one) => one === typed[0]);
    const wanted = again ? typed[0] : typed;
    const first = at(element.firstElementChild) ?? from;
    let node = again ? (next(from) ?? first) : from;
    for (const start = node; ;) {
      if (node.name.toLowerCase().startsWith(wanted)) return node;
      node = next(node) ?? first;
      if (node === start) return null;
    }
  }

  // --- keys and the pointer ---

  /** @type {Record<string, (node: Item) => Item | null>} */
  const MOVES = {
    ArrowDown: next,
    ArrowUp: previous,
    Home: () => at(element.firstElementChild),
    End: () => lastIn(at(element.lastElementChild)),
    ArrowRight: (node) => {
      if (isOpen(node)) return next(node);
      unfold(node);
      return node;
    },
    ArrowLeft: (node) => {
      if (!isOpen(node)) return parent(node);
      fold(node);
      return node;
    },
  };

  function typing() {
    return performance.now() - since < TYPING;
  }

  element.addEventListener("keydown", (event) => {
    const node = around(targetOf(event));
    const own = event.target !== node?.item; // a switch in the row, which has keys of its own
    if (
      !node ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (own && [" ", "Enter"].includes(event.key))
    ) {
      return;
    }
    if (MOVES[event.key]) focus(MOVES[event.key](node));
    else if (event.key === "Enter") node.press();
    else if (!typing() && keys(event.key, node)) {
      /* taken */
    } else if (event.key === "*") {
      for (const one of node.item.parentElement?.children ?? []) {
        const beside = at(one);
        if (beside) unfold(beside);
      }
    } else if (event.key.length === 1 && !"/?".includes(event.key)) focus(find(event.key, node));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener("focusin", (event) => rove(around(targetOf(event))));
  element.addEventListener("click", (event) => {
    const target = targetOf(event);
    const node = around(target);
    if (!node || target.closest(".switch") || !target.closest(".row")) return;
    if (target.closest(".twist")) turn(node);
    else node.press();
  });

  return { element, fill, unfold, turn, focus, rove, at, enter: () => focus(current) };
}
