// @ts-check
// A tree of nested lists after the WAI-ARIA pattern: one item in the tab order, arrow keys, type-
// ahead. Children are built when first shown.
//
// An item is made from { row, children, open, press, name }: its own line, what makes the items
// under it (null for a leaf), whether
// it starts unfolded, what Enter and a click do, and the words that typing finds. `keys` may take
// a key first.

import { make, say } from "./dom.js";

const TYPING = 700;

export function createTree(label, describedby, keys) {
  const element = make("ul", {
    role: "tree",
    "aria-label": label,
    "aria-describedby": describedby,
  });
  const nodes = new WeakMap();
  /** @type {any} the node in the tab order */
  let current = null;
  let typed = "";
  let since = 0;

  function fill(parts) {
    element.replaceChildren(...place(parts, 1));
    rove(at(element.firstElementChild));
    unfoldThose(element);
  }

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

  // Those that start unfolded.
  function unfoldThose(list) {
    for (const item of list.children) if (nodes.get(item).open) unfold(nodes.get(item));
  }

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

  function fold(node) {
    if (!isOpen(node)) return;
    if (node.group.contains(element.getRootNode().activeElement)) focus(node);
    else if (node.group.contains(current?.item)) rove(node);
    node.group.hidden = true;
    say(node.item, { "aria-expanded": false });
  }

  function isOpen(node) {
    return node.item.getAttribute("aria-expanded") === "true";
  }
  function turn(node) {
    isOpen(node) ? fold(node) : unfold(node);
  }

  function at(item) {
    return item ? nodes.get(item) : null;
  }

  // --- where one is ---

  function rove(node) {
    if (!node || node === current) return;
    if (current) current.item.tabIndex = -1;
    current = node;
    node.item.tabIndex = 0;
  }

  function focus(node) {
    if (!node) return;
    rove(node);
    node.item.focus({ preventScroll: true });
    node.row.scrollIntoView({ block: "nearest" });
  }

  const parent = (node) => at(node.item.parentElement.closest("[role=treeitem]"));
  const lastIn = (node) => {
    while (isOpen(node)) node = at(node.group.lastElementChild);
    return node;
  };

  function next(node) {
    if (isOpen(node)) return at(node.group.firstElementChild);
    for (; node; node = parent(node)) {
      if (node.item.nextElementSibling) return at(node.item.nextElementSibling);
    }
    return null;
  }

  function previous(node) {
    const before = node.item.previousElementSibling;
    return before ? lastIn(at(before)) : parent(node);
  }

  // Type-ahead: the same letter again goes on to the next one, more letters stay.
  function find(sign, from) {
    const now = performance.now();
    typed = now - since < TYPING ? typed + sign.toLowerCase() : sign.toLowerCase();
    since = now;
    const again = [...typed].every((one) => one === typed[0]);
    const wanted = again ? typed[0] : typed;
    const first = at(element.firstElementChild);
    let node = again ? (next(from) ?? first) : from;
    for (const start = node; ;) {
      if (node.name.toLowerCase().startsWith(wanted)) return node;
      node = next(node) ?? first;
      if (node === start) return null;
    }
  }

  // --- keys and the pointer ---

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
    const node = at(event.target.closest("[role=treeitem]"));
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
      for (const one of node.item.parentElement.children) unfold(at(one));
    } else if (event.key.length === 1 && !"/?".includes(event.key)) focus(find(event.key, node));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener("focusin", (event) => rove(at(event.target.closest("[role=treeitem]"))));
  element.addEventListener("click", (event) => {
    const node = at(event.target.closest("[role=treeitem]"));
    if (!node || event.target.closest(".switch") || !event.target.closest(".row")) return;
    if (event.target.closest(".twist")) turn(node);
    else node.press();
  });

  return { element, fill, unfold, turn, focus, rove, at, enter: () => focus(current) };
}
