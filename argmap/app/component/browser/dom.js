// @ts-check
// Elements made from data: text only ever becomes text.

import { MARKS } from "./roles.js";

/** @import { Role, StatementVerdict } from "./protocol" */
/** @import { Send } from "./session.js" */

/**
 * @typedef {string | number | boolean | null | undefined} Attribute
 * @typedef {{ [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void }}
 *   Listeners
 * @typedef {{ [name: string]: Attribute | Listeners, on?: Listeners }} Attributes
 * @typedef {string | Node | null | undefined} Child nothing where it is empty
 * @typedef {HTMLButtonElement & { show: ShowSwitch }} Switch
 * @typedef {(title: string, verdict: StatementVerdict) => void} ShowSwitch
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      const listeners = /** @type {Record<string, EventListener>} */ (value);
      for (const [type, act] of Object.entries(listeners)) element.addEventListener(type, act);
    } else if (value === true && !name.startsWith("aria-")) element.setAttribute(name, "");
    else if (
      (value !== false || name.startsWith("aria-")) &&
      value !== null &&
      value !== undefined
    ) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(
    ...children
      .flat()
      .filter((child) => child !== null && child !== undefined)
      .filter((child) => child !== ""),
  );
  return element;
}

/**
 * @param {Attributes} attributes
 * @param {((event: MouseEvent) => void) | null} act
 * @param {...(Child | Child[])} children
 */
export function button(attributes, act, ...children) {
  return make(
    "button",
    { type: "button", ...attributes, on: act ? { click: act } : {} },
    ...children,
  );
}

/**
 * A real link, so that it wraps as text does and opens in a tab of its own: with the map and the
 * scenario of this one, which may change while the link stands here.
 *
 * @param {string} id
 * @param {Send} send
 * @param {string} text
 * @param {string} focus
 */
export function link(id, send, text, focus) {
  const href = () => {
    const address = new URLSearchParams(location.search);
    address.set("at", id);
    return `?${address}`;
  };
  const renew = () => element.setAttribute("href", href());
  const element = make(
    "a",
    {
      class: "link",
      href: href(),
      "data-focus": focus,
      on: {
        pointerdown: renew,
        focus: renew,
        click: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          send({ type: "select", id });
        },
      },
    },
    text,
  );
  return element;
}

/** @param {Role} role */
export function mark(role) {
  return make("span", { class: `mark ${role}`, "aria-hidden": "true" }, MARKS[role]);
}

/**
 * Set what differs, so that nothing is repainted or announced in vain.
 *
 * @param {Element} element
 * @param {Record<string, string | number | boolean>} attributes
 */
export function say(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") {
      if (element.textContent !== value) element.textContent = String(value);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, String(value));
    }
  }
}

/**
 * The switch of a statement; `show` sets it.
 *
 * @param {string} id
 * @param {Send} send
 */
export function switchOf(id, send) {
  const attributes = { class: "switch", role: "switch", "data-focus": `switch ${id}` };
  const toggle = () => send({ type: "toggle", id });
  const element = /** @type {Switch} */ (button(attributes, toggle));
  element.show = (title, { on, state, verdict }) => {
    const falls = on && verdict !== "stands" && verdict !== "not judged";
    element.classList.toggle("hollow", falls);
    say(element, {
      "aria-checked": on,
      "aria-label": `${title}: ${on && !falls ? "granted" : state}`,
      title: `${falls ? `${state[0].toUpperCase()}${state.slice(1)}. ` : ""}${on ? "Withdraw" : "Grant"}`,
    });
  };
  return element;
}

/**
 * What has not changed stays the same element, so that a press that has begun still becomes a
 * click.
 *
 * @param {Element} parent
 * @param {Element[]} children
 */
export function renew(parent, children) {
  let here = parent.firstElementChild;
  for (const child of children) {
    let same = here;
    while (same && !same.isEqualNode(child)) same = same.nextElementSibling;
    if (!same) {
      parent.insertBefore(child, here);
      continue;
    }
    for (; here && here !== same; here = drop(here));
    here = same.nextElementSibling;
  }
  while (here) here = drop(here);
}

/** @param {Element} element */
function drop(element) {
  const next = element.nextElementSibling;
  element.remove();
  return next;
}

/**
 * The control that has the focus keeps it when it is built anew.
 *
 * @param {Element} root
 * @param {() => void} rebuild
 */
export function keepingFocus(root, rebuild) {
  const key = focusNear(root)?.getAttribute?.("data-focus");
  const had = key && root.contains(focusNear(root));
  rebuild();
  if (had) {
    queryAll(root, "[data-focus]")
      .find((one) => one.getAttribute("data-focus") === key)
      ?.focus();
  }
}

/**
 * What has the focus in the tree that an element is in.
 *
 * @param {Node} element
 */
export function focusNear(element) {
  return /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function query(root, selector) {
  return root.querySelector(selector);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function queryAll(root, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
}

/**
 * The element that an event is of.
 *
 * @param {Event} event
 */
export function targetOf(event) {
  return /** @type {HTMLElement} */ (event.target);
}

/**
 * Arrow keys among controls of which one is in the tab order.
 *
 * @param {HTMLElement} container
 * @param {string} selector
 * @param {Record<string, number | "first" | "last">} keys
 */
export function roving(container, selector, keys) {
  container.addEventListener("keydown", (event) => {
    const step = keys[event.key];
    if (step === undefined) return;
    const all = queryAll(container, selector).filter((one) => one.offsetParent !== null);
    const here = all.indexOf(/** @type {HTMLElement} */ (targetOf(event).closest(selector)));
    const next = all[step === "first" ? 0 : step === "last" ? all.length - 1 : here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
export function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] || ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

/**
 * A panel that a button opens; Escape, leaving it, or a press elsewhere closes it.
 *
 * @param {HTMLElement} element holds both
 * @param {HTMLElement} opener
 * @param {HTMLElement} panel
 * @param {() => void} opened
 */
export function folding(element, opener, panel, opened) {
  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    say(opener, { "aria-expanded": open });
    if (open) opened();
    else if (panel.contains(focusNear(panel))) opener.focus();
  }
  opener.addEventListener("click", () => show(Boolean(panel.hidden)));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    opener.focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !element.contains(/** @type {Node} */ (relatedTarget))) show(false);
  });
  return {
    show,
    /** @param {Event} event */
    close(event) {
      if (!event.composedPath().includes(element)) show(false);
    },
  };
}
