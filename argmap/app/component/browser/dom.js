// @ts-check
// Elements made from data: text only ever becomes text.

import { MARKS } from "./roles.js";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [type, act] of Object.entries(value)) element.addEventListener(type, act);
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
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== ""),
  );
  return element;
}

export function button(attributes, act, ...children) {
  return make(
    "button",
    { type: "button", ...attributes, on: act ? { click: act } : {} },
    ...children,
  );
}

// A real link, so that it wraps as text does and opens in a tab of its own: with the map and the
// scenario of this one, which may change while the link stands here.
export function link(id, send, text, focus) {
  const href = () => {
    const address = new URLSearchParams(location.search);
    address.set("at", id);
    return `?${address}`;
  };
  const renew = (event) => event.currentTarget.setAttribute("href", href());
  return make(
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
}

export function mark(role) {
  return make("span", { class: `mark ${role}`, "aria-hidden": "true" }, MARKS[role] || "");
}

// Set what differs, so that nothing is repainted or announced in vain.
export function say(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") {
      if (element.textContent !== value) element.textContent = value;
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, String(value));
    }
  }
}

// The switch of a statement; `show` sets it.
export function switchOf(id, send) {
  const element = button({ class: "switch", role: "switch", "data-focus": `switch ${id}` }, () =>
    send({ type: "toggle", id }),
  );
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

// What has not changed stays the same element, so that a press that has begun still becomes a
// click.
export function renew(parent, children) {
  let here = parent.firstElementChild;
  for (const child of children) {
    let same = here;
    while (same && !same.isEqualNode(child)) same = same.nextElementSibling;
    if (!same) {
      parent.insertBefore(child, here);
      continue;
    }
    for (; here !== same; here = drop(here));
    here = same.nextElementSibling;
  }
  while (here) here = drop(here);
}

function drop(element) {
  const next = element.nextElementSibling;
  element.remove();
  return next;
}

// The control that has the focus keeps it when it is built anew.
export function keepingFocus(root, rebuild) {
  const key = root.getRootNode().activeElement?.getAttribute?.("data-focus");
  const had = key && root.contains(root.getRootNode().activeElement);
  rebuild();
  if (had) {
    [...root.querySelectorAll("[data-focus]")]
      .find((one) => one.getAttribute("data-focus") === key)
      ?.focus();
  }
}

// Arrow keys among controls of which one is in the tab order.
export function roving(container, selector, keys) {
  container.addEventListener("keydown", (event) => {
    const step = keys[event.key];
    if (step === undefined) return;
    const all = [...container.querySelectorAll(selector)].filter(
      (one) => one.offsetParent !== null,
    );
    const here = all.indexOf(event.target.closest(selector));
    const next = all[step === "first" ? 0 : step === "last" ? all.length - 1 : here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
}

export function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] || ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

// A panel that a button opens; Escape, leaving it, or a press elsewhere closes it.
export function folding(element, opener, panel, opened) {
  function show(open) {
    panel.hidden = !open;
    say(opener, { "aria-expanded": open });
    if (open) opened();
    else if (panel.contains(panel.getRootNode().activeElement)) opener.focus();
  }
  opener.addEventListener("click", () => show(panel.hidden));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    opener.focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !element.contains(relatedTarget)) show(false);
  });
  return {
    show,
    close(event) {
      if (!event.composedPath().includes(element)) show(false);
    },
  };
}
